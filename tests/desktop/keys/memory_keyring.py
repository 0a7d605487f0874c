"""A keyring in memory, for tests of what is built on one; the real one is tested with a real Secret Service."""

from __future__ import annotations

from desktop.keys.problems import NoKeyring


class MemoryKeyring:
    """Keeps secrets in a dict, or says no with a reason."""

    def __init__(self, reason: str | None = None) -> None:
        self.kept: dict[str, bytes] = {}
        self.reason = reason

    def keep(self, profile: str, secret: bytes) -> None:
        self._ready()
        self.kept[profile] = secret

    def fetch(self, profile: str) -> bytes:
        self._ready()
        if profile not in self.kept:
            raise NoKeyring("empty")
        return self.kept[profile]

    def forget(self, profile: str) -> None:
        self._ready()
        self.kept.pop(profile, None)

    def _ready(self) -> None:
        if self.reason is not None:
            raise NoKeyring(self.reason)
