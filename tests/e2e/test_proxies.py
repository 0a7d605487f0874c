"""Real proxies and PAC files on loopback: who is gone through, who signs in where, and what is said when it fails."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from desktop import cli
from desktop.composition import proxy_words
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.proxy_sign_in import ProxySignIns
from desktop.sync.failures import RequestFailed
from desktop.sync.locked import LockedKit
from desktop.sync.transport import HttpTransport
from tests.helpers.fault_server import Exchange, FaultServer, authority
from tests.helpers.secret_service import open_keyring
from tests.helpers.tinyproxy import TinyProxy
from wire.messages import HelloAnswer, WaitAnswer

HELLO = HelloAnswer((1,), "0.1.0", bytes(16), bytes(32), bytes(32), 1, 25, 0)
NAME, PASSWORD = "dienst", "Ge-heim-2026"
NOBODY = "127.0.0.1:9"


def greet(exchange: Exchange) -> None:
    """A server that says hello, and to whoever waits that something immediate has come."""
    exchange.message(WaitAnswer(bytes(32), 1) if b"/v1/wait" in exchange.head else HELLO)


class Line:
    """A server behind TLS, a PAC file on loopback, and a client that goes as the file says."""

    def __init__(self, folder: Path, ends: ExitStack) -> None:
        ca = authority()
        self._ca = ca.write(folder / "ca.pem")
        self._ends, self._folder = ends, folder
        self.server = ends.enter_context(FaultServer(greet, ca.server(folder)))

    def pac(self, answer: str) -> str:
        """The setting of a PAC file that gives this answer."""
        script = f"function FindProxyForURL(url, host) {{ return '{answer}'; }}"
        pac = self._ends.enter_context(FaultServer(lambda exchange: exchange.answer(200, script.encode())))
        return f"pac:{pac.url}/proxy.pac"

    def locked(self, answer: str) -> LockedKit:
        """What a profile with such a file leaves behind at the lock."""
        way = self.pac(answer)
        return LockedKit(self.server.url, self._ca, "token", bytes(32), 0, (), proxy=way, sign_in=proxy_words)

    def through(self, answer: str) -> HttpTransport:
        """A client whose PAC file gives this answer, and whose keyring is this process's."""
        transport = HttpTransport(self.server.url, ca_file=self._ca, patience=20)
        transport.use_proxy(self.pac(answer), proxy_words)
        self._ends.callback(transport.close)
        return transport

    @contextmanager
    def proxy(self, *, signed_in: bool = False) -> Iterator[TinyProxy]:
        """A real proxy that leads to the server."""
        with TinyProxy(self._folder, self.server.port, (NAME, PASSWORD) if signed_in else None) as proxy:
            yield proxy


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """A server with a way to it."""
    with ExitStack() as ends:
        yield Line(tmp_path, ends)


def word_of(proxy: TinyProxy) -> str:
    """A proxy as a PAC file names it."""
    return proxy.url.removeprefix("http://")


def refused(transport: HttpTransport) -> str:
    """Why a server is not reached; nothing of a sign-in stands in it."""
    with pytest.raises(RequestFailed) as failed:
        transport.hello()
    causes = [str(failed.value), repr(failed.value.__cause__)]
    assert [one for one in causes if PASSWORD in one or "Basic" in one] == []
    return failed.value.failure.code


def test_a_pac_file_leads_through_a_real_proxy(line: Line) -> None:
    """The proxy that the file names is gone through; one that is not there gives way to the next, at last to none."""
    with line.proxy() as proxy:
        transport = line.through(f"PROXY {NOBODY}; PROXY {word_of(proxy)}; DIRECT")
        assert (transport.hello(), transport.hello()) == (HELLO, HELLO)
    assert f"CONNECT 127.0.0.1:{line.server.port}" in proxy.said
    assert line.through(f"PROXY {NOBODY}; DIRECT").hello() == HELLO
    assert refused(line.through(f"PROXY {NOBODY}")) == "proxy"


def test_a_proxy_hears_who_asks_once_it_wants_to(line: Line, session_bus: str) -> None:
    """Name and password come from the system's keyring; without them, or with wrong ones, that is what is said."""
    with open_keyring(session_bus), line.proxy(signed_in=True) as proxy:
        kept = ProxySignIns(OsKeyring())
        assert refused(line.through(f"PROXY {word_of(proxy)}")) == "proxy_sign_in"
        kept.keep(proxy.url, NAME, "wrong")
        assert refused(line.through(f"PROXY {word_of(proxy)}")) == "proxy_sign_in"
        transport = line.through(f"PROXY {word_of(proxy)}")
        assert (refused(transport), line.server.requests) == ("proxy_sign_in", [])
        # Who is told better goes on over the same line.
        kept.keep(proxy.url, NAME, PASSWORD)
        assert (transport.hello(), transport.hello()) == (HELLO, HELLO)
        kept.forget(proxy.url)


def test_a_locked_profile_still_hears_of_alarms_through_its_proxy(line: Line, session_bus: str) -> None:
    """What runs while locked goes the same way, and signs in as the profile did."""
    rang, lost = threading.Event(), threading.Event()
    with open_keyring(session_bus), line.proxy(signed_in=True) as proxy:
        ProxySignIns(OsKeyring()).keep(proxy.url, NAME, PASSWORD)
        watch = line.locked(f"PROXY {word_of(proxy)}").watch(rang.set, lost.set)
        assert rang.wait(30)
        watch.close()
    assert not lost.is_set()
    assert f"CONNECT 127.0.0.1:{line.server.port}" in proxy.said


def test_a_sign_in_is_for_one_proxy(line: Line, session_bus: str) -> None:
    """Another proxy that a PAC file names, and that asks for it, is told nothing."""

    def ask(exchange: Exchange) -> None:
        exchange.answer(407, Proxy_Authenticate='Basic realm="x"', Connection="close")

    with open_keyring(session_bus), FaultServer(ask) as stranger, line.proxy(signed_in=True) as proxy:
        ProxySignIns(OsKeyring()).keep(proxy.url, NAME, PASSWORD)
        assert line.through(f"PROXY 127.0.0.1:{stranger.port}; PROXY {word_of(proxy)}").hello() == HELLO
        assert stranger.requests
        assert [one for one in stranger.requests if one.header("Proxy-Authorization")] == []


def test_a_sign_in_stands_in_the_keyring_alone(
    session_bus: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """It is kept without a profile, by its file, and stands in no file, no log and no answer afterwards."""
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    url = "http://proxy.example:8080"
    words = ("--json", "--profile", str(tmp_path / "profile"), "proxy")
    with open_keyring(session_bus):
        assert cli.main((*words, "sign-in", url, "--name", NAME, "--password-file", str(tmp_path / "password"))) == 0
        said = capsys.readouterr()
        assert json.loads(said.out) == {"proxy": url, "signed_in": True}
        assert proxy_words(url).startswith("Basic ")
        (tmp_path / "password").unlink()
        assert [one for one in tmp_path.rglob("*") if one.is_file() and PASSWORD.encode() in one.read_bytes()] == []
        assert PASSWORD not in said.out + said.err + caplog.text
        assert cli.main((*words, "sign-out", url)) == 0
        assert proxy_words(url) == ""
    capsys.readouterr()
    # Without a keyring there is no place for it.
    (tmp_path / "password").write_text(PASSWORD)
    assert cli.main((*words, "sign-in", url, "--name", NAME, "--password-file", str(tmp_path / "password"))) == 4
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "locked"
