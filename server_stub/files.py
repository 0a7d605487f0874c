"""Where the bytes of chunks lie: a folder beside the database, later perhaps somebody's object storage.

A name is given once and never again, so nothing here is ever written over. What is there was on the disk before anybody
was told of it. Which names are a chunk's, and of what, stands in the database; this room must not know it.
"""

from __future__ import annotations

import errno
import math
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Protocol

from server_stub.lasting import settle

_ARRIVING: Final = "arriving"
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
SHARD: Final = 2
"""How many digits of a name say in which part it lies."""
SHARDS: Final = tuple(f"{number:02x}" for number in range(256))
"""The first two digits of names: the parts in which a shelf is looked through."""


class NoRoom(Exception):
    """Bytes were not kept, for want of room; what lies there already stays."""


class Shelf(Protocol):
    """Something that keeps bytes under names. Every method may raise `OSError`."""

    def put(self, name: str, content: bytes) -> None:
        """Keep bytes; they are safe when this returns. Raises `NoRoom`."""

    def get(self, name: str) -> bytes | None:
        """Give the bytes of a name, None if there are none."""

    def has(self, name: str) -> bool:
        """Say whether anything lies under a name."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove what lies under names; what is not there is passed over."""

    def names(self, shard: str) -> list[str]:
        """Give the names of one shard."""

    def old(self, shard: str, before: int) -> list[str]:
        """Give the names of one shard that have lain there since before a time (ms since 1970 UTC)."""


class FolderShelf:
    """A folder of files, in subfolders by the first digits of their names."""

    def __init__(self, folder: Path, keep_free: int = 0) -> None:
        """Take the folder, which is made when something comes to lie there.

        So many bytes stay free on its disk: the notifications stand there too, and no file may keep them out.
        """
        self._folder = folder
        self._keep_free = keep_free

    def put(self, name: str, content: bytes) -> None:
        """Keep bytes: written beside, put on the disk, and only then given their name."""
        try:
            self._put(name, content)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            (self._folder / _ARRIVING / name).unlink(missing_ok=True)
            raise NoRoom(errno.errorcode[error.errno]) from error

    def _put(self, name: str, content: bytes) -> None:
        arriving, place = self._folder / _ARRIVING, self._path(name)
        for folder in (arriving, place.parent):
            _make(folder)
        if self._keep_free and shutil.disk_usage(arriving).free < self._keep_free + len(content):
            raise NoRoom("less would stay free than shall")
        draft = arriving / name
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        settle(draft)
        draft.replace(place)
        settle(place.parent)

    def get(self, name: str) -> bytes | None:
        """Give the bytes of a name, None if there are none."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def has(self, name: str) -> bool:
        """Say whether anything lies under a name."""
        return self._path(name).exists()

    def remove(self, names: Iterable[str]) -> None:
        """Remove what lies under names."""
        for name in names:
            self._path(name).unlink(missing_ok=True)

    def names(self, shard: str) -> list[str]:
        """Give the names of one shard."""
        return [path.name for path in self._within(self._folder / shard)]

    def old(self, shard: str, before: int) -> list[str]:
        """Give the names of one shard that have lain there since before a time; what never arrived goes at once."""
        for draft in self._within(self._folder / _ARRIVING, before):
            if draft.name.startswith(shard):
                draft.unlink(missing_ok=True)
        return [path.name for path in self._within(self._folder / shard, before)]

    def lease_anew(self) -> None:
        """Let everything count as put there now: a database that was put back knows nothing of what came since."""
        for shard in SHARDS:
            for path in self._within(self._folder / shard):
                os.utime(path)

    def _path(self, name: str) -> Path:
        return self._folder / name[:SHARD] / name

    @staticmethod
    def _within(folder: Path, before: float = math.inf) -> list[Path]:
        if not folder.exists():
            return []
        with os.scandir(folder) as entries:
            return [Path(entry.path) for entry in entries if entry.stat().st_mtime_ns // 1_000_000 < before]


def _make(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        settle(folder.parent)
