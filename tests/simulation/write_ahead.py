"""SQLite's write-ahead log as a crash leaves it: where its frames end, and cutting it somewhere in the last commit."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from random import Random

_HEADER, _FRAME_HEADER = 32, 24


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a log went at a moment: its round (the salts of its header) and the end of its last frame (bytes)."""

    path: Path
    salts: bytes
    end: int


def mark(path: Path) -> Mark:
    """Note how far a log goes now."""
    content = path.read_bytes() if path.exists() else b""
    return Mark(path, content[16:24], frame_ends(content)[-1])


def frame_ends(content: bytes) -> list[int]:
    """Give the places where the header and each frame of the present round end (bytes)."""
    if len(content) < _HEADER:
        return [0]
    page = struct.unpack(">I", content[8:12])[0]
    salts, ends, size = content[16:24], [_HEADER], _FRAME_HEADER + page
    while ends[-1] + size <= len(content) and content[ends[-1] + 8 : ends[-1] + 16] == salts:
        ends.append(ends[-1] + size)
    return ends


def cut_within(path: Path, before: Mark, random: Random) -> bool:
    """Cut a log somewhere after a mark: at the end of a frame or within one; says whether all of it was left.

    A log that has begun a new round since is left whole: what came before stands in the database.
    """
    content = path.read_bytes() if path.exists() else b""
    if content[16:24] != before.salts:
        return True
    ends = frame_ends(content)
    end = random.choice([place for place in ends if place >= before.end])
    if end < ends[-1] and random.random() < 0.5:
        end += random.randrange(1, ends[1] - ends[0])
    _cut(path, end)
    return end == ends[-1]


def cut_back(path: Path, before: Mark) -> None:
    """Cut a log to where it was at a mark."""
    content = path.read_bytes() if path.exists() else b""
    if content[16:24] == before.salts:
        _cut(path, before.end)


def _cut(path: Path, end: int) -> None:
    if path.exists():
        with path.open("r+b") as file:
            file.truncate(end)
