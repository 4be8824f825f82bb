"""Addresses that cannot be right, by their form alone: nobody is asked, and nothing is looked up."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import in_code
from ..subject import Subject
from .linking import Link, links_of, shown_links, split

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_LAST = frozenset("AEIMQUYcgkosw048")
"""An id is 64 bits in eleven letters of six: the last letter has two bits that are always 0."""
_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([^/?#]+)")
_ARCHIVE = re.compile(r"/web/(\d{4,14})(?:[a-z]{2}_)?/")
_STATUS = re.compile(r"/status(?:es)?/([^/?#]+)")
_DOI = re.compile(r"/10\.\d{4,9}/\S+")
_UUID_LIKE = re.compile(r"/([0-9a-fA-F]{6,}(?:-[0-9a-zA-Z]{3,}){3,5})(?:[/?#]|$)")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ELLIPSIS_AFTER = re.compile(r"\s?(?:\.{3,}|…|\[(?:\.{3}|…)\])")
_CUT = re.compile(r"(?:[-_=%&]|\.(?:ht|htm?l?_|ph|pd|asp_))$|/watch(?:\?v)?$")
_SPACED = re.compile(
    r"\bhttps?\s?:\s?/\s?/\s?(?<![pPsS]://)(?=\w)"
    r"|\bhttps?://(?:www\.)?[\w.-]+[ \t]+(?=\.?(?:com|org|net|eu|fr|ru|kz|ua|uk|de|info|int)/)"
    r"|\bwww\.[ \t]+\w[\w-]*\.\w{2,}"
    r"|<https?://[^<>\s]+[ \t]+[^<>\n]*>"
    r"|\bhttps?://[^\s<>\"']*/[^\s<>\"']*[ \t](?:[\w%~-]+/)+[\w%~.-]*"
    r"|\bhttps?://[^\s<>\"']*[/-][ \t][\w%~-]+\.(?:html?|php|pdf|aspx?)\b"
)
_LOCAL = re.compile(
    r"\bfile:///?\S+|\b[A-Za-z]:\\(?:[\w .-]+\\)+[\w .-]+|\bhttps?://(?:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)\S*"
    r"|/(?:Users|home)/\w[\w.-]*/(?:Desktop|Documents|Downloads)/\S*"
)
_MISTYPED = re.compile(
    r"\b(?:htp|htpp|htttp|hhttp|httpss|htps|hxxps?|ttps?)s?:?//?\S+|\bhttps?(?:;//|:/(?!/)|//|:(?=www\.))\S+|\bhttps?://https?:?//\S+"
)
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_CONFUSABLE = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0531-\u058f]")


class ImpossibleIdentifier(Rule):
    """An address whose identifier cannot exist: a video id of the wrong length, a day of the archive that no calendar has.

    The link is dead for everybody who checks it, and the proof with it. One letter was lost or changed when it was copied.
    """

    code = "REF501"
    title = "an identifier that cannot exist"
    severity = Severity.ERROR
    example = "The interview is on the channel: <https://www.youtube.com/watch?v=Qm4xTz81aB&t=2s>\n"
    counter_example = "The interview is on the channel: <https://www.youtube.com/watch?v=Qm4xTz81aBc&t=2s>\n"
    sure = "Sure: YouTube's ids have 11 letters of which the last can be one of 16 only; archived pages carry a date; posts carry numbers."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for link in links_of(subject):
            reason = _impossible(link)
            if reason:
                yield self.finding(subject, reason, link.passage)


def _impossible(link: Link) -> str:
    host, path = link.host, link.parts.path
    if host in {"youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com"}:
        return _youtube(link)
    if host in {"web.archive.org", "archive.org"} and (stamp := _ARCHIVE.search(path)):
        return "" if _is_stamp(stamp[1]) else f"{stamp[1]} is no moment at which a page can have been archived."
    if host in {"twitter.com", "x.com", "mobile.twitter.com"} and (status := _STATUS.search(path)):
        good = status[1].isdigit() and len(status[1]) <= 19
        return "" if good else f"{status[1]} is no number of a post: it has to be of figures only, 19 at most."
    if host in {"doi.org", "dx.doi.org"} and path.strip("/") and not _DOI.match(path):
        return f"{path.strip('/')} is no DOI: one begins with 10. and a number, then a slash."
    if (one := _UUID_LIKE.search(path)) and not _UUID.fullmatch(one[1]) and host in {"ft.com"}:
        return f"{one[1]} is no identifier of 32 hexadecimal figures in groups of 8-4-4-4-12."
    return ""


def _youtube(link: Link) -> str:
    found = next((value for name, value in link.query if name == "v"), None)
    if found is None and link.host == "youtu.be":
        found = link.parts.path.strip("/").split("/")[0]
    if found is None and (match := _YOUTUBE_PATH.search(link.parts.path)):
        found = match[1]
    if not found:
        return ""
    if not _YOUTUBE_ID.fullmatch(found):
        return f"The video id “{found}” has {len(found)} characters; YouTube's have 11 letters, figures, - or _."
    if found[-1] not in _YOUTUBE_LAST:
        return f"The video id “{found}” ends in “{found[-1]}”, in which no YouTube id can end."
    return ""


def _is_stamp(stamp: str) -> bool:
    year, month, day = int(stamp[:4]), int(stamp[4:6] or 1), int(stamp[6:8] or 1)
    if not (1996 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return False
    return all(int(part or 0) < most for part, most in ((stamp[8:10], 24), (stamp[10:12], 60), (stamp[12:14], 60)))


class TruncatedAddress(Rule):
    """An address that was cut off: it ends in dots, in a hyphen, in half of an escape.

    It was copied from where it was shown shortened. Whoever follows it gets an error or another page.
    """

    code = "REF502"
    title = "an address cut off"
    severity = Severity.WARNING
    example = "See https://www.example.org/news/2019/the-court-stays-the-exp... for the ruling.\n"
    counter_example = "See https://www.example.org/news/2019/the-court-stays-the-expulsion for the ruling.\n"
    sure = "Dots after an address are sure; a hyphen at its end is nearly so."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for link in links_of(subject):
            end = link.passage.end
            cut = _ELLIPSIS_AFTER.match(subject.text, end) if not link.passage.exact.endswith(">") else None
            address = link.address.rstrip(".,;")
            if cut or address.endswith(("…", "...")) or link.address.endswith("..."):
                yield self.finding(
                    subject,
                    "The address ends in dots: it was cut off.",
                    Passage.of(subject.text, link.passage.start, cut.end() if cut else end),
                )
            elif _BAD_ESCAPE.search(link.parts.path + link.parts.query + link.parts.fragment):
                yield self.finding(
                    subject, "The address holds a % without the two figures that belong to it: it was cut off.", link.passage
                )
            elif _CUT.search(address) and link.parts.path not in {"", "/"}:
                yield self.finding(subject, f"The address ends in “{address[-1]}”: its end seems lost.", link.passage)


class SpacedAddress(Rule):
    """A space inside an address.

    A program follows it only as far as the space, and lands on another page or on none.
    """

    code = "REF503"
    title = "a space in an address"
    severity = Severity.WARNING
    example = "The text is at <https://www.example.org/en/ files/29811/html>.\n"
    counter_example = "The text is at <https://www.example.org/en/files/29811/html>.\n"
    sure = "Sure inside angle brackets; elsewhere what follows the space must look like the rest of a path."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if "http" not in subject.text and "www." not in subject.text:
            return
        for match in _SPACED.finditer(subject.text):
            if re.search(r"\s", match.group().strip()):
                end = match.end() if match.end() - match.start() <= 280 else match.start() + 280
                yield self.finding(subject, "There is a space in the address.", Passage.of(subject.text, match.start(), end))


class LookAlikeHost(Rule):
    """A host whose name is written with letters of another alphabet, or differs by one letter from a host that the text cites too.

    Such names are registered to deceive. Where it is a slip of the pen, the link is dead; where it is not, readers of the document are sent
    to somebody who waits for them.
    """

    code = "REF504"
    title = "a host that looks like another"
    severity = Severity.ERROR
    example = "See https://www.ohchr.org/en/news and https://www.xn--hchr-55d.org/en/login for the rest.\n"
    counter_example = "See https://www.ohchr.org/en/news and https://www.unhcr.org/en/login for the rest.\n"
    sure = "Letters of two alphabets are sure; names in one alphabet of their own are left. Near names are asked from seven letters on."

    def find(self, subject: Subject) -> Iterator[Finding]:
        links = links_of(subject)
        hosts: dict[str, int] = {}
        for link in links:
            hosts[link.publisher] = hosts.get(link.publisher, 0) + 1
        for link in links:
            shown = _decoded(link.host)
            if _is_mixed(shown):
                yield self.finding(subject, f"The host “{shown}” mixes letters of two alphabets that look alike.", link.passage)
                continue
            near = next(
                (other for other, times in hosts.items() if times > hosts[link.publisher] and _one_apart(other, link.publisher)), None
            )
            if near:
                yield self.finding(
                    subject, f"The host “{link.publisher}” differs by one letter from “{near}”, which the text cites too.", link.passage
                )


def _decoded(host: str) -> str:
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("ascii").decode("idna") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def _is_mixed(host: str) -> bool:
    return any(_CONFUSABLE.search(label) and re.search(r"[a-z]", label) for label in host.split("."))


def _one_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 7 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = short[at + 1 :] == long[at + 1 :] if len(short) == len(long) else short[at:] == long[at + 1 :]
    digit = not (long[at : at + 1].isdigit() or short[at : at + 1].isdigit()) or len(short) == len(long)
    return rest and digit and one.split(".")[0] != other.split(".")[0]


class ImpossibleAddress(Rule):
    """An address that no browser can follow, or that leads to the writer's own computer.

    A mistyped beginning makes a dead link. A path such as ``file:///C:/Users/…`` shows the recipient the name of a person or of a folder
    that was not meant for him, and leads nowhere.
    """

    code = "REF507"
    title = "an address that leads nowhere, or to the writer's own computer"
    severity = Severity.ERROR
    example = "The ruling is at file:///C:/Users/olga/Desktop/ruling.pdf as of today.\n"
    counter_example = "The ruling is at https://www.example.org/ruling.pdf as of today.\n"
    sure = "Sure by form."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for match in _LOCAL.finditer(subject.text):
            if not in_code(subject, match.start()) and not subject.text[max(0, match.start() - 3) : match.start()].endswith(("://", "//")):
                yield self.finding(
                    subject, "The address leads to somebody's own computer or network.", Passage.of(subject.text, *match.span())
                )
        for match in _MISTYPED.finditer(subject.text):
            if not in_code(subject, match.start()):
                yield self._mistyped(subject, match)
        for link in links_of(subject):
            host = link.host
            if (
                host
                and not _is_host(host)
                and not _MISTYPED.match(link.passage.exact.lstrip("<"))
                and not _LOCAL.match(link.passage.exact.lstrip("<"))
            ):
                yield self.finding(subject, f"“{host}” cannot be the name of a host.", link.passage)

    def _mistyped(self, subject: Subject, match: re.Match[str]) -> Finding:
        passage = Passage.of(subject.text, match.start(), match.start() + len(match.group().rstrip(".,;)>")))
        plain = re.fullmatch(
            r"https?(;//|:/|//)(?=\w)", passage.exact[: passage.exact.find("/") + 2] if "//" in passage.exact else passage.exact[:7]
        )
        scheme = passage.exact[: passage.exact.find("p") + 1] + ("s" if passage.exact.startswith("https") else "")
        rest = passage.exact[plain.end() :] if plain else ""
        fix = Fix(passage, f"{scheme}://{rest}") if plain and rest else None
        return self.finding(subject, "The beginning of the address is mistyped.", passage, fix=fix)


def _is_host(host: str) -> bool:
    labels = _ascii(host).rstrip(".").split(".")
    if len(labels) == 4 and all(label.isdigit() and int(label) < 256 for label in labels):
        return True
    return (
        len(labels) > 1
        and all(_HOST.fullmatch(label) or "_" in label for label in labels)
        and not labels[-1].isdigit()
        and len(labels[-1]) > 1
    )


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


class DifferentAddressShown(Rule):
    """A link whose visible text is one address and which leads to another host.

    The reader believes that he opens what he reads. In a letter that was received it is the mark of a deception; in one that is sent, of a
    link copied over another.
    """

    code = "REF508"
    title = "a link that leads elsewhere than it says"
    severity = Severity.ERROR
    example = "The ruling is on [www.example.org/ruling](https://www.example.net/login).\n"
    counter_example = "The ruling is on [www.example.org/ruling](https://www.example.org/ruling).\n"
    sure = "Sure in formats that keep links; the same publisher under another name of host counts as the same."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for passage, address in shown_links(subject):
            shown = re.match(r"!?\[?\s*((?:https?://|www\.)[^\s\]]+)\]?", passage.exact)
            if not shown or not address.startswith(("http://", "https://")):
                continue
            said, behind = split(shown[1]), split(address)
            if said is None or behind is None:
                continue
            one = Link(passage=passage, address=shown[1], parts=said)
            other = Link(passage=passage, address=address, parts=behind)
            if one.publisher and other.publisher and one.publisher != other.publisher:
                yield self.finding(subject, f"The link shows {one.host} and leads to {other.host}.", passage)
