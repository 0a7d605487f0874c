"""Roles: what a widget is told to be shows at once, and stays through every change of the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStyledItemDelegate,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from desktop.ui.theme.contrast import ratio
from desktop.ui.theme.roles import set_icon, set_role
from desktop.ui.theme.theme import Mode, Theme
from desktop.ui.theme.tokens import TONES, Tone
from tests.helpers.contrasts import names_of, seen


def test_a_role_gives_the_font(qtbot: QtBot, dressed: Theme) -> None:
    """A title is written as a title, and as anything else once it is none."""
    label = QLabel("Meldung")
    qtbot.addWidget(label)
    set_role(label, "title")
    assert label.font().pointSizeF() == pytest.approx(15.75)
    set_role(label, "muted")
    assert label.font().pointSizeF() == pytest.approx(10.5)


def test_restyling_keeps_the_scale_of_every_role(app: QApplication, qtbot: QtBot, dressed: Theme) -> None:
    """Fonts follow the scale, and a change of appearance leaves them as large as they are."""
    labels = {"body": QLabel("a"), "title": QLabel("b"), "phone": QLabel("c")}
    for role, label in labels.items():
        qtbot.addWidget(label)
        if role == "title":
            set_role(label, "title")
        if role == "phone":
            set_role(label, "phone")
    for mode, scale in ((Mode.light, 2.0), (Mode.dark, 2.0), (Mode.contrast, 1.5), (Mode.light, 1.0)):
        dressed.apply(app, mode, scale)
        for role, label in labels.items():
            label.ensurePolished()
            assert label.font().pointSizeF() == pytest.approx(dressed.font(role).pointSizeF())


def test_a_new_parent_leaves_the_scale_alone(app: QApplication, qtbot: QtBot, dressed: Theme) -> None:
    """Words keep role and scale when they move into another part of the window."""
    first, second = QFrame(), QFrame()
    title, body = QLabel("a"), QLabel("b")
    QVBoxLayout(second)
    for frame in (first, second):
        qtbot.addWidget(frame)
    for label in (title, body):
        label.setParent(first)
    set_role(title, "title")
    first.ensurePolished()
    body.ensurePolished()
    dressed.apply(app, Mode.light, 2.0)
    for label, points in ((title, 31.5), (body, 21.0)):
        label.setParent(second)
        label.ensurePolished()
        assert label.font().pointSizeF() == pytest.approx(points)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("mode", [Mode.light, Mode.dark, Mode.contrast])
def test_a_chip_shows_its_tone(app: QApplication, qtbot: QtBot, dressed: Theme, mode: Mode, tone: Tone) -> None:
    """The words and the ground of a chip have the colours of its tone, legibly."""
    dressed.apply(app, mode)
    chip = QLabel("Überfällig")
    qtbot.addWidget(chip)
    set_role(chip, "chip", tone)
    found = list(names_of(seen(chip)))
    ground = dressed.colour(f"{tone}_back").name()
    assert found.count(ground) > len(found) / 3
    assert max(ratio(colour, ground) for colour in set(found)) >= 4.5


def test_words_in_a_banner_take_its_tone(qtbot: QtBot, dressed: Theme) -> None:
    """A banner that changes its tone recolours the words it already has."""
    banner = QFrame()
    qtbot.addWidget(banner)
    label = QLabel("Ohne Verbindung", banner)
    QVBoxLayout(banner).addWidget(label)
    for tone in ("neutral", "danger"):
        set_role(banner, "banner", "danger" if tone == "danger" else "neutral")
        assert label.palette().color(label.foregroundRole()) == dressed.colour(tone)


@pytest.mark.parametrize("tone", TONES)
def test_what_is_just_made_looks_the_same(qtbot: QtBot, dressed: Theme, tone: Tone) -> None:
    """A frame and a chip look as they are, whether the style sheet heard of it at once or when they are first shown."""
    looks = []
    for just_made in (True, False):
        banner, words, chip = QFrame(), QLabel("Ohne Verbindung"), QLabel("Überfällig")
        qtbot.addWidget(banner)
        set_role(banner, "banner", tone, just_made=just_made)
        set_role(chip, "chip", tone, just_made=just_made)
        layout = QVBoxLayout(banner)
        for one in (words, chip):
            layout.addWidget(one)
        looks.append((banner.sizeHint(), list(names_of(seen(banner)))))
    assert looks[0] == looks[1]
    assert dressed.colour(f"{tone}_back").name() in looks[0][1]


def test_a_wrong_field_is_marked_and_cleared(qtbot: QtBot, dressed: Theme) -> None:
    """A field told to be wrong has the border of danger until it is told otherwise."""
    field = QLineEdit("31.02.2026")
    qtbot.addWidget(field)
    danger = dressed.colour("danger").name()
    set_role(field, "field", "danger")
    assert danger in set(names_of(seen(field)))
    set_role(field, "field")
    assert danger not in set(names_of(seen(field)))


def test_an_icon_keeps_to_theme_and_scale(app: QApplication, qtbot: QtBot, dressed: Theme) -> None:
    """A button's icon takes the colour of its role in every appearance, and grows with the text."""
    button = QPushButton("Bestätigen")
    qtbot.addWidget(button)
    set_role(button, "primary")
    set_icon(button, "square")
    for mode, scale in ((Mode.light, 1.0), (Mode.dark, 2.0)):
        dressed.apply(app, mode, scale)
        size = button.iconSize()
        assert size.height() == dressed.px(18)
        drawn = button.icon().pixmap(size).toImage()
        colours = {drawn.pixelColor(x, drawn.height() // 2).name() for x in range(drawn.width())}
        assert dressed.colour("onaccent").name() in colours


def test_a_label_shows_an_icon(qtbot: QtBot, dressed: Theme) -> None:
    """A label with an icon shows it in the size of icons."""
    label = QLabel()
    qtbot.addWidget(label)
    set_icon(label, "cloud-off", "text2")
    assert label.pixmap().deviceIndependentSize().toSize() == QSize(18, 18)


def test_an_icon_may_be_larger(app: QApplication, qtbot: QtBot, dressed: Theme) -> None:
    """The sign of the program keeps a size of its own, which follows the scale."""
    label = QLabel()
    qtbot.addWidget(label)
    set_icon(label, "shield-check", "accent", 28)
    dressed.apply(app, Mode.light, 2.0)
    assert label.pixmap().deviceIndependentSize().toSize() == QSize(56, 56)


def test_fields_of_qt_get_what_the_sheet_cannot_give(qtbot: QtBot, dressed: Theme) -> None:
    """A combo box draws its rows by the style sheet, and a spin box keeps room before its number."""
    combo, spin = QComboBox(), QSpinBox()
    for one in (combo, spin):
        qtbot.addWidget(one)
        set_role(one, "field")
    assert isinstance(combo.itemDelegate(), QStyledItemDelegate)
    line = spin.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.textMargins().left() == dressed.px(10)
