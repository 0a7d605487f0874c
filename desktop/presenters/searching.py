"""Search over everything that has words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.alike import marks
from desktop.domain.contact import Contact
from desktop.domain.finding import first_place, query_of, words_of
from desktop.domain.kinds import KINDS
from desktop.domain.material import Material
from desktop.domain.notification_state import Notification
from desktop.domain.phoned import Phoned
from desktop.domain.refused import Refused
from desktop.domain.release_state import Release
from desktop.domain.rows import PageHit
from desktop.domain.unseen import seen
from desktop.presenters.library import found_inside
from desktop.presenters.materials import title_of
from desktop.presenters.paging import page
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_MOST: Final = 10_000
_AROUND: Final = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, of which kind, and the pages of documents on this device on which they stand."""

    text: str
    kind: str | None = None
    inside: tuple[PageHit, ...] = ()


def search(workspace: Workspace, text: str, kind: str | None, limit: int, after: str | None = None) -> dict[str, Any]:
    """Find entities by the beginnings of words, best first, a page at a time; every word must occur."""
    return found(workspace, Wanted(text, kind), limit, after)


def found(workspace: Workspace, wanted: Wanted, limit: int, after: str | None = None) -> dict[str, Any]:
    """Find as `search` does, and last the documents in which the words stand, each once, with its page."""
    text, kind, inside = wanted.text, wanted.kind, wanted.inside
    words = words_of(text)
    if not words:
        raise Refused("search_empty", "Bitte ein Wort eingeben.", field="text")
    most = _MOST if kind or after or inside else limit + 1
    rows = [
        {"kind": row.kind, "id": id_text(row.entity), "title": _title(state), "snippet": snippet(_text(state), words)}
        for row, state in workspace.search(query_of(text), most)
        if kind in (None, row.kind)
    ]
    if inside and kind in (None, "material"):
        rows += _inside(workspace, inside, {row["id"] for row in rows})
    return page(rows, limit, after)


def _inside(workspace: Workspace, hits: Sequence[PageHit], known: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield the documents in which words were found and that were not found by their titles."""
    states = [state for _, state in workspace.states("material", status="current")]
    for entity, hit in found_inside(states, hits).items():
        if id_text(entity) not in known:
            title = next(_title(state) for state in states if state.id == entity)
            around = " ".join(seen(hit.around).split())
            yield {"kind": "material", "id": id_text(entity), "title": title, "snippet": around, "page": hit.page}


def snippet(text: str, words: list[str]) -> str:
    """Give the surroundings of the first place where one of the words begins, empty if none does."""
    place = first_place(text, words)
    if place is None:
        return text[: 2 * _AROUND].strip()
    start, end = max(0, place[0] - _AROUND), place[1] + _AROUND
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")


def _text(state: Any) -> str:
    kind = next((kind for kind in KINDS.values() if isinstance(state, kind.state)), None)
    text = kind.row(state).text if kind else ""
    return _without_marks(state, text) if isinstance(state, Notification) else text


def _without_marks(state: Notification, text: str) -> str:
    """Leave out the words by which an index finds children who may be one: people neither wrote nor read them."""
    found = set(marks(child for one in state.contents for child in one.children).split())
    return " ".join(word for word in text.split() if word not in found)


def _title(state: Any) -> str:
    if isinstance(state, Notification):
        return f"{state.number} {state.category}"
    if isinstance(state, Release):
        return f"{state.request.body.number} {state.request.body.category}"
    if isinstance(state, Phoned):
        return f"{state.told.number} {state.told.category}"
    if isinstance(state, Contact):
        return state.value("family_name")
    if isinstance(state, Material):
        return str(title_of(state))
    return str(getattr(state, "title", "") or getattr(state, "name", ""))
