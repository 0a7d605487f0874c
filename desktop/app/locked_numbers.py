"""The numbers for the lock screen that stand beside the profiles of this computer, read before any of them is unlocked.

The one file of a profile that anybody who has the computer can read; its reader takes it for what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from desktop.keys.private_files import read_limited
from desktop.presenters.locked_numbers import MAX_BYTES, LockedNumber, each_once, to_call

NAME: Final = "on-call.json"


def numbers_for(folders: Iterable[Path], at: int, *, wanted: bool) -> list[LockedNumber]:
    """Give the numbers of a moment that stand beside profiles, each once; where they are not wanted, remove them."""
    found: list[LockedNumber] = []
    for folder in folders:
        path = folder / NAME
        if not wanted:
            path.unlink(missing_ok=True)
        else:
            found += to_call(_read(path), at)
    return each_once(found)


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, MAX_BYTES) or b""
    except (ValueError, OSError):
        return b""
