"""The order of a command that stages: what may not wait is written first, and stands whatever becomes of the rest."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest

from desktop.commands.command import Answer, Arguments, Command, Exit
from desktop.commands.problems import FULL
from desktop.commands.staging import in_turn
from desktop.domain.refused import Refused
from desktop.store.database import DiskFull

GONE = Refused("gone", "Nicht da.")


class Called:
    """A command that notes in which order it is called."""

    def __init__(self, *, begins: bool, code: Exit = Exit.DONE, fails: BaseException | None = None) -> None:
        self.done: list[str] = []
        self.command = Command("x", "x", lambda _desk, _arguments: Answer({}), stages=_names, begins=begins)
        self._code, self._fails = code, fails

    def stage(self, arguments: Arguments) -> Arguments:
        self.done.append("staged")
        if self._fails is not None:
            raise self._fails
        return {**arguments, "files": []}

    def run(self, arguments: Arguments) -> Answer:
        self.done.append("attached" if "files" in arguments else "written")
        return Answer({}, self._code, ("Geschrieben.",))

    def ask(self, *, names: bool = True) -> Answer:
        return in_turn(self.command, {"file": ["x"] if names else []}, self.stage, self.run)


def _names(arguments: Arguments) -> bool:
    return bool(arguments["file"])


@pytest.mark.parametrize(
    ("begins", "names", "order"),
    [
        (False, False, ["written"]),
        (False, True, ["staged", "attached"]),
        (True, False, ["written"]),
        (True, True, ["written", "staged", "attached"]),
    ],
)
def test_what_begins_is_written_before_it_is_staged(*, begins: bool, names: bool, order: list[str]) -> None:
    """Only a call that stages, of a command that begins, is run twice."""
    called = Called(begins=begins)
    called.ask(names=names)
    assert called.done == order


@pytest.mark.parametrize(
    ("fails", "why"),
    [
        (GONE, ("Nicht da.",)),
        (DiskFull(), (FULL.message,)),
        (PermissionError(errno.EACCES, ""), ("Eine Datei ließ sich nicht öffnen oder schreiben (EACCES).",)),
        (KeyboardInterrupt(), ()),
    ],
)
def test_what_was_begun_stands_where_staging_fails(fails: BaseException, why: tuple[str, ...]) -> None:
    """It is kept, and says why the rest waits; whoever broke it off knows."""
    called = Called(begins=True, fails=fails)
    answer = called.ask()
    assert (called.done, answer.code) == (["written", "staged"], Exit.KEPT)
    assert answer.lines == ("Geschrieben.", *why)


def test_what_was_refused_stays_refused() -> None:
    """A reason why the rest waits makes nothing better of it."""
    assert Called(begins=True, fails=GONE, code=Exit.REFUSED).ask().code is Exit.REFUSED


def test_nothing_is_staged_for_what_was_not_written() -> None:
    """An answer with a problem is the last word."""
    called = Called(begins=True)

    def refuse(arguments: Arguments) -> Answer:
        return replace(called.run(arguments), result={"error": {}})

    in_turn(called.command, {"file": ["x"]}, called.stage, refuse)
    assert called.done == ["written"]


def test_where_nothing_was_begun_the_reason_is_raised() -> None:
    """Then nothing has been written."""
    with pytest.raises(Refused, match="Nicht da"):
        Called(begins=False, fails=GONE).ask()
