"""Lines that are slow, and lines that rested: what moves is waited for, and nobody waits for what is gone."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desktop.domain.proxy import NONE
from desktop.sync.bell import Bell
from desktop.sync.failures import RequestFailed
from desktop.sync.transport import HttpTransport
from tests.desktop.sync.test_transport import BATCH, HELLO, OK, connected
from tests.helpers.fault_server import Behaviour, Exchange, FaultServer, authority, hang_up, in_turn
from wire import limits
from wire.codec import decode, encode
from wire.messages import Cursor, PullAnswer, PullRequest, PushAnswer

STILL = 1.0


def trickling(content: bytes, pieces: int, seconds: float) -> Behaviour:
    """Send an answer in so many pieces, with a rest after each."""

    def behave(exchange: Exchange) -> None:
        exchange.send(OK + b"Content-Length: %d\r\n\r\n" % len(content))
        size = -(-len(content) // pieces)
        for start in range(0, len(content), size):
            exchange.send(content[start : start + size])
            exchange.pause(seconds)

    return behave


def test_what_moves_is_waited_for() -> None:
    """An answer that takes several times as long as nothing may move arrives whole, as long as it moves."""
    cursors = tuple(Cursor(bytes(32), number, bytes(32)) for number in range(4000))
    content = encode(PullAnswer((), cursors, more=False))
    with FaultServer(trickling(content, 12, STILL / 4)) as server:
        transport = HttpTransport(server.url, patience=20.0, still=STILL)
        assert len(transport.pull_now("token", []).heads) == 4000
        transport.close()


def test_a_slow_line_is_asked_for_little_at_a_time() -> None:
    """What a page took says how large the next one is to be, on either line; the next pull begins small again."""
    seconds, least = [0.0], limits.LEAST_PULL_BYTES

    def answer(exchange: Exchange) -> None:
        seconds[0] += next(taking)
        exchange.message(PullAnswer((), (), more=len(server.requests) not in (4, 5)))

    taking = iter((0.1, 0.2, 10.0, 20.0, 0.1))
    with FaultServer(answer) as server:
        transport = HttpTransport(server.url, patience=20.0, clock=lambda: seconds[0])
        answers = [transport.pull("token", []) for _ in range(5)]
        transport.close()
    assert [one.more for one in answers] == [True, True, True, False, False]
    asked = [decode(PullRequest, request.body, limit=limits.MIB).most for request in server.requests]
    assert asked == [least, 4 * least, 16 * least, 8 * least, least]


def test_what_stands_still_is_given_up() -> None:
    """A server that sends a part and then nothing is given up long before the whole patience is over."""
    part = trickling(bytes(200_000), 2, 60.0)
    with FaultServer(part) as server:
        transport = HttpTransport(server.url, patience=60.0, still=STILL)
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        transport.close()
    assert caught.value.failure.code == "too_slow"


def test_what_moves_less_than_a_block_stands_still() -> None:
    """A server that sends a little again and again, but no whole block in the time, is given up as well."""
    with FaultServer(trickling(bytes(40_000), 40, STILL / 5)) as server:
        transport = HttpTransport(server.url, patience=60.0, still=STILL)
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        transport.close()
    assert caught.value.failure.code == "too_slow"


def test_a_connection_that_was_cut_at_rest_is_replaced() -> None:
    """A request on a connection that turns out to be cut goes again, the same, over a new one; nobody notices."""
    turns = in_turn(
        lambda exchange: exchange.message(HELLO), hang_up, lambda exchange: exchange.message(PushAnswer(()))
    )
    with FaultServer(turns) as server, connected(server) as transport:
        transport.hello()
        assert transport.push("token", [BATCH]) == PushAnswer(())
    assert server.connections == 2
    assert server.requests[1].body == server.requests[2].body != b""


def test_a_new_connection_that_is_cut_is_not_tried_twice() -> None:
    """A server that hangs up at once is asked once: trying again is for whoever knows how often it failed."""
    with FaultServer(hang_up) as server, connected(server) as transport:
        with pytest.raises(RequestFailed):
            transport.hello()
        assert len(server.requests) == 1


def test_a_connection_that_rested_is_not_used_again() -> None:
    """After a rest in which a firewall may have forgotten it, a connection makes room for a new one."""
    seconds = [0.0]
    with FaultServer(lambda exchange: exchange.message(HELLO)) as server:
        transport = HttpTransport(server.url, patience=20.0, clock=lambda: seconds[0])
        for seconds[0] in (0.0, 44.0, 88.0, 134.0):
            transport.hello()
        transport.close()
    assert server.connections == 2


def test_between_a_push_and_its_answer_something_else_is_done() -> None:
    """What is to be done while the server is at work is done once the push is there whole, before it is answered."""
    there, done = threading.Event(), threading.Event()

    def answer(exchange: Exchange) -> None:
        there.set()
        assert done.wait(20)
        exchange.message(PushAnswer(()))

    def work() -> None:
        assert there.wait(20)
        done.set()

    with FaultServer(answer) as server, connected(server) as transport:
        transport.while_pushed = work
        assert transport.push("token", [BATCH]) == PushAnswer(())
        done.clear()
        there.clear()
        transport.while_pushed = None
        done.set()
        assert transport.push("token", [BATCH]) == PushAnswer(())


def test_what_is_to_be_done_meanwhile_waits_for_no_answer() -> None:
    """Whoever rings while a server says nothing, or while a page comes in, has theirs done, and no request is cut."""
    whole = PullAnswer((), tuple(Cursor(bytes(32), number, bytes(32)) for number in range(2000)), more=False)
    content, done = encode(whole), threading.Semaphore(0)

    def answer(exchange: Exchange) -> None:
        bell.ring()
        assert done.acquire(timeout=20)
        exchange.send(OK + b"Content-Length: %d\r\n\r\n" % len(content))
        for start in range(0, len(content), 40_000):
            bell.ring()
            exchange.send(content[start : start + 40_000])
            assert len(content) - start < 40_000 or done.acquire(timeout=20)

    bell = Bell(done.release)
    with FaultServer(answer) as server, connected(server) as transport:
        transport.listen_for(bell)
        assert transport.pull_now("token", []) == whole
    assert len(content) > 80_000
    assert len(server.requests) == 1


def test_a_line_of_before_that_is_silent_ends_with_the_time_of_a_read(tmp_path: Path) -> None:
    """Whoever goes back to a way that was gone before waits there no longer than anywhere, and no bell keeps them."""
    over = threading.Event()

    def answer(exchange: Exchange) -> None:
        if len(server.requests) == 2:
            over.wait(20)
        exchange.message(HELLO)

    def lead(exchange: Exchange) -> None:
        if exchange.tunnel(context):
            exchange.message(HELLO)

    ca = authority()
    context = ca.server(tmp_path)
    with FaultServer(answer, context) as server, FaultServer(lead) as proxy:
        transport = HttpTransport(server.url, ca_file=ca.write(tmp_path / "ca.pem"), still=0.5)
        transport.listen_for(Bell(lambda: None))
        for way in (NONE, f"http://127.0.0.1:{proxy.port}"):
            transport.use_proxy(way)
            transport.hello()
        transport.use_proxy(NONE)
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        over.set()
        transport.close()
    assert caught.value.failure.code == "too_slow"


def test_who_is_waited_for_is_hastened() -> None:
    """A request that is allowed to take long ends once it has had as much time as somebody else can wait."""
    asked = threading.Event()

    def hold(exchange: Exchange) -> None:
        asked.set()
        exchange.pause(60)

    with FaultServer(hold) as server:
        transport = HttpTransport(server.url, patience=60.0)

        def hasten() -> None:
            assert asked.wait(20)
            transport.hasten(0.05)

        hastening = threading.Thread(target=hasten)
        hastening.start()
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        hastening.join()
        transport.hasten(0.0)
        transport.close()
    assert caught.value.failure.code == "too_slow"
