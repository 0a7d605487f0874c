"""What stands in a file of contacts, whatever its format: rows of fields with their lines, and lines that are none.

The fields are those of the register; `agency` and `id` besides, as the file has them. Nothing here is checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 20_000
FIELDS: Final = (
    "family_name",
    "given_name",
    "function",
    "unit",
    "topics",
    "phone",
    "mobile",
    "email",
    "hours",
    "valid_from",
    "valid_to",
    "level",
    "deputies",
    "absent_from",
    "absent_until",
    "stands_in",
)
"""The columns of a table, in their order: the first eleven stay where they are, others may follow."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One contact of a file, with the line it begins in."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line that cannot be used, and why."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class FileRows:
    """What was read of a file: its rows, what cannot be used, and how it was written."""

    rows: tuple[FileRow, ...]
    problems: tuple[LineProblem, ...] = ()
    encoding: str = "utf-8"
    delimiter: str = ""
