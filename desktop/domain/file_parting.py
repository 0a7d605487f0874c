"""Which recipients a file is for, where they are not all told of the same children.

What a file shows nobody here can know. So whoever sends it says for each which children it is about, in the document
beside the form's fields (`attachments`); it goes to whom one of them is told of, and never to all unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from desktop.domain.content import Content
from desktop.domain.form_values import Field, Wrong, clean
from desktop.domain.form_walk import Problem
from desktop.domain.routing import Recipient
from desktop.domain.said import Verbatim, joined, say

FIELD: Final = "attachments"
UNSAID: Final = "Nicht jede Stelle erfährt von jedem Kind. Sagen Sie, für welche Stelle diese Datei ist."
_NUMBERS: Final = Field(f"{FIELD}.children", "numbers", "Betrifft nur Kind Nr.", limit=20)
_MOST: Final = 20
_NO_DAY: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The cleaner of a list of numbers asks for no day."""


class About(NamedTuple):
    """A file by its name, and the children it is about, counted from 1 as they stand in the notification."""

    name: str
    children: tuple[int, ...]


def taken_out(document: object) -> tuple[object, tuple[About, ...], tuple[Problem, ...]]:
    """Give the document without what it says of files, what that is, and what is wrong with it."""
    if not isinstance(document, dict) or document.get(FIELD) is None:
        return document, (), ()
    rest = {name: value for name, value in document.items() if name != FIELD}
    rows = document[FIELD]
    if not isinstance(rows, list) or len(rows) > _MOST:
        message = say("Erwartet wird eine Liste von höchstens {most} Einträgen.", most=_MOST)
        return rest, (), (Problem(FIELD, message),)
    read = [_read(row, f"{FIELD}[{index}]") for index, row in enumerate(rows)]
    problems = tuple(one for one in read if isinstance(one, Problem))
    return rest, tuple(one for one in read if isinstance(one, About)), problems


def _read(row: object, path: str) -> About | Problem:
    if not isinstance(row, dict) or set(row) != {"name", "children"} or not isinstance(row["name"], str):
        return Problem(path, "Erwartet wird ein Eintrag mit „name“ und „children“.")
    try:
        numbers = clean(_NUMBERS, row["children"], _NO_DAY)
    except Wrong as wrong:
        return Problem(f"{path}.children", wrong.message)
    if not isinstance(numbers, tuple) or not numbers:
        return Problem(f"{path}.children", "Nennen Sie mindestens ein Kind.")
    return About(row["name"], numbers)


def not_listed(files: Sequence[About], content: Content) -> Iterator[Problem]:
    """Name the files that are said to be about children nobody is told of."""
    count = max(len(content.children), content.children_count or 0)
    for index, one in enumerate(files):
        if max(one.children) > count:
            yield Problem(f"{FIELD}[{index}].children", "So viele Kinder sind nicht genannt.")


def is_parted(recipients: Sequence[Recipient]) -> bool:
    """Say whether the recipients are not all told of the same children."""
    return len({one.children for one in recipients}) > 1


def units_for(recipients: Sequence[Recipient], files: Sequence[About], name: str) -> tuple[str, ...]:
    """Give the units a file of a name goes to: all where all are told the same, else as it was said; none unsaid.

    Who is told of all children is told of each.
    """
    if not is_parted(recipients):
        return tuple(one.unit for one in recipients)
    wanted = {number - 1 for one in files if one.name == name for number in one.children}
    return tuple(one.unit for one in recipients if wanted and (not one.children or wanted.intersection(one.children)))


def unsaid(recipients: Sequence[Recipient], files: Sequence[About], names: Sequence[str]) -> tuple[Problem, ...]:
    """Name the files of which nobody said whom they are for."""
    left = (name for name in names if not units_for(recipients, files, name))
    return tuple(Problem(FIELD, joined((Verbatim(name), UNSAID), ": ")) for name in left)
