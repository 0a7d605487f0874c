"""What happened to a notification, on the screen: all of it in its order, the end of a long one a little later."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.timeline import Entry
from desktop.ui.tab_walk import in_order
from desktop.ui.theme.theme import Theme
from desktop.ui.timeline import Timeline
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


def _entries(count: int) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"{number}", f"Schritt {number}", "Dienst A", "", "check", faint=False) for number in range(count)
    )


def _seen(timeline: Timeline) -> list[str]:
    """The steps that stand there, from top to bottom."""
    found = [made.text() for made in in_order(timeline) if isinstance(made, QLabel)]
    return [word for word in found if word.startswith("Schritt")]


def _shown(count: int) -> Timeline:
    made = Timeline()
    made.show_entries(_entries(count))
    return made


def test_a_short_one_stands_there_at_once(themed: Theme, qtbot: QtBot) -> None:
    """What fits on a page is there before anything else happens."""
    made = _shown(5)
    show(qtbot, made, 480, 400)
    assert _seen(made) == [f"Schritt {number}" for number in range(5)]


def test_a_long_one_follows_in_turns(themed: Theme, qtbot: QtBot) -> None:
    """Of a hundred entries the first stand there at once and all others follow, none twice and none out of place."""
    made = _shown(100)
    first = _seen(made)
    assert first == [f"Schritt {number}" for number in range(len(first))]
    assert 5 < len(first) < 50
    show(qtbot, made, 480, 400)
    qtbot.waitUntil(lambda: len(_seen(made)) == 100)
    assert _seen(made) == [f"Schritt {number}" for number in range(100)]


def test_what_stands_there_stays(themed: Theme, qtbot: QtBot) -> None:
    """Where entries are added the widgets of those before stay; a changed one and what follows it are made anew."""
    made = _shown(45)
    made.parts.finish()
    show(qtbot, made, 480, 400)
    before = {label.text(): label for label in made.findChildren(QLabel)}
    made.show_entries(_entries(47))
    made.parts.finish()
    assert _seen(made) == [f"Schritt {number}" for number in range(47)]
    now = {label.text(): label for label in made.findChildren(QLabel)}
    assert {text for text in before if now[text] is before[text]} >= {f"Schritt {number}" for number in range(40)}
    other = (*_entries(2), Entry("9", "Schritt 9", "Dienst B", "", "check", faint=True), *_entries(47)[3:])
    made.show_entries(other)
    made.parts.finish()
    assert _seen(made)[:4] == ["Schritt 0", "Schritt 1", "Schritt 9", "Schritt 3"]
    assert len(_seen(made)) == 47
    made.show_entries(_entries(1))
    assert _seen(made) == ["Schritt 0"]


def test_it_can_be_finished_now(themed: Theme, qtbot: QtBot) -> None:
    """Who has to know how high it is gets all of it now, and nothing is added a second time later."""
    made = _shown(100)
    made.parts.finish()
    assert len(_seen(made)) == 100
    show(qtbot, made, 480, 400)
    QApplication.processEvents()
    assert len(_seen(made)) == 100
