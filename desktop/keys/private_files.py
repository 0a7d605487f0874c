"""Small files of a profile: readable by their owner only, replaced as a whole or not at all.

A file is written beside its place, flushed to the disk, then renamed over it, so that a crash or a full disk leaves the
old or the new one, never half of it. What stands in them is none of this module's business.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.lasting import flush_folder

_NO_FOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)


def make_private_folder(folder: Path) -> None:
    """Make a folder for its owner only; an existing one is closed to others."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def make_missing_folder(folder: Path) -> None:
    """Make a folder for its owner only where there is none; an existing one, whoever it is for, stays as it is."""
    if not folder.is_dir():
        make_private_folder(folder)


def read_limited(path: Path, limit: int) -> bytes | None:
    """Read a file, at most one byte more than `limit`; None if there is none."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        return None


def write_private(path: Path, data: bytes) -> None:
    """Write or replace a file; raises `OSError` and leaves the old one if that fails."""
    write_together([(path, data)])


def write_together(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write or replace files of one folder, one after the other and none before there is room for all.

    Raises `OSError`; the last one is then as it was.
    """
    try:
        for path, data in files:
            _write_out(_beside(path), data)
        for path, _ in files:
            _beside(path).replace(path)
    except OSError:
        for path, _ in files:
            _beside(path).unlink(missing_ok=True)
        raise
    flush_folder(files[0][0].parent)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _write_out(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_FOLLOW | _BINARY
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
