"""Coming to an end with a notification."""

from __future__ import annotations

from desktop.domain.notification_events import Acknowledged
from desktop.presenters.notifications import acknowledge
from desktop.presenters.steps.finishing import FINISHING
from tests.helpers.company import ASD, Company, Member


def test_what_is_closed_is_not_closed_again(company: Company, police: Member, willich: Member) -> None:
    """Closing needs an acknowledgement, and is offered once."""
    [step] = FINISHING
    entity = police.notify(ASD)
    company.everybody_syncs()
    assert not step.offered(willich.workspace, willich.shown("notification", entity))
    acknowledge(willich.workspace, entity, Acknowledged("A"))
    assert step.offered(willich.workspace, willich.shown("notification", entity))
    step.do(willich.workspace, entity, "A", {"reason": ""})
    assert not step.offered(willich.workspace, willich.shown("notification", entity))
