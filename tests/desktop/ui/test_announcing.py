"""Announcements: polite and never more than one in two seconds, but for what is immediate."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.announcing import Announcer

POLITE = QAccessible.AnnouncementPoliteness.Polite
ASSERTIVE = QAccessible.AnnouncementPoliteness.Assertive


class Heard(Announcer):
    """An announcer whose announcements are noted on their way to the system."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.events: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def deliver(self, event: QAccessibleEvent) -> None:
        super().deliver(event)
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.events.append((event.message(), event.politeness()))


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    window = QWidget()
    qtbot.addWidget(window)
    return Heard(window)


def test_one_is_said_at_once(heard: Heard) -> None:
    """A single text is announced politely, at once."""
    heard.say("Abgeglichen")
    assert heard.events == [("Abgeglichen", POLITE)]


def test_a_burst_is_one_announcement(heard: Heard, qtbot: QtBot) -> None:
    """Of what follows within the pause only the last is said, when the pause is over, and nothing twice."""
    for text in ("eins", "zwei", "drei"):
        heard.say(text)
    assert [text for text, _ in heard.events] == ["eins"]
    heard.pause_over()
    assert [text for text, _ in heard.events] == ["eins", "drei"]
    heard.pause_over()
    assert len(heard.events) == 2
    heard.pause_over()
    heard.say("vier")
    assert [text for text, _ in heard.events] == ["eins", "drei", "vier"]


def test_what_is_immediate_waits_for_nothing(heard: Heard) -> None:
    """An assertive text is said in the middle of a pause too."""
    heard.say("eins")
    heard.say("Neue Sofortmeldung", assertive=True)
    assert heard.events[1:] == [("Neue Sofortmeldung", ASSERTIVE)]
