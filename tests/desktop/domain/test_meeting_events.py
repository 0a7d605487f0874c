"""The events of a meeting: each is listed once, and its outer limits hold."""

from __future__ import annotations

import typing

import msgspec
import pytest

from desktop.domain import meeting_events
from desktop.domain.meeting_events import EVENTS, AttendanceTaken, Body, ItemAdded, Replied


def test_every_event_is_in_the_table_once() -> None:
    """The union of bodies that the fold goes through is the table of types."""
    assert list(EVENTS.values()) == list(typing.get_args(Body))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (Replied, {"answer": "maybe"}),
        (Replied, {"answer": "yes", "occurrence": "tomorrow"}),
        (AttendanceTaken, {"occurrence": "2026-12-10T14:00"}),
        (ItemAdded, {"sort": "joke", "fields": {}}),
    ],
)
def test_no_body_says_what_nobody_knows(body: type[msgspec.Struct], said: dict[str, object]) -> None:
    """An answer, a day or a sort of item that is none does not get through."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(said, body)


def test_the_fields_are_told_apart_from_days() -> None:
    """No field has a name that could be a day of a series."""
    assert not [name for name in meeting_events.MEETING_FIELDS if name[0].isdigit()]
