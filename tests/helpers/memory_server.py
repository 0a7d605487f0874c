"""The server in memory: the real relay decides, dictionaries keep. A test may look into it, copy it and make it lie.

Whole schedules of the simulation hold what it answers to what the real log answers (`followed_server.py`).
"""

from __future__ import annotations

import secrets
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from server_stub.relay import batches, envelopes, restoring
from server_stub.relay.access import Caller, alarms_for, channels, keeps_files
from server_stub.relay.batches import Accept, View, decide, decide_founding
from server_stub.relay.erasing import disposed_by_all, erasable
from server_stub.relay.pages import Budget, Sized, ladder, stands_on
from server_stub.relay.tails import Before, Kept, Stamping, Tail, place
from tests.helpers.memory_chunks import MemoryChunks
from wire import limits
from wire.batch import Batch, OpenedBatch, batch_size, open_batch
from wire.codec import Malformed
from wire.directory import Directory
from wire.header import decode_header
from wire.messages import (
    Accepted,
    Behind,
    Cursor,
    Later,
    Page,
    PullAnswer,
    PushResult,
    RefusedBatch,
    RestoreAnswer,
    RestoreRequest,
    WaitAnswer,
)
from wire.names import ZERO_HASH, heads_digest
from wire.signing import public_bytes
from wire.stamp import PlacedBatch, SignedStamp, Stamp, sign_stamp


@dataclass
class Lane:
    """One channel: its batches in order, and what new ones are compared with."""

    tail: Tail
    placed: list[PlacedBatch] = field(default_factory=list)
    ends: dict[int, bytes] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    kept: dict[tuple[bytes, int], Kept] = field(default_factory=dict)
    last: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)
    events: dict[bytes, int] = field(default_factory=dict)
    epochs: set[bytes] = field(default_factory=set)
    wraps: set[tuple[bytes, str, bytes]] = field(default_factory=set)
    alarms: dict[str, int] = field(default_factory=dict)
    disposed: dict[bytes, frozenset[str]] = field(default_factory=dict)
    shown: dict[bytes, frozenset[str]] = field(default_factory=dict)
    hashes: set[bytes] = field(default_factory=set)

    def copied(self) -> Lane:
        copies = {name: value.copy() for name, value in vars(self).items() if name != "tail"}
        return Lane(self.tail, **copies)

    def after(self, seq: int) -> list[tuple[int, int, PlacedBatch]]:
        """Give the batches behind a seq where one ends, each with its first and its last seq."""
        ends = list(self.ends)
        known = bisect_right(ends, seq)
        starts = [1 + end for end in [0, *ends][known:-1]]
        return list(zip(starts, ends[known:], self.placed[known:], strict=True))

    def before(self, opened: OpenedBatch) -> Before:
        core = opened.core
        n, last = self.last.get(core.device, (0, ZERO_HASH))
        same = self.kept.get((core.device, core.n))
        events = {header.header.event for header in opened.headers} & self.events.keys()
        known = {event: self.events[event] for event in events}
        witnesses = self.shown.get(opened.hash, frozenset())
        covered = frozenset((unit, unit_key) for key, unit, unit_key in self.wraps if key == self.tail.epoch)
        before = Before(self.tail, n, last, same, known, frozenset(self.epochs), covered, witnesses=witnesses)
        return replace(before, follows=core.previous == ZERO_HASH or core.previous in self.hashes)

    def rungs(self) -> list[tuple[int, bytes]]:
        """Places of this log from its end downwards, as an answer names them."""
        ends = {
            max(end for end in self.ends if end <= seq)
            for seq in ladder(self.tail.seq)
            if seq >= min(self.ends, default=0)
        }
        return [(end, self.ends[end]) for end in sorted(ends, reverse=True)]

    def store(self, opened: OpenedBatch, placed: PlacedBatch, tail: Tail, *, beside: bool = False) -> None:
        core = opened.core
        for seq, header in enumerate(opened.headers, self.tail.seq + 1):
            self.events.setdefault(header.header.event, seq)
        if not beside:
            self.kept[core.device, core.n] = Kept(opened.hash, placed.stamp)
            self.last[core.device] = (core.n, opened.hash)
        self.placed.append(placed)
        self.hashes.add(opened.hash)
        self.ends[tail.seq], self.sizes[tail.seq] = tail.head, batch_size(opened.batch)
        self.tail = tail

    def bodies(self) -> Iterator[tuple[bytes, bytes]]:
        """The bodies of the events that stand here, place by place, each with its event's id."""
        pairs = (pair for one in self.placed for pair in zip(one.batch.headers, one.batch.bodies, strict=True))
        return ((decode_header(header).header.event, body) for header, body in pairs if erasable(header))

    def emptied(self) -> set[bytes]:
        """The events that stand here without their bodies."""
        return {event for event, body in self.bodies() if not body}

    def erase(self, accept: Accept) -> list[int]:
        """Empty the bodies a batch has asked for, as the log does; gives the seqs of what is empty now."""
        gone = set(accept.erasing.at_once)
        for event in set(accept.erasing.disposed) & self.events.keys():
            by = self.disposed[event] = self.disposed.get(event, frozenset()) | {accept.unit}
            if disposed_by_all(accept.units, by):
                gone.add(event)
        if gone & self.events.keys():
            self.placed = [replace_bodies(placed, gone) for placed in self.placed]
        return [self.events[event] for event in gone & self.events.keys()]


