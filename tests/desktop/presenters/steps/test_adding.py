"""What the sender is offered later, and what the answers of each dialog become."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.notification_events import Remarked
from desktop.presenters import drafts, later
from desktop.presenters.steps.adding import ADDING
from desktop.presenters.steps.step import Step
from desktop.presenters.steps.table import allowed
from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.followed import acknowledged, arrived

STEPS: dict[str, Step] = {step.name: step for step in ADDING}


def asked(member: Member, entity: bytes, name: str) -> dict[str, Any]:
    """What a dialog asks, by name, each with what is preset."""
    dialog, state = STEPS[name].dialog, member.shown("notification", entity)
    assert dialog is not None
    return {one.name: one for one in dialog.asked(member.workspace, state)}


def names(member: Member, entity: bytes) -> list[str]:
    """What a member is offered for a notification, in order."""
    return [getattr(step, "name", step) for step in allowed(member.workspace, member.shown("notification", entity))]


def test_what_the_sender_is_offered(company: Company, police: Member, willich: Member) -> None:
    """What has gone out can be added to and put right; an answer is offered where there is a question."""
    waiting = police.notify(ASD)
    assert not {"supplemented", "corrected", "answered"} & set(
        allowed(police.workspace, police.shown("notification", waiting))
    )
    entity = arrived(company, police, least=True)
    offered = allowed(police.workspace, police.shown("notification", entity))
    assert offered[0] == "completed"
    assert {"supplemented", "corrected"} < set(offered)
    assert "answered" not in offered
    later.ask(willich.workspace, entity, "A", "sender.phone", "Stimmt sie?")
    company.everybody_syncs()
    assert "answered" in allowed(police.workspace, police.shown("notification", entity))
    assert "answered" not in allowed(willich.workspace, willich.shown("notification", entity))


@pytest.mark.parametrize("event", ["supplemented", "corrected"])
def test_a_supplement_and_a_correction_begin_a_draft(
    company: Company, police: Member, willich: Member, event: str
) -> None:
    """Each gives the draft to open, bound to the notification; begun again it is the same."""
    entity = acknowledged(company, police, willich)
    draft = STEPS[event].do(police.workspace, entity, "Dienst A", {})
    assert isinstance(draft, bytes)
    assert STEPS[event].do(police.workspace, entity, "Dienst A", {}) == draft
    found = drafts.find(police.workspace, draft)
    assert found is not None
    assert (found[0].completes, found[0].event) == (entity, event)


def test_an_answer_names_its_question(company: Company, police: Member, willich: Member) -> None:
    """The oldest open question is preset, with its field and text."""
    entity = arrived(company, police)
    later.ask(willich.workspace, entity, "A", "sender.phone", "Stimmt sie?")
    company.everybody_syncs()
    question = asked(police, entity, "answered")["question"]
    assert "Stimmt sie?" in dict(question.choices)[question.preset]
    answers = {"question": question.preset, "explanation": "Ja"}
    STEPS["answered"].do(police.workspace, entity, "Dienst A", answers)
    assert police.shown("notification", entity).open_questions == ()


def test_the_whole_report_begins_a_draft(company: Company, police: Member) -> None:
    """Beginning it gives the draft to open, and a recalled notification needs none."""
    entity = arrived(company, police, least=True)
    draft = STEPS["completed"].do(police.workspace, entity, "Dienst A", {})
    assert isinstance(draft, bytes)
    assert police.workspace.own.drafts()[0][0] == draft
    police.do(ASD, "notification.recall_requested", entity, Remarked("A", "Irrtum"))
    assert "completed" in allowed(police.workspace, police.shown("notification", entity))


def test_who_is_competent_by_now_is_told(company: Company, police: Member, willich: Member) -> None:
    """Where a correction leads to another unit the sender is offered to tell it, with why; once told no more."""
    entity = acknowledged(company, police, willich)
    assert "told_also" not in names(police, entity)
    moved = {"wrong": "Ort", "demand": "Abgeben", "whereabouts": {"municipality": "Kempen"}}
    later.correct(police.workspace, entity, moved, "Dienst A")
    assert names(police, entity)[0] == "told_also"
    to = asked(police, entity, "told_also")["to"]
    assert (to.preset, [unit for unit, _ in to.choices], "Kempen" in to.hint) == (KEMPEN, [KEMPEN], True)
    STEPS["told_also"].do(police.workspace, entity, "Dienst A", {"to": KEMPEN})
    assert "told_also" not in names(police, entity)
    assert "told_also" not in names(willich, entity)
