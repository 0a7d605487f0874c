"""A label that remembers its heights is as high as one that does not, whatever happens to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.measured import Measured
from desktop.ui.parts import frame, label
from desktop.ui.theme.roles import set_role
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING
_WORDS: Final = "Wer das Kind gesehen hat, wann und wo, und was es dabei mit eigenen Worten gesagt hat. " * 3
_WIDTHS: Final = (90, 240, 900)
_CHANGES: Final[dict[str, Callable[[QLabel, Theme], object]]] = {
    "other words": lambda one, _: one.setText(_WORDS * 2),
    "no words": lambda one, _: one.setText(""),
    "one line": lambda one, _: one.setWordWrap(False),
    "rich words": lambda one, _: _read_as(one, Qt.TextFormat.PlainText, Qt.TextFormat.RichText),
    "plain words": lambda one, _: _read_as(one, Qt.TextFormat.RichText, Qt.TextFormat.PlainText),
    "another font": lambda one, shown: one.setFont(shown.font("title")),
    "another role": lambda one, _: set_role(one, "title"),
    "a box around the words": lambda one, _: set_role(one, "chip", "warn"),
    "larger text": lambda _, shown: shown.apply(_app(), Mode.light, 2.0),
    "another appearance": lambda _, shown: shown.apply(_app(), Mode.contrast, 1.5),
    "a place of its own": lambda one, _: one.setParent(None),
}


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _heights(one: QLabel) -> list[int]:
    return [one.heightForWidth(width) for width in _WIDTHS]


def _read_as(one: QLabel, first: Qt.TextFormat, then: Qt.TextFormat) -> None:
    """Show the same words as one sort and, once somebody has asked how high that is, as another."""
    one.setTextFormat(first)
    one.setText("<b>Wer</b><br>" * 9)
    _heights(one)
    one.setTextFormat(then)


@pytest.fixture
def twins(themed: Theme, qtbot: QtBot) -> Iterator[tuple[Measured, QLabel]]:
    """Two labels of the same words in a frame that is shown; the second is Qt's own."""
    holder, layout = frame("card")
    qtbot.addWidget(holder)
    made = label(_WORDS, "small")
    own = QLabel(_WORDS)
    own.setWordWrap(True)
    set_role(own, "small")
    assert isinstance(made, Measured)
    for one in (made, own):
        layout.addWidget(one)
    holder.show()
    yield made, own
    holder.hide()


def test_it_is_as_high_as_any(twins: tuple[Measured, QLabel]) -> None:
    """Asked for the first time and again it gives what Qt does, and narrow is higher."""
    made, own = twins
    assert _heights(made) == _heights(made) == _heights(own)
    assert _heights(made) == sorted(_heights(made), reverse=True)


@pytest.mark.parametrize("change", list(_CHANGES))
def test_what_changes_its_height_is_measured_anew(
    twins: tuple[Measured, QLabel], themed: Theme, qtbot: QtBot, change: str
) -> None:
    """Whatever happens to both, they go on being equally high."""
    made, own = twins
    assert _heights(made) == _heights(own)
    for one in twins:
        _CHANGES[change](one, themed)
        if one.parent() is None:
            qtbot.addWidget(one)
    assert _heights(made) == _heights(own)
    assert made.sizeHint() == own.sizeHint()


def test_its_words_are_laid_out_once_for_a_width(twins: tuple[Measured, QLabel]) -> None:
    """However often it is asked, it measures each width once."""
    made, _ = twins
    made.setText("Kurz.")
    for _ in range(3):
        _heights(made)
    assert sorted(made._heights) == sorted(_WIDTHS)


def test_a_layout_sees_the_height_it_has_now(twins: tuple[Measured, QLabel]) -> None:
    """A frame of a width grows with the words in it."""
    made, own = twins
    holder = made.parentWidget()
    assert holder is not None
    own.hide()
    before = holder.heightForWidth(300)
    made.setText(_WORDS * 4)
    assert holder.heightForWidth(300) > before


class _Asking(QLabel):
    """Qt's own, with somebody who asks how high it is while it changes."""

    def changeEvent(self, event: QEvent) -> None:
        """Change and be asked."""
        super().changeEvent(event)
        self.setProperty("seen", self.heightForWidth(240))


class _Asked(Measured, _Asking):
    """The label, above it."""


def test_whoever_asks_in_the_middle_of_a_change_hears_what_holds_then(themed: Theme, qtbot: QtBot) -> None:
    """A layout that Qt runs while it sets another font gets no height of before."""
    made = _Asked(_WORDS)
    qtbot.addWidget(made)
    made.setWordWrap(True)
    before = made.heightForWidth(240)
    made.setFont(themed.font("title"))
    assert before < made.property("seen") == made.heightForWidth(240)
