from __future__ import annotations

import pytest
from facts_by_hand import case, full, stands

from wellfounded.errors import UnknownIdError, UsageError
from wellfounded.model.facts import CaseFacts
from wellfounded.model.standing import Label
from wellfounded.reason.rules import RULES, VERSION, WRITTEN
from wellfounded.reason.standing import Engine


def test_a_reversal_of_a_reversal_restores() -> None:
    """What an annulled act had annulled is back (R1 with R11)."""
    facts = case("a 2020-01-01; b 2021-01-01; c 2022-01-01; b annuls a; c annuls b")
    assert [stands(facts, act) for act in "abc"] == ["in force", "quashed", "in force"]


def test_a_repeal_of_a_repeal_does_not_revive() -> None:
    """What a repealed act had ended stays ended (R5 asks for effect, not for standing); annulling the repeal does revive."""
    facts = "a 2020-01-01; b 2021-01-01; c 2022-01-01; b ends a; c {} b"
    assert stands(facts.format("ends"), "a") == "ended"
    assert stands(facts.format("annuls"), "a") == "in force"


def test_a_remand_leaves_the_request_pending() -> None:
    """An annulment that does not decide makes the request pending again, and with it a suspensive challenge."""
    facts = case("a 2020; p 2020; b 2021; c 2022; p challenges a yes; b decides p; b upholds a; c annuls b")
    assert stands(facts, "a", "2021-12-31") == "in force"
    assert stands(facts, "a") == "suspended, challenged"


def test_upholding_decides_without_annulling() -> None:
    """An act that is upheld stands, and is challenged no longer."""
    assert stands("a 2020; p 2020; b 2021; p challenges a no; b decides p; b upholds a", "a") == "in force"


def test_an_annulment_under_a_non_suspensive_appeal_already_bites() -> None:
    """What is annulled is gone while the appeal against the annulment is pending, unless that suspends it."""
    facts = "a 2020; b 2021; p 2021; b annuls a; p challenges b {}"
    assert stands(facts.format("no"), "a") == "quashed"
    assert stands(facts.format("yes"), "a") == "in force"
    assert stands(facts.format("yes"), "b") == "suspended, challenged"


def test_taint_never_brings_an_act_down() -> None:
    """An act all of whose grounds are lost is in force, tainted; with one left it is exposed; if nobody says solely, exposed too."""
    facts = "a 2020; x 2019; y 2019; q 2021; a rests on x; a rests on y; q annuls x"
    assert stands(facts, "a") == "in force, exposed"
    assert stands(facts + "; a closed", "a") == "in force, exposed"
    assert stands(facts + "; a closed; q annuls y", "a") == "in force, tainted"
    assert stands(facts + "; q annuls y", "a") == "in force, exposed"
    assert stands(facts + "; a closed; q annuls y; q annuls a", "a") == "quashed, tainted"


def test_taint_goes_on_through_acts_and_claims() -> None:
    """What rests solely on a tainted act or claim is tainted; an act that is merely exposed still carries."""
    chain = "a 2020; b 2020; c claim; a rests on c; a closed; c rests on b; c closed; b rests on x; b closed; x 2019; q 2021"
    assert stands(chain + "; q annuls x", "a") == "in force, tainted"
    assert stands(chain + "; y 2019; b rests on y; q annuls x", "a") == "in force"


def test_a_circle_of_reliance_is_not_tainted_by_itself() -> None:
    """Acts that rest on each other taint each other only from outside."""
    facts = "a 2020; b 2020; a rests on b; b rests on a; a closed; b closed"
    assert stands(facts, "a") == "in force"
    assert stands(facts + "; x 2019; q 2021; b rests on x; q annuls x", "a") == "in force"


def test_circles_of_annulment_are_undetermined() -> None:
    """Acts that annul each other, and an act that annuls itself, are undetermined, and so is what hangs on them."""
    assert stands("a 2020; b 2020; a annuls b; b annuls a", "a") == "undetermined"
    assert stands("a 2020; a annuls a; a annuls b; b 2019", "a") == "undetermined"
    assert stands("a 2020; a annuls a; a annuls b; b 2019", "b") == "undetermined"
    assert stands("a 2020; b 2020; a annuls b; b annuls a; c 2021; c annuls a", "b") == "in force"


def test_an_act_that_ends_itself_has_ended() -> None:
    """An ending asks only that the ending act has effect, so there is no circle."""
    assert stands("a 2020; a ends a", "a") == "ended"


def test_accessories_and_parts_share_the_fate() -> None:
    """Quashed, ended and stayed pass to accessories and parts (R2, R3), and not back."""
    for kind, label in (("annuls", "quashed"), ("ends", "ended"), ("stays", "suspended")):
        facts = case(f"w 2020; x 2020; y 2020; q 2021; w has part x; y accessory w; q {kind} w")
        assert [stands(facts, act) for act in "wxy"] == [label] * 3
    back = case("w 2020; x 2020; y 2020; q 2021; w has part x; y accessory w; q annuls x; q annuls y")
    assert [stands(back, act) for act in "wxy"] == ["in force in part", "quashed", "quashed"]


def test_all_parts_quashed_quash_the_whole_only_where_they_are_all() -> None:
    """R4: every listed part quashed, and one row that says that the list is complete."""
    facts = "w 2020; x 2020; y 2020; q 2021; w has part x; w has part y{}; q annuls x; q annuls y"
    assert stands(facts.format(""), "w") == "in force in part"
    assert stands(facts.format(" complete"), "w") == "quashed"
    assert stands("w 2020; x 2020; w has part x complete", "w") == "in force"


