"""The parts of the sync screen: each says what it is about, and the urgent one whom to call."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.banner import Banner
from desktop.presenters.on_call import Number
from desktop.presenters.sync_log import LogLine
from desktop.presenters.synchronisation import Aside, Refusal, Waiting
from desktop.ui import sync_parts
from desktop.ui.parts import box
from desktop.ui.sheet import Sheet
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
ENTITY = bytes(16)
NUMBER = Number("asd", "Jugendamt Willich", ("A. Beispiel",), "02154 000-000", "bis 08:00 Uhr")


@pytest.fixture
def page(qtbot: QtBot, themed: Theme) -> QWidget:
    """A page to put a part on."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def slot(page: QWidget) -> QBoxLayout:
    """Where a part goes."""
    return box(page)


def texts(page: QWidget) -> set[str]:
    """Everything a page says."""
    return {one.text() for one in page.findChildren(QLabel)}


def test_the_state_says_since_when(page: QWidget, slot: QBoxLayout) -> None:
    """The heading of the state goes on with since when it is so."""
    sync_parts.state(slot, (Banner("neutral", "cloud-off", "Ohne Verbindung", "Warum."), "seit 02:51 Uhr"))
    assert {"Ohne Verbindung seit 02:51 Uhr", "Warum."} <= texts(page)


def test_an_alarm_is_for_the_it(page: QWidget, slot: QBoxLayout) -> None:
    """Each alarm stands with what to do."""
    sync_parts.alarms(slot, ("Der Server zeigt nicht allen dasselbe.",))
    assert {"Der Server zeigt nicht allen dasselbe.", "Bitte verständigen Sie Ihre IT."} <= texts(page)


def test_what_is_urgent_says_whom_to_call(page: QWidget, slot: QBoxLayout) -> None:
    """What is immediate and waits says to call now, with the number."""
    entry = Waiting(ENTITY, "Meldung", "an Willich", "seit 03:12 Uhr", "Wartet.", urgent=True, number=NUMBER)
    list(sync_parts.urgent(slot, (entry,)))
    assert {"Noch nicht übermittelt – rufen Sie jetzt an.", "02154 000-000"} <= texts(page)


def test_what_else_waits(page: QWidget, slot: QBoxLayout) -> None:
    """What waits says what it is, to whom, since when and for what."""
    list(sync_parts.waiting(slot, (Waiting(ENTITY, "Meldung", "an Willich", "seit 03:12 Uhr", "Wartet."),)))
    assert {"Wartet", "Meldung an Willich", "seit 03:12 Uhr · Wartet."} <= texts(page)


def test_what_was_refused(page: QWidget, slot: QBoxLayout) -> None:
    """What was refused is called not delivered, with the reason."""
    sync_parts.refusals(slot, (Refusal(ENTITY, "Meldung", "an Willich", "seit 03:12 Uhr", "Zu groß."),))
    assert {"Nicht zugestellt", "Meldung an Willich", "seit 03:12 Uhr · Zu groß."} <= texts(page)


def test_what_is_kept_aside(page: QWidget, slot: QBoxLayout) -> None:
    """What is kept aside is counted, with the reason."""
    sync_parts.kept_aside(slot, (Aside("2 Einträge", "Der Schlüssel fehlt.", waits=True),))
    assert {"Beiseitegelegt", "2 Einträge", "Der Schlüssel fehlt."} <= texts(page)


def test_a_short_log_is_shown_whole(page: QWidget, slot: QBoxLayout) -> None:
    """A log of a few lines needs no button."""
    sync_parts.log(slot, (LogLine("03:05 Uhr", "Abgeglichen", "ok", "check"),))
    assert {"03:05 Uhr", "Abgeglichen"} <= texts(page)
    assert page.findChildren(QPushButton) == []


def test_a_long_log_opens_as_a_text(page: QWidget, slot: QBoxLayout, qtbot: QtBot) -> None:
    """Of a long log the last lines are shown, and a button opens all of it."""
    sync_parts.log(slot, tuple(LogLine(f"Tag {number}", "Abgeglichen", "ok", "check") for number in range(50)))
    assert "Tag 49" not in texts(page)
    show(qtbot, page)
    page.findChildren(QPushButton)[0].click()
    [sheet] = page.findChildren(Sheet)
    assert len(sheet.text.toPlainText().splitlines()) == 50
    assert "Tag 49: Abgeglichen" in sheet.text.toPlainText()


def test_copies_are_said_in_a_sentence(page: QWidget, slot: QBoxLayout) -> None:
    """What has to be known of copies of profiles stands under what it is about."""
    sync_parts.notices(slot, ("Dieses Profil stammt aus einer Kopie.",))
    heading = "Ein Gerät wurde aus einer Kopie wiederhergestellt."
    assert {heading, "Dieses Profil stammt aus einer Kopie."} <= texts(page)
