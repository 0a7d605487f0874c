"""Tells those who hear the screen what has changed: politely, but for what is immediate.

Short bursts are one announcement: nobody can follow more than one in two seconds.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

_APART_MS: Final = 2_000


class Announcer(QObject):
    """Announces for one window."""

    def __init__(self, window: QWidget) -> None:
        """Announce for a window."""
        super().__init__(window)
        self._window = window
        self._waiting = ""
        self._pause = QTimer(self, interval=_APART_MS, singleShot=True)
        self._pause.timeout.connect(self.pause_over)

    def say(self, text: str, *, assertive: bool = False) -> None:
        """Announce a text in the language of the screen; the last of a burst is said when the pause is over."""
        if assertive:
            self._send(text, QAccessible.AnnouncementPoliteness.Assertive)
        elif self._pause.isActive():
            self._waiting = text
        else:
            self._send(text, QAccessible.AnnouncementPoliteness.Polite)
            self._pause.start()

    def pause_over(self) -> None:
        """Say what has waited, if anything has."""
        self._pause.stop()
        text, self._waiting = self._waiting, ""
        if text:
            self.say(text)

    def _send(self, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
        event = QAccessibleAnnouncementEvent(self._window, text)
        event.setPoliteness(politeness)
        self.deliver(event)

    def deliver(self, event: QAccessibleEvent) -> None:
        """Hand an announcement to the system."""
        QAccessible.updateAccessibility(event)
