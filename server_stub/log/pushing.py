"""Pushing: what the relay decides about batches, carried out in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from server_stub.log.appending import Appending
from server_stub.log.directories import Directories
from server_stub.log.meta import read_incarnation
from server_stub.relay.access import Caller
from server_stub.relay.batches import MOVING_SECONDS, Accept, View, decide, decide_founding, may_stamp
from server_stub.relay.tails import Before, Stamping, place
from wire.batch import OpenedBatch
from wire.directory import Directory
from wire.messages import Accepted, Known, Later, PushResult, RefusedBatch
from wire.signing import public_bytes


class Pushing:
    """The batches of one request, in their order, under the locks of one transaction."""

    def __init__(self, appending: Appending, directories: Directories, stamping: Stamping, caller: Caller) -> None:
        self.appending = appending
        self._directories = directories
        self._stamping = stamping
        self._view = View(Directory(), caller, stamping.now)

    def run(
        self, connection: Connection, channel: bytes, pushed: Sequence[OpenedBatch | RefusedBatch]
    ) -> tuple[PushResult, ...]:
        """Decide and store; `channel` is the directory's."""
        wanted = {each.core.channel for each in pushed if isinstance(each, OpenedBatch)}
        directory = self.appending.lock(channel, shared=channel not in wanted)
        if directory is not None:
            self._view = replace(self._view, directory=self._directories.at(connection, directory))
        self.appending.lock_all(wanted, frozenset(self._view.channels))
        # Behind the locks: whoever began a new life meanwhile did so before, and no stamp of the old one may follow.
        self._stamping = replace(self._stamping, incarnation=read_incarnation(connection))
        results = tuple([each if isinstance(each, RefusedBatch) else self._one(each) for each in pushed])
        self.appending.finish()
        return results

    def _one(self, opened: OpenedBatch) -> PushResult:
        if not may_stamp(self._view.directory, public_bytes(self._stamping.key), opened):
            return Later(MOVING_SECONDS)
        before = self.appending.before(opened)
        decision = decide(self._view, before, opened)
        if isinstance(decision, Accept) and (accepted := self._store(before, opened, decision)) is not None:
            return accepted
        if isinstance(decision, Known | Later):
            return decision
        # The batch holds a known event, or is refused for something else: look up which, so that each is named.
        decision = decide(self._view, self.appending.with_known_events(before, opened), opened)
        return RefusedBatch("known_event") if isinstance(decision, Accept) else decision

    def found(self, opened: OpenedBatch) -> PushResult:
        """Store root's first batch in a directory that does not exist yet."""
        self.appending.lock(opened.core.channel, make=True)
        before = self.appending.before(opened)
        decision = decide_founding(before, opened, self._stamping.now)
        if not isinstance(decision, Accept):
            return decision
        result = self._store(before, opened, decision)
        self.appending.finish()
        return result or RefusedBatch("known_event")

    def _store(self, before: Before, opened: OpenedBatch, accept: Accept) -> Accepted | None:
        """Stamp and store a batch; None if it holds an event that the channel knows."""
        stamping = replace(self._stamping, directory_seq=self._view.directory.seq)
        stamp, tail = place(stamping, before.tail, opened)
        if not self.appending.store(opened, accept, stamp, tail):
            return None
        if accept.directory is not None:
            self._view = replace(self._view, directory=accept.directory)
        return Accepted(stamp)
