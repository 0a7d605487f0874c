"""What the sender does before anybody has it."""

from __future__ import annotations

from desktop.presenters.steps.sending import SENDING
from tests.helpers.company import ASD, Company, Member


def test_only_what_still_waits_here_is_withdrawn(company: Company, police: Member) -> None:
    """Withdrawing is offered as long as nothing of it has gone out."""
    [step] = SENDING
    entity = police.notify(ASD)
    assert step.offered(police.workspace, police.shown("notification", entity))
    company.everybody_syncs()
    assert not step.offered(police.workspace, police.shown("notification", entity))
