"""Brings what a session tells from its own thread into Qt's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.session import Session
from desktop.domain.refused import Refused


class QtWitness(QObject):
    """Hears a session in its thread and emits in Qt's."""

    opened_in_qt = Signal(object)
    failed_in_qt = Signal(object, object)
    ended_in_qt = Signal(object)
    _call = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Listen to one session, which is named once it is there."""
        super().__init__(parent)
        self.session: Session | None = None
        self._call.connect(self._run)

    def opened(self, session: Session) -> None:
        """The profile is open."""
        self.opened_in_qt.emit(session)

    def failed(self, problem: Refused) -> None:
        """The profile did not open, or its work ended by an error."""
        self.failed_in_qt.emit(self.session, problem)

    def ended(self) -> None:
        """The profile is closed."""
        self.ended_in_qt.emit(self.session)

    def call(self, function: Callable[[], None]) -> None:
        """Have something called in Qt's thread, from any other."""
        self._call.emit(function)

    @Slot(object)
    def _run(self, function: Callable[[], None]) -> None:
        function()
