"""Secret bytes that show nothing when printed, logged or pickled.

Python cannot promise to wipe memory; what it can do is never write a secret anywhere by accident. Nothing here may
encrypt, keep or send one.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import NoReturn

Entropy = Callable[[int], bytes]
"""Where randomness comes from: `entropy(n)` gives n unpredictable bytes."""


class Secret:
    """Bytes that only `reveal` shows."""

    __slots__ = ("_value",)

    def __init__(self, value: bytes) -> None:
        self._value = value

    def reveal(self) -> bytes:
        """Give the bytes themselves."""
        return self._value

    def __repr__(self) -> str:
        return f"{type(self).__name__}(hidden)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return type(self) is type(other) and hmac.compare_digest(self._value, other._value)

    def __hash__(self) -> int:
        return hash((type(self), self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never pickled")


class DatabaseKey(Secret):
    """The 32 random bytes that open a profile's database."""
