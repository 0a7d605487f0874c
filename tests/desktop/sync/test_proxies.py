"""Through which proxy a server is spoken to."""

from __future__ import annotations

import pytest

from desktop.domain.proxy import NONE
from desktop.sync.proxies import proxies_for

OWN = "http://proxy.example:8080"
SERVER = "https://server.example"


def test_the_environment_counts_unless_the_profile_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile's own proxy goes before that of the environment, and it may want none at all."""
    monkeypatch.setenv("https_proxy", "http://other.example:3128")
    monkeypatch.delenv("no_proxy", raising=False)
    assert proxies_for(SERVER)["https"] == "http://other.example:3128"
    assert proxies_for(SERVER, OWN) == {"https": OWN}
    assert proxies_for(SERVER, NONE) == {}


def test_plain_http_takes_no_proxy() -> None:
    """What goes to this very machine in the clear goes through nobody."""
    assert proxies_for("http://127.0.0.1:8470", OWN) == {}
