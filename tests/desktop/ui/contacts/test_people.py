"""The people of the register, seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.settings import Settings
from desktop.presenters.contact_filter import Filter
from desktop.presenters.register import confirm_contact, edit_contact, remove_contact
from desktop.presenters.strip import Standing
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.contacts.people import PeopleView
from desktop.ui.desk import Desk
from desktop.ui.kept_card import GONE
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.known_contacts import ANNA, BERT, CLEO, added
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, Waiting, around

pytestmark = SHOWING


def words(view: PeopleView) -> str:
    """What is read on the page."""
    return "\n".join(one.text() for one in view.page.findChildren(QLabel))


@pytest.fixture
def known(willich: Member) -> list[bytes]:
    """Three contacts of Willich's."""
    return added(willich, ANNA, BERT, CLEO)


@pytest.fixture
def view(themed: Theme, qtbot: QtBot, willich: Member, known: list[bytes]) -> PeopleView:
    """The view over them."""
    made = PeopleView(around(willich))
    show(qtbot, made)
    return made


def test_the_first_by_name_is_read_beside_the_list(view: PeopleView, known: list[bytes], qtbot: QtBot) -> None:
    """Going down the list shows the next one a moment later."""
    assert view.entity == known[2]
    assert "Cleo Groß" in words(view)
    QTest.keyClick(view.side.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Anna Müller" in words(view))
    assert "02154 000-001" in words(view)


def test_the_search_shows_who_matches(view: PeopleView, known: list[bytes]) -> None:
    """Nothing found is said, and an emptied search shows all again."""
    view.search_for("fach")
    assert (view.side.model.rowCount(), view.entity) == (1, known[1])
    view.search_for("niemand")
    assert view.side.empty.text() == "Nichts gefunden. Ändern Sie die Suche."
    assert "Wählen Sie eine Ansprechperson." in words(view)
    view.search_for("")
    assert view.side.model.rowCount() == 3


def test_without_contacts_it_says_so(themed: Theme, qtbot: QtBot, willich: Member) -> None:
    """There is a sentence instead of an empty list."""
    made = PeopleView(around(willich))
    show(qtbot, made)
    assert made.side.empty.text() == "Noch keine Ansprechpersonen."


def test_it_says_that_it_is_still_reading(themed: Theme, qtbot: QtBot, willich: Member, known: list[bytes]) -> None:
    """Where it takes its time, a sentence stands there until the list does."""
    backstage = Waiting(willich)
    made = PeopleView(Around(Desk(backstage), Actions(), Noted(), Settings()))
    show(qtbot, made)
    qtbot.waitUntil(lambda: made.side.empty.text() == "Die Kontakte werden gelesen …")
    backstage.go_on()
    qtbot.waitUntil(made.side.list.isVisible)
    assert made.side.model.rowCount() == 3


def test_what_changes_is_seen(view: PeopleView, willich: Member, known: list[bytes], qtbot: QtBot) -> None:
    """The one chosen stays chosen with what it says now; once it has gone, nobody else is in its place."""
    view.show_entity(known[0])
    edit_contact(willich.workspace, known[0], {"phone": "02154 000-009"})
    qtbot.waitUntil(lambda: "02154 000-009" in words(view))
    assert view.entity == known[0]
    remove_contact(willich.workspace, known[0])
    qtbot.waitUntil(lambda: view.side.model.rowCount() == 2)
    assert view.entity == b""
    qtbot.waitUntil(lambda: GONE in words(view))
    QTest.keyClick(view.side.list, Qt.Key.Key_Down)
    assert view.entity == known[1]


def test_one_that_the_search_leaves_out_is_shown_all_the_same(view: PeopleView, known: list[bytes]) -> None:
    """Who is led to somebody finds them, whatever was searched for."""
    view.search_for("cleo")
    view.show_entity(known[1])
    assert view.entity == known[1]
    assert "Bert Öhm" in words(view)


def test_without_a_connection_it_says_what_becomes_of_changes(view: PeopleView) -> None:
    """Once there is one again, it is silent."""
    assert not view.offline.isVisible()
    view._stand(Standing(trouble="Der Server ist nicht erreichbar."))
    assert view.offline.isVisible()
    view._stand(Standing(level=True))
    assert not view.offline.isVisible()


def test_where_somebody_looks_on_names_are_hidden(view: PeopleView) -> None:
    """In the list and on the page."""
    view.search_for("anna")
    view._desk.be_discreet(on=True)
    assert "Müller" not in words(view)
    assert "Müller" not in str(view.side.model.data(view.side.model.index(0, 0)))


def test_a_filter_leaves_what_is_to_be_confirmed(
    view: PeopleView, company: Company, willich: Member, qtbot: QtBot
) -> None:
    """How many is written on it; what was confirmed stays until one goes on; where nothing is left, that is said."""
    view.show_filter(Filter.DUE)
    assert view.side.empty.text() == "Nichts zu bestätigen. Alle Einträge Ihrer Stelle sind frisch."
    company.clock.time += 91 * 24 * 3_600_000
    view._follow(None)
    assert view.filters.pills[Filter.DUE].text() == "Zu bestätigen 3"
    assert view.side.model.rowCount() == 3
    confirmed = view.entity
    confirm_contact(willich.workspace, confirmed)
    qtbot.waitUntil(lambda: view.filters.pills[Filter.DUE].text() == "Zu bestätigen 2")
    assert (view.side.model.rowCount(), view.entity) == (3, confirmed)
    QTest.keyClick(view.side.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.side.model.rowCount() == 2)


def test_what_was_added_is_shown_once_it_is_known(view: PeopleView, willich: Member, qtbot: QtBot) -> None:
    """Whatever was searched for and filtered."""
    view.search_for("cleo")
    (dora,) = added(willich, CLEO | {"given_name": "Dora"})
    view.show_soon(dora)
    qtbot.waitUntil(lambda: view.entity == dora)
    assert "Dora Groß" in words(view)
