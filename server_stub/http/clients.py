"""Which versions of the desktop program a server wants: the least it takes, and the newest there is, for people.

What a server can speak to at all is fixed with it; whoever runs it may ask for more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LEAST_CLIENT: Final = "0.1.0"
"""What this server can speak to."""
_VERSION: Final = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


@dataclass(frozen=True, slots=True)
class Clients:
    """What is announced; `newest` is empty where nobody says so."""

    least: str = LEAST_CLIENT
    newest: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no version, or less than this server can speak to; raises `ValueError`."""
        for version in (self.least, self.newest or self.least):
            if not _VERSION.fullmatch(version):
                raise ValueError(f"{version}: eine Version wie 1.2.3 erwartet")
        if _numbers(self.least) < _numbers(LEAST_CLIENT):
            raise ValueError(f"{self.least}: dieser Server verlangt mindestens {LEAST_CLIENT}")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
