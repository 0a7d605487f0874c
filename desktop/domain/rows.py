"""The rows of the journal: plain values that the store keeps and the workspace reads and writes.

They stand in the domain because both rooms use them and neither imports the other. They hold no rules. What is made
for every event of a pull or a push is a struct of msgspec: a frozen dataclass of as many fields takes ten times as long
to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

import msgspec

from wire.header import EnvelopeKind


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """How far a channel has been read, and this device's own last batch in it."""

    channel: bytes
    seq: int = 0
    head: bytes = bytes(32)
    own_n: int = 0
    own_hash: bytes = bytes(32)


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A placed batch without its envelopes: what proves the order and the author."""

    channel: bytes
    first_seq: int
    last_seq: int
    device: bytes
    n: int
    core: bytes
    signature: bytes
    stamp: bytes
    stamp_signature: bytes
    head: bytes
    directory_seq: int
    accepted_at: int


class LogRow(msgspec.Struct, frozen=True, gc=False):
    """One envelope of the log with the outcome of its event."""

    seq: int
    event: bytes
    header: bytes
    body: bytes
    outcome: str
    reason: str = ""
    entities: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """One envelope read back, with what its batch says of it."""

    channel: bytes
    seq: int
    event: bytes
    header: bytes
    body: bytes
    outcome: str
    reason: str
    device: bytes
    directory_seq: int
    accepted_at: int


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An event of this device that has not come back in the log.

    `status`: waiting, sealed, accepted, refused, withdrawn, or moot where a refusal is of no one's concern. `number`
    grows with each event queued and is the order they were written in, whatever the clock said; 0 while not queued.
    `chunks` are the addresses of the pieces of its files: until the server has all of them its status is `uploading`.
    """

    channel: bytes
    event: bytes
    entity: bytes
    plaintext: bytes
    alarm: bool
    created_at: int
    not_before: int = 0
    envelope: int = 1
    status: str = "waiting"
    reason: str = ""
    chunks: tuple[bytes, ...] = ()
    number: int = field(default=0, compare=False)


class WaitingRow(msgspec.Struct, frozen=True, gc=False):
    """An event of the outbox that may go now: what sealing it looks at."""

    event: bytes
    envelope: int
    plaintext: bytes
    alarm: bool = False
    chunks: tuple[bytes, ...] = ()


LONGEST_DELAY_MS: Final = 60_000
"""Nothing is told to wait for longer; what should, was told so by a clock that was ahead."""
UNPLACED: Final = ("uploading", "waiting", "sealed", "accepted")
"""The statuses of what is still to come to the log: it waits, is under way, or is at the server and not back yet."""

GOES_UNREAD: Final = frozenset({EnvelopeKind.WRAP, EnvelopeKind.ERASE, EnvelopeKind.DISPOSED})
"""What goes into a channel although nobody of the other unit could read it: keys handed on, and what is over."""


def unplaced(counts: Mapping[str, int]) -> int:
    """Count, of the events of the outbox by status, those that are still to come to the log."""
    return sum(counts.get(status, 0) for status in UNPLACED)


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A batch that is under way, byte for byte, until its answer is known; a channel's are chained to each other."""

    channel: bytes
    n: int
    hash: bytes
    batch: bytes
    events: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ErasedRow:
    """An id that is erased in a channel: an `entity`, or an `event` of one.

    `how`: an entity is gone for the whole channel (`erase`) or for this unit (`disposed`); an event was `named` by such
    an envelope, or is a `later` one of such an entity that none has named yet.
    """

    channel: bytes
    what: Literal["entity", "event"]
    id: bytes
    entity: bytes
    how: Literal["erase", "disposed", "named", "later"]


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """The server's stamp of a sealed batch that it has accepted and the log has not brought back."""

    channel: bytes
    n: int
    hash: bytes
    stamp: bytes
    stamp_signature: bytes


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A batch that this device's log held and the server has lost, kept aside until it comes back.

    `events` are those of its events that have not come back yet.
    """

    channel: bytes
    hash: bytes
    device: bytes
    batch: bytes
    stamp: bytes
    stamp_signature: bytes
    events: tuple[bytes, ...]


class ReadingRow(msgspec.Struct, frozen=True, gc=False):
    """How often one entity was opened at a device on a day (RFC 3339), first and last in ms since 1970 UTC.

    `told` says that it was handed in as it stands here.
    """

    day: str
    device: bytes
    kind: str
    entity: bytes
    number: str
    times: int
    first: int
    last: int
    told: bool = False


class StateRow(msgspec.Struct, frozen=True, gc=False):
    """An entity's state: what the log says (`confirmed`), what is shown (with the overlay), and what lists need."""

    kind: str
    entity: bytes
    channel: bytes
    fold_version: int
    confirmed: bytes | None
    shown: bytes | None
    status: str = ""
    origin: str = ""
    target: str = ""
    group: bytes = b""
    sort: int = 0
    due: int = 0
    grade: str = ""
    conflict: bool = False
    read_only: bool = False
    text: str = ""
    awaits: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Whose states a list is of: those that come from a unit (`origin`), or those that go to it (`target`).

    With `among` newest-first lists look through so many of the newest of a kind only: whose are rare are looked for in
    all of them else.
    """

    side: Literal["origin", "target"]
    unit: str
    among: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """Which states of a kind a list shows: those somebody is waited for first, by when, then the newest.

    The empty kind is every kind. `without` leaves statuses out, `grade` all but one, `awaits` all that do not wait for
    a task of somebody (`task@unit`), `spared` all that do; `due_before` (ms since 1970 UTC) leaves only those that are
    due by then, `beside` (a kind and what it awaits) only those under whose id something of that kind waits for a task.
    """

    kind: str
    without: tuple[str, ...] = ()
    party: Party | None = None
    grade: str = ""
    due_before: int | None = None
    awaits: str = ""
    beside: tuple[str, str] | None = None
    spared: str = ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file on this device: `held` of its `count` chunks are here.

    `source` names what it is being read from, empty once an event tells of it; `uploaded` says that the server had all
    of it when it was last asked; `used_at` is in ms since 1970 UTC. `entity` is what it is attached to, empty for a
    document.
    """

    file: bytes
    channel: bytes
    key: bytes = field(repr=False)
    size: int
    count: int
    held: int = 0
    held_bytes: int = 0
    source: str = ""
    pinned: bool = False
    uploaded: bool = False
    used_at: int = 0
    entity: bytes = b""

    @property
    def complete(self) -> bool:
        """Say whether all of it is here."""
        return self.held == self.count


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key of the ring: its kind, what it belongs to, its id and the secret itself."""

    kind: str
    scope: bytes
    key: bytes
    secret: bytes

    def __repr__(self) -> str:
        """Show the kind alone."""
        return f"StoredKey({self.kind})"


class PageHit(NamedTuple):
    """A page of a file on which words were found: counted from 1, with the words around."""

    file: bytes
    page: int
    around: str
