"""The log as the door sees it: each method one transaction, with the time passed in."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import OperationalError

from server_stub.log import meta as metas
from server_stub.log import reading, sessions
from server_stub.log.appending import Appending
from server_stub.log.chunk_book import ChunkBook
from server_stub.log.database import Database
from server_stub.log.directories import Directories
from server_stub.log.kept_batches import KeptBatches
from server_stub.log.listening import TOPIC, listen
from server_stub.log.pulling import pull
from server_stub.log.pushing import Pushing
from server_stub.log.restoring import Life, Restoring
from server_stub.relay import batches
from server_stub.relay.access import ENDED, Caller, channels, standing
from server_stub.relay.quotas import FILES_A_DAY
from server_stub.relay.restoring import check_founding_again, read_upload
from server_stub.relay.tails import Stamping
from wire import limits
from wire.batch import Batch, OpenedBatch, open_batch
from wire.codec import Malformed
from wire.directory import Directory
from wire.messages import Accepted, Cursor, PullAnswer, PushResult, RefusedBatch, RestoreAnswer, RestoreRequest
from wire.names import directory_channel
from wire.stamp import PlacedBatch


class NoSession(Exception):
    """A token that opens nothing (any more), by its code."""


class NotFounded(Exception):
    """Founding was refused, by its code."""


@dataclass(frozen=True, slots=True)
class Board:
    """Where channels stand and how many alarm bits each unit has set in them; `ids` are those asked for, None all."""

    heads: dict[bytes, tuple[int, bytes]]
    alarms: dict[bytes, dict[str, int]]
    directory: Directory
    ids: Collection[bytes] | None = None


@dataclass(frozen=True, slots=True)
class Pushed:
    """One result a batch, the channels that have grown, and the chunks whose bytes nothing needs any more."""

    results: tuple[PushResult, ...]
    grown: frozenset[bytes]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What to answer to an upload of what was lost, the channels that have grown, and chunks nothing needs any more.

    `needed` are the addresses of chunks that what came back needs: they may lie on the shelf, and nobody knows of them.
    """

    answer: RestoreAnswer
    grown: frozenset[bytes]
    dropped: tuple[str, ...] = ()
    needed: frozenset[bytes] = frozenset()


