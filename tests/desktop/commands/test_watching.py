"""`sync --watch`: one process holds the profile, says what happens, and carries out what others of its owner ask."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.handover import ADDRESS_FILE, UNSERVED, NoWriter, deliver, hand_over, reach
from desktop.commands.problems import FULL
from desktop.commands.table import execute
from desktop.commands.watching import Pass, WatchDesk
from desktop.composition import Opened
from desktop.presenters.register import add_contact
from desktop.store.database import READS_WITH, DiskFull
from desktop.sync.worker import Report
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks, ask
from tests.helpers.fault_server import FaultServer
from tests.helpers.programs import new_id
from tests.helpers.relaying import through

UNIT = "jugendamt-nettetal-jgh"
SECONDS = 20.0
Line = dict[str, Any]


@pytest.fixture(scope="module")
def nettetal(shared_desks: Desks) -> Iterator[Opened]:
    """A profile of a unit that no other test names, so that nobody else works on it."""
    with contextlib.closing(shared_desks.join(UNIT)) as opened:
        yield opened


@contextlib.contextmanager
def pointed_at(opened: Opened, url: str) -> Iterator[None]:
    """Let a profile believe for a while that its server is at another address."""
    real = opened.server
    opened.store.settings.put("server", url.encode())
    yield
    opened.store.settings.put("server", real.encode())


def watch(opened: Opened, *steps: Callable[[Line], object]) -> list[Line]:
    """Watch; with each line the next step is taken, and after the last one the watch is stopped."""
    lines: list[Line] = []
    left = list(steps)

    def say(line: Line) -> None:
        lines.append(line)
        if left:
            left.pop(0)(line)
        if not left:
            desk.stop()

    desk = WatchDesk(opened, say, execute)
    run(desk)
    assert not left, lines
    return lines


def run(desk: WatchDesk) -> None:
    """Watch until stopped, not longer than a test may take."""
    stopping = threading.Timer(SECONDS, desk.stop)
    stopping.start()
    try:
        desk.run()
    finally:
        stopping.cancel()
        stopping.join()


def watch_and_hand_over(opened: Opened, *requests: dict[str, Any]) -> list[dict[str, Any]]:
    """Watch while another thread, as another process would, hands commands over; gives the answers."""
    replies: list[dict[str, Any]] = []

    def ask_them() -> None:
        try:
            replies.extend(hand_over(opened.folder, opened.key, request) for request in requests)
        finally:
            desk.stop()

    other = threading.Thread(target=ask_them, name="other process")
    begun = threading.Event()

    def say(_line: Line) -> None:
        if not begun.is_set():
            begun.set()
            other.start()

    desk = WatchDesk(opened, say, execute)
    desk.run()
    other.join()
    return replies


def test_between_two_passes_it_holds_no_more_than_a_reader(nettetal: Opened) -> None:
    """What a pass kept at hand to write is let go of before the next job is waited for."""
    with nettetal.store._connections.writing() as line:
        assert f"PRAGMA cache_size={line.run('PRAGMA cache_size').scalar_one()}" != READS_WITH
    watch(nettetal)
    with nettetal.store._connections.reading() as line:
        assert f"PRAGMA cache_size={line.run('PRAGMA cache_size').scalar_one()}" == READS_WITH


def test_the_first_line_says_how_things_stand(nettetal: Opened) -> None:
    """A watch says at once that all is level, and ends when it is stopped, leaving no address behind."""
    [line] = watch(nettetal)
    assert line.keys() == {"at", "pushed", "pulled", "shown", "up_to_date", "alarms"}
    assert (line["up_to_date"], line["alarms"]) == (True, [])
    assert not (nettetal.folder / ADDRESS_FILE).exists()


def test_what_others_write_comes_unasked(desks: Desks, nettetal: Opened) -> None:
    """A contact added elsewhere is shown here by a line that names it, without anybody asking."""
    rows: list[Line] = []

    def add(_line: Line) -> None:
        rows.append(dict(ask(desks.police, "contacts", "add", "--family-name", "Angerufen").result))

    lines = watch(nettetal, add, lambda _: None)
    assert lines[-1]["pulled"] > 0
    assert rows[0]["id"] in lines[-1]["shown"]


def test_a_command_handed_over_is_carried_out_and_sent(desks: Desks, nettetal: Opened) -> None:
    """What another process hands over is written, sent, answered, and seen by the others."""
    request = {"command": "contacts", "arguments": {"what": "add", "family_name": "Uebergeben"}}
    [reply] = watch_and_hand_over(nettetal, request)
    assert (reply["code"], reply["result"]["family_name"]) == (0, "Uebergeben")
    ask(desks.willich, "sync")
    assert reply["result"]["id"] in [row["id"] for row in ask(desks.willich, "contacts", "list").result["items"]]


def test_what_is_handed_over_in_the_middle_of_a_pass_is_kept_before_the_next_request(
    desks: Desks, nettetal: Opened
) -> None:
    """A command that comes while the watch waits for an answer is on the disk before the server is asked again."""
    name = f"Mitten-{new_id()[-12:]}"
    request = {"command": "contacts", "arguments": {"what": "add", "family_name": name}}
    desk_of: list[WatchDesk] = []
    replies: list[dict[str, Any]] = []
    kept_at: list[bool] = []
    others: list[threading.Thread] = []
    place = (nettetal.folder, nettetal.key)

    def other() -> None:
        try:
            replies.append(hand_over(*place, request))
        finally:
            desk_of[0].stop()

    def before(path: str) -> None:
        if path == "/v1/pull" and not others:
            others.append(threading.Thread(target=other))
            others[0].start()
            while desk_of[0]._jobs.empty:
                threading.Event().wait(0.01)
        elif others and path in ("/v1/pull", "/v1/push"):
            kept_at.append(any(row[1].value("family_name") == name for row in nettetal.workspace.states("contact")))

    with FaultServer(through(nettetal.server, before)) as server, pointed_at(nettetal, server.url):
        desk = WatchDesk(nettetal, lambda _line: None, execute)
        desk_of.append(desk)
        desk.run()
        others[0].join()
    assert [reply["code"] for reply in replies] == [0]
    assert kept_at[0]


def test_a_plain_sync_serves_what_is_handed_over_meanwhile(desks: Desks, nettetal: Opened) -> None:
    """A command that comes while a plain sync waits for the server is carried out and sent before the sync ends."""
    name = f"Waehrend-{new_id()[-12:]}"
    request = {"command": "contacts", "arguments": {"what": "add", "family_name": name}}
    place = (nettetal.folder, nettetal.key)
    others: list[threading.Thread] = []
    replies: list[dict[str, Any]] = []
    desk_of: list[WatchDesk] = []

    def before(path: str) -> None:
        if path == "/v1/pull" and not others:
            others.append(threading.Thread(target=lambda: replies.append(hand_over(*place, request))))
            others[0].start()
            while desk_of[0]._jobs.empty:
                threading.Event().wait(0.01)

    with FaultServer(through(nettetal.server, before)) as server, pointed_at(nettetal, server.url):
        with WatchDesk(nettetal, lambda _: None, execute).serving() as desk:
            desk_of.append(desk)
            answer = ask(desk, "sync")
        others[0].join()
    assert [(reply["code"], reply["result"]["family_name"]) for reply in replies] == [(0, name)]
    assert (answer.code, answer.result["up_to_date"]) == (0, True)
    assert answer.result["pushed"] >= 1
    assert not (nettetal.folder / ADDRESS_FILE).exists()


def test_in_the_middle_of_a_long_pass_an_answer_does_not_wait_for_its_end(nettetal: Opened) -> None:
    """A command handed over during a pass gives up waiting after its own time, and the pass goes on to its end."""
    reports: list[Report] = []

    def execute_at_once(desk: WatchDesk, _request: dict[str, Any]) -> dict[str, Any]:
        reports.append(desk.sync(0.0))
        return {}

    desk = WatchDesk(nettetal, lambda _: None, execute_at_once)
    with desk.serving(), ThreadPoolExecutor() as other:
        answered = other.submit(desk._jobs.serve, {})
        while desk._jobs.empty:
            threading.Event().wait(0.01)
        whole = desk.sync(SECONDS)
        assert answered.result(SECONDS) == {}
    assert [report.failure and report.failure.code for report in reports] == ["sync_busy"]
    assert (whole.failure, desk._worker.watching) == (None, True)


def test_what_comes_too_late_is_answered(nettetal: Opened) -> None:
    """A command whose process was let in before the end is told that nobody serves it, whenever it asks."""
    desk = WatchDesk(nettetal, lambda _: None, execute)
    with desk.serving():
        connection = reach(nettetal.folder, nettetal.key)
    with connection:
        assert connection.poll(SECONDS)
        with pytest.raises(NoWriter):
            deliver(connection, {"command": "sync", "arguments": {}})
        assert json.loads(connection.recv_bytes()) == UNSERVED


def test_a_refused_command_does_not_end_the_watch(nettetal: Opened) -> None:
    """After a command that is refused the next one is carried out."""
    wrong = {"command": "acknowledge", "arguments": {"id": new_id()}}
    unknown = {"command": "telegraph", "arguments": {}}
    replies = watch_and_hand_over(
        nettetal, wrong, unknown, {"command": "sync", "arguments": {"push": True, "pull": True}}
    )
    assert [reply["code"] for reply in replies] == [1, 2, 0]
    assert replies[2]["result"]["up_to_date"] is True


def test_without_a_watch_nobody_takes_a_command(nettetal: Opened) -> None:
    """Before a watch and after it there is nobody to hand a command to."""
    for _ in range(2):
        with pytest.raises(NoWriter):
            hand_over(nettetal.folder, nettetal.key, {"command": "inbox", "arguments": {}})
        watch(nettetal)


def test_without_a_server_the_watch_goes_on(desks: Desks, tmp_path: Path) -> None:
    """Where the server cannot be reached the first line says so, and a command handed over is kept."""
    with contextlib.closing(desks.open(desks.copy("police", tmp_path / "offline"))) as opened:
        [line] = watch(opened)
        assert (line["up_to_date"], line["error"]["code"]) == (False, "unreachable")
        request = {"command": "contacts", "arguments": {"what": "add", "family_name": "Wartend"}}
        [reply] = watch_and_hand_over(opened, request)
        assert reply["code"] == 3


def test_traffic_is_counted(nettetal: Opened) -> None:
    """Once it has synced, a watch knows how much it sent and received."""
    traffic: list[tuple[int, int]] = []
    desk = WatchDesk(nettetal, lambda _: traffic.append(desk.traffic()), execute)
    assert desk.traffic() == (0, 0)
    desk.stop()
    desk.run()
    [(up, down)] = traffic
    assert up > 0
    assert down > 0


def test_broken_off_it_ends_after_the_request_under_way(desks: Desks, nettetal: Opened) -> None:
    """A watch broken off in the middle of a pass asks nothing more, does what was posted, and claims no contact."""
    asked: list[str] = []
    done: list[str] = []
    desk_of: list[WatchDesk] = []

    def before(path: str) -> None:
        asked.append(path)
        if path == "/v1/pull":
            assert desk_of[0].post(lambda: done.append("posted"))
            desk_of[0].break_off()

    last = nettetal.store.settings.get("last_success")
    with FaultServer(through(nettetal.server, before)) as server, pointed_at(nettetal, server.url):
        desk_of.append(WatchDesk(nettetal, lambda _line: None, execute))
        desk_of[0].run()
    assert asked[-1] == "/v1/pull"
    assert asked.count("/v1/pull") == 1
    assert done == ["posted"]
    assert nettetal.store.settings.get("last_success") == last
    assert len(watch(nettetal)) == 1


def test_what_is_posted_is_done_by_the_worker(nettetal: Opened) -> None:
    """A task of the same process runs in the worker's thread, in order, and with nothing to send asks for no pass."""
    ran: list[str] = []
    passes: list[Pass] = []
    begun = threading.Event()
    desk = WatchDesk(nettetal, lambda _line: begun.set(), execute, passes.append)

    def other() -> None:
        begun.wait(SECONDS)
        for name in ("first", "second"):
            desk.post(partial(ran.append, name), send=False)
        desk.post(lambda: ran.append(threading.current_thread().name), send=False)
        desk.stop()

    posting = threading.Thread(target=other, name="another thread")
    posting.start()
    desk.run()
    posting.join()
    assert ran == ["first", "second", threading.current_thread().name]
    assert len(passes) == 2


