"""Handing a command over: both ends prove that they have unlocked the profile, or nothing is begun."""

from __future__ import annotations

import json
import logging
import os
import resource
import socket
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.handover import (
    ADDRESS_FILE,
    UNSERVED,
    AnswerLost,
    Counter,
    NoWriter,
    Serve,
    hand_over,
    leave,
    reach,
)
from desktop.keys.secret import DatabaseKey
from tests.conftest import ExpectedLogs

KEY, OTHER = DatabaseKey(b"k" * 32), DatabaseKey(b"o" * 32)


@contextmanager
def counter(folder: Path, serve: Serve) -> Iterator[list[dict[str, Any]]]:
    """A counter that serves, and what it was asked."""
    asked: list[dict[str, Any]] = []

    def served(request: dict[str, Any]) -> dict[str, Any]:
        asked.append(request)
        return serve(request)

    open_counter = Counter(folder, KEY, served)
    open_counter.start()
    try:
        yield asked
    finally:
        open_counter.close()
        open_counter.settle()


def test_a_command_and_its_answer(tmp_path: Path) -> None:
    """What is handed over arrives as it was, and so does the answer, time after time."""
    with counter(tmp_path, lambda request: {"result": request, "code": 0}) as asked:
        for number in range(3):
            request = {"command": "notify", "arguments": {"text": "Grüße", "n": number, "none": None}}
            assert hand_over(tmp_path, KEY, request) == {"result": request, "code": 0}
    assert len(asked) == 3


def test_the_wrong_key_is_refused(tmp_path: Path) -> None:
    """Whoever has not unlocked the profile is not served, and the next one still is."""
    with counter(tmp_path, lambda _: {}) as asked:
        with pytest.raises(NoWriter):
            hand_over(tmp_path, OTHER, {"command": "notify"})
        assert asked == []
        assert hand_over(tmp_path, KEY, {"command": "sync"}) == {}
    assert asked == [{"command": "sync"}]


def test_the_way_is_the_owners_only(tmp_path: Path) -> None:
    """The address is its owner's only to read, the socket lies in a folder only the owner enters, and both go."""
    with counter(tmp_path, lambda _: {}):
        file = tmp_path / ADDRESS_FILE
        address = Path(json.loads(file.read_bytes())["address"])
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
        assert address.exists()
    assert not file.exists()
    assert not address.parent.exists()


