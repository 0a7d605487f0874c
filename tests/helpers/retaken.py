"""A profile whose database was made anew, from as much of its log as a test leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.store.second import FLEETING
from tests.helpers.company import CrashingJournal, Member
from wire.stamp import PlacedBatch


@dataclass
class Kept:
    """States OldLog: what a server placed, as far as it can still be read."""

    lanes: dict[bytes, list[PlacedBatch]]

    @property
    def channels(self) -> list[bytes]:
        return list(self.lanes)

    def batches(self, channel: bytes) -> Iterator[PlacedBatch]:
        return iter(self.lanes[channel])


def log_of(member: Member) -> Kept:
    """The log of a member that has read to the end."""
    lanes = member.company.server.lanes
    return Kept({row.channel: list(lanes[row.channel].placed) for row in member.journal.log.channels() if row.seq})


def rebuilt(member: Member, log: Kept) -> Member:
    """The same device over a new journal: what only it has is there, the rest is taken in anew."""
    journal, old = CrashingJournal(), member.journal._tables
    for name in ("outbox", "sealed", "settings", "keys", "drafts"):
        setattr(journal._tables, name, dict(getattr(old, name)))
    for name in FLEETING & journal._tables.settings.keys():
        journal.settings.drop(name)
    for channel, row in old.channels.items():
        journal._tables.channels[channel] = type(row)(channel, own_n=row.own_n, own_hash=row.own_hash)
    again = Member(member.company, member.unit, member.identity, None, journal)
    again.workspace.local.retake(log)
    return again
