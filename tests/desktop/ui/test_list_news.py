"""A list kept up to date from another thread never goes back behind what the window's own has shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.notification_list import Filter
from desktop.ui.desk import Desk
from desktop.ui.list_news import Changed, ListNews, Wanted
from tests.helpers.company import ASD, Company, Member
from tests.helpers.window import Reading


class Following:
    """The news of a list, and what it was told."""

    def __init__(self, member: Member) -> None:
        self.desk = Desk(Reading(member))
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
    following.news.begin()
    following.news.ask(frozenset((b"one",)))
    QApplication.processEvents()
    assert following.shown == [(1, frozenset((b"one",)))]
    assert following.counts == [{Filter.OPEN: 1, Filter.OVERDUE: 0}] * 2


def test_what_was_asked_for_before_the_window_asked_itself_is_not_shown(following: Following) -> None:
    """An older answer would take away what was just written, and choose another notification in its place."""
    following.news.ask()
    following.news.overtake()
    QApplication.processEvents()
    assert following.shown == []
    following.news.ask()
    QApplication.processEvents()
    assert following.shown == [(1, None)]


def test_what_somebody_no_longer_looks_at_is_not_shown(following: Following) -> None:
    """With another filter or search meanwhile only the counts are of use."""
    following.news.ask()
    following.wanted = (Filter.OVERDUE, "")
    QApplication.processEvents()
    assert (following.shown, len(following.counts)) == ([], 1)


def test_news_come_together(following: Following, qtbot: QtBot) -> None:
    """The first is asked about at once, what comes in the moment after it in one question."""
    for one in (b"1", b"2", b"3"):
        following.desk.changed.emit(frozenset((one,)))
    qtbot.waitUntil(lambda: len(following.shown) == 2)
    assert following.shown == [(1, frozenset((b"1",))), (1, frozenset((b"2", b"3")))]
