"""The page of a meeting: what stands on it, and that every button says by name what is wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import meetings
from desktop.presenters.meeting_detail import detail
from desktop.ui.meetings.page import meeting_parts
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member


def page(member: Member, entity: bytes, asked: list[tuple[str, object]]) -> list[QWidget]:
    """The parts of a meeting."""
    shown = detail(member.workspace, meetings.meeting(member.workspace, entity))
    return meeting_parts(shown, lambda deed, about: asked.append((deed, about)), 600)


def test_every_button_says_what_is_wanted(qtbot: QtBot, themed: Theme, willich: Member, made: dict[str, bytes]) -> None:
    """Each by a name of its own, with what it is about."""
    asked: list[tuple[str, object]] = []
    parts = page(willich, made["over"], asked) + page(willich, made["series"], asked)
    for part in parts:
        qtbot.addWidget(part)
        for one in part.findChildren(QPushButton):
            one.click()
    names = [name for name, _ in asked]
    assert {"check_off", "list", "certificates", "tick", "edit_item", "remove_item", "write", "edit"} <= set(names)
    assert {"day", "reply", "reply_for_day", "move", "cancel", "calendar"} <= set(names)
    assert ("write", "decision") in asked
    assert ("reply", "yes") in asked


def test_what_was_said_and_who_was_there_is_read(
    qtbot: QtBot, themed: Theme, willich: Member, made: dict[str, bytes]
) -> None:
    """Names, notes, decisions and tasks with who does them."""
    parts = page(willich, made["over"], [])
    for part in parts:
        qtbot.addWidget(part)
    words = "\n".join(one.text() for part in parts for one in part.findChildren(QLabel))
    assert "C. Volt" in words
    assert "Die Fortbildung wird jährlich wiederholt." in words
    assert "Aufgabe · Person 2 · bis 01.10.2026" in words
