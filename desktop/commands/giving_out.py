"""Giving a file out: fetch what is not here, open every chunk, write it beside and give it its name when it is whole.

A chunk that turns out broken on this device is named and fetched anew. This runs in the process that was called, with a
session of its own where the one kept has ended: it writes nothing into the journal.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop.commands.command import Answer
from desktop.commands.file_keeping import trim
from desktop.commands.problems import failure_code, failure_problem
from desktop.commands.progress import Progress
from desktop.commands.written_file import beside
from desktop.composition import Opened
from desktop.domain.file import File
from desktop.domain.progress import Moved
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters.amounts import amount
from desktop.sync.failures import Cause, RequestFailed
from desktop.sync.ferry import Ferry
from desktop.sync.transport import HttpTransport
from wire.chunks import FileCipher
from wire.codec import Malformed

_TRIES: Final = 2

Heard = Callable[[Moved], None]


@dataclass(slots=True)
class Fetching:
    """A way to the server that is opened when a chunk is really missing."""

    opened: Opened
    heard: Heard
    transport: HttpTransport | None = field(default=None, init=False)

    def fetch(self, file: bytes) -> None:
        """Fetch what is not here of a file; raises `RequestFailed`."""
        if not self.opened.files.lacking(file):
            return
        local = self.opened.workspace.local
        transport = self.transport = self.transport or self.opened.transport()
        try:
            self._carry(transport, local.session(), file)
        except RequestFailed as failed:
            if failed.failure.cause is not Cause.SESSION:
                raise
            # The worker's session has ended, or there never was one: this one is not kept.
            token = transport.open_session(local.prove(transport.challenge())).token
            self._carry(transport, token, file)

    def _carry(self, transport: HttpTransport, token: str, file: bytes) -> None:
        for moved in Ferry(self.opened.files, transport).fetch(token, file):
            self.heard(moved)

    def end(self) -> None:
        """Let what is under way fail at once; from any thread."""
        if self.transport is not None:
            self.transport.end()

    def close(self) -> None:
        """Let go of the way."""
        if self.transport is not None:
            self.transport.close()


def fetch_to(opened: Opened, file: File, out: Path) -> Answer:
    """Fetch what is not here of a file that is known here, and write it to a path, or under its name into a folder."""
    out = out / file.name if out.is_dir() else out
    fetching = Fetching(opened, Progress(sys.stderr).moved)
    try:
        fetching.fetch(file.id)
        healed = give_out(opened, file, out, fetching)
    except RequestFailed as failed:
        return Answer({"error": failure_problem(failed.failure)}, failure_code(failed.failure))
    finally:
        fetching.close()
    opened.files.use(file.id, opened.workspace.now())
    trim(opened)
    lines = [f"{out}  {amount(file.size)}"]
    if healed:
        lines.append(say("Teile waren auf diesem Gerät beschädigt und wurden neu geholt: {count}.", count=len(healed)))
    result = {"path": str(out), "size": file.size, "media_type": file.media_type, "healed": healed}
    return Answer(result, lines=tuple(lines))


def give_out(opened: Opened, file: File, out: Path, fetching: Fetching) -> list[int]:
    """Write a file to a path; gives the places of chunks that were broken here and had to be fetched again.

    Raises `RequestFailed` for what cannot be fetched, `Refused` for what cannot be opened or written.
    """
    healed: list[int] = []
    try:
        with beside(out) as handle:
            for piece in contents(opened, file, fetching, healed):
                handle.write(piece)
    except OSError as error:
        raise Refused.at("--out", "file_unwritable", "Die Datei lässt sich dort nicht schreiben.") from error
    return healed


def contents(opened: Opened, file: File, fetching: Fetching, healed: list[int]) -> Iterator[bytes]:
    """Open a file piece by piece; notes the places of chunks that were broken here and had to be fetched again.

    Raises `RequestFailed` for what cannot be fetched, `Refused` for what cannot be opened.
    """
    cipher = FileCipher(file.id, file.key, file.size)
    try:
        for place in range(cipher.cut.count):
            yield cipher.open(place, _chunk(opened, file, place, fetching, healed))
    except Malformed as error:
        raise Refused("file_damaged", "Die Datei lässt sich nicht öffnen: So wurde sie nicht eingestellt.") from error


def _chunk(opened: Opened, file: File, place: int, fetching: Fetching, healed: list[int]) -> bytes:
    for _ in range(_TRIES):
        sealed = opened.files.chunk(file.id, place)
        if sealed is not None:
            return sealed
        healed.append(place)
        fetching.fetch(file.id)
    raise Malformed("chunk")
