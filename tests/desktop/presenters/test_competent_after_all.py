"""Who acknowledges after their unit had said that it is not competent, and takes that back again."""

from __future__ import annotations

from desktop.domain.notification_events import Acknowledged, NotCompetent
from desktop.domain.notification_state import Mark
from desktop.presenters import notifications
from tests.helpers.company import Company, Member
from tests.helpers.passing_on import arrived, settle


def not_competent() -> tuple[Company, Member, Member, bytes]:
    """A notification of which Willich had said that it is not competent; with its sender, and a colleague there."""
    company, police, willich, _, entity = arrived()
    colleague = company.join(willich)
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fach A"))
    notifications.not_competent(willich.workspace, entity, NotCompetent("Fach A", "Wohnt nicht hier"))
    settle(company)
    return company, police, colleague, entity


def test_whoever_has_it_after_all_is_named() -> None:
    """The sender reads who took it after all, and not who had found that the unit is not competent."""
    company, police, colleague, entity = not_competent()
    notifications.acknowledge(colleague.workspace, entity, Acknowledged("Fach B"))
    settle(company)
    counts = police.shown("notification", entity).acknowledgement
    assert counts is not None
    assert counts.person == "Fach B"


def test_what_is_taken_back_leaves_the_child_with_nobody() -> None:
    """Once an acknowledgement after all is withdrawn the unit is not competent again, and the sender's clock runs."""
    company, police, colleague, entity = not_competent()
    assert not police.shown("notification", entity).clock_stopped
    notifications.acknowledge(colleague.workspace, entity, Acknowledged("Fach B"))
    settle(company)
    notifications.withdraw(colleague.workspace, entity, "Fach B", "Versehen")
    settle(company)
    state = police.shown("notification", entity)
    assert Mark.NOT_COMPETENT in state.marks
    assert not state.clock_stopped
