"""Client and server are killed in the middle, at many points: what was reported is found exactly once on both sides."""

from __future__ import annotations

import json
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from desktop.domain.templates import template
from desktop.presenters.times import id_text
from tests.helpers.fault_server import Exchange, FaultServer, Gone, hang_up
from tests.helpers.programs import POLICE, WILLICH, Client, World, new_id, new_world, running
from tests.helpers.relaying import path_of, through
from tests.helpers.starting import SERVER, Process, run

KEMPEN = "jugendamt-kempen-asd"


class Killing:
    """Kills once, when a request asks for a path for the nth time: before the server gets it, or after it answered."""

    def __init__(self, path: str, *, nth: int = 1, answered: bool = False) -> None:
        self.path = path
        self.nth = nth
        self.answered = answered
        self.kill: Callable[[], None] = lambda: None
        self.struck = threading.Event()
        self._asked = 0

    def before(self, path: str) -> None:
        if path == self.path and not self.struck.is_set():
            self._asked += 1
            if self._asked == self.nth and not self.answered:
                self.strike()

    def after(self, exchange: Exchange, _content: bytes) -> None:
        if self.answered and path_of(exchange) == self.path and self._asked == self.nth and not self.struck.is_set():
            self.strike()

    def strike(self) -> None:
        self.struck.set()
        self.kill()
        raise Gone


def notify(world: World, notification: str, client: Client | None = None) -> Process:
    """Begin to notify under an id."""
    path = world.write("notification.json", template("P01"))
    return (client or world.police).start("notify", "--from", path, "--id", notification)


def reported(process: Process) -> bool:
    """Wait for the end; says whether the program said that it has the notification."""
    output, _ = process.communicate(timeout=60)
    if process.returncode not in (0, 3):
        return False
    assert json.loads(output)["state"] in ("queued", "accepted", "delivered")
    return True


def found_on(client: Client) -> Counter[str]:
    """The notifications a profile holds, by the id they were written under."""
    with client.opened() as opened:
        states = [state for _, state in opened.workspace.states("notification")]
    return Counter(id_text(state.notification_id) for state in states)


def check_both_sides(world: World, wanted: list[str], tried: list[str]) -> None:
    """What was reported is there once on both sides; what was not is there once or not at all, on both sides alike."""
    for client in (world.police, world.willich):
        assert client.ask("sync")["up_to_date"]
    sent, received = found_on(world.police), found_on(world.willich)
    assert sent == received
    assert set(wanted) <= set(sent) <= set(tried)
    assert set(sent.values()) <= {1}


# Path, how many requests for it come before, and whether the server has answered.
POINTS = [
    ("/v1/hello", 1, False),
    ("/v1/pull", 1, True),
    ("/v1/push", 1, False),
    ("/v1/push", 1, True),
    ("/v1/pull", 2, True),
]
MOMENTS = (0.2, 0.5)


def test_a_killed_client_keeps_what_it_reported(online: World) -> None:
    """A client killed at any request, or at any moment before and after, loses nothing reported and doubles nothing."""
    tried: list[str] = []
    kept: list[str] = []
    real = online.server.url
    for path, nth, answered in POINTS:
        killing = Killing(path, nth=nth, answered=answered)
        with FaultServer(through(real, killing.before, killing.after)) as line:
            online.police.point_at(line.url)
            tried.append(new_id())
            process = notify(online, tried[-1])
            killing.kill = process.kill
            kept += [tried[-1]] if reported(process) else []
        assert killing.struck.is_set(), path
    online.police.point_at(real)
    for seconds in MOMENTS:
        tried.append(new_id())
        process = notify(online, tried[-1])
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        kept += [tried[-1]] if reported(process) else []
    # Whoever got no answer asks again under the same id.
    assert reported(notify(online, tried[0]))
    check_both_sides(online, [*kept, tried[0]], tried)
    assert online.police.ask("doctor")["ok"]


def test_a_killed_server_keeps_what_it_accepted(offline: World) -> None:
    """A server killed before and after it accepted keeps what it answered for, and takes the same again once."""
    tried: list[str] = []
    real = offline.server.url
    for path, answered in [("/v1/push", False), ("/v1/push", True)]:
        killing = Killing(path, answered=answered)
        killing.kill = offline.server.kill
        offline.server.start()
        with FaultServer(through(real, killing.before, killing.after)) as line:
            offline.police.point_at(line.url)
            tried.append(new_id())
            process = notify(offline, tried[-1])
            assert reported(process)
            assert process.returncode == 3
        assert killing.struck.is_set()
    offline.police.point_at(real)
    with running(offline):
        check_both_sides(offline, tried, tried)


