"""The ways to a server: who is heard first, what does not hold, and what may be shown."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from desktop.domain.proxy import NONE
from desktop.sync.pac import UNREAD
from desktop.sync.proxies import _NAMING, By, Ways, shown, ways_to

OWN = "http://proxy.example:8080"
OTHER = "http://other.example:3128"
SERVER = "https://server.example"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that names a proxy, and no exceptions."""
    monkeypatch.setenv("https_proxy", OTHER)
    monkeypatch.delenv("no_proxy", raising=False)
    return monkeypatch


@pytest.mark.usefixtures("environment")
def test_what_was_set_goes_before_a_file_and_that_before_the_system(tmp_path: Path) -> None:
    """A proxy that was set counts, or none; then a PAC file; then the environment."""
    file = tmp_path / "proxy.pac"
    file.write_text('function FindProxyForURL(u, h) { return "PROXY by-file.example:1; DIRECT"; }')
    assert ways_to(SERVER, OWN) == Ways((OWN,), By.SETTING)
    assert ways_to(SERVER, NONE) == Ways(("",), By.SETTING)
    assert ways_to(SERVER, f"pac:file://{file}") == Ways(("http://by-file.example:1", ""), By.PAC)
    assert ways_to(SERVER) == Ways((OTHER,), By.SYSTEM)


@pytest.mark.usefixtures("environment")
def test_a_file_that_cannot_be_asked_gives_way_to_the_system(tmp_path: Path) -> None:
    """As in browsers the next one is heard then, and it is said why."""
    assert ways_to(SERVER, f"pac:file://{tmp_path}/none") == Ways((OTHER,), By.SYSTEM, UNREAD)


def test_exceptions_of_the_system_are_kept(environment: pytest.MonkeyPatch) -> None:
    """What the system excepts from its proxy is gone to directly, by name and by domain."""
    for exception in ("server.example", ".example", "*"):
        environment.setenv("no_proxy", exception)
        assert ways_to(SERVER) == Ways(("",), By.NOBODY)
    environment.setenv("no_proxy", "other.example")
    assert ways_to(SERVER).proxies == (OTHER,)


def test_a_proxy_of_the_system_that_is_none_of_ours(environment: pytest.MonkeyPatch) -> None:
    """An address without a scheme is read as http; a proxy that speaks SOCKS is named, and not gone through."""
    environment.setenv("https_proxy", "other.example:3128")
    assert ways_to(SERVER).proxies == (OTHER,)
    environment.setenv("https_proxy", "socks5://other.example:1080")
    ways = ways_to(SERVER)
    assert (ways.proxies, ways.by) == (("",), By.NOBODY)
    assert "Proxy des Systems" in ways.problem


@pytest.mark.usefixtures("environment")
def test_plain_http_takes_no_proxy() -> None:
    """What goes to this very machine in the clear goes through nobody."""
    assert ways_to("http://127.0.0.1:8470", OWN) == Ways(("",), By.NOBODY)


def test_what_asks_other_systems_is_there() -> None:
    """Windows and macOS are asked by functions that the library has; on Linux nobody names a PAC file."""
    asked = import_module("pypac.os_settings")
    assert [name for name in _NAMING.values() if not callable(getattr(asked, name))] == []
    assert set(_NAMING) == {"win32", "darwin"}


def test_a_password_in_an_address_is_not_shown() -> None:
    """A proxy that the system names with a name and a password is shown without them."""
    assert shown("http://name:secret@proxy.example:8080") == OWN
    assert shown(OWN) == OWN
    assert shown("") == ""
