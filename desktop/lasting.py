"""Making the name of a file outlast a power cut: its folder has to reach the disk as well as its bytes.

The only thing that several rooms need to know about disks, and all that may stand here.
"""

from __future__ import annotations

import os
from pathlib import Path


def flush_folder(folder: Path) -> None:
    """Have the disk keep what was named, renamed or removed in a folder; Windows has no such call and needs none."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
