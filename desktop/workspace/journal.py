"""What the workspace needs of a profile's journal, table by table; `store` is one. No table learns what it keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from desktop.domain.rows import (
    AsideRow,
    BatchRow,
    ChannelRow,
    ErasedRow,
    LogRow,
    OutboxRow,
    Party,
    PlacedRow,
    ReadingRow,
    ReceiptRow,
    SealedRow,
    Selection,
    StateRow,
    StoredKey,
    WaitingRow,
)


class Settings(Protocol):
    """Small named values."""

    def get(self, name: str) -> bytes | None:
        """Give a value, or None."""

    def put(self, name: str, value: bytes) -> None:
        """Set a value."""


class Keys(Protocol):
    """The keys kept."""

    def add(self, keys: Iterable[StoredKey]) -> None:
        """Add keys; those already known stay."""

    def drop_statements(self, kinds: Sequence[str], scope: bytes) -> None:
        """Forget what was stated of a channel's keys, never a secret."""


class Log(Protocol):
    """The raw log."""

    def channel(self, channel: bytes) -> ChannelRow:
        """Give how far a channel has been read."""

    def channels(self) -> list[ChannelRow]:
        """Give all channels read so far."""

    def put_channel(self, row: ChannelRow) -> None:
        """Move a channel's cursor."""

    def author(self, channel: bytes, device: bytes) -> tuple[int, bytes]:
        """Give the number and hash of a device's last batch."""

    def put_author(self, channel: bytes, device: bytes, n: int, batch_hash: bytes) -> None:
        """Remember a device's last batch."""

    def head_at(self, channel: bytes, seq: int) -> bytes | None:
        """Give the head after a seq where a batch ended."""

    def append(self, batch: BatchRow, entries: Sequence[LogRow]) -> None:
        """Append a placed batch."""

    def of_entity(self, entity: bytes) -> list[PlacedRow]:
        """Give an entity's events in order."""

    def with_outcome(self, channel: bytes, outcome: str, reason: str) -> list[PlacedRow]:
        """Give events by outcome and reason."""

    def page(self, channel: bytes, after: int, limit: int) -> list[PlacedRow]:
        """Give events after a seq."""

    def events(self, channel: bytes, ids: Collection[bytes]) -> list[PlacedRow]:
        """Give a channel's envelopes with these ids."""

    def event_ids(self, channel: bytes) -> set[bytes]:
        """Give the ids of all of a channel's events."""

    def batches(self, channel: bytes, after: int, limit: int) -> list[BatchRow]:
        """Give batches after a seq."""

    def cut(self, channel: bytes, after: int) -> None:
        """Take everything after a seq out."""

    def set_outcome(self, channel: bytes, row: LogRow) -> None:
        """Write the outcome of an event folded again; an erased one loses its body."""

    def outcomes(
        self, channel: bytes | None = None, among: Collection[str] | None = None
    ) -> dict[tuple[str, str], int]:
        """Count events by outcome and reason: in one channel or all, of all outcomes or those among some."""


