"""The page of the one chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.detail_page import DetailPage
from desktop.ui.parts import button, label
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, focused, show

pytestmark = SHOWING


@pytest.fixture
def page(themed: Theme, qtbot: QtBot) -> DetailPage:
    """A page that is seen."""
    page = DetailPage()
    show(qtbot, page, 400, 300)
    return page


def parts(lines: int) -> Callable[[], list[QWidget]]:
    """Two buttons below many lines."""
    return lambda: [
        *(label(f"Zeile {one}") for one in range(lines)),
        button("Erster", lambda: None),
        button("Zweiter", lambda: None),
    ]


def words(page: DetailPage) -> list[str]:
    """What stands on it."""
    return [one.text() for one in page.findChildren(QLabel)]


def test_it_says_what_it_shows(page: DetailPage) -> None:
    """A sentence or the parts, each with its name to be heard."""
    page.show_nothing("Wählen Sie etwas.", "Nichts gewählt")
    assert (page.accessibleName(), words(page)) == ("Nichts gewählt", ["Wählen Sie etwas."])
    page.show_parts("eins", "Das Erste", parts(1))
    assert (page.accessibleName(), words(page)) == ("Das Erste", ["Zeile 0"])


def test_the_same_one_keeps_its_place_and_its_focus(page: DetailPage) -> None:
    """What is shown again stays where it was scrolled to, on the button somebody was on."""
    page.show_parts("eins", "Das Erste", parts(60))
    focus_on(page, "Zweiter")
    place = page.verticalScrollBar().maximum() // 2
    page.verticalScrollBar().setValue(place)
    page.show_parts("eins", "Das Erste", parts(60))
    assert page.verticalScrollBar().value() == place
    assert named(focused()) == "Zweiter"


def test_made_of_the_same_it_is_left_as_it_stands(page: DetailPage) -> None:
    """Nothing is made anew under whoever reads it, until it is made of something else or has another key."""
    page.show_parts("eins", "Das Erste", parts(1), of=("so",))
    focus_on(page, "Zweiter")
    before = focused()
    page.show_parts("eins", "Das Erste", parts(2), of=("so",))
    assert (focused() is before, words(page)) == (True, ["Zeile 0"])
    page.show_parts("eins", "Das Erste", parts(2), of=("anders",))
    assert words(page) == ["Zeile 0", "Zeile 1"]
    page.show_nothing("Wählen Sie etwas.", "Nichts gewählt")
    page.show_parts("eins", "Das Erste", parts(2), of=("anders",))
    assert words(page) == ["Zeile 0", "Zeile 1"]


def test_a_button_that_is_gone_leaves_the_focus_to_the_page(page: DetailPage) -> None:
    """The focus never falls out of the page."""
    page.show_parts("eins", "Das Erste", parts(1))
    focus_on(page, "Zweiter")
    page.show_parts("eins", "Das Erste", lambda: [label("Zeile")])
    assert focused() is page


def test_another_one_is_shown_from_its_top(page: DetailPage) -> None:
    """Where one had scrolled to in the last is forgotten."""
    page.show_parts("eins", "Das Erste", parts(60))
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    page.show_parts("zwei", "Das Zweite", parts(60))
    assert page.verticalScrollBar().value() == 0


def focus_on(page: DetailPage, text: str) -> None:
    """Give the focus to a button of the page."""
    next(one for one in page.findChildren(QWidget) if named(one) == text).setFocus()


def named(widget: QWidget) -> str:
    """What a button says."""
    return str(getattr(widget, "text", lambda: "")())
