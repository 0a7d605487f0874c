"""The enrolment screen and who redeems: work is done in a thread of its own, and every outcome reaches the screen."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.enrol_flow import EnrolFlow
from desktop.app.enrolment import Enrolment, Tell
from desktop.domain.refused import Refused
from desktop.ui.enrol_ports import Enrolled, Given, InviteShown, Request
from desktop.ui.enrol_screen import CHECK, EnrolScreen
from tests.helpers.invites import INVITE, SHOWN


class Redeems(Enrolment):
    """Redeems in memory, or says no; notes in which thread it did."""

    def __init__(self, problem: Exception | None = None) -> None:
        super().__init__()
        self.problem = problem
        self.threads: list[str] = []

    def look(self, given: Given) -> InviteShown:
        self._note()
        return SHOWN

    def enrol(self, request: Request, tell: Tell) -> Enrolled:
        tell("syncing")
        self._note()
        return Enrolled("key", "label", "active")

    def _note(self) -> None:
        self.threads.append(threading.current_thread().name)
        if self.problem is not None:
            raise self.problem


def test_looking_and_enrolling(qtbot: QtBot, qapp: QApplication) -> None:
    """What an invite is for and how the enrolment ended reach the screen from another thread."""
    redeems = Redeems()
    screen = EnrolScreen(redeems)
    qtbot.addWidget(screen)
    EnrolFlow(redeems, screen, qapp)
    screen.invite_wanted.emit(Given(b"invite"))
    qtbot.waitUntil(lambda: screen.step == CHECK)
    screen.enrol_wanted.emit(Request(INVITE, "Adelgunde Meier", "eine lange Passphrase"))
    qtbot.waitUntil(lambda: screen.sync.heading.text() == "Das Gerät ist eingerichtet.")
    assert "abgeglichen" in screen.sync.now.text()
    assert redeems.threads == ["enrolment", "enrolment"]


def test_a_refusal_reaches_the_screen(qtbot: QtBot, qapp: QApplication) -> None:
    """What is refused is shown where the invite stands."""
    redeems = Redeems(Refused("invite_used", "x"))
    screen = EnrolScreen(redeems)
    qtbot.addWidget(screen)
    EnrolFlow(redeems, screen, qapp)
    screen.invite_wanted.emit(Given(b"invite"))
    qtbot.waitUntil(lambda: "schon verwendet" in screen.invite.file_problem.text())


def test_what_nobody_foresaw_reaches_the_screen_too(qtbot: QtBot, qapp: QApplication) -> None:
    """A disk that takes nothing ends no thread in silence: the screen says it, and can be used again."""
    redeems = Redeems(OSError(28, "no room"))
    screen = EnrolScreen(redeems)
    qtbot.addWidget(screen)
    EnrolFlow(redeems, screen, qapp)
    screen.invite_wanted.emit(Given(b"invite"))
    qtbot.waitUntil(lambda: "Speicherplatz" in screen.invite.file_problem.text())
    assert screen.next.isEnabled()
