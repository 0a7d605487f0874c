"""Carrying chunks between this device and the server, one at a time, so that whoever carries can stop after each.

What is left to do is found anew every time: the server says which chunks of a file it lacks, the depot which are not
here. So a break, wherever it comes, costs the one chunk that was under way. An event whose files have arrived is let
go; one whose files the server has lost waits for them again. This room must not look into a chunk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final, Protocol

from desktop.domain.progress import Moved
from desktop.domain.rows import FileRow, OutboxRow
from desktop.sync.answers import NO_ROOM, QUOTA
from desktop.sync.failures import CLOSED, Cause, Failure, RequestFailed, graver
from desktop.sync.unforeseen import UNFORESEEN, Attempt
from wire import limits
from wire.messages import ChunkAnswer, MissingAnswer

_NOT_TAKEN: Final = (QUOTA, NO_ROOM)
_OF_SOME: Final = (UNFORESEEN, *_NOT_TAKEN)
"""What holds up no file that is not concerned."""
_NO_CHANNEL: Final = "not_found"
"""The server's word where a channel is not among those that a device reads."""
_GONE: Final = Failure(
    Cause.REFUSED,
    "chunk_missing",
    "Ein Teil der Datei liegt beim Server nicht vor. Sobald ein Gerät, das die Datei hat, abgleicht, ist er wieder da.",
)
_DAMAGED: Final = Failure(
    Cause.PROTOCOL, "chunk_damaged", "Der Server hat einen Teil der Datei verfälscht geliefert; er wurde verworfen."
)


class Depot(Protocol):
    """The files of the profile."""

    def all(self) -> list[FileRow]:
        """Give every file known here."""

    def get(self, file: bytes) -> FileRow | None:
        """Give a file."""

    def uploads(self) -> list[FileRow]:
        """Give the files that are all here and that the server may lack."""

    def downloads(self) -> list[FileRow]:
        """Give the files that are wanted here and are not here whole."""

    def addresses(self, file: bytes) -> tuple[bytes, ...]:
        """Give the addresses of a file's chunks in order."""

    def holding(self, addresses: Collection[bytes]) -> set[bytes]:
        """Give the files that these chunks are of."""

    def lacking(self, file: bytes) -> list[int]:
        """Give the places of the chunks that are not here."""

    def chunk(self, file: bytes, place: int) -> bytes | None:
        """Give a sealed chunk, None if it is not here or broken."""

    def keep(self, file: bytes, place: int, sealed: bytes) -> bool:
        """Keep a chunk that was fetched; says whether it is the one that belongs there."""

    def adopt(self, files: Iterable[bytes]) -> None:
        """Take note that events tell of files."""

    def arrived(self, file: bytes) -> None:
        """Take note that the server has all of a file."""

    def offer_again(self, files: Iterable[bytes] | None = None) -> None:
        """Take note that the server may lack files after all."""


class Cargo(Protocol):
    """The events that wait for their files."""

    def uploading(self) -> list[OutboxRow]:
        """Give them; a reason says that the server lost some of their chunks."""

    def upload_again(self, events: Sequence[bytes]) -> None:
        """Take note that the files of events are on their way once more."""

    def release(self, events: Sequence[bytes]) -> None:
        """Let events go whose files the server has."""

    def without_files(self, events: Sequence[bytes]) -> None:
        """Put events into the tray whose files are not here any more."""


class FileSide(Protocol):
    """The server, as far as chunks go. Every method raises `RequestFailed`."""

    def missing(self, token: str, channel: bytes, chunks: Sequence[bytes]) -> MissingAnswer:
        """Ask which chunks the server lacks."""

    def put_chunk(self, token: str, channel: bytes, data: bytes) -> ChunkAnswer:
        """Hand in a chunk."""

    def get_chunk(self, token: str, channel: bytes, chunk: bytes) -> bytes:
        """Fetch a chunk."""


