"""Programs that tests start: forked or from cold, they are processes of their own and behave alike."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import psutil
import pytest

from tests.helpers.server import RunningServer, initialise
from tests.helpers.starting import CLIENT, SERVER, run, start

HOUSE = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (CLIENT, ("--help",)),
        (CLIENT, ("status", "--json")),
        (CLIENT, ("dance",)),
        (CLIENT, ("found", "--json")),
        (SERVER, ("status", "--data", "nowhere", "--json")),
        (SERVER, ("serve",)),
    ],
)
def test_a_forked_program_says_what_a_cold_one_does(program: str, words: tuple[str, ...]) -> None:
    """Output, errors and exit code of a program that was forked are those of the installed one."""
    forked, cold = run(program, words), run(program, words, cold=True)
    assert (forked.returncode, forked.stdout, forked.stderr) == (cold.returncode, cold.stdout, cold.stderr)


def test_a_forked_program_has_words_folder_and_surroundings_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It sees the environment and the folder it was started with, and nothing of what was started before."""
    for place in ("one", "other"):
        (tmp_path / place).mkdir()
        monkeypatch.chdir(tmp_path / place)
        assert run(SERVER, ("init", "--data", "here"), os.environ | {"HOME": place}).returncode == 0
        assert (tmp_path / place / "here" / "server.db").exists()
    before = os.environ | {"XDG_DATA_HOME": str(tmp_path / "data")}
    answer = run(CLIENT, ("status", "--json"), before)
    assert answer.returncode == run(CLIENT, ("status", "--json"), before, cold=True).returncode


def test_a_program_that_is_changed_is_forked_from_a_changed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a test puts before the program's own modules is imported by it, and by no other one."""
    usual = run(CLIENT, ("--help",)).stdout
    (tmp_path / "sitecustomize.py").write_text("import atexit; atexit.register(print, 'changed')", encoding="utf-8")
    with monkeypatch.context() as changed:
        changed.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(HOUSE)]))
        assert run(CLIENT, ("--help",)).stdout == f"{usual}changed\n"
        assert run(CLIENT, ("--help",), cold=True).stdout == f"{usual}changed\n"
    assert run(CLIENT, ("--help",)).stdout == usual


def test_forked_programs_are_processes_of_their_own(tmp_path: Path) -> None:
    """Each has an id of its own and neither is this process; one that is killed takes no other with it."""
    servers = [RunningServer(tmp_path / name, initialise(tmp_path / name)) for name in ("one", "other")]
    for server in servers:
        server.start()
    one, other = (server.process for server in servers)
    assert one is not None
    assert other is not None
    assert len({one.pid, other.pid, os.getpid(), os.getppid()}) == 4
    one.kill()
    assert one.wait(30) == -signal.SIGKILL
    assert not psutil.pid_exists(one.pid)
    assert other.poll() is None
    assert servers[1].stop() == 0
    assert servers[0].stop() == -signal.SIGKILL


def test_nobody_waits_for_ever(tmp_path: Path) -> None:
    """Who waits for a program that goes on is told so after the time allowed, and may ask again."""
    data = tmp_path / "server"
    initialise(data)
    process = start(SERVER, ("serve", "--data", str(data), "--listen", "127.0.0.1:0"))
    assert process.stderr is not None
    assert process.stderr.readline().startswith("Bereit: ")
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.01)
    with pytest.raises(subprocess.TimeoutExpired):
        process.communicate(timeout=0.01)
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=30)[0] == ""
    assert process.returncode == 0
