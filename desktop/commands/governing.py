"""What the administration has set, in the words of the command line: for `status`, `doctor` and whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.domain.precedence import Held, value_words
from desktop.domain.settings import SCHEMA


def policy_row(held: Held) -> dict[str, Any]:
    """Give what is fixed with its value and level, and what is wrong with the place it stands at."""
    fixed = [
        {"name": name, "value": getattr(held.settings, name), "level": level.name.lower()}
        for name, level in held.fixed.items()
    ]
    wrong = [
        {"where": one.where, "name": one.name or None, "message": one.reason, "instead": one.instead}
        for one in held.wrong
    ]
    return {"fixed": fixed, "problems": wrong}


def policy_lines(held: Held) -> Iterator[str]:
    """Say what is wrong, a line each."""
    for one in held.wrong:
        yield f"Vorgabe der Administration: {one.sentence}"


def policy_detail(held: Held) -> str:
    """Say in one line what is fixed and what is wrong."""
    fixed = (f"{SCHEMA[name].title}: {value_words(SCHEMA[name], getattr(held.settings, name))}" for name in held.fixed)
    said = "; ".join([*fixed, *(one.sentence for one in held.wrong)])
    return said or "keine"
