"""The server's folder: where its SQLite file is, or which PostgreSQL it uses. Only its owner can read it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server_stub.lasting import settle

_SQLITE: Final = "server.db"
_URL: Final = "database-url"
_LOCK: Final = "serve.lock"
_FILES: Final = "files"
RESTORING: Final = "restoring-"
"""How the names of what a restore needs for itself begin."""


class InUse(Exception):
    """Another process serves this folder."""


@dataclass(frozen=True, slots=True)
class Place:
    """A server's folder."""

    folder: Path

    @property
    def used(self) -> bool:
        """Say whether `init` has finished here."""
        return (self.folder / _URL).exists()

    @property
    def free(self) -> bool:
        """Say whether a server may come here: there is nothing, or what a restore that was cut short has left."""
        left = [path.name for path in self.folder.iterdir()] if self.folder.exists() else []
        return all(name in (_LOCK, _FILES) or name.startswith((_SQLITE, RESTORING)) for name in left)

    @property
    def url(self) -> str:
        """Give the URL of the database, as `init` was told."""
        return (self.folder / _URL).read_text(encoding="utf-8").strip() or self._sqlite

    @property
    def files(self) -> Path:
        """Give the folder where the bytes of chunks lie, whichever database is used."""
        return self.folder / _FILES

    def copy_before(self, version: int) -> Path:
        """Give the file that keeps what there was before the tables were brought to a version."""
        return self.folder / f"before-{version}.backup"

    @property
    def _sqlite(self) -> str:
        return f"sqlite:///{self.folder.absolute() / _SQLITE}"

    def make(self, url: str | None) -> str:
        """Make the folder and, without a URL, an empty database file; gives the database's URL."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        if url is None:
            os.close(os.open(self.folder / _SQLITE, os.O_WRONLY | os.O_CREAT, 0o600))
        return url or self._sqlite

    def finish(self, url: str | None) -> None:
        """Note which database is used (an empty note: the folder's own), the last step of `init`."""
        handle = os.open(self.folder / _URL, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{url or ''}\n")
        settle(self.folder / _URL)
        settle(self.folder)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Serve a SQLite file alone: what wakes waiting callers lives in one process. Raises `InUse`."""
        handle = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError as error:
            raise InUse from error
        finally:
            os.close(handle)
