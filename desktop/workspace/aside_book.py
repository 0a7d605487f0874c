"""Which batches are kept aside and what of each is still missing, looked up once and kept in step with the journal.

Mostly nothing is kept aside, and then nothing is asked. Otherwise each question is answered from here, so that what is
kept aside is not gone through in every transaction. Nothing here opens what is sealed; `kept_aside.py` does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from desktop.domain.outcome import Verdict
from desktop.domain.rows import AsideRow
from desktop.workspace.journal import Journal
from wire import limits
from wire.batch import Batch
from wire.codec import Malformed, decode, encode
from wire.directory import Directory
from wire.header import EnvelopeKind, decode_header
from wire.stamp import PlacedBatch, SignedStamp, read_stamp
from wire.statements import Enrolled, InviteStated, Statement, Succeeded, UnitKeyStated, decode_statement

_PAGE: Final = 200
_ENROLLED_IN_VAIN: Final = ("invite_used", "invite_unknown")


@dataclass(slots=True)
class Shelf:
    """What of one channel is kept aside.

    `missing` are the events that each batch lacks, `holders` the batches an event is in. `entities` are the batches in
    which something touches an entity, None while nobody has looked; `unread` those of which not all could be read then.
    `whole` are the batches an event is in whether it is missing or not, None while nobody has looked.
    """

    missing: dict[bytes, tuple[bytes, ...]] = field(default_factory=dict)
    holders: dict[bytes, set[bytes]] = field(default_factory=dict)
    entities: dict[bytes, list[bytes]] | None = None
    unread: set[bytes] = field(default_factory=set)
    whole: dict[bytes, list[bytes]] | None = None

    def note(self, name: bytes, events: Collection[bytes]) -> None:
        """Take note of a batch (`name` is its hash) and what of it is missing."""
        self.missing[name] = tuple(events)
        for event in events:
            self.holders.setdefault(event, set()).add(name)


class AsideBook:
    """The book of what is kept aside. One instance serves a workspace for as long as it is open."""

    def __init__(self, journal: Journal) -> None:
        """Look nothing up before somebody asks."""
        self._journal = journal
        self._channels: set[bytes] | None = None
        self._shelves: dict[bytes, Shelf] = {}
        self._units: dict[bytes, str] | None = None

    @property
    def channels(self) -> set[bytes]:
        """Give the channels of which anything is kept aside: nearly always none."""
        if self._channels is None:
            self._channels = self._journal.aside.channels()
        return self._channels

    def forget(self) -> None:
        """Look everything up again when next asked: what was noted may not have held."""
        self._channels = self._units = None
        self._shelves.clear()

    def shelf(self, channel: bytes) -> Shelf:
        """Give what of a channel is kept aside, read once."""
        if channel not in self.channels:
            return Shelf()
        if channel not in self._shelves:
            shelf = self._shelves[channel] = Shelf()
            for name, events in self._journal.aside.missing(channel).items():
                shelf.note(name, events)
        return self._shelves[channel]

    def missing(self, channel: bytes) -> Mapping[bytes, tuple[bytes, ...]]:
        """Give which events of a channel's batches are still missing, by the hashes of these."""
        return self.shelf(channel).missing

    def holds(self, channel: bytes, name: bytes) -> bool:
        """Say whether a batch is kept aside (`name` is its hash)."""
        return name in self.shelf(channel).missing

    def add(self, channel: bytes, rows: Sequence[AsideRow]) -> None:
        """Keep batches of a channel aside."""
        self._journal.aside.add(rows)
        if rows:
            self._shelves.pop(channel, None)
            self._channels = {*self.channels, channel}

    def came_back(self, channel: bytes, name: bytes, events: Collection[bytes]) -> None:
        """Take note that the log holds a batch (`name` is its hash) and its events again."""
        if channel not in self.channels:
            return
        shelf = self.shelf(channel)
        for batch in {name, *(one for event in events for one in shelf.holders.get(event, ()))} & shelf.missing.keys():
            missing = () if batch == name else tuple(one for one in shelf.missing[batch] if one not in events)
            self._journal.aside.keep(channel, batch, missing)
            shelf.missing[batch] = missing
            if not missing:
                del shelf.missing[batch]
        if not shelf.missing:
            self._channels = self.channels - {channel}
            del self._shelves[channel]

    def empty(self, channel: bytes, named: Collection[bytes]) -> None:
        """Let go of what events said that are erased, in whichever batch kept aside, also where they have come back."""
        if channel not in self.channels:
            return
        shelf = self.shelf(channel)
        if shelf.whole is None:
            shelf.whole = self._events(channel)
        for row in list(self.rows(channel, dict.fromkeys(n for one in named for n in shelf.whole.get(one, ())))):
            batch = _emptied(read_aside(row).batch, named)
            if batch is not None:
                self._journal.aside.rewrite(channel, row.hash, encode(batch))
                shelf.entities = None

    def _events(self, channel: bytes) -> dict[bytes, list[bytes]]:
        """Give which batches an event is in; no batch is opened for that."""
        found: dict[bytes, list[bytes]] = {}
        for row in self.rows(channel, self.missing(channel)):
            for header in read_aside(row).batch.headers:
                found.setdefault(decode_header(header).header.event, []).append(row.hash)
        return found

    def rows(self, channel: bytes, names: Iterable[bytes]) -> Iterator[AsideRow]:
        """Give batches that are kept aside, those that still are."""
        left = [name for name in names if self.holds(channel, name)]
        for start in range(0, len(left), _PAGE):
            yield from self._journal.aside.some(channel, left[start : start + _PAGE])

    def read_again(self) -> bool:
        """Take note that a key was found: says whether something that could not be read may be readable now."""
        unread = [shelf for shelf in self._shelves.values() if shelf.unread]
        for shelf in unread:
            shelf.entities = None
        return bool(unread)

    def units(self, channel: bytes, directory: Directory) -> dict[bytes, str]:
        """Give the units of devices of which the directory speaks in vain by now, or only in what is kept aside."""
        if self._units is None:
            rows = sorted(self.rows(channel, self.missing(channel)), key=first_seq)
            said = [(row.device, body) for row in rows for body in read_aside(row).batch.bodies]
            log = self._journal.log
            vain = (log.with_outcome(channel, Verdict.QUARANTINED, why) for why in _ENROLLED_IN_VAIN)
            said += [(row.device, row.body) for found in vain for row in found]
            self._units = _units(list(_statements(said)), directory)
        return self._units

    def directory_moved(self) -> None:
        """Take note that the directory says something else by now."""
        self._units = None

    def let_go_of_keys(self, channel: bytes, directory: Directory) -> None:
        """Let go of statements of units' keys that others have taken the place of, in the directory's channel.

        Versions only grow, so that none of them can ever count again, and who has read one has its key. The server may
        want a witness of it whom there is not.
        """
        for row in list(self.rows(channel, self.missing(channel))):
            batch = read_aside(row).batch
            named = zip(batch.headers, batch.bodies, strict=True)
            said = [(row.device, body) for header, body in named if decode_header(header).header.event in row.events]
            if sum(_is_replaced(one, directory) for _, one in _statements(said)) == len(row.events):
                self.came_back(channel, row.hash, row.events)