class Outbox(Protocol):
    """This device's events that have not come back in the log."""

    def add(self, rows: Iterable[OutboxRow]) -> None:
        """Queue events."""

    def all(self, status: str | None = None) -> list[OutboxRow]:
        """Give the events in order."""

    def first(self, limit: int) -> list[OutboxRow]:
        """Give the first events still to come to the log, those that ring and the server lacks before all others."""

    def of_entity(self, entity: bytes) -> list[OutboxRow]:
        """Give an entity's events in order."""

    def of_entities(self, entities: Collection[bytes]) -> Mapping[bytes, Sequence[OutboxRow]]:
        """Give the events of several entities that the log does not hold yet, by entity and in order."""

    def names(self, entity: bytes) -> list[bytes]:
        """Give the ids of an entity's events in order."""

    def some(self, events: Sequence[bytes]) -> list[OutboxRow]:
        """Give the events with these ids in order."""

    def waiting(self, channel: bytes, now: int, limit: int, *, past_files: bool = False) -> list[WaitingRow]:
        """Give the first waiting events of a channel: behind the files of their entity, or past them."""

    def unread(self, channel: bytes, now: int, limit: int) -> list[WaitingRow]:
        """Give the first waiting events of a channel that go although nobody could read them there."""

    def waiting_channels(self, now: int) -> list[bytes]:
        """Give the channels with something to send."""

    def alarmed_channels(self, now: int) -> set[bytes]:
        """Give the channels in which an alarm waits that may go by now."""

    def rings(self, events: Sequence[bytes]) -> bool:
        """Say whether one of these events raises an alarm."""

    def next_due(self) -> int | None:
        """Give when the earliest waiting event may go."""

    def counts(self) -> dict[str, int]:
        """Count events by status."""

    def entities(self) -> set[bytes]:
        """Give the entities the overlay touches."""

    def mark(self, events: Iterable[bytes], status: str, reason: str = "") -> None:
        """Set the status of events."""

    def rewrite(self, event: bytes, plaintext: bytes) -> None:
        """Change what an event that was never sent says."""

    def hurry(self) -> None:
        """Let everything that waits go now."""

    def drop(self, events: Sequence[bytes]) -> None:
        """Remove events that have come back."""

    def sealed(self) -> list[SealedRow]:
        """Give the batches under way."""

    def accept(self, channel: bytes, n: int, stamp: bytes, stamp_signature: bytes) -> None:
        """Keep the server's stamp of a batch under way until the log brings it back."""

    def receipts(self) -> list[ReceiptRow]:
        """Give the stamps of the accepted batches that have not come back."""

    def accepted(self, channel: bytes, n: int) -> SealedRow | None:
        """Give an accepted batch that has not come back."""

    def put_sealed(self, row: SealedRow) -> None:
        """Keep a sealed batch."""

    def drop_sealed(self, channel: bytes, n: int) -> None:
        """Forget a sealed batch."""


class Aside(Protocol):
    """What the log held and the server has lost."""

    def add(self, rows: Iterable[AsideRow]) -> None:
        """Keep batches aside."""

    def all(self, channel: bytes | None = None) -> list[AsideRow]:
        """Give what is kept aside."""

    def some(self, channel: bytes, names: Collection[bytes]) -> list[AsideRow]:
        """Give some of the batches of a channel, named by their hashes."""

    def count(self) -> int:
        """Count the batches kept aside."""

    def channels(self) -> set[bytes]:
        """Give the channels of which anything is kept aside."""

    def missing(self, channel: bytes) -> dict[bytes, tuple[bytes, ...]]:
        """Give which events of a channel's batches are still missing, by the hashes of these."""

    def keep(self, channel: bytes, name: bytes, missing: tuple[bytes, ...]) -> None:
        """Note which events of a batch (`name` is its hash) are still missing, or that none is."""

    def rewrite(self, channel: bytes, name: bytes, batch: bytes) -> None:
        """Keep a batch (`name` is its hash) without what was erased of it."""


