"""The desk: tasks done in another thread, results and news in Qt's, and nothing after the lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from desktop.domain.refused import Refused
from desktop.presenters.strip import Standing
from desktop.ui.desk import Desk
from desktop.workspace.workspace import Workspace
from tests.helpers.company import ASD, Member
from tests.helpers.window import Backstage, deleted_now

FULL = Refused("disk_full", "Die Festplatte ist voll.")


class Threaded(Backstage):
    """A profile whose tasks are done in a thread of their own, as in the program."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="worker")
        self.sends: list[bool] = []

    def listen(self, changed: Callable[[tuple[bytes, ...]], None], stands: Callable[[Standing], None]) -> None:
        self.changed = changed
        super().listen(changed, stands)

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        def run() -> None:
            try:
                task()
            except Refused as reason:
                failed(reason)

        self.sends.append(send)
        self.thread.submit(run)


@pytest.fixture
def backstage(police: Member) -> Iterator[Threaded]:
    made = Threaded(police)
    yield made
    made.thread.shutdown()


@pytest.fixture
def desk(qtbot: QtBot, backstage: Threaded) -> Iterator[Desk]:
    made = Desk(backstage)
    yield made
    # One left open would wake in another test to keep its log.
    if isValid(made):
        made.close()


def test_a_task_is_done_elsewhere_and_its_result_comes_here(desk: Desk, backstage: Threaded, qtbot: QtBot) -> None:
    """The worker's thread does it, Qt's thread gets what it gave, and it is sent unless somebody says not to."""
    heard: list[tuple[str, str]] = []

    def then(name: str) -> None:
        heard.append((name, threading.current_thread().name))

    desk.do(lambda _: threading.current_thread().name, then)
    desk.do(lambda _: None, send=False)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("worker_0", threading.current_thread().name)]
    assert backstage.sends == [True, False]


def test_what_is_refused_is_told(desk: Desk, qtbot: QtBot) -> None:
    """A refusal goes to whoever asked, else to whoever listens for all of them."""

    def task(_: Workspace) -> None:
        raise FULL

    heard: list[Refused] = []
    desk.do(task, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: heard == [FULL])
    with qtbot.waitSignal(desk.failed) as told:
        desk.do(task)
    assert told.args == [FULL]


class Reading(Threaded):
    """A profile that is read in a thread of its own too, as in the program."""

    def read(self, task: Callable[[], None], failed: Callable[[Refused], None]) -> None:
        self.work(task, failed, send=False)


def test_what_takes_its_time_is_read_elsewhere(police: Member, qtbot: QtBot) -> None:
    """It is read in another thread where there is one, and what was found or why it failed comes into Qt's."""
    backstage, here = Reading(police), threading.current_thread().name
    desk = Desk(backstage)
    found: list[tuple[str, str]] = []

    def fail(_: Workspace) -> None:
        raise FULL

    desk.look(
        lambda _: threading.current_thread().name, lambda name: found.append((name, threading.current_thread().name))
    )
    qtbot.waitUntil(lambda: found == [("worker_0", here)])
    with qtbot.waitSignal(desk.failed) as told:
        desk.look(fail, lambda _: None)
    assert told.args == [FULL]
    desk.close()
    backstage.thread.shutdown()


def test_without_another_thread_it_is_read_here(desk: Desk, police: Member) -> None:
    """A backstage that has no reader is read at once."""
    found: list[str] = []
    desk.look(lambda workspace: workspace.unit, found.append)
    assert found == [police.workspace.unit]


class Screen(QObject):
    """A screen that may be gone when what it asked for comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("here")
        self.heard: list[str] = []

    def hear(self, _found: object) -> None:
        self.heard.append(self.objectName())


@pytest.mark.parametrize("gone", [True, False])
def test_a_screen_that_is_gone_is_told_nothing(police: Member, qtbot: QtBot, *, gone: bool) -> None:
    """A screen made anew meanwhile, in another language, is not called into; why something failed is told elsewhere."""
    backstage = Reading(police)
    desk, screen, failed, may = Desk(backstage), Screen(), list[Refused](), threading.Event()
    desk.failed.connect(failed.append)

    def fail(_: Workspace) -> None:
        raise FULL

    backstage.thread.submit(may.wait, 10)
    desk.look(lambda _: None, screen.hear)
    desk.do(lambda _: None, partial(partial(screen.hear)))
    desk.do(fail, screen.hear, screen.hear)
    if gone:
        delete(screen)
    may.set()
    ended = list[None]()
    desk.do(lambda _: None, ended.append)
    qtbot.waitUntil(lambda: ended == [None])
    assert (screen.heard, failed) == (([], [FULL]) if gone else (["here"] * 3, []))
    desk.close()
    backstage.thread.shutdown()


def test_changes_come_together(desk: Desk, backstage: Threaded, qtbot: QtBot, police: Member) -> None:
    """What changes in a short time is told once, with all ids, and later changes again."""
    told: list[frozenset[bytes]] = []
    desk.changed.connect(told.append)
    ids = [bytes([number]) * 16 for number in range(200)]
    for one in ids:
        backstage.thread.submit(backstage.changed, (one,))
    qtbot.waitUntil(lambda: bool(told))
    backstage.thread.submit(lambda: None).result()
    qtbot.waitUntil(lambda: frozenset().union(*told) == frozenset(ids))
    assert len(told) <= 2
    count = len(told)
    entity = police.notify(ASD)
    qtbot.waitUntil(lambda: len(told) > count)
    assert entity in told[-1]


def test_how_things_stand(desk: Desk, backstage: Threaded, qtbot: QtBot) -> None:
    """The last standing is kept and told."""
    with qtbot.waitSignal(desk.standing_changed):
        backstage.thread.submit(backstage.stands, Standing(level=True))
    assert desk.standing.level


def test_nothing_comes_after_the_end(desk: Desk, backstage: Threaded, qtbot: QtBot) -> None:
    """A desk that is closed and gone drops what still comes, and the worker's thread does not notice."""
    told: list[object] = []
    desk.changed.connect(told.append)
    began, go_on = threading.Event(), threading.Event()

    def task(_: Workspace) -> str:
        began.set()
        go_on.wait(10)
        return "late"

    desk.do(task, told.append)
    backstage.changed((bytes(16),))
    assert began.wait(10)
    desk.close()
    desk.deleteLater()
    deleted_now()
    go_on.set()
    for late in (lambda: backstage.changed((bytes(16),)), lambda: backstage.stands(Standing())):
        backstage.thread.submit(late).result()
    qtbot.wait(150)
    assert told == []


def test_what_screens_read(desk: Desk, backstage: Threaded, police: Member) -> None:
    """Screens read the workspace itself, know the person, and may ask for a sync."""
    assert (desk.workspace, desk.person) == (police.workspace, "Dienst A")
    desk.sync()
    assert backstage.asked == 1


def test_news_go_first(police: Member, qtbot: QtBot) -> None:
    """While the window shows what changed, what works beside it waits; then it goes on."""
    turns: list[str] = []

    class Polite(Threaded):
        def begin_turn(self) -> None:
            turns.append("begin")

        def end_turn(self) -> None:
            turns.append("end")

    backstage = Polite(police)
    desk = Desk(backstage)
    desk.changed.connect(lambda ids: turns.append("shown"))
    backstage.changed((b"entity",))
    qtbot.waitUntil(lambda: turns[-2:] == ["shown", "end"])
    assert turns[turns.index("shown") - 1] == "begin"
    desk.close()
    backstage.thread.shutdown()
