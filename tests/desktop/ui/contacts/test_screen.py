"""The area of contacts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.contacts.people import PeopleView
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.contacts.units import UnitsView
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.known_contacts import ANNA, BERT, CLEO, added
from tests.helpers.showing import SHOWING, focused, press, show, type_in
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def known(willich: Member) -> list[bytes]:
    """Three contacts of Willich's."""
    return added(willich, ANNA, BERT, CLEO)


@pytest.fixture
def screen(themed: Theme, qtbot: QtBot, willich: Member, known: list[bytes]) -> ContactsScreen:
    """The area over them."""
    made = ContactsScreen(around(willich))
    show(qtbot, made)
    return made


def test_what_is_typed_is_found_and_enter_goes_there(screen: ContactsScreen, known: list[bytes], qtbot: QtBot) -> None:
    """The search key leads into the line, Enter to the list of what was found."""
    screen._start_search()
    type_in("fachkr")
    qtbot.waitUntil(lambda: screen.people.side.model.rowCount() == 1)
    press(Qt.Key.Key_Return)
    assert focused() is screen.people.side.list
    assert screen.people.entity == known[1]


def test_escape_in_the_search_shows_all_again(screen: ContactsScreen) -> None:
    """And goes back to the list."""
    screen._start_search()
    type_in("cleo")
    press(Qt.Key.Key_Escape)
    assert screen.search.text() == ""
    assert screen.people.side.model.rowCount() == 3
    assert focused() is screen.people.side.list


def test_views_are_made_when_they_are_shown_and_keep_the_search(screen: ContactsScreen) -> None:
    """Another view searches for the same."""
    assert set(screen._made) == {"people"}
    screen.search.setText("willich")
    screen.tabs.pills["units"].click()
    assert isinstance(screen.current, UnitsView)
    assert screen.current.side.model.rowCount() == 1
    screen.tabs.pills["people"].click()
    assert isinstance(screen.current, PeopleView)


def test_a_person_is_shown_from_any_view(screen: ContactsScreen, known: list[bytes]) -> None:
    """Whatever view and search there were."""
    screen.search.setText("kempen")
    screen.show_view("units")
    screen.show_entity(known[0])
    assert screen.current is screen.people
    assert screen.people.entity == known[0]
    assert screen.tabs.pills["people"].isChecked()


def test_a_view_that_cannot_search_gives_way(screen: ContactsScreen, qtbot: QtBot) -> None:
    """Whoever types looks for somebody."""
    other = QWidget()
    screen.stack.addWidget(other)
    screen.stack.setCurrentWidget(other)
    QTest.keyClicks(screen.search, "cleo")
    screen.search_now()
    assert screen.current is screen.people
    assert screen.people.side.model.rowCount() == 1


def test_panes_are_search_list_and_page(screen: ContactsScreen) -> None:
    """F6 goes through them in this order."""
    assert screen.panes() == (screen.head, *screen.people.panes())
