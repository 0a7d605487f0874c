"""What the receiver is offered later: seeing, asking, and the composer that stays within its basis."""

from __future__ import annotations

from desktop.presenters import later
from desktop.presenters.steps.following import FOLLOWING
from desktop.presenters.steps.question import EVERY_CHILD, Answered, Question
from desktop.presenters.steps.step import Step
from desktop.presenters.steps.table import allowed
from tests.helpers.company import Company, Member
from tests.helpers.followed import STATEMENT, WRONG, acknowledged, arrived

STEPS: dict[str, Step] = {step.name: step for step in FOLLOWING}


def asked(member: Member, entity: bytes, name: str) -> dict[str, Question]:
    """What a dialog asks, by name."""
    dialog, state = STEPS[name].dialog, member.shown("notification", entity)
    assert dialog is not None
    return {one.name: one for one in dialog.asked(member.workspace, state)}


def test_a_correction_is_ticked_one_by_one(company: Company, police: Member, willich: Member) -> None:
    """Each correction has a box with what was wrong and what to do; supplements need none; then nothing is offered."""
    entity = acknowledged(company, police, willich)
    assert "noted" not in allowed(willich.workspace, willich.shown("notification", entity))
    later.supplement(police.workspace, entity, {"statements": [STATEMENT]}, "Dienst A")
    later.correct(police.workspace, entity, WRONG, "Dienst A")
    company.everybody_syncs()
    [box] = asked(willich, entity, "noted").values()
    assert (box.tick, box.needed) == (True, True)
    assert (WRONG["wrong"] in box.label, WRONG["demand"] in box.hint) == (True, True)
    STEPS["noted"].do(willich.workspace, entity, "Fachkraft A", {box.name: "yes"})
    assert "noted" not in allowed(willich.workspace, willich.shown("notification", entity))


def test_a_question_is_asked_about_a_field(company: Company, police: Member, willich: Member) -> None:
    """Every field of the form can be chosen, those nobody filled too."""
    entity = arrived(company, police)
    fields = dict(asked(willich, entity, "asked")["field"].choices)
    assert {"children[1].doctor", "whereabouts.district"} <= set(fields)
    STEPS["asked"].do(willich.workspace, entity, "A", {"field": "children[1].doctor", "text": "Wer?"})
    assert [one.field for one in willich.shown("notification", entity).questions] == ["children[1].doctor"]


def test_the_composer_asks_the_basis_before_the_answers(company: Company, police: Member, willich: Member) -> None:
    """Who, how and where it stands are preset; the answers come after the basis, and free text is not asked."""
    entity = acknowledged(company, police, willich)
    found = asked(willich, entity, "feedback_given")
    assert (found["responsible"].preset, found["reachable"].preset) == ("Fachkraft B", "02154 1")
    assert (found["child"].preset, found["standing"].preset) == (EVERY_CHILD, "in_progress")
    assert [code for code, _ in found["basis"].choices] == ["sgb8-64-1", "sgbx-69-1-1"]
    assert "§ 4 Abs. 4 KKG" in found["basis"].hint
    assert not any("KKG" in words for _, words in found["basis"].choices)
    assert {found[name].after for name in ("confirmed", "acted", "still_active")} == {(Answered("basis"),)}
    assert "text" not in found


def test_what_is_answered_is_told(company: Company, police: Member, willich: Member) -> None:
    """What stays open is unsaid, and one child or all are told of."""
    entity = acknowledged(company, police, willich)
    empty = dict.fromkeys(("reachable", "basis", "confirmed", "acted", "still_active"), "")
    plain = {**empty, "child": EVERY_CHILD, "responsible": "B", "standing": "in_progress"}
    STEPS["feedback_given"].do(willich.workspace, entity, "A", plain)
    more = {**plain, "child": "1", "basis": "sgb8-64-1", "confirmed": "no"}
    STEPS["feedback_given"].do(willich.workspace, entity, "A", more)
    told = willich.shown("notification", entity).feedback
    assert [(one.child, one.basis, one.confirmed) for one in told] == [(-1, "", "unsaid"), (1, "sgb8-64-1", "no")]


def test_nothing_is_told_before_somebody_has_it(company: Company, police: Member, willich: Member) -> None:
    """Feedback is offered after the acknowledgement, to the receiver alone."""
    entity = arrived(company, police)
    assert "feedback_given" not in allowed(willich.workspace, willich.shown("notification", entity))
    entity = acknowledged(company, police, willich)
    assert "feedback_given" in allowed(willich.workspace, willich.shown("notification", entity))
    assert "feedback_given" not in allowed(police.workspace, police.shown("notification", entity))
