"""PAC files: fetched within limits, read for what counts, and remembered."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.sync.pac import (
    MOST_BYTES,
    NO_ANSWER,
    NO_WAY,
    TOO_LARGE,
    UNREAD,
    PacFailed,
    PacReader,
    fetch,
    ways_in,
)
from tests.helpers.fault_server import Behaviour, Exchange, FaultServer, authority, hang_up

SCRIPT = b'function FindProxyForURL(u, h) { return h == "server.example" ? "PROXY a.example:1; DIRECT" : "DIRECT"; }'
OTHER_SCRIPT = b'function FindProxyForURL(u, h) { return "DIRECT"; }'
SAID = ("http://a.example:1", "")
SERVER = "https://server.example"


def test_a_file_is_fetched_from_network_and_disk(tmp_path: Path) -> None:
    """It is read as it is, by http, from a file, and by https where the system's store knows the certificate."""
    with FaultServer(lambda exchange: exchange.answer(200, SCRIPT)) as server:
        assert fetch(f"{server.url}/proxy.pac") == SCRIPT
        assert server.requests[0].head.startswith(b"GET /proxy.pac ")
    (tmp_path / "proxy.pac").write_bytes(SCRIPT)
    assert fetch(f"file://{tmp_path}/proxy.pac") == SCRIPT


FAULTS: dict[str, tuple[Behaviour, str]] = {
    "too large": (lambda exchange: exchange.answer(200, b" " * (MOST_BYTES + 1)), TOO_LARGE),
    "not there": (lambda exchange: exchange.answer(404), UNREAD),
    "elsewhere": (lambda exchange: exchange.answer(302, Location="http://127.0.0.1:9/"), UNREAD),
    "nobody": (hang_up, UNREAD),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_does_not_come_as_it_should(fault: str) -> None:
    """One that is too large, absent, somewhere else or cut is named in a sentence."""
    behaviour, sentence = FAULTS[fault]
    with FaultServer(behaviour) as server, pytest.raises(PacFailed) as failed:
        fetch(f"{server.url}/proxy.pac")
    assert str(failed.value) == sentence


def test_a_file_behind_a_certificate_nobody_knows(tmp_path: Path) -> None:
    """By https it is believed only where the server's certificate would be."""
    with FaultServer(hang_up, authority().server(tmp_path)) as server:
        with pytest.raises(PacFailed):
            fetch(f"{server.url}/proxy.pac")
        assert server.requests == []


@pytest.mark.parametrize(
    ("answer", "ways"),
    [
        ("DIRECT", ("",)),
        ("PROXY Proxy:8080", ("http://proxy:8080",)),
        (" proxy a:1 ;; http b:2;SOCKS c:3; HTTPS d:4; direct", ("http://a:1", "http://b:2", "")),
        ("PROXY a:1; PROXY a:1; PROXY name:secret@b:2; DIRECT", ("http://a:1", "")),
    ],
)
def test_an_answer_is_read_for_what_counts(answer: str, ways: tuple[str, ...]) -> None:
    """Proxies and the direct way are taken in their order; what the program cannot go through is passed over."""
    assert ways_in(answer) == ways


@pytest.mark.parametrize("answer", ["", ";;", "SOCKS a:1", "PROXY", "PROXY a", "DIRECT now", "PROXY -:0"])
def test_an_answer_without_a_way(answer: str) -> None:
    """An answer that names no way is no answer."""
    with pytest.raises(PacFailed) as failed:
        ways_in(answer)
    assert str(failed.value) == NO_WAY


@dataclass
class Asked:
    """A reader whose time the test moves on, and a PAC file on loopback that can be held up."""

    server: FaultServer
    patience: float = 20.0
    seconds: float = 0.0
    goes_on: threading.Event = field(default_factory=threading.Event)
    answers: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reader = PacReader(lambda: self.seconds, self.patience)
        self.address = f"{self.server.url}/proxy.pac"
        self.server.behaviour = self._answer
        self.goes_on.set()

    def _answer(self, exchange: Exchange) -> None:
        assert self.goes_on.wait(20)
        exchange.answer(200, self.answers.pop(0), Connection="close")

    def ways(self, server: str = SERVER) -> tuple[str, ...] | str:
        """The ways, or why there are none."""
        try:
            return self.reader.ways(self.address, server)
        except PacFailed as failed:
            return str(failed)

    def settle(self) -> None:
        """Return once nothing is being asked."""
        for thread in threading.enumerate():
            if thread.name == "pac file":
                thread.join(20)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """A server that has not been told what to say."""
    with FaultServer(hang_up) as server:
        yield server


def test_what_a_file_said_is_remembered_for_a_while(server: FaultServer) -> None:
    """For ten minutes nobody is asked again, half a minute after a failure; another server is asked for anew."""
    asked = Asked(server, answers=[SCRIPT, b"no script", SCRIPT, SCRIPT])
    for asked.seconds, ways, questions in (
        (0.0, SAID, 1),
        (600.0, SAID, 1),
        (601.0, SAID, 2),
        (602.0, NO_ANSWER, 2),
        (632.0, NO_ANSWER, 3),
        (633.0, SAID, 3),
    ):
        assert asked.ways() == ways
        asked.settle()
        assert len(server.requests) == questions
    assert asked.ways("https://other.example") == ("",)
    assert len(server.requests) == 4


def test_no_line_waits_for_a_file_that_was_asked_before(server: FaultServer) -> None:
    """While the file's host is away everybody is given what it said last, and one question alone is under way."""
    asked = Asked(server, answers=[SCRIPT, OTHER_SCRIPT])
    assert asked.ways() == SAID
    asked.goes_on.clear()
    asked.seconds = 601.0
    assert [asked.ways() for _ in range(3)] == [SAID] * 3
    asked.goes_on.set()
    asked.settle()
    assert (asked.ways(), len(server.requests)) == (("",), 2)


def test_the_first_answer_is_waited_for_as_a_whole_and_once(server: FaultServer) -> None:
    """Where nothing comes, whatever it hangs on, the file gives way, and its answer counts when it comes after all."""
    asked = Asked(server, patience=0.1, answers=[SCRIPT])
    asked.goes_on.clear()
    assert [asked.ways() for _ in range(2)] == [NO_ANSWER] * 2
    asked.goes_on.set()
    asked.settle()
    assert (asked.ways(), len(server.requests)) == (SAID, 1)


def test_a_file_whose_ways_lead_nowhere_is_asked_anew(server: FaultServer) -> None:
    """Who has gone home hears of another way before what was said at work is too old; not in every moment."""
    asked = Asked(server, answers=[SCRIPT, OTHER_SCRIPT])
    assert asked.ways() == SAID
    for asked.seconds, ways, questions in ((30.0, SAID, 1), (31.0, ("",), 2), (32.0, ("",), 2)):
        asked.reader.doubt(asked.address, SERVER)
        asked.settle()
        assert (asked.ways(), len(server.requests)) == (ways, questions)
