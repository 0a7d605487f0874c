"""A document as a form fills it: values put at the paths the form's table and its problems name. It knows no field."""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

Step: TypeAlias = str | int
_STEP: Final = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")


def steps(path: str) -> tuple[Step, ...]:
    """Split a path such as `children[0].given_name`."""
    return tuple(int(index) if index else name for name, index in _STEP.findall(path))


def row_path(path: str) -> str:
    """Give the path of the table's row that a path of a document belongs to: without the numbers."""
    return re.sub(r"\[[0-9]+\]", "", path)


def look(document: object, path: str) -> Any:
    """Give what stands at a path, None if nothing does."""
    here: Any = document
    for step in steps(path):
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
        else:
            here = here.get(step) if isinstance(here, dict) else None
    return here


def put(document: dict[str, Any], path: str, value: object) -> None:
    """Put a value at a path, making what leads there; None takes away what stands there."""
    *way, last = steps(path)
    here: Any = document
    for step, following in zip(way, (*way[1:], last), strict=False):
        here = _enter(here, step, following)
    if isinstance(last, str):
        if value is None:
            here.pop(last, None)
        else:
            here[last] = value


def _enter(here: Any, step: Step, following: Step) -> Any:
    if isinstance(step, int):
        while len(here) <= step:
            here.append({})
        return here[step]
    kind = list if isinstance(following, int) else dict
    if not isinstance(here.get(step), kind):
        here[step] = kind()
    return here[step]


def without_blanks(value: Any) -> Any:
    """Give a value without what is empty in it; no and zero are something."""
    if isinstance(value, dict):
        kept = {name: without_blanks(item) for name, item in value.items()}
        return {name: item for name, item in kept.items() if not _blank(item)}
    return value


def _blank(value: object) -> bool:
    return value is None or value in ("", [], {})
