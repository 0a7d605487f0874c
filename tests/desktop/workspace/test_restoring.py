"""A server that lost something is given it back by whoever holds it: as it was where it fits, else behind what grew."""

from __future__ import annotations

import pytest

from desktop.domain.progress import Returning
from desktop.sync.worker import Worker
from server_stub.relay.access import Caller
from tests.helpers.company import ASD, KEMPEN, POLICE, Company
from tests.helpers.line import Line, Remote
from tests.helpers.memory_server import MemoryServer
from tests.helpers.restored import (
    assert_level,
    assert_nothing_lost,
    heads,
    pushed_without_reading,
    put_back,
)
from wire import limits
from wire.messages import Accepted, RefusedBatch
from wire.stamp import PlacedBatch, SignedStamp
from wire.statements import ServerKeyStated


@pytest.mark.parametrize("silently", [False, True])
def test_the_lost_end_comes_back_as_it_was(company: Company, *, silently: bool) -> None:
    """Whoever holds the end of a log gives it back to its old place: same seqs, stamps and heads."""
    police, office = company.members
    backup = company.server.copied()
    entity = police.notify(ASD)
    company.everybody_syncs()
    lost = put_back(company, backup, silently=silently)
    office.synced()
    police.synced()
    assert heads(company.server) == heads(lost)
    assert company.server.incarnation != lost.incarnation
    assert police.shown("notification", entity).delivery == "delivered"
    assert_level(police, office)
    assert office.workspace.local.remaining().alarms == ("server_restored",)


def test_how_far_giving_back_has_come_is_told(company: Company) -> None:
    """Part by part more has been given back of what was lost, up to all of it, and each step is told once."""
    police, _ = company.members
    backup = company.server.copied()
    for _ in range(2 * limits.RESTORE_BATCHES):
        police.notify(ASD)
        police.synced()
    put_back(company, backup)
    told: list[Returning] = []
    worker = Worker(police.workspace.local, Remote(company.server, police.line, company.clock.now), lambda: 1.0)
    worker.on_returning = told.append
    report = worker.run()
    assert report.failure is None
    assert len(told) > 1
    assert all(0 < one.done <= one.count for one in told)
    assert told[-1].done == told[-1].count
    assert report.returning == told[-1]


@pytest.mark.parametrize("silently", [False, True])
def test_what_a_grown_channel_lost_is_appended(company: Company, *, silently: bool) -> None:
    """What cannot have its old place any more is appended, is shown all the while, and keeps when it was accepted."""
    police, office = company.members
    police.notify(ASD)
    company.everybody_syncs()
    backup = company.server.copied()
    entity = police.notify(ASD)
    police.synced()
    accepted_at = police.shown("notification", entity).accepted_at
    lost = put_back(company, backup, silently=silently)
    company.clock.time += 1_000_000
    other = office.notify(POLICE)
    office.synced()
    police.synced()
    assert police.shown("notification", entity).accepted_at == accepted_at
    company.everybody_syncs()
    assert_nothing_lost(lost, company.server)
    assert_level(police, office)
    assert office.shown("notification", entity).accepted_at == accepted_at
    assert police.shown("notification", other).delivery == "delivered"


def test_what_was_accepted_and_never_read_back_is_given_back(company: Company) -> None:
    """A batch whose acceptance was the last that was heard of the server comes back with its stamp."""
    police, office = company.members
    backup = company.server.copied()
    entity = police.notify(ASD)
    pushed_without_reading(police)
    assert police.shown("notification", entity).delivery == "queued"
    lost = put_back(company, backup)
    police.synced()
    assert heads(company.server) == heads(lost)
    company.everybody_syncs()
    assert_level(police, office)
    assert office.shown("notification", entity).delivery == "delivered"


@pytest.mark.parametrize("silently", [False, True])
def test_what_was_accepted_in_a_channel_that_grew_is_appended(company: Company, *, silently: bool) -> None:
    """An outbox entry that the server had accepted and lost is dropped only when it has come back."""
    police, office = company.members
    company.everybody_syncs()
    backup = company.server.copied()
    entity = police.notify(ASD)
    pushed_without_reading(police)
    put_back(company, backup, silently=silently)
    office.notify(POLICE)
    office.synced()
    police.synced()
    company.everybody_syncs()
    assert_level(police, office)
    assert office.shown("notification", entity).delivery == "delivered"
    assert police.journal.outbox.all() == []


def test_what_lies_between_may_be_gone_for_good(company: Company) -> None:
    """A batch whose predecessor of another author nobody holds any more is appended, not kept back for ever."""
    police, office = company.members
    company.everybody_syncs()
    backup = company.server.copied()
    office.notify(POLICE)
    pushed_without_reading(office)
    entity = police.notify(ASD)
    pushed_without_reading(police)
    put_back(company, backup)
    police.synced()
    assert police.shown("notification", entity).delivery == "accepted"
    company.everybody_syncs()
    assert_level(police, office)


def test_whoever_enrolled_since_the_backup_is_known_again(company: Company) -> None:
    """A device that the restored server has never heard of gives its own enrolment back, and goes on."""
    backup = company.server.copied()
    kempen = company.enrol(KEMPEN)
    entity = kempen.notify(POLICE)
    kempen.synced()
    lost = put_back(company, backup)
    assert kempen.device not in backup.directory.devices
    kempen.synced()
    assert heads(company.server) == heads(lost)
    company.everybody_syncs()
    assert_level(*company.members)
    police = company.members[0]
    assert police.shown("notification", entity).delivery == "delivered"


