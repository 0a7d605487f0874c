"""A document inside the window: opened from memory, turned, searched, its text read and copied, and closed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.ui.reader.mill import Wanted
from desktop.ui.reader.screen import ReaderScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.pdf import blank, encrypted, guide
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


class Posting(QObject):
    """Has something called in Qt's thread, as a desk does."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self.run)

    def run(self, function: Callable[[], None]) -> None:
        function()

    def post(self, function: Callable[[], None]) -> None:
        self.arrived.emit(function)


class Shown:
    """Somebody who reads."""

    def __init__(self, qtbot: QtBot, content: bytes, page: int = 1) -> None:
        self.posting, self.said = Posting(), list[str]()
        self.reader = ReaderScreen("Leitfaden", content, self.posting.post)
        self.reader.announce_with(lambda text: self.said.append(str(text)))
        self.reader.begin_at(page)
        show(qtbot, self.reader, 1000, 700)


@pytest.fixture
def opening(qtbot: QtBot, themed: Theme) -> Iterator[Callable[..., Shown]]:
    """Opens documents, which are closed at the end."""
    opened: list[Shown] = []

    def make(content: bytes, page: int = 1) -> Shown:
        opened.append(Shown(qtbot, content, page))
        return opened[-1]

    yield make
    for one in opened:
        one.reader.stop()


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=10_000)


def test_it_begins_where_somebody_was(opening: Callable[..., Shown], qtbot: QtBot) -> None:
    """At that page, which is drawn soon; that they are there is told once they stay."""
    shown = opening(guide(9), 4)
    with qtbot.waitSignal(shown.reader.turned, timeout=10_000) as turned:
        pass
    assert turned.args == [4, 9]
    until(qtbot, lambda: 3 in shown.reader.pages._images)
    assert (shown.reader.bar.number.text(), shown.reader.pages.hasFocus()) == ("4", True)


def test_a_page_that_cannot_be_shown_was_not_come_to(opening: Callable[..., Shown], qtbot: QtBot) -> None:
    """Whoever stays at it reads why; that they are there is told only once they see something of it."""
    shown = opening(guide(9))
    told: list[list[int]] = []
    shown.reader.turned.connect(lambda *where: told.append([*where]))
    until(qtbot, lambda: told == [[1, 9]])
    shown.reader._mill.stop()
    shown.reader.pages.go_to(8)
    shown.reader._spoiled(8, Refused("pdf_page_damaged", "Seite 9 lässt sich nicht zeigen."))
    until(qtbot, lambda: not shown.reader._resting.isActive())
    assert (told, shown.said[-1]) == ([[1, 9]], "Seite 9 lässt sich nicht zeigen.")
    shown.reader._drawn(Wanted(8, 1.0), QImage(10, 10, QImage.Format.Format_RGB32))
    assert told == [[1, 9], [9, 9]]


def test_words_are_found_through_the_whole_document(opening: Callable[..., Shown], qtbot: QtBot) -> None:
    """Somebody is led to the first from where they are, to the next and back, and hears where that is."""
    shown = opening(guide(9), 4)
    shown.reader.look_for("fragen")
    until(qtbot, lambda: shown.reader.bar.found.text() == "Treffer 2 von 3")
    assert shown.reader.pages.page == 4
    QTest.keyClick(shown.reader.pages, Qt.Key.Key_F3)
    assert shown.reader.pages.page == 7
    QTest.keyClick(shown.reader.pages, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert shown.said[-1] == "Treffer 2 von 3, Seite 5"
    shown.reader.look_for("nirgends")
    until(qtbot, lambda: shown.reader.bar.found.text() == "Nicht gefunden")


def test_the_text_of_a_page_can_be_read_and_copied(opening: Callable[..., Shown], qtbot: QtBot) -> None:
    """It follows the page somebody is at; the keyboard marks and copies in it."""
    shown = opening(guide(3))
    until(qtbot, shown.reader.bar.text.isEnabled)
    shown.reader.bar.text.click()
    text = shown.reader.text
    until(qtbot, lambda: text.toPlainText().startswith("Leitfaden"))
    assert text.hasFocus()
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Leitfaden Ersteinschätzung")
    shown.reader.pages.go_to(1)
    until(qtbot, lambda: text.toPlainText().startswith("Gespräch"))
    assert text.accessibleName() == "Text der Seite 2"
    assert shown.reader.panes() == (shown.reader.bar, shown.reader.pages, text)
    shown.reader.bar.text.click()
    assert not text.isVisible()


def test_a_page_without_text_says_so(opening: Callable[..., Shown], qtbot: QtBot) -> None:
    """A scanned page is no empty pane."""
    shown = opening(blank(1, 300, 400))
    until(qtbot, shown.reader.bar.text.isEnabled)
    shown.reader.bar.text.click()
    until(qtbot, lambda: "keinen Text" in shown.reader.text.toPlainText())


@pytest.mark.parametrize(("content", "said"), [(encrypted(), "verschlüsselt"), (b"kein PDF", "beschädigt")])
def test_what_cannot_be_opened_says_what_to_do(
    opening: Callable[..., Shown], qtbot: QtBot, content: bytes, said: str
) -> None:
    """In place of the pages and aloud; the way back is under the hand."""
    shown = opening(content)
    until(qtbot, lambda: said in shown.reader.state.text())
    assert said in shown.said[0]
    assert shown.reader.bar.back.hasFocus()


def test_escape_leaves_the_search_and_then_the_document(opening: Callable[..., Shown], qtbot: QtBot) -> None:
    """What was looked for goes first."""
    shown = opening(guide(1))
    until(qtbot, shown.reader.bar.search.isEnabled)
    shown.reader.bar.search.setFocus()
    QTest.keyClicks(shown.reader.bar.search, "wort")
    QTest.keyClick(shown.reader.bar.search, Qt.Key.Key_Escape)
    assert shown.reader.bar.search.text() == ""
    with qtbot.waitSignal(shown.reader.closed):
        QTest.keyClick(shown.reader.bar.search, Qt.Key.Key_Escape)


def test_pages_are_gone_to_by_number_and_zoomed(opening: Callable[..., Shown], qtbot: QtBot) -> None:
    """The bar leads the pages, and says aloud where somebody is."""
    shown = opening(guide(9))
    until(qtbot, shown.reader.bar.number.isEnabled)
    shown.reader.bar.page_wanted.emit(6)
    assert (shown.reader.pages.page, shown.said[-1]) == (6, "Seite 7 von 9")
    before = shown.reader.pages.percent
    shown.reader.bar.closer.click()
    assert shown.reader.pages.percent > before
    shown.reader.bar.fit.click()
    assert shown.reader.pages.percent == before
