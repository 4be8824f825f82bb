"""The specification of standing written out once more by hand, as one ground program for the general solver. Slow, and only for tests."""

from __future__ import annotations

from collections.abc import Iterator

from wellfounded.model.facts import CaseFacts, Weight, first_known
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf
from wellfounded.reason.wfs import Rule, solve

Atom = tuple[str, ...]


def ground(facts: CaseFacts, asof: AsOf) -> list[Rule]:
    """Return the ground rules R1 to R20 of a case; ``(name, id)`` are the atoms."""
    return list(_Grounder(facts, asof).rules())


class _Grounder:
    def __init__(self, facts: CaseFacts, asof: AsOf) -> None:
        self.facts, self.asof = facts, asof
        self.published = facts.published()
        days = {a.id: first_known(a.known_from, self.published) for a in facts.acts}
        days |= {c.id: first_known(c.known_from, self.published) for c in facts.claims}
        days |= {s.id: s.known_from for s in facts.sources} | {e.id: None for e in facts.entities}
        self.known = {id_ for id_, day in days.items() if self._by_now(day)}
        self.acts = [a for a in facts.acts if a.id in self.known]

    def _by_now(self, day: object) -> bool:
        return day is None or self.asof.known_by is None or day <= self.asof.known_by  # type: ignore[operator]

    def told(self, row: object, *ids: str) -> bool:
        """An edge counts when its acts are known by K and its own known_from is not later."""
        return all(id_ in self.known for id_ in ids) and self._by_now(first_known(row.known_from, self.published))  # type: ignore[attr-defined]

    def rules(self) -> Iterator[Rule]:
        for act in self.acts:
            yield from self.of_act(act.id)
            for name, day in (("made", self.asof.made), ("madeD", self.asof.on)):
                late, early = (act.date.latest, act.date.earliest) if act.date else (None, None)
                yield from self.three((name, act.id), late is not None and late <= day, early is not None and early > day)
            if act.until:
                last, first = act.until.latest, act.until.earliest
                yield from self.three(
                    ("over", act.id), last is not None and last < self.asof.on, first is not None and first >= self.asof.on
                )
        for effect in self.facts.effects:
            if self.told(effect, effect.source, effect.target):
                yield from self.of_effect(effect)
        yield from self.parts()
        yield from self.reliance()

    @staticmethod
    def three(atom: Atom, yes: bool, no: bool) -> Iterator[Rule]:
        """A fact, nothing, or an atom that is undefined because it denies itself."""
        if yes:
            yield Rule(atom)
        elif not no:
            yield Rule(atom, (), (atom,))

    @staticmethod
    def of_act(a: str) -> Iterator[Rule]:
        yield Rule(("ended", a), (("over", a),))
        yield Rule(("pending", a), (("stands", a),), (("disposed", a),))
        yield Rule(("valid", a), (("made", a),), (("quashed", a),))
        yield Rule(("operative", a), (("valid", a),), (("stayed", a),))
        yield Rule(("stands", a), (("valid", a), ("madeD", a)), (("ended", a),))
        yield Rule(("in_force", a), (("stands", a),), (("stayed", a),))

    @staticmethod
    def of_effect(effect: object) -> Iterator[Rule]:
        b, a, kind = effect.source, effect.target, effect.kind  # type: ignore[attr-defined]
        if kind is EffectKind.ANNULS:
            yield Rule(("quashed", a), (("operative", b),))
        if kind is EffectKind.ENDS:
            yield Rule(("ended", a), (("operative", b), ("madeD", b)))
        if kind is EffectKind.DECIDES:
            yield Rule(("disposed", a), (("operative", b),))
        if kind is EffectKind.STAYS:
            yield Rule(("stayed", a), (("in_force", b),))
        if kind is EffectKind.BARS:
            yield Rule(("barred", a), (("in_force", b), ("stands", a)))
        if kind is EffectKind.CHALLENGES:
            yield Rule(("challenged", a), (("pending", b), ("stands", a)))
            if effect.suspensive == "yes":  # type: ignore[attr-defined]
                yield Rule(("stayed", a), (("pending", b),))
        if kind is EffectKind.IMPLEMENTS:
            yield Rule(("basis fallen", b), (("made", a), ("stands", b)), (("stands", a),))
        if kind is EffectKind.ACCESSORY:
            for name in ("quashed", "ended", "stayed"):
                yield Rule((name, b), ((name, a),))
        if kind is EffectKind.PART:
            for name in ("quashed", "ended", "stayed"):
                yield Rule((name, a), ((name, b),))

    def parts_of(self, whole: str) -> list[str]:
        rows = [p.part for p in self.facts.parts if p.whole == whole and self.told(p, p.whole, p.part)]
        return rows + [
            e.target for e in self.facts.effects if e.kind is EffectKind.PART and e.source == whole and self.told(e, e.source, e.target)
        ]

    def parts(self) -> Iterator[Rule]:
        for row in self.facts.parts:
            if self.told(row, row.whole, row.part):
                for name in ("quashed", "ended", "stayed"):
                    yield Rule((name, row.part), ((name, row.whole),))
                if row.complete:
                    yield Rule(("quashed", row.whole), tuple(("quashed", part) for part in self.parts_of(row.whole)))

    def reliance(self) -> Iterator[Rule]:
        acts = {a.id for a in self.acts}
        for id_ in self.known - acts:
            yield Rule(("made", id_))
        for id_ in self.known:
            yield Rule(("unsound", id_), (("made", id_), ("quashed", id_)))
            yield Rule(("unsound", id_), (("tainted", id_),))
        for row in self.facts.retracted:
            if row.by in {a.id for a in self.facts.acts}:
                if self.told(row, row.claim, row.by):
                    yield Rule(("unsound", row.claim), (("in_force", row.by),))
            elif self.told(row, row.claim):
                yield Rule(("unsound", row.claim))
        grounds: dict[str, list[Atom]] = {}
        for at, row in enumerate(self.facts.grounds):
            if row.weight not in (Weight.MENTION, Weight.DECLINES) and self.told(row, row.of):
                lost = ("lost", row.of, str(at))
                grounds.setdefault(row.of, []).append(lost)
                for premise in row.premises:
                    if premise in self.known:
                        yield Rule(lost, (("unsound", premise),))
        for of, lost_all in grounds.items():
            if any(row.of == of and self.told(row, row.of) for row in self.facts.closed):
                yield Rule(("tainted", of), (("made", of), *lost_all))
            for lost in lost_all:
                yield Rule(("exposed", of), (("made", of), lost), (("tainted", of),))


