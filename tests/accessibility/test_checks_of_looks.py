"""Each check that looks at a widget finds the fault it is for, and leaves a good widget alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.presenters.chips import Chip
from desktop.presenters.notification_cards import Card
from desktop.ui.card_list import CardList
from desktop.ui.notification_model import NotificationModel
from desktop.ui.parts import label
from desktop.ui.theme import icons
from desktop.ui.theme.icons import Tints
from desktop.ui.theme.roles import set_role
from desktop.ui.theme.theme import Theme
from tests.accessibility import fitting, naming, seeing, spoken
from tests.accessibility.spoken import Announced
from tests.helpers.contrasts import faint_palette
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
CARD = Card(
    entity=b"1",
    route="Polizei → Jugendamt",
    time="16:13 Uhr",
    title="Häusliche Gewalt",
    chips=(Chip("Sofort", "danger", "circle-alert"),),
    unread=True,
    spoken="Sofort. Polizei an Jugendamt, 16:13 Uhr. Häusliche Gewalt.",
)


@pytest.fixture
def page(qtbot: QtBot, themed: Theme) -> QWidget:
    """An empty page of a window, shown."""
    made = QWidget()
    QVBoxLayout(made)
    show(qtbot, made, 400, 300)
    return made


def put(page: QWidget, widget: QWidget) -> QWidget:
    """Put a widget on a page and lay it out; gives the page."""
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    QApplication.processEvents()
    return page


def put_at(page: QWidget, widget: QWidget, width: int, height: int) -> QWidget:
    """Put a widget on a page in a size that nobody asked it about; gives the page."""
    widget.setParent(page)
    widget.setGeometry(10, 10, width, height)
    widget.show()
    QApplication.processEvents()
    return page


def named(widget: QWidget, name: str) -> QWidget:
    """A widget with a name."""
    widget.setAccessibleName(name)
    return widget


def test_a_button_without_a_name_is_found(page: QWidget) -> None:
    """A tool tip or placeholder is no name, an accessible name is one, and a combo box needs its own."""
    bare, choice, line = QPushButton(), QComboBox(), QLineEdit()
    bare.setToolTip("Kopieren")
    choice.addItem("Willich")
    line.setPlaceholderText("Suchen")
    assert len(naming.unnamed(put(put(put(page, bare), choice), line))) == 3
    for widget in (bare, choice, line):
        named(widget, "Kopieren")
    assert naming.unnamed(page) == []


def test_a_clipped_label_is_found(page: QWidget) -> None:
    """A label with less room than its words need is cut, wrapped or not."""
    put_at(page, QLabel("Häusliche Gewalt, Kind anwesend"), 60, 20)
    put_at(page, label("Häusliche Gewalt, Kind anwesend oder betroffen"), 100, 20)
    assert len([one for one in fitting.clipped(page) if "needs" in one]) == 2


def test_a_good_label_is_left_alone(page: QWidget) -> None:
    """A label with its room is not cut."""
    assert fitting.clipped(put(page, label("Häusliche Gewalt"))) == []


def test_a_word_too_long_is_found(page: QWidget) -> None:
    """A single word that is wider than a wrapped label is cut."""
    assert "does not fit" in "".join(fitting.clipped(put_at(page, label("Kooperationsvereinbarung"), 60, 200)))


def test_a_clipped_button_and_choice_are_found(page: QWidget) -> None:
    """A button narrower than its words and a choice that is shortened are cut; a tool tip in whole mends the choice."""
    choice = QComboBox()
    choice.addItem("Häusliche Gewalt, Kind anwesend oder betroffen")
    put_at(page, QPushButton("Eingang bestätigen"), 50, 32)
    put_at(page, choice, 120, 32)
    choice.move(200, 200)
    assert len(fitting.clipped(page)) == 2
    choice.setToolTip(choice.currentText())
    assert len(fitting.clipped(page)) == 1


def test_what_lies_over_another_is_found(page: QWidget) -> None:
    """Two labels in one place, and one that sticks out of its frame."""
    put_at(page, QLabel("eins"), 60, 20)
    put_at(page, QLabel("zwei"), 60, 20)
    outside = QLabel("drei", page)
    outside.setGeometry(390, 280, 60, 20)
    outside.show()
    found = fitting.clipped(page)
    assert any("lies over" in one for one in found)
    assert any("sticks out" in one for one in found)


def test_what_outgrows_the_screen_is_found(page: QWidget) -> None:
    """A window that is higher than a small screen is found, one that just fits is not."""
    page.resize(1280, 720)
    assert fitting.outgrown(page) == []
    page.resize(1280, 721)
    assert len(fitting.outgrown(page)) == 1


def test_sideways_scrolling_is_found(page: QWidget) -> None:
    """A page wider than its area scrolls sideways."""
    area, wide = QScrollArea(), QLabel("breit")
    wide.setFixedWidth(900)
    area.setWidget(wide)
    assert len(fitting.sideways(put(page, area))) == 1


def test_a_small_target_is_found(page: QWidget) -> None:
    """A button of 20 px and a primary one of 30 are too small."""
    primary = QPushButton("Senden")
    set_role(primary, "primary")
    primary.setStyleSheet("min-height: 0; padding: 0")
    put_at(page, QPushButton("x"), 20, 20)
    put_at(page, primary, 90, 30)
    assert len(fitting.small_targets(page)) == 2


def test_a_row_without_its_whole_is_found(page: QWidget) -> None:
    """A row that says its words nowhere but in paint is found, one with a tool tip and spoken words is not."""
    rows = QListWidget()
    rows.addItem("Kim")
    assert len(fitting.rows_without_whole(put(page, rows))) == 1
    item = rows.item(0)
    item.setToolTip("Kim")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, "Kim")
    assert fitting.rows_without_whole(page) == []


def test_faint_words_are_found_in_the_pixels(page: QWidget) -> None:
    """Grey words on white are found by what is seen, whatever set their colour; black ones are not."""
    faint, strong = QLabel("Kaum zu lesen"), QLabel("Gut zu lesen")
    faint.setStyleSheet("color: #bbbbbb; background: #ffffff")
    strong.setStyleSheet("color: #000000; background: #ffffff")
    assert len(seeing.faint(put(put(page, faint), strong))) == 1


def test_a_faint_icon_is_found(page: QWidget, themed: Theme) -> None:
    """A button that has nothing but an icon in the colour of its ground is found, one of ours is not."""
    faint, strong = (
        QPushButton(icons.icon("phone", Tints("#dddddd", "#dddddd", "#dddddd"), 20), ""),
        QPushButton(themed.icon("phone"), ""),
    )
    faint.setStyleSheet("background: #ffffff")
    assert "icon" in "".join(seeing.faint(put(page, faint)))
    faint.hide()
    assert seeing.faint(put(page, strong)) == []


def test_faint_words_further_down_are_found(page: QWidget) -> None:
    """Grey words that one has to scroll to are found too."""
    area, inside, faint = QScrollArea(), QWidget(), QLabel("Kaum zu lesen")
    faint.setStyleSheet("color: #bbbbbb; background: #ffffff")
    inside.resize(200, 900)
    faint.setParent(inside)
    faint.move(0, 800)
    area.setWidget(inside)
    put(page, area)
    assert seeing.faint(page) == []
    assert any("Kaum zu lesen" in one for one in seeing.faint_below(page))


def test_a_field_without_an_edge_is_found(page: QWidget) -> None:
    """A field that looks like what is around it has no edge."""
    bare = QLineEdit()
    bare.setStyleSheet("border: none; background: transparent")
    assert "at its edge" in "".join(seeing.faint(put(page, bare)))


def test_a_faint_palette_is_found() -> None:
    """A pair of the palette below the threshold is named."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor("#999999"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#ffffff"))
    assert any(one.startswith("Text on Base") for one in faint_palette(palette))


