"""From bytes to text: which encoding, and what was not in it.

Nothing is stripped or normalised: a byte order mark stays as U+FEFF at the start, line ends stay as they are. So for a text in one
encoding ``data.decode(decoded.encoding) == decoded.text``, and positions are positions in the file decoded. What no encoding
explains becomes U+FFFD and is said.

Method for what is neither UTF-8 nor marked: each line gets, in each candidate encoding, a cost from the frequency of its non-ASCII
characters and from impossible neighbours (an upper-case letter after a lower-case one, Cyrillic beside Latin); the cheapest way
through the lines, with a price for each change of encoding, gives the stretches. charset-normalizer is asked where none of the
candidates explains the text (scripts of East Asia, Greek …).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from .charset_costs import CANDIDATES, PRIORS, UTF8, cost_of, normal_label

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SWITCH = 30.0
"""Price of a change of encoding between two lines: about six letters that cannot be."""
_IMPLAUSIBLE = 7.5
"""Mean cost of a non-ASCII byte above which none of the candidates is believed."""
_SAMPLE = 300_000
"""Bytes over which all candidates are compared; on a longer text only the three best of them go on."""
_NON_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes ``start`` to ``end`` (0-based, end exclusive) are in ``encoding``."""

    start: int
    end: int
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was in (several joined by ``+``), and what was wrong.

    ``whole`` is false where something was lost or the text had to be read piece by piece.
    """

    text: str
    encoding: str
    reasons: tuple[str, ...] = ()
    whole: bool = True


def decode(data: bytes, *, declared: str = "", among: tuple[str, ...] = CANDIDATES) -> Decoded:
    """Decode a text; never raises.

    ``declared`` is what the file says of itself (a meta tag, a mail header): it is believed where the bytes bear it out, but
    not against text that is valid UTF-8 beyond ASCII. ``among`` names the encodings that are tried where nothing is marked.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom) and (marked := _strict(data, encoding)) is not None:
            return Decoded(text=marked, encoding=encoding)
    label = known_encoding(declared)
    nuls = b"\x00" in data[:4096]
    if nuls and label.startswith(("utf-16", "utf-32")):
        return _lossy(data, label)
    if data.isascii() and not nuls and not _stateful(declared):
        return Decoded(text=data.decode("ascii"), encoding="utf-8")
    wide = _wide_without_mark(data)
    if wide and label in {"", wide}:
        return Decoded(text=data.decode(wide), encoding=wide)
    utf8 = None if _stateful(declared) and data.isascii() else _strict(data, "utf-8")
    if utf8 is not None:
        wrong = declared and label not in {"utf-8", "utf-7", ""} and not _stateful(declared)
        return Decoded(text=utf8, encoding="utf-8", reasons=(f"said to be {declared}, but is utf-8",) if wrong else ())
    if label and label != "utf-8" and (text := _strict(data, label)) is not None and not _belied(data, label, among):
        return Decoded(text=text, encoding=label)
    return _detect(data, declared=declared, label=label, among=among)


def _belied(data: bytes, label: str, among: tuple[str, ...]) -> bool:
    """Say whether another encoding explains the bytes far better than the declared one: Russian mails say they are Latin."""
    if label not in among:
        return False
    sample = data[:20_000]
    return cost_of(sample, label) > 1.5 * min(cost_of(sample, other) for other in among) + _SWITCH


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text=text, encoding=encoding)
    reason = f"some of it is no {encoding}, and is shown as \N{REPLACEMENT CHARACTER}"
    return Decoded(text=data.decode(encoding, errors="replace"), encoding=encoding, reasons=(reason,), whole=False)


def known_encoding(label: str) -> str:
    """Return Python's name of the text encoding that a label means in practice, or an empty string where there is none."""
    cleaned = normal_label(label)
    try:
        found = codecs.lookup(cleaned).name if cleaned else ""
        b"".decode(found or "ascii")
    except (LookupError, ValueError):  # no such encoding, or one that does not give text, such as base64
        return ""
    return "" if found.replace("-", "_") in _NON_TEXT else found


def _stateful(label: str) -> bool:
    return bool(re.match(r"iso-2022|utf-?7|hz|unicode-1-1", label.strip().lower()))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _wide_without_mark(data: bytes) -> str:
    """Name UTF-16 without a mark: the upper bytes of nearly all code units are those of Latin or Cyrillic."""
    head = data[:4096]
    if len(data) % 2 or len(head) < 4:
        return ""
    for encoding, upper, lower in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        zeros, cyrillic = upper.count(0), upper.count(4)
        spaces = sum(1 for high, low in zip(upper, lower, strict=True) if high == 0 and low in b" \n\r")
        plausible = zeros > 0.9 * len(upper) or (cyrillic + zeros > 0.9 * len(upper) and spaces > 0)
        if plausible and lower.count(0) <= len(lower) // 50 and _strict(data, encoding) is not None:
            return encoding
    return ""


