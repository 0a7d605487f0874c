"""Runs an enrolment for its screen: what waits for the network is done in a thread, and answered in Qt's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.enrolment import Enrolment
from desktop.app.looking import only_refusals
from desktop.domain.refused import Refused
from desktop.ui.enrol_ports import Given, Request
from desktop.ui.enrol_screen import EnrolScreen

T = TypeVar("T")


class EnrolFlow(QObject):
    """One enrolment, from an invite to a profile."""

    _arrived = Signal(object)

    def __init__(self, enrolment: Enrolment, screen: EnrolScreen, parent: QObject) -> None:
        """Serve a screen; lives with the parent, and drops what arrives after the screen has gone."""
        super().__init__(parent)
        self._enrolment = enrolment
        self._screen = screen
        self._there = True
        screen.destroyed.connect(self._end)
        self._arrived.connect(self._run)
        screen.invite_wanted.connect(self._look)
        screen.enrol_wanted.connect(self._enrol)

    def _look(self, given: Given) -> None:
        self._begin(partial(self._enrolment.look, given), self._screen.show_invite)

    def _enrol(self, request: Request) -> None:
        def tell(step: str) -> None:
            self._arrived.emit(partial(self._screen.show_progress, step))

        self._begin(partial(self._enrolment.enrol, request, tell), self._screen.finish)

    def _begin(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        threading.Thread(target=self._do, args=(work, then), name="enrolment", daemon=True).start()

    def _do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        try:
            # Whatever else goes wrong is said too: nobody waits before a screen on which nothing moves any more.
            with only_refusals():
                result = work()
        except Refused as reason:
            self._arrived.emit(partial(self._screen.show_problem, reason))
        else:
            self._arrived.emit(partial(then, result))

    @Slot(object)
    def _run(self, function: Callable[[], None]) -> None:
        if self._there:
            function()

    @Slot()
    def _end(self) -> None:
        self._there = False
