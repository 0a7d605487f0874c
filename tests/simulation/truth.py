"""What really happened, written down beside the programs: what was reported, what the server placed, what was pushed.

A plain second book. Invariants compare what profiles believe and show with it; no program reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.helpers.memory_server import Lane, MemoryServer
from wire.batch import Batch, OpenedBatch, batch_hash, open_batch
from wire.messages import Accepted, Known, Later, PushResult, RefusedBatch
from wire.stamp import PlacedBatch, Stamp, read_stamp

Place = tuple[bytes, int]


@dataclass(frozen=True, slots=True)
class Fresh:
    """A batch that the server has placed since somebody last looked."""

    opened: OpenedBatch
    stamp: Stamp
    head: bytes


@dataclass(frozen=True, slots=True)
class Reported:
    """An event whose recording was confirmed to somebody."""

    profile: str
    channel: bytes
    step: int


@dataclass
class Truth:
    """The book. `events` says where the server placed an event, `places` which event (and header) has a place.

    `ever` are the events it has ever placed, `ever_places` where, `ever_numbers` under which numbers of which devices,
    also in lives that it was put back from; `used_twice` that other bytes have stood under one of these. `given_up` are
    the batches that the server did not take, so that they are signed anew, and that nobody has handed in since.
    """

    reported: dict[bytes, Reported] = field(default_factory=dict)
    events: dict[bytes, list[Place]] = field(default_factory=dict)
    ever: set[bytes] = field(default_factory=set)
    ever_numbers: dict[tuple[bytes, bytes, int], bytes] = field(default_factory=dict)
    used_twice: bool = False
    ever_places: set[tuple[bytes, int, bytes, bytes]] = field(default_factory=set)
    places: dict[Place, tuple[bytes, bytes]] = field(default_factory=dict)
    accepted: dict[tuple[bytes, bytes, int], bytes] = field(default_factory=dict)
    refusals: list[tuple[Batch, RefusedBatch]] = field(default_factory=list)
    given_up: set[bytes] = field(default_factory=set)
    fresh: list[Fresh] = field(default_factory=list)
    unplaced: set[bytes] = field(default_factory=set)
    _read: dict[bytes, int] = field(default_factory=dict)

    def report(self, events: Iterable[bytes], reported: Reported) -> None:
        """Note what was confirmed to somebody."""
        for event in events:
            self.reported[event] = reported
            # Taken up of a colleague, it may have gone out by another way before.
            if event not in self.events:
                self.unplaced.add(event)

    def excuse(self, events: Iterable[bytes]) -> None:
        """Ask no more for what somebody had erased, or for what went with the one disk it was on."""
        for event in events:
            self.reported.pop(event, None)
            self.unplaced.discard(event)

    def hand_in(self, batches: Iterable[Batch]) -> None:
        """Note that somebody hands batches in, whenever they arrive."""
        self.given_up.difference_update(map(batch_hash, batches))

    def pushed(self, batches: Iterable[Batch], results: Iterable[PushResult]) -> None:
        """Note what the server answered to a push."""
        for batch, result in zip(batches, results, strict=True):
            opened = open_batch(batch)
            late = not self.given_up.isdisjoint((opened.hash, opened.core.previous))
            if isinstance(result, RefusedBatch) and not late:
                self.refusals.append((batch, result))
            if isinstance(result, Accepted | Known):
                core = opened.core
                self.accepted[core.device, core.channel, core.n] = batch.signature
            elif late or not isinstance(result, Later):
                # With it whatever is chained to it is signed anew.
                self.given_up.add(opened.hash)

    def look(self, server: MemoryServer) -> None:
        """Read what the server has placed since the last look."""
        self.fresh = []
        for channel, lane in server.lanes.items():
            for placed in lane.placed[self._read.get(channel, 0) :]:
                self._place(placed)
            self._read[channel] = len(lane.placed)

    def _place(self, placed: PlacedBatch) -> None:
        opened = open_batch(placed.batch, erased_allowed=True)
        stamp, head = read_stamp(placed.stamp)
        self.fresh.append(Fresh(opened, stamp, head))
        number = (opened.core.device, stamp.channel, opened.core.n)
        # Whoever counts on from where a restored server stands uses a number again that comes back after all.
        self.used_twice |= self.ever_numbers.setdefault(number, opened.hash) != opened.hash
        for seq, sealed in enumerate(opened.headers, stamp.first_seq):
            event = sealed.header.event
            self.events.setdefault(event, []).append((stamp.channel, seq))
            self.ever.add(event)
            header = opened.batch.headers[seq - stamp.first_seq]
            self.places[stamp.channel, seq] = (event, header)
            self.ever_places.add((stamp.channel, seq, event, header))
            self.unplaced.discard(event)

    def begin_again(self) -> None:
        """Forget what the server placed: it has been put back to an earlier state and is read anew."""
        self._read.clear()
        self.events.clear()
        self.places.clear()
        self.accepted.clear()
        self.unplaced = set(self.reported)


def heads_of(lanes: dict[bytes, Lane]) -> dict[bytes, tuple[int, bytes]]:
    """Where every channel of the server stands."""
    return {channel: (lane.tail.seq, lane.tail.head) for channel, lane in lanes.items()}
