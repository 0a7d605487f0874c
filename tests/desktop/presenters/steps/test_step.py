"""A step: offered where the table of the domain allows it and it makes sense, asked by what it says."""

from __future__ import annotations

from dataclasses import replace

from desktop.presenters.steps.question import Question
from desktop.presenters.steps.step import Dialog, Step
from tests.helpers.company import ASD, Company, Member

STEP = Step(
    name="closed",
    place=1,
    button="Abschließen",
    icon="archive",
    dialog=Dialog("", "", "Ja", (Question("reason", "Grund"),)),
    do=lambda _workspace, _entity, _person, _answers: None,
    done="Getan.",
)


def test_the_table_of_the_domain_decides(company: Company, police: Member, willich: Member) -> None:
    """A step of the receiver is none of the sender's, and none before somebody has it; one that is no event may be."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    state = police.shown("notification", entity)
    assert not STEP.offered(police.workspace, state)
    assert not STEP.offered(willich.workspace, state)
    confirming = replace(STEP, name="acknowledged")
    assert (confirming.offered(police.workspace, state), confirming.offered(willich.workspace, state)) == (False, True)
    assert replace(STEP, name="assigned").offered(police.workspace, state)
    assert not replace(confirming, sense=lambda _workspace, _state: False).offered(willich.workspace, state)


def test_questions_may_depend_on_the_notification(police: Member) -> None:
    """What is asked is fixed, or made for the notification it is about."""
    state = police.shown("notification", police.notify(ASD))
    assert STEP.dialog is not None
    assert STEP.dialog.asked(police.workspace, state) == STEP.dialog.fixed
    made = replace(STEP.dialog, questions=lambda _workspace, of: (Question("number", of.number),))
    assert made.asked(police.workspace, state)[0].label == state.number
