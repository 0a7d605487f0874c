"""In a process of its own: the window over a profile, and what a person does in it. Prints one line of JSON.

What is measured is what `window.py` says; here it is done.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

import psutil
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figure import percentile
from benchmarks.window_stage import BEAT_MS, Opening, painted, rest, timed, until
from benchmarks.world import PHRASE
from desktop.app.session import Session
from desktop.computer import System, share_turns
from desktop.domain.rows import Selection
from desktop.domain.settings import Settings
from desktop.keys.unlock import unlock
from desktop.presenters.form import offered
from desktop.presenters.notification_list import Filter, numbers
from desktop.ui.form.opening import forms_in
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.platform.collecting import Collector
from desktop.ui.window import Window, dress

_FRAMES: Final = 300
_WORDS: Final = ("Willich", "Schief", "VIE", "Kind", "P01", "W", "Wi", "Wil")
_FILTERS: Final = (Filter.INCOMING, Filter.OVERDUE, Filter.OPEN, Filter.OUTGOING)
_STEPS: Final = 10
_PAGE: Final = 20
"""More cards than the window shows."""


def open_window(app: QApplication, folder: Path) -> dict[str, float]:
    """Open the window over a profile and work in its list; gives milliseconds and MiB."""
    key = unlock(folder, PHRASE, System().now())
    opening = Opening(app, folder)
    before = time.perf_counter()
    session, screen = opening.open(key)
    row = {"unlock": (time.perf_counter() - before) * 1000}
    until(app, lambda: screen.list_side.whole)
    assert screen.model.rowCount() == len(numbers(session.workspace, screen.filter))
    row["list"], row["list_all"] = _filtered(app, screen, Filter.ALL)
    filtered = [_filtered(app, screen, one) for one in _FILTERS]
    row["filter"], row["filter_all"] = (max(taken) for taken in zip(*filtered, strict=True))
    _filtered(app, screen, Filter.ALL)
    searched = [_searched(app, screen, word) for word in _WORDS * 5]
    row["search"], row["search_all"] = (percentile(taken, 0.95) for taken in zip(*searched, strict=True))
    _searched(app, screen, "")
    frames = list(_frames(app, screen))
    row["scroll"], row["scroll_max"] = percentile(frames, 0.95), max(frames)
    row["detail"] = max(_walked(app, screen) for _ in range(_STEPS))
    row["sync"] = _looked_at(app, opening.window, "synchronisation")
    row["form"] = max(_written(app, opening.window, "", urgency) for urgency in ("", "immediate"))
    row["rss"] = psutil.Process().memory_info().rss / 2**20
    opening.close()
    return row


def _filtered(app: QApplication, screen: NotificationsScreen, chosen: Filter) -> tuple[float, float]:
    """Press a filter in a window at rest; see `_listed`."""
    return _listed(app, screen, partial(screen.show_filter, chosen))


def _searched(app: QApplication, screen: NotificationsScreen, word: str) -> tuple[float, float]:
    """Search a word in a window at rest; see `_listed`."""

    def find() -> None:
        screen.search.setText(word)
        screen.list_side.search_now()

    taken = _listed(app, screen, find)
    assert screen.model.rowCount() > 0, word
    return taken


def _listed(app: QApplication, screen: NotificationsScreen, ask: Callable[[], None]) -> tuple[float, float]:
    """Ask for a list; gives how long it takes until its first page stands painted, and until all of it does."""
    rest(app)
    before = time.perf_counter()
    ask()
    painted(app, screen)
    first, page = time.perf_counter(), _page(screen)
    until(app, lambda: screen.list_side.whole)
    painted(app, screen)
    whole = time.perf_counter()
    found = numbers(screen.desk.workspace, screen.filter, screen.search.text())
    assert [screen.model.number(row) for row in range(screen.model.rowCount())] == found
    assert page == found[:_PAGE]
    return (first - before) * 1000, (whole - before) * 1000


def _page(screen: NotificationsScreen) -> list[int | None]:
    """Give the numbers of the first page that stands in the list."""
    return [screen.model.number(row) for row in range(min(_PAGE, screen.model.rowCount()))]


def _frames(app: QApplication, screen: NotificationsScreen) -> Iterator[float]:
    rest(app)
    bar = screen.list.verticalScrollBar()
    assert bar.maximum() > screen.model.rowCount()
    for frame in range(_FRAMES):
        place = bar.maximum() * frame // _FRAMES if frame % 2 else bar.value() + bar.pageStep()
        yield timed(partial(_scrolled, app, screen, place))


def _scrolled(app: QApplication, screen: NotificationsScreen, place: int) -> None:
    screen.list.verticalScrollBar().setValue(place)
    painted(app, screen)


def _walked(app: QApplication, screen: NotificationsScreen) -> float:
    """Go one down in the list; gives the longest turn until the notification stands beside it."""
    rest(app)
    return max(timed(lambda: QTest.keyClick(screen.list, Qt.Key.Key_Down)), rest(app, lambda: _is_read(screen)))


def _is_read(screen: NotificationsScreen) -> bool:
    """Say whether the one chosen stands beside the list."""
    shown = screen.detail.shown
    return shown is not None and shown.entity == screen.entity


def _looked_at(app: QApplication, window: Window, area: str) -> float:
    """Go to an area; gives the longest turn until it stands."""
    rest(app)
    assert window.workplace is not None
    longest = max(timed(partial(window.workplace.show_area, area)), rest(app))
    assert window.workplace.screen_of(area).isVisible()
    return longest


def _written(app: QApplication, window: Window, category: str, urgency: str) -> float:
    """Begin a notification; gives the longest turn until the whole form stands."""
    rest(app)
    begun = timed(lambda: window.write(None, category, urgency))
    longest = max(begun, rest(app))
    assert window.workplace is not None
    [form] = [one for one in forms_in(window.workplace) if one.isVisible()]
    assert form.document()
    return longest


def stall(app: QApplication, folder: Path, events: int) -> dict[str, float]:
    """Be open while events arrive; gives the longest pause between two beats of the window's thread."""
    key = unlock(folder, PHRASE, System().now())
    opening = Opening(app, folder)
    session, screen = opening.open(key)
    until(app, lambda: _atrest(session))
    _filtered(app, screen, Filter.ALL)
    before = _read(session)
    beats: list[float] = []
    timer = QTimer(interval=BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    print("ready", flush=True)
    # Asking how far it is takes its time too, and is asked only between two passes.
    until(app, lambda: _atrest(session) and session.standing.received > 0 and _read(session) - before >= events)
    gaps = [after - before for before, after in pairwise(beats)]
    arrived = float(_read(session) - before)
    until(app, lambda: screen.model.rowCount() == len(session.workspace.numbers(Selection("notification"))))
    opening.close()
    return {"stall": max(gaps) * 1000, "arrived": arrived}


def _atrest(session: Session) -> bool:
    """Say whether all has been read between two passes, whatever still waits here for somebody else."""
    standing = session.standing
    return not standing.working and (standing.level or session.workspace.local.level)


def _read(session: Session) -> int:
    return sum(row.seq for row in session.workspace.heads().values())


def open_forms(app: QApplication, folder: Path) -> dict[str, float]:
    """Begin every notification that goes out from here, whole and where it may be immediate; gives each one's ms."""
    opening = Opening(app, folder)
    session, _ = opening.open(unlock(folder, PHRASE, System().now()))
    row = {}
    for one in offered(session.workspace):
        for urgency in sorted({one.urgency, *one.urgencies} & {one.urgency, "immediate"}):
            row[f"{one.code} {urgency}"] = _written(app, opening.window, one.code, urgency)
    opening.close()
    return row


def open_notification(app: QApplication, folder: Path, entity: str) -> dict[str, float]:
    """Go to one notification from another; gives the longest turn in ms, and how many entries its timeline has."""
    opening = Opening(app, folder)
    _, screen = opening.open(unlock(folder, PHRASE, System().now()))
    until(app, lambda: screen.list_side.whole)
    _walked(app, screen)
    longest = max(timed(partial(screen.show_entity, bytes.fromhex(entity))), rest(app, lambda: _is_read(screen)))
    shown = screen.detail.shown
    assert shown is not None
    assert shown.entity.hex() == entity
    opening.close()
    return {"detail": longest, "entries": len(shown.timeline)}


def main(folder: Path, what: str, *more: str) -> None:
    """Run one measure and print what it found."""
    app = QApplication(sys.argv[:1])
    share_turns()
    dress(app, Settings(mode="light"))
    collector = Collector(app)
    # All is loaded here, as it is in the program by then: from now on garbage is collected.
    collector.settle()
    measures: dict[str, Callable[[], dict[str, float]]] = {
        "open": lambda: open_window(app, folder),
        "forms": lambda: open_forms(app, folder),
        "notification": lambda: open_notification(app, folder, more[0]),
        "stall": lambda: stall(app, folder, int(more[0])),
    }
    row = measures[what]()
    collector.close()
    print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
