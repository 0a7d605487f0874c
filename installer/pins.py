"""Which distributions are pinned for a program, and whether what is installed here is just that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement


class NotAsPinned(Exception):
    """What is installed is not what is pinned: nothing is to be built of it."""


def pinned(requirements: Path) -> list[Distribution]:
    """Give the distributions that hold here of a file of pins, by name; raises `NotAsPinned`."""
    return [_installed(one) for one in _lines(requirements) if one.marker is None or one.marker.evaluate()]


def _lines(requirements: Path) -> Iterator[Requirement]:
    for line in requirements.read_text("utf-8").splitlines():
        if re.match(r"\w", line):
            yield Requirement(line.rstrip("\\ "))


def _installed(wanted: Requirement) -> Distribution:
    try:
        found = distribution(wanted.name)
    except PackageNotFoundError:
        raise NotAsPinned(f"{wanted} is not installed") from None
    if found.version not in wanted.specifier:
        raise NotAsPinned(f"{wanted} is pinned, {found.version} is installed")
    return found
