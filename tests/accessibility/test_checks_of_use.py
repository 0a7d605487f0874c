"""Each check that presses keys or reads words finds the fault it is for, and leaves a good window alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QAction, QIntValidator, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.actions import SPECS, Spec, Where
from desktop.ui.theme.roles import set_role
from desktop.ui.theme.theme import Theme
from tests.accessibility import behaving, keys, speaking, walking
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
GOOD = Spec("sync", "Jetzt abgleichen", "F5", "refresh-cw")


class Window(QWidget):
    """Three fields one below the other, and what a fault adds."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.fields = [QLineEdit() for _ in range(3)]
        for number, field in enumerate(self.fields):
            field.setAccessibleName(f"Feld {number}")
            self.rows.addWidget(field)


@pytest.fixture
def window(qtbot: QtBot, themed: Theme) -> Window:
    """The window, shown."""
    made = Window()
    show(qtbot, made, 400, 300)
    return made


def add(window: Window, widget: QWidget) -> None:
    """Put a widget below the fields."""
    window.rows.addWidget(widget)
    widget.show()
    QApplication.processEvents()


def test_a_good_window_is_left_alone(window: Window) -> None:
    """Three fields in their order are walked without a finding."""
    assert walking.faulty_way(window) == []


def test_a_banner_on_a_page_is_a_part_of_it(window: Window) -> None:
    """What scrolls may have a banner with a button between two others: the page is not left and entered again."""
    page, banner, area = QWidget(), QFrame(), QScrollArea()
    set_role(banner, "banner")
    QVBoxLayout(banner).addWidget(QPushButton("Kopieren"))
    layout = QVBoxLayout(page)
    for part in (QPushButton("Abgleichen"), banner, QPushButton("Prüfen")):
        layout.addWidget(part)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setMinimumHeight(240)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    add(window, area)
    assert walking.faulty_way(window) == []


def test_a_field_out_of_reach_is_found(window: Window) -> None:
    """A field that the way of Tab leaves out is named."""
    holder, inside, beside = QWidget(), QLineEdit(), QLineEdit()
    layout = QVBoxLayout(holder)
    for number, field in enumerate((inside, beside)):
        field.setAccessibleName(f"Darin {number}")
        layout.addWidget(field)
    # What hands its focus on to one of its own is how it happened to us.
    holder.setFocusProxy(beside)
    add(window, holder)
    assert "Tab does not reach QLineEdit „Darin 0“" in walking.faulty_way(window)


def test_a_trap_is_found(window: Window) -> None:
    """A text that keeps Tab for itself lets nobody on to what follows."""
    trap, after = QPlainTextEdit(), QPushButton("Weiter")
    trap.setAccessibleName("Text")
    add(window, trap)
    add(window, after)
    assert "Tab does not reach QPushButton „Weiter“" in walking.faulty_way(window)


def test_a_way_upwards_is_found(window: Window) -> None:
    """Fields that Tab takes in another order than one reads are found."""
    first, second, third = window.fields
    QWidget.setTabOrder(first, third)
    QWidget.setTabOrder(third, second)
    assert "goes back" in "".join(walking.faulty_way(window))


def test_a_focus_out_of_sight_is_found(window: Window) -> None:
    """A field with the focus below the edge of what its area shows is found."""
    area, page, below = QScrollArea(), QWidget(), QLineEdit()
    page.resize(200, 900)
    below.setParent(page)
    below.move(0, 800)
    area.setWidget(page)
    add(window, area)
    assert len(walking.hidden_part(below)) == 1
    area.ensureWidgetVisible(below)
    assert walking.hidden_part(below) == []


def test_a_letter_that_acts_in_a_field_is_found(window: Window) -> None:
    """An action that a letter starts while somebody writes is found, and a field that takes no letters."""
    action = QAction("Abgleichen", window)
    action.setShortcut(QKeySequence("Ctrl+B"))
    window.addAction(action)
    assert keys.acting_letters(window) == []
    window.fields[0].textEdited.connect(lambda text: action.trigger() if text.endswith("b") else None)
    window.fields[1].setValidator(QIntValidator())
    found = keys.acting_letters(window)
    assert found == [
        "a letter in QLineEdit „Feld 0“ does „Abgleichen“",
        "letters cannot be written in QLineEdit „Feld 1“",
    ]


def test_a_letter_that_acts_in_a_list_is_found(window: Window) -> None:
    """Of all letters exactly the one that starts something on the list is given."""
    rows, action = QListWidget(), QAction("Eingang bestätigen", window)
    action.setShortcut(QKeySequence("B"))
    rows.addAction(action)
    add(window, rows)
    assert keys.letters_in_list(rows, QApplication.processEvents) == {"B"}


