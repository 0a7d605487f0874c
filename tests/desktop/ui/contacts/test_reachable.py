"""„Jetzt erreichbar“, seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.contacts.reachable import ReachableView
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, Member
from tests.helpers.rotas import furnished, planned
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def window() -> Noted:
    """The window around."""
    return Noted()


@pytest.fixture
def view(themed: Theme, qtbot: QtBot, willich: Member, window: Noted) -> ReachableView:
    """The view, with Willich's unit chosen."""
    furnished(willich)
    made = ReachableView(around(willich, window), lambda _entity: None)
    show(qtbot, made)
    made.side.choose(made.shown.number(ASD))
    made.show_now()
    return made


def words(view: ReachableView) -> str:
    """What is read on the page."""
    return "\n".join(one.text() for one in view.page.findChildren(QLabel))


def test_who_is_on_call_now(view: ReachableView) -> None:
    """The number large, whose it is, until when, who then, and what is not planned."""
    read = words(view)
    assert "02154 000-002" in read
    assert "bis Di 22.09. 08:00 Uhr, danach ab Di 22.09. 16:00 Uhr: Dienst A" in read
    assert "Keine Antwort nach 3 Minuten\nLeitstelle oder 110 anrufen." in read
    assert "Nicht besetzt: Mi 23.09., 16:00 bis Do 24.09., 08:00 Uhr, Jugendamt Willich." in read
    assert "Zuständig für: Willich" in read


def test_a_unit_without_anybody_is_no_blank(view: ReachableView) -> None:
    """The first card is a gap, and says what to do instead."""
    view.side.choose(0)
    view.show_now()
    assert "Keine Rufnummer hinterlegt: Leitstelle oder 110 anrufen." in words(view)


def test_it_leads_to_the_rota(view: ReachableView, window: Noted) -> None:
    """The button shows the rota of the unit chosen."""
    next(one for one in view.page.findChildren(QPushButton) if one.text() == "Dienstplan ansehen").click()
    assert window.asked[-1] == ("rota", ASD)


def test_where_somebody_looks_on_no_name_is_shown(view: ReachableView) -> None:
    """Numbers stay."""
    view._desk.discreet = True
    view.renew()
    view.show_now()
    assert "Person 2" not in words(view)
    assert "Dienst A" not in words(view)
    assert "02154 000-002" in words(view)


def test_the_unit_chosen_stays_chosen(view: ReachableView, willich: Member, qtbot: QtBot) -> None:
    """A change that arrives is shown, and nobody is thrown back to the first card."""
    planned(willich, 0, "Dienst Z", "16:10")
    qtbot.waitUntil(lambda: "Dienst Z" in words(view))
    assert view.chosen is not None
    assert view.chosen.unit == ASD


def test_who_is_on_a_button_stays_there(view: ReachableView, qtbot: QtBot) -> None:
    """Looked at again, as it is every half minute, the page is the same: nothing is taken from under the keyboard."""
    button = view.page.findChildren(QPushButton)[0]
    button.setFocus()
    view.renew()
    view.show_now()
    assert button.hasFocus()
    assert view.page.findChildren(QPushButton)[0] is button
