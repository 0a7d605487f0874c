"""What the workspace needs of the world: time and chance, which it never reads by itself."""

from __future__ import annotations

from typing import Protocol


class Surroundings(Protocol):
    """Time and chance, passed in."""

    def now(self) -> int:
        """Give the time in ms since 1970 UTC."""

    def new_id(self) -> bytes:
        """Give a new UUIDv7 (16 bytes)."""

    def chance(self) -> float:
        """Give a random number from 0 to 1."""
