"""Search over everything that has words."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from desktop.domain.contact import Contact
from desktop.domain.kinds import KINDS
from desktop.domain.notification_state import Notification
from desktop.domain.phoned import Phoned
from desktop.domain.refused import Refused
from desktop.domain.release_state import Release
from desktop.presenters.paging import page
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_LONGEST: Final = 200
_MOST: Final = 10_000
_AROUND: Final = 40


def search(workspace: Workspace, text: str, kind: str | None, limit: int, after: str | None = None) -> dict[str, Any]:
    """Find entities by the beginnings of words, best first, a page at a time; every word must occur."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text[:_LONGEST]))
    if not words:
        raise Refused("search_empty", "Bitte ein Wort eingeben.", field="text")
    query = " ".join(f'"{word}"*' for word in words)
    most = _MOST if kind or after else limit + 1
    rows = [
        {"kind": row.kind, "id": id_text(row.entity), "title": _title(state), "snippet": snippet(_text(state), words)}
        for row, state in workspace.search(query, most)
        if kind in (None, row.kind)
    ]
    return page(rows, limit, after)


def snippet(text: str, words: list[str]) -> str:
    """Give the surroundings of the first place where one of the words begins, empty if none does."""
    pattern = "|".join(rf"\b{re.escape(word)}" for word in words)
    found = re.search(pattern, text, re.IGNORECASE)
    if found is None:
        return text[: 2 * _AROUND].strip()
    start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")


def _text(state: Any) -> str:
    kind = next((kind for kind in KINDS.values() if isinstance(state, kind.state)), None)
    return kind.row(state).text if kind else ""


def _title(state: Any) -> str:
    if isinstance(state, Notification):
        return f"{state.number} {state.category}"
    if isinstance(state, Release):
        return f"{state.request.body.number} {state.request.body.category}"
    if isinstance(state, Phoned):
        return f"{state.told.number} {state.told.category}"
    if isinstance(state, Contact):
        return state.value("family_name")
    return str(getattr(state, "title", "") or getattr(state, "name", ""))
