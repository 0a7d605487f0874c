"""Writing a file somebody asked for: whole or not at all, for its owner alone, never over another one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from desktop.domain.refused import Refused
from desktop.lasting import flush_folder

_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_new(path: Path, data: bytes, name: str = "out") -> None:
    """Write a new file; raises `Refused` naming the option where that is not possible, and leaves nothing behind."""
    try:
        with os.fdopen(os.open(path, _FLAGS, 0o600), "wb") as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    path.unlink()
                raise
        flush_folder(path.parent)
    except FileExistsError:
        raise Refused("file_exists", f"--{name}: Diese Datei gibt es schon.", field=name) from None
    except OSError as error:
        raise Refused("file_error", f"--{name}: Diese Datei lässt sich nicht schreiben.", field=name) from error
