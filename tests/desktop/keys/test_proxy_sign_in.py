"""What a proxy is told, and where that is kept."""

from __future__ import annotations

from base64 import b64decode

import pytest

from desktop.domain.refused import Refused
from desktop.keys.problems import NoKeyring
from desktop.keys.proxy_sign_in import ProxySignIns
from tests.desktop.keys.memory_keyring import MemoryKeyring

PROXY = "http://proxy.example:8080"


def test_each_proxy_has_its_own() -> None:
    """What was kept for one proxy is told to that one alone, umlauts and colons and all, until it is forgotten."""
    keyring = MemoryKeyring()
    kept = ProxySignIns(keyring)
    kept.keep(PROXY, "müller", "ge:heim")
    kind, _, told = kept.words(PROXY).partition(" ")
    assert (kind, b64decode(told).decode()) == ("Basic", "müller:ge:heim")
    assert kept.words("http://proxy.example:8081") == ""
    kept.forget(PROXY)
    assert (kept.words(PROXY), keyring.kept) == ("", {})


@pytest.mark.parametrize(("name", "password"), [("", "x"), ("a:b", "x"), ("a", ""), ("a\n", "x"), ("a", "x" * 256)])
def test_what_cannot_be_told_is_refused(name: str, password: str) -> None:
    """A name holds no colon, and neither is empty, long or more than a line."""
    keyring = MemoryKeyring()
    with pytest.raises(Refused):
        ProxySignIns(keyring).keep(PROXY, name, password)
    assert keyring.kept == {}


def test_without_a_keyring_nothing_is_kept_and_nothing_told() -> None:
    """There is no other place for it: it is refused, and the proxy hears nothing."""
    for reason in ("absent", "locked", "silent"):
        kept = ProxySignIns(MemoryKeyring(reason))
        with pytest.raises(NoKeyring):
            kept.keep(PROXY, "a", "x")
        assert kept.words(PROXY) == ""