def test_a_directory_that_grew_otherwise_brings_everything_back(company: Company) -> None:
    """Where others enrolled in the server's new life, directory and channels are read anew, and nothing is lost."""
    police, office = company.members
    backup = company.server.copied()
    police.notify(ASD)
    invite = company.invited_by(police)
    colleague = company.newcomer(POLICE, invite)
    colleague.synced()
    police.synced()
    office.notify(POLICE)
    office.synced()
    colleague.synced()
    lost = put_back(company, backup)
    kempen = company.enrol(KEMPEN)
    entity = kempen.notify(ASD)
    kempen.synced()
    company.everybody_syncs(6)
    assert_nothing_lost(lost, company.server)
    assert_level(*company.members)
    assert office.shown("notification", entity).delivery == "delivered"


def test_nothing_new_takes_the_place_of_what_was_lost(company: Company) -> None:
    """What is written meanwhile waits until the lost end has been given back, and goes in the same sync."""
    police, office = company.members
    backup = company.server.copied()
    police.notify(ASD)
    company.everybody_syncs()
    lost = put_back(company, backup)
    entity = office.notify(POLICE)
    office.synced()
    before = heads(lost)
    for channel, (seq, head) in before.items():
        assert company.server.lanes[channel].ends[seq] == head
    assert office.shown("notification", entity).delivery == "accepted"
    company.everybody_syncs()
    assert_level(police, office)


def test_a_server_that_holds_nothing_is_founded_again(company: Company) -> None:
    """Root's device takes the directory to a new server and states its key; everything else comes from the holders."""
    police, office = company.members
    police.notify(ASD)
    company.everybody_syncs()
    entity = police.notify(ASD)
    police.synced()
    lost, company.server = company.server, MemoryServer()
    report = police.sync()
    assert (report.halt, report.pushed) == (None, 0)
    assert isinstance(company.server.found_again(company.founder.workspace.local.first_batch()), Accepted)
    assert isinstance(police.notify(ASD), bytes)
    company.clock.time += 10_000_000
    assert police.sync().failure is not None
    company.founder.workspace.state_in_directory([ServerKeyStated(company.server.public_key)])
    company.founder.synced()
    company.clock.time += 10_000_000
    company.everybody_syncs()
    assert_nothing_lost(lost, company.server)
    assert_level(police, office)
    assert office.shown("notification", entity).delivery == "delivered"


def test_what_was_never_placed_founds_nothing(company: Company) -> None:
    """A first batch under a stamp that the server it names did not sign is refused."""
    placed = company.founder.workspace.local.first_batch()
    forged = PlacedBatch(placed.batch, SignedStamp(placed.stamp.stamp, bytes(64)))
    server = MemoryServer()
    assert server.found_again(forged) == RefusedBatch("stamp")
    later = company.server.lanes[company.founder.workspace.local._ground.directory_channel].placed[1]
    assert server.found_again(later) == RefusedBatch("not_a_founding")
    assert (server.root, server.lanes) == (b"", {})


def test_lost_again_in_the_same_life(company: Company) -> None:
    """A server that was given something back and loses it once more is given it back once more, and has not lied."""
    police, office = company.members
    backup = company.server.copied()
    entity = police.notify(ASD)
    police.synced()
    put_back(company, backup.copied())
    police.synced()
    life = company.server.incarnation
    put_back(company, backup.copied(), silently=True)
    company.server.incarnation = life
    company.everybody_syncs()
    assert_level(police, office)
    assert office.shown("notification", entity).delivery == "delivered"


def test_lost_many_times(company: Company) -> None:
    """A server put back again and again, also to a time before the last, gets back everything each time."""
    police, office = company.members
    backups = [company.server.copied()]
    for turn in range(4):
        police.notify(ASD)
        office.notify(POLICE)
        company.everybody_syncs(2)
        backups.append(company.server.copied())
        backup = backups[0] if turn == 2 else backups[-2]
        lost = put_back(company, backup.copied(), silently=bool(turn % 2))
        company.server.incarnation = bytes([turn]) * 16 if turn % 2 == 0 else company.server.incarnation
        (police.notify(ASD) if turn % 2 else office.notify(POLICE))
        company.everybody_syncs(3)
        assert_nothing_lost(lost, company.server)
    assert_level(police, office)


def test_a_directory_that_is_denied_comes_before_all_that_is_to_be_read(company: Company) -> None:
    """A server in the same life shows another directory, and has more to give than fits a page: first it is told."""
    police, office = company.members
    backup = company.server.copied()
    company.invited_by(police)
    put_back(company, backup, silently=True)
    company.invited_by(office)
    for _ in range(3):
        office.notify(POLICE)
        office.synced()
    company.server.page_bytes = 1
    police.synced()
    company.everybody_syncs()
    assert_level(police, office)


def test_where_the_directory_stands_makes_nobody_level_with_all_the_rest(company: Company) -> None:
    """Who was just let in, and offers what it has because an old answer came again, has not read the rest by that."""
    police, office = company.members
    colleague = company.enrol(POLICE, company.invited_by(police))
    police.synced()
    office.notify(POLICE)
    office.synced()
    local = colleague.workspace.local
    answer = company.server.pull(Caller(device=company.founder.device), local.cursors())
    for _ in range(2):
        local.absorb(answer)
    assert colleague.workspace.active
    token, remote = f"{colleague.device.hex()}/", Remote(company.server, Line(), company.clock.now)
    while (request := local.lost(signed_in=True)) is not None:
        local.restored(request, remote.restore(token, request))
    assert not local.level
    colleague.synced()
    assert local.level
