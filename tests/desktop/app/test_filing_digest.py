"""What is said of a file that was copied for a draft is true of the copy, whatever becomes of where it came from."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

from desktop.app.filing import Filing
from tests.helpers.desks import desks_in

ROOM, WAS, IS = 10**6, b"as it was" * 1000, b"as it is by now" * 1000


def _written_to(path: Path) -> None:
    path.write_bytes(IS)


def test_its_size_and_digest_are_those_of_the_copy(tmp_path: Path) -> None:
    """A file that is written to, or gone with its stick, as soon as it was read is added as it was read."""
    (tmp_path / "desks").mkdir()
    with desks_in(tmp_path / "desks") as desks, contextlib.closing(Filing(desks.police.opened)) as filing:
        for changed in (_written_to, Path.unlink):
            path = tmp_path / "foto.jpg"
            path.write_bytes(WAS)

            def heard(done: int, whole: int, path: Path = path, change: Callable[[Path], object] = changed) -> None:
                if done == whole:
                    change(path)

            draft = desks.police.opened.workspace.new_id()
            file = filing.take_in(str(path), draft, ROOM, heard)
            assert (file.size, file.digest) == (len(WAS), hashlib.sha256(WAS).digest())