def test_every_pass_is_told_at_its_beginning_and_its_end(nettetal: Opened) -> None:
    """Each pass is heard of twice, first as working, and at its end with what it did and what is left."""
    passes: list[Pass] = []
    desk = WatchDesk(nettetal, lambda _line: desk.stop(), execute, passes.append)
    desk.run()
    assert [one.working for one in passes] == [True, False] * (len(passes) // 2)
    assert len(passes) >= 2
    assert passes[-1].remaining.level
    assert (passes[-1].report.failure, passes[0].report) == (None, passes[1].report)


def test_a_full_disk_ends_the_pass_that_was_told_of(nettetal: Opened, expected_logs: ExpectedLogs) -> None:
    """Where the disk takes nothing in the middle of a pass, whoever heard that it began hears why it is over."""
    expected_logs.expect("full")
    passes: list[Pass] = []
    full: list[bool] = []

    def watcher(_ids: tuple[bytes, ...]) -> None:
        if full:
            raise DiskFull("the disk is full")

    def write() -> None:
        add_contact(nettetal.workspace, nettetal.workspace.unit, {"family_name": "Abel"})
        full.append(True)

    def passed(one: Pass) -> None:
        passes.append(one)
        if full and not one.working:
            full.clear()
            desk.stop()

    nettetal.workspace.watch(watcher)
    desk = WatchDesk(nettetal, lambda _line: None, execute, passed)
    desk.post(write)
    run(desk)
    assert not passes[-1].working
    assert passes[-1].report.failure == FULL


def test_in_a_pause_what_is_posted_is_tried_at_once(desks: Desks, tmp_path: Path) -> None:
    """While the server cannot be reached a task that wrote something makes the worker try again, another does not."""
    with contextlib.closing(desks.open(desks.copy("police", tmp_path / "pausing"))) as opened:
        passes: list[Pass] = []
        counts: list[int] = []
        begun = threading.Event()

        def passed(one: Pass) -> None:
            passes.append(one)

        desk = WatchDesk(opened, lambda _line: begun.set(), execute, passed)

        def other() -> None:
            begun.wait(SECONDS)
            for send in (False, True):
                done = threading.Event()
                desk.post(lambda: None, send=send)
                desk.post(done.set, send=False)
                done.wait(SECONDS)
                counts.append(len(passes))
            desk.stop()

        posting = threading.Thread(target=other, name="another thread")
        posting.start()
        desk.run()
        posting.join()
    assert counts[0] == 2
    assert counts[1] > 2
    assert len(passes) == 4
    assert passes[-1].report.failure is not None
