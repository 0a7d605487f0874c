"""A telephone call of either side."""

from __future__ import annotations

from desktop.presenters.steps.calling import CALLING
from tests.helpers.company import ASD, Company, Member


def test_a_call_is_kept(company: Company, police: Member) -> None:
    """With whom and when somebody spoke stands in the timeline."""
    [step] = CALLING
    entity = police.notify(ASD)
    step.do(police.workspace, entity, "A", {"to": "Rufdienst", "at": "2026-09-21T16:13:20+02:00"})
    moment = police.shown("notification", entity).timeline[-1]
    assert (moment.text, moment.called_at) == ("Rufdienst", "2026-09-21T16:13:20+02:00")
    company.everybody_syncs()
    assert step.offered(police.workspace, police.shown("notification", entity))