def test_a_part_that_ended_leaves_the_whole_in_force_in_part() -> None:
    """A part that was repealed is gone from the whole too."""
    assert stands("w 2020; x 2020; q 2021; w has part x; q ends x", "w") == "in force in part"


def test_the_last_day_of_force_is_still_a_day_of_force() -> None:
    """``until`` ends an act on the day after it; where it straddles D the ending is undetermined."""
    facts = "a 2020-01-01 until 2021-03-31"
    assert stands(facts, "a", "2021-03-31") == "in force"
    assert stands(facts, "a", "2021-04-01") == "ended"
    assert stands("a 2020-01-01 until 2021-03-01/2021-03-31", "a", "2021-03-20") == "undetermined"


def test_a_bar_and_a_fallen_basis_are_said_beside_the_label() -> None:
    """A bar in force, and a basis that no longer stands, leave the act in force."""
    facts = "a 2020; b 2019; s 2020; x 2021; a implements b; s bars a"
    assert stands(facts, "a") == "in force, barred"
    assert stands(facts + "; x ends s", "a") == "in force"
    assert stands(facts + "; x ends b", "a") == "in force, barred, basis fallen"
    assert stands("a 2020; b 2040; a implements b", "a") == "in force"


def test_an_ended_annulment_still_holds_but_not_an_ended_stay() -> None:
    """Annulling asks for effect, staying for force on that day."""
    assert stands("a 2020; b 2021; c 2022; b annuls a; c ends b", "a") == "quashed"
    assert stands("a 2020; b 2021; c 2022; b stays a; c ends b", "a") == "in force"


def test_uncertain_dates_leave_open_only_what_hangs_on_them() -> None:
    """An act whose date straddles D is undetermined (date), and what it annuls undetermined; an act without a date straddles all."""
    facts = case("a 2020; b 2021-01-01/2021-12-31; c -; d 2020; b annuls a; c annuls d")
    assert stands(facts, "b", "2021-06-01") == "undetermined (date)"
    assert stands(facts, "a", "2021-06-01") == "undetermined"
    assert (stands(facts, "a", "2020-12-31"), stands(facts, "a", "2021-12-31")) == ("in force", "quashed")
    assert (stands(facts, "c"), stands(facts, "d")) == ("undetermined (date)", "undetermined")
    assert stands("a 2019; a2 ../2020", "a2", "1990-01-01") == "undetermined (date)"


def test_hindsight_uses_later_acts_and_no_others() -> None:
    """With J later than D, annulments made meanwhile count, endings do not; J earlier than D is refused."""
    facts = case("a 2020; b 2022; c 2020; d 2022; b annuls a; d ends c")
    assert stands(facts, "a", "2021-01-01") == "in force"
    assert stands(facts, "a", "2021-01-01", made_by="2023-01-01") == "quashed"
    assert stands(facts, "c", "2021-01-01", made_by="2023-01-01") == "in force"
    with pytest.raises(UsageError):
        stands(facts, "a", "2021-01-01", made_by="2020-01-01")


def test_a_retraction_by_an_act_lasts_while_that_act_is_in_force() -> None:
    """A claim found false by a judgment carries again when the judgment is quashed or ended; one taken back never."""
    facts = "a 2020; c claim; j 2021; a rests on c; a closed; c retracted {}"
    assert stands(facts.format("j"), "a", "2020-12-31") == "in force"
    assert stands(facts.format("j"), "a") == "in force, tainted"
    assert stands(facts.format("j") + "; k 2022; k annuls j", "a") == "in force"
    assert stands(facts.format("j") + "; k 2022; k ends j", "a") == "in force"
    assert stands(facts.format("somebody"), "a", "2020-12-31") == "in force, tainted"


def test_unstated_suspension_is_assumed_not_to_be_and_said_so() -> None:
    """A challenge of which nobody says that it suspends does not; the label, and those that lean on it, say so while that matters."""
    facts = case("z 2019; a 2020; p 2020; d 2022; a annuls z; p challenges a; d decides p")
    assert full(facts, "a", "2021-01-01").assumed == ("suspensive: no",)
    assert full(facts, "z", "2021-01-01").assumed == ("suspensive: no",)
    assert full(facts, "a").assumed == ()
    assert full(case("a 2020; p 2020; p challenges a no"), "a").assumed == ()


def test_rules_are_versioned_and_explained() -> None:
    """Every rule R1 to R21 is there, as written and in a sentence."""
    assert VERSION == "standing@1"
    assert set(WRITTEN) == {f"R{n}" for n in range(1, 22)} == {rule.number for rule in RULES}
    assert all(rule.sentence.endswith(".") and "<-" in rule.written for rule in RULES)


def test_acts_come_in_the_order_asked() -> None:
    """The standing of all acts comes in the order of the facts, of some in the order asked; an unknown id is an error."""
    engine = Engine(case("b 2020; a 2021"))
    asof = full("a 2020", "a").asof
    assert list(engine.standing(asof)) == ["b", "a"]
    assert list(engine.standing(asof, ["a", "b"])) == ["a", "b"]
    with pytest.raises(UnknownIdError, match="'nobody'"):
        engine.standing(asof, ["nobody"])
    assert Engine(CaseFacts()).standing(asof) == {}


def test_what_nobody_states_can_be_left_out() -> None:
    """Effects that a reader inferred count unless they are left out."""
    facts = case("a 2020; b 2021; b annuls a")
    inferred = CaseFacts(acts=facts.acts, effects=tuple(type(e)(kind=e.kind, source="b", target="a", stated=False) for e in facts.effects))
    asof = full(facts, "a").asof
    assert Engine(inferred).standing(asof)["a"].label is Label.QUASHED
    assert Engine(inferred, stated_only=True).standing(asof)["a"].label is Label.IN_FORCE