def _detect(data: bytes, *, declared: str, label: str, among: tuple[str, ...]) -> Decoded:
    lines = data.splitlines(keepends=True) if len(data) < 4_000_000 else _blocks(data)
    states = _states(data, among)
    stretches = _cheapest(lines, states)
    text, lost = _read(data, stretches)
    encodings = tuple(dict.fromkeys(stretch.encoding for stretch in stretches))
    reasons = []
    if declared and label and label not in encodings:
        reasons.append(f"said to be {declared}, but reads as {' and '.join(encodings)}")
    if len(encodings) > 1:
        reasons.append(f"several encodings in one text, read piece by piece: {_listed(stretches)}")
    elif encodings[0] != UTF8 and _mean_cost(data, encodings[0]) > _IMPLAUSIBLE and (other := _ask_charset_normalizer(data)) is not None:
        return Decoded(text=other.text, encoding=other.encoding, reasons=(*reasons, *other.reasons), whole=other.whole)
    if lost:
        reasons.append(f"{len(lost)} place(s) that no encoding explains are shown as \N{REPLACEMENT CHARACTER}: {_places(lost)}")
    return Decoded(text=text, encoding="+".join(encodings), reasons=tuple(reasons), whole=not lost and len(encodings) == 1)


def _blocks(data: bytes, size: int = 16_384) -> list[bytes]:
    """Cut a long text after line ends into blocks of about so many bytes."""
    blocks, at = [], 0
    while at < len(data):
        end = data.find(b"\n", at + size) + 1 or len(data)
        blocks.append(data[at:end])
        at = end
    return blocks


def _states(data: bytes, among: tuple[str, ...]) -> tuple[str, ...]:
    if len(data) <= _SAMPLE:
        return (UTF8, *among)
    step = len(data) // 30
    sample = b"\n".join(data[at : at + _SAMPLE // 30] for at in range(0, len(data), step))
    ranked = sorted(among, key=lambda encoding: cost_of(sample, encoding))
    return (UTF8, *ranked[:3])


def _cheapest(lines: list[bytes], states: tuple[str, ...]) -> list[Stretch]:
    """Find the cheapest way through the lines (Viterbi), and return its stretches."""
    so_far = [PRIORS[state] for state in states]
    back: list[tuple[int, list[int]]] = []
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        best = min(range(len(states)), key=so_far.__getitem__)
        limit = so_far[best] + _SWITCH
        origins = [state if so_far[state] <= limit else best for state in range(len(states))]
        so_far = [min(so_far[state], limit) + cost_of(line, states[state]) for state in range(len(states))]
        back.append((number, origins))
    state = min(range(len(states)), key=so_far.__getitem__)
    chosen: dict[int, int] = {}
    for number, origins in reversed(back):
        chosen[number] = state
        state = origins[state]
    return _stretches(lines, [states[chosen[n]] if n in chosen else "" for n in range(len(lines))])


def _stretches(lines: list[bytes], encodings: list[str]) -> list[Stretch]:
    """Join neighbours of one encoding; lines of ASCII go with what stands before them."""
    out: list[Stretch] = []
    at = 0
    current = next(filter(None, encodings), UTF8)
    for line, encoding in zip(lines, encodings, strict=True):
        current = encoding or current
        if out and out[-1].encoding == current:
            out[-1] = Stretch(out[-1].start, at + len(line), current)
        else:
            out.append(Stretch(at, at + len(line), current))
        at += len(line)
    return out


def _read(data: bytes, stretches: list[Stretch]) -> tuple[str, list[int]]:
    parts, lost = [], []
    for stretch in stretches:
        piece = data[stretch.start : stretch.end]
        text = _strict(piece, stretch.encoding)
        if text is None:
            text = piece.decode(stretch.encoding, errors="replace")
            lost += _faults(piece, stretch.encoding, stretch.start)
        parts.append(text)
    return "".join(parts), lost


def _faults(piece: bytes, encoding: str, base: int) -> list[int]:
    """Return the offsets in the file of the bytes that the encoding does not have, at most 1,000."""
    at, out = 0, list[int]()
    while at < len(piece) and len(out) < 1000:
        try:
            piece[at:].decode(encoding)
            break
        except UnicodeDecodeError as error:
            out.append(base + at + error.start)
            at += max(error.end, error.start + 1)
    return out


def _listed(stretches: list[Stretch]) -> str:
    shown = ", ".join(f"bytes {s.start}–{s.end} {s.encoding}" for s in stretches[:8])
    return shown + (f" and {len(stretches) - 8} more" if len(stretches) > 8 else "")


def _places(lost: list[int]) -> str:
    shown = ", ".join(f"byte {at}" for at in lost[:5])
    return shown + (" …" if len(lost) > 5 else "")


def _mean_cost(data: bytes, encoding: str) -> float:
    sample = data[:_SAMPLE]
    return cost_of(sample, encoding) / max(1, sum(1 for byte in sample if byte > 127))


def _ask_charset_normalizer(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # 60 ms to load, and seldom asked

    best = from_bytes(data[:_SAMPLE]).best()
    text = None if best is None else _strict(data, best.encoding)
    if best is None or text is None:
        return None
    return Decoded(text=text, encoding=known_encoding(best.encoding), reasons=(f"the encoding is a guess: {best.encoding}",))
