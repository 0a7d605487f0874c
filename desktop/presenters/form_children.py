"""The children of the immediate form in one line: "Kim Beispiel 4, 7, ungeboren", and how many there are.

A number is an age, the last word of a name the family name. Anything more about a child is written on the full form.
"""

from __future__ import annotations

import re
from typing import Any, Final

_PARTS: Final = re.compile(r"[,;\n]+| und ")
_AGE: Final = re.compile(r"\(?\b([0-9]{1,2})\b(?: ?(?:Jahre?|J\.?|j\.?))?\)?")
_MONTHS: Final = re.compile(r"\(?\b[0-9]{1,2} ?Mon(?:ate?|at)?\b\.?\)?")
_UNBORN: Final = "ungeboren"


def read(line: str) -> list[dict[str, Any]]:
    """Read the line into children as a document has them."""
    return [child for part in _PARTS.split(line) if (child := _child(part.strip()))]


def _child(text: str) -> dict[str, Any]:
    if text.casefold() == _UNBORN:
        return {"unborn": True}
    age, rest = _age(text)
    words = rest.split()
    child: dict[str, Any] = {}
    if len(words) > 1:
        child["family_name"] = words.pop()
    if words:
        child["given_name"] = " ".join(words)
    if age is not None:
        child["estimated_age"] = age
    return child


def _age(text: str) -> tuple[int | None, str]:
    """Give the age and what else stands there; months are less than a year."""
    if _MONTHS.search(text):
        return 0, _MONTHS.sub(" ", text)
    found = _AGE.search(text)
    return (int(found[1]), text[: found.start()] + text[found.end() :]) if found else (None, text)


def line(children: object) -> str:
    """Write the line for children of a document."""
    rows = children if isinstance(children, list) else []
    return ", ".join(filter(None, (_written(child) for child in rows if isinstance(child, dict))))


def _written(child: dict[str, Any]) -> str:
    if child.get("unborn"):
        return _UNBORN
    parts = (child.get("given_name"), child.get("family_name"), child.get("estimated_age"))
    return " ".join(str(part) for part in parts if part is not None)


def is_plain(children: object) -> bool:
    """Say whether the line can say all that a document has of its children."""
    return read(line(children)) == (children or [])
