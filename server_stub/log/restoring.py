"""Bringing back what was lost: what the relay says about uploaded batches, carried out in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from server_stub.log import chunks, reading
from server_stub.log import meta as metas
from server_stub.log.appending import Appending
from server_stub.log.directories import Directories
from server_stub.relay import restoring
from server_stub.relay.access import Caller
from server_stub.relay.batches import MOVING_SECONDS, may_stamp
from server_stub.relay.restoring import Append, Place, Unwitnessed, Uploaded, View
from server_stub.relay.tails import Stamping
from wire.directory import Directory
from wire.messages import Accepted, Behind, Later, PushResult, RefusedBatch, RestoreAnswer


@dataclass(frozen=True, slots=True)
class Life:
    """This server's key, the incarnation to take if it has to begin a new life, and the time (ms since 1970 UTC)."""

    key: Ed25519PrivateKey
    public_key: bytes
    renewed: bytes
    now: int


class Restoring:
    """The batches of one upload, in their order, under the locks of one transaction."""

    def __init__(self, connection: Connection, appending: Appending, directories: Directories, life: Life) -> None:
        self.appending = appending
        self._connection = connection
        self._directories = directories
        self._life = life
        self._directory = Directory()
        self._incarnation = b""

    def run(
        self, caller: Caller | None, channel: bytes, uploads: Sequence[Uploaded | RefusedBatch], *, recover: bool
    ) -> RestoreAnswer:
        """Decide and store; `channel` is the directory's."""
        wanted = {each.opened.core.channel for each in uploads if isinstance(each, Uploaded)}
        self._incarnation = metas.read_incarnation(self._connection, lock=True)
        directory = self.appending.lock(channel, shared=channel not in wanted)
        if directory is not None:
            self._directory = self._directories.at(self._connection, directory)
        open_to = restoring.open_to(View(self._directory, caller))
        self.appending.lock_all(wanted, frozenset(open_to))
        results = tuple([self._one(View(self._directory, caller, recover), each) for each in uploads])
        self.appending.finish()
        stands = tuple([self._stands(one) for one in sorted(wanted & open_to.keys())])
        return RestoreAnswer(results, self._incarnation, stands)

    def found_again(self, uploaded: Uploaded) -> PushResult:
        """Store the first batch of a directory that comes from another server."""
        self.appending.lock(uploaded.opened.core.channel, make=True)
        before = self.appending.before_restoring(uploaded.opened)
        decided = restoring.decide_founding_again(before, uploaded)
        if isinstance(decided, RefusedBatch):
            return decided
        stamping = Stamping(self._life.key, self._life.renewed, self._life.now, 0)
        stamp, tail = restoring.stamped_again(stamping, before, uploaded, decided)
        self.appending.store(uploaded.opened, decided.accept, stamp, tail)
        self.appending.finish()
        return Accepted(stamp)

    def _one(self, view: View, uploaded: Uploaded | RefusedBatch) -> PushResult:
        view = View(self._directory, view.caller, view.recover)
        if isinstance(uploaded, RefusedBatch):
            return uploaded
        # Its own word proves a loss, also where it no longer knows whose batch that was.
        self._begin_anew_if_proven(uploaded)
        if (refusal := restoring.check_upload(self._directory, uploaded)) is not None:
            return refusal
        before = self.appending.before_restoring(uploaded.opened)
        decided = restoring.decide(view, before, uploaded)
        if isinstance(decided, Unwitnessed):
            if decided.unit:
                self.appending.witness(uploaded.opened, decided.unit)
            return Later(restoring.WITNESS_SECONDS)
        if isinstance(decided, Append) and not may_stamp(self._directory, self._life.public_key, uploaded.opened):
            return Later(MOVING_SECONDS)
        if not isinstance(decided, Place | Append):
            return decided
        stamping = Stamping(self._life.key, self._incarnation, self._life.now, self._directory.seq)
        stamp, tail = restoring.stamped_again(stamping, before, uploaded, decided)
        if not self.appending.store(uploaded.opened, decided.accept, stamp, tail):
            return RefusedBatch("known_event")
        self._directory = decided.accept.directory or self._directory
        return Accepted(stamp)

    def _begin_anew_if_proven(self, uploaded: Uploaded) -> None:
        """Begin a new life if the batch proves that this one has lost something."""
        here = self.appending.tail(uploaded.stamp.channel)
        there = None if here is None else reading.head_at(self._connection, here.number, uploaded.stamp.last_seq)
        if restoring.proves_loss(uploaded, self._incarnation, self._life.public_key, there):
            metas.raise_incarnation(self._connection, self._life.renewed)
            chunks.lease_anew(self._connection, self._life.now)
            self._incarnation = self._life.renewed

    def _stands(self, channel: bytes) -> Behind:
        here = self.appending.tail(channel)
        if here is None:
            return Behind(channel, 0)
        return restoring.stands(here.tail, reading.ends_below(self._connection, here))
