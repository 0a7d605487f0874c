"""Taking a file in: read it piece by piece, seal each, keep it in the profile's files. Resumed where it was broken off.

This runs in the process that was called, whoever holds the profile: the files have a database of their own, and 2 GB
must not keep anybody from notifying. What is taken in is known by its path, size and time of change; a file that has
changed since is begun anew.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from desktop.domain.file import CHUNK_BYTES, MOST_BYTES
from desktop.domain.notification_attached import LARGEST_ATTACHMENT
from desktop.domain.refused import Refused
from desktop.domain.rows import FileRow
from desktop.domain.said import say
from desktop.presenters.amounts import amount
from desktop.presenters.materials import EMPTY, LONGEST_NAME
from desktop.presenters.media import HEAD_BYTES, head_remark
from desktop.store.files import FileStore
from wire.chunks import KEY_BYTES, FileCipher

_AT_ONCE: Final = 4
"""How many chunks are put on the disk at a time."""

_UNREADABLE: Final = "Die Datei lässt sich nicht lesen."
_NO_FILE: Final = "Das ist keine Datei."
_ABANDONED_MS: Final = 7 * 24 * 3600 * 1000
Heard = Callable[[int, int], None]
"""Hears how many bytes of how many have been taken in."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a file that is taken in becomes: its id, the channel that its event will stand in, what it is attached to.

    The same file attached to two entities is two files, each under a key of its own.
    """

    file: bytes
    channel: bytes
    now: int
    entity: bytes = b""


def take_in(files: FileStore, path: str, target: Target, heard: Heard) -> FileRow:
    """Take a file in; raises `Refused` naming the path. A break loses no more than the chunks of one write."""
    try:
        with Path(path).open("rb") as file:
            source, size = _source(file, path, target)
            row = _begun(files, source, size, target)
            for place, content in _pieces(file, row):
                heard(min(size, place * CHUNK_BYTES), size)
                _append(files, row, place, content)
            unchanged = _source(file, path, target)[0] == source
    except (OSError, ValueError) as error:
        raise Refused.at(path, "file_unreadable", _UNREADABLE) from error
    heard(size, size)
    found = files.get(row.file)
    if found is None or not found.complete or not unchanged:
        files.forget((row.file,))
        raise Refused.at(path, "file_changed", "Die Datei hat sich währenddessen geändert; bitte noch einmal.")
    return found


def size_of(path: str, largest: int = LARGEST_ATTACHMENT) -> int:
    """Check a file that is to be attached; gives its size. Raises `Refused`, which does not name it."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError) as error:
        raise Refused("file_unreadable", _UNREADABLE) from error
    if not stat.S_ISREG(status.st_mode):
        raise Refused("file_unreadable", _NO_FILE)
    if status.st_size > largest:
        raise Refused("file_too_large", say("Höchstens {most} je Anhang.", most=amount(largest)))
    if len(Path(path).name) > LONGEST_NAME:
        raise Refused("file_name_too_long", say("Höchstens {most} Zeichen im Namen.", most=LONGEST_NAME))
    return status.st_size


def check_document(path: str, media_type: str) -> str:
    """Check a file that is to be offered to all units; gives what is unusual in it. Raises `Refused` naming the path.

    Only what holds nothing at all is refused: what begins otherwise than it is called may open elsewhere.
    """
    try:
        # Opened, a pipe would wait for whoever writes to it; read, it would hold nothing any more.
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise Refused.at(path, "file_unreadable", _NO_FILE)
        with Path(path).open("rb") as file:
            head = file.read(HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise Refused.at(path, "file_unreadable", _UNREADABLE) from error
    if not head:
        raise Refused.at(path, "file_empty", EMPTY)
    return head_remark(media_type, Path(path).name, head)


def take_over(files: FileStore, kept: FileRow, target: Target, heard: Heard) -> FileRow:
    """Seal a file that lies here once more, under a key of its own; raises `Refused` where a part of it is gone."""
    source = f"{target.entity.hex()}|{kept.file.hex()}"
    row = _begun(files, source, kept.size, target)
    opens = FileCipher(kept.file, kept.key, kept.size)
    for first in range(row.held, row.count, _AT_ONCE):
        heard(min(row.size, first * CHUNK_BYTES), row.size)
        places = range(first, min(first + _AT_ONCE, row.count))
        _append(files, row, first, [_opened(files, kept.file, opens, place) for place in places])
    heard(row.size, row.size)
    found = files.get(row.file)
    if found is None or not found.complete:
        raise file_gone()
    return found


def _opened(files: FileStore, file: bytes, opens: FileCipher, place: int) -> bytes:
    sealed = files.chunk(file, place)
    if sealed is None:
        raise file_gone()
    return opens.open(place, sealed)


def digest_here(files: FileStore, row: FileRow) -> bytes:
    """Give the SHA-256 of what was taken in; raises `Refused` where a part of it is gone."""
    opens, whole = FileCipher(row.file, row.key, row.size), hashlib.sha256()
    for place in range(row.count):
        whole.update(_opened(files, row.file, opens, place))
    return whole.digest()


def file_gone() -> Refused:
    """Give why a file that was taken in cannot be gone on with."""
    return Refused("file_gone", "Die Datei liegt nicht mehr auf diesem Gerät. Fügen Sie sie noch einmal hinzu.")


def drop_abandoned(files: FileStore, now: int, named: Collection[bytes]) -> None:
    """Forget what was begun a week ago and never became anything; `named` are the files that events tell of."""
    over = [row.file for row in files.all() if row.source and row.used_at < now - _ABANDONED_MS]
    files.forget(file for file in over if file not in named)


def _source(file: BinaryIO, path: str, target: Target) -> tuple[str, int]:
    status = os.fstat(file.fileno())
    if status.st_size > MOST_BYTES:
        raise Refused.at(path, "file_too_large", "Die Datei ist größer als 4 GiB.")
    return f"{target.entity.hex()}|{Path(path).resolve()}|{status.st_size}|{status.st_mtime_ns}", status.st_size


def _begun(files: FileStore, source: str, size: int, target: Target) -> FileRow:
    """Give the file that is being read from a source, up to the first part of it that is broken here, or a new one."""
    known = files.from_source(source)
    if known is not None:
        if lost := files.lacking(known.file):
            files.cut(known.file, lost[0])
        return files.get(known.file) or known
    key = os.urandom(KEY_BYTES)
    named = (target.file, target.channel, key, size)
    row = FileRow(*named, count=0, source=source, used_at=target.now, entity=target.entity)
    files.begin(row)
    return files.get(target.file) or row


def _pieces(file: BinaryIO, row: FileRow) -> Iterator[tuple[int, list[bytes]]]:
    """Read what is not here yet, some chunks at a time; gives the first one's place with them."""
    file.seek(row.held * CHUNK_BYTES)
    for place in range(row.held, row.count, _AT_ONCE):
        yield place, [file.read(CHUNK_BYTES) for _ in range(min(_AT_ONCE, row.count - place))]


def _append(files: FileStore, row: FileRow, first: int, contents: list[bytes]) -> None:
    cipher = FileCipher(row.file, row.key, row.size)
    if any(len(content) != cipher.cut.length(place) for place, content in enumerate(contents, first)):
        # It has become shorter; what is here already shows that to whoever asks for the whole.
        return
    with files.transaction():
        for place, content in enumerate(contents, first):
            files.append(row.file, place, cipher.seal(place, content))
