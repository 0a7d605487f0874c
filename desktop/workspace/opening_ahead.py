"""Opening the next page while the last one goes onto the disk.

A commit leaves the processor to others for as long as the disk and its encryption take. Meanwhile what will be taken
in next can be checked against itself and opened: that depends on nothing but the bytes and the keys at hand. Nothing is
believed by that, and nothing of it outlives its page: whoever takes the page in still verifies who wrote it and where
it stands, and opens whatever was not opened here. This must not change anything, for it works beside the writer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

import msgspec

from desktop.workspace.reading import Told, read_body
from desktop.workspace.seals import Seals
from wire.batch import Batch, OpenedBatch, open_batch
from wire.codec import Malformed
from wire.header import EnvelopeKind, SealedHeader
from wire.messages import PullAnswer

_AFTER_SECONDS: Final = 0.001
"""Whoever begins this has a few statements left before it waits for the disk, and goes first: each of them gives
Python's lock away, and would wait for it as long as all of them take."""


class Ahead(msgspec.Struct, frozen=True):
    """A batch that is whole in itself, and what those of its events say that could be opened."""

    opened: OpenedBatch
    bodies: tuple[Told | None, ...]


class OpeningAhead:
    """Opens an answer's batches in a thread of its own until it is told to stop."""

    def __init__(self, seals: Seals, give_way: Callable[[], object] = lambda: None) -> None:
        """Begin with nothing opened; `give_way` is called before each event, for who is to be quick beside it."""
        self._seals = seals
        self._give_way = give_way
        # By identity: an answer that is taken in is the very one that was opened, or nothing of this counts.
        self._found: dict[int, Ahead] = {}
        self._answer: PullAnswer | None = None
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, answer: PullAnswer | None, spent: list[object] | None = None) -> None:
        """Begin to open an answer, which is kept as long as this is; None where there is none yet.

        What is `spent`, because the page before has been taken in, is let go of as well: of a thousand events that
        takes its time.
        """
        if answer is not None and answer.pages:
            self._answer = answer
            self._thread = threading.Thread(target=self._run, args=(answer, spent), name="opening ahead", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End after the event at hand; what was opened stays."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def of(self, batch: Batch) -> Ahead | None:
        """Give what was opened of a batch; None where it was not."""
        return self._found.get(id(batch))

    def _run(self, answer: PullAnswer, spent: list[object] | None) -> None:
        self._stopped.wait(_AFTER_SECONDS)
        for page in answer.pages:
            for placed in page.batches:
                ahead = self._open(page.channel, placed.batch)
                if ahead is not None:
                    self._found[id(placed.batch)] = ahead
                # Not at first: that is done in one piece, and nobody else gets Python's lock meanwhile.
                if spent is not None:
                    spent.clear()

    def _open(self, channel: bytes, batch: Batch) -> Ahead | None:
        """Open a batch; None where it is broken, for whoever takes it in has the words for that."""
        if self._stopped.is_set():
            return None
        try:
            opened = open_batch(batch, erased_allowed=True)
        except Malformed:
            return None
        events = zip(opened.headers, batch.headers, batch.bodies, strict=True)
        return Ahead(opened, tuple([self._body(channel, *event) for event in events]))

    def _body(self, channel: bytes, sealed: SealedHeader, header: bytes, body: bytes) -> Told | None:
        """Open and read a sealed body; None while its key is missing, and for what cannot be read."""
        self._give_way()
        if self._stopped.is_set() or sealed.header.kind != EnvelopeKind.EVENT or not body:
            return None
        read = read_body(self._seals, channel, sealed.header, (header, body))
        return read if isinstance(read, Told) else None