@pytest.mark.parametrize("text", [None, "", "{", "[]", "{}", '{"address": 5}', '{"address": "/nowhere/at/all"}'])
def test_without_a_writer_nothing_is_begun(tmp_path: Path, text: str | None) -> None:
    """Where nobody listens, or the address is none, the command was not begun."""
    if text is not None:
        (tmp_path / ADDRESS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(NoWriter):
        hand_over(tmp_path, KEY, {"command": "sync"})


def test_a_writer_that_stands_still_is_given_up(tmp_path: Path) -> None:
    """A process that listens and never answers, as one that was stopped, is no writer: nothing was begun."""
    with tempfile.TemporaryDirectory() as place, socket.socket(socket.AF_UNIX) as still:
        address = str(Path(place) / "writer")
        still.bind(address)
        still.listen()
        (tmp_path / ADDRESS_FILE).write_text(json.dumps({"address": address}))
        with pytest.raises(NoWriter):
            reach(tmp_path, KEY, seconds=0.1)
        with pytest.raises(NoWriter):
            leave(tmp_path, KEY, {"command": "sync"}, 0.1)


def test_what_is_left_there_is_done_without_anybody_waiting(tmp_path: Path) -> None:
    """A command that is left with the counter is carried out though whoever left it has gone, as is the next one."""
    gone = threading.Event()
    with counter(tmp_path, lambda _: {"gone": gone.wait(20)}) as asked:
        leave(tmp_path, KEY, {"command": "readings", "arguments": {}}, 10)
        gone.set()
        assert hand_over(tmp_path, KEY, {"command": "sync"}) == {"gone": True}
    assert [request["command"] for request in asked] == ["readings", "sync"]


def test_nothing_can_be_left_with_nobody(tmp_path: Path) -> None:
    """Where nobody listens it is said that nobody took it."""
    with pytest.raises(NoWriter):
        leave(tmp_path, KEY, {"command": "readings"}, 10)


def counters() -> list[str]:
    """The threads of counters that are alive."""
    return [thread.name for thread in threading.enumerate() if thread.name == "counter"]


def test_the_thread_ends_with_the_counter(tmp_path: Path) -> None:
    """A counter that closes leaves no thread behind, whether somebody was served or nobody ever came."""
    for visits in range(3):
        with counter(tmp_path, lambda _: {}):
            assert counters() == ["counter"]
            for _ in range(visits):
                hand_over(tmp_path, KEY, {"command": "sync"})
        assert counters() == []


def test_a_disk_that_takes_no_address_ends_nothing(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """Whoever holds the profile works on where its address cannot be written; others find nobody, and it closes."""
    expected_logs.expect("nobody finds the counter")
    folder = tmp_path / "gone"
    with counter(folder, lambda _: {}), pytest.raises(NoWriter):
        hand_over(folder, KEY, {})
    assert not counters()


def test_a_counter_that_never_opened_closes(tmp_path: Path) -> None:
    """A counter that was never started leaves nothing behind either."""
    unopened = Counter(tmp_path, KEY, lambda _: {})
    unopened.close()
    unopened.settle()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("said", [b"", b"\x00\x00\x00\x05hello"])
def test_the_thread_ends_though_somebody_stays_silent(tmp_path: Path, said: bytes) -> None:
    """Somebody who came and does not prove anything, as a process that was stopped, does not hold up the end."""
    with socket.socket(socket.AF_UNIX) as silent, counter(tmp_path, lambda _: {}) as asked:
        silent.connect(json.loads((tmp_path / ADDRESS_FILE).read_bytes())["address"])
        # The counter's challenge: it is in the middle of the conversation.
        assert silent.recv(4096)
        silent.sendall(said)
    assert counters() == []
    assert asked == []


@contextmanager
def no_file_more() -> Iterator[None]:
    """As long as this lasts, the process can open nothing: the lowest number that is free is one too many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


class Heard(logging.Handler):
    """Hears that something was logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.once = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.once.set()


def test_who_cannot_be_let_in_is_let_in_later(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """Where the process has no room for a visitor that is logged with its place, and the counter goes on."""
    expected_logs.expect("OSError at .*handover.py")
    heard = Heard()
    logging.getLogger().addHandler(heard)
    open_counter = Counter(tmp_path, KEY, lambda _: {"served": True})
    address = json.loads((tmp_path / ADDRESS_FILE).read_bytes())["address"]
    with socket.socket(socket.AF_UNIX) as early:
        with no_file_more():
            open_counter.start()
            early.connect(address)
            assert heard.once.wait(20)
        assert early.recv(4096), "the challenge: it has been let in"
    assert hand_over(tmp_path, KEY, {"command": "sync"}) == {"served": True}
    logging.getLogger().removeHandler(heard)
    open_counter.close()
    open_counter.settle()
    assert counters() == []


def test_many_at_the_door_do_not_hold_up_the_end(tmp_path: Path) -> None:
    """With more people waiting than the door has room for, closing waits for none of them."""
    inside, leave = threading.Event(), threading.Event()

    def serve(_request: dict[str, Any]) -> dict[str, Any]:
        inside.set()
        assert leave.wait(10)
        return {}

    waiting = [socket.socket(socket.AF_UNIX) for _ in range(8)]
    open_counter = Counter(tmp_path, KEY, serve)
    open_counter.start()
    address = json.loads((tmp_path / ADDRESS_FILE).read_bytes())["address"]
    with closing(reach(tmp_path, KEY)) as served:
        served.send_bytes(b"{}")
        assert inside.wait(10)
        for one in waiting:
            one.settimeout(0)
            one.connect_ex(address)
        open_counter.close()
        leave.set()
        open_counter.settle()
        assert json.loads(served.recv_bytes()) == {}
    for one in waiting:
        one.close()
    assert counters() == []


def test_a_command_given_back_was_not_begun(tmp_path: Path) -> None:
    """A process that is about to end gives a command back unserved."""
    with counter(tmp_path, lambda _: UNSERVED), pytest.raises(NoWriter):
        hand_over(tmp_path, KEY, {"command": "sync"})


def test_an_answer_that_never_comes_is_lost(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """A process that takes a command and breaks off leaves it open whether it was carried out."""
    expected_logs.expect("EOFError at ")

    def break_off(_request: dict[str, Any]) -> dict[str, Any]:
        raise EOFError

    with counter(tmp_path, break_off) as asked, pytest.raises(AnswerLost):
        hand_over(tmp_path, KEY, {"command": "sync"})
    assert asked == [{"command": "sync"}]


def test_a_bug_in_what_serves_is_told_from_a_visit_broken_off(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> None:
    """A bug gets into the log with its place and without its words, and the next command is served."""
    expected_logs.expect("AssertionError at ")

    def buggy(request: dict[str, Any]) -> dict[str, Any]:
        assert request["command"] != "sync", "Kind A."
        return {}

    with counter(tmp_path, buggy):
        with pytest.raises(AnswerLost):
            hand_over(tmp_path, KEY, {"command": "sync"})
        assert hand_over(tmp_path, KEY, {"command": "notify"}) == {}
    [line] = caplog.messages
    assert line.startswith("AssertionError at ")
    assert "test_handover.py" in line
    assert "Kind A" not in line


def test_who_speaks_otherwise_is_no_bug(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A visitor whose answer to the challenge is none is sent away, and nothing is logged."""
    with counter(tmp_path, lambda _: {}) as asked:
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(json.loads((tmp_path / ADDRESS_FILE).read_bytes())["address"])
            stranger.sendall(b"\x00\x00\x00\x05hello")
            while stranger.recv(4096):
                pass
        assert hand_over(tmp_path, KEY, {"command": "sync"}) == {}
    assert asked == [{"command": "sync"}]
    assert caplog.messages == []
