"""What stands beside a form: the rule in the agreement's words, and a number to call or what to do without."""

from __future__ import annotations

from desktop.domain.rules import Deadline
from desktop.presenters import form_guidance
from tests.helpers.company import ASD, POLICE, founded


def test_the_rule_is_shown_in_the_words_of_the_agreement() -> None:
    """Title, direction, basis, deadline, what belongs in it and what does not."""
    rule = form_guidance.guidance(founded((POLICE, ASD)).members[0].workspace, "P01", "immediate")
    assert rule.direction == "Polizei an Jugendamt"
    assert rule.deadline == "Eingangsbestätigung in 15 Minuten"
    assert rule.basis
    assert rule.belongs
    assert rule.excludes


def test_an_urgency_the_category_has_not_gives_its_own() -> None:
    """The deadline is that of the category's urgency then."""
    workspace = founded((POLICE, ASD)).members[0].workspace
    assert form_guidance.guidance(workspace, "P01", "").deadline == "Eingangsbestätigung in 2 Stunden"
    assert form_guidance.default_urgency(workspace, "P01") == "urgent"


def test_the_summons_sets_a_deadline() -> None:
    """Where the law sets the deadline by the summons, the rule beside the form says that and no number of days."""
    rule = form_guidance.guidance(founded((POLICE, ASD)).members[0].workspace, "P10", "routine")
    assert rule.deadline == "Eingangsbestätigung bis zur Ladung"


def test_deadlines_are_said_as_people_say_them() -> None:
    """Minutes, hours and working days."""
    assert form_guidance.deadline_words(Deadline(minutes=90)).endswith("90 Minuten")
    assert form_guidance.deadline_words(Deadline(working_days=1)).endswith("eines Arbeitstags")
    assert form_guidance.deadline_words(Deadline(working_days=3)).endswith("3 Arbeitstagen")


def test_there_is_never_a_blank_for_a_number() -> None:
    """Without a unit, and without anybody on call, it says what to do."""
    workspace = founded((POLICE, ASD)).members[0].workspace
    assert "110" in form_guidance.numbers(workspace, ())[0].note
    assert "110" in form_guidance.numbers(workspace, (ASD,))[0].note


def test_of_several_bases_the_chosen_one_stands_beside_the_form() -> None:
    """As long as nobody has chosen, both stand there; then the one that carries the answer alone."""
    workspace = founded((POLICE, ASD)).members[1].workspace
    both = form_guidance.guidance(workspace, "J07", "", {}).basis
    assert both == ("§ 68 SGB X", "§ 73 SGB X (nur mit richterlicher Anordnung)")
    chosen = {"police_request": {"path": "court_order"}}
    assert form_guidance.guidance(workspace, "J07", "", chosen).basis == ("§ 73 SGB X",)
