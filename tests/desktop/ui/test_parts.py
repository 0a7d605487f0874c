"""The small parts: translated, dressed, spaced by the theme, and never sideways."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.said import say
from desktop.ui.parts import PAGE, box, button, caption, clear, frame, label, page, scrolled, titled_card
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.accessible import settled
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import deleted_now

pytestmark = SHOWING


def test_a_label_shows_text_as_it_is(themed: Theme, qtbot: QtBot) -> None:
    """What a person wrote is text and never markup; it wraps, and may be selected without a stop for Tab."""
    made = label("<b>Kim & Co</b>", "strong", select=True)
    qtbot.addWidget(made)
    assert (made.text(), made.textFormat()) == ("<b>Kim & Co</b>", Qt.TextFormat.PlainText)
    assert made.wordWrap()
    assert made.property(theme.ROLE) == "strong"
    assert not made.focusPolicy() & Qt.FocusPolicy.TabFocus
    said = label(say("Noch {count} min", count=3), wrap=False)
    qtbot.addWidget(said)
    assert (said.text(), said.wordWrap()) == ("Noch 3 min", False)


def test_a_caption_leads_to_its_field(themed: Theme, qtbot: QtBot) -> None:
    """The field is called what its caption says, without the sign before the letter that leads there."""
    whole, first, second = QWidget(), QLineEdit(), QLineEdit()
    layout = box(whole)
    for part in (caption(first, "Ihr Name"), first, caption(second, "&Proxy", "small"), second):
        layout.addWidget(part)
    show(qtbot, whole, 300, 200)
    plain, keyed = (one for one in whole.findChildren(QLabel) if one.buddy() is not None)
    assert (plain.buddy(), keyed.buddy(), keyed.property(theme.ROLE)) == (first, second, "small")
    assert (first.accessibleName(), second.accessibleName()) == ("Ihr Name", "Proxy")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert second.hasFocus()


def test_a_button_runs(themed: Theme, qtbot: QtBot) -> None:
    """A press runs what was given, without an argument, and Enter elsewhere does not press it."""
    runs: list[int] = []
    made = button("Jetzt abgleichen", lambda: runs.append(1), "primary", "refresh-cw")
    qtbot.addWidget(made)
    made.click()
    assert runs == [1]
    assert not made.autoDefault()
    assert not made.icon().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_key(themed: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    """Enter presses the button that has the focus as Space does; with Ctrl it means something else."""
    runs: list[int] = []
    made = button("Zum Feld", lambda: runs.append(1))
    qtbot.addWidget(made)
    keypad = Qt.KeyboardModifier.KeypadModifier if key == Qt.Key.Key_Enter else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(made, key, keypad)
    assert runs == [1]
    QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert runs == [1]


def test_spaces_grow_with_the_text(themed: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    """Spaces and margins are the theme's lengths, twice as large at twice the size."""
    themed.apply(qapp, Mode.light, 2.0)
    made, layout = frame("card", space=12, margin=16)
    qtbot.addWidget(made)
    assert (layout.spacing(), layout.contentsMargins().left()) == (24, 32)
    across = QWidget()
    qtbot.addWidget(across)
    assert box(across, "across").contentsMargins().top() == 0


def test_pages_look_alike(themed: Theme, qtbot: QtBot) -> None:
    """A page has its title first and is no wider than can be read; what frames it stands inside its margin."""
    for framed, margin in ((False, 24), (True, 24 - themed.tokens.focus_width)):
        made, layout = page("Abgleich", framed=framed)
        qtbot.addWidget(made)
        assert [one.text() for one in made.findChildren(QLabel)] == ["Abgleich"]
        assert (made.maximumWidth(), layout.contentsMargins().left()) == (PAGE, margin)


def test_a_card_stands_under_its_heading(themed: Theme, qtbot: QtBot) -> None:
    """The heading is the first in the card, and what is added comes below it."""
    card, layout = titled_card("Lizenzen")
    qtbot.addWidget(card)
    layout.addWidget(label("GPL"))
    assert [one.text() for one in card.findChildren(QLabel)] == ["Lizenzen", "GPL"]


def test_scrolled_never_sideways(themed: Theme, qtbot: QtBot) -> None:
    """What is scrolled goes down only, and the area itself is no stop for Tab."""
    inside = QLabel("Text")
    area = scrolled(inside)
    qtbot.addWidget(area)
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert area.widget() is inside


def test_clear_leaves_nothing(themed: Theme, qtbot: QtBot) -> None:
    """After clearing no part is left in the widget, not even hidden."""
    made, layout = frame("card")
    qtbot.addWidget(made)
    layout.addWidget(QLabel("Kim"))
    layout.addStretch(1)
    clear(layout)
    assert (layout.count(), made.findChildren(QLabel)) == (0, [])
    deleted_now()


def test_what_comes_and_goes_at_once_is_never_a_window(themed: Theme, qtbot: QtBot) -> None:
    """A part that is taken out before Qt has shown it does not stand on the screen by itself, nor takes the focus."""
    made, layout = frame("card")
    show(qtbot, made)
    layout.addWidget(QLabel("Kim"))
    clear(layout)
    settled()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [made]
    assert made.isActiveWindow()
    deleted_now()
