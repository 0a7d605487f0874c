"""The rota by month, by keyboard and mouse."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters import rota_deeds
from desktop.ui.ask import Ask
from desktop.ui.rota.view import RotaView
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, KEMPEN, Member
from tests.helpers.rotas import TODAY, furnished
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def window() -> Noted:
    """The window around."""
    return Noted()


@pytest.fixture
def shifts(willich: Member) -> dict[str, bytes]:
    """What is planned."""
    return furnished(willich)


@pytest.fixture
def view(themed: Theme, qtbot: QtBot, willich: Member, shifts: dict[str, bytes], window: Noted) -> RotaView:
    """The view of Willich's September."""
    made = RotaView(around(willich, window), lambda _entity: None)
    made.resize(1000, 700)
    show(qtbot, made)
    made.grid.setFocus()
    return made


def words(view: RotaView) -> str:
    """What is read beside the month and above it."""
    return "\n".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())


def seen(qtbot: QtBot, view: RotaView, text: str) -> None:
    """Wait until something is read."""
    qtbot.waitUntil(lambda: text in words(view))


def press(view: RotaView, key: Qt.Key) -> None:
    """Press a key on the month."""
    QTest.keyClick(view.grid, key)


def asked(view: RotaView) -> Ask:
    """The dialog that is open."""
    [found] = [one for one in view.findChildren(Ask) if one.isVisible()]
    return found


def test_it_begins_with_today(view: RotaView) -> None:
    """One's own unit, the month of now, today, and the first gap with what plans it."""
    assert (view.unit, view.day) == (ASD, TODAY)
    assert view.title.text() == "September 2026"
    assert "Montag, 21.09.2026" in words(view)
    assert "Nicht besetzt: Mi 23.09., 16:00 bis Do 24.09., 08:00 Uhr, Jugendamt Willich." in words(view)


def test_arrows_walk_over_the_edge_of_the_month(view: RotaView) -> None:
    """Days and weeks by the arrows, months by page up and down, and today by its button."""
    for key, day in (
        (Qt.Key.Key_Right, date(2026, 9, 22)),
        (Qt.Key.Key_Down, date(2026, 9, 29)),
        (Qt.Key.Key_Down, date(2026, 10, 6)),
        (Qt.Key.Key_Left, date(2026, 10, 5)),
        (Qt.Key.Key_PageDown, date(2026, 11, 1)),
        (Qt.Key.Key_PageUp, date(2026, 10, 1)),
        (Qt.Key.Key_Up, date(2026, 9, 24)),
    ):
        press(view, key)
        assert view.day == view.grid.day == day
    assert view.title.text() == "September 2026"
    view.go_to_today()
    assert view.day == TODAY


def test_the_day_of_another_month_follows_when_one_rests(view: RotaView, qtbot: QtBot) -> None:
    """The month stands there first, and is not made once more for its day: whoever leafs does not wait for either."""
    press(view, Qt.Key.Key_PageDown)
    assert view.title.text() == "Oktober 2026"
    leafed = view.month
    assert "Montag, 21.09.2026" in words(view)
    seen(qtbot, view, "Donnerstag, 01.10.2026")
    assert view.month is leafed


def test_a_click_chooses_a_day(view: RotaView) -> None:
    """The mouse does what the arrows do."""
    place = view.grid.days.place(date(2026, 9, 24))
    QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=view.grid.visualRect(place).center())
    assert view.day == date(2026, 9, 24)
    assert "Dienst B" in words(view)


