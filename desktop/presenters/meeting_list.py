"""The list of meetings: its filters, what stands in each, and what is said where nothing does."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from desktop.domain.meeting_occurrence import upcoming
from desktop.domain.meeting_state import COMES, Meeting
from desktop.domain.said import say
from desktop.presenters import obligations
from desktop.presenters.meeting_cards import awaits_answer, shown_first
from desktop.presenters.meeting_rows import in_order, own_answer
from desktop.workspace.workspace import Workspace


class Filter(StrEnum):
    """What the list is of."""

    AHEAD = "ahead"
    MINE = "mine"
    OWED = "owed"
    OVER = "over"


FILTER_TITLES: Final = {
    Filter.AHEAD: "Kommende",
    Filter.MINE: "Meine",
    Filter.OWED: "Pflicht",
    Filter.OVER: "Vergangene",
}
_EMPTY: Final = {
    Filter.AHEAD: "Keine Termine geplant.",
    Filter.MINE: "Nichts zugesagt, und keine Antwort offen.",
    Filter.OWED: "Kein Termin, zu dem die Vereinbarung verpflichtet.",
    Filter.OVER: "Noch kein Termin hat stattgefunden.",
}


def listed(workspace: Workspace, chosen: Filter) -> list[Meeting]:
    """Give the meetings of a filter, those to come first and the soonest of them on top."""
    every = in_order([state for _, state in workspace.states("meeting")], workspace.now())
    owed = obligations.kinds_owed(workspace) if chosen is Filter.OWED else frozenset()
    return [state for state in every if _stands_in(workspace, state, chosen, owed)]


def _stands_in(workspace: Workspace, state: Meeting, chosen: Filter, owed: frozenset[str]) -> bool:
    if chosen is Filter.OWED:
        return state.value("kind") in owed
    ahead = upcoming(state, workspace.now()) is not None
    if chosen is Filter.AHEAD:
        # One that was cancelled stays until its time has passed: whoever looks for it has to find that.
        return ahead or (state.cancelled and shown_first(workspace, state).ends > workspace.now())
    if chosen is Filter.OVER:
        return not ahead and shown_first(workspace, state).ends <= workspace.now()
    return ahead and is_mine(workspace, state)


def is_mine(workspace: Workspace, state: Meeting) -> bool:
    """Say whether this person comes next time, or is still to say so."""
    one = shown_first(workspace, state)
    own = own_answer(workspace, state, one.key)
    return awaits_answer(workspace, state, one) or (own is not None and own.answer in COMES)


def why_empty(workspace: Workspace, chosen: Filter) -> str:
    """Say why nothing stands in a list; where a meeting is owed, which is the next."""
    due = next((one for one in obligations.lines(workspace) if one.mine and not one.is_met), None)
    if chosen in (Filter.AHEAD, Filter.OWED) and due is not None:
        return say("{empty} Als Nächstes: {title}, bis {day}.", empty=_EMPTY[chosen], title=due.title, day=due.until)
    return _EMPTY[chosen]


def awaited(workspace: Workspace) -> int:
    """Count the meetings this person is still to answer."""
    states = (state for _, state in workspace.states("meeting", status="planned"))
    return sum(awaits_answer(workspace, state, shown_first(workspace, state)) for state in states)
