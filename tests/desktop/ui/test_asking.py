"""What is read beside: the last question's answer alone is heard, and nobody who is gone hears any."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.ui.asking import Asking
from desktop.ui.desk import Desk
from desktop.workspace.workspace import Workspace
from tests.helpers.company import Member
from tests.helpers.window import Waiting


@pytest.fixture
def waiting(police: Member) -> Waiting:
    return Waiting(police)


@pytest.fixture
def asking(waiting: Waiting, qtbot: QtBot) -> Asking:
    return Asking(Desk(waiting))


def _refuse(_workspace: Workspace) -> str:
    raise Refused("not_found", "Weg.")


def _note(read: list[int], number: int, _workspace: Workspace) -> None:
    read.append(number)


def test_the_answer_is_heard(asking: Asking, waiting: Waiting, qtbot: QtBot) -> None:
    """What was read is heard in Qt's thread, later than it was asked for."""
    heard: list[str] = []
    asking.ask(1, lambda _: "one", heard.append)
    assert (heard, asking.awaited) == ([], True)
    waiting.go_on()
    qtbot.waitUntil(lambda: heard == ["one"])
    assert not asking.awaited


def test_the_last_question_counts(asking: Asking, waiting: Waiting, qtbot: QtBot) -> None:
    """Of two questions only the later one's answer is heard, and none once something else has overtaken it."""
    heard: list[str] = []
    asking.ask(1, lambda _: "one", heard.append)
    asking.ask(2, lambda _: "two", heard.append)
    waiting.go_on()
    qtbot.waitUntil(lambda: heard == ["two"])
    asking.ask(3, lambda _: "three", heard.append)
    asking.overtake()
    assert not asking.awaited
    waiting.go_on()
    qtbot.wait(10)
    assert heard == ["two"]


def test_why_nothing_was_read_is_heard(asking: Asking, waiting: Waiting, qtbot: QtBot) -> None:
    """Whoever says what to do then is told, for the last question alone."""
    heard: list[str] = []
    for about in range(2):
        asking.ask(about, _refuse, heard.append, lambda reason: heard.append(reason.code))
    waiting.go_on()
    qtbot.waitUntil(lambda: heard == ["not_found"])
    assert not asking.awaited


def test_what_nobody_wants_any_more_is_not_read(asking: Asking, waiting: Waiting, qtbot: QtBot) -> None:
    """Who waits for an answer waits for no other question that has been left before it was begun."""
    read: list[int] = []
    heard: list[None] = []
    for about in range(5):
        asking.ask(about, partial(_note, read, about), heard.append)
    waiting.go_on()
    assert (read, heard) == ([4], [None])


def test_the_same_is_asked_once_more_after_its_answer(asking: Asking, waiting: Waiting, qtbot: QtBot) -> None:
    """While much arrives each answer is heard, however often it was asked for meanwhile, and the newest comes last."""
    read: list[int] = []
    heard: list[bool] = []
    for number in range(5):
        asking.ask("list", partial(_note, read, number), lambda _: heard.append(asking.awaited))
    assert len(waiting.tasks) == 1
    waiting.go_on()
    assert (read, heard, asking.awaited) == ([0, 4], [True, False], False)


def test_what_could_not_be_read_keeps_nothing_back(asking: Asking, waiting: Waiting, qtbot: QtBot) -> None:
    """Where nobody says what to do then, whoever listens for all is told, and the next question is asked."""
    heard: list[None] = []
    with qtbot.waitSignal(asking._desk.failed) as failed:
        asking.ask("list", _refuse, lambda _: None)
        asking.ask("list", partial(_note, [], 2), heard.append)
        waiting.go_on()
    assert failed.args[0].code == "not_found"
    assert heard == [None]


def test_who_fails_at_an_answer_keeps_nothing_back(asking: Asking, waiting: Waiting, qtbot: QtBot) -> None:
    """What was wanted after it is asked all the same."""
    heard: list[int] = []

    def fail(_answer: None) -> None:
        raise ZeroDivisionError

    asking.ask("list", partial(_note, [], 1), fail)
    asking.ask("list", partial(_note, heard, 2), lambda _: None)
    with qtbot.captureExceptions() as raised:
        waiting.go_on()
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert (heard, asking.awaited) == ([2], False)


class Screen(QObject):
    """Somebody who asks."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def hear(self, answer: str) -> None:
        self.heard.append(answer)


def test_who_is_gone_hears_nothing(asking: Asking, waiting: Waiting, qtbot: QtBot) -> None:
    """A screen that Qt has deleted meanwhile is told nothing."""
    screen = Screen()
    heard = screen.heard
    for _ in range(2):
        asking.ask(1, lambda _: "one", screen.hear)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    waiting.go_on()
    qtbot.wait(10)
    assert (heard, asking.awaited, waiting.tasks) == ([], False, [])
