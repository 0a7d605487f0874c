"""A server that takes statements of the directory and shows none of them: what else it lost comes back all the same."""

from __future__ import annotations

from collections.abc import Callable

from server_stub.relay.access import Caller
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, founded
from tests.helpers.line import unreachable
from tests.helpers.memory_server import MemoryServer
from tests.helpers.restored import assert_level, heads, put_back
from wire import limits
from wire.messages import Accepted, Known, PushResult, RestoreAnswer, RestoreRequest
from wire.names import directory_channel
from wire.stamp import SignedStamp, read_stamp


class Claiming(MemoryServer):
    """Answers so many times that it has taken statements, or had them, and goes on without."""

    claim: Callable[[SignedStamp], PushResult]
    times: int

    def restore(self, caller: Caller | None, request: RestoreRequest, now: int) -> RestoreAnswer:
        stamps = [placed.stamp for placed in request.batches]
        if not self.times or read_stamp(stamps[0])[0].channel != directory_channel(self.root):
            return super().restore(caller, request, now)
        self.times -= 1
        claims = tuple(self.claim(SignedStamp(one.stamp, bytes(64))) for one in stamps)
        return RestoreAnswer(claims, self.incarnation, ())


class Breaking(MemoryServer):
    """Cannot be reached any more once it has been given back so many parts, for one request."""

    parts: int

    def restore(self, caller: Caller | None, request: RestoreRequest, now: int) -> RestoreAnswer:
        self.parts -= 1
        if self.parts == -1:
            raise unreachable()
        return super().restore(caller, request, now)


def loss(company: Company, claim: Callable[[SignedStamp], PushResult], times: int) -> bytes:
    """Let the server lose a statement and a notification; gives the notification's id."""
    police, _ = company.members
    backup = Claiming(company.entropy)
    vars(backup).update(vars(company.server.copied()), claim=claim, times=times)
    company.invited_by(police)
    entity = police.notify(ASD)
    police.synced()
    put_back(company, backup)
    return entity


def test_statements_that_the_server_says_to_have_hold_nothing_up(company: Company) -> None:
    """That it has them once more is nothing new: with the next round the notification is given back."""
    police, office = company.members
    entity = loss(company, Known, 1_000)
    later = police.notify(ASD)
    police.synced()
    office.synced()
    assert office.shown("notification", entity).person == "Dienst A"
    assert office.shown("notification", later).person == "Dienst A"


def test_a_pass_that_ends_with_channels_held_back_rests_and_goes_on(company: Company) -> None:
    """While what was lost has not been offered nobody is told that all is done, and it is tried again by itself."""
    police, office = company.members
    loss(company, Accepted, 8)
    entity = police.notify(ASD)
    report = police.sync()
    assert report.failure is not None
    assert report.pause > 0
    assert police.workspace.local.remaining().outbox == 1
    police.synced()
    company.everybody_syncs()
    assert_level(police, office)
    assert office.shown("notification", entity).delivery == "delivered"


def test_a_round_that_was_broken_off_lets_nothing_go_first() -> None:
    """The directory grew then, and another one has given the rest back: what else was lost is offered all the same."""
    company = founded((POLICE, ASD, KEMPEN))
    police, office, kempen = company.members
    police.notify(ASD)
    company.everybody_syncs()
    backup = Breaking(company.entropy)
    vars(backup).update(vars(company.server.copied()), parts=1)
    for _ in range(limits.RESTORE_BATCHES + 1):
        company.invited_by(police)
    kempen.synced()
    office.notify(POLICE)
    office.synced()
    police.workspace.local.absorb(police.answer())
    lost = heads(put_back(company, backup))
    assert police.sync().failure is not None
    kempen.synced()
    police.notify(ASD)
    police.synced()
    assert all(company.server.lanes[channel].ends[seq] == head for channel, (seq, head) in lost.items())
    company.everybody_syncs()
    assert_level(police, office)