def replace_bodies(placed: PlacedBatch, gone: set[bytes]) -> PlacedBatch:
    """A placed batch without the bodies of these events."""
    batch = placed.batch
    bodies = tuple(
        b"" if decode_header(header).header.event in gone and erasable(header) else body
        for header, body in zip(batch.headers, batch.bodies, strict=True)
    )
    return PlacedBatch(structs.replace(batch, bodies=bodies), placed.stamp) if bodies != batch.bodies else placed


class MemoryServer:
    """Accepts, orders and pages. `page_bytes` is the size of a page, `now` is passed in with each push."""

    def __init__(self, entropy: Callable[[int], bytes] = secrets.token_bytes) -> None:
        self.entropy = entropy
        self.key = Ed25519PrivateKey.from_private_bytes(entropy(32))
        self.incarnation = entropy(16)
        self.root = b""
        self.directory = Directory()
        self.lanes: dict[bytes, Lane] = {}
        self.page_bytes = limits.PULL_BYTES
        self.least_client = "0.1.0"
        self.newest_client = ""
        self.chunks = MemoryChunks()

    @property
    def public_key(self) -> bytes:
        return public_bytes(self.key)

    def copied(self) -> MemoryServer:
        """A server that goes its own way from here."""
        copy = MemoryServer(self.entropy)
        copy.key, copy.incarnation, copy.root, copy.directory = self.key, self.incarnation, self.root, self.directory
        copy.lanes = {channel: lane.copied() for channel, lane in self.lanes.items()}
        copy.chunks = self.chunks.copied()
        return copy

    def put_back(self, backup: MemoryServer, incarnation: bytes, now: int, *, without_chunks: bool = False) -> None:
        """Hold what a backup holds, in a life of this name; a new one keeps all chunks for another lease."""
        there, anew = backup.copied(), incarnation != self.incarnation
        self.lanes, self.directory, self.chunks = there.lanes, there.directory, there.chunks
        if without_chunks:
            self.chunks.kept.clear()
            self.chunks.since.clear()
        if anew:
            self._live_anew(incarnation, now)

    def _live_anew(self, incarnation: bytes, now: int) -> None:
        self.incarnation = incarnation
        self.chunks.lease_anew(now)

    def begin_anew(self, entropy: Callable[[int], bytes]) -> None:
        """Be another server, which holds nothing and was founded for nobody."""
        empty = MemoryServer(entropy)
        self.key, self.incarnation, self.root = empty.key, empty.incarnation, empty.root
        self.directory, self.lanes, self.chunks = empty.directory, empty.lanes, empty.chunks

    def collect(self, now: int) -> int:
        """Drop the chunks that nothing has needed for the length of a lease; says how many those were."""
        before = len(self.chunks.kept)
        self.chunks.sweep(now)
        return before - len(self.chunks.kept)

    def found(self, batch: Batch, now: int) -> tuple[PushResult, ...]:
        """Take root's first batch."""
        opened = open_batch(batch)
        lane = self.lanes.setdefault(opened.core.channel, Lane(Tail(opened.core.channel)))
        if self.root:
            same = lane.before(opened).same
            assert same is not None
            return (Accepted(same.stamp),)
        refusal = batches.check_founding(opened, self.public_key)
        decision = refusal or decide_founding(lane.before(opened), opened, now)
        if not isinstance(decision, Accept):
            return (decision,)
        self.root = opened.core.root
        return (Accepted(self._store(opened, decision, now)),)

    def found_again(self, placed: PlacedBatch) -> PushResult:
        """Take the first batch of a cooperation that comes from another server."""
        uploaded = restoring.read_upload(placed)
        assert isinstance(uploaded, restoring.Uploaded), uploaded
        lane = Lane(Tail(uploaded.stamp.channel))
        refusal = restoring.check_founding_again(uploaded)
        decided = refusal or restoring.decide_founding_again(lane.before(uploaded.opened), uploaded)
        if isinstance(decided, RefusedBatch):
            return decided
        stamping = Stamping(self.key, self.incarnation, 0, 0)
        stamp, tail = restoring.stamped_again(stamping, lane.before(uploaded.opened), uploaded, decided)
        self._keep(uploaded.opened, decided.accept, stamp, tail)
        self.root = uploaded.opened.core.root
        return Accepted(stamp)

    def push(self, caller: Caller, pushed: Sequence[Batch], now: int) -> tuple[PushResult, ...]:
        """Decide about batches in their order and store what is accepted."""
        return tuple(self._push(caller, batch, now) for batch in pushed)

    def _push(self, caller: Caller, batch: Batch, now: int) -> PushResult:
        try:
            opened = open_batch(batch)
        except Malformed:
            return RefusedBatch("malformed")
        refusal = batches.check_author(self.directory, caller, opened)
        if refusal is not None:
            return refusal
        if not batches.may_stamp(self.directory, self.public_key, opened):
            return Later(batches.MOVING_SECONDS)
        lane = self.lanes.get(opened.core.channel, Lane(Tail(opened.core.channel)))
        before = replace(lane.before(opened), chunks=self._held(opened, now))
        decision = decide(View(self.directory, caller, now), before, opened)
        return Accepted(self._store(opened, decision, now)) if isinstance(decision, Accept) else decision

    def restore(self, caller: Caller | None, request: RestoreRequest, now: int) -> RestoreAnswer:
        """Bring back what was lost, where the relay says it goes."""
        open_to = self._open_to(caller)
        results = tuple(self._bring_back(caller, placed, request, now) for placed in request.batches)
        uploads = [restoring.read_upload(placed) for placed in request.batches]
        named = {one.opened.core.channel for one in uploads if isinstance(one, restoring.Uploaded)}
        return RestoreAnswer(results, self.incarnation, tuple(map(self._stands, sorted(named & open_to))))

    def _stands(self, channel: bytes) -> Behind:
        lane = self.lanes.get(channel)
        return Behind(channel, 0) if lane is None else restoring.stands(lane.tail, lane.rungs())

    def _open_to(self, caller: Caller | None) -> frozenset[bytes]:
        return frozenset(restoring.open_to(restoring.View(self.directory, caller)))

    def _bring_back(self, caller: Caller | None, placed: PlacedBatch, request: RestoreRequest, now: int) -> PushResult:
        uploaded = restoring.read_upload(placed)
        if isinstance(uploaded, RefusedBatch):
            return uploaded
        opened = uploaded.opened
        lane = self.lanes.get(opened.core.channel, Lane(Tail(opened.core.channel)))
        head_there = lane.ends.get(uploaded.stamp.last_seq)
        if restoring.proves_loss(uploaded, self.incarnation, self.public_key, head_there):
            self._live_anew(self.entropy(16), now)
        if (refusal := restoring.check_upload(self.directory, uploaded)) is not None:
            return refusal
        before = lane.before(opened)
        decided = restoring.decide(restoring.View(self.directory, caller, request.recover), before, uploaded)
        if isinstance(decided, restoring.Unwitnessed):
            lane = self.lanes.setdefault(opened.core.channel, lane)
            lane.shown[opened.hash] = before.witnesses | ({decided.unit} - {""})
            return Later(restoring.WITNESS_SECONDS)
        if not isinstance(decided, restoring.Place | restoring.Append):
            return decided
        if isinstance(decided, restoring.Append) and not batches.may_stamp(self.directory, self.public_key, opened):
            return Later(batches.MOVING_SECONDS)
        stamping = Stamping(self.key, self.incarnation, now, self.directory.seq)
        stamp, tail = restoring.stamped_again(stamping, before, uploaded, decided)
        self._keep(opened, decided.accept, stamp, tail)
        return Accepted(stamp)

    def _store(self, opened: OpenedBatch, accept: Accept, now: int) -> SignedStamp:
        channel = opened.core.channel
        lane = self.lanes.setdefault(channel, Lane(Tail(channel)))
        stamping = Stamping(self.key, self.incarnation, now, self.directory.seq)
        stamp, tail = place(stamping, lane.tail, opened)
        self._keep(opened, accept, stamp, tail)
        return stamp

    def _keep(self, opened: OpenedBatch, accept: Accept, stamp: SignedStamp, tail: Tail) -> None:
        lane = self.lanes.setdefault(tail.channel, Lane(Tail(tail.channel)))
        for seq, sealed in enumerate(opened.headers, lane.tail.seq + 1):
            if sealed.header.event not in lane.events:
                self.chunks.link(tail.channel, seq, sealed.header.chunks)
        placed = replace_bodies(
            PlacedBatch(opened.batch, stamp), lane.emptied() & accept.known if accept.known else set()
        )
        lane.store(opened, placed, replace(tail, epoch=accept.epoch), beside=accept.beside)
        lane.epochs |= {key for _, key in accept.epochs}
        lane.wraps |= set(accept.wraps)
        self.chunks.drop_links(tail.channel, lane.erase(accept))
        lane.alarms[accept.unit] = lane.alarms.get(accept.unit, 0) + accept.alarms
        self.directory = accept.directory or self.directory

    def _held(self, opened: OpenedBatch, now: int) -> frozenset[bytes]:
        named = {chunk for sealed in opened.headers for chunk in sealed.header.chunks}
        return self.chunks.held(opened.core.channel, named, now)

    def missing(self, caller: Caller, channel: bytes, hashes: Collection[bytes], now: int) -> tuple[bytes, ...] | None:
        """Say which chunks a channel lacks; None where the caller has no business there."""
        if not keeps_files(self.directory, caller, channel):
            return None
        held = self.chunks.held(channel, hashes, now)
        return tuple(one for one in hashes if one not in held)

    def put_chunk(self, caller: Caller, channel: bytes, data: bytes, now: int) -> bool | None:
        """Keep a chunk, say whether it was known; None where the caller has no business there."""
        return self.chunks.keep(channel, data, now) if keeps_files(self.directory, caller, channel) else None

    def get_chunk(self, caller: Caller, channel: bytes, chunk: bytes) -> bytes | None:
        """Give a chunk; None where there is none, or nothing for the caller."""
        return self.chunks.kept.get((channel, chunk)) if keeps_files(self.directory, caller, channel) else None

    def place(self, batch: Batch, now: int, directory_seq: int | None = None) -> None:
        """Place a batch at the end of its channel whatever it is: what only a lying server does."""
        opened = open_batch(batch)
        channel = opened.core.channel
        lane = self.lanes.setdefault(channel, Lane(Tail(channel)))
        seq = self.directory.seq if directory_seq is None else directory_seq
        stamp, tail = place(Stamping(self.key, self.incarnation, now, seq), lane.tail, opened)
        way = envelopes.walk(lane.before(opened), self.directory, frozenset(self.directory.units), opened)
        lane.store(opened, PlacedBatch(batch, stamp), replace(tail, epoch=way.current))

    def pull(self, caller: Caller, cursors: Iterable[Cursor]) -> PullAnswer:
        """Give the next page of what a caller may read."""
        readable = channels(self.directory, caller)
        known = {cursor.channel: cursor for cursor in cursors}
        lanes = self._begun(readable)
        budget, pages, behind, more = Budget(self.page_bytes), [], [], False
        for channel in readable:
            cursor = known.get(channel, Cursor(channel, 0, ZERO_HASH))
            if (lane := lanes.get(channel)) is None:
                behind += [Behind(channel, 0)] if cursor.seq else []
                continue
            if not stands_on(lane.tail, cursor, lane.ends.get(cursor.seq)):
                common = max((end for end in lane.ends if end < cursor.seq), default=0)
                behind.append(structs.replace(restoring.stands(lane.tail, lane.rungs()), common_seq=common))
                continue
            rest = lane.after(cursor.seq)
            sizes = [Sized(channel, first, last, lane.sizes[last]) for first, last, _ in rest]
            fitting = len(list(budget.fitting(sizes))) if not budget.full else 0
            more |= fitting < len(rest)
            if fitting:
                pages.append(Page(channel, tuple(one for _, _, one in rest[:fitting])))
        heads = tuple(Cursor(channel, lane.tail.seq, lane.tail.head) for channel, lane in lanes.items())
        return PullAnswer(tuple(pages), heads, more, tuple(behind))

    def _begun(self, named: Iterable[bytes]) -> dict[bytes, Lane]:
        """Those of these channels that hold anything: of others it may be known who has shown what was lost."""
        return {one: self.lanes[one] for one in named if one in self.lanes and self.lanes[one].tail.seq}

    def wait(self, caller: Caller, digest: bytes) -> WaitAnswer:
        """Answer as the waiting room does, but that nobody is held."""
        lanes = self._begun(channels(self.directory, caller))
        current = heads_digest([(channel, lane.tail.seq, lane.tail.head) for channel, lane in lanes.items()])
        unit = self.directory.unit_of(caller.device)
        alarms = sum(alarms_for(unit, lane.alarms) for lane in lanes.values())
        return WaitAnswer(b"" if current == digest else current, alarms)

    def stamped(self, stamp: Stamp) -> tuple[SignedStamp, bytes]:
        """Sign any stamp."""
        return sign_stamp(self.key, stamp)
