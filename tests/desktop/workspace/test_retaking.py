"""A profile's states made anew from the log it had."""

from __future__ import annotations

import pytest

from tests.helpers.company import ASD, POLICE, Company, founded
from tests.helpers.laws import assert_folded_as_plainly, assert_overlay_on_top, assert_same_confirmed
from tests.helpers.retaken import Kept, log_of, rebuilt
from tests.helpers.revoking import revoke


@pytest.fixture
def company() -> Company:
    """A company with something in every channel, and something that waits at the police."""
    company = founded((POLICE, ASD, POLICE))
    police, willich, _ = company.members
    for urgency in ("immediate", "routine"):
        police.notify(ASD, urgency)
    willich.notify(POLICE)
    company.everybody_syncs()
    police.notify(ASD)
    return company


def test_everything_is_as_it_was(company: Company) -> None:
    """States, outcomes and heads are those of before, what waits is shown on top, and nothing new has come to wait."""
    for member in company.members:
        again = rebuilt(member, log_of(member))
        assert_same_confirmed(again, member)
        assert_folded_as_plainly(again)
        assert_overlay_on_top(again)
        assert again.workspace.unplaced() == member.workspace.unplaced()
        assert {state.id for _, state in again.workspace.states("notification")} == {
            state.id for _, state in member.workspace.states("notification")
        }
        assert again.workspace.local.alarms_heard() == member.workspace.local.alarms_heard()


def test_what_is_missing_comes_from_the_server(company: Company) -> None:
    """A log that breaks off anywhere is taken in up to there; the next sync brings the rest and sends what waits."""
    police = company.members[0]
    whole = log_of(police)
    for channel, batches in whole.lanes.items():
        for end in range(len(batches)):
            copy = company.copied(end)
            again = rebuilt(copy.members[0], Kept({**whole.lanes, channel: batches[:end]}))
            assert not again.workspace.local.remaining().level
            again.synced()
            assert again.workspace.local.remaining().level
            colleague = copy.members[2]
            colleague.synced()
            assert_same_confirmed(again, colleague)
            assert again.workspace.unplaced() == []


def test_nothing_at_all(company: Company) -> None:
    """With no log left the outbox is still there, and everything else comes from the server."""
    police = company.members[0]
    again = rebuilt(police, Kept({}))
    assert again.workspace.unplaced() == police.workspace.unplaced()
    again.synced()
    assert len(again.workspace.states("notification")) == 4


def test_a_batch_that_was_altered_is_not_believed(company: Company) -> None:
    """What does not verify ends its channel: the server has it as it was."""
    police = company.members[0]
    log = log_of(police)
    channel = police.workspace.pair(ASD)
    log.lanes[channel] = log.lanes[channel][1:]
    again = rebuilt(police, log)
    assert again.workspace.heads()[channel].seq == 0


def test_closed_channels_are_kept(company: Company) -> None:
    """What a revoked device could read it still reads after its database was made anew: nobody would give it again."""
    willich = company.members[1]
    revoke(company, company.founder, willich)
    again = rebuilt(willich, log_of(willich))
    assert {state.id for _, state in again.workspace.states("notification")} == {
        state.id for _, state in willich.workspace.states("notification")
    }
    assert again.workspace.heads() == willich.workspace.heads()
