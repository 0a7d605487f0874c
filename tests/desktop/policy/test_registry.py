"""A level of settings in the registry: each value by its name, with the place it stands at."""

from __future__ import annotations

from desktop.domain.precedence import hold
from desktop.domain.setting import Level
from desktop.domain.settings import SCHEMA
from desktop.policy.registry import DEFAULTS, PLACES, POLICIES, Place, read_place, value_name
from tests.desktop.policy.memory_registry import DENIED, MemoryRegistry

REGISTRY = MemoryRegistry(
    {
        ("HKLM", POLICIES): {"LockMinutes": 5, "serverurl": "https://server.example", "LockNumbers": 1},
        ("HKCU", POLICIES): {"Language": "en", "LockMinutes": 7},
        ("HKLM", DEFAULTS): {"Tray": 0, "Sound": 0, "Language": "de"},
    }
)


def test_names() -> None:
    """Every setting has one name in the registry, which none else has whatever the case."""
    assert value_name("lock_minutes") == "LockMinutes"
    assert len({value_name(name).lower() for name in SCHEMA}) == len(SCHEMA)


def test_values_with_their_places() -> None:
    """Each value is known by key and name as they stand there; case does not matter, as in the registry itself."""
    found = read_place(REGISTRY, PLACES[0]).given
    assert {name: (one.value, one.where) for name, one in found.items()} == {
        "lock_minutes": (5, r"HKLM\Software\Policies\Schutzbruecke\LockMinutes"),
        "server_url": ("https://server.example", r"HKLM\Software\Policies\Schutzbruecke\serverurl"),
        "LockNumbers": (1, r"HKLM\Software\Policies\Schutzbruecke\LockNumbers"),
    }


def test_the_places_in_their_order() -> None:
    """The machine's policy is over the user's, and both over what was set at the installation."""
    found = hold(read_place(REGISTRY, place) for place in reversed(PLACES))
    settings = found.settings
    assert (settings.lock_minutes, settings.language, settings.tray, settings.sound) == (5, "en", False, False)
    assert [one.where for one in found.wrong] == [r"HKLM\Software\Policies\Schutzbruecke\LockNumbers"]


def test_a_key_that_may_not_be_read() -> None:
    """A key that the system does not let the program read is named."""
    layer = read_place(REGISTRY, Place(Level.USER_POLICY, "HKCU", DENIED))
    assert layer.unreadable == (rf"HKCU\{DENIED}", "Der Schlüssel lässt sich nicht lesen.")
