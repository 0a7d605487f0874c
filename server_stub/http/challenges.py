"""Challenges: stateless to give out, good once and for a minute.

A challenge carries its own expiry and a MAC by a key of the server's, so giving one out costs no memory. Spent ones are
remembered until they expire; a process that shares the database remembers its own only.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

from wire import limits

_TIME: Final = 8
_NONCE: Final = 16


class Challenges:
    """Gives challenges and takes each back once."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._spent: dict[bytes, int] = {}

    def give(self, now: int) -> bytes:
        """Make a challenge that is good for a minute from `now` (ms)."""
        expiry = now + limits.CHALLENGE_SECONDS * 1000
        content = expiry.to_bytes(_TIME, "big") + secrets.token_bytes(_NONCE)
        return content + self._mac(content)

    def is_good(self, challenge: bytes, now: int) -> bool:
        """Say whether a challenge is ours, in time and not spent."""
        content, mac = challenge[: _TIME + _NONCE], challenge[_TIME + _NONCE :]
        if not hmac.compare_digest(mac, self._mac(content)) or challenge in self._spent:
            return False
        return now < int.from_bytes(content[:_TIME], "big")

    def spend(self, challenge: bytes, now: int) -> bool:
        """Take a challenge back after its proof has been checked; False if somebody was faster."""
        if not self.is_good(challenge, now):
            return False
        self._forget_expired(now)
        self._spent[challenge] = int.from_bytes(challenge[:_TIME], "big")
        return True

    def _forget_expired(self, now: int) -> None:
        """Forget from the front, where the oldest stand: when thousands come back at once, nobody goes through all."""
        while self._spent and next(iter(self._spent.values())) <= now:
            del self._spent[next(iter(self._spent))]

    def _mac(self, content: bytes) -> bytes:
        return hmac.digest(self._key, content, hashlib.sha256)
