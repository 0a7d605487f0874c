"""A list kept up to date from another thread never goes back behind what the window's own has shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.notification_list import Filter
from desktop.ui.desk import Desk
from desktop.ui.list_news import ListNews, Wanted
from desktop.ui.notification_model import Changed
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.window import Backstage, Reading, Waiting


class Following:
    """The news of a list, and what it was told."""

    def __init__(self, member: Member, backstage: Backstage | None = None) -> None:
        self.member = member
        self.desk = Desk(backstage or Reading(member))
        self.parent = QObject()
        self.wanted: Wanted = (Filter.ALL, "")
        self.shown: list[tuple[int, Changed]] = []
        self.counts: list[dict[Filter, int]] = []
        self.news = ListNews(self.desk, lambda: self.wanted, self.show, self.counts.append, self.parent)

    def show(self, numbers: Sequence[int], changed: Changed) -> None:
        self.shown.append((len(numbers), changed))


@pytest.fixture
def following(qtbot: QtBot, company: Company, police: Member, willich: Member) -> Iterator[Following]:
    """The list of all notifications of Willich, of which there is one."""
    police.notify(ASD)
    company.everybody_syncs()
    made = Following(willich)
    yield made
    made.desk.close()


def test_what_is_found_is_shown(following: Following) -> None:
    """The numbers of the list come with what changed, and how many wait under the filters that say so."""
    following.news.ask(frozenset((b"one",)))
    QApplication.processEvents()
    assert following.shown == [(1, frozenset((b"one",)))]
    assert following.counts == [{Filter.TO_DO: 1, Filter.OPEN: 1, Filter.OVERDUE: 0}]


def test_what_was_asked_for_before_the_window_asked_itself_is_not_shown(following: Following, qtbot: QtBot) -> None:
    """An older answer would take away what was just written; all of the list is asked for anew in its place."""
    following.news.ask(frozenset())
    following.news.overtake()
    following.member.notify(POLICE)
    qtbot.waitUntil(lambda: bool(following.shown))
    assert following.shown == [(2, frozenset())]


def test_what_changed_is_not_lost_with_an_older_answer(following: Following, qtbot: QtBot) -> None:
    """Between the first rows and all of them a change is heard of: what looks different is told all the same."""
    following.desk.changed.emit(frozenset((b"one",)))
    following.news.overtake()
    qtbot.waitUntil(lambda: (1, frozenset((b"one",))) in following.shown)
    assert following.shown == [(1, frozenset((b"one",)))]


def test_what_somebody_no_longer_looks_at_is_not_shown(following: Following, qtbot: QtBot) -> None:
    """With another filter or search meanwhile only the counts are of use, and the list is asked for anew."""
    following.news.ask()
    following.wanted = (Filter.OVERDUE, "")
    qtbot.waitUntil(lambda: bool(following.shown))
    assert following.shown == [(0, None)]
    assert following.counts == [{Filter.TO_DO: 1, Filter.OPEN: 1, Filter.OVERDUE: 0}] * 2


def test_what_somebody_no_longer_looks_at_is_not_read(qtbot: QtBot, willich: Member) -> None:
    """What still waits to be read for an older search is left, and only the newest is brought to its end."""
    waiting = Waiting(willich)
    following = Following(willich, waiting)
    for word in ("a", "ab", "abc"):
        following.wanted = (Filter.ALL, word)
        following.news.overtake()
        QApplication.processEvents()
    waiting.go_on()
    QApplication.processEvents()
    assert (following.shown, len(following.counts), waiting.read_for) == ([(0, frozenset())], 1, 3)
    following.desk.close()


def test_a_long_list_is_read_once_more_however_much_comes(qtbot: QtBot, willich: Member) -> None:
    """While it is read nothing else of it waits to be read, and what changed meanwhile is told with what is shown."""
    waiting = Waiting(willich)
    following = Following(willich, waiting)
    for one in (b"1", b"2", b"3"):
        following.news.ask(frozenset((one,)))
    assert len(waiting.tasks) == 1
    waiting.go_on()
    assert waiting.read_for == 2
    assert following.shown == [(0, frozenset((b"1", b"2", b"3"))), (0, frozenset())]
    following.desk.close()


def test_news_come_together(following: Following, qtbot: QtBot) -> None:
    """The first is asked about at once, what comes in the moment after it in one question."""
    for one in (b"1", b"2", b"3"):
        following.desk.changed.emit(frozenset((one,)))
    qtbot.waitUntil(lambda: len(following.shown) == 2)
    assert following.shown == [(1, frozenset((b"1",))), (1, frozenset((b"2", b"3")))]
