"""The subject of a word that reports speech, as the parser of English or French sees it.

Invariant: what comes back is a noun phrase on one side of the quotation marks, cut before relative clauses and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...model.passages import Span
from .cues import Cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ACTIVE = {"nsubj", "expl:subj"}
_SUBJECTS = {*_ACTIVE, "nsubjpass", "nsubj:pass"}
_PASSIVE = {"auxpass", "nsubjpass", "aux:pass", "nsubj:pass"}
_PASSED_ON = ("quot", "cit", "hear", "report", "overhear", "record", "entend", "cité", "citée")
"""How verbs begin whose passive subject speaks."""
_CAUSING = (
    "lead",
    "led",
    "prompt",
    "caus",
    "forc",
    "compel",
    "push",
    "driv",
    "drove",
    "inspir",
    "provok",
    "mov",
    "pouss",
    "condui",
    "amen",
    "forç",
    "contrain",
    "oblig",
)
"""How verbs begin that make somebody else say something: "which led the envoy to declare"."""
_AGENTS = {"agent", "obl:agent"}
_CLIMBED = {"conj", "xcomp", "advcl", "acl", "ccomp", "pcomp", "aux", "auxpass", "relcl", "acl:relcl", "dep", "parataxis", "obl:mod"}
_NOUN_LINKS = {
    "prep",
    "nmod",
    "compound",
    "amod",
    "det",
    "poss",
    "nummod",
    "case",
    "flat:name",
    "flat",
    "nn",
    "predet",
    "quantmod",
    "advmod",
    "flat:foreign",
    "fixed",
    "conj",
    "cc",
    "appos",
    "punct",
}
_FRONTED = re.compile(
    r"(?:(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Mm]any)\s)?(?:[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?|[Hh]ours?|[Mm]inutes?|[Mm]oments?)\s"
    r"(?:later|before|earlier|after|ago),?\s(?=\w)"
    r"|[^.;:\"]{0,60}?\s(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4})?,?\s"
    r"(?=(?:the|his|her|its|an?)\s|[A-Z])"
)
"""When something is said, which the parser takes for a part of who says it: "A week later a clerk"."""
_LONGEST = 14
"""Words of a speaker; a longer noun phrase is cut at its first comma or relative clause anyway."""


def named_by(doc: Doc, cue: Cue, offset: int) -> Span | None:
    """Return the noun phrase that names who speaks by a cue; ``offset`` is where the parsed block begins in the normal form."""
    tokens = doc.char_span(cue.span.start - offset, cue.span.end - offset, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    head = _of_phrase(tokens[-1]) if cue.kind == "phrase" else _of_noun(tokens.root) if cue.kind == "noun" else _of_verb(tokens[0])
    if head is None:
        return None
    antecedent = head.head.head if head.tag_ in {"WDT", "WP"} and head.head.dep_ == "relcl" else None
    return _noun_phrase(antecedent or head, offset)


def is_passive(doc: Doc, cue: Cue, offset: int) -> bool:
    """Say whether a verb is passive, so that its subject is whom it is said of; "was quoted as saying" is not."""
    tokens = doc.char_span(cue.span.start - offset, cue.span.end - offset, alignment_mode="expand")
    if tokens is None or not len(tokens) or tokens[0].lower_.startswith(_PASSED_ON):
        return False
    return any(child.dep_ in _PASSIVE for child in tokens[0].children)


def is_suffered(doc: Doc, cue: Cue, offset: int) -> bool:
    """Say whether a participle says what was done to somebody and not by whom: "charged with fraud", "has been charged"."""
    tokens = doc.char_span(cue.span.start - offset, cue.span.end - offset, alignment_mode="expand")
    verb = tokens[0] if tokens is not None and len(tokens) else None
    if verb is None or not (verb.tag_ == "VBN" or "Part" in str(verb.morph)):
        return False
    children = {child.dep_ for child in verb.children}
    active = any(child.dep_ in {"aux", "aux:tense"} for child in verb.children) and not children & _PASSIVE
    return not active and not children & _AGENTS


def subject_before(doc: Doc, at: int, offset: int) -> Span | None:
    """Return the subject of the clause whose words stand right before a position of the normal form, if it is active."""
    tokens = doc.char_span(max(0, at - offset - 40), at - offset, alignment_mode="contract")
    if tokens is None or not len(tokens):
        return None
    for token in _ancestors(tokens[-1]):
        subject = next((t for t in token.children if t.dep_ in _ACTIVE and t.i <= tokens[-1].i), None)
        if subject is not None:
            return _noun_phrase(_plural_meant(subject) or subject, offset)
    return None


def subject_of(doc: Doc, start: int, end: int, offset: int) -> Span | None:
    """Return the subject of the main clause of a sentence, in positions of the normal form."""
    tokens = doc.char_span(start - offset, end - offset, alignment_mode="contract")
    if tokens is None or not len(tokens):
        return None
    subject = next((t for t in tokens.root.children if t.dep_ in _SUBJECTS), None)
    return _noun_phrase(subject, offset) if subject is not None else None


def subjects_in(doc: Doc, start: int, end: int, offset: int) -> Iterable[Span]:
    """Yield the subjects of all clauses in a stretch, in order."""
    tokens = doc.char_span(start - offset, end - offset, alignment_mode="contract")
    for token in tokens if tokens is not None else ():
        if token.dep_ in _SUBJECTS:
            phrase = _noun_phrase(token, offset)
            if phrase is not None:
                yield phrase


def _ancestors(token: Token) -> Iterable[Token]:
    for _ in range(8):
        yield token
        if token.head is token:
            return
        token = token.head


def _of_verb(verb: Token) -> Token | None:
    """Return the subject of a verb: its agent, its own subject, else that of the verb it hangs on."""
    raised = False
    for token in _climbed(verb):
        if moved := _made_to(token):
            return moved
        children = list(token.children)
        agent = next((t for t in children if t.dep_ in _AGENTS), None)
        if agent is not None and token is verb:
            return next((t for t in agent.children if t.dep_ == "pobj"), agent if agent.dep_ == "obl:agent" else None)
        passive = any(t.dep_ in {"auxpass", "nsubjpass", "aux:pass"} for t in children)
        if passive and token is verb:
            return _place_of_speech(token)
        subject = next((t for t in children if t.dep_ in (_SUBJECTS if raised else _ACTIVE)), None)
        if subject is not None:
            return _plural_meant(subject) or subject
        raised = token.dep_ == "xcomp"  # whoever is said to have promised, promises
        if token.dep_ in {"acl", "relcl"} and token.head.tag_.startswith("NN"):
            return token.head
    return _just_before(verb) or _place_of_speech(verb)


def _made_to(verb: Token) -> Token | None:
    """Return whom something leads to say it: "leading Quill to declare"; the parser may hang the infinitive on the main verb."""
    if not any(t.lower_ in {"to", "à"} and t.i < verb.i for t in verb.children) or verb.head is verb:
        return None
    for causing in (verb.head, *(t for t in verb.head.children if t.dep_ in {"advcl", "acl", "conj"} and t.i < verb.i)):
        if causing.lower_.startswith(_CAUSING):
            return next((t for t in causing.children if t.dep_ in {"dobj", "obj"} and causing.i < t.i < verb.i), None)
    return None


def _just_before(verb: Token) -> Token | None:
    """Return the noun right before a verb, where the parser lost the subject behind a comma or a bracket."""
    at = verb.i - 1
    while at >= 0 and verb.doc[at].dep_ in {"advmod", "aux", "neg", "aux:tense"}:
        at -= 1
    noun = verb.doc[at] if at >= 0 else None
    return noun if noun is not None and (noun.tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP"} or noun.dep_ in _ACTIVE) else None


def _plural_meant(subject: Token) -> Token | None:
    """Return whom ``they`` means where the main verb of the same sentence has a plural subject."""
    if subject.lower_ != "they":
        return None
    main = next((t for t in subject.sent.root.children if t.dep_ in _ACTIVE and t.i < subject.i), None)
    return main if main is not None and main.tag_ in {"NNS", "NNPS"} else None


def _climbed(verb: Token) -> Iterable[Token]:
    token = verb
    for _ in range(4):
        yield token
        if token.dep_ not in _CLIMBED or token.head is token:
            return
        token = token.head


def _place_of_speech(verb: Token) -> Token | None:
    """Return the document in which something is said: as noted in the judgment."""
    for preposition in verb.children:
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in {"in", "by"}:
            return next((t for t in preposition.children if t.dep_ == "pobj"), None)
    return None


def _of_phrase(last: Token) -> Token | None:
    """Return whom a phrase such as ``according to`` names."""
    inside = next((t for t in last.children if t.dep_ in {"pobj", "dobj"}), None)
    if inside is not None:
        return inside
    if last.dep_ in {"case", "fixed", "mark"} and last.head is not last and last.head.i > last.i:
        return last.head
    following = last.doc[last.i + 1 : last.i + 2]
    return (
        following[0].head
        if len(following) and following[0].dep_ in {"det", "poss", "compound", "amod"}
        else (following[0] if len(following) else None)
    )


def _of_noun(noun: Token) -> Token | None:
    """Return whose conclusion, statement or ruling it is: the possessor, else the ``of`` that follows, else the document itself."""
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "by"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
        if child.dep_ == "nmod":
            return child
    return noun


def _noun_phrase(head: Token, offset: int) -> Span | None:
    """Return the noun phrase of a head without relative clauses and what follows a comma, but for a name in apposition."""
    first = last = head
    for child in head.children:
        if child.i < head.i and child.dep_ in _NOUN_LINKS and child.dep_ not in {"punct", "case", "cc"}:
            left = child.left_edge
            first = left if left.i < first.i and head.i - left.i < _LONGEST else first
    if head.dep_ == "poss" and head.i + 1 < len(head.doc):
        return Span(offset + first.idx, offset + head.idx + len(head))
    for child in sorted((c for c in head.children if c.i > head.i), key=lambda c: c.i):
        if child.dep_ not in _NOUN_LINKS or (child.dep_ == "punct" and child.text not in {",", "-"}):
            break
        if child.dep_ == "prep" and child.lower_ not in {"of", "for", "from", "at", "in"}:
            break
        if child.dep_ in {"punct", "case"}:
            continue
        edge = child.right_edge
        if edge.i - first.i > _LONGEST:
            break
        last = edge if edge.i > last.i else last
    phrase = head.doc[first.i : last.i + 1].text  # the text of a whole Doc is put together anew each time that it is asked for
    return _cut(phrase, Span(0, len(phrase)), head.idx - first.idx, offset + first.idx)


def _cut(text: str, span: Span, head: int, offset: int) -> Span | None:
    """Cut a noun phrase at quotation marks, brackets and line ends behind its head, and at ``, who`` and the like."""
    stop = re.compile(
        r"[\"\n(;:]|,\s+(?:who|which|whose|where|qui|que|dont)\b|\s+(?:who|which|qui)\b|(?<!\bof)(?<!\bin)(?<!\bby)(?<!\bfor)(?<!\bto)\s+that\b"
    ).search(text, head, span.end)
    end = stop.start() if stop else span.end
    start_stop = max(text.rfind(mark, span.start, head) for mark in ('"', "\n", "("))
    start = max(span.start, start_stop + 1)
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip(" ,–-*"))
    fronted = _FRONTED.match(text, start, head)
    start = fronted.end() if fronted else start
    end -= len(stretch) - len(stretch.rstrip(" ,"))
    return Span(offset + start, offset + end) if end > start else None
