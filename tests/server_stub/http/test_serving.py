"""The running server: real processes on loopback, killed in the middle, on both databases."""

from __future__ import annotations

import http.client
import logging
import random
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from server_stub.http.serving import Address, QuietFormatter, Unlistenable, listening_socket
from tests.helpers.calls import Answer, Calls, Loopback
from tests.helpers.devices import ASD, POLICE, Cooperation, Device, Item, epoch, event
from tests.helpers.reading import read_all
from tests.helpers.server import PostgresDatabases, RunningServer, running_server
from wire import messages
from wire.codec import encode
from wire.names import heads_digest, pair_channel, unit_channel
from wire.stamp import read_stamp

KEY = b"k" * 32


@dataclass
class Scene:
    """A founded server process with a police device and a youth office's, whose pair channel has a key."""

    server: RunningServer
    cooperation: Cooperation

    def __post_init__(self) -> None:
        batch = self.cooperation.founding(self.anybody.hello().server_key)
        assert self.anybody.found(self.server.founding_code, batch).status == 200
        self.police, self.calls = self.anybody.enrol(self.cooperation, POLICE)
        self.asd, self.asd_calls = self.anybody.enrol(self.cooperation, ASD)
        self.pair = pair_channel(self.cooperation.root, POLICE, ASD)
        self.write(epoch(KEY, [POLICE, ASD]))

    @property
    def anybody(self) -> Calls:
        return Calls(Loopback(self.server.url))

    def write(self, *items: Item) -> None:
        """Push one batch of the police device, which must be accepted."""
        (result,) = self.calls.pushed(self.police.batch(self.pair, items))
        assert isinstance(result, messages.Accepted), result

    def until_waiting(self, count: int) -> None:
        until_waiting(self.server, self.calls, count)

    def digest(self, calls: Calls) -> bytes:
        heads = calls.pull().read(messages.PullAnswer).heads
        return heads_digest([(each.channel, each.seq, each.head) for each in heads])


def until_waiting(server: RunningServer, calls: Calls, count: int) -> None:
    """Give the server time to take in the requests of so many callers: connected, and a few requests later."""
    while server.connections() < count:
        calls.hello()
    for _ in range(5):
        calls.pull()


BOTH = ["sqlite", "postgresql"]
SLOW_ON_POSTGRESQL = pytest.mark.parametrize(
    "scene", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True
)


@pytest.fixture(params=BOTH)
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    url = None
    if request.param == "postgresql":
        databases = request.getfixturevalue("postgres")
        assert isinstance(databases, PostgresDatabases)
        url = databases.new()
    with running_server(tmp_path, url) as server:
        yield Scene(server, Cooperation())


def test_a_restart_changes_nothing(scene: Scene) -> None:
    """After the end and after a kill the heads are the same and the tokens still open."""
    scene.write(event(KEY))
    before = scene.calls.pull().read(messages.PullAnswer)
    assert scene.server.stop() == 0
    scene.server.start()
    assert scene.calls.pull().read(messages.PullAnswer) == before
    scene.server.kill()
    scene.server.start()
    assert scene.calls.pull().read(messages.PullAnswer) == before
    scene.write(event(KEY))


def test_a_kill_between_request_and_answer(scene: Scene) -> None:
    """Killed at any moment of a push, the server has stored it once or not at all, and the same bytes settle which."""
    chance = random.Random(7)  # seeded: a failure can be repeated
    outcomes = set()
    for _ in range(8):
        batch = scene.police.batch(scene.pair, [event(KEY) for _ in range(100)])
        connection = http.client.HTTPConnection("127.0.0.1", scene.server.port, timeout=30)
        body = encode(messages.PushRequest((batch,)))
        connection.request("POST", "/v1/push", body, {"authorization": f"Bearer {scene.calls.token}"})
        for _ in range(chance.randrange(8)):
            scene.anybody.hello()
        scene.server.kill()
        connection.close()
        scene.server.start()
        (result,) = scene.calls.pushed(batch)
        outcomes.add(type(result))
        assert isinstance(result, messages.Accepted | messages.Known)
    placed = read_all(lambda cursors: scene.calls.pull(cursors).read(messages.PullAnswer))[scene.pair]
    assert [read_stamp(each.stamp)[0].last_seq for each in placed] == [1 + 100 * n for n in range(9)]
    assert outcomes


def test_a_waiting_caller_wakes_within_moments(scene: Scene) -> None:
    """What one device pushes wakes the other, waiting one, long before its wait is over."""
    digest = scene.digest(scene.asd_calls)
    thread, answers = together(lambda: scene.asd_calls.wait(digest))
    scene.until_waiting(1)
    scene.write(event(KEY, alarm=True))
    thread.join()
    assert answers[0].read(messages.WaitAnswer) == messages.WaitAnswer(scene.digest(scene.asd_calls), 1)