def first_seq(row: AsideRow) -> int:
    """Give the seq at which a batch that is kept aside began."""
    return read_stamp(SignedStamp(row.stamp, row.stamp_signature))[0].first_seq


def read_aside(row: AsideRow) -> PlacedBatch:
    """Give a batch that is kept aside as it was."""
    batch = decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES)
    return PlacedBatch(batch, SignedStamp(row.stamp, row.stamp_signature))


def _emptied(batch: Batch, named: Collection[bytes]) -> Batch | None:
    """Give a batch without the bodies of the events named, None where it has none of these."""
    bodies = tuple([_left(*one, named) for one in zip(batch.headers, batch.bodies, strict=True)])
    return None if bodies == batch.bodies else msgspec.structs.replace(batch, bodies=bodies)


def _left(data: bytes, body: bytes, named: Collection[bytes]) -> bytes:
    header = decode_header(data).header
    return b"" if header.event in named and header.kind == EnvelopeKind.EVENT else body


def _statements(said: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, Statement]]:
    for author, body in said:
        try:
            yield author, decode_statement(body)
        except Malformed:
            continue


def _is_replaced(statement: Statement, directory: Directory) -> bool:
    if not isinstance(statement, UnitKeyStated):
        return False
    unit = directory.units.get(statement.unit)
    return unit is not None and statement.version <= len(unit.keys)


def _units(said: Sequence[tuple[bytes, Statement]], directory: Directory) -> dict[bytes, str]:
    invites = {invite.key: invite.unit for invite in directory.invites.values()}
    invites |= {one.key: one.unit for _, one in said if isinstance(one, InviteStated)}
    units = {one.device: invites.get(one.invite, "") for _, one in said if isinstance(one, Enrolled)}
    for author, one in said:
        if isinstance(one, Succeeded):
            units[one.device] = units.get(author) or directory.unit_of(author) or ""
    return units
