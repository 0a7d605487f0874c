"""Whether the write-ahead log still holds what was committed to it.

SQLite reads it up to the first frame whose checksum does not hold and takes that for its end: after a flipped bit all
later commits would be gone without a word. So the frames are walked here before anything opens the file. A frame that
the power was cut in is no loss: nobody was told that its commit holds. Nothing is decrypted, and nothing is written.
Source: the file format of SQLite, section 4 ("The Write-Ahead Log").
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_HEADER: Final = 32
_FRAME: Final = 24
_MAGIC: Final = 0x377F0682
_MOST_BYTES: Final = 64 * 1024 * 1024
_MASK: Final = 0xFFFFFFFF

_Sums = tuple[int, int]


class _Frame(NamedTuple):
    """A frame that belongs to the log as it is now: whether it ends a commit, and whether SQLite still finds it."""

    commits: bool
    found: bool


def lost_commits(path: Path) -> int:
    """Count the commits in the write-ahead log of a database that SQLite would not find any more."""
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or not _HEADER + _FRAME < log.stat().st_size <= _MOST_BYTES:
        return 0
    lost = sum(frame.commits and not frame.found for frame in _frames(log.read_bytes()))
    # The very last one may never have been finished.
    return lost if lost > 1 else 0


def _frames(data: bytes) -> Iterator[_Frame]:
    magic, _, size, _, *salts = struct.unpack(">6I", data[:24])
    order = ">" if magic & 1 else "<"
    sums = _summed(data[:24], (0, 0), order)
    found = magic & ~1 == _MAGIC and sums == struct.unpack(">2I", data[24:_HEADER])
    if not found:
        # A broken header does not say what the frames are; the first of them does.
        size, salts = 4096, list(struct.unpack(">2I", data[_HEADER + 8 : _HEADER + 16]))
    for start in range(_HEADER, len(data) - _FRAME - size + 1, _FRAME + size):
        _, pages, *own = struct.unpack(">6I", data[start : start + _FRAME])
        if found:
            content = data[start + _FRAME : start + _FRAME + size]
            sums = _summed(data[start : start + 8] + content, sums, order)
            found = own[:2] == salts and tuple(own[2:]) == sums
        if own[:2] == salts:
            yield _Frame(commits=pages > 0, found=found)


def _summed(data: bytes, sums: _Sums, order: str) -> _Sums:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _MASK
        second = (second + odd + first) & _MASK
    return first, second
