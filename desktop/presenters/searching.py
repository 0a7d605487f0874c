"""Search over everything that has words."""

from __future__ import annotations

import re
from typing import Any

from desktop.domain.contact import Contact
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_LONGEST = 200


def search(workspace: Workspace, text: str, kind: str | None, limit: int) -> dict[str, Any]:
    """Find entities by the beginnings of words; every word must occur."""
    words = re.findall(r"\w+", text[:_LONGEST])
    if not words:
        raise Refused("search_empty", "Bitte ein Wort eingeben.", field="text")
    query = " ".join(f'"{word}"*' for word in words)
    found = workspace.search(query, limit)
    items = [
        {"kind": row.kind, "id": id_text(row.entity), "title": _title(state), "snippet": ""}
        for row, state in found
        if kind in (None, row.kind)
    ]
    return {"items": items, "next": None}


def _title(state: Any) -> str:
    if isinstance(state, Notification):
        return f"{state.number} {state.category}"
    if isinstance(state, Contact):
        return state.value("family_name")
    return str(getattr(state, "name", ""))
