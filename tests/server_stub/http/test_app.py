"""The application under garbage: whatever is sent, it answers with a problem and never with a fault."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server_stub.http.app import kept_running
from server_stub.http.workers import Workers
from tests.conftest import ExpectedLogs
from tests.helpers.calls import Answer, InProcess
from tests.helpers.devices import POLICE, Device, Item, event
from tests.helpers.doors import OpenDoor
from tests.helpers.founded import CODE, Founded, new_log
from tests.helpers.server import PostgresDatabases
from wire import messages
from wire.codec import encode

FILES = "/v1/files"
PATHS = ["/v1/found", "/v1/session", "/v1/push", "/v1/restore", "/v1/pull", "/v1/wait", FILES]
FUZZ = settings(max_examples=150)


class Target:
    """A founded server with an active device's session, and a valid body for each call."""

    def __init__(self, url: str) -> None:
        self.founded = Founded(new_log(url))
        # One thread, there before the first test: a pool that grew later would look as if a test had left it behind.
        self.door = OpenDoor(self.founded.log, wait_seconds=0.001, workers=Workers(threads=1))
        self.device = self.founded.enrol(POLICE)
        self.key = self.founded.key(self.device, self.founded.pair)
        self.calls = self.door.calls.as_device(self.device)
        batch = self.device.sign(self.founded.pair, [event(self.key, size=40)])
        proof = self.calls.proof(self.device.private, self.device.root, device=self.device.id)
        placed = self.founded.pull(self.device).pages[-1].batches
        self.valid = {
            "/v1/found": encode(messages.FoundRequest(CODE, batch)),
            "/v1/session": encode(proof),
            "/v1/push": encode(messages.PushRequest((batch,))),
            "/v1/restore": encode(messages.RestoreRequest(placed, recover=True)),
            "/v1/pull": encode(messages.PullRequest((messages.Cursor(self.founded.pair, 1, bytes(32)),))),
            "/v1/wait": encode(messages.WaitRequest(bytes(32))),
            FILES: encode(messages.MissingRequest((bytes(32),))),
        }

    def send(self, path: str, body: bytes) -> Answer:
        whole = f"{FILES}/{self.founded.pair.hex()}" if path == FILES else path
        return self.calls.raw("POST", whole, body)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def target(request: pytest.FixtureRequest) -> Iterator[Target]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'server.db'}"
        if request.param == "postgresql":
            databases = request.getfixturevalue("postgres")
            assert isinstance(databases, PostgresDatabases)
            url = databases.new()
        target = Target(url)
        yield target
        target.door.close()
        target.founded.log.close()


def assert_no_fault(answer: Answer) -> None:
    assert answer.status in {200, 400, 401, 403, 409, 413}
    if answer.status != 200:
        assert answer.problem.code


@FUZZ
@given(path=st.sampled_from(PATHS), body=st.binary(max_size=400))
def test_random_bytes(target: Target, path: str, body: bytes) -> None:
    """Random bytes never cause a fault."""
    assert_no_fault(target.send(path, body))


@FUZZ
@given(path=st.sampled_from(PATHS), data=st.data())
def test_altered_requests(target: Target, path: str, data: st.DataObject) -> None:
    """A valid request with bytes changed, cut or doubled never causes a fault."""
    body = bytearray(target.valid[path])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        if not body:
            break
    assert_no_fault(target.send(path, bytes(body)))


TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text() | st.binary(max_size=64),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=20,
)


@FUZZ
@given(path=st.sampled_from(PATHS), tree=TREES)
def test_other_messages(target: Target, path: str, tree: object) -> None:
    """Well-formed MessagePack that is no such request never causes a fault."""
    assert_no_fault(target.send(path, encode(tree)))


ITEMS = st.builds(
    Item,
    kind=st.integers(1, 255) | st.integers(1, 6),
    body=st.binary(max_size=300),
    key=st.sampled_from([bytes(32), b"k" * 32]),
    alarm=st.booleans(),
    event=st.binary(min_size=16, max_size=16),
    format=st.sampled_from([1, 2]),
)


@FUZZ
@given(items=st.lists(ITEMS, min_size=1, max_size=4), to_directory=st.booleans())
def test_signed_nonsense(target: Target, items: list[Item], *, to_directory: bool) -> None:
    """A member that signs whatever it likes gets a result for its batch, never a fault."""
    device: Device = target.device
    channel = target.founded.cooperation.directory if to_directory else target.founded.pair
    (result,) = target.calls.pushed(device.sign(channel, items))
    assert isinstance(result, messages.RefusedBatch | messages.EpochRetired)


def faulty(here: Founded, error: Exception) -> Answer:
    """What a caller hears when an endpoint fails with `error`."""
    door = OpenDoor(here.log)

    def fail(_request: Request) -> Response:
        raise error

    door.app.router.routes.append(Route("/fail", fail))
    answer = InProcess(door.app).request("GET", "/fail", b"", {})
    door.close()
    return answer


def test_a_fault_tells_nothing(here: Founded) -> None:
    """After a fault of the program the caller hears only that there was one."""
    answer = faulty(here, KeyError("Schiefbahn"))
    assert (answer.status, answer.problem) == (500, messages.Problem("internal", ""))


def test_a_database_that_is_away_is_said(here: Founded) -> None:
    """While the database cannot be reached the caller is told to come again."""
    for error in (OperationalError("SELECT", None, Exception("Schiefbahn")), NoConnection("Schiefbahn")):
        answer = faulty(here, error)
        assert (answer.status, answer.problem.code) == (503, "database_unavailable")
        assert dict(answer.headers)["retry-after"] == "2"
        assert b"Schiefbahn" not in answer.body


def test_what_runs_beside_the_requests_goes_on_after_an_error(expected_logs: ExpectedLogs) -> None:
    """An error that nobody foresaw is logged by its kind, and what it ended is begun again; a cancellation ends it."""
    expected_logs.expect("^schutzbruecke.server: what runs beside the requests has failed")
    begun: list[int] = []

    async def beside() -> None:
        begun.append(len(begun))
        if len(begun) == 1:
            raise KeyError("nobody foresaw it")
        await asyncio.Event().wait()

    async def run() -> None:
        task = asyncio.create_task(kept_running(beside, again_seconds=0.001))
        while len(begun) < 2:
            await asyncio.sleep(0.001)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    asyncio.run(asyncio.wait_for(run(), 20))
    assert begun == [0, 1]
