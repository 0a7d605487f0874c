"""The units of the register, seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.register import plan_shifts
from desktop.ui.contacts.units import UnitsView
from desktop.ui.theme.theme import Theme
from tests.desktop.presenters.test_contact_units import SHIFT
from tests.helpers.company import ASD, KEMPEN, Member
from tests.helpers.known_contacts import ANNA, BERT, added
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def known(willich: Member) -> list[bytes]:
    """Two contacts of Willich's."""
    return added(willich, ANNA, BERT)


@pytest.fixture
def asked() -> list[bytes]:
    """Whom somebody wanted to see."""
    return []


@pytest.fixture
def view(themed: Theme, qtbot: QtBot, willich: Member, known: list[bytes], asked: list[bytes]) -> UnitsView:
    """The view, with Willich's unit chosen."""
    made = UnitsView(around(willich), asked.append)
    show(qtbot, made)
    made.search_for("willich")
    return made


def words(view: UnitsView) -> str:
    """What is read on the page."""
    return "\n".join(one.text() for one in view.page.findChildren(QLabel))


def people(view: UnitsView) -> list[QPushButton]:
    """The buttons of those who work there."""
    return [one for one in view.page.findChildren(QPushButton) if "–" in one.text()]


def test_a_unit_shows_who_works_there(view: UnitsView, known: list[bytes], asked: list[bytes]) -> None:
    """Each name leads to the whole entry."""
    assert view.unit == ASD
    assert [one.text().split(" – ")[0] for one in people(view)] == ["Anna Müller", "Bert Öhm"]
    people(view)[1].click()
    assert asked == [known[1]]


def test_many_are_counted_instead(view: UnitsView, willich: Member, qtbot: QtBot) -> None:
    """The page stays short; where the others are found is said."""
    added(willich, *(BERT | {"family_name": f"Zahl {one}"} for one in range(20)))
    qtbot.waitUntil(lambda: "Und 10 weitere: unter „Personen“." in words(view))
    assert len(people(view)) == 12


def test_who_is_on_call_is_seen_when_somebody_looks(view: UnitsView, willich: Member) -> None:
    """A unit without anybody says what to do instead."""
    assert "Leitstelle oder 110" in words(view)
    plan_shifts(willich.workspace, [SHIFT])
    view.renew()
    view.show_now()
    assert "02154 000-000" in words(view)


def test_the_unit_chosen_stays_chosen(view: UnitsView) -> None:
    """The search changes what is listed, not what is looked at."""
    view.search_for("")
    view.side.choose(0)
    assert view.unit == KEMPEN
    view.renew()
    assert view.unit == KEMPEN


def test_nothing_found_is_said(view: UnitsView) -> None:
    """In the list and on the page."""
    view.search_for("nirgends")
    assert view.side.empty.text() == "Nichts gefunden. Ändern Sie die Suche."
    assert "Wählen Sie eine Stelle." in words(view)
