"""What was opened at a device on a day: one day is one, whoever says it and however often."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.event import Author, Row
from desktop.domain.fold import read_fields
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined
from desktop.domain.reading import (
    GAP,
    MOST_OF_A_DAY,
    NOTHING,
    READING,
    DayRead,
    Noted,
    Opened,
    day_of,
    fold,
    mark,
    within,
)
from tests.desktop.domain.test_event import author, event, number

READER, SENDER = author("asd-willich", device=2), author("police-viersen", device=1)
UNITS = ("asd-second", "asd-willich")
DAY = date(2026, 11, 22)
ONE = Opened("notification", number(7), "VIE-2026-1-7", 2, 100, 200)


def noted(state: DayRead | None, *opened: Opened, by: Author = READER, **other: Any) -> tuple[DayRead | None, Outcome]:
    body = Noted(other.pop("device", by.device), other.pop("day", DAY), opened)
    values = {"entity": day_of(body.device, body.day), "units": UNITS} | other
    return fold(state, event("reading.noted", body, by, **values))


def test_a_day_is_kept() -> None:
    """What a device hands in stands there with its unit and its day, and an index finds it by id and number."""
    state, outcome = noted(None, ONE, Opened(GAP, NOTHING, "", 1, 5, 5))
    assert outcome == APPLIED
    assert state is not None
    assert (state.unit, state.device, state.day, len(state.opened)) == ("asd-willich", READER.device, DAY, 2)
    words = f"{mark(number(7).hex())} {mark('VIE-2026-1-7')}"
    assert READING.row(state) == Row(status="noted", origin="asd-willich", sort=1_795_305_600_000, text=words)


def test_a_name_is_one_word_however_it_is_written() -> None:
    """A number with or without strokes, an id in groups or not: the index knows one word, and none for nothing."""
    assert mark("VIE-2026-1-7") == mark("vie 2026 1 7") == "qrvie202617"
    assert (mark(""), mark(" - ")) == ("", "")


def test_what_is_said_twice_is_one() -> None:
    """The same again changes nothing, and more of the same day adds to it."""
    state, _ = noted(None, ONE)
    assert noted(state, ONE) == (state, SUPERSEDED)
    more = msgspec.structs.replace(ONE, times=3, last=300)
    state, outcome = noted(state, more)
    assert outcome == APPLIED
    assert state is not None
    assert state.opened == (msgspec.structs.replace(ONE, times=3, first=100, last=300),)


MANY = st.lists(
    st.builds(
        Opened,
        st.sampled_from(["notification", "release"]),
        st.integers(1, 3).map(number),
        st.just("VIE"),
        st.integers(1, 9),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=4,
)


@given(MANY, MANY)
def test_the_order_does_not_matter(first: list[Opened], second: list[Opened]) -> None:
    """Two devices that hand in the same day, as after a restore, come to the same whichever is first."""
    found = []
    for one, other in ((first, second), (second, first)):
        state, _ = noted(None, *one)
        state, _ = noted(state, *other)
        assert state is not None
        found.append({(each.kind, each.entity): each for each in state.opened})
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("reason", "other"),
    [
        ("role_not_permitted", {"by": author("asd-willich", "administrator", device=2)}),
        ("units_differ", {"units": ("asd-willich", "police-viersen")}),
        ("another_device", {"device": number(199)}),
        ("another_day", {"entity": day_of(READER.device, date(2026, 11, 23))}),
    ],
)
def test_what_may_not_stand_there(reason: str, other: dict[str, Any]) -> None:
    """A device speaks of itself alone, of the day its id names, and within its own agency."""
    assert noted(None, ONE, **other) == (None, quarantined(reason))


def test_who_goes_on_for_a_device_speaks_for_it() -> None:
    """The successor of a device hands in what that one had noted, and a lead what it takes up."""
    heir = Author(number(150), READER.unit, READER.agency, READER.roles, READER.agency_units, (READER.device,))
    for values in ({"by": heir}, {"by": author("asd-willich", "lead", device=3), "adopted_from": READER.device}):
        state, outcome = noted(None, ONE, device=READER.device, **values)
        assert outcome == APPLIED
        assert state is not None
        assert state.device == READER.device


def test_a_day_has_an_end() -> None:
    """Somebody who floods a day is not followed beyond what a person can open."""
    state: DayRead | None = None
    for start in range(0, MOST_OF_A_DAY, 500):
        part = (msgspec.structs.replace(ONE, entity=number(start + each)) for each in range(500))
        state, _ = noted(state, *part)
    assert noted(state, msgspec.structs.replace(ONE, entity=number(99_999))) == (state, quarantined("too_many"))


def several(first: int, end: int) -> tuple[Opened, ...]:
    return tuple(msgspec.structs.replace(ONE, entity=number(each)) for each in range(first, end))


def test_what_a_day_has_no_room_for_is_a_gap() -> None:
    """As many as a day holds stay as they are; of more the first stay, and the others stand there as a gap."""
    assert within(None, several(0, MOST_OF_A_DAY)) == several(0, MOST_OF_A_DAY)
    kept = several(0, MOST_OF_A_DAY - 1)
    late = msgspec.structs.replace(ONE, entity=number(MOST_OF_A_DAY + 1), times=5, first=150, last=900)
    gap = Opened(GAP, NOTHING, "", 2 + 5, 100, 900)
    assert within(None, (*several(0, MOST_OF_A_DAY), late)) == (*kept, gap)
    broken = Opened(GAP, NOTHING, "", 3, 50, 60)
    whole = (broken, *several(0, MOST_OF_A_DAY))
    assert within(None, whole) == (*kept, Opened(GAP, NOTHING, "", 3 + 2, 50, 200))


@pytest.mark.parametrize("known", [1, 499, MOST_OF_A_DAY - 1, MOST_OF_A_DAY])
def test_a_full_day_takes_what_it_has_room_for(known: int) -> None:
    """What is given always has room beside what the log knows of a day, and what is known is said again."""
    before = several(0, known)
    state = DayRead(day_of(READER.device, DAY), READER.unit, READER.device, DAY, before)
    more = tuple(msgspec.structs.replace(one, times=9) for one in before[:2])
    given = within(state, (*more, *several(90_000, 90_000 + MOST_OF_A_DAY)))
    assert given[: len(more)] == more
    together = {(one.kind, one.entity) for one in (*before, *given)}
    assert len(together) == MOST_OF_A_DAY
    assert (GAP in {one.kind for one in given}) == (known < MOST_OF_A_DAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"opened": ()},
        {"opened": (ONE,) * 501},
        {"opened": (msgspec.structs.replace(ONE, times=0),)},
        {"opened": (msgspec.structs.replace(ONE, first=2**47 + 1),)},
        {"opened": (msgspec.structs.replace(ONE, last=2**64 - 1),)},
        {"opened": (msgspec.structs.replace(ONE, entity=b"short"),)},
        {"opened": (msgspec.structs.replace(ONE, number="x" * 201),)},
        {"day": "2026-13-45"},
        {"device": b""},
    ],
)
def test_what_no_program_writes_is_refused(changes: dict[str, Any]) -> None:
    """Every field has its limits."""
    said = msgspec.to_builtins(Noted(READER.device, DAY, (ONE,)), builtin_types=(bytes,)) | changes
    assert read_fields("reading.noted", 1, msgspec.msgpack.encode(said)) == quarantined("malformed_event")
