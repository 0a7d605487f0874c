"""A company with meetings, and the view of Willich, who organise most of them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.meetings.view import MeetingsView
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.meetings import furnish
from tests.helpers.window import Noted, around


@pytest.fixture
def made(company: Company, police: Member, willich: Member) -> dict[str, bytes]:
    """The meetings there are, by what is special about them."""
    return furnish(company, police, willich)


@pytest.fixture
def view(qtbot: QtBot, themed: Theme, willich: Member, made: dict[str, bytes], noted: Noted) -> MeetingsView:
    """The view, seen and in front."""
    shown = MeetingsView(around(willich, noted))
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    return shown
