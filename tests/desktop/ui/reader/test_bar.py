"""The bar of a document says what somebody wants, and shows where they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.reader.bar import ReaderBar
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


@pytest.fixture
def bar(qtbot: QtBot, themed: Theme) -> ReaderBar:
    made = ReaderBar("Leitfaden")
    show(qtbot, made, 1100, 120)
    made.set_ready(ready=True)
    made.show_page(2, 18)
    return made


def test_it_leads_to_a_page(bar: ReaderBar, qtbot: QtBot) -> None:
    """Enter goes there; a page there is not is the last one, and what somebody is writing is not overwritten."""
    assert (bar.number.text(), bar.of.text()) == ("3", "von 18")
    bar.number.setFocus()
    bar.number.selectAll()
    QTest.keyClicks(bar.number, "99")
    bar.show_page(5, 18)
    assert bar.number.text() == "99"
    with qtbot.waitSignal(bar.page_wanted) as wanted:
        QTest.keyClick(bar.number, Qt.Key.Key_Return)
    assert wanted.args == [17]
    bar.number.setText("drei")
    QTest.keyClick(bar.number, Qt.Key.Key_Return)
    assert bar.number.text() == "6"


def test_it_tells_of_zoom_text_and_search(bar: ReaderBar) -> None:
    """Each button says one thing."""
    told: list[object] = []
    for signal in (bar.zoom_wanted, bar.text_wanted, bar.step_wanted, bar.back_wanted, bar.confirm_wanted):
        signal.connect(lambda *args: told.append(args[0] if args else "pressed"))
    bar.search.setText("wort")
    bar.show_found("Treffer 1 von 3", found=True)
    for button in (bar.closer, bar.farther, bar.fit, bar.text, bar.next, bar.previous, bar.back, bar.confirm):
        button.click()
    assert told == ["closer", "farther", "fit", True, 1, -1, "pressed", "pressed"]


def test_it_says_what_comes_of_a_search(bar: ReaderBar) -> None:
    """And offers to go through what was found; without words it says nothing."""
    assert bar.found.text() == ""
    bar.show_found("Nicht gefunden", found=False)
    assert bar.found.text() == ""
    bar.search.setText("wort")
    bar.show_found("Treffer 2 von 7", found=True)
    assert (bar.found.text(), bar.next.isEnabled(), bar.previous.isEnabled()) == ("Treffer 2 von 7", True, True)
    bar.show_found("Nicht gefunden", found=False)
    assert (bar.found.text(), bar.next.isEnabled(), bar.previous.isEnabled()) == ("Nicht gefunden", False, False)


def test_what_waits_for_the_document_cannot_be_pressed(bar: ReaderBar) -> None:
    """One can always go back; what is confirmed is not offered again."""
    bar.set_ready(ready=False)
    assert bar.back.isEnabled()
    assert not (bar.number.isEnabled())
    assert not (bar.search.isEnabled())
    assert not (bar.closer.isEnabled())
    bar.show_zoom(109.6)
    assert bar.percent.text() == "110 %"
    bar.show_confirmed(confirmed=True)
    assert not bar.confirm.isVisible()
