"""One writer per profile: a command runs here or in the process that holds the profile, never twice by accident."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock, Timeout

from desktop.commands.command import Answer, Arguments, Desk, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.handover import UNSERVED, Counter
from desktop.commands.table import COMMANDS
from desktop.commands.writing import answer_from, heal_in_passing, holding, making, working, write
from desktop.domain.refused import Refused
from desktop.keys.profile_file import FILE, SECOND, Copy, copies
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks, ask
from tests.helpers.flipping import flip_bit

ADD: dict[str, Any] = {"what": "add", "family_name": "Kreuzhuber"}
REPLY: dict[str, Any] = {"result": {"id": "7"}, "code": 3, "lines": ["Wartet."]}


class Elsewhere:
    """The process that holds a profile: its lock, its counter, and what it was asked."""

    def __init__(self, folder: Path, serve: Callable[[], dict[str, Any]]) -> None:
        self.asked: list[dict[str, Any]] = []
        self.lock = FileLock(folder / "writer.lock", thread_local=False)
        self._serve = serve

    def serve(self, request: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(request)
        return self._serve()


@pytest.fixture
def folder(desks: Desks, tmp_path: Path) -> Path:
    """A profile of the police."""
    return desks.copy("police", tmp_path / "profile")


@contextmanager
def held(desks: Desks, folder: Path, serve: Callable[[], dict[str, Any]]) -> Iterator[Elsewhere]:
    """Hold a profile and listen, as the process that watches does."""
    elsewhere = Elsewhere(folder, serve)
    counter = Counter(folder, desks.key(folder), elsewhere.serve)
    counter.start()
    with elsewhere.lock:
        yield elsewhere
    counter.close()
    counter.settle()


@pytest.fixture
def lose(expected_logs: ExpectedLogs) -> Callable[[], dict[str, Any]]:
    """End the connection without an answer, as a bug over there does, which is logged there."""
    expected_logs.expect("EOFError at")

    def serve() -> dict[str, Any]:
        raise EOFError

    return serve


def names(desks: Desks, folder: Path) -> list[str]:
    """The contacts that stand in a profile."""
    with contextlib.closing(desks.open(folder)) as opened:
        return [row["family_name"] for row in ask(OwnDesk(opened), "contacts", "list").result["items"]]


def test_where_nobody_holds_the_profile_the_command_runs_here(desks: Desks, folder: Path) -> None:
    """A free profile is opened, written to and let go again."""
    answer = write(folder, desks.key(folder), COMMANDS["contacts"], ADD)
    assert (answer.code, answer.result["family_name"]) == (Exit.KEPT, "Kreuzhuber")
    with holding(folder, 0):
        assert names(desks, folder) == ["Kreuzhuber"]


def test_one_holds_the_profile(folder: Path) -> None:
    """While one holds a profile another cannot, and once it is let go another can, and its lock is the owner's only."""
    with holding(folder), pytest.raises(Timeout), holding(folder, 0):
        pass
    with holding(folder, 0):
        assert (folder / "writer.lock").stat().st_mode & 0o077 == 0


def test_a_folder_made_in_vain_is_removed(tmp_path: Path) -> None:
    """A folder made for a profile goes again where none came to be; one that was there or holds something stays."""
    new, old, filled = (tmp_path / name for name in ("new", "old", "filled"))
    old.mkdir()
    for folder in (new, old):
        with making(folder):
            assert folder.stat().st_mode & 0o077 == 0
    with making(filled):
        (filled / "profile").touch()
    assert (new.exists(), old.exists(), (filled / "profile").exists()) == (False, True, True)


def test_where_two_make_a_profile_the_second_waits(tmp_path: Path) -> None:
    """While one makes a profile nobody else holds its folder."""
    folder = tmp_path / "new"
    with making(folder), pytest.raises(Timeout), holding(folder, 0):
        pass
    assert not folder.exists()


def test_where_another_holds_it_the_command_goes_there(desks: Desks, folder: Path) -> None:
    """The process that holds the profile gets the command with its arguments, and its answer is the answer."""
    with held(desks, folder, lambda: REPLY) as elsewhere:
        answer = write(folder, desks.key(folder), COMMANDS["contacts"], ADD)
    assert answer == Answer({"id": "7"}, Exit.KEPT, ("Wartet.",))
    assert elsewhere.asked == [{"command": "contacts", "arguments": ADD}]
    assert names(desks, folder) == []


