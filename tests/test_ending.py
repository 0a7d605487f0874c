"""What a run of tests starts and nobody is the parent of ends with the run."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.ending import SECONDS, end_with

# A shell lets what it starts in the background ignore this signal, and a run of tests hands that on to all it starts.
LIVING = ("env", "--default-signal=QUIT", "cat")


@contextmanager
def living() -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends as soon as it is told to, and not before it could be."""
    with subprocess.Popen(LIVING, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\n")
        process.stdout.read(1)
        yield process


def test_a_postgresql_ends_with_a_run_that_is_killed(tmp_path: Path) -> None:
    """Nobody has to do anything at the end of a run: its PostgreSQL is ended and what it kept is removed."""
    folder = tmp_path / "postgresql"
    folder.mkdir()
    with living() as run, living() as server:
        (folder / "postmaster.pid").write_text(f"{server.pid}\n", encoding="utf-8")
        waiting = end_with(run.pid, folder)
        run.kill()
        run.wait(SECONDS)
        assert server.wait(SECONDS) == -signal.SIGQUIT
        assert os.waitpid(waiting, 0) == (waiting, 0)
    assert list(tmp_path.iterdir()) == []
