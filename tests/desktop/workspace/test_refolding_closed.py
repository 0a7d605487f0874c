"""What waited in a channel that has closed since is understood too, once there is a program that can."""

from __future__ import annotations

import pytest

from desktop.domain.notification_events import Acknowledged
from desktop.domain.outcome import Verdict
from desktop.domain.rows import LogRow
from desktop.workspace.refolding import is_outdated
from tests.helpers.company import ASD, POLICE, Member, founded
from tests.helpers.laws import assert_same_states, ground_of
from wire.statements import UnitStated


@pytest.mark.parametrize("reason", ["unknown_type", "key"])
def test_a_closed_channel_is_understood_too(reason: str) -> None:
    """An event that could not be folded while its channel was open is folded once it can be, closed or not."""
    company = founded((POLICE, ASD))
    police, office = company.members
    entity = police.notify(ASD)
    police.synced()
    office.synced()
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    company.everybody_syncs(2)
    late = Member(company, police.unit, police.identity, None, police.journal.copied())
    channel = late.workspace.pair(ASD)
    row = late.journal.log.page(channel, 0, 1000)[-1]
    waiting = LogRow(row.seq, row.event, row.header, row.body, Verdict.WAITING, reason)
    late.journal.log.set_outcome(channel, waiting)
    company.founder.workspace.state_in_directory([UnitStated(ASD, "jugendamt-willich", "Stelle", active=False)])
    company.founder.synced()
    for one in (police, late):
        one.pull()
        one.open()
        one.pull()
    assert channel not in late.workspace.heads()
    assert not is_outdated(ground_of(late))
    assert late.journal.log.page(channel, 0, 1000)[-1].outcome == Verdict.APPLIED
    assert_same_states(police, late)
