"""Holds what a program answers against what the handbook shows, and learns from it what is to be typed next.

In what the handbook shows `…` stands for what varies, alone in a line for any number of lines, and a word of four
capitals and more for a value: the one that is known, or else what stands in its place. It must not run anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_PLACE: Final = r"(?<![A-Za-z0-9])[A-Z]{4,}(?:-[A-Z]+)*(?![A-Za-z0-9])"
_VARIES: Final = "…"
_PARTS: Final = re.compile(rf"({_PLACE}|{_VARIES}|\s+)")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put the known values in the place of the words that stand for them."""
    return re.sub(_PLACE, lambda found: values.get(found[0], found[0]), text)


def learnt(shown: tuple[str, ...], said: str, values: Mapping[str, str]) -> dict[str, str] | None:
    """Give the new values that an answer holds, or nothing where it is not what the handbook shows."""
    pattern, seen = r"", list[str]()
    for line in shown:
        pattern += r"(?:.*\n)*?" if line == _VARIES else "".join(_parts(line, values, seen)) + r"\s*\n"
    found = re.fullmatch(pattern, f"{said.strip()}\n")
    if found is None:
        return None
    return {name.replace("_", "-"): value for name, value in found.groupdict().items()}


def _parts(line: str, values: Mapping[str, str], seen: list[str]) -> Iterator[str]:
    """Give the pieces of the pattern of a line."""
    for part in _PARTS.split(line):
        name = part.replace("-", "_")
        if part == _VARIES:
            yield r".*?"
        elif part.isspace():
            # Columns are as wide as what stands in them.
            yield r"[ \t]+"
        elif part in values or not re.fullmatch(_PLACE, part):
            yield re.escape(values.get(part, part))
        elif name in seen:
            yield rf"(?P={name})"
        else:
            seen.append(name)
            yield rf"(?P<{name}>\S+)"
