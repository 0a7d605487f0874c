"""The server's shelf in memory; the shelf's own tests hold it to the same rules as the folder."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass, field

from server_stub.files import NoRoom


@dataclass
class MemoryShelf:
    """States Shelf; `since` says when what was put there last, by a clock that a test turns.

    Removing fails with `failing`, if a test sets it; nothing more is taken while it is `full`; what is `broken` lies
    there, and no disk gives it.
    """

    lying: dict[str, bytes] = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)
    now: int = 0
    failing: OSError | None = None
    full: bool = False
    broken: set[str] = field(default_factory=set)

    def put(self, name: str, content: bytes) -> None:
        if self.full:
            raise NoRoom("full")
        self.lying[name], self.since[name] = content, self.now

    def get(self, name: str) -> bytes | None:
        if name in self.broken:
            raise OSError(errno.EIO, "Input/output error")
        return self.lying.get(name)

    def has(self, name: str) -> bool:
        return name in self.lying

    def remove(self, names: Iterable[str]) -> None:
        if self.failing is not None:
            raise self.failing
        for name in names:
            self.lying.pop(name, None)
            self.since.pop(name, None)

    def names(self, shard: str) -> list[str]:
        return [name for name in self.lying if name.startswith(shard)]

    def old(self, shard: str, before: int) -> list[str]:
        return [name for name, since in self.since.items() if name.startswith(shard) and since < before]
