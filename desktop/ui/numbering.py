"""What a list shows, each under a number that stays its own: however they move, a number means the same one.

It must not know what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Numbering(Generic[K, T]):
    """What is held by number."""

    def __init__(self, key: Callable[[T], K]) -> None:
        """Take what gives by what one is known."""
        self._key = key
        self._numbers: dict[K, int] = {}
        self._keys: list[K] = []
        self._held: dict[int, T] = {}

    def take(self, found: Iterable[T]) -> list[int]:
        """Hold these in the place of all before; gives their numbers."""
        self._held = {self._number(self._key(one)): one for one in found}
        return list(self._held)

    def put(self, one: T) -> int:
        """Hold one more, or as it is now; gives its number."""
        number = self._number(self._key(one))
        self._held[number] = one
        return number

    def get(self, number: int | None) -> T | None:
        """Give what has a number, None where it is not held."""
        return None if number is None else self._held.get(number)

    def some(self, numbers: Iterable[int]) -> list[T]:
        """Give those that have these numbers; all of them are held."""
        return [self._held[number] for number in numbers]

    def key(self, number: int) -> K:
        """Give by what is known whose number this is, held or not."""
        return self._keys[number]

    def number(self, key: K) -> int | None:
        """Give the number of what is held and known by this, None where there is none."""
        number = self._numbers.get(key)
        return number if number in self._held else None

    def _number(self, key: K) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self._keys)
            self._keys.append(key)
        return self._numbers[key]
