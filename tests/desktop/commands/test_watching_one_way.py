"""A sync one way only that is handed to a watch: what it leaves undone the watch goes on with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from desktop.commands.handover import hand_over
from desktop.commands.table import execute
from desktop.commands.watching import WatchDesk
from desktop.composition import Opened
from desktop.presenters.register import add_contact
from tests.helpers.desks import Desks
from tests.helpers.fault_server import Behaviour, Exchange, FaultServer
from tests.helpers.relaying import path_of, through

UNIT = "jugendamt-viersen-asd"
SECONDS = 20.0
ONLY_PULL = {"command": "sync", "arguments": {"push": False, "pull": True}}


@pytest.fixture(scope="module")
def viersen(shared_desks: Desks) -> Iterator[Opened]:
    """A profile of a unit that no other test of this file works on."""
    with closing(shared_desks.join(UNIT)) as opened:
        yield opened


def taking_no_push(behaviour: Behaviour, until: threading.Event) -> Behaviour:
    """Answer as `behaviour` does, but for pushes that come before an event: those meet an error of the server."""

    def behave(exchange: Exchange) -> None:
        if path_of(exchange) == "/v1/push" and not until.is_set():
            exchange.answer(500)
        else:
            behaviour(exchange)

    return behave


def test_what_was_under_way_goes_after_a_sync_that_only_pulls(viersen: Opened) -> None:
    """What a push could not hand in is tried again by itself, also where a sync that only pulls came in between."""
    pulled, lines = threading.Event(), list[dict[str, Any]]()
    replies: list[dict[str, Any]] = []

    def pull() -> None:
        replies.append(hand_over(viersen.folder, viersen.key, ONLY_PULL))
        pulled.set()

    def say(line: dict[str, Any]) -> None:
        lines.append(line)
        if "error" in line and not other.is_alive() and not pulled.is_set():
            other.start()
        if line["pushed"]:
            desk.stop()

    other = threading.Thread(target=pull, name="another process")
    add_contact(viersen.workspace, viersen.workspace.unit, {"family_name": "Unterwegs"})
    real = viersen.server
    with FaultServer(taking_no_push(through(real), pulled)) as server:
        viersen.store.settings.put("server", server.url.encode())
        desk = WatchDesk(viersen, say, execute)
        stopping = threading.Timer(SECONDS, desk.stop)
        stopping.start()
        desk.run()
        stopping.cancel()
        viersen.store.settings.put("server", real.encode())
    for thread in (stopping, other):
        thread.join()
    assert [reply["code"] for reply in replies] == [0]
    assert sum(line["pushed"] for line in lines) == 1, lines


def test_a_pass_that_runs_is_not_cut_short_by_a_sync_that_goes_one_way(viersen: Opened) -> None:
    """What waits when a sync that only pulls is handed over in the middle of a whole one goes with that one."""
    replies: list[dict[str, Any]] = []
    desk_of: list[WatchDesk] = []
    other = threading.Thread(target=lambda: replies.append(hand_over(viersen.folder, viersen.key, ONLY_PULL)))

    def before(path: str) -> None:
        if path == "/v1/pull" and other.ident is None:
            other.start()
            while desk_of[0]._jobs.empty:
                threading.Event().wait(0.01)

    add_contact(viersen.workspace, viersen.workspace.unit, {"family_name": "Mitgenommen"})
    real = viersen.server
    with FaultServer(through(real, before)) as server:
        viersen.store.settings.put("server", server.url.encode())
        with WatchDesk(viersen, lambda _line: None, execute).serving() as desk:
            desk_of.append(desk)
            report = desk.sync(SECONDS)
        viersen.store.settings.put("server", real.encode())
    other.join()
    assert [reply["code"] for reply in replies] == [0]
    assert (report.failure, viersen.workspace.local.remaining().outbox) == (None, 0)
