"""A server that takes statements of the directory and shows none of them: what else it lost comes back all the same."""

from __future__ import annotations

from collections.abc import Callable

from server_stub.relay.access import Caller
from tests.helpers.company import ASD, Company
from tests.helpers.memory_server import MemoryServer
from tests.helpers.restored import assert_level, put_back
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
    loss(company, Accepted, 3)
    entity = police.notify(ASD)
    report = police.sync()
    assert report.failure is not None
    assert report.pause > 0
    assert police.workspace.local.remaining().outbox == 1
    police.synced()
    company.everybody_syncs()
    assert_level(police, office)
    assert office.shown("notification", entity).delivery == "delivered"
