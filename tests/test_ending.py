"""What a run of tests starts and nobody is the parent of ends with the run."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

from tests.helpers.ending import SECONDS, end_with

LIVING = ("cat",)


def test_a_postgresql_ends_with_a_run_that_is_killed(tmp_path: Path) -> None:
    """Nobody has to do anything at the end of a run: its PostgreSQL is ended and what it kept is removed."""
    folder = tmp_path / "postgresql"
    folder.mkdir()
    with (
        subprocess.Popen(LIVING, stdin=subprocess.PIPE) as run,
        subprocess.Popen(LIVING, stdin=subprocess.PIPE) as server,
    ):
        (folder / "postmaster.pid").write_text(f"{server.pid}\n", encoding="utf-8")
        waiting = end_with(run.pid, folder)
        run.kill()
        run.wait(SECONDS)
        assert server.wait(SECONDS) == -signal.SIGQUIT
        assert os.waitpid(waiting, 0) == (waiting, 0)
    assert list(tmp_path.iterdir()) == []
