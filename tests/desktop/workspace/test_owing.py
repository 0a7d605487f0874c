"""What a profile whose log was damaged answers: what nobody has answered, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.workspace.putting_aside import is_receipt
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.laws import assert_overlay_on_top
from tests.helpers.passing_on import acknowledge, on_its_way, settle
from tests.helpers.retaken import Kept, log_of, rebuilt
from wire.body import decode_body


@pytest.fixture
def company() -> Company:
    """A company in which notifications have gone both ways, all of them confirmed."""
    company = founded((POLICE, ASD, POLICE))
    police, willich, _ = company.members
    for urgency in ("immediate", "routine"):
        police.notify(ASD, urgency)
    willich.notify(POLICE)
    company.everybody_syncs()
    return company


def broken_off(member: Member) -> Iterator[Kept]:
    """A member's log, any one channel of which breaks off anywhere; at last there is none at all."""
    whole = log_of(member)
    for channel, batches in whole.lanes.items():
        yield from (Kept({**whole.lanes, channel: batches[:end]}) for end in range(len(batches)))
    yield Kept({})


def on_server(company: Company) -> int:
    """How many envelopes the server holds."""
    return sum(len(one.batch.headers) for lane in company.server.lanes.values() for one in lane.placed)


@pytest.mark.parametrize("page_bytes", [1, 1_000_000])
@pytest.mark.parametrize("who", [0, 1, 2])
def test_nothing_is_sent_twice(company: Company, who: int, page_bytes: int) -> None:
    """Wherever the log breaks off, and however many answers bring the rest, nothing new comes to the server."""
    before = on_server(company)
    for seed, log in enumerate(broken_off(company.members[who])):
        copy = company.copied(seed)
        copy.server.page_bytes = page_bytes
        again = rebuilt(copy.members[who], log)
        again.open()
        assert again.journal.outbox.all() == []
        again.synced()
        assert again.workspace.local.remaining().level
        assert (on_server(copy), again.journal.outbox.all()) == (before, [])


@pytest.mark.parametrize("page_bytes", [1, 1_000_000])
def test_no_word_is_said_twice(page_bytes: int) -> None:
    """What a device has said in another channel by itself may be what was lost: it is not said again."""
    company, police, _, kempen, _, other = on_its_way()
    acknowledge(kempen, other)
    settle(company)
    who, before = company.members.index(police), on_server(company)
    for seed, log in enumerate(broken_off(police)):
        copy = company.copied(seed)
        copy.server.page_bytes = page_bytes
        rebuilt(copy.members[who], log).synced()
        assert on_server(copy) == before


def test_a_receipt_that_was_lost_is_written_again(company: Company) -> None:
    """What lies in the log and has no receipt, there or in the outbox, is confirmed once the log is known to be all."""
    police, willich, _ = company.members
    police.notify(ASD)
    police.synced()
    willich.pull()
    [receipt] = [row for row in willich.workspace.unplaced() if is_receipt(row)]
    willich.journal.outbox.drop([receipt.event])
    again = rebuilt(willich, log_of(willich))
    assert again.workspace.unplaced() == []
    again.pull()
    [anew] = [row for row in again.workspace.unplaced() if is_receipt(row)]
    assert (anew.channel, decode_body(anew.plaintext).fields) == (
        receipt.channel,
        decode_body(receipt.plaintext).fields,
    )
    assert_overlay_on_top(again)


def test_a_word_that_was_lost_is_said_again() -> None:
    """What follows elsewhere from what the log says, and stands there no more than in the outbox, is said."""
    _, police, _, kempen, entity, other = on_its_way()
    acknowledge(kempen, other)
    kempen.synced()
    police.pull()
    said = [row for row in police.workspace.unplaced() if row.entity == entity]
    assert said
    police.journal.outbox.drop([row.event for row in said])
    again = rebuilt(police, log_of(police))
    again.pull()
    anew = [row for row in again.workspace.unplaced() if row.entity == entity]
    assert [(row.channel, decode_body(row.plaintext).fields) for row in anew] == [
        (row.channel, decode_body(row.plaintext).fields) for row in said
    ]