def test_a_killed_watch_takes_nothing_with_it(online: World) -> None:
    """A watching client killed while it serves a command loses nothing: the command's own process carries it out."""
    killing = Killing("/v1/push", answered=True)
    real, notification = online.server.url, new_id()
    with FaultServer(through(real, killing.before, killing.after)) as line:
        online.police.point_at(line.url)
        with online.police.watching() as watch:
            killing.kill = watch.process.kill
            assert reported(notify(online, notification))
        assert killing.struck.is_set()
    online.police.point_at(real)
    check_both_sides(online, [notification], [notification])


def test_an_enrolment_cut_short_goes_on(online: World) -> None:
    """A device killed while it enrols, just when the server has accepted it, goes on with the next sync."""
    killing = Killing("/v1/push", answered=True)
    kempen = online.client("kempen")
    with FaultServer(through(online.server.url, killing.before, killing.after)) as line:
        process = kempen.start(
            "enrol", "--invite", str(online.invite_by(KEMPEN, line.url)), "--person", "Dritte Person"
        )
        killing.kill = process.kill
        process.communicate(timeout=60)
        assert killing.struck.is_set()
    kempen.point_at(online.server.url)
    for client in (kempen, online.police, kempen):
        # A holder of the channel of all units hands its key on; only then can the new one say who it is.
        client.ask("sync")
    standing = kempen.ask("status")
    assert (standing["state"], standing["unit"], standing["outbox"]) == ("active", KEMPEN, 0)
    people = {row["unit"]: row["person"] for row in kempen.ask("devices", "list")["items"]}
    assert people[KEMPEN] == "Dritte Person"
    assert set(people) == {KEMPEN, POLICE, WILLICH}


def lose_pushes(exchange: Exchange, _content: bytes) -> None:
    """Keep the answers to pushes and foundings from the client."""
    if path_of(exchange) in ("/v1/push", "/v1/found"):
        hang_up(exchange)


def test_an_enrolment_whose_answer_was_lost_goes_on(online: World) -> None:
    """A device that never hears whether it was enrolled keeps its profile, and the same invite goes on."""
    kempen = online.client("kempen")
    with FaultServer(through(online.server.url, after=lose_pushes)) as line:
        invite = str(online.invite_by(KEMPEN, line.url))
        words = ("enrol", "--invite", invite, "--person", "Dritte Person")
        assert kempen.run(*words, code=3).problem["code"] == "unreachable"
    kempen.point_at(online.server.url)
    assert kempen.ask(*words)["state"] == "active"
    assert kempen.run(*words, code=1).problem["code"] == "profile_exists"


def test_a_founding_cut_short_goes_on(tmp_path: Path) -> None:
    """A founding killed early and, tried again, without an answer ends with one root and good invites."""
    world = new_world(tmp_path)
    founder, killing = world.founder, Killing("/v1/found")
    with running(world):
        words = world.found_words()
        with FaultServer(through(world.server.url, killing.before)) as line:
            process = founder.start(*_redirected(words, world.server.url, line.url))
            killing.kill = process.kill
            process.communicate(timeout=60)
        assert killing.struck.is_set()
        with FaultServer(through(world.server.url, after=lose_pushes)) as line:
            founder.point_at(line.url)
            lost = founder.run(*_redirected(words, world.server.url, line.url), code=3)
        assert lost.problem["code"] == "unreachable"
        founder.point_at(world.server.url)
        done = founder.ask(*words)
        assert {row["unit"] for row in done["invites"]} >= {POLICE, WILLICH}
        assert _server_root(world) == done["root_fingerprint"]
        invite = str(world.invite_by(POLICE, world.server.url))
        assert world.police.ask("enrol", "--invite", invite, "--person", "Dienst A")["state"] == "active"
        assert founder.run(*words, code=1).problem["code"] == "profile_exists"


def _redirected(words: Sequence[str], old: str, new: str) -> list[str]:
    return [new if word == old else word for word in words]


def _server_root(world: World) -> object:
    done = run(SERVER, ("status", "--data", str(world.server.data), "--json"))
    done.check_returncode()
    return json.loads(done.stdout)["root_fingerprint"]