def test_enter_changes_the_one_shift_of_a_day(
    view: RotaView, willich: Member, shifts: dict[str, bytes], qtbot: QtBot
) -> None:
    """The dialog has what it is; what is written there is what it will be."""
    press(view, Qt.Key.Key_Return)
    dialog = asked(view)
    QTest.keyClick(dialog.fields["from"], Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(dialog.fields["from"], "18:30")
    QTest.keyClick(dialog.fields["from"], Qt.Key.Key_Return)
    seen(qtbot, view, "Mo 21.09., 18:30 bis Di 22.09., 08:00 Uhr")
    assert willich.shown("duty", shifts["own"]).changes == 1


def test_a_wrong_time_stays_in_the_dialog(view: RotaView) -> None:
    """It is said there what is wrong, and nothing is lost."""
    press(view, Qt.Key.Key_Return)
    dialog = asked(view)
    QTest.keyClicks(dialog.fields["until"], "x")
    QTest.keyClick(dialog.fields["until"], Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Erwartet wird eine Zeit" in dialog.problem.text()


def test_enter_on_an_empty_day_fills_its_gap(view: RotaView) -> None:
    """The times of the gap stand there already."""
    view.go_to(date(2026, 9, 23))
    press(view, Qt.Key.Key_Return)
    assert asked(view).fields["from"].property("text") == "23.09.2026 16:00"


def test_enter_on_a_day_with_several_leads_beside_it(view: RotaView) -> None:
    """Which of them is meant is chosen there."""
    view.go_to(date(2026, 9, 24))
    press(view, Qt.Key.Key_Return)
    assert not [one for one in view.findChildren(Ask) if one.isVisible()]
    assert view.page.hasFocus()


def test_del_cancels_after_asking(
    view: RotaView, willich: Member, shifts: dict[str, bytes], window: Noted, qtbot: QtBot
) -> None:
    """Enter alone leaves the shift; the button cancels it, and it is said."""
    press(view, Qt.Key.Key_Delete)
    dialog = asked(view)
    assert dialog.cancel.isDefault()
    dialog.confirm.click()
    assert willich.shown("duty", shifts["own"]).cancelled
    assert ("announce", "Der Dienst ist abgesagt.", False) in window.asked
    seen(qtbot, view, "Nicht besetzt: Mo 21.09.")


def test_del_where_several_stand_asks_to_choose(view: RotaView, window: Noted) -> None:
    """Nothing is cancelled by guess."""
    view.go_to(date(2026, 9, 24))
    press(view, Qt.Key.Key_Delete)
    assert not [one for one in view.findChildren(Ask) if one.isVisible()]
    assert "mehrere Dienste" in str(window.asked[-1])


def test_the_gap_above_is_filled_by_its_button(view: RotaView, qtbot: QtBot) -> None:
    """The first gap leads to its day, and once filled to the next one."""
    fill = next(one for one in view.bar.findChildren(QPushButton) if one.text() == "Dienst eintragen")
    fill.click()
    dialog = asked(view)
    assert view.day == date(2026, 9, 23)
    dialog.fields["person"].setProperty("currentIndex", 1)
    dialog.confirm.click()
    seen(qtbot, view, "Nicht besetzt: Fr 25.09.")


def test_a_month_is_filled_by_a_pattern(view: RotaView, window: Noted, qtbot: QtBot) -> None:
    """Afterwards the bar is gone."""
    view.fill.click()
    asked(view).confirm.click()
    assert "Dienste sind eingetragen." in str(window.asked[-1])
    qtbot.waitUntil(lambda: not view.bar.isVisible())


def test_another_agencys_rota_is_only_looked_at(view: RotaView, qtbot: QtBot) -> None:
    """No button changes it, and neither Enter nor Del does."""
    view.show_unit(KEMPEN)
    assert not view.fill.isVisible()
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Delete)
    assert not [one for one in view.findChildren(Ask) if one.isVisible()]
    seen(qtbot, view, "Noch keine Dienste für diesen Monat.")
    assert "Dienst eintragen" not in [one.text() for one in view.findChildren(QPushButton) if one.isVisible()]


def test_a_narrow_window_has_the_day_below(view: RotaView, qtbot: QtBot) -> None:
    """Nothing has to be scrolled sideways."""
    view.resize(600, 700)
    qtbot.waitUntil(lambda: view.page.geometry().top() >= view.grid.geometry().bottom())
    assert view.area.horizontalScrollBar().maximum() == 0


def test_what_colleagues_change_is_seen(
    view: RotaView, willich: Member, shifts: dict[str, bytes], qtbot: QtBot
) -> None:
    """A change that arrives is shown without anybody asking."""
    rota_deeds.change(willich.workspace, shifts["own"], {"phone": "02154 000-009"})
    seen(qtbot, view, "02154 000-009")
