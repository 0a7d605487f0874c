"""What lies in the folder of a profile: whether there is one, whether it was ever finished, and how it is removed.

It opens nothing; what stands in the files is the affair of those whose files they are.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from desktop.domain.refused import Refused
from desktop.keys import install_mark, placing
from desktop.keys.problems import Damaged, NoKeyring
from desktop.keys.profile import Locks, forget_entry
from desktop.keys.profile_file import FILE, is_there, read_profile

DATABASE: Final = "schutzbruecke.db"
FILES: Final = "files.db"
"""The second database: files in chunks. It is made when there is a first file."""
CA: Final = "ca.pem"
UNFINISHED: Final = "unfinished"
"""Stands there while a profile is being made."""


def has_profile(folder: Path) -> bool:
    """Say whether a folder holds a profile.

    One whose making was cut short is removed, for nobody has heard of it; one that was being restored is put in place.
    """
    placing.go_on(folder)
    if (folder / UNFINISHED).exists():
        discard_profile(folder)
    return is_there(folder) or (folder / DATABASE).exists()


def discard_profile(folder: Path, locks: Locks | None = None) -> None:
    """Remove a profile that holds nothing anybody has heard of; the mark that it is unfinished goes last."""
    if locks is not None and locks.keyring is not None:
        with contextlib.suppress(NoKeyring, Damaged, Refused):
            forget_entry(read_profile(folder), locks.keyring)
    made = [path.name for name in (DATABASE, FILES, FILE) for path in folder.glob(f"{name}*")]
    names = (*made, "tries.json", CA, install_mark.FILE, UNFINISHED)
    for name in names:
        (folder / name).unlink(missing_ok=True)
