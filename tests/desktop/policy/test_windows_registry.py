"""What any registry does for whoever reads settings: one in memory, and the one of Windows behind `winreg`.

On Windows itself the real one is tried as well.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from desktop.policy.registry import POLICIES, Registry
from desktop.policy.windows_registry import WindowsRegistry, registry_here
from tests.desktop.policy.memory_registry import DENIED, Content, MemoryRegistry, winreg_of

CONTENT: Content = {
    ("HKLM", POLICIES): {"LockMinutes": 5, "Language": "en"},
    ("HKCU", POLICIES): {"Language": "de"},
}


def by_winreg(content: Content) -> WindowsRegistry:
    """The adapter over a module that speaks as `winreg`."""
    return WindowsRegistry(winreg_of(content))


MAKERS = (MemoryRegistry, by_winreg)
REAL = (registry_here,) if sys.platform == "win32" else ()


@pytest.mark.parametrize("make", MAKERS)
def test_values_of_a_key(make: Callable[[Content], Registry]) -> None:
    """Names and values of a key are given, of the hive that is asked for."""
    registry = make(CONTENT)
    assert list(registry.values("HKLM", POLICIES)) == [("LockMinutes", 5), ("Language", "en")]
    assert list(registry.values("HKCU", POLICIES)) == [("Language", "de")]


@pytest.mark.parametrize("make", [*(lambda make=make: make(CONTENT) for make in MAKERS), *REAL])
def test_no_such_key(make: Callable[[], Registry]) -> None:
    """A key that is not there has no values; that is no error."""
    assert list(make().values("HKCU", r"Software\Policies\Schutzbruecke\NichtDa")) == []


@pytest.mark.parametrize("make", MAKERS)
def test_a_key_that_may_not_be_read(make: Callable[[Content], Registry]) -> None:
    """What the system refuses is an error of the system, not an empty key."""
    with pytest.raises(OSError, match=DENIED):
        make(CONTENT).values("HKLM", DENIED)


def test_texts_with_the_environment_in_them() -> None:
    """A text that names the environment is given with its values put in."""
    registry = by_winreg({("HKLM", POLICIES): {"CaFile": r"%ProgramData%\own.pem"}})
    assert list(registry.values("HKLM", POLICIES)) == [("CaFile", r"C:\ProgramData\own.pem")]
