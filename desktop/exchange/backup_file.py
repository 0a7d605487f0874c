"""The file of a backup: a line that says what is in it, the profile's files as they are, and the hash of each.

Nothing is sealed here: databases and the profile's own file are, and stay, under the profile's key. A backup is written
beside its place and is there whole or not at all; what is read is believed only if every hash fits. Which files belong
to a profile, and whether they open, is asked elsewhere.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Annotated, Final, Literal

import msgspec
from msgspec import Meta

from desktop.lasting import flush_folder
from wire.decoders import read_json

_MAGIC: Final = b"schutzbruecke-backup\n"
_LINE_BYTES: Final = 16 * 1024
_MOST_FILES: Final = 16
_HASH: Final = 32
_CHUNK: Final = 1024 * 1024
_FLAGS: Final = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FIRST: Final = "backup"

Told = Callable[[int, int], None]
"""Hears how many bytes are done, and of how many."""


class NoBackup(Exception):
    """The file is no backup of this program, or one of a newer program."""


class DamagedBackup(Exception):
    """The file is a backup of which `what` is not as it was written."""

    def __init__(self, what: str) -> None:
        """Keep what is damaged: a file's name, or `backup` for the whole."""
        super().__init__(what)
        self.what = what


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file in a backup."""

    name: Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9.-]{0,63}\Z")]
    bytes: Annotated[int, Meta(ge=0, le=2**53)]


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself; `made_at` is RFC 3339, `program` the version that made it."""

    format: Literal[1] = 1
    profile: Annotated[str, Meta(max_length=64)]
    made_at: Annotated[str, Meta(max_length=64)]
    program: Annotated[str, Meta(max_length=32)]
    files: Annotated[tuple[Part, ...], Meta(min_length=1, max_length=_MOST_FILES)] = ()


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it lies on the disk."""

    contents: Contents
    bytes: int
    sha256: str


def write_backup(path: Path, files: Sequence[tuple[str, Path]], facts: Contents, told: Told) -> Backup:
    """Write a backup of files that nobody writes to; raises `FileExistsError` and `OSError`, and leaves no half."""
    parts = tuple(Part(name, source.stat().st_size) for name, source in files)
    contents, beside = msgspec.structs.replace(facts, files=parts), path.with_name(f".{path.name}.part")
    whole = hashlib.sha256()
    try:
        with os.fdopen(os.open(beside, _FLAGS | os.O_TRUNC, 0o600), "wb") as file:
            for data in _pieces([source for _, source in files], contents, told):
                whole.update(data)
                file.write(data)
            size = file.tell()
            file.flush()
            os.fsync(file.fileno())
        _put_there(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return Backup(contents, size, whole.hexdigest())


def _pieces(sources: Sequence[Path], contents: Contents, told: Told) -> Iterator[bytes]:
    """Give a backup's bytes in their order."""
    line = msgspec.json.encode(contents) + b"\n"
    hashes, done, total = [hashlib.sha256(line).digest()], 0, sum(part.bytes for part in contents.files)
    yield _MAGIC + line
    for source in sources:
        hashed = hashlib.sha256()
        with source.open("rb") as file:
            while data := file.read(_CHUNK):
                hashed.update(data)
                yield data
                done += len(data)
                told(done, total)
        hashes.append(hashed.digest())
    yield b"".join(hashes)


def _put_there(beside: Path, path: Path) -> None:
    """Give a finished file its name, which must be free."""
    if path.exists():
        raise FileExistsError(path)
    beside.rename(path)
    flush_folder(path.parent)


def unpack_backup(path: Path, folder: Path, told: Told) -> Backup:
    """Put the files of a backup into an empty folder; raises `NoBackup`, `DamagedBackup` and `OSError`.

    Nothing in the folder may be used where it raises.
    """
    with path.open("rb") as file, _ends_early():
        contents, line = _read_line(file)
        size, wanted = path.stat().st_size, sum(part.bytes for part in contents.files)
        if size != len(_MAGIC) + len(line) + wanted + _HASH * (1 + len(contents.files)):
            raise DamagedBackup(_FIRST)
        whole, hashes, done = hashlib.sha256(_MAGIC + line), [hashlib.sha256(line).digest()], 0
        for part in contents.files:
            hashed = hashlib.sha256()
            for data in _copied(file, part, folder):
                whole.update(data)
                hashed.update(data)
                done += len(data)
                told(done, wanted)
            hashes.append(hashed.digest())
        stated = _exactly(file, _HASH * len(hashes))
    names = (_FIRST, *(part.name for part in contents.files))
    for index, (name, found) in enumerate(zip(names, hashes, strict=True)):
        if stated[_HASH * index : _HASH * (index + 1)] != found:
            raise DamagedBackup(name)
    whole.update(stated)
    return Backup(contents, size, whole.hexdigest())


def _read_line(file: IO[bytes]) -> tuple[Contents, bytes]:
    if file.read(len(_MAGIC)) != _MAGIC:
        raise NoBackup
    line = file.readline(_LINE_BYTES)
    try:
        contents = read_json(line, Contents)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NoBackup from error
    if len({part.name for part in contents.files}) < len(contents.files):
        raise NoBackup
    return contents, line


def _copied(file: IO[bytes], part: Part, folder: Path) -> Iterator[bytes]:
    """Copy one file out of a backup; gives its bytes as they pass."""
    with os.fdopen(os.open(folder / part.name, _FLAGS | os.O_EXCL, 0o600), "wb") as copy:
        left = part.bytes
        while left:
            data = _exactly(file, min(left, _CHUNK))
            copy.write(data)
            left -= len(data)
            yield data
        copy.flush()
        os.fsync(copy.fileno())


def _exactly(file: IO[bytes], count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise EOFError
    return data


@contextmanager
def _ends_early() -> Iterator[None]:
    try:
        yield
    except EOFError as error:
        raise DamagedBackup(_FIRST) from error
