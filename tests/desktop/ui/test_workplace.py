"""The workplace: areas by key, panes by F6, and room for the work where the window is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.strip import Standing
from desktop.ui.around import Around
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.screens import AREAS
from desktop.ui.theme.theme import Mode, Theme
from desktop.ui.workplace import Workplace
from tests.helpers.company import ASD, Company, Member
from tests.helpers.showing import SHOWING, focused, show
from tests.helpers.window import Backstage, around, deleted_now

pytestmark = SHOWING


@pytest.fixture
def given(company: Company, police: Member, willich: Member) -> Around:
    police.notify(ASD, "urgent")
    company.everybody_syncs()
    return around(willich)


@pytest.fixture
def place(themed: Theme, qtbot: QtBot, given: Around) -> Workplace:
    made = Workplace(given)
    show(qtbot, made)
    return made


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key)


def screen(place: Workplace) -> NotificationsScreen:
    """The area of notifications."""
    found = place.screen_of("notifications")
    assert isinstance(found, NotificationsScreen)
    return found


def nav(place: Workplace) -> dict[str, QPushButton]:
    """The areas' buttons by the name that is heard."""
    return {made.accessibleName(): made for made in place._buttons.values()}


def test_areas_by_button_and_key(place: Workplace, given: Around, qtbot: QtBot) -> None:
    """Each area is shown by its button and by its action, is marked then, and is made once."""
    for area in AREAS:
        place._buttons[area.name].click()
        assert (place.area, place.current) == (area.name, place.screen_of(area.name))
    for area in AREAS:
        action = given.actions.get(area.name)
        assert action is not None
        action.trigger()
        assert place.area == area.name
        assert place._buttons[area.name].isChecked()
    QTest.keyClick(place, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert place.area == "notifications"


def test_areas_are_made_when_they_are_seen(place: Workplace) -> None:
    """Nothing of an area exists before somebody goes there."""
    assert set(place._screens) == {"notifications"}


@pytest.mark.parametrize(
    ("width", "scale", "wide"), [(1180, 1.0, True), (1179, 1.0, False), (1300, 2.0, False), (2360, 2.0, True)]
)
def test_names_where_there_is_room(
    place: Workplace, themed: Theme, qapp: QApplication, width: int, scale: float, *, wide: bool
) -> None:
    """Wide for its text, the navigation has names; else a rail of icons, whose names are heard and in the tool tip."""
    themed.apply(qapp, Mode.light, scale)
    place.resize(width, 760)
    for name, made in nav(place).items():
        assert made.text() == (name.replace("&", "&&") if wide else "")
        assert (made.toolTip(), bool(name)) == (name, True)
    assert place._nav.width() == (212 if wide else 56) * scale


def test_after_its_end_it_makes_room_for_nothing(given: Around, themed: Theme, qtbot: QtBot) -> None:
    """What the desk tells once the workplace is gone, as after a lock, reaches nothing of it any more."""
    made = Workplace(given)
    made.deleteLater()
    deleted_now()
    with qtbot.captureExceptions() as raised:
        given.desk.standing_changed.emit(Standing())
    assert raised == []


def test_f6_goes_through_all_parts(place: Workplace, qtbot: QtBot) -> None:
    """F6 goes from the list to the detail, the strip, the navigation and back to the list; Shift+F6 the other way."""
    shown = screen(place)
    shown.list.setFocus()
    parts = [shown.list, shown.detail, place.strip, place._nav, shown.list]
    for part in parts[1:]:
        press(qtbot, Qt.Key.Key_F6)
        assert focused() is part or part.isAncestorOf(focused())
    for part in reversed(parts[:-1]):
        QTest.keyClick(focused(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert focused() is part or part.isAncestorOf(focused())


def test_f6_knows_where_it_is_inside_a_part(place: Workplace, qtbot: QtBot) -> None:
    """From the search F6 goes on to the detail, and from a button of the detail to the strip."""
    shown = screen(place)
    qtbot.waitUntil(lambda: shown.detail.shown is not None)
    shown.search.setFocus()
    press(qtbot, Qt.Key.Key_F6)
    assert focused() is shown.detail
    shown.detail.findChildren(QPushButton)[0].setFocus()
    press(qtbot, Qt.Key.Key_F6)
    assert place.strip.isAncestorOf(focused())


def test_f6_leaves_out_what_is_not_there(place: Workplace, qtbot: QtBot) -> None:
    """In one column the part that is hidden is passed over; an empty list's side begins at its search."""
    place.resize(700, 700)
    shown = screen(place)
    shown.list.setFocus()
    press(qtbot, Qt.Key.Key_F6)
    assert place.strip.isAncestorOf(focused())
    shown.search.setText("gibtesnicht")
    shown.show_filter(shown.filter)
    press(qtbot, Qt.Key.Key_F6)
    press(qtbot, Qt.Key.Key_F6)
    assert focused() is shown.search


def test_a_screen_that_is_no_area(place: Workplace, qtbot: QtBot) -> None:
    """A form is shown in the place of an area, F6 knows it, and closed it is gone."""
    form = QLabel("Formular")
    form.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    place.stack.show_screen(form)
    place.stack.show_screen(form)
    assert (place.current, place.area) == (form, "notifications")
    form.setFocus()
    press(qtbot, Qt.Key.Key_F6)
    assert place.strip.isAncestorOf(focused())
    place.stack.remove_screen(form)
    deleted_now()
    assert "Formular" not in [label.text() for label in place.findChildren(QLabel)]
    assert isinstance(place.current, QWidget)


def test_f5_syncs(place: Workplace, given: Around, qtbot: QtBot) -> None:
    """F5 asks for a sync from anywhere in the window."""
    screen(place).search.setFocus()
    press(qtbot, Qt.Key.Key_F5)
    backstage = given.desk._backstage
    assert isinstance(backstage, Backstage)
    assert backstage.asked == 1


def test_what_is_to_be_done_is_counted(place: Workplace) -> None:
    """How much is to be done now stands beside its area and in the strip, and is heard there."""
    place._show_to_do(3)
    made = place._buttons["notifications"]
    assert (made.text().endswith("3"), made.accessibleName()) == (True, "Meldungen, 3 zu tun")
    assert "3 zu tun" in place.strip.accessibleName()
    place._show_to_do(0)
    assert (made.text(), made.accessibleName()) == ("Meldungen", "Meldungen")
    assert "zu tun" not in place.strip.accessibleName()
