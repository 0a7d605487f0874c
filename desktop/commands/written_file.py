"""A file that a command writes for somebody: it is there whole, or what was there before stays."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from desktop.domain.refused import Refused


@contextmanager
def beside(out: Path) -> Iterator[BinaryIO]:
    """Write beside a path, and give what was written its name once it is on the disk."""
    number, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name[:50]}.")
    try:
        with os.fdopen(number, "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        Path(name).replace(out)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def write_file(out: str, content: bytes) -> dict[str, Any]:
    """Write a file; gives its path and hash for programs. Raises `Refused` where the disk does not take it."""
    path = Path(out).absolute()
    try:
        with beside(path) as handle:
            handle.write(content)
    except OSError as error:
        raise Refused.at("out", "file_not_written", "Diese Datei lässt sich nicht schreiben.") from error
    return {"path": str(path), "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
