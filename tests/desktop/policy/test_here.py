"""What is read on which platform, and that it is read anew each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.setting import Level
from desktop.policy.files import POLICY
from desktop.policy.here import COMPUTER, sources_of
from desktop.policy.registry import DEFAULTS, POLICIES
from tests.desktop.policy.memory_registry import MemoryRegistry
from tests.helpers.governed import Policy, layer


def test_windows_has_a_registry() -> None:
    """On Windows two keys of policies and one of defaults are read, all from one registry."""
    registry = MemoryRegistry({("HKLM", POLICIES): {"Tray": 0}, ("HKLM", DEFAULTS): {"Sound": 0}})
    layers = [source() for source in sources_of("win32", lambda: registry)]
    assert [one.level for one in layers] == [Level.MACHINE_POLICY, Level.USER_POLICY, Level.MACHINE_DEFAULT]
    assert [list(one.given) for one in layers] == [["tray"], [], ["sound"]]


def test_other_systems_have_files() -> None:
    """Elsewhere two files of the system are read, which only its administrator may write."""
    assert Path("/etc/schutzbruecke/policy.toml") == POLICY
    levels = [source().level for source in sources_of("linux")]
    assert levels == [Level.MACHINE_POLICY, Level.MACHINE_DEFAULT]


def test_it_is_read_anew_each_time() -> None:
    """What an administration changes while the program runs holds from the next time it is read."""
    policy = Policy(lock_minutes=5)
    with COMPUTER.reading(policy.read):
        assert COMPUTER.held().settings.lock_minutes == 5
        policy.values = {"lock_minutes": 7}
        assert COMPUTER.held(layer(Level.USER, sound=False)).settings.lock_minutes == 7
    assert COMPUTER.held().settings.lock_minutes == 10


def test_a_ca_that_is_none(tmp_path: Path) -> None:
    """A CA whose file holds no certificate is named, and none is trusted besides those of the system."""
    with COMPUTER.reading(Policy(ca_file=str(tmp_path / "none.pem")).read):
        held = COMPUTER.held()
    assert held.settings.ca_file == ""
    assert [one.name for one in held.wrong] == ["ca_file"]


def test_the_end_of_a_test_that_fails() -> None:
    """Who reads from elsewhere reads from here again, whatever happened."""
    with pytest.raises(ZeroDivisionError), COMPUTER.reading(Policy(tray=False).read):
        assert 1 / 0
    assert COMPUTER.held().settings.tray
