"""The small files beside a profile's database, which keeps what they say: which are damaged, and writing them again.

The mark says in which folder of which computer the profile was installed, the CA whom to trust besides the system's.
This room must not open a profile, nor decide what follows from a mark.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop.domain.refused import Refused
from desktop.keys import install_mark
from desktop.keys.flipped import is_flipped
from desktop.keys.private_files import read_limited, write_private
from desktop.keys.profile_folder import CA
from desktop.store.store import Store
from desktop.sync.connecting import trust

KEPT_MARK: Final = "install"
KEPT_CA: Final = "ca"
"""The settings that keep them."""
_MOST_BYTES: Final = 1024 * 1024


class SmallFiles:
    """The mark and the CA of one profile."""

    def __init__(self, folder: Path, store: Store) -> None:
        """Look after the small files of a folder whose database is open."""
        self._folder = folder
        self._store = store

    @property
    def mark(self) -> bytes:
        """Give the profile's mark; where its file is damaged what the database keeps of it."""
        return self.damaged().get(install_mark.FILE) or install_mark.read_mark(self._folder)

    @property
    def ca(self) -> Path | None:
        """Give the file of the CA to trust besides those of the system, None if there is none."""
        path = self._folder / CA
        return path if path.exists() else None

    def damaged(self) -> dict[str, bytes]:
        """Name those that are damaged, with what the database keeps of each, if it does."""
        mark, ca = (self._store.settings.get(name) or b"" for name in (KEPT_MARK, KEPT_CA))
        found = _content(self._folder / install_mark.FILE)
        damaged = {install_mark.FILE: mark} if mark and (found == b"" or is_flipped(found or b"", mark)) else {}
        found = _content(self._folder / CA)
        if found is not None and found != ca and (is_flipped(found, ca) or not _loads(self._folder / CA)):
            damaged[CA] = ca
        return damaged

    def heal(self) -> list[str]:
        """Write again what the database keeps, and keep a CA that was put there by hand; gives what was damaged.

        Only a writer may. Raises `OSError`.
        """
        damaged = {name: kept for name, kept in self.damaged().items() if kept}
        for name, kept in damaged.items():
            write_private(self._folder / name, kept)
        found = _content(self._folder / CA)
        if found and found != self._store.settings.get(KEPT_CA) and _loads(self._folder / CA):
            with self._store.transaction():
                self._store.settings.put(KEPT_CA, found)
        return list(damaged)


def _content(path: Path) -> bytes | None:
    """Read a small file; what the disk does not give counts as empty, where there is none as None."""
    try:
        return read_limited(path, _MOST_BYTES)
    except OSError:
        return b""


def _loads(ca_file: Path) -> bool:
    try:
        trust(ca_file)
    except Refused:
        return False
    return True