def test_an_idle_wait_costs_few_bytes(scene: Scene) -> None:
    """The answer to a wait carries no header that the protocol does not need."""
    answer = scene.calls.wait(bytes(32))
    assert {name for name, _ in answer.headers} == {"content-length", "content-type"}
    assert len(answer.body) + sum(len(name) + len(value) + 4 for name, value in answer.headers) < 150


@SLOW_ON_POSTGRESQL
def test_the_end_comes_quickly(scene: Scene) -> None:
    """SIGTERM ends the server with 0 and answers those who wait, whose time is not over for long."""
    digest = scene.digest(scene.calls)
    waiting = [together(lambda: scene.calls.wait(digest)) for _ in range(20)]
    scene.until_waiting(20)
    assert scene.server.stop() == 0
    for thread, answers in waiting:
        thread.join()
        assert [answer.read(messages.WaitAnswer).digest for answer in answers] == [b""]


@SLOW_ON_POSTGRESQL
def test_many_clients_at_once(scene: Scene) -> None:
    """Clients that push and pull beside two hundred waiting ones are all served."""
    own = unit_channel(scene.cooperation.root, POLICE)
    digest = scene.digest(scene.asd_calls)
    waiting = [together(lambda: scene.asd_calls.wait(digest)) for _ in range(200)]
    (result,) = scene.calls.pushed(scene.police.batch(own, [epoch(KEY, [POLICE])]))
    assert isinstance(result, messages.Accepted)
    readers = [together(scene.asd_calls.pull) for _ in range(20)]
    for _ in range(10):
        scene.write(event(KEY))
    for thread, answers in (*waiting, *readers):
        thread.join()
        assert [answer.status for answer in answers] == [200]


def together(work: Callable[[], Answer]) -> tuple[threading.Thread, list[Answer]]:
    """Do something beside the test; gives the thread and where its answer will be."""
    answers: list[Answer] = []
    thread = threading.Thread(target=lambda: answers.append(work()))
    thread.start()
    return thread, answers


def test_two_processes_share_a_postgresql(postgres: PostgresDatabases, tmp_path: Path) -> None:
    """A device waiting at one server process wakes by what is pushed to another on the same database."""
    url = postgres.new()
    with running_server(tmp_path, url) as first:
        scene = Scene(first, Cooperation())
        second = RunningServer(first.data, first.founding_code)
        second.start()
        elsewhere = Calls(Loopback(second.url), scene.asd_calls.token)
        digest = scene.digest(elsewhere)
        thread, answers = together(lambda: elsewhere.wait(digest))
        until_waiting(second, elsewhere, 1)
        scene.write(event(KEY))
        thread.join(10)
        assert [answer.read(messages.WaitAnswer).digest for answer in answers] == [scene.digest(elsewhere)]
        assert second.stop() == 0


@pytest.mark.parametrize("scene", ["sqlite"], indirect=True)
def test_the_log_holds_nothing_of_anybody(scene: Scene) -> None:
    """Neither what the server prints nor its files hold a token, and the former no id of an event."""
    item = event(KEY)
    scene.write(item)
    Calls(scene.calls.transport, scene.calls.token).raw("POST", "/v1/push", b"garbage")
    scene.server.stop()
    printed = "".join(scene.server.errors).encode()
    assert printed == b""
    kept = b"".join(path.read_bytes() for path in scene.server.data.iterdir())
    assert scene.calls.token.encode() not in kept
    assert item.event in kept


def test_faults_are_logged_by_type_and_place() -> None:
    """What is logged of an exception is its type and where it happened, never its message."""
    try:
        Device().last[b"Schiefbahn"]
    except KeyError:
        record = logging.LogRecord("name", logging.ERROR, __file__, 1, "failed", None, sys.exc_info())
    told = QuietFormatter("%(name)s %(message)s").format(record)
    assert told.startswith("name failed: KeyError in ")
    assert "test_serving.py:" in told
    assert "Schiefbahn" not in told
    plain = logging.LogRecord("name", logging.ERROR, __file__, 1, "failed %s", ("x",), None)
    assert QuietFormatter("%(message)s").format(plain) == "failed x"


def test_addresses() -> None:
    """Port 0 takes a free port, on either family of addresses, and a certificate makes it https."""
    with listening_socket(Address("127.0.0.1", 0)) as bound:
        assert bound.getsockname()[1] > 0
    assert Address("127.0.0.1", 0).scheme == "http"
    assert Address("127.0.0.1", 0, Path("c"), Path("k")).scheme == "https"


def test_an_address_that_is_not_to_be_had_says_why() -> None:
    """A port that is taken and an address of another computer are told apart."""
    with listening_socket(Address("127.0.0.1", 0)) as bound:
        taken = Address("127.0.0.1", bound.getsockname()[1])
        for address, why in (
            (taken, "dort lauscht schon ein Programm"),
            (Address("192.0.2.1", 0), "diese Adresse hat dieser Computer nicht"),
        ):
            with pytest.raises(Unlistenable, match=why):
                listening_socket(address)
