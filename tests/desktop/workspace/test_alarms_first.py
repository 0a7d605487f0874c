"""Batches under way are given out with what rings in front, each channel's in the order of its numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from desktop.domain.rows import SealedRow
from desktop.sync import inputs
from desktop.sync.in_turn import channel_of
from desktop.sync.worker import Worker
from desktop.workspace.alarms_first import AlarmsFirst
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded
from tests.helpers.line import Line, Remote, unreachable
from wire.batch import Batch, batch_size
from wire.messages import PushAnswer

ONE, TWO, THREE = (bytes([number]) * 32 for number in range(1, 4))


class Outbox:
    """As much of an outbox as order is made by."""

    def __init__(self, *ringing: bytes, waits: Sequence[bytes] = ()) -> None:
        self.ringing = ringing
        self.waits = set(waits)
        self.asked = 0

    def rings(self, events: Sequence[bytes]) -> bool:
        self.asked += 1
        return any(event in self.ringing for event in events)

    def alarmed_channels(self, now: int) -> set[bytes]:
        return self.waits


def row(channel: bytes, n: int) -> SealedRow:
    name = channel[:1] + bytes([n])
    return SealedRow(channel, n, name, b"", (name,))


def test_what_rings_goes_first_with_what_it_is_chained_to() -> None:
    """Of its channel the batches before an alarm go with it, those after it stay where they were."""
    rows = [row(ONE, 1), row(TWO, 4), row(TWO, 5), row(TWO, 6), row(THREE, 1)]
    order = AlarmsFirst()
    assert order.order(Outbox(row(TWO, 5).hash), rows, 0) == [rows[1], rows[2], rows[0], rows[3], rows[4]]
    assert order.channels == {TWO}


def test_where_nothing_rings_nothing_moves() -> None:
    """Without an alarm batches go in the order they were signed."""
    rows, order = [row(TWO, 1), row(ONE, 1), row(TWO, 2)], AlarmsFirst()
    assert order.order(Outbox(), rows, 0) == rows
    assert order.channels == frozenset()


def test_what_an_alarm_waits_behind_goes_first() -> None:
    """An alarm is signed only when the batches of its channel have their answer: so they go before all others."""
    rows, order = [row(ONE, 1), row(TWO, 1), row(TWO, 2)], AlarmsFirst()
    assert order.order(Outbox(waits=[TWO]), rows, 0) == [rows[1], rows[2], rows[0]]
    assert order.channels == {TWO}


def test_of_each_batch_it_is_asked_once() -> None:
    """Whether a batch rings does not change while it is under way."""
    outbox, order = Outbox(row(ONE, 1).hash), AlarmsFirst()
    for _ in range(3):
        order.order(outbox, [row(ONE, 1), row(TWO, 1)], 0)
    assert outbox.asked == 2


def test_of_what_was_just_signed_nobody_is_asked() -> None:
    """What is said of a batch when it is signed counts, until it is under way no more."""
    outbox, rows, order = Outbox(), [row(ONE, 1), row(TWO, 1)], AlarmsFirst()
    order.note(rows[0].hash, rings=False)
    order.note(rows[1].hash, rings=True)
    assert order.order(outbox, rows, 0) == rows[::-1]
    assert order.order(outbox, rows[:1], 0) == rows[:1]
    assert outbox.asked == 0
    assert order.order(outbox, rows, 0) == rows
    assert outbox.asked == 1


class Thin(Remote):
    """A line that cuts every push beyond 20 kB, and all of them while it is down."""

    def __init__(self, company: Company) -> None:
        super().__init__(company.server, Line(), company.clock.now)
        self.down = False
        self.tried = 0

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        self.tried += 1
        if self.down or sum(map(batch_size, batches)) > 20_000:
            raise unreachable()
        return super().push(token, batches)


class Slow:
    """The police over a thin line, on which something large is under way to another unit."""

    def __init__(self) -> None:
        self.company = founded((POLICE, ASD, KEMPEN))
        self.police, _, self.kempen = self.company.members
        self.line, clock = Thin(self.company), self.company.clock
        self.worker = Worker(self.police.workspace.local, self.line, clock.chance, lambda: clock.time / 1000)
        for _ in range(40):
            self.police.notify(ASD)
        self.work(inputs.Begin())
        assert sum(map(batch_size, self.police.workspace.local.outgoing())) > 20_000

    def work(self, given: inputs.Input) -> None:
        """Let the worker do what follows."""
        self.worker.give(given)
        while self.worker.step():
            pass

    def after_the_pause(self) -> None:
        """Let the time of a pause pass."""
        self.company.clock.time += 400_000
        self.work(inputs.TimerFired())

    def has(self, entity: bytes) -> bool:
        """Say whether the other unit has it by now."""
        self.kempen.sync()
        return self.kempen.workspace.state("notification", entity) is not None


@pytest.mark.parametrize("urgency", ["immediate", "routine"])
@pytest.mark.parametrize("cut", [False, True])
def test_what_the_line_does_not_carry_holds_up_no_other(*, urgency: str, cut: bool) -> None:
    """A notification arrives within three tries behind a batch that never does, also where its first try was cut."""
    slow = Slow()
    slow.line.down = cut
    entity = slow.police.notify(KEMPEN, urgency)
    slow.work(inputs.Asked())
    slow.line.down, slow.line.tried = False, 0
    while not slow.has(entity):
        assert slow.line.tried < 3
        slow.after_the_pause()


def first_channel(member: Member) -> bytes:
    return channel_of(member.workspace.local.outgoing()[0])


def test_what_rings_stays_first_while_it_is_under_way() -> None:
    """An alarm that was signed before goes first with each try, also after a restart, and when all is sealed."""
    police = founded((POLICE, ASD, KEMPEN)).members[0]
    police.notify(KEMPEN)
    police.workspace.local.outgoing()
    police.notify(ASD, "immediate")
    for _ in range(2):
        assert first_channel(police) == police.workspace.pair(ASD)
    police.open()
    assert first_channel(police) == police.workspace.pair(ASD)
    assert police.workspace.local.ringing() == {police.workspace.pair(ASD)}
    assert channel_of(police.workspace.local.seal_everything()[0]) == police.workspace.pair(ASD)


def test_what_is_sealed_at_the_lock_has_what_rings_in_front() -> None:
    """An alarm written right before the lock stands before what was under way already."""
    police = founded((POLICE, ASD, KEMPEN)).members[0]
    police.notify(KEMPEN)
    police.workspace.local.outgoing()
    police.notify(ASD, "immediate")
    channels = [channel_of(batch) for batch in police.workspace.local.seal_everything()]
    assert channels == [police.workspace.pair(ASD), police.workspace.pair(KEMPEN)]
    assert police.workspace.local.ringing() == {police.workspace.pair(ASD)}
