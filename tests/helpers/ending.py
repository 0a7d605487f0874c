"""Ends a PostgreSQL with the run of tests it serves: `python ending.py RUN FOLDER` waits beside both.

A PostgreSQL is nobody's child: a run that is killed would leave it behind. Nothing here starts one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from pathlib import Path

import psutil

SECONDS = 30


def end_postgresql(folder: Path) -> None:
    """End the PostgreSQL in a folder, if one runs there, and remove the folder with the lock beside it."""
    running = folder / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError, psutil.NoSuchProcess):
        process = psutil.Process(int(running.read_text(encoding="utf-8").split()[0]))
        process.send_signal(signal.SIGQUIT)
        process.wait(SECONDS)
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_name(f"{folder.name}.lock").unlink(missing_ok=True)


def end_with(run: int, folder: Path) -> int:
    """See to it that a folder's PostgreSQL ends as soon as the process `run` has ended; gives who waits for that.

    It has a session of its own: a signal to all processes of the run does not end it as well.
    """
    nothing = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    words = (sys.executable, __file__, str(run), str(folder))
    return os.posix_spawn(sys.executable, words, os.environ, file_actions=nothing, setsid=True)


def main() -> None:
    """Wait for the end of a run, then end its PostgreSQL."""
    run, folder = int(sys.argv[1]), Path(sys.argv[2])
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(run).wait()
    end_postgresql(folder)


if __name__ == "__main__":
    main()
