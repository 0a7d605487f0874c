"""What an event is and what a kind states of itself; with the builders that the tests of every kind share."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import fields

from desktop.domain.event import Author, Event, Kind, Row
from desktop.domain.outcome import APPLIED, Outcome

ENTITY = bytes(15) + b"\xee"
UNITS = ("police-viersen", "asd-willich")
WRITTEN_AT = 1_000_000
STAMPED_AT = 2_000_000


def number(value: int) -> bytes:
    """An id that is told apart by its number."""
    return value.to_bytes(16, "big")


def author(unit: str, *roles: str, device: int = 1) -> Author:
    """Somebody of a unit; the first word of the unit's name is its agency, which has a second unit."""
    agency = unit.partition("-")[0]
    return Author(number(100 + device), unit, agency, roles or ("member",), (unit, f"{agency}-second"))


SENDER = author("police-viersen", device=1)
RECEIVER = author("asd-willich", device=2)


def event(event_type: str, body: Any, by: Author, seq: int = 1, *, at: int | None = STAMPED_AT, **other: Any) -> Event:
    """An event whose id is its seq; without a stamp it stands in the overlay and has no seq."""
    values: dict[str, Any] = {
        "id": number(seq),
        "type": event_type,
        "author": by,
        "units": UNITS,
        "authored_at": WRITTEN_AT,
        "seq": None if at is None else seq,
        "accepted_at": at,
        "alarm": False,
        "entity": ENTITY,
        "body": body,
    }
    return Event(**(values | other))


class Note(msgspec.Struct, frozen=True):
    """A kind's state and body at once, for a kind that nobody else knows."""

    text: str


def keep(_state: Note | None, one: Event) -> tuple[Note | None, Outcome]:
    return one.body, APPLIED


NOTE = Kind("note", "unit", 1, {"written": Note}, Note, keep, lambda state: Row(text=state.text))


@pytest.mark.parametrize("name", [field.name for field in fields(Event)])
def test_an_event_is_never_changed(name: str) -> None:
    """Nothing can be assigned to an event that happened."""
    one = event("note.written", Note("a"), SENDER)
    with pytest.raises(AttributeError):
        setattr(one, name, getattr(one, name))


def test_an_event_without_a_place_has_neither_seq_nor_stamp() -> None:
    """What the server has not placed stands in the overlay."""
    one = event("note.written", Note("a"), SENDER, at=None)
    assert (one.seq, one.accepted_at) == (None, None)


def test_what_counts_is_the_stamp() -> None:
    """An event counts by the server's stamp, be that 0, and by its author's clock only before it has one."""
    assert [event("note.written", Note("a"), SENDER, at=at).at for at in (STAMPED_AT, 0, None)] == [
        STAMPED_AT,
        0,
        WRITTEN_AT,
    ]


def test_a_kind_says_only_what_it_needs() -> None:
    """A kind that says nothing of receipts and alarms has none."""
    assert NOTE.receipts is None
    assert not NOTE.alarm(Note("a"))


def test_a_row_says_nothing_until_told() -> None:
    """A row without words is in no conflict and found by nothing."""
    assert Row() == Row(status="", origin="", target="", group=b"", sort=0, conflict=False, text="")


def test_a_kind_folds_and_lists_its_state() -> None:
    """What a kind's fold makes of an event is what its row shows."""
    state, outcome = NOTE.fold(None, event("note.written", Note("a"), SENDER))
    assert outcome == APPLIED
    assert state is not None
    assert NOTE.row(state).text == "a"
