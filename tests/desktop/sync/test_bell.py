"""A bell is heard by whoever waits for a line, in their thread, and no ring is lost or heard twice."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from desktop.sync.bell import Bell

SECONDS = 20.0


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Both ends of a line."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_it_is_heard_while_a_line_is_waited_for(line: tuple[socket.socket, socket.socket]) -> None:
    """What it is rung for is done in the thread that waits, which then waits on until something comes."""
    done: list[str] = []
    heard = threading.Event()

    def note() -> None:
        done.append(threading.current_thread().name)
        heard.set()

    def others() -> None:
        bell.ring()
        heard.wait(SECONDS)
        line[1].send(b"x")

    with closing(Bell(note)) as bell:
        ringing = threading.Thread(target=others, name="others")
        ringing.start()
        bell.wait(line[0], SECONDS)
        ringing.join()
    assert line[0].recv(1) == b"x"
    assert done == [threading.current_thread().name]


def test_it_is_heard_later_where_nobody_waited(line: tuple[socket.socket, socket.socket]) -> None:
    """Rung several times before anybody listens it is heard once, and then it is silent."""
    done: list[int] = []
    with closing(Bell(lambda: done.append(1))) as bell:
        bell.ring()
        bell.ring()
        bell.hear()
        bell.hear()
        assert done == [1]
        bell.ring()
        bell.wait(None, SECONDS)
        bell.wait(line[0], 0.0)
    assert done == [1, 1]


def test_what_rings_it_while_it_is_heard_is_not_lost() -> None:
    """Whoever rings while something is being done is heard right after it."""
    done: list[int] = []

    def more() -> None:
        done.append(1)
        if len(done) < 3:
            bell.ring()

    with closing(Bell(more)) as bell:
        bell.ring()
        for _ in range(5):
            bell.hear()
    assert done == [1, 1, 1]


def test_after_the_end_nobody_hears_it() -> None:
    """Ringing a bell that was closed does nothing, and it may be closed twice."""
    done: list[int] = []
    bell = Bell(lambda: done.append(1))
    bell.close()
    bell.ring()
    bell.hear()
    bell.close()
    assert done == []
