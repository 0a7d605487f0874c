"""Starting the program as a process: one for a folder, a later one hands over, and damage is no crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from desktop.app.main import main, make_parser
from desktop.ui.painted import LOCK_SCREEN

SECONDS = 60


LATER = ("holidays", "icalendar", "phonenumbers", "pypdfium2", "rapidfuzz", "vobject")
"""What is loaded when it is first needed."""


def test_no_start_pays_for_what_is_loaded_later() -> None:
    """Neither the window nor the command line brings along what only some of what they can do needs."""
    rooms = "desktop.app.main, desktop.app.assembling, desktop.cli"
    asked = f"import sys, {rooms}; print([name for name in {LATER} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_lock_screen_waits_for_nothing_of_a_profile() -> None:
    """What a profile is made of, and what brings it to a server, is loaded behind the door."""
    behind = ("sqlalchemy", "requests", "desktop.app.program", "desktop.workspace.workspace", "desktop.ui.workplace")
    asked = f"import sys, desktop.app.main; print([name for name in {behind} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@contextmanager
def started(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A program over a profile's folder, ended with the block."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder.parent)}
    call = [sys.executable, "-m", "desktop.app.main", "--profile", str(folder), *words]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate()


def test_the_words_of_the_call() -> None:
    """A profile's folder and a link may be named, and nothing else."""
    found = make_parser().parse_args(["--profile", "folder", "schutzbruecke:open/x"])
    assert (found.profile, found.link) == ("folder", "schutzbruecke:open/x")
    assert make_parser().parse_args([]).link == ""
    with pytest.raises(SystemExit):
        make_parser().parse_args(["--passphrase", "x"])


def test_a_start_at_sign_in_is_the_administrations_to_want(tmp_path: Path) -> None:
    """Started at sign-in the program ends at once, and leaves nothing, where the administration does not want it."""
    assert main(["--autostart", "--profile", str(tmp_path / "new" / "profile")]) == 0
    assert not (tmp_path / "new").exists()


def test_a_second_start_hands_over(tmp_path: Path) -> None:
    """The second program over a folder hands over what it was to open and ends; the first stays."""
    folder = tmp_path / "profile"
    with started(folder) as first:
        _until_it_listens(first, tmp_path)
        with started(folder) as second:
            assert second.wait(SECONDS) == 0
        assert first.poll() is None


def test_an_end_is_an_end(tmp_path: Path) -> None:
    """Asked to end by the system, the program ends in order with code 0 and says nothing of its own."""
    with started(tmp_path / "profile") as program:
        _until_it_listens(program, tmp_path)
        with started(tmp_path / "profile") as second:
            # Answered only by a program whose window is at work.
            assert second.wait(SECONDS) == 0
        program.send_signal(signal.SIGTERM)
        assert program.wait(SECONDS) == 0
        assert program.stderr is not None
        assert "Traceback" not in program.stderr.read()


def test_an_end_before_the_program_is_there_is_an_end(tmp_path: Path) -> None:
    """Asked to end while it still loads behind its lock screen, the program ends as soon as it can, in order."""
    with started(tmp_path / "profile", "--verbose") as program:
        assert program.stderr is not None
        assert any(line.rstrip().endswith(LOCK_SCREEN) for line in program.stderr)
        program.send_signal(signal.SIGTERM)
        assert program.wait(SECONDS) == 0
        assert "Traceback" not in program.stderr.read()


def test_whoever_starts_again_at_once_has_a_window(tmp_path: Path) -> None:
    """One that was told to end while it still loads makes room at once, and takes no wish for another."""
    with started(tmp_path / "profile", "--verbose") as program:
        assert program.stderr is not None
        assert any(line.rstrip().endswith(LOCK_SCREEN) for line in program.stderr)
        program.send_signal(signal.SIGTERM)
        with started(tmp_path / "profile", "--verbose") as again:
            assert again.stderr is not None
            assert any(line.rstrip().endswith(LOCK_SCREEN) for line in again.stderr)
        assert program.wait(SECONDS) == 0


def _until_it_listens(process: subprocess.Popen[str], place: Path) -> None:
    """Wait until a program has its socket."""
    program = psutil.Process(process.pid)
    for _ in range(SECONDS * 50):
        assert process.poll() is None, process.communicate()
        if any(str(place) in str(one.laddr) for one in program.net_connections("unix")):
            return
        with _a_moment():
            pass
    raise AssertionError("the program never listened")


@contextmanager
def _a_moment() -> Iterator[None]:
    """Leave the processor to the others for a moment."""
    subprocess.run([sys.executable, "-c", ""], check=True)
    yield
