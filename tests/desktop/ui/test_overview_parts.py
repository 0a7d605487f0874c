"""What the tiles of the overview show."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.presenters.on_call import FALLBACK, Number
from desktop.presenters.overview import NextMeeting, OnCall, Term, ToDo, next_meeting, what_to_do
from desktop.presenters.strip import Standing
from desktop.ui.card_list import CardList
from desktop.ui.desk import Desk
from desktop.ui.kept_card import KeptCard
from desktop.ui.overview_parts import MeetingNext, OnCallNow, SyncNow, TermNow, ToDoNow
from desktop.ui.tile import Tile
from tests.desktop.presenters.meeting_company import furnished
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Backstage, Noted, around

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]
NUMBERS = tuple(Number(f"u{one}", f"Behörde {one}", ("Dienst A",), f"02154 000-00{one}", "") for one in range(2))


def texts(widget: QWidget) -> list[str]:
    """What is written in it."""
    return [one.text() for one in widget.findChildren(QLabel)]


def test_a_card_leads_to_its_notification(
    qtbot: QtBot, company: Company, police: Member, willich: Member, noted: Noted
) -> None:
    """The first one is chosen; Enter opens it, the arrows lead to the next, the button to all."""
    first, second = (police.notify(ASD, urgency) for urgency in ("immediate", "urgent"))
    company.everybody_syncs()
    every: list[str] = []
    part = ToDoNow(around(willich, noted), lambda: every.append("all"), KeptCard(), what_to_do(willich.workspace))
    show(qtbot, part)
    assert part.list is not None
    part.list.setFocus()
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    QTest.keyClick(part.list, Qt.Key.Key_Down)
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    part.every.click()
    assert noted.asked == [("notification", first), ("notification", second)]
    assert (every, part.every.text()) == (["all"], "Alle anzeigen (2)")
    assert part.list.verticalScrollBar().maximum() == 0


def test_made_anew_it_opens_what_somebody_went_to(
    qtbot: QtBot, company: Company, police: Member, willich: Member, noted: Noted
) -> None:
    """Who is in the list with the keyboard opens the card they went to, and none in the place of one that has gone."""
    second, first = (police.notify(ASD, urgency) for urgency in ("urgent", "immediate"))
    company.everybody_syncs()
    kept = KeptCard()
    tile = Tile(
        "Jetzt zu tun",
        Desk(Backstage(willich)),
        what_to_do,
        partial(ToDoNow, around(willich, noted), lambda: None, kept),
    )
    show(qtbot, tile)

    def press_in_it(*keys: Qt.Key) -> None:
        tile.look()
        focused = QApplication.focusWidget()
        assert isinstance(focused, CardList)
        for key in keys:
            QTest.keyClick(focused, key)

    tile.look()
    tile.findChildren(CardList)[0].setFocus()
    press_in_it(Qt.Key.Key_Down)
    police.notify(ASD, "immediate")
    company.everybody_syncs()
    press_in_it(Qt.Key.Key_Return)
    willich.do(POLICE, "notification.acknowledged", second, Acknowledged("Fachkraft B"))
    press_in_it(Qt.Key.Key_Return)
    assert noted.asked == [("notification", second)]
    press_in_it(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert noted.asked[1:] == [("notification", first)]


def test_nothing_to_do(qtbot: QtBot, police: Member) -> None:
    """That is said in words, and no list stands there."""
    part = ToDoNow(around(police), lambda: None, KeptCard(), ToDo(0, ()))
    qtbot.addWidget(part)
    assert (texts(part), part.list) == (["Nichts offen."], None)


def test_whom_to_call(qtbot: QtBot, police: Member) -> None:
    """The numbers stand there, with who has none; who looks over the shoulder reads no name."""
    made = around(police)
    part = OnCallNow(made, OnCall(NUMBERS, 3, ("Jugendamt Kempen",)))
    qtbot.addWidget(part)
    assert {"02154 000-000", "02154 000-001", "Jugendamt Kempen", FALLBACK} <= set(texts(part))
    assert any("Dienst A" in text for text in texts(part))
    made.desk.be_discreet(on=True)
    hidden = OnCallNow(made, OnCall(NUMBERS, 0, ()))
    qtbot.addWidget(hidden)
    assert not any("Dienst A" in text for text in texts(hidden))


def test_how_the_sync_stands(qtbot: QtBot, police: Member, noted: Noted) -> None:
    """What hinders it and what waits are said; one button leads to its screen."""
    part = SyncNow(around(police, noted), Standing(trouble="Der Server ist nicht erreichbar.", waiting_to_send=2))
    qtbot.addWidget(part)
    assert "Der Server ist nicht erreichbar." in texts(part)
    assert any("2 warten" in text for text in texts(part))
    next(one for one in part.findChildren(QPushButton) if one.text() == "Abgleich ansehen").click()
    assert noted.asked == [("area", "synchronisation")]


def test_the_term(qtbot: QtBot) -> None:
    """A bar as full as the term is gone, and the same in words."""
    part = TermNow(Term(2, 5, 1194, 0.4, "Jahr 2 von 5 · noch 1194 Tage"))
    qtbot.addWidget(part)
    [bar] = part.findChildren(QProgressBar)
    assert (bar.value() / bar.maximum(), texts(part)) == (0.4, ["Jahr 2 von 5 · noch 1194 Tage"])


def test_the_next_meeting(qtbot: QtBot, noted: Noted) -> None:
    """What, when and where; how many wait for an answer; and the way to it."""
    here = furnished()
    part = MeetingNext(around(here.willich, noted), next_meeting(here.willich.workspace))
    qtbot.addWidget(part)
    assert "2 Termine warten auf Ihre Antwort." in texts(part)
    next(one for one in part.findChildren(QPushButton) if one.text() == "Termin ansehen").click()
    assert noted.asked == [("meeting", here.made["full"])]


def test_no_meeting(qtbot: QtBot, police: Member) -> None:
    """That is said, and nothing leads anywhere."""
    part = MeetingNext(around(police), NextMeeting(None, 0, "Keine Termine geplant."))
    qtbot.addWidget(part)
    assert (texts(part), part.findChildren(QPushButton)) == (["Keine Termine geplant."], [])


def test_what_is_missing_in_the_rota_leads_there(qtbot: QtBot, police: Member) -> None:
    """Who leads a unit reads it, and the button shows the rota."""
    window = Noted()
    part = OnCallNow(around(police, window), OnCall(NUMBERS, 0, (), "Im Dienstplan ist nicht besetzt: Mo."))
    qtbot.addWidget(part)
    assert "nicht besetzt: Mo." in "".join(one.text() for one in part.findChildren(QLabel))
    next(one for one in part.findChildren(QPushButton) if one.text() == "Dienstplan ansehen").click()
    assert window.asked == [("rota", police.unit)]


def test_what_is_to_be_confirmed_leads_to_the_contacts(qtbot: QtBot, police: Member) -> None:
    """How many entries there are, and the button shows the area."""
    window = Noted()
    part = OnCallNow(around(police, window), OnCall(NUMBERS, 0, (), unconfirmed="2 Einträge zu bestätigen"))
    qtbot.addWidget(part)
    assert "2 Einträge zu bestätigen" in [one.text() for one in part.findChildren(QLabel)]
    next(one for one in part.findChildren(QPushButton) if one.text() == "Kontakte ansehen").click()
    assert window.asked == [("area", "contacts")]
