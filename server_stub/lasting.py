"""Putting things on the disk: nobody is told that something is kept before it is there.

It must not know what is kept.
"""

from __future__ import annotations

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Put a file's bytes, or the list of names of a folder, on the disk. Raises `OSError`."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