def test_what_was_not_begun_there_runs_here(desks: Desks, folder: Path) -> None:
    """A process that ends gives the command back, and it is carried out here once the profile is free."""

    def end() -> dict[str, Any]:
        elsewhere.lock.release()
        return UNSERVED

    with held(desks, folder, end) as elsewhere:
        write(folder, desks.key(folder), COMMANDS["contacts"], ADD)
    assert len(elsewhere.asked) == 1
    assert names(desks, folder) == ["Kreuzhuber"]


def test_a_lost_answer_is_not_asked_for_twice(desks: Desks, folder: Path, lose: Callable[[], dict[str, Any]]) -> None:
    """Where doing it twice would be two things, a lost answer is told as such and the command not sent again."""
    with held(desks, folder, lose) as elsewhere, pytest.raises(Refused) as refused:
        write(folder, desks.key(folder), COMMANDS["contacts"], ADD)
    assert refused.value.code == "answer_lost"
    assert len(elsewhere.asked) == 1


def test_what_may_be_done_twice_is_asked_for_again(
    desks: Desks, folder: Path, lose: Callable[[], dict[str, Any]]
) -> None:
    """Where doing it twice is doing it once, the second answer counts."""
    with held(desks, folder, lambda: REPLY if len(elsewhere.asked) > 1 else lose()) as elsewhere:
        assert write(folder, desks.key(folder), COMMANDS["sync"], {}).result == {"id": "7"}
    assert len(elsewhere.asked) == 2


def test_even_that_is_not_asked_for_for_ever(desks: Desks, folder: Path, lose: Callable[[], dict[str, Any]]) -> None:
    """A second lost answer ends it."""
    with held(desks, folder, lose) as elsewhere, pytest.raises(Refused) as refused:
        write(folder, desks.key(folder), COMMANDS["sync"], {})
    assert refused.value.code == "answer_lost"
    assert len(elsewhere.asked) == 2


def test_a_command_that_is_refused_lets_the_profile_go(desks: Desks, folder: Path) -> None:
    """A refusal passes through, and the next command finds the profile free."""

    def refuse(_desk: Desk, _arguments: Arguments) -> Answer:
        raise Refused("no", "Nein.")

    with pytest.raises(Refused):
        write(folder, desks.key(folder), replace(COMMANDS["contacts"], run=refuse), {})
    with holding(folder, 0):
        assert names(desks, folder) == []


def test_what_opens_the_profile_is_healed_in_passing(desks: Desks, folder: Path, expected_logs: ExpectedLogs) -> None:
    """A damaged copy of the profile's file is written again by whoever opens it, and the log says which it was."""
    expected_logs.expect("profile.json was damaged and was written again")
    flip_bit(folder / FILE, 100)
    with holding(folder, 0):
        heal_in_passing(folder, desks.key(folder))
    assert copies(folder)[FILE] is Copy.DAMAGED, "only the profile's writer may"
    heal_in_passing(folder, desks.key(folder))
    assert set(copies(folder).values()) == {Copy.WHOLE}


def test_small_files_are_healed_before_work(desks: Desks, folder: Path, expected_logs: ExpectedLogs) -> None:
    """Whoever works with a profile has its mark written again that had a bit flipped, and the log says so."""
    expected_logs.expect("install was damaged and was written again")
    whole = (folder / "install").read_bytes()
    flip_bit(folder / "install", 5)
    with working(folder, desks.key(folder)):
        assert (folder / "install").read_bytes() == whole


def test_a_second_copy_that_was_never_there_is_made_in_silence(desks: Desks, folder: Path) -> None:
    """A profile of a program before gets its second copy, and nothing is said of damage; nor where none can be made."""
    (folder / SECOND).unlink()
    (folder / f"{SECOND}.new").mkdir()
    heal_in_passing(folder, desks.key(folder))
    assert not (folder / SECOND).exists()
    (folder / f"{SECOND}.new").rmdir()
    heal_in_passing(folder, desks.key(folder))
    assert set(copies(folder).values()) == {Copy.WHOLE}


def test_an_answer_from_elsewhere_is_read() -> None:
    """Plain values become an answer again, and an exit code that does not exist is no answer."""
    assert answer_from(REPLY) == Answer({"id": "7"}, Exit.KEPT, ("Wartet.",))
    with pytest.raises(ValueError, match="77"):
        answer_from(REPLY | {"code": 77})
