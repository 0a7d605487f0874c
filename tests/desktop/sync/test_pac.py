"""PAC files: fetched within limits, read for what counts, and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.sync.pac import MOST_BYTES, NO_WAY, TOO_LARGE, UNREAD, PacFailed, PacReader, fetch, ways_in
from tests.helpers.fault_server import Behaviour, FaultServer, authority, hang_up

SCRIPT = b'function FindProxyForURL(u, h) { return h == "server.example" ? "PROXY a.example:1; DIRECT" : "DIRECT"; }'
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


def test_what_a_file_said_is_remembered_for_a_while() -> None:
    """For ten minutes nobody is asked again, half a minute after a failure; another server is asked for anew."""
    seconds = 0.0
    reader = PacReader(lambda: seconds)
    answers = iter([SCRIPT, b"no script", SCRIPT, SCRIPT])
    with FaultServer(lambda exchange: exchange.answer(200, next(answers), Connection="close")) as server:
        address = f"{server.url}/proxy.pac"
        for _ in range(2):
            assert reader.ways(address, SERVER) == ("http://a.example:1", "")
        seconds = 601.0
        for _ in range(2):
            with pytest.raises(PacFailed):
                reader.ways(address, SERVER)
        seconds = 632.0
        assert reader.ways(address, SERVER) == ("http://a.example:1", "")
        assert reader.ways(address, "https://other.example") == ("",)
        assert len(server.requests) == 4
