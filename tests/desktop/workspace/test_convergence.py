"""Two to four profiles and a server come together whatever the line and the power do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers.chaos import Chaos, lasting
from tests.helpers.company import Member

SEEDS = 160
MORE_SEEDS = 3000


@pytest.mark.parametrize("seed", range(SEEDS))
def test_everybody_ends_with_the_same(seed: int) -> None:
    """Under lost, doubled, cut, late and old answers and crashes all end alike, with every reported event once."""
    _live_through(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(SEEDS, MORE_SEEDS, 100))
def test_everybody_ends_with_the_same_many_times(first: int) -> None:
    """What holds for some days of a company holds for thousands of them."""
    for seed in range(first, first + 100):
        _live_through(seed)


def _forget_what_is_under_way(member: Member) -> None:
    for row in member.journal.outbox.sealed():
        member.journal.outbox.mark(row.events, "waiting")
        member.journal.outbox.drop_sealed(row.channel, row.n)


def _believe_every_push(member: Member) -> None:
    events = [row.event for row in member.journal.outbox.all() if row.status in ("sealed", "accepted")]
    member.journal.outbox.drop(events)


@pytest.mark.parametrize("fault", [_forget_what_is_under_way, _believe_every_push])
def test_a_profile_that_forgets_is_found_out(fault: Callable[[Member], None]) -> None:
    """Profiles that do not keep a batch until it has come back fail this very test, which then names the seed."""
    with pytest.raises(AssertionError, match=r"(?m)^seed \d+$"):
        _live_through_all(range(40), fault)


def _live_through_all(seeds: range, fault: Callable[[Member], None]) -> None:
    for seed in seeds:
        _live_through(seed, fault)


def _live_through(seed: int, fault: Callable[[Member], None] = lambda _: None) -> None:
    try:
        _live(Chaos(seed, watch=fault))
    except Exception as failure:
        failure.add_note(f"seed {seed}")
        raise


def _live(chaos: Chaos) -> None:
    chaos.run()
    assert chaos.halted == []
    for member in chaos.company.members:
        _stands_where_the_server_stands(chaos, member)
        _shows_what_is_confirmed(member)
    _reported_once(chaos)
    _all_alike(chaos)


def _held(member: Member) -> set[bytes]:
    """What waits for a unit that has no device: nothing else may be left in an outbox."""
    rows = member.journal.outbox.all()
    assert {(row.status, member.workspace.held_back(row.channel)) for row in rows} <= {
        ("waiting", "recipient_without_device")
    }
    return {row.event for row in rows}


def _stands_where_the_server_stands(chaos: Chaos, member: Member) -> None:
    remaining = member.workspace.local.remaining()
    held = _held(member)
    assert (remaining.outbox, remaining.refused, remaining.alarms) == (len(held), 0, ())
    assert (remaining.level, remaining.waiting) == (not held, 0)
    # An acknowledgement that was taken back in time here, but came to the server too late.
    assert {reason for verdict, reason in member.workspace.outcomes() if verdict == "quarantined"} <= {"too_late"}
    for channel, row in member.workspace.heads().items():
        lane = chaos.company.server.lanes.get(channel)
        assert (row.seq, row.head) == ((lane.tail.seq, lane.tail.head) if lane else (0, bytes(32)))
        assert sum(member.workspace.outcomes(channel).values()) == row.seq


def _shows_what_is_confirmed(member: Member) -> None:
    pending = {row.entity for row in member.journal.outbox.all()}
    for channel in member.workspace.heads():
        for row in member.journal.states.of_channel(channel):
            assert row.entity in pending or row.shown == row.confirmed


def _reported_once(chaos: Chaos) -> None:
    held = set().union(*map(_held, chaos.company.members))
    counts = lasting(chaos.company)
    wrong = {
        event.hex(): counts.get(event, 0) for event in chaos.reported if counts.get(event, 0) != (event not in held)
    }
    assert wrong == {}
    assert all(count == 1 for count in counts.values())


def _all_alike(chaos: Chaos) -> None:
    known: dict[bytes, bytes] = {}
    for member in chaos.company.members:
        for channel, digest in member.digests().items():
            assert known.setdefault(channel, digest) == digest, channel.hex()