class States(Protocol):
    """The folded states of all kinds."""

    def get(self, kind: str, entity: bytes) -> StateRow | None:
        """Give one state."""

    def find(self, kind: str, entities: Sequence[bytes]) -> dict[bytes, StateRow]:
        """Give several states of a kind."""

    def holds(self, kind: str, entities: Sequence[bytes]) -> bool:
        """Say whether one of several entities is of a kind."""

    def listed(
        self,
        kind: str,
        *,
        status: str | None = None,
        party: Party | None = None,
        after: bytes | None = None,
        limit: int = -1,
    ) -> list[StateRow]:
        """Give the shown states of a kind, newest first."""

    def numbers(
        self, selection: Selection, *, query: str = "", limit: int = -1, among: Sequence[int] | None = None
    ) -> list[int]:
        """Give the numbers of the states a list shows, in its order: all, so many of the first, or those among some."""

    def count(self, selection: Selection) -> int:
        """Count the states a list shows."""

    def numbered(self, numbers: Sequence[int]) -> list[StateRow]:
        """Give the states with these numbers, in this order."""

    def number(self, kind: str, entity: bytes) -> int | None:
        """Give the number of a state."""

    def matching(self, query: str, *, limit: int = -1, among: Sequence[int] | None = None) -> list[int]:
        """Give the numbers of the states whose text matches: all, so many, or those among some."""

    def grouped(self, group: bytes) -> list[StateRow]:
        """Give the states that share a group."""

    def between(self, kind: str, first: int, last: int) -> list[StateRow]:
        """Give the shown states of a kind whose place in lists is from a first to before a last."""

    def of_channel(self, channel: bytes) -> list[StateRow]:
        """Give a channel's states in the digest's order."""

    def outdated(self, versions: dict[str, int]) -> list[tuple[str, bytes]]:
        """Give the entities whose fold is older than the program's."""

    def forget_folds(self) -> None:
        """Take note that older folds have made none of the states any more."""

    def put(self, rows: Iterable[StateRow]) -> None:
        """Write states."""

    def redate(self, kind: str, due: Mapping[bytes, int]) -> None:
        """Note by when some states of a kind are due."""

    def search(self, query: str, limit: int, *, hidden: Sequence[str] = ()) -> list[StateRow]:
        """Give the states whose text matches, but none of the kinds that are hidden."""


class Drafts(Protocol):
    """What somebody began to write."""

    def save(self, draft: bytes, saved_at: int, content: bytes) -> None:
        """Keep a draft as it is now."""

    def get(self, draft: bytes) -> bytes | None:
        """Give a draft's content, or None."""

    def all(self) -> list[tuple[bytes, int, bytes]]:
        """Give all drafts, the latest first."""

    def discard(self, draft: bytes) -> bool:
        """Remove a draft; says whether there was one."""


class Readings(Protocol):
    """What was opened at this device, by day."""

    def add(self, rows: Iterable[ReadingRow]) -> None:
        """Add openings to what is noted of their day."""

    def of(self, day: str, device: bytes) -> list[ReadingRow]:
        """Give what is noted of a device's day."""

    def all(self) -> list[ReadingRow]:
        """Give all that is noted, the latest day first."""

    def untold(self, today: str) -> list[tuple[str, bytes]]:
        """Give the days and devices of which something is still to be handed in, without today."""

    def mark_told(self, day: str, device: bytes) -> None:
        """Note that a day was handed in as it stands."""

    def forget(self, day: str, *, untold: bool) -> None:
        """Forget the days before one that were handed in, the others only if said so."""


class Erased(Protocol):
    """What is erased: ids alone."""

    def put(self, rows: Iterable[ErasedRow]) -> None:
        """Note what is erased."""

    def get(self, channel: bytes, what: str, name: bytes) -> ErasedRow | None:
        """Give what is noted of one id."""

    def among(self, channel: bytes, what: str, ids: Collection[bytes]) -> set[bytes]:
        """Give which of these ids are erased in a channel."""

    def with_how(self, how: str) -> list[ErasedRow]:
        """Give all that is erased in one way."""

    def channels(self) -> set[bytes]:
        """Give the channels in which anything is erased."""


class Journal(Protocol):
    """The tables of a profile; `transaction` makes a block all or nothing and lasting."""

    @property
    def log(self) -> Log:
        """The raw log."""

    @property
    def outbox(self) -> Outbox:
        """The outbox."""

    @property
    def aside(self) -> Aside:
        """What is kept aside."""

    @property
    def states(self) -> States:
        """The states."""

    @property
    def settings(self) -> Settings:
        """The settings."""

    @property
    def drafts(self) -> Drafts:
        """The drafts."""

    @property
    def readings(self) -> Readings:
        """What was opened here."""

    @property
    def keys(self) -> Keys:
        """The keys."""

    @property
    def erased(self) -> Erased:
        """What is erased."""

    def scrub(self) -> bool:
        """Let nothing of what was erased stand in the files; False where it has to be tried again."""

    def transaction(self, *, more_follows: bool = False) -> AbstractContextManager[None]:
        """Write: all or nothing."""
