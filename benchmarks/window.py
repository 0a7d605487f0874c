"""The window over 10,000 and 100,000 notifications: a new process, painted off the screen, the real session behind.

Start and stop are what a person sees: the key is there, and the list stands painted; a filter is pressed, and the list
stands painted again. The key's derivation is left out: it is slow on purpose.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

import psutil
from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.events import PATIENCE, bring_notifications, fill_outbox
from benchmarks.figure import Figure, percentile
from benchmarks.world import PHRASE, WILLICH, World
from desktop.app.session import Session
from desktop.commands.desk import OwnDesk
from desktop.composition import System, share_turns
from desktop.domain.refused import Refused
from desktop.domain.rows import Selection
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock
from desktop.presenters.notification_list import Filter, numbers
from desktop.ui.appearance import Appearance
from desktop.ui.form.opening import forms_in
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.platform.collecting import Collector
from desktop.ui.window import Window, Wishes, dress

SIZES: Final = (10_000, 100_000)
_FEW: Final = 15_000
ARRIVING: Final = 10_000
_FRAMES: Final = 300
_WORDS: Final = ("Willich", "Schief", "VIE", "Kind", "P01", "W", "Wi", "Wil")
_FILTERS: Final = (Filter.INCOMING, Filter.OVERDUE, Filter.OPEN, Filter.OUTGOING)
_STEPS: Final = 10
_PAGE: Final = 20
"""More cards than the window shows."""
_BEAT_MS: Final = 1
_LOOK_MS: Final = 5
_AT_WORK: Final = 0.002
_RESTING: Final = 0.15
"""A window that had nothing to do for so many seconds is at rest: longer than any of its timers that follow a key."""
_SIZE: Final = (1280, 800)


def measure(world: World, part: int) -> Iterator[Figure]:
    """Open the window over each size, then let events arrive while it is open."""
    for size in SIZES:
        count = bring_notifications(world, size // part)
        n = f"{count} notifications, window"
        yield from list_figures(world, n, 500 if count <= _FEW else 1000)
        yield arrival_figure(world, n, ARRIVING // part)


def list_figures(world: World, n: str, unlock_bound: int) -> Iterator[Figure]:
    """Open the window three times over what the receiving profile holds and work in its list; `n` says what that is."""
    runs = [_child(world, "open") for _ in range(3)]
    found = {name: percentile([run[name] for run in runs], 0.5) for name in runs[0]}
    yield Figure("unlock_to_list_ms", n, found["unlock"], "ms", bound=unlock_bound)
    yield Figure("list_open_ms", n, found["list"], "ms", bound=100)
    yield Figure("list_open_all_ms", n, found["list_all"], "ms")
    yield Figure("filter_ms", n, found["filter"], "ms", bound=50)
    yield Figure("filter_all_ms", n, found["filter_all"], "ms")
    yield Figure("search_p95_ms", n, found["search"], "ms", bound=30)
    yield Figure("search_all_p95_ms", n, found["search_all"], "ms")
    yield Figure("scroll_frame_p95_ms", n, found["scroll"], "ms", bound=32)
    yield Figure("scroll_frame_max_ms", n, found["scroll_max"], "ms", bound=32)
    yield Figure("notification_open_ms", f"{n}: longest turn", found["detail"], "ms", bound=100)
    yield Figure("sync_screen_ms", f"{n}: longest turn", found["sync"], "ms", bound=100)
    yield Figure("form_open_ms", f"{n}: longest turn, P01 whole and immediate", found["form"], "ms", bound=100)
    yield Figure("client_rss_mib", n, found["rss"], "MiB", bound=250)


def arrival_figure(world: World, n: str, events: int) -> Figure:
    """Let events of the other side arrive in an open window; gives the longest its thread was not there for input."""
    with closing(world.police()) as police:
        OwnDesk(police).sync(PATIENCE)
        fill_outbox(police, WILLICH, events)
        stall = stalled(world, events, lambda: OwnDesk(police).sync(PATIENCE))
    return Figure("ui_stall_ms", f"{n}, {events} events arrive", stall, "ms", bound=50)


def stalled(world: World, events: int, bring: Callable[[], object]) -> float:
    """Do something that brings so many events into the log of an open window; gives the longest stall in ms."""
    window = subprocess.Popen(_call(world, "stall", str(events)), stdout=subprocess.PIPE, text=True, env=_environment())
    assert window.stdout is not None
    with window.stdout as said:
        assert said.readline().strip() == "ready"
        bring()
        answer: dict[str, float] = json.loads(said.readline())
    assert window.wait(PATIENCE) == 0
    assert answer["arrived"] >= events, answer
    return answer["stall"]


def _child(world: World, what: str, *more: str) -> dict[str, float]:
    done = subprocess.run(_call(world, what, *more), capture_output=True, text=True, env=_environment(), check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _call(world: World, what: str, *more: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.window", str(world.folder / "willich"), what, *more]


def _environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}


class _Opening:
    """A session's witness that opens the window, once, and notes when the list stood."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.folder = folder
        wishes = Wishes(lambda appearance: None, *(lambda: None,) * 3)
        settings = QSettings(str(folder.parent / "window.ini"), QSettings.Format.IniFormat)
        self.window = Window(settings, Appearance(), wishes)
        self.window.resize(*_SIZE)
        self.session: Session | None = None
        self.problem: Refused | None = None
        self.over = False

    def opened(self, session: Session) -> None:
        self.session = session

    def failed(self, problem: Refused) -> None:
        self.problem = problem

    def ended(self) -> None:
        self.over = True

    def open(self, key: DatabaseKey) -> tuple[Session, NotificationsScreen]:
        """Open the profile and show its list."""
        Session(self.folder, lambda: key, self).start()
        _until(self.app, lambda: self.session is not None or self.problem is not None)
        assert self.session is not None, self.problem
        workplace = self.window.show_unlocked(self.session)
        screen = workplace.screen_of("notifications")
        assert isinstance(screen, NotificationsScreen)
        self.window.show()
        _painted(self.app, screen)
        return self.session, screen

    def close(self) -> None:
        """End the session."""
        assert self.session is not None
        self.session.end()
        assert self.session.join(PATIENCE)


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window live until something holds; it sleeps while nothing happens, as the program does."""
    waking = QTimer(interval=_LOOK_MS)
    waking.start()
    while not done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _rest(app: QApplication) -> float:
    """Let the window do all that is still to be done; gives its longest turn in ms, in which nobody was heard."""
    waking = QTimer(interval=_BEAT_MS)
    waking.start()
    end, longest = time.perf_counter() + _RESTING, 0.0
    while time.perf_counter() < end:
        worked = time.thread_time()
        longest = max(longest, _timed(partial(app.processEvents, QEventLoop.ProcessEventsFlag.WaitForMoreEvents)))
        if time.thread_time() - worked > _AT_WORK:
            end = time.perf_counter() + _RESTING
    return longest


def _painted(app: QApplication, screen: NotificationsScreen) -> None:
    screen.list.viewport().repaint()
    app.processEvents()


def _timed(run: Callable[[], object]) -> float:
    before = time.perf_counter()
    run()
    return (time.perf_counter() - before) * 1000


def open_window(app: QApplication, folder: Path) -> dict[str, float]:
    """Open the window over a profile and work in its list; gives milliseconds and MiB."""
    key = unlock(folder, PHRASE, System().now())
    opening = _Opening(app, folder)
    before = time.perf_counter()
    session, screen = opening.open(key)
    row = {"unlock": (time.perf_counter() - before) * 1000}
    _until(app, lambda: screen.whole)
    assert screen.model.rowCount() == len(session.workspace.numbers(Selection("notification")))
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
    row["form"] = max(_written(app, opening.window, urgency) for urgency in ("", "immediate"))
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
        screen.search_now()

    taken = _listed(app, screen, find)
    assert screen.model.rowCount() > 0, word
    return taken


def _listed(app: QApplication, screen: NotificationsScreen, ask: Callable[[], None]) -> tuple[float, float]:
    """Ask for a list; gives how long it takes until its first page stands painted, and until all of it does."""
    _rest(app)
    before = time.perf_counter()
    ask()
    _painted(app, screen)
    first, page = time.perf_counter(), _page(screen)
    _until(app, lambda: screen.whole)
    _painted(app, screen)
    whole = time.perf_counter()
    found = numbers(screen.desk.workspace, screen.filter, screen.search.text())
    assert [screen.model.number(row) for row in range(screen.model.rowCount())] == found
    assert page == found[:_PAGE]
    return (first - before) * 1000, (whole - before) * 1000


def _page(screen: NotificationsScreen) -> list[int | None]:
    """Give the numbers of the first page that stands in the list."""
    return [screen.model.number(row) for row in range(min(_PAGE, screen.model.rowCount()))]


def _frames(app: QApplication, screen: NotificationsScreen) -> Iterator[float]:
    _rest(app)
    bar = screen.list.verticalScrollBar()
    assert bar.maximum() > screen.model.rowCount()
    for frame in range(_FRAMES):
        place = bar.maximum() * frame // _FRAMES if frame % 2 else bar.value() + bar.pageStep()
        yield _timed(partial(_scrolled, app, screen, place))


def _scrolled(app: QApplication, screen: NotificationsScreen, place: int) -> None:
    screen.list.verticalScrollBar().setValue(place)
    _painted(app, screen)


def _walked(app: QApplication, screen: NotificationsScreen) -> float:
    """Go one down in the list; gives the longest turn until the notification stands beside it."""
    _rest(app)
    longest = max(_timed(lambda: QTest.keyClick(screen.list, Qt.Key.Key_Down)), _rest(app))
    assert screen.detail.shown is not None
    assert screen.detail.shown.entity == screen.entity
    return longest


def _looked_at(app: QApplication, window: Window, area: str) -> float:
    """Go to an area; gives the longest turn until it stands."""
    _rest(app)
    assert window.workplace is not None
    longest = max(_timed(partial(window.workplace.show_area, area)), _rest(app))
    assert window.workplace.screen_of(area).isVisible()
    return longest


def _written(app: QApplication, window: Window, urgency: str) -> float:
    """Begin a notification; gives the longest turn until the whole form stands."""
    _rest(app)
    begun = _timed(lambda: window.write(None, "", urgency))
    longest = max(begun, _rest(app))
    assert window.workplace is not None
    [form] = [one for one in forms_in(window.workplace) if one.isVisible()]
    assert form.document()
    return longest


def stall(app: QApplication, folder: Path, events: int) -> dict[str, float]:
    """Be open while events arrive; gives the longest pause between two beats of the window's thread."""
    key = unlock(folder, PHRASE, System().now())
    opening = _Opening(app, folder)
    session, screen = opening.open(key)
    _until(app, lambda: _at_rest(session))
    _filtered(app, screen, Filter.ALL)
    before = _read(session)
    beats: list[float] = []
    timer = QTimer(interval=_BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    print("ready", flush=True)
    # Asking how far it is takes its time too, and is asked only between two passes.
    _until(app, lambda: _at_rest(session) and session.standing.received > 0 and _read(session) - before >= events)
    gaps = [after - before for before, after in pairwise(beats)]
    arrived = float(_read(session) - before)
    _until(app, lambda: screen.model.rowCount() == len(session.workspace.numbers(Selection("notification"))))
    opening.close()
    return {"stall": max(gaps) * 1000, "arrived": arrived}


def _at_rest(session: Session) -> bool:
    """Say whether all has been read between two passes, whatever still waits here for somebody else."""
    standing = session.standing
    return not standing.working and (standing.level or session.workspace.local.level)


def _read(session: Session) -> int:
    return sum(row.seq for row in session.workspace.heads().values())


def main(folder: Path, what: str, *more: str) -> None:
    """Run one measure and print what it found."""
    app = QApplication(sys.argv[:1])
    share_turns()
    dress(app, Appearance(mode="light"))
    collector = Collector(app)
    row = open_window(app, folder) if what == "open" else stall(app, folder, int(more[0]))
    collector.close()
    print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
