"""SQLite's write-ahead log as a crash leaves it: where its frames end, and cutting it somewhere in the last commit."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import SEEK_END, FileIO
from pathlib import Path
from random import Random

_HEADER, _FRAME_HEADER = 32, 24


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a log went at a moment: its round (the salts of its header) and the end of its last frame (bytes)."""

    path: Path
    salts: bytes
    end: int


def mark(path: Path, before: Mark | None = None) -> Mark:
    """Note how far a log goes now; of one that goes on from a mark only what is new is looked at."""
    if not path.exists():
        return Mark(path, b"", 0)
    with path.open("rb", buffering=0) as file:
        header = file.read(_HEADER)
        if len(header) < _HEADER:
            return Mark(path, header[16:24], 0)
        salts, size = header[16:24], _FRAME_HEADER + struct.unpack(">I", header[8:12])[0]
        goes_on = before is not None and (before.path, before.salts) == (path, salts)
        end = before.end if before is not None and goes_on else _HEADER
        while end + size <= file.seek(0, SEEK_END) and _salts_at(file, end) == salts:
            end += size
    return Mark(path, salts, end)


def _salts_at(file: FileIO, place: int) -> bytes:
    file.seek(place + 8)
    return file.read(8)


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
    """Cut a log to where it was at a mark: to nothing where there was none yet."""
    content = path.read_bytes() if path.exists() else b""
    if before.salts in (b"", content[16:24]):
        _cut(path, before.end)


def _cut(path: Path, end: int) -> None:
    if path.exists():
        with path.open("r+b") as file:
            file.truncate(end)
