"""`doctor --self-check`: every part is tried, without profile or network, and one that fails is named."""

from __future__ import annotations

import sys
from uuid import UUID

import keyring
import keyring.core
import pytest

from desktop.commands.self_checking import _PARTS, _expect_same, _tried, keyring_detail, self_check, window_program
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.problems import NoKeyring
from tests.conftest import NETWORK, ExpectedLogs
from tests.helpers.secret_service import open_keyring
from tests.helpers.shipped import COOPERATION, RULES

PARTS = [
    "database",
    "wraps",
    "envelopes",
    "passphrase",
    "agreement",
    "network",
    "pac",
    "formats",
    "times",
    "documents",
    "window",
    "keyring",
]


def test_every_part_is_there_and_works() -> None:
    """On a whole program every check is well and says of what it speaks, and nothing was connected to."""
    checks = self_check()
    assert [check.name for check in checks] == PARTS
    assert [check.name for check in checks if not check.ok] == []
    assert all(check.detail for check in checks)
    assert NETWORK.taken() == []


def test_what_the_parts_say() -> None:
    """The details name the versions that matter to whoever supports the program."""
    details = {name: _PARTS[name]() for name in ("database", "agreement", "times")}
    assert details["database"].startswith("SQLCipher 4")
    assert f"Kreis Viersen {COOPERATION.version}, Regeln {RULES.version}" in details["agreement"]
    assert details["times"] == "Zeitzone +01:00"


def test_a_part_that_raises_has_failed(expected_logs: ExpectedLogs) -> None:
    """A part that is missing fails its own check, with a sentence instead of the error's words."""
    expected_logs.expect("ModuleNotFoundError at ")

    def missing() -> str:
        raise ModuleNotFoundError("no such part")

    check = _tried("database", missing)
    assert (check.name, check.ok) == ("database", False)
    assert "no such part" not in check.detail
    assert check.detail


def test_a_part_that_gives_something_else_has_failed(expected_logs: ExpectedLogs) -> None:
    """A part that works but gives something wrong fails its check, and one that gives the right thing does not."""
    expected_logs.expect("_Broken at ")

    def wrong() -> str:
        _expect_same(1, 2)
        return "never said"

    def right() -> str:
        _expect_same(1, 1)
        return "gut"

    assert not _tried("wraps", wrong).ok
    assert _tried("wraps", right).ok
    assert _tried("wraps", right).detail == "gut"


def test_a_machine_without_a_keyring_is_a_detail() -> None:
    """Where there is no keyring its check is well all the same, and says so."""
    assert isinstance(keyring.get_keyring(), keyring.core.load_keyring("keyring.backends.fail.Keyring").__class__)
    assert keyring_detail() not in ("", "vorhanden")


def test_from_its_source_the_window_is_a_module() -> None:
    """Run from its source the window is started as a module, by the Python that runs the command."""
    assert window_program() == [sys.executable, "-m", "desktop.app.main"]


def test_a_keyring_is_used(session_bus: str) -> None:
    """Where there is a keyring a secret is written, read and removed again."""
    with open_keyring(session_bus):
        assert _PARTS["keyring"]() == "vorhanden, schreibt und liest"
        assert keyring_detail() == "vorhanden"
        with pytest.raises(NoKeyring, match="keinen Eintrag"):
            OsKeyring().fetch(str(UUID(int=0)))


@pytest.mark.parametrize("name", _PARTS)
def test_a_part_leaves_nothing_behind(name: str) -> None:
    """A part can be tried again at once with the same result."""
    if name not in ("passphrase", "window"):
        assert _PARTS[name]() == _PARTS[name]()
