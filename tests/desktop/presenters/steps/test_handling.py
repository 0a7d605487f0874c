"""What stays in the unit: offered to the receiver alone, with the people of the unit and the record of two."""

from __future__ import annotations

from desktop.presenters import assessing, handling
from desktop.presenters.steps.handling import HANDLING
from desktop.presenters.steps.question import EVERY_CHILD, Answered, Question
from desktop.presenters.steps.step import Step
from desktop.presenters.steps.table import allowed
from desktop.presenters.times import id_text
from tests.helpers.company import Company, Member
from tests.helpers.followed import acknowledged, arrived

STEPS: dict[str, Step] = {step.name: step for step in HANDLING}


def asked(member: Member, entity: bytes, name: str) -> dict[str, Question]:
    """What a dialog asks, by name."""
    dialog, state = STEPS[name].dialog, member.shown("notification", entity)
    assert dialog is not None
    return {one.name: one for one in dialog.asked(member.workspace, state)}


def test_who_has_it_is_preset(company: Company, police: Member, willich: Member) -> None:
    """At first oneself, then whoever has it; the other side is offered none of it."""
    entity = arrived(company, police)
    mine = id_text(willich.device)
    assert {name: one.preset for name, one in asked(willich, entity, "assigned").items()} == {"to": mine, "deputy": ""}
    STEPS["assigned"].do(willich.workspace, entity, "Fachkraft A", {"to": mine, "deputy": ""})
    given = handling.assignment(willich.workspace, entity)
    assert given is not None
    assert given.to == willich.device
    assert not {"assigned", "assessed"} & set(allowed(police.workspace, police.shown("notification", entity)))


def test_the_record_asks_for_reasons(company: Company, police: Member, willich: Member) -> None:
    """Each of the three questions has its reason after it, and what is answered is recorded for the child named."""
    entity = acknowledged(company, police, willich)
    found = asked(willich, entity, "assessed")
    for flag, reason in (*assessing.ASKED, *assessing.AFTER):
        assert found[reason].after == (Answered(flag, ("no",)),)
    assert found["child"].preset == EVERY_CHILD
    answers = {name: "yes" for name, _ in assessing.ASKED} | {reason: "" for _, reason in assessing.ASKED}
    answers |= {"result": "help_needed", "family_court": "", "into_care": ""}
    answers |= {"second": "Fachkraft C", "text": "", "child": "1", "home_visit": "no", "home_visit_reason": "Klinik"}
    STEPS["assessed"].do(willich.workspace, entity, "Fachkraft A", answers)
    [version] = willich.shown("assessment", entity).versions
    assert (version.body.child, version.body.home_visit.done, version.body.home_visit.reason) == (1, False, "Klinik")
    assert version.body.guardians.done


def test_the_record_asks_for_the_family_court(company: Company, police: Member, willich: Member) -> None:
    """What the law asks after a result is asked with its words, once there is such a result."""
    found = asked(willich, acknowledged(company, police, willich), "assessed")
    court, care = found["family_court"], found["into_care"]
    assert court.after == (Answered("result", ("acute", "latent")), Answered("guardians", ("no",)))
    assert care.after == (Answered("result", ("acute",)),)
    assert court.hint.startswith("§ 8a Abs. 2 Satz 1 SGB VIII: ")
    assert care.hint.startswith("§ 8a Abs. 2 Satz 2 SGB VIII: ")


def test_the_record_is_offered_once_somebody_has_it(company: Company, police: Member, willich: Member) -> None:
    """Before the acknowledgement nobody is asked to assess; after a record it may be written anew."""
    entity = arrived(company, police)
    assert "assessed" not in allowed(willich.workspace, willich.shown("notification", entity))
    entity = acknowledged(company, police, willich)
    assert "assessed" in allowed(willich.workspace, willich.shown("notification", entity))
    everything = {name: "yes" for name, _ in assessing.ASKED} | {"second": "C", "result": "open"}
    STEPS["assessed"].do(willich.workspace, entity, "Fachkraft A", everything)
    assert "assessed" in allowed(willich.workspace, willich.shown("notification", entity))


def test_of_these_an_assignment_alone_can_be_undone(company: Company, police: Member, willich: Member) -> None:
    """It stays in the unit and binds nobody; a record of two is written anew instead."""
    assert [one.name for one in HANDLING if one.undo is not None] == ["assigned"]
    entity, step = acknowledged(company, police, willich), STEPS["assigned"]
    done = step.do(willich.workspace, entity, "Fachkraft A", {"to": id_text(willich.device), "deputy": ""})
    assert handling.assignment(willich.workspace, entity) is not None
    assert step.undo is not None
    step.undo(willich.workspace, entity, "Fachkraft A", done)
    assert handling.assignment(willich.workspace, entity) is None
    assert step.undone.endswith(".")
