"""What all parts of an unlocked workspace stand on: journal, keys, directory, channels, alarms, counts.

Holds state, decides nothing. The directory is folded from the log at unlock and moved on by the intake. Whoever changes
anything does so inside `transaction`, so that what was only in memory never outlives a change that did not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import msgspec

from desktop.domain.event import Author
from desktop.domain.outcome import Outcome, Verdict
from desktop.domain.precedence import Held
from desktop.domain.rows import ChannelRow, StoredKey
from desktop.domain.rules import RulesInForce
from desktop.domain.terms import Terms
from desktop.workspace.aside_book import AsideBook
from desktop.workspace.common_rows import CommonRows
from desktop.workspace.facts import Facts
from desktop.workspace.journal import Journal
from desktop.workspace.opening_ahead import OpeningAhead
from desktop.workspace.seals import Seals
from desktop.workspace.surroundings import Surroundings
from desktop.workspace.tally import Tally
from wire.access import Channel, ChannelKind, readable, unit_channels
from wire.codec import Malformed
from wire.decoders import read_json
from wire.directory import Directory
from wire.directory_fold import fold, skip
from wire.messages import Cursor, PullAnswer
from wire.names import ZERO_HASH, directory_channel, pair_channel
from wire.statements import decode_statement

ALARMS: Final = (
    "server_restored",
    "fork",
    "stale_directory",
    "counter_reuse",
    "root_mismatch",
    "rotation_pending",
    "alarm_bit_mismatch",
)
STANDS_ALREADY: Final = "stands_already"
STANDS: Final = Outcome(Verdict.SUPERSEDED, STANDS_ALREADY)
"""An event counts nothing at this place: it came back to a restored server by another way before."""
SET_ASIDE: Final = frozenset({"signature", "not_member", "chain", "not_a_statement", STANDS_ALREADY})
"""Why something is set aside before it is read: it is kept, and never believed."""
Watcher = Callable[[tuple[bytes, ...]], None]
_PAGE: Final = 1000


@dataclass(slots=True)
class Losses:
    """What is known of a server that has lost something, until the next pull.

    `held` are the channels into which nothing new goes until what they have lost has been offered; `contradicted` those
    in which the server denies what it signed in this very life, each with the last seq both agree on; `grown` those in
    which something else stands by now; `agreed` up to where the server has shown to hold the same, `denied` those in
    which it denied that once; `stuck` those in which nothing new can go while ours has an end that the server lacks.
    `tried` are the batches that the server answered in this life; `returned` of `to_return` events have been offered.
    `closed` are those that the directory left no place for, `taken` those that the server said it took or had;
    `directory_grew` says that the server took statements in this round, `asked` that it was asked in this round where
    its directory stands.
    """

    held: frozenset[bytes] = frozenset()
    contradicted: dict[bytes, int] = field(default_factory=dict)
    grown: set[bytes] = field(default_factory=set)
    agreed: dict[bytes, int] = field(default_factory=dict)
    denied: set[bytes] = field(default_factory=set)
    stuck: set[bytes] = field(default_factory=set)
    tried: set[bytes] = field(default_factory=set)
    closed: set[bytes] = field(default_factory=set)
    taken: set[bytes] = field(default_factory=set)
    directory_grew: bool = False
    asked: bool = False
    returned: int = 0
    to_return: int = 0


class Ground:
    """The common state of one unlocked workspace.

    `kept` is the directory as it stands on the disk, for whoever asks beside a transaction that moves it on. `mark`
    names this installation of the profile, where there is one; `contradicted` says that a server level with us claimed
    to know more of this device; `greeted_by` is the key that the server greeted with, whoever has named it.
    """

    def __init__(self, journal: Journal, seals: Seals, surroundings: Surroundings) -> None:
        """Take the rooms beside and read the directory from the log."""
        self.journal = journal
        self.seals = seals
        self.surroundings = surroundings
        self.directory_channel = directory_channel(seals.root)
        self.directory = self.kept = Directory()
        self.channels: dict[bytes, Channel] = {}
        self.server_heads: dict[bytes, Cursor] = {}
        self.erased_channels: set[bytes] = set()
        self.losses = Losses()
        self.tally = Tally(journal)
        self.aside = AsideBook(journal)
        self.common_rows = CommonRows(journal)
        self.keys_found = True
        self.give_way: Callable[[], object] = _nobody_waits
        self.following: Callable[[], PullAnswer | None] = _nothing_follows
        self.ahead = OpeningAhead(seals)
        self.mark = b""
        self.held = Held()
        self.contradicted = False
        self.greeted_by = b""
        self._facts = Facts(self.directory)
        self.due_by: Terms | None = None
        self._events: dict[bytes, set[bytes]] = {}
        self._new_keys: list[StoredKey] = []
        self._new_alarms: list[str] = []
        self._inside = False
        self._when_kept: list[Callable[[], None]] = []
        self._watchers: list[Watcher] = []
        self.reload()

    @contextmanager
    def transaction(self, *, more_follows: bool = False) -> Iterator[None]:
        """Write, all or nothing; keys learnt on the way are kept with it. One inside another is part of it.

        Where `more_follows` of the same kind, what is kept twice may stand in one place only until the last of them.
        After a transaction that did not hold, the directory is read again; keys and alarms stay known and are kept with
        the next one: a key opens what it opens, whatever became of the page that brought it.
        """
        if self._inside:
            yield
            return
        before, self._inside = self.directory, True
        try:
            with self.journal.transaction(more_follows=more_follows):
                yield
                self._new_keys.extend(self.seals.take_new())
                self.journal.keys.add(self._new_keys)
        except BaseException:
            self._give_back(before)
            raise
        finally:
            self._inside = False
        self.kept = self.directory
        self._new_keys.clear()
        self._new_alarms.clear()
        kept, self._when_kept = self._when_kept, []
        for act in kept:
            act()

    def _give_back(self, before: Directory) -> None:
        self._when_kept.clear()
        self._events.clear()
        self.tally.forget()
        self.aside.forget()
        self.erased_channels = self.journal.erased.channels()
        if self.directory is not before:
            self.reload()

    def when_kept(self, act: Callable[[], None]) -> None:
        """Do something once what is being written is on the disk; at once if nothing is, never if it does not hold."""
        if self._inside:
            self._when_kept.append(act)
        else:
            act()

    def watch(self, watcher: Watcher) -> None:
        """Call back with the ids of entities that look different, after each commit."""
        self._watchers.append(watcher)

    def tell(self, changed: tuple[bytes, ...]) -> None:
        """Tell whoever watches which entities look different, once that is on the disk."""
        for watcher in self._watchers if changed else ():
            self.when_kept(partial(watcher, changed))

    def reload(self) -> None:
        """Read the directory from the log, and in which channels anything is erased."""
        self.erased_channels = self.journal.erased.channels()
        self.directory = _read_directory(self.journal, self.directory_channel)
        if not self._inside:
            self.kept = self.directory
        self.learn_directory()

    def learn_directory(self) -> None:
        """Follow the directory after it has moved: keys, channels, authors."""
        self.keys_found |= self.seals.learn_directory(self.directory)
        self.aside.directory_moved()
        founded = bool(self.directory.root_key)
        unread = {self.directory_channel: Channel(self.directory_channel, ChannelKind.DIRECTORY)}
        self.channels = readable(self.directory, self.seals.device) if founded else unread
        self._facts = Facts(self.directory)

    def read_channels(self) -> dict[bytes, ChannelRow]:
        """Say how far every channel has been read that this device may read."""
        read = {row.channel: row for row in self.journal.log.channels()}
        return {channel: read.get(channel) or ChannelRow(channel) for channel in self.channels}

    def events_in(self, channel: bytes) -> set[bytes]:
        """Give the ids of a channel's events, read once; whoever adds to the log or cuts it says so here."""
        if channel not in self._events:
            self._events[channel] = self.journal.log.event_ids(channel)
        return self._events[channel]

    def has_read(self, channel: bytes, events: Iterable[bytes]) -> None:
        """Take note that a channel's log has grown by these events."""
        if channel in self._events:
            self._events[channel].update(events)

    def has_cut(self, channel: bytes) -> None:
        """Take note that a channel's log has been cut."""
        self._events.pop(channel, None)

    @property
    def unit(self) -> str:
        """Give this device's unit, empty for the founder's device."""
        return self.directory.unit_of(self.seals.device) or ""

    @property
    def active(self) -> bool:
        """Say whether this device is admitted."""
        return self.directory.active(self.seals.device)

    @property
    def own_roles(self) -> tuple[str, ...]:
        """Give the roles this device can use."""
        return self.directory.roles(self.seals.device)

    @property
    def standing(self) -> tuple[bool, bool]:
        """Say whether this device is enrolled and admitted; a change asks for a new session."""
        return self.directory.signing_key(self.seals.device) is not None, self.active

    def author(self, device: bytes, directory_seq: int) -> Author:
        """Give who a device was as of a place in the directory."""
        return self._facts.author(device, directory_seq)

    def exposed(self, unit: str, key: bytes) -> bool:
        """Say whether a device that is no longer active can open a version of a unit's key."""
        return self._facts.exposed(unit, key)

    def has_device(self, unit: str) -> bool:
        """Say whether a unit has an active device."""
        return self._facts.has_device(unit)

    def rules(self, directory_seq: int) -> RulesInForce:
        """Give the rules as of a place in the directory: the same on every device that folds an event of that place."""
        return self._facts.rules(directory_seq)

    @property
    def terms(self) -> Terms:
        """Give what deadlines follow from, as the directory read so far states it."""
        return self._facts.terms

    @property
    def own_author(self) -> Author:
        """Give who this device is.

        Once its access has ended, who it was: what it wrote stays readable where it was written.
        """
        device = self.directory.devices.get(self.seals.device)
        ended = device.ended_seq if device else None
        return self.author(self.seals.device, self.directory.seq if ended is None else ended - 1)

    def unit_then(self, device: bytes) -> str:
        """Give the unit of a device, also of one that a restored server has not been given back yet."""
        known = self.directory.unit_of(device)
        return known or self.aside.units(self.directory_channel, self.directory).get(device, "")

    def every_channel(self) -> dict[bytes, Channel]:
        """Give the channels this device reads, and those it has read or written before access to them ended."""
        root, unit = self.seals.root, self.unit_then(self.seals.device)
        if not unit:
            return self.channels
        pairs = (tuple(sorted((unit, other))) for other in self.directory.units if other != unit)
        closed = [Channel(pair_channel(root, *pair), ChannelKind.PAIR, pair) for pair in pairs]
        own = self.directory.devices.get(self.seals.device)
        ever = unit_channels(self.directory, unit, own.enrolled_seq if own else None)
        return {channel.id: channel for channel in closed} | ever | self.channels

    @property
    def level(self) -> bool:
        """Say whether every channel has been read to where the server had it at the last pull.

        What it says of its directory to somebody whom it does not know is no pull.
        """
        heads = self.server_heads
        read = self.read_channels().values()
        return (
            bool(heads)
            and not self.losses.asked
            and all(row.head == (heads[row.channel].head if row.channel in heads else ZERO_HASH) for row in read)
        )

    @property
    def incarnation(self) -> bytes:
        """Give the server's incarnation, zeros before the first contact."""
        return self.journal.settings.get("incarnation") or bytes(16)

    @property
    def server_time(self) -> int:
        """Give the server's time (ms since 1970 UTC) by this clock and the last contact, this clock's before any."""
        return self.surroundings.now() - (self.clock_gap or 0)

    @property
    def clock_gap(self) -> int | None:
        """Give by how many ms this device's clock was ahead of the server's at the last contact, None before any."""
        kept = self.journal.settings.get("server_offset")
        return None if kept is None else -int(kept)

    @property
    def alarms(self) -> tuple[str, ...]:
        """Give the alarms raised and not yet cleared."""
        kept = self.journal.settings.get("alarms")
        return read_json(kept, tuple[str, ...]) if kept else ()

    def gone(self, channel: bytes, entities: Collection[bytes]) -> set[bytes]:
        """Give which of some entities are erased in a channel; nearly always nothing has to be asked for that."""
        if channel not in self.erased_channels:
            return set()
        return self.journal.erased.among(channel, "entity", entities)

    def raise_alarm(self, alarm: str) -> None:
        """Remember a named alarm."""
        self._new_alarms.append(alarm)
        if alarm not in self.alarms:
            self.journal.settings.put("alarms", msgspec.json.encode((*self.alarms, alarm)))

    def keep_alarms(self, reason: str) -> None:
        """Remember why everything stopped, and the alarms of the transaction that therefore did not hold."""
        with self.journal.transaction():
            for alarm in (*self._new_alarms, reason):
                if alarm in ALARMS:
                    self.raise_alarm(alarm)
        self._new_alarms.clear()


def _read_directory(journal: Journal, channel: bytes) -> Directory:
    directory, after = Directory(), 0
    while True:
        page = journal.log.page(channel, after, _PAGE)
        if not page:
            return directory
        for row in page:
            if row.reason in SET_ASIDE:
                directory = skip(directory, row.seq)
                continue
            try:
                directory, _ = fold(directory, row.seq, row.device, decode_statement(row.body))
            except Malformed:
                directory = skip(directory, row.seq)
        after = page[-1].seq


def _nobody_waits() -> None:
    """Nobody works beside us who should go first."""


def _nothing_follows() -> None:
    """Nobody knows what will be taken in next."""
