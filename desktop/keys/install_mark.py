"""The mark of an installation: a random file beside the database, of which the database keeps a copy.

Where the two differ, the database was made somewhere else: it was restored, or carried here. The mark is no secret and
opens nothing. What follows from a difference is decided by the workspace.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from desktop.keys.private_files import read_limited, write_private
from desktop.keys.secret import Entropy

FILE: Final = "install"
_BYTES: Final = 16
_NONE: Final = b"-"


def make_mark(folder: Path, entropy: Entropy = os.urandom) -> bytes:
    """Give a folder a mark of its own; gives it."""
    mark = entropy(_BYTES).hex().encode()
    write_private(folder / FILE, mark)
    return mark


def read_mark(folder: Path) -> bytes:
    """Give a folder's mark; one without has a mark that no installation was made with."""
    return read_limited(folder / FILE, 2 * _BYTES) or _NONE
