"""Meetings for the tests of their folds: one planned by a police unit, and what happens to it in order."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.event import Author
from desktop.domain.meeting import MEETING
from desktop.domain.meeting_events import MeetingPlanned
from desktop.domain.meeting_state import Meeting
from desktop.domain.outcome import APPLIED, Outcome
from tests.desktop.domain.test_event import SENDER, author, event

WHEN: Final = "2026-12-08T14:00/2026-12-08T16:00"
FIELDS: Final = {"kind": "joint_training", "title": "Fachtreffen", "when": WHEN, "place": "Kreishaus"}
COLLEAGUE: Final = author("police-second", device=3)
LEADER: Final = author("asd-willich", "member", "lead", device=4)


def planned(invited: tuple[str, ...] = (), **fields: str) -> Meeting:
    """A meeting as it was planned."""
    body = MeetingPlanned(SENDER.unit, SENDER.agency, {**FIELDS, **fields}, invited)
    state, outcome = MEETING.fold(None, event("meeting.planned", body, SENDER, 1))
    assert outcome == APPLIED
    assert isinstance(state, Meeting)
    return state


def then(state: Meeting, body: Any, seq: int, by: Author = SENDER, **other: Any) -> tuple[Meeting, Outcome]:
    """What becomes of a meeting by one more event."""
    changed, outcome = MEETING.fold(state, event("meeting.any", body, by, seq, **other))
    assert isinstance(changed, Meeting)
    return changed, outcome


def after(state: Meeting, *bodies: Any, by: Author = SENDER, seq: int = 2) -> Meeting:
    """A meeting after several events of one person that all count."""
    for number, body in enumerate(bodies):
        state, outcome = then(state, body, seq + number, by)
        assert outcome == APPLIED
    return state
