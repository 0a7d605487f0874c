"""Requests in, answers out."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import DatabaseError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from server_stub.http import requests
from server_stub.http.requests import Bodies, Refusal, bearer, refused
from tests.conftest import ExpectedLogs
from wire import limits
from wire.codec import decode, encode
from wire.messages import Problem, WaitRequest

WAIT = encode(WaitRequest(bytes(32)))


def request(parts: list[Message], **headers: str) -> Request:
    """A request whose body comes in these parts."""

    async def receive() -> Message:
        return parts.pop(0)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": given}, receive)


def body(*chunks: bytes) -> list[Message]:
    return [
        {"type": "http.request", "body": chunk, "more_body": index < len(chunks)}
        for index, chunk in enumerate(chunks, 1)
    ]


def refusal_of(asked: Request) -> tuple[int, str]:
    with pytest.raises(Refusal) as caught:
        asyncio.run(Bodies().read(asked, WaitRequest, requests.SMALL))
    return caught.value.status, caught.value.problem.code


def test_a_body_is_read_in_its_parts() -> None:
    """A message is read however its bytes arrive."""
    for parts in ([WAIT], [WAIT[:5], WAIT[5:]], [bytes([byte]) for byte in WAIT]):
        assert asyncio.run(Bodies().read(request(body(*parts)), WaitRequest, requests.SMALL)).digest == bytes(32)


def test_a_large_body_is_refused_before_it_is_read() -> None:
    """A body that announces more than the limit is refused without reading, one that lies as soon as it is over it."""
    assert refusal_of(request([], content_length=str(requests.SMALL + 1))) == (413, "too_large")
    chunk = bytes(1024)
    endless = body(*[chunk] * 100)
    assert refusal_of(request(endless)) == (413, "too_large")
    assert len(endless) == 100 - requests.SMALL // 1024 - 1
    assert refusal_of(request(endless, content_length="no number")) == (413, "too_large")


def test_garbage_is_malformed() -> None:
    """Bytes that are no such message, too many and too few are refused."""
    for wrong in (b"", b"garbage", WAIT + b"x", WAIT[:-1], encode(["x"]), b"\x91" * 4000):
        assert refusal_of(request(body(wrong))) == (400, "malformed")


def test_a_caller_that_goes_away_is_no_fault() -> None:
    """A body that is cut off ends as a refusal."""
    assert refusal_of(request([*body(WAIT[:3], b"")[:1], {"type": "http.disconnect"}])) == (400, "cut_off")


class Hours(asyncio.SelectorEventLoop):
    """A loop whose time passes when the test says so."""

    now = 0.0

    def time(self) -> float:
        return self.now


def dripping(size: int, rate: float, stalls_at: int) -> tuple[int, str]:
    """Read a body that comes in pieces at a rate until it stalls for ever; gives how that ended."""

    async def read() -> tuple[int, str]:
        loop, came = asyncio.get_running_loop(), 0
        assert isinstance(loop, Hours)

        async def receive() -> Message:
            nonlocal came
            if came >= stalls_at:
                loop.now += requests.READING_SECONDS
                await asyncio.Event().wait()
            came += 4096
            loop.now += 4096 / rate
            await asyncio.sleep(0)
            return {"type": "http.request", "body": bytes(4096), "more_body": came < size}

        asked = Request({"type": "http", "method": "POST", "path": "/", "headers": []}, receive)
        async with Bodies().raw(asked, requests.PUSH, "somebody") as content:
            return len(content), ""

    with asyncio.Runner(loop_factory=Hours) as runner:
        try:
            return runner.run(read())
        except Refusal as refusal:
            return refusal.status, refusal.problem.code


@pytest.mark.parametrize("size", [64 * limits.KIB, limits.MIB, limits.PUSH_BYTES])
def test_a_body_that_keeps_coming_over_the_slowest_line_is_read(size: int) -> None:
    """However large a body is, it is read to its end as long as it comes as fast as a line carries at least."""
    assert dripping(size, limits.SLOWEST, size) == (size, "")


def test_a_body_that_comes_too_slowly_or_stalls_is_not() -> None:
    """One that comes at half of that is given up, and so is one that stalls, also after much of it came fast."""
    assert dripping(limits.PUSH_BYTES, limits.SLOWEST / 2, limits.PUSH_BYTES) == (408, "too_slow")
    assert dripping(limits.PUSH_BYTES, 8 * limits.MIB, 3 * limits.MIB) == (408, "too_slow")
    assert dripping(limits.PUSH_BYTES, limits.SLOWEST, 0) == (408, "too_slow")


def test_large_bodies_take_turns() -> None:
    """No more large bodies than allowed are in memory at a time, and each is read in the end."""
    bodies, at_once, most = Bodies(at_once=2), 0, 0

    async def read() -> None:
        nonlocal at_once, most

        async def receive() -> Message:
            nonlocal at_once, most
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0.001)
            at_once -= 1
            return {"type": "http.request", "body": WAIT, "more_body": False}

        asked = Request({"type": "http", "method": "POST", "path": "/", "headers": []}, receive)
        await bodies.read(asked, WaitRequest, limits.MIB)

    async def many() -> None:
        await asyncio.gather(*(read() for _ in range(20)))

    asyncio.run(many())
    assert most == 2


def test_one_caller_holds_up_itself_alone() -> None:
    """Of one caller so many large bodies are read at a time; small ones, and those of others, are read meanwhile."""
    bodies, held = Bodies(at_once=3, of_one=2), asyncio.Event()

    async def dawdle() -> Message:
        await held.wait()
        return body(WAIT)[0]

    async def read(asked: Request, who: str) -> WaitRequest:
        return await bodies.read(asked, WaitRequest, limits.MIB, who)

    async def many() -> None:
        slow = Request({"type": "http", "method": "POST", "path": "/", "headers": []}, dawdle)
        first = [asyncio.create_task(read(slow, "one")) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Refusal) as refused:
            await read(request(body(WAIT)), "one")
        assert (refused.value.status, refused.value.problem.code) == (503, "busy")
        assert (await read(request(body(WAIT)), "other")).digest == bytes(32)
        assert (await read(request(body(WAIT), content_length=str(len(WAIT))), "one")).digest == bytes(32)
        with pytest.raises(Refusal):
            await read(request(body(WAIT + b"x"), content_length=str(len(WAIT))), "one")
        held.set()
        await asyncio.gather(*first)
        assert (await read(request(body(WAIT)), "one")).digest == bytes(32)

    asyncio.run(asyncio.wait_for(many(), 20))


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "abc"])
def test_a_token_is_asked_for(header: str) -> None:
    """A request without a bearer token has no session."""
    with pytest.raises(Refusal) as caught:
        bearer(request([], authorization=header))
    assert (caught.value.status, caught.value.problem.code) == (401, "session_required")
    assert bearer(request([], authorization="bearer abc")) == "abc"


def test_a_problem_says_when_to_come_again() -> None:
    """Retry-After stands in the header, in whole seconds, and in the problem."""
    response = refused(Refusal(503, "busy", retry_after=0.2))
    assert response.headers["retry-after"] == "1"
    assert decode(Problem, bytes(response.body), limit=500) == Problem("busy", "", 0.2)
    assert "retry-after" not in refused(Refusal(400, "malformed")).headers


def test_errors_become_problems() -> None:
    """Each kind of error has its status and says nothing of its cause."""
    asked = request([])
    secret = ValueError("Schiefbahn")
    for answering, error, status in (
        (requests.on_fault, secret, 500),
        (requests.on_database, secret, 503),
        (requests.on_refusal, secret, 500),
        (requests.on_http, HTTPException(404), 404),
        (requests.on_http, secret, 500),
        (requests.on_refusal, Refusal(418, "x"), 418),
    ):
        response = asyncio.run(answering(asked, error))
        assert response.status_code == status
        assert b"Schiefbahn" not in bytes(response.body)


class Raw(Exception):
    """What a driver raises."""

    def __init__(self, name: str) -> None:
        super().__init__("Schiefbahn")
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "status", "code"), [("SQLITE_CORRUPT", 503, "database_damaged"), ("SQLITE_ERROR", 500, "internal")]
)
def test_a_damaged_database_is_named(name: str, status: int, code: str, expected_logs: ExpectedLogs) -> None:
    """Callers hear that the database is damaged, and whoever runs the server where to look; a fault stays a fault."""
    if code == "database_damaged":
        expected_logs.expect("the database is damaged")
    response = asyncio.run(requests.on_damage(request([]), DatabaseError("SELECT", None, Raw(name))))
    assert response.status_code == status
    assert code.encode() in bytes(response.body)
    assert b"Schiefbahn" not in bytes(response.body)
