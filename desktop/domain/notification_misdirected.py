"""What went to the wrong unit: each unit's word of that, the sender's note of it, and how a word is taken back.

Nobody takes another's word back. But what the sender noted falls with what it took note of: else their clock would
stand still for a child that the receiver has said to be theirs after all.
"""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.notification_events import Misdirected, MisdirectionTakenBack
from desktop.domain.notification_moments import moment
from desktop.domain.notification_said import Misdirection
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting

_Result = tuple[Notification, Outcome]


def misdirected(state: Notification, event: Event, body: Misdirected) -> _Result:
    """Take up that it went to the wrong unit; a note of what was taken back meanwhile is superseded.

    It waits for the words it names, which may come back later to a server that had lost them.
    """
    notes, unit = body.notes or (), event.author.unit
    if not _known(state, notes):
        return state, waiting("parent")
    if body.notes is None and unit == state.from_unit:
        # Programs of before did not say what they noted: what stood there by then.
        notes = tuple(one.event for one in state.misdirections if one.stands and one.unit != unit)
    word = Misdirection(event.id, unit, event.author.device, event.at, notes)
    words = _without_notes_of_nothing((*state.misdirections, word))
    return _with_words(state, event, words), APPLIED if words[-1].stands else SUPERSEDED


def misdirection_taken_back(state: Notification, event: Event, body: MisdirectionTakenBack) -> _Result:
    """Take up that words of the author's unit hold no longer; taken back already, they are superseded."""
    if not _known(state, body.words):
        return state, waiting("parent")
    named = frozenset(body.words)
    if any(one.event in named and one.unit != event.author.unit for one in state.misdirections):
        return state, quarantined("own_word_only")
    words = tuple(
        replace(one, ended_by=event.id) if one.stands and one.event in named else one for one in state.misdirections
    )
    if words == state.misdirections:
        late = replace(moment(event), superseded=True)
        return replace(state, timeline=(*state.timeline, late)), SUPERSEDED
    return _with_words(state, event, _without_notes_of_nothing(words)), APPLIED


def _known(state: Notification, named: tuple[bytes, ...]) -> bool:
    return {one.event for one in state.misdirections}.issuperset(named)


def _without_notes_of_nothing(words: tuple[Misdirection, ...]) -> tuple[Misdirection, ...]:
    """Give words of which none stands that takes note of nothing but what was taken back: with that it ends."""
    ended = {one.event: one.ended_by for one in words}
    return tuple(
        replace(one, ended_by=ended[one.notes[-1]])
        if one.stands and one.notes and all(ended[noted] for noted in one.notes)
        else one
        for one in words
    )


def _with_words(state: Notification, event: Event, words: tuple[Misdirection, ...]) -> Notification:
    """Give it with other words of where it went; it is marked while one of them stands."""
    fallen = {one.event for one in words if not one.stands}
    timeline = tuple(
        replace(entry, superseded=True) if entry.event in fallen else entry
        for entry in (*state.timeline, moment(event))
    )
    changed = replace(state, misdirections=words, timeline=timeline)
    stands = len(fallen) < len(words)
    if stands == (Mark.MISDIRECTED in state.marks):
        return changed
    others = tuple(mark for mark in state.marks if mark != Mark.MISDIRECTED)
    return replace(changed, marks=(*others, Mark.MISDIRECTED) if stands else others)
