"""A telephone call of either side."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
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


def test_a_call_that_is_still_to_come_is_not_kept(police: Member) -> None:
    """A clock that runs a few minutes fast holds nothing up; what is further ahead is refused at its field."""
    [step] = CALLING
    entity = police.notify(ASD)
    step.do(police.workspace, entity, "A", {"to": "Rufdienst", "at": "2026-09-21T16:18:20+02:00"})
    with pytest.raises(Refused, match="Zukunft") as caught:
        step.do(police.workspace, entity, "A", {"to": "Rufdienst", "at": "2026-09-21T16:18:21+02:00"})
    assert (caught.value.code, caught.value.field) == ("time_ahead", "at")
    assert [one.type for one in police.shown("notification", entity).timeline] == ["notified", "phone_handover"]
