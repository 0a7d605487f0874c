"""The table of views."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.contacts.views import PEOPLE, VIEWS, Searched, View
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.window import around


def test_each_view_is_there_once() -> None:
    """By name and by title; one of them is of the people, whom every search finds."""
    assert len({view.name for view in VIEWS}) == len({view.title for view in VIEWS}) == len(VIEWS)
    assert PEOPLE in {view.name for view in VIEWS}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.name))
def test_every_view_is_made_for_a_profile(view: View, themed: Theme, qtbot: QtBot, police: Member) -> None:
    """However little is in it; that of the people can be searched."""
    made = view.make(around(police), lambda _entity: None)
    qtbot.addWidget(made)
    assert view.name != PEOPLE or isinstance(made, Searched)