class Ferry:
    """Carries the chunks of one profile."""

    def __init__(self, depot: Depot, remote: FileSide, all_of_them: Sequence[type[Exception]] = ()) -> None:
        """Take the profile's files, a way to the server, and the errors that are of no one file alone."""
        self._depot = depot
        self._remote = remote
        self._of_all = tuple(all_of_them)

    def carry(self, token: str) -> Iterator[Moved]:
        """Carry all there is to carry, what others wait for first; raises `RequestFailed`.

        What is refused of one file holds up no other, nor does what nobody foresaw, and where the server takes no more
        files some are fetched all the same: it is raised once all others have been carried.
        """
        kept: Failure | None = None
        uploads = (partial(self._upload, token, row) for row in self._depot.uploads())
        downloads = (partial(self.fetch, token, row.file) for row in self._depot.downloads())
        for up, one in chain(((True, one) for one in uploads), ((False, one) for one in downloads)):
            if up and kept in _NOT_TAKEN:
                continue
            attempt = Attempt(*self._of_all)
            with attempt:
                yield from one()
            failure = attempt.failure
            if failure is not None and failure.cause is not Cause.REFUSED and failure not in _OF_SOME:
                raise RequestFailed(failure)
            kept = kept if kept is UNFORESEEN else graver(failure, kept)
        if kept is not None:
            raise RequestFailed(kept)

    def _upload(self, token: str, row: FileRow) -> Iterator[Moved]:
        addresses = self._depot.addresses(row.file)
        lacking = self._missing(token, row.channel, addresses)
        done = len(addresses) - len(lacking)
        for place, one in enumerate(addresses):
            if one not in lacking:
                continue
            sealed = self._depot.chunk(row.file, place)
            if sealed is None:
                # Broken here, and nowhere else yet: the depot says so from now on, and the event goes on waiting.
                return
            self._remote.put_chunk(token, row.channel, sealed)
            lacking.discard(one)
            done += 1
            if lacking:
                yield Moved(row.file, done, len(addresses), row.size, up=True)
        self._depot.arrived(row.file)
        yield Moved(row.file, done, len(addresses), row.size, up=True)

    def _missing(self, token: str, channel: bytes, chunks: Sequence[bytes]) -> set[bytes]:
        """Ask which chunks the server lacks; where it lets nobody into a channel any more, that is what failed."""
        try:
            return set(self._remote.missing(token, channel, chunks).chunks)
        except RequestFailed as failed:
            raise RequestFailed(CLOSED if failed.failure.code == _NO_CHANNEL else failed.failure) from failed

    def inspect(self, token: str) -> None:
        """Ask whether the server still has what is here, and offer again what it lost; raises `RequestFailed`.

        One question holds as many chunks as a header may name, whatever files they are of. Of a file that is here in
        part, those parts are handed in at once: nobody else may hold them. What is refused in a channel (one that is
        closed by now) or not taken today keeps back nothing else.
        """
        here = [row for row in self._depot.all() if row.held and row.uploaded and not row.source]
        for channel in dict.fromkeys(row.channel for row in here):
            try:
                self._inspect(token, channel, {row.file: row for row in here if row.channel == channel})
            except RequestFailed as failed:
                if failed.failure.cause is not Cause.REFUSED and failed.failure not in _NOT_TAKEN:
                    raise

    def _inspect(self, token: str, channel: bytes, rows: dict[bytes, FileRow]) -> None:
        named = [one for file in rows for one in self._depot.addresses(file)]
        in_part: list[tuple[FileRow, set[bytes]]] = []
        for start in range(0, len(named), limits.CHUNKS):
            part = named[start : start + limits.CHUNKS]
            lost = self._missing(token, channel, part)
            hit = [rows[file] for file in self._depot.holding(lost) if file in rows]
            self._depot.offer_again(row.file for row in hit if row.complete)
            in_part += [(row, lost) for row in hit if not row.complete]
        for row, gone in in_part:
            self._hand_in(token, row, gone)

    def _hand_in(self, token: str, row: FileRow, lost: set[bytes]) -> None:
        """Hand in those of some chunks that are here."""
        for place, one in enumerate(self._depot.addresses(row.file)):
            sealed = self._depot.chunk(row.file, place) if one in lost else None
            if sealed is not None:
                self._remote.put_chunk(token, row.channel, sealed)

    def fetch(self, token: str, file: bytes) -> Iterator[Moved]:
        """Fetch what is not here of a file; raises `RequestFailed`."""
        row = self._depot.get(file)
        if row is None:
            return
        addresses, lacking = self._depot.addresses(file), self._depot.lacking(file)
        for done, place in enumerate(lacking, len(addresses) - len(lacking) + 1):
            if not self._depot.keep(file, place, self._fetched(token, row.channel, addresses[place])):
                if self._depot.get(file) is None:
                    # Erased while it was on its way.
                    return
                raise RequestFailed(_DAMAGED)
            yield Moved(file, done, len(addresses), row.size, up=False)

    def _fetched(self, token: str, channel: bytes, chunk: bytes) -> bytes:
        try:
            return self._remote.get_chunk(token, channel, chunk)
        except RequestFailed as failed:
            if failed.failure.cause is not Cause.REFUSED:
                raise
            # It says the same of a chunk that it lacks and of a channel that is closed.
            self._missing(token, channel, (chunk,))
            raise RequestFailed(_GONE) from failed


def let_go(depot: Depot, cargo: Cargo) -> bool:
    """Let the events go whose files the server has, and have those uploaded again that it lost; says whether any go."""
    ready: list[bytes] = []
    for row in cargo.uploading():
        files = depot.holding(row.chunks)
        depot.adopt(files)
        if not files:
            cargo.without_files([row.event])
        elif row.reason and not all(_is_here(depot, file) for file in files):
            # The server has lost it, and nobody else has been told of it yet.
            cargo.without_files([row.event])
        elif row.reason:
            depot.offer_again(files)
            cargo.upload_again([row.event])
        elif all(_is_there(depot, file) for file in files):
            ready.append(row.event)
    if ready:
        cargo.release(ready)
    return bool(ready)


def _is_there(depot: Depot, file: bytes) -> bool:
    row = depot.get(file)
    return row is not None and row.uploaded


def _is_here(depot: Depot, file: bytes) -> bool:
    row = depot.get(file)
    return row is not None and row.complete