class Log:
    """Everything the server knows, behind one database."""

    def __init__(
        self,
        database: Database,
        meta: metas.Meta,
        appending: Callable[[Connection, int], Appending] = Appending,
        files_a_day: int = FILES_A_DAY,
    ) -> None:
        self._database = database
        self._appending = appending
        self._directories = Directories()
        self._kept = KeptBatches()
        self.chunks = ChunkBook(database)
        self._signing_key = meta.signing_key
        self.meta = meta
        self.files_a_day = files_a_day
        self.page_bytes = limits.PULL_BYTES
        # What was emptied by a process that was killed may still stand in its log.
        self._scrubbed = database.scrub()

    def root(self) -> bytes | None:
        """Give the fingerprint of root once the server has been founded, perhaps by another process."""
        return self.meta.root or self.known().root

    def known(self) -> metas.Meta:
        """Read anew what the server is: another process may have founded it, or begun a new life of it."""
        with self._database.reading() as connection:
            self.meta = metas.read_known(connection) or self.meta
        return self.meta

    def directory(self) -> Directory:
        """Give the directory as it stands; empty before the founding."""
        root = self.root()
        if root is None:
            return Directory()
        with self._database.reading() as connection:
            return self._directories.read(connection, root)

    def open_session(self, token: str, caller: Caller, now: int) -> None:
        """Keep a new session."""
        with self._database.writing() as connection:
            sessions.add(connection, token, caller, now)

    def caller(self, token: str, now: int) -> Caller:
        """Say whose token it is; raises `NoSession`."""
        directory = self.directory()
        with self._database.reading() as connection:
            session = sessions.find(connection, token)
        if session is None:
            raise NoSession("session_unknown")
        if session.outlived(now):
            raise NoSession("session_expired")
        found = standing(directory, session.caller)
        if found in ENDED:
            raise NoSession(found.value)
        if session.worth_remembering(now):
            # Where the disk is full, say: whoever comes to read what others have reported is not kept from that.
            with suppress(OperationalError), self._database.writing() as connection:
                sessions.remember_use(connection, token, now)
        return session.caller

    def push(self, caller: Caller, pushed: Sequence[Batch], now: int) -> Pushed:
        """Decide about batches in their order and store what is accepted."""
        root = self.root()
        if root is None:
            raise NotFounded("not_founded")
        directory = self.directory()
        opened = [_opened(batch) for batch in pushed]
        checked = [
            each if isinstance(each, RefusedBatch) else batches.check_author(directory, caller, each) or each
            for each in opened
        ]
        with self._database.writing() as connection:
            stamping = Stamping(self._signing_key, self.meta.incarnation, now, 0)
            work = Pushing(self._appending(connection, now), self._directories, stamping, caller)
            results = work.run(connection, directory_channel(root), checked)
        self._scrub_after(work.appending)
        return Pushed(results, work.appending.raised, work.appending.dropped)

    def _scrub_after(self, appending: Appending) -> None:
        if appending.emptied:
            self._scrubbed = self._database.scrub()
        else:
            self.scrub_again()

    def scrub_again(self) -> None:
        """Let what was emptied be gone from the files as well, if a reader was in the way of that; waits for nobody."""
        if not self._scrubbed:
            self._scrubbed = self._database.scrub(patient=False)

    def restore(self, caller: Caller | None, request: RestoreRequest, renewed: bytes, now: int) -> Restored:
        """Bring back what was lost; `renewed` is the incarnation to take if a batch proves that something was."""
        root = self.root()
        if root is None:
            raise NotFounded("not_founded")
        # Before the lock: anybody may call, and megabytes are hashed here.
        uploads = [read_upload(placed) for placed in request.batches]
        with self._database.writing() as connection:
            life = Life(self._signing_key, self.meta.public_key, renewed, now)
            work = Restoring(connection, self._appending(connection, now), self._directories, life)
            answer = work.run(caller, directory_channel(root), uploads, recover=request.recover)
        self._scrub_after(work.appending)
        appended = work.appending
        return Restored(answer, appended.raised, appended.dropped, frozenset(appended.needed))

    def found_again(self, code: str, placed: PlacedBatch, now: int) -> Pushed:
        """Take the first batch of a cooperation that comes from another server, once. Raises `NotFounded`."""
        if not self.meta.is_founding_code(code):
            raise NotFounded("founding_code")
        uploaded = read_upload(placed)
        refusal = uploaded if isinstance(uploaded, RefusedBatch) else check_founding_again(uploaded)
        if isinstance(uploaded, RefusedBatch) or refusal is not None:
            return Pushed((refusal or RefusedBatch("malformed"),), frozenset())
        with self._database.writing() as connection:
            meta, opened = metas.read(connection, lock=True) or self.meta, uploaded.opened
            appending = self._appending(connection, now)
            if meta.root is not None:
                return Pushed((_founded_before(appending, opened, meta.root),), frozenset())
            life = Life(self._signing_key, meta.public_key, meta.incarnation, now)
            result = Restoring(connection, appending, self._directories, life).found_again(uploaded)
            if isinstance(result, Accepted):
                metas.set_root(connection, opened.core.root)
        return Pushed((result,), appending.raised)

    def found(self, code: str, batch: Batch, now: int) -> Pushed:
        """Take root's first batch, once; the same bytes again get the same answer. Raises `NotFounded`."""
        if not self.meta.is_founding_code(code):
            raise NotFounded("founding_code")
        opened = _opened(batch)
        if isinstance(opened, RefusedBatch):
            return Pushed((opened,), frozenset())
        with self._database.writing() as connection:
            meta = metas.read(connection, lock=True) or self.meta
            appending = self._appending(connection, now)
            if meta.root is not None:
                return Pushed((_founded_before(appending, opened, meta.root),), frozenset())
            refusal = batches.check_founding(opened, meta.public_key)
            if refusal is not None:
                return Pushed((refusal,), frozenset())
            stamping = Stamping(self._signing_key, meta.incarnation, now, 0)
            work = Pushing(appending, self._directories, stamping, Caller())
            result = work.found(opened)
            if isinstance(result, Accepted):
                metas.set_root(connection, opened.core.root)
        return Pushed((result,), appending.raised)

    def pull(self, caller: Caller, cursors: Iterable[Cursor], most: int = limits.PULL_BYTES) -> PullAnswer:
        """Give the next page of what a caller may read, of `most` bytes if that is less than a page may have."""
        directory = self.directory()
        with self._database.reading() as connection:
            return pull(connection, self._kept, channels(directory, caller), cursors, min(most, self.page_bytes))

    def look(self, token: str, now: int) -> tuple[Caller, Board]:
        """Say whose token it is, and where the channels it may read stand; raises `NoSession`."""
        caller = self.caller(token, now)
        return caller, self.board(channels(self._directories.newest, caller))

    def board(self, ids: Collection[bytes] | None = None) -> Board:
        """Give where channels stand (None: all of them)."""
        directory = self.directory()
        with self._database.reading() as connection:
            found = reading.all_tails(connection) if ids is None else reading.tails(connection, ids)
            alarms = reading.alarm_counts(connection, ids)
        heads = {channel: (each.tail.seq, each.tail.head) for channel, each in found.items()}
        return Board(heads, alarms, directory, ids)

    def announce(self, payload: str) -> None:
        """Tell the other processes on this database that channels have grown (PostgreSQL only)."""
        if self._database.postgresql:
            with self._database.reading() as connection:
                connection.execute(select(func.pg_notify(TOPIC, payload)))

    def listening(self) -> AsyncGenerator[str, None] | None:
        """Hear what other processes announce; None where there can be none."""
        return listen(self._database.url) if self._database.postgresql else None

    def close(self) -> None:
        """Give all connections back."""
        self._database.close()

    def durability(self) -> dict[str, str | int]:
        """Say how safely the database commits."""
        return self._database.durability()


def _opened(batch: Batch) -> OpenedBatch | RefusedBatch:
    try:
        return open_batch(batch)
    except Malformed:
        return RefusedBatch("malformed")


def _founded_before(appending: Appending, opened: OpenedBatch, root: bytes) -> Accepted:
    if opened.core.root == root and opened.core.n == 1:
        appending.lock(directory_channel(root), shared=True)
        same = appending.before(opened).same
        if same is not None and same.hash == opened.hash:
            return Accepted(same.stamp)
    raise NotFounded("founded_already")