def test_an_invisible_focus_is_found(page: QWidget) -> None:
    """A button that looks the same with the focus is found once, by Tab or by being led there; ours are not."""
    bare = QPushButton("Weiter")
    bare.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid #000; background: #fff; outline: none }")
    put(put(page, QLineEdit()), bare)
    found = seeing.invisible_focus(page)
    assert len(found) == 1
    assert "Weiter" in found[0]


def test_a_mute_row_is_found(page: QWidget) -> None:
    """A row that leaves out the time, or says an id, is found; one that says all is not."""
    short = replace(CARD, spoken="Sofort. 0123456789abcdef01. Häusliche Gewalt")
    assert spoken.mute_rows(put(page, listed(CARD))) == []
    found = spoken.mute_rows(put(page, listed(short)))
    assert len(found) == 4, "two agencies, the time, the id"


def listed(card: Card) -> CardList:
    """A list of one card."""
    model = NotificationModel(lambda _numbers: [card])
    made = CardList(model)
    model.setParent(made)
    model.show_numbers([1])
    return made


def test_a_colour_alone_is_found(page: QWidget) -> None:
    """A banner without words and a wrong field without a message are found; with words they are not."""
    banner, field, message = QFrame(), QLineEdit(), label("Hier fehlt eine Angabe.", "error")
    set_role(banner, "banner", "danger")
    banner.setMinimumHeight(20)
    set_role(field, "field", "danger")
    assert len(spoken.colour_alone(put(put(page, banner), field))) == 2
    QVBoxLayout(banner).addWidget(label("Noch nicht übermittelt"))
    put(page, message)
    assert spoken.colour_alone(page) == []


def test_a_bare_chip_is_found() -> None:
    """A chip without words or without a picture is a colour alone."""
    chips = [Chip("", "danger", "circle-alert"), Chip("Sofort", "danger", "no such icon"), CARD.chips[0]]
    assert len(spoken.bare_chips(chips, icons.names())) == 2


def test_what_is_announced_wrongly_is_found() -> None:
    """Nothing, twice, another thing and too loud are all found."""
    right = Announced("Abgeglichen um 16:13 Uhr", assertive=False)
    assert spoken.misspoken([right], "Abgeglichen") == []
    assert spoken.misspoken([], "Abgeglichen") == ["nothing was announced"]
    assert len(spoken.misspoken([right, right], "Abgeglichen")) == 1
    assert len(spoken.misspoken([right], "Konflikt")) == 1
    assert len(spoken.misspoken([right], "Abgeglichen", assertive=True)) == 1
    assert len(spoken.misspoken([Announced("Abgeglichen", assertive=True)], "Abgeglichen")) == 1
