"""Lists a page at a time: `{"items", "next"}`, where `next` is the id to go on after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.domain.refused import Refused


def page(rows: Sequence[dict[str, Any]], limit: int, after: str | None, key: str = "id") -> dict[str, Any]:
    """Give the page after an id; rows that share an id stay together. Raises `Refused` for an id not in the list."""
    start = _start(rows, after, key) if after else 0
    end = min(start + limit, len(rows))
    while 0 < end < len(rows) and rows[end][key] == rows[end - 1][key]:
        end += 1
    return {"items": list(rows[start:end]), "next": rows[end - 1][key] if end < len(rows) else None}


def _start(rows: Sequence[dict[str, Any]], after: str, key: str) -> int:
    found = [index for index, row in enumerate(rows) if row[key] == after.lower()]
    if not found:
        raise Refused.at("after", "after_unknown", "Diese Kennung steht nicht in der Liste.")
    return found[-1] + 1
