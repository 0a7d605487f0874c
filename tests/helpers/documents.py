"""Notification files to test with: the shipped examples and the least that is valid, changed in one place."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from desktop.domain.templates import template

LEAST: dict[str, Any] = {
    "category": "P01",
    "urgency": "immediate",
    "whereabouts": {"district": "Schiefbahn"},
    "children_count": 2,
    "request": {"kind": "come_now"},
    "sender": {"name": "Dienst A", "phone": "030 23125 001"},
}


def least(**changes: Any) -> dict[str, Any]:
    """The shortest valid immediate notification, with changes at the top."""
    return {**copy.deepcopy(LEAST), **changes}


def example(code: str) -> dict[str, Any]:
    """The example of a category, as it was printed shortly before the days the tests play on."""
    return template(code, date(2026, 9, 1))


def changed(code: str, path: str, value: object) -> dict[str, Any]:
    """The example of a category with one value changed; `...` takes it out."""
    document = example(code)
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    place: Any = document
    for step in steps:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return document