def labels(facts: CaseFacts, asof: AsOf) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return label and modifiers of every act from the whole ground program."""
    grounder = _Grounder(facts, asof)
    true, undefined = solve(grounder.rules())

    def value(name: str, id_: str) -> int:
        return 2 if (name, id_) in true else 1 if (name, id_) in undefined else 0

    found = {}
    for act in facts.acts:
        a = act.id
        if a not in grounder.known:
            found[a] = ("unknown", ())
            continue
        label = _label(grounder, value, a)
        words: list[str] = []
        if label in ("in force", "in force in part", "suspended"):
            words = [n + "?" * (value(n, a) == 1) for n in ("challenged", "barred", "basis fallen") if value(n, a)]
        if label != "not yet":
            if value("tainted", a):
                words.append("tainted" + "?" * (value("tainted", a) == 1))
            elif value("exposed", a) == 2:
                words.append("exposed")
        found[a] = (label, tuple(sorted(words)))
    return found


def _label(grounder: _Grounder, value: object, a: str) -> str:
    made = value("madeD", a)  # type: ignore[operator]
    if made < 2:
        return "undetermined (date)" if made else "not yet"
    for name, word in (("quashed", "quashed"), ("ended", "ended"), ("stayed", "suspended")):
        if value(name, a):  # type: ignore[operator]
            return word if value(name, a) == 2 else "undetermined"  # type: ignore[operator]
    fallen = any(2 in (value("quashed", part), value("ended", part)) for part in grounder.parts_of(a))  # type: ignore[operator]
    return "in force in part" if fallen else "in force"
