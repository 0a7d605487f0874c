"""`proxy`: kept, shown, taken at once, and named where the way is tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.domain.refused import Refused
from desktop.sync.failures import RequestFailed
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.fault_proxy import FaultProxy

SERVER = "https://server.example"


def test_a_proxy_is_kept_shown_and_let_go(offline: OwnDesk) -> None:
    """Each setting stands in `proxy show` and in `status`; what is no proxy changes nothing."""
    assert ask(offline, "proxy", "show").result == {"proxy": "system"}
    for words, shown in (
        (("set", "http://Proxy:8080"), "http://proxy:8080"),
        (("none",), "none"),
        (("system",), "system"),
    ):
        assert ask(offline, "proxy", *words).result == {"proxy": shown}
        assert ask(offline, "status").result["proxy"] == shown
    assert problem(ask(offline, "proxy", "set", "proxy")) == "proxy_invalid"
    assert ask(offline, "proxy", "show").result == {"proxy": "system"}
    assert ask(offline, "proxy", "set").code is Exit.WRONG_CALL


def test_a_line_that_is_open_takes_it_at_once(offline: OwnDesk) -> None:
    """Whoever watches goes through the new proxy with the next request, and no longer once there is none."""
    offline.opened.store.settings.put("server", b"https://127.0.0.1:9")
    line = offline.opened.transport(5.0)
    with FaultProxy(refuses=True) as proxy:
        ask(offline, "proxy", "set", proxy.url)
        with pytest.raises(RequestFailed) as failed:
            line.hello()
        assert failed.value.failure.code == "proxy"
        assert set(proxy.asked) == {"CONNECT 127.0.0.1:9"}
        ask(offline, "proxy", "none")
        with pytest.raises(RequestFailed):
            line.hello()
        assert len(proxy.asked) == 1
    line.close()


def test_the_connection_test_names_it(offline: OwnDesk) -> None:
    """The first step says through which proxy the way leads, the next that nobody gets through there."""
    offline.opened.store.settings.put("server", SERVER.encode())
    ask(offline, "proxy", "set", "http://127.0.0.1:9")
    first, second = ask(offline, "connection-test").result["checks"]
    assert (first["ok"], first["detail"]) == (True, "server.example, über den Proxy http://127.0.0.1:9.")
    assert (second["name"], second["ok"]) == ("reachable", False)
    assert "Proxy" in second["detail"]


def test_plain_http_to_another_machine_stays_refused(desks: Desks, tmp_path: Path) -> None:
    """A proxy of one's own changes nothing about it: in the clear nothing leaves this machine."""
    with FaultProxy() as proxy, desks.offline("police", tmp_path / "plain") as desk:
        ask(desk, "proxy", "set", proxy.url)
        desk.opened.store.settings.put("server", b"http://server.example")
        with pytest.raises(Refused) as refused:
            desk.opened.transport()
        assert refused.value.code == "server_url"
        assert proxy.asked == []
