"""What the window has done while a request is under way: it does not wait for the line, and the line not for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from desktop.commands.handover import hand_over
from desktop.commands.table import execute
from desktop.commands.watching import Pass, WatchDesk
from desktop.composition import Opened
from desktop.presenters.register import add_contact
from desktop.sync.transport import HttpTransport
from desktop.sync.worker import Report
from desktop.workspace.recording import Deed
from tests.helpers.company import notified
from tests.helpers.desks import Desks
from tests.helpers.fault_server import FaultServer
from tests.helpers.relaying import through

UNIT = "jugendamt-viersen-jgh"
SECONDS = 20.0


@pytest.fixture(scope="module")
def viersen(shared_desks: Desks) -> Iterator[Opened]:
    """A profile of a unit that no other test of this file works on."""
    with closing(shared_desks.join(UNIT)) as opened:
        yield opened


def watched(
    opened: Opened, path: str, meanwhile: Callable[[WatchDesk], None], passed: Callable[[Pass], None] = lambda _: None
) -> list[str]:
    """Watch once over a server that does something before it answers the first request of a path; gives all."""
    asked: list[str] = []
    desk_of: list[WatchDesk] = []

    def before(one: str) -> None:
        asked.append(one)
        if asked.count(path) == 1 and one == path:
            meanwhile(desk_of[0])
            desk_of[0].stop()

    real = opened.server
    with FaultServer(through(real, before)) as server:
        opened.store.settings.put("server", server.url.encode())
        desk_of.append(WatchDesk(opened, lambda _line: None, execute, passed))
        desk_of[0].run()
        opened.store.settings.put("server", real.encode())
    return asked


@pytest.mark.parametrize("path", ["/v1/hello", "/v1/pull"])
def test_what_is_written_waits_for_no_answer(viersen: Opened, path: str) -> None:
    """A task is done in the worker's thread while the server says nothing; the request goes on, and it is sent then."""
    done = threading.Event()
    threads: list[str] = []

    def write() -> None:
        threads.append(threading.current_thread().name)
        add_contact(viersen.workspace, viersen.workspace.unit, {"family_name": "Waehrenddessen"})
        done.set()

    def meanwhile(desk: WatchDesk) -> None:
        assert desk.post(write, meanwhile=True)
        assert done.wait(SECONDS)

    asked = watched(viersen, path, meanwhile)
    assert asked.count("/v1/hello") == 1
    assert "/v1/push" in asked
    assert threads == [threading.current_thread().name]
    assert viersen.workspace.local.remaining().level


def test_what_asks_the_server_for_something_does_not_speak_into_a_request(viersen: Opened) -> None:
    """A sync that is wished for meanwhile is left to the pass that runs, and says so."""
    reports: list[Report] = []
    done = threading.Event()

    def sync(desk: WatchDesk) -> None:
        reports.append(desk.sync(SECONDS))
        done.set()

    def meanwhile(desk: WatchDesk) -> None:
        assert desk.post(lambda: sync(desk), send=False, meanwhile=True)
        assert done.wait(SECONDS)

    assert watched(viersen, "/v1/pull", meanwhile).count("/v1/hello") == 1
    assert [report.failure and report.failure.code for report in reports] == ["sync_busy"]


@pytest.mark.parametrize(
    ("path", "urgency", "seconds"),
    [("/v1/push", "immediate", [10.0]), ("/v1/push", "routine", []), ("/v1/pull", "immediate", [])],
)
def test_an_alarm_lets_a_push_take_no_longer_than_somebody_may_wait(
    viersen: Opened, monkeypatch: pytest.MonkeyPatch, path: str, urgency: str, seconds: list[float]
) -> None:
    """It goes before what is handed in just then; a page that comes is let come, for nothing goes before one has."""
    hastened: list[float] = []
    done = threading.Event()

    def notify() -> None:
        workspace = viersen.workspace
        other = next(unit for unit in workspace.directory.units if unit.startswith("kpb"))
        body = notified(workspace.unit, other, urgency)
        workspace.record(workspace.pair(other), [Deed("notification.notified", workspace.new_id(), body)])
        done.set()

    def meanwhile(desk: WatchDesk) -> None:
        assert desk.post(notify, meanwhile=True)
        assert done.wait(SECONDS)

    monkeypatch.setattr(HttpTransport, "hasten", lambda _self, limit: hastened.append(limit))
    add_contact(viersen.workspace, viersen.workspace.unit, {"family_name": "Vorher"})
    watched(viersen, path, meanwhile)
    assert hastened == seconds


def test_what_may_not_be_done_meanwhile_waits_for_the_answer(viersen: Opened) -> None:
    """Other tasks keep their turn: they are done once the request under way has its answer, in their order."""
    done: list[str] = []
    second = threading.Event()

    def meanwhile(desk: WatchDesk) -> None:
        assert desk.post(lambda: done.append("first"), send=False)
        assert desk.post(second.set, send=False, meanwhile=True)
        assert desk.post(lambda: done.append("third"), send=False)
        assert second.wait(SECONDS)
        assert done == []

    watched(viersen, "/v1/pull", meanwhile)
    assert done == ["first", "third"]


@pytest.mark.parametrize("path", ["/v1/hello", "/v1/pull"])
def test_what_is_written_meanwhile_is_seen_to_wait_before_the_answer(viersen: Opened, path: str) -> None:
    """Whoever is told how things stand knows of it at once: who leaves the program then is asked."""
    told: list[int] = []
    before_the_answer: list[int] = []
    done = threading.Event()

    def write() -> None:
        add_contact(viersen.workspace, viersen.workspace.unit, {"family_name": "Gesehen"})

    def meanwhile(desk: WatchDesk) -> None:
        desk.post(write, meanwhile=True)
        desk.post(done.set, send=False, meanwhile=True)
        done.wait(SECONDS)
        before_the_answer.extend(told[-1:])

    watched(viersen, path, meanwhile, lambda one: told.append(one.remaining.outbox))
    assert before_the_answer == [1]
    assert viersen.workspace.local.remaining().level


def test_broken_off_while_a_command_takes_part_in_its_pass_it_ends_after_the_request_under_way(viersen: Opened) -> None:
    """A lock waits for no more of a pass than the request under way, whoever else wanted that pass."""
    asked: list[str] = []
    desk_of: list[WatchDesk] = []
    request = {"command": "sync", "arguments": {"push": True, "pull": True}}
    other = threading.Thread(target=hand_over, args=(viersen.folder, viersen.key, request), name="another process")

    def before(path: str) -> None:
        asked.append(path)
        if path == "/v1/pull" and other.ident is None:
            other.start()
            while desk_of[0]._jobs.empty:
                threading.Event().wait(0.01)
        if path == "/v1/push":
            desk_of[0].break_off()

    add_contact(viersen.workspace, viersen.workspace.unit, {"family_name": "Abgebrochen"})
    real = viersen.server
    with FaultServer(through(real, before)) as server:
        viersen.store.settings.put("server", server.url.encode())
        desk_of.append(WatchDesk(viersen, lambda _line: None, execute))
        desk_of[0].run()
        viersen.store.settings.put("server", real.encode())
    other.join()
    assert asked == ["/v1/hello", "/v1/pull", "/v1/push"]
