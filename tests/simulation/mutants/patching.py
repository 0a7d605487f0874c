"""Unified diffs, applied strictly: every line of context must stand in the file once, where the others say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

PATCHES = Path(__file__).parent
HOUSE = Path(__file__).parents[3]


class DoesNotApply(Exception):
    """The production code has moved on: the patch has to be made anew."""


@dataclass
class Change:
    """One place of a file: what stands there and what is to stand there instead."""

    path: str
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)


def patches() -> list[Path]:
    """All patches there are, one for each row that is counted first."""
    return [*sorted(PATCHES.glob("row-*.patch")), *sorted(PATCHES.glob("beside-*.patch"))]


def changes(patch: Path) -> list[Change]:
    """Read a patch."""
    found: list[Change] = []
    path = ""
    for line in patch.read_text(encoding="utf-8").splitlines():
        if line.startswith("+++ "):
            path = line.removeprefix("+++ b/")
        elif line.startswith("@@"):
            found.append(Change(path))
        elif found and line[:1] in (" ", "-", "+") and not line.startswith("--- "):
            if line[0] != "+":
                found[-1].old.append(line[1:])
            if line[0] != "-":
                found[-1].new.append(line[1:])
    return found


def patched(text: str, change: Change) -> str:
    """Give a file's text with a change made; raises `DoesNotApply`."""
    old, new = "\n".join(change.old) + "\n", "\n".join(change.new) + "\n"
    if text.count(old) != 1:
        raise DoesNotApply(f"{change.path}: {change.old[:1]}")
    return text.replace(old, new)


def apply(patch: Path, root: Path) -> None:
    """Plant a patch's bug into a tree."""
    for change in changes(patch):
        file = root / change.path
        file.write_text(patched(file.read_text(encoding="utf-8"), change), encoding="utf-8")
