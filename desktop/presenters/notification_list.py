"""The list of notifications as a screen shows it: which stand in it under each filter, and in what order.

Order and filter are the store's work. What a card says is no affair of this room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.domain.finding import query_of
from desktop.domain.rows import Party, Selection
from desktop.presenters import releases, to_do
from desktop.workspace.workspace import Workspace

_FINISHED: Final = ("closed", "taken_over", "erased", "withdrawn", "recalled")
_FIRST: Final = 100
_PAGE: Final = 30
"""More cards than a window shows."""
_FEW: Final = 500
"""So many that match are looked at one by one: sooner done than to go through the list."""


class Filter(StrEnum):
    """What a list of notifications is of."""

    TO_DO = "to_do"
    OPEN = "open"
    INCOMING = "incoming"
    OUTGOING = "outgoing"
    OVERDUE = "overdue"
    ALL = "all"


FILTER_TITLES: Final = {
    Filter.TO_DO: "Jetzt zu tun",
    Filter.OPEN: "Offen",
    Filter.INCOMING: "Eingang",
    Filter.OUTGOING: "Ausgang",
    Filter.OVERDUE: "Überfällig",
    Filter.ALL: "Alle",
}


_NOTHING: Final = {Filter.TO_DO: "Nichts zu tun.", Filter.OPEN: "Nichts offen."}


@dataclass(frozen=True, slots=True)
class First:
    """The first numbers of a list, and whether these are all."""

    numbers: Sequence[int]
    whole: bool


def numbers(workspace: Workspace, chosen: Filter, text: str = "") -> list[int]:
    """Give the numbers of what the list holds, in its order; every word of the text must begin a word in it."""
    query = query_of(text)
    if chosen is Filter.TO_DO:
        return to_do.matching(workspace, query)
    found = workspace.numbers(_selection(workspace, chosen), query=query)
    return [*_releases(workspace, chosen, query), *found, *_phoned(workspace, chosen, query)]


def number(workspace: Workspace, entity: bytes) -> int | None:
    """Give the number lists know a notification by, or its release while it is not here; None if there is none.

    Under the id of several, it is that of the first.
    """
    group = workspace.group(entity)
    named = [("notification", group[0][1].id if group else entity), ("release", entity), ("phoned", entity)]
    found = (workspace.number(kind, one) for kind, one in named)
    return next((one for one in found if one is not None), None)


def released_as(workspace: Workspace, entity: bytes) -> int | None:
    """Give the number of the notification that something has become which waited for its release, None if nothing."""
    return number(workspace, entity) if workspace.any_of("release", [entity]) else None


def _phoned(workspace: Workspace, chosen: Filter, query: str = "") -> list[int]:
    """Give the numbers of what was told by telephone alone, which stands behind all else."""
    if chosen not in (Filter.OUTGOING, Filter.ALL):
        return []
    return workspace.numbers(Selection("phoned"), query=query)


def _releases(workspace: Workspace, chosen: Filter, query: str = "") -> list[int]:
    """Give the numbers of what waits for its release, which stands before all else: first what one may decide on."""
    if chosen is Filter.INCOMING:
        return []
    found = releases.shown(workspace)
    if chosen is Filter.OVERDUE:
        found = [state for state in found if releases.is_late(workspace, state)]
    found.sort(key=lambda state: not releases.may_decide(workspace, state))
    known = [one for state in found if (one := workspace.number("release", state.id)) is not None]
    return workspace.matching(query, among=known) if query else known


def first(workspace: Workspace, chosen: Filter, text: str = "", keep: int | None = None) -> First:
    """Give the first that `numbers` gives, a few pages at most, soon; all of them where `keep` stands further down.

    Where a text matches neither one of the first nor only a few, these may be fewer than a page, or none.
    """
    query = query_of(text)
    if chosen is Filter.TO_DO:
        return First(*to_do.first(workspace, query, keep, _FIRST))
    selection = _selection(workspace, chosen)
    ahead, last = _releases(workspace, chosen, query), _phoned(workspace, chosen, query)
    found = _first(workspace, selection, query)
    seen = [*ahead, *found.numbers]
    if found.whole:
        return First([*seen, *last], whole=True)
    if keep is None or keep in seen or not (keep in last or _holds(workspace, selection, query, keep)):
        return First(seen, whole=False)
    return First([*ahead, *workspace.numbers(selection, query=query), *last], whole=True)


def _first(workspace: Workspace, selection: Selection, query: str) -> First:
    found = workspace.numbers(selection, limit=_FIRST)
    whole = len(found) < _FIRST
    if not query:
        return First(found, whole)
    matching = workspace.matching(query, among=found)
    if whole or len(matching) >= _PAGE:
        return First(matching, whole)
    few = workspace.matching(query, limit=_FEW + 1)
    if len(few) > _FEW:
        return First(matching, whole=False)
    return First(workspace.numbers(selection, among=few), whole=True)


def _holds(workspace: Workspace, selection: Selection, query: str, number: int) -> bool:
    """Say whether a list holds a number."""
    there = workspace.numbers(selection, among=[number])
    return bool(workspace.matching(query, among=there) if query else there)


def to_begin_with(workspace: Workspace, kept: str) -> Filter:
    """Give what a list is of at first: what is to be done if there is any, what was shown last, or what is open."""
    if to_do.numbers(workspace, limit=1):
        return Filter.TO_DO
    return Filter(kept) if kept in list(Filter) else Filter.OPEN


def why_empty(chosen: Filter, text: str) -> str:
    """Say why nothing stands in a list, and what to do where something was searched for."""
    if text:
        return "Nichts gefunden. Ändern Sie die Suche oder wählen Sie einen anderen Filter."
    return _NOTHING.get(chosen, "Keine Meldungen in diesem Filter.")


def count(workspace: Workspace, chosen: Filter) -> int:
    """Count what a filter leaves."""
    if chosen is Filter.TO_DO:
        return len(to_do.numbers(workspace))
    others = (*_releases(workspace, chosen), *_phoned(workspace, chosen))
    return workspace.count(_selection(workspace, chosen)) + len(others)


def _selection(workspace: Workspace, chosen: Filter) -> Selection:
    """Give what selects a filter that one selection can say."""
    match chosen:
        case Filter.OPEN:
            return Selection("notification", without=_FINISHED)
        case Filter.INCOMING:
            return Selection("notification", party=Party("target", workspace.unit))
        case Filter.OUTGOING:
            return Selection("notification", party=Party("origin", workspace.unit))
        case Filter.OVERDUE:
            # No clock runs yet for what still waits here, nor for oneself in what one has given up.
            without, spared = (*_FINISHED, "queued"), to_do.spared(workspace)
            return Selection("notification", without=without, due_before=workspace.now(), spared=spared)
        case Filter.ALL | Filter.TO_DO:
            return Selection("notification")
