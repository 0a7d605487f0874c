"""A company whose server has been put back to an earlier state, and what must hold once everybody has synced."""

from __future__ import annotations

from desktop.sync.worker import Report
from tests.helpers.company import Company, Member
from tests.helpers.line import Line, Remote
from tests.helpers.memory_server import MemoryServer
from wire.statements import Revoked

NEW_LIFE = b"n" * 16


def put_back(company: Company, backup: MemoryServer, *, silently: bool = False) -> MemoryServer:
    """Put the server back to a backup, in a new life or without a word; gives what it was."""
    lost = company.server
    company.server = backup
    if not silently:
        backup.incarnation = NEW_LIFE
    return lost


def put_back_without(company: Company, backup: MemoryServer, gone: Member) -> MemoryServer:
    """Put the server back to a backup and shut out somebody who is not there any more; gives what it was."""
    lost = put_back(company, backup)
    company.members.remove(gone)
    company.founder.workspace.state_in_directory([Revoked(gone.device, "lost")])
    company.founder.synced()
    return lost


def rounds(*members: Member) -> list[Report]:
    """Several syncs of each, for some have to wait for others; gives what they ended in."""
    reports = []
    for _ in range(5):
        for member in members:
            member.company.clock.time += 600_000
            reports.append(member.sync())
    return reports


def heads(server: MemoryServer) -> dict[bytes, tuple[int, bytes]]:
    """Where a server's channels stand."""
    return {channel: (lane.tail.seq, lane.tail.head) for channel, lane in server.lanes.items()}


def assert_nothing_lost(lost: MemoryServer, found: MemoryServer) -> None:
    """Every event that the one server had acknowledged is on the other, once."""
    for channel, lane in lost.lanes.items():
        assert lane.events.keys() <= found.lanes[channel].events.keys()
    for lane in found.lanes.values():
        assert lane.tail.seq == len(lane.events)


def assert_level(*members: Member) -> None:
    """Everybody is up to date, holds nothing aside, and what is shared is the same to all."""
    for member in members:
        assert member.workspace.local.remaining().level
        assert member.journal.aside.count() == 0
        assert member.journal.outbox.receipts() == []
        assert "fork" not in member.workspace.local.remaining().alarms
    for one in members:
        for other in members:
            for channel in one.digests().keys() & other.digests().keys():
                assert one.workspace.heads()[channel].head == other.workspace.heads()[channel].head
                assert one.digests()[channel] == other.digests()[channel]


def pushed_without_reading(member: Member) -> None:
    """Push what waits and hear that it was accepted, but read nothing back."""
    batches = member.workspace.local.outgoing()
    remote = Remote(member.company.server, Line(), member.company.clock.now)
    answer = remote.push(f"{member.device.hex()}/", batches)
    member.workspace.local.settle(batches, answer.results)
