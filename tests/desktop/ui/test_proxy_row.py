"""The proxy in the settings: chosen at once, an address when it is whole, refused in place, shown again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.proxy import NONE, SYSTEM
from desktop.domain.settings import Settings
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.ui.proxy_row import ProxyRow
from desktop.ui.settings_screen import SettingsScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, show, type_in, write_over
from tests.helpers.window import Backstage, Noted, around

pytestmark = SHOWING
OWN = "http://proxy.example:3128"


class Routed(Backstage):
    """A backstage that knows a proxy."""

    proxy = SYSTEM

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.told: list[tuple[str, str, str]] = []

    def keep_proxy(self, proxy: str) -> None:
        self.proxy = proxy

    def sign_in_at_proxy(self, proxy: str, name: str, word: str) -> None:
        self.told.append((proxy, name, word))


@pytest.fixture
def backstage(police: Member) -> Routed:
    """A profile behind the row."""
    return Routed(police)


def row_of(qtbot: QtBot, backstage: Routed, noted: Noted) -> ProxyRow:
    """The row of a profile."""
    made = ProxyRow(Around(Desk(backstage), Actions(), noted, Settings()))
    show(qtbot, made, 400, 240)
    return made


@pytest.fixture
def row(qtbot: QtBot, themed: Theme, backstage: Routed, noted: Noted) -> ProxyRow:
    """The row of a profile that goes by the system."""
    return row_of(qtbot, backstage, noted)


def choose(row: ProxyRow, value: str) -> None:
    """Choose as a person does."""
    row.choice.setCurrentIndex(row.choice.findData(value))
    row.choice.activated.emit(row.choice.currentIndex())


def test_a_choice_holds_at_once(row: ProxyRow, backstage: Routed, noted: Noted) -> None:
    """No proxy, and then the system's again; each is said."""
    choose(row, NONE)
    assert backstage.proxy == NONE
    choose(row, SYSTEM)
    assert backstage.proxy == SYSTEM
    assert noted.asked == [("announce", "Proxy gesichert.", False)] * 2


def test_an_address_holds_once_it_is_whole(qtbot: QtBot, row: ProxyRow, backstage: Routed, noted: Noted) -> None:
    """Choosing one's own alone changes nothing; the address is kept in its one spelling and shown the next time."""
    choose(row, "own")
    assert (backstage.proxy, row.line.hasFocus()) == (SYSTEM, True)
    write_over(row.line, " HTTP://Proxy.example:3128/ ")
    assert (backstage.proxy, row.line.text()) == (OWN, OWN)
    again = row_of(qtbot, backstage, noted)
    assert (again.choice.currentData(), again.line.text()) == ("own", OWN)


@pytest.mark.parametrize("text", ["proxy:3128", "http://name:secret@proxy.example:3128", "http://proxy.example"])
def test_what_is_no_address_is_refused_in_place(row: ProxyRow, backstage: Routed, noted: Noted, text: str) -> None:
    """It stays as it was typed with the reason below it, told at once, until somebody types on."""
    choose(row, "own")
    write_over(row.line, text)
    assert (backstage.proxy, row.line.text()) == (SYSTEM, text)
    assert row.problem.isVisible()
    assert row.line.accessibleDescription() == row.problem.text()
    assert noted.asked[-1][2] is True
    type_in("x")
    assert not row.problem.isVisible()


def test_the_settings_offer_it_with_the_test_of_the_way(
    qtbot: QtBot, themed: Theme, police: Member, backstage: Routed
) -> None:
    """Where nothing knows a proxy, nothing is offered."""
    made = SettingsScreen(Around(Desk(backstage), Actions(), Noted(), Settings()))
    show(qtbot, made)
    assert made.proxy.isVisibleTo(made)
    assert not made.connection.isVisibleTo(made)
    other = SettingsScreen(around(police))
    show(qtbot, other)
    assert not other.proxy.isVisibleTo(other)


def test_a_sign_in_is_asked_for_and_kept_elsewhere(row: ProxyRow, backstage: Routed, noted: Noted) -> None:
    """The dialog asks for the proxy, a name and a word that is not shown, and hands them on once."""
    choose(row, "own")
    write_over(row.line, OWN)
    row.sign_in.click()
    (ask,) = row.window().findChildren(Ask)
    lines = {name: line for name, line in ask.fields.items() if isinstance(line, QLineEdit)}
    assert [line.text() for line in lines.values()] == [OWN, "", ""]
    assert lines["password"].echoMode() is QLineEdit.EchoMode.Password
    lines["name"].setText("dienst")
    lines["password"].setText("geheim")
    ask.confirm.click()
    assert backstage.told == [(OWN, "dienst", "geheim")]
    assert noted.asked[-1] == ("announce", "Anmeldung am Proxy hinterlegt.", False)