@pytest.mark.parametrize(
    ("fault", "finding"),
    [
        (replace(GOOD, key="Ctrl+Alt+S"), "is AltGr"),
        (replace(GOOD, key="Ctrl+/"), "needs Shift"),
        (replace(GOOD, key="S"), "outside of lists"),
        (replace(GOOD, key="F7", text=""), "has no words"),
        (replace(GOOD, key="F7", text="Etwas anderes"), "is not on the sheet"),
        (replace(GOOD, name="other"), "is taken 2 times"),
    ],
)
def test_a_faulty_key_is_found(fault: Spec, finding: str) -> None:
    """A second action with one fault is named for it, and the register itself has none."""
    assert finding in "".join(keys.faulty_keys([GOOD, fault], "Jetzt abgleichen"))
    assert keys.faulty_keys(SPECS, "\n".join(spec.text for spec in SPECS)) == []
    assert keys.faulty_keys([replace(GOOD, key="B", where=Where.LIST)], GOOD.text) == []


def test_a_mnemonic_taken_twice_is_found(window: Window) -> None:
    """Two buttons on one letter are found; two signs are one that is shown."""
    add(window, QPushButton("&Senden"))
    add(window, QPushButton("Meier && Sohn"))
    assert keys.double_mnemonics(window) == []
    add(window, QPushButton("&Sichern"))
    assert keys.double_mnemonics(window) == ["Alt+s leads to 2 places"]


def test_what_is_untranslated_is_found(window: Window) -> None:
    """Words with plain vowels in the language for trying are found, unless somebody wrote them."""
    add(window, QLabel("[Møråñ~~]"))
    add(window, QLabel("Senden an Kim Eins"))
    assert len(speaking.untranslated(window, ("Kim Eins", "Feld"))) == 1
    assert speaking.untranslated(window, ("Senden an", "Kim Eins", "Feld")) == []


def test_german_on_an_english_screen_is_found(window: Window) -> None:
    """A text of the program that stands in German is found by its source."""
    add(window, QLabel("Neue Meldung"))
    assert len(speaking.german_left(window, {"Neue Meldung"})) == 1


@pytest.mark.parametrize(
    "text",
    ["Drücken Sie Ctrl+N", "Mitarbeiter*innen", "KollegInnen", "Achtung!", "Leider nicht möglich", "noch {count} min"],
)
def test_ill_written_german_is_found(window: Window, text: str) -> None:
    """Each banned way of writing is found, in a tool tip too, and usual words are not."""
    add(window, QLabel("Stelle in Viersen: Kinder, Innenstadt, Drinnen"))
    assert speaking.ill_written(window) == []
    window.fields[0].setToolTip(text)
    assert len(speaking.ill_written(window)) == 1


def test_a_toolkit_that_speaks_no_german_is_found(themed: Theme) -> None:
    """Without Qt's own German words both its buttons and its keys are found."""
    assert len(speaking.foreign_toolkit()) == 2


class Stubborn(QDialog):
    """A dialog without a title whose destroying button is the default, and which Esc does not close."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        self.button = QPushButton("Löschen")
        self.button.setAutoDefault(False)
        layout.addWidget(self.button)

    def reject(self) -> None:
        """Stay."""


def test_a_faulty_dialog_is_found(window: Window) -> None:
    """No title, no default button, then one that destroys, and Esc that does nothing are all found."""
    dialog = Stubborn(window)
    dialog.open()
    dialog.button.setFocus()
    QApplication.processEvents()
    assert behaving.faulty_dialog(dialog) == ["the dialog has no title", "no button is the default one"]
    set_role(dialog.button, "danger")
    dialog.button.setDefault(True)
    assert "destroys and is the default" in "".join(behaving.faulty_dialog(dialog))
    assert behaving.stuck_dialog(dialog, None) == ["Esc does not close the dialog"]
    dialog.accept()


def test_a_focus_that_does_not_go_back_is_found(window: Window) -> None:
    """A dialog that Esc closes is left alone, unless the focus ends elsewhere than where it was and could be."""
    for wanted, found in ((0, 0), (1, 1), (1, 0)):
        window.fields[1].setVisible(bool(found))
        window.fields[0].setFocus()
        dialog = QDialog(window)
        QVBoxLayout(dialog).addWidget(QLineEdit())
        dialog.finished.connect(window.activateWindow)
        dialog.open()
        QApplication.processEvents()
        assert len(behaving.stuck_dialog(dialog, window.fields[wanted])) == found


def test_what_moves_or_goes_by_itself_is_found(window: Window) -> None:
    """A long animation and a notice with a button that a timer takes away are found; a notice that stays is not."""
    notice = QFrame()
    QVBoxLayout(notice).addWidget(QPushButton("Rückgängig"))
    add(window, notice)
    assert behaving.moving(window) == []
    QTimer(notice, interval=60_000, singleShot=True).start()
    QVariantAnimation(window, duration=900)
    assert len(behaving.moving(window)) == 2


def test_a_name_outside_is_found(window: Window, qapp: QApplication) -> None:
    """A seeded name in a title or a notice is found, however it is written."""
    assert behaving.names_outside(behaving.outside_texts(qapp), ["Alrun"]) == []
    window.setWindowTitle("Meldung zu alrun")
    found = behaving.names_outside([*behaving.outside_texts(qapp), "Neue Meldung: ALRUN"], ["Alrun"])
    assert len(found) == 2
