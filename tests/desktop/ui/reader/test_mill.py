"""The thread of a document: what is seen first, then texts, then the search; and nothing once it has ended."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from typing import Any

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.reader.mill import MOST_HITS, Hears, Mill, Wanted
from tests.helpers.pdf import crowded, encrypted, guide, plain

SECONDS = 10.0


class Heard:
    """What a mill tells, gone through when a test says so."""

    def __init__(self, content: bytes) -> None:
        self.posts: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.told: list[tuple[Any, ...]] = []
        hears = Hears(
            lambda sizes: self.told.append(("opened", len(sizes))),
            lambda reason: self.told.append(("failed", reason.code)),
            lambda wanted, image: self.told.append(("drawn", wanted.page, image.width())),
            lambda page, reason: self.told.append(("spoiled", page, reason.code)),
        )
        self.mill = Mill(content, self.posts.put, hears)

    def hear(self, count: int = 1) -> list[tuple[Any, ...]]:
        """Go through so many of what is told; gives what was told."""
        for _ in range(count):
            self.posts.get(timeout=SECONDS)()
        return self.told[-count:]


@pytest.fixture
def heard(qapp: QApplication) -> Iterator[Heard]:
    made = Heard(guide())
    yield made
    made.mill.stop()


def test_it_opens_and_draws(heard: Heard) -> None:
    """Pages come in the order they are wanted, at the scale that was wanted."""
    assert heard.hear() == [("opened", 3)]
    heard.mill.want([Wanted(2, 0.5), Wanted(0, 0.5)])
    assert heard.hear(2) == [("drawn", 2, 298), ("drawn", 0, 298)]


def test_it_reads_and_searches(heard: Heard) -> None:
    """A text is told with its page, a search page by page; a new search takes the place of the one before."""
    texts: list[tuple[int, str]] = []
    found: list[tuple[int, int]] = []
    heard.hear()
    heard.mill.read(2, lambda page, text: texts.append((page, text.splitlines()[0])))
    heard.hear()
    heard.mill.find("sie", lambda page, hits: found.append((page, len(hits or ()))))
    heard.hear(3)
    assert texts == [(2, "Meldeweg")]
    assert found == [(0, 2), (1, 2), (2, 0)]


def test_a_page_that_cannot_be_read_is_told(heard: Heard) -> None:
    """A search goes on with the next one, and who looks at it reads why it is not there."""
    found: list[tuple[int, int | None]] = []
    heard.hear()
    document = heard.mill._document
    assert document._reading is not None
    psutil.Process(document._reading.id).kill()
    heard.mill.find("sie", lambda page, hits: found.append((page, None if hits is None else len(hits))))
    heard.hear(3)
    assert found == [(0, None), (1, 2), (2, 0)]
    psutil.Process(document._reading.id).kill()
    heard.mill.want([Wanted(1, 0.5), Wanted(2, 0.5)])
    assert heard.hear(2) == [("spoiled", 1, "pdf_page_too_much"), ("drawn", 2, 298)]


def test_a_search_ends_where_there_are_too_many(qapp: QApplication) -> None:
    """Pages behind are not looked through; the one with too many is told whole."""
    pages = 2 * MOST_HITS // 400
    heard = Heard(plain(["a " * 400] * pages))
    counts: list[int] = []
    heard.hear()
    heard.mill.find("a", lambda _page, hits: counts.append(len(hits or ())))
    heard.hear(MOST_HITS // 400 + 1)
    heard.mill.read(0, lambda _page, _text: counts.append(-1))
    heard.hear()
    assert counts == [400] * (MOST_HITS // 400 + 1) + [-1]
    heard.mill.stop()


def test_closing_waits_for_no_page(qapp: QApplication) -> None:
    """Whatever is drawn at that moment, thread and process end at once."""
    heard = Heard(crowded(400_000))
    heard.hear()
    heard.mill.want([Wanted(0, 1.0)])
    heard.mill.stop()
    assert not heard.mill._thread.is_alive()


def test_what_cannot_be_opened_is_told(qapp: QApplication) -> None:
    """The thread ends, and why is told once."""
    heard = Heard(encrypted())
    assert heard.hear() == [("failed", "pdf_encrypted")]
    heard.mill.stop()


def test_nobody_is_told_anything_after_the_end(heard: Heard) -> None:
    """What was on its way already is told to nobody, for its widgets may be gone."""
    heard.hear()
    heard.mill.want([Wanted(0, 0.5)])
    deliver = heard.posts.get(timeout=SECONDS)
    heard.mill.stop()
    deliver()
    assert heard.told == [("opened", 3)]
