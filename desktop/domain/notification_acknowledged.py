"""Acknowledgements of a notification: the first in the server's order counts, later ones are kept and shown.

Where their unit has said in between that it is not competent, the first behind that counts.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.notification_events import Acknowledged, AcknowledgementWithdrawn
from desktop.domain.notification_moments import moment
from desktop.domain.notification_said import Acknowledgement
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting

_MINUTE_MS: Final = 60_000


def acknowledged(state: Notification, event: Event, body: Acknowledged) -> tuple[Notification, Outcome]:
    """Take up an acknowledgement; behind one that stands it is superseded. Another urgency has its reason."""
    if body.urgency and not body.reason.strip():
        return state, quarantined("reason_missing")
    entry = Acknowledgement(
        event=event.id,
        at=event.at,
        authored_at=event.authored_at,
        device=event.author.device,
        person=body.person,
        file_number=body.file_number,
        responsible=body.responsible,
        phone=body.phone,
        urgency=body.urgency,
        reason=body.reason,
    )
    # Who acknowledges after all is competent after all: that counts, whoever had acknowledged before.
    later = bool(state.acknowledgements) and Mark.NOT_COMPETENT not in state.marks
    entry_of_timeline = replace(moment(event), superseded=later)
    marks = tuple(mark for mark in state.marks if mark != Mark.NOT_COMPETENT)
    given = (*state.acknowledgements, entry) if later else (entry, *state.acknowledgements)
    changed = replace(state, acknowledgements=given, marks=marks)
    return replace(changed, timeline=(*state.timeline, entry_of_timeline)), SUPERSEDED if later else APPLIED


def acknowledgement_withdrawn(
    state: Notification, event: Event, body: AcknowledgementWithdrawn
) -> tuple[Notification, Outcome]:
    """Take an acknowledgement back while the rules allow it; the next one then counts.

    It waits for what it names, which may come back later to a server that had lost it.
    """
    found = next((one for one in state.acknowledgements if one.event == body.acknowledgement), None)
    if found is None:
        known = any(entry.event == body.acknowledgement for entry in state.timeline)
        return state, quarantined("no_acknowledgement") if known else waiting("parent")
    rules = event.rules.of(state.rules_version)
    if rules is not None and event.at - found.at > rules.spans.withdraw_acknowledgement_minutes * _MINUTE_MS:
        return state, quarantined("too_late")
    kept, after_all = _without(state, body.acknowledgement)
    counts = kept[0].event if kept else b""
    timeline = tuple(replace(entry, superseded=False) if entry.event == counts else entry for entry in state.timeline)
    marks = state.marks if after_all or Mark.NOT_COMPETENT in state.marks else (*state.marks, Mark.NOT_COMPETENT)
    # What was done with each child was done by whoever had it.
    steps = state.processing if kept else ()
    changed = replace(state, acknowledgements=kept, marks=marks, processing=steps)
    return replace(changed, timeline=(*timeline, moment(event))), APPLIED


def _without(state: Notification, withdrawn: bytes) -> tuple[tuple[Acknowledgement, ...], bool]:
    """Give the acknowledgements that are left, the one that counts first, and whether one of them is the last word.

    It is not where their unit has said behind all of them that it is not competent.
    """
    kept = tuple(one for one in state.acknowledgements if one.event != withdrawn)
    place = {entry.event: index for index, entry in enumerate(state.timeline)}
    said = [index for index, entry in enumerate(state.timeline) if entry.type == Mark.NOT_COMPETENT]
    if not said:
        return kept, True
    behind = tuple(one for one in kept if place[one.event] > said[-1])
    return (*behind, *(one for one in kept if one not in behind)), bool(behind)
