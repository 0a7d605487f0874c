"""The area of meetings and training: each tab shows its view, made once and not before."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.learning_screen import VIEWS, LearningScreen
from desktop.ui.library.screen import LibraryScreen
from desktop.ui.meetings.view import MeetingsView
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.window import around


@pytest.fixture
def screen(qtbot: QtBot, themed: Theme, police: Member) -> LearningScreen:
    """The area of a device that has nothing yet."""
    made = LearningScreen(around(police))
    qtbot.addWidget(made)
    return made


def test_each_tab_shows_its_view(screen: LearningScreen) -> None:
    """A view is made when its tab is first pressed, and is the same one the next time."""
    assert screen.view == VIEWS[0].name
    assert screen.stack.count() == 1
    for view in VIEWS:
        screen.tabs.pills[view.name].click()
        assert (screen.view, screen.stack.currentWidget()) == (view.name, screen.view_of(view.name))
    assert screen.stack.count() == len(VIEWS)
    screen.show_view(VIEWS[0].name)
    assert screen.stack.count() == len(VIEWS)


def test_views_have_names_of_their_own() -> None:
    """No view hides another."""
    assert len({view.name for view in VIEWS}) == len({view.title for view in VIEWS}) == len(VIEWS)


def test_f6_goes_through_the_parts_of_the_view(screen: LearningScreen) -> None:
    """Both views name their parts."""
    meetings = screen.view_of("meetings")
    assert isinstance(meetings, MeetingsView)
    assert screen.panes() == meetings.panes()
    screen.show_view("learning")
    library = screen.view_of("learning")
    assert isinstance(library, LibraryScreen)
    assert screen.panes() == library.panes()
