"""A level of settings as it stands in the registry of Windows: a value for each, called as `value_name` says.

The registry is reached through a port, so that what is read of it can be tried on any system.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from desktop.domain.precedence import Given, Layer
from desktop.domain.setting import Level
from desktop.domain.settings import SCHEMA

Hive = Literal["HKLM", "HKCU"]

POLICIES: Final = r"Software\Policies\Schutzbruecke"
DEFAULTS: Final = r"Software\Schutzbruecke"
_UNREADABLE: Final = "Der Schlüssel lässt sich nicht lesen."


class Registry(Protocol):
    """A registry to read from."""

    def values(self, hive: Hive, path: str) -> Sequence[tuple[str, object]]:
        """Give names and values of a key, none where there is no such key; raises `OSError`."""


@dataclass(frozen=True, slots=True)
class Place:
    """One key of the registry, and the level it sets."""

    level: Level
    hive: Hive
    path: str


PLACES: Final = (
    Place(Level.MACHINE_POLICY, "HKLM", POLICIES),
    Place(Level.USER_POLICY, "HKCU", POLICIES),
    Place(Level.MACHINE_DEFAULT, "HKLM", DEFAULTS),
)


def value_name(setting: str) -> str:
    """Give what a setting's value is called in the registry: `lock_minutes` is `LockMinutes`."""
    return "".join(part.capitalize() for part in setting.split("_"))


_NAMES: Final = {value_name(name).lower(): name for name in SCHEMA}


def read_place(registry: Registry, place: Place) -> Layer:
    """Read a level; a key that is not there sets nothing."""
    where = rf"{place.hive}\{place.path}"
    try:
        found = registry.values(place.hive, place.path)
    except OSError:
        return Layer(place.level, unreadable=(where, _UNREADABLE))
    given = {_NAMES.get(name.lower(), name): Given(value, rf"{where}\{name}") for name, value in found}
    return Layer(place.level, given)
