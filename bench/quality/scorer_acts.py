"""Acts, one to one, with what is told of them, and the words that tell of none.

A found act may be paired with a labelled one where a passage of it, of at most 400 characters, meets a passage of the label (they share
at least half of the shorter one) and its kind is the labelled one or an accepted neighbour. The pairs are a largest matching: each label
has at most one act, so that a second mention told as a new act is a false one, and each act at most one label.

Figures
    ``acts``: precision and recall of the pairs.
    ``acts.pooled``: of acts labelled over several documents together, the share that is paired in one of them at least.
    ``acts.reached``: labelled acts that a passage of any found act meets, whatever its kind. ``acts.kinds``: pairs, of those that place
    alone would allow. ``acts.not_repeated``: found acts that are no second mention of an act that is already paired.
    ``acts.dates``: of the pairs whose label has a date, the share whose first and last day are the labelled ones, open ends and bounds
    (``../D``) included; where the labels pool all documents of a case, a date that can be equal, with no more open ends, is right too.
    ``acts.dates_given``: the same where the reading gives a date. ``acts.undated``: of the pairs whose label has none, the share without.
    ``acts.bodies``, ``acts.bodiless``: likewise for who acted (:mod:`bench.quality.who`); a body that
    is shown as implied by the kind and the state is told of none that the text names. ``acts.modes``, ``acts.jurisdictions``: where
    labelled; a part of the labelled state is right (GB-ENG for GB).
    ``acts.effects``: over the effects of the paired acts, labelled and found: right kind on the act that is paired with the labelled
    target, or that tells it again.
    Where the labels of a document are said to be partial in ``acts.bodies`` or ``acts.effects``, nothing is judged that they leave open.
    ``acts.not_acts``: of the words labelled as telling no act, the share on which no unpaired act was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wellfounded.model.edtf import Edtf, may_equal
from wellfounded.model.passages import Passage

from .counts import Score, Share
from .labelled import LONGEST_PASSAGE
from .matching import count, largest
from .shape import ActMark, EffectMark, Marked, overlap
from .who import Who


def score_acts(gold: Marked, found: Marked) -> Score:
    """Compare the acts of a document, their effects, and the words that tell of none."""
    score = Score()
    if gold.acts is None:
        return score
    paired = pair_acts(gold.acts, found.acts or ())
    complete = "acts" not in gold.partial
    count(score.rate("acts"), gold=len(gold.acts), found=len(paired.found), pairs=len(paired.label_of), complete=complete)
    reached = {label for labels in paired.meets.values() for label in labels}
    for label in gold.acts:
        score.share("acts.reached").judge(label.id in reached)
        if label.id not in paired.label_of.values():
            score.missed("acts", label.passages[0], f"{label.kind} {label.date}".rstrip())
    _judge_places(score, paired)
    if gold.pooled:
        score.pooled = {label.id: label.id in paired.label_of.values() for label in gold.acts}
    who = Who(gold, found)
    for act, key in paired.label_of.items():
        _judge(score, paired.found[act], paired.gold[key], who=who, gold=gold, day=found.date or gold.date)
    if "acts.effects" not in gold.partial:
        _judge_effects(score, paired)
    _judge_rest(score, paired, gold, complete=complete)
    return score


@dataclass(frozen=True, slots=True)
class Paired:
    """Labelled and found acts by id, and which of them meet."""

    gold: Mapping[str, ActMark]
    found: Mapping[str, ActMark]
    meets: Mapping[str, Sequence[str]]
    """Of each found act the labels it meets, those that share most with it first."""
    label_of: Mapping[str, str]
    """Of each paired act its label."""

    def is_target(self, act: str, label: str) -> bool:
        """Say whether an act is paired with a label or, being paired with none, tells it again."""
        return self.label_of[act] == label if act in self.label_of else label in self.meets.get(act, ())


def pair_acts(gold: Sequence[ActMark], found: Sequence[ActMark]) -> Paired:
    """Pair found acts with labelled ones of an accepted kind."""
    labels, acts = {a.id: a for a in gold}, {a.id: a for a in found}
    meets = {act.id: _met(act, gold) for act in found}
    choices = {act: [label for label in met if acts[act].kind in labels[label].kinds] for act, met in meets.items()}
    return Paired(labels, acts, meets, largest(choices))


def meet(one: Passage, other: Passage) -> bool:
    """Say whether two passages share at least half of the shorter one."""
    return 2 * overlap(one, other) >= min(one.end - one.start, other.end - other.start) > 0


def _met(act: ActMark, gold: Sequence[ActMark]) -> list[str]:
    passages = [p for p in act.passages if p.end - p.start <= LONGEST_PASSAGE]
    shares = {label.id: sum(overlap(p, q) for p in passages for q in label.passages if meet(p, q)) for label in gold}
    return sorted((label for label, share in shares.items() if share), key=lambda label: -shares[label])


def _judge_places(score: Score, paired: Paired) -> None:
    by_place = len(largest(paired.meets))
    score.share("acts.kinds").add(Share(of=by_place, right=len(paired.label_of)))
    taken = set(paired.label_of.values())
    for act, met in paired.meets.items():
        score.share("acts.not_repeated").judge(act in paired.label_of or not taken & set(met))


def _judge(score: Score, act: ActMark, label: ActMark, *, who: Who, gold: Marked, day: str) -> None:
    if label.date:
        right = same_date(act.date or _told_by(label, day), label.date, pooled=gold.pooled)
        score.share("acts.dates").judge(right)
        if act.date:
            score.share("acts.dates_given").judge(right)
        if not right:
            score.differs("acts", act.passages[0], f"{label.kind}: labelled date {label.date}, found {act.date or 'none'}")
    else:
        score.share("acts.undated").judge(not act.date)
    if label.body:
        right = who.same(act.body, label.body, label.accept_bodies)
        score.share("acts.bodies").judge(right)
        if not right:
            score.differs("acts", act.passages[0], f"{label.kind}: labelled body {label.body!r}, found {act.body!r}")
    elif "acts.bodies" not in gold.partial:
        score.share("acts.bodiless").judge(not act.body or act.implied)
    if label.mode != "unknown":
        score.share("acts.modes").judge(act.mode == label.mode)
    if label.jurisdiction:
        score.share("acts.jurisdictions").judge(same_order(act.jurisdiction, label.jurisdiction))


def _told_by(label: ActMark, day: str) -> str:
    """Return what an undated act has for its date in a case, where a label says no more: the day of the document that tells of it."""
    return label.date if day and label.date == f"../{day}" else ""


def same_order(found: str, gold: str) -> bool:
    """Say whether a legal order is the labelled one, or a part of the state that the label names: GB-ENG where the label has GB."""
    return found == gold or ("-" not in gold and found.partition("-")[0] == gold)


def same_date(found: str, gold: str, *, pooled: bool = False) -> bool:
    """Say whether two EDTF dates have the same first and last day; ``pooled``: whether they can be equal, the found one no more open."""
    if found == gold or not found:
        return found == gold
    one, other = Edtf.parse(found), Edtf.parse(gold)
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return True
    opener = (one.earliest is None and other.earliest is not None) or (one.latest is None and other.latest is not None)
    return pooled and not opener and may_equal(one, other)


def _judge_effects(score: Score, paired: Paired) -> None:
    rate = score.rate("acts.effects")
    for act, label in paired.label_of.items():
        wanted, got = list(paired.gold[label].effects), list(paired.found[act].effects)
        for effect in wanted:
            hit = next((one for one in got if _same_effect(one, effect, paired)), None)
            rate.gold += 1
            rate.reached += hit is not None
            if hit is None:
                found = ", ".join(f"{one.kind} → {paired.label_of.get(one.target, one.target)}" for one in got)
                says = f"{label}: labelled {effect.kind} → {effect.target}, found {found or 'none'}"
                score.differs("acts", paired.found[act].passages[0], says)
        rate.found += len(got)
        rate.right += sum(any(_same_effect(one, effect, paired) for effect in wanted) for one in got)


def _same_effect(found: EffectMark, gold: EffectMark, paired: Paired) -> bool:
    return found.kind in (gold.kind, *gold.accept_kinds) and paired.is_target(found.target, gold.target)


def _judge_rest(score: Score, paired: Paired, gold: Marked, *, complete: bool) -> None:
    rest = [act for act in paired.found.values() if act.id not in paired.label_of]
    for mark in gold.not_acts or ():
        score.share("acts.not_acts").judge(not any(meet(mark.passage, p) for act in rest for p in act.passages))
    for act in rest if complete else ():
        met = paired.meets[act.id]
        says = f"on {met[0]}, labelled {paired.gold[met[0]].kind}" if met else ""
        if any(meet(mark.passage, p) for mark in gold.not_acts or () for p in act.passages):
            says = "on words that tell of none"
        score.too_many("acts", act.passages[0], f"{act.kind} {says}".rstrip())
