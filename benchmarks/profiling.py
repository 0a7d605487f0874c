"""Where the time goes: the functions a profiler found to cost most by themselves, without the paths of this machine."""

from __future__ import annotations

import cProfile
from pathlib import Path
from types import CodeType
from typing import Final

LINES: Final = 25
_HOUSE: Final = Path(__file__).parent.parent


def summary(title: str, profile: cProfile.Profile, lines: int = LINES) -> str:
    """Write the costliest functions by own time as a table for people."""
    entries = sorted(profile.getstats(), key=lambda entry: -entry.inlinetime)
    total = sum(entry.inlinetime for entry in entries)
    rows = [
        f"{title}: {total:.2f} s under the profiler",
        f"{'own s':>7}{'own %':>7}{'with all s':>11}{'calls':>10}  where",
    ]
    for entry in entries[:lines]:
        numbers = (
            f"{entry.inlinetime:>7.2f}{entry.inlinetime / total:>7.1%}{entry.totaltime:>11.2f}{entry.callcount:>10}"
        )
        rows.append(f"{numbers}  {place(entry.code)}")
    return "\n".join(rows)


def place(code: CodeType | str) -> str:
    """Name a function by its file, seen from the project or its library, its line and its name."""
    if isinstance(code, str):
        return code.strip("<>")
    return f"{_short(code.co_filename)}:{code.co_firstlineno} {code.co_qualname}"


def _short(file: str) -> str:
    path = Path(file)
    for mark in ("site-packages", "dist-packages"):
        if mark in path.parts:
            return "/".join(path.parts[path.parts.index(mark) + 1 :])
    if path.is_relative_to(_HOUSE):
        return path.relative_to(_HOUSE).as_posix()
    return path.name
