"""What the list of contacts may be narrowed to: one's own unit, and what that is to confirm."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from desktop.domain.rows import Party, Selection
from desktop.domain.said import say
from desktop.presenters.contact_book import EVERY, Only
from desktop.workspace.workspace import Workspace


class Filter(StrEnum):
    """One filter."""

    ALL = "all"
    OWN = "own"
    DUE = "due"


FILTER_TITLES: Final = {Filter.ALL: "Alle", Filter.OWN: "Eigene Stelle", Filter.DUE: "Zu bestätigen"}
EMPTY: Final = {
    Filter.ALL: "Noch keine Ansprechpersonen.",
    Filter.OWN: "Ihre Stelle hat noch keine Ansprechperson eingetragen.",
    Filter.DUE: "Nichts zu bestätigen. Alle Einträge Ihrer Stelle sind frisch.",
}
"""What is said where a filter leaves nothing."""


def only(workspace: Workspace, chosen: Filter) -> Only:
    """Give which entries a filter leaves now."""
    match chosen:
        case Filter.ALL:
            return EVERY
        case Filter.OWN:
            return Only(workspace.unit)
        case Filter.DUE:
            return Only(workspace.unit, workspace.now())


def count_due(workspace: Workspace) -> int:
    """Count the entries that one's own unit is to confirm, without reading any."""
    if not workspace.unit:
        return 0
    party = Party("target", workspace.unit)
    return workspace.count(Selection("contact", party=party, due_before=workspace.now()))


def due_words(count: int) -> str:
    """Say how many are to be confirmed."""
    return "1 Eintrag zu bestätigen" if count == 1 else say("{count} Einträge zu bestätigen", count=count)
