"""Meetings: info events, joint trainings, meetings of either level, job shadowing; what all units plan and do together.

Nothing in a meeting is about a child: every unit of the cooperation reads it.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.event import Kind, Row
from desktop.domain.local_time import milliseconds_of
from desktop.domain.meeting_events import EVENTS
from desktop.domain.meeting_fold import fold
from desktop.domain.meeting_state import Meeting


def row(state: Meeting) -> Row:
    """Give what lists of meetings show and search finds; the minutes are searched too."""
    said = (item.value("text") for item in state.items if not item.removed)
    return Row(
        status="cancelled" if state.cancelled else "planned",
        origin=state.agency,
        target=state.unit,
        sort=milliseconds_of(state.span.starts),
        grade=state.value("kind"),
        conflict=state.conflicts,
        text=" ".join((state.title, state.value("place"), state.value("agenda"), *said)),
    )


MEETING: Final = Kind(
    name="meeting",
    channel="cooperation",
    fold_version=4,
    bodies=EVENTS,
    state=Meeting,
    fold=fold,
    row=row,
    named=frozenset({"meeting.item_added"}),
)
