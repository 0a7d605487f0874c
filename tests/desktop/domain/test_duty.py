"""Shifts: who plans and cancels them, and who is on call at a moment."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.duty import (
    DUTY,
    LONG,
    LONGEST_MS,
    Shift,
    ShiftCancelled,
    ShiftPlanned,
    chain,
    on_call,
    times_of,
    times_text,
)
from desktop.domain.event import Author
from desktop.domain.fields import Field, Value
from desktop.domain.outcome import APPLIED, Outcome, quarantined, waiting
from tests.desktop.domain.test_event import ENTITY, RECEIVER, SENDER, STAMPED_AT, author, event, number

PLAN = ShiftPlanned("police-viersen", "police", 1000, 2000, "Leitstelle", "02162 3770")
FIELDS = {
    name: Field(Value(number(1), value, SENDER.device, STAMPED_AT))
    for name, value in (("times", "1000/2000"), ("name", "Leitstelle"), ("phone", "02162 3770"))
}
BARE = Shift(ENTITY, "police-viersen", "police", 1000, 2000, "Leitstelle", "02162 3770")
SHIFT = replace(BARE, fields=FIELDS, changed_at=STAMPED_AT)


def planned(state: Shift | None = None, by: Author = SENDER, **other: Any) -> tuple[Shift | None, Outcome]:
    return DUTY.fold(state, event("duty.planned", replace(PLAN, **other), by))


def cancelled(state: Shift | None, by: Author = SENDER) -> tuple[Shift | None, Outcome]:
    return DUTY.fold(state, event("duty.cancelled", ShiftCancelled(), by, 2))


def test_a_shift_is_planned() -> None:
    """What is planned stands in the rota."""
    assert planned() == (SHIFT, APPLIED)


def test_an_agency_plans_for_all_its_units() -> None:
    """Somebody of one unit plans for another unit of the same agency."""
    assert planned(unit="police-second") == (replace(SHIFT, unit="police-second"), APPLIED)


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "for another agency": ({"by": RECEIVER}, "own_agency_only"),
    "for another agency's unit": ({"unit": "asd-willich"}, "unit_of_another_agency"),
    "that ends before it starts": ({"ends": 999}, "shift_ends_before_start"),
    "that takes no time": ({"ends": 1000}, "shift_ends_before_start"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_plan_changes_nothing(case: str) -> None:
    """A shift that must not be is quarantined with the reason."""
    other, reason = REFUSED[case]
    assert planned(**other) == (None, quarantined(reason))


def test_a_shift_is_planned_once() -> None:
    """A second plan under the same id does not change the first."""
    assert planned(SHIFT, name="Mallory") == (SHIFT, quarantined("shift_known"))


def test_a_shift_may_be_cancelled_by_a_colleague() -> None:
    """Anybody of the agency cancels."""
    assert cancelled(SHIFT, author("police-second", device=9)) == (replace(SHIFT, cancelled=True, changes=1), APPLIED)


def test_nobody_cancels_for_another_agency() -> None:
    """A shift stands though another agency cancels it."""
    assert cancelled(SHIFT, RECEIVER) == (SHIFT, quarantined("own_agency_only"))


def test_a_cancellation_waits_for_its_shift() -> None:
    """What cancels an unknown shift is kept until that shift is known."""
    assert cancelled(None) == (None, waiting("parent"))


def test_cancelling_again_changes_nothing() -> None:
    """A shift cancelled by two is cancelled."""
    once, _ = cancelled(SHIFT)
    assert cancelled(once)[0] == once


@pytest.mark.parametrize(("at", "there"), [(999, False), (1000, True), (1999, True), (2000, False)])
def test_a_shift_begins_and_ends_to_the_millisecond(at: int, *, there: bool) -> None:
    """The start belongs to a shift and the end to the next."""
    assert bool(on_call([SHIFT], "police-viersen", at)) is there


def test_one_shift_hands_over_to_the_next() -> None:
    """Where a shift ends and the next begins, exactly the next is on call."""
    following = replace(SHIFT, id=number(2), starts=2000, ends=3000)
    assert on_call([SHIFT, following], "police-viersen", 2000) == (following,)


def test_a_cancelled_shift_is_not_on_call() -> None:
    """Nobody is told to phone a person whose shift does not take place."""
    assert on_call([replace(SHIFT, cancelled=True)], "police-viersen", 1500) == ()


def test_another_unit_is_not_on_call() -> None:
    """Only the shifts of the unit asked for count."""
    assert on_call([SHIFT], "police-second", 1500) == ()


def test_of_two_shifts_the_latest_planned_comes_first() -> None:
    """Two at a time are both shown, in an order that does not depend on the list's."""
    early, late = replace(SHIFT, id=number(1)), replace(SHIFT, id=number(2))
    assert on_call([early, late], "police-viersen", 1500) == on_call([late, early], "police-viersen", 1500)
    assert on_call([early, late], "police-viersen", 1500) == (late, early)


@pytest.mark.parametrize(("gone", "status"), [(False, "planned"), (True, "cancelled")])
def test_the_rota_lists_shifts_by_their_start(status: str, *, gone: bool) -> None:
    """The row says whether it takes place, for whom and when; names and numbers are not searched."""
    row = DUTY.row(replace(SHIFT, cancelled=gone))
    assert (row.status, row.origin, row.target, row.sort, row.text) == (status, "police", "police-viersen", 1000, "")


def test_the_chain_goes_through_the_units() -> None:
    """Who is on call for the first unit comes first, latest planned first, then those of the others, each once."""
    planned = [shift_of(one, unit) for one, unit in enumerate(("asd-b", "asd-a", "asd-a", "asd-c"))]
    assert [shift.id for shift in chain(planned, ("asd-a", "asd-b"), 5)] == [number(2), number(1), number(0)]
    assert chain(planned, ("asd-a", "asd-b"), 10) == ()


def shift_of(one: int, unit: str) -> Shift:
    """A shift of a unit from 0 to 10."""
    return Shift(number(one), unit, "asd", 0, 10, f"Dienst {one}", "1")


def test_hours_are_read_as_they_are_written() -> None:
    """Hours are a beginning and a later end, and nothing else."""
    assert times_of(times_text(1, 2)) == (1, 2)
    for text in ("", "1", "2/1", "1/1", "1/2/3", "-1/2", "1 / 2", f"1/{2**53 + 1}", "1/" + "9" * 17):
        assert times_of(text) is None


def test_a_shift_of_more_than_a_week_is_found_by_itself() -> None:
    """What is longer than any window that is looked at stands in a group of its own."""
    assert [DUTY.row(replace(SHIFT, ends=1000 + length)).group for length in (LONGEST_MS, LONGEST_MS + 1)] == [
        b"",
        LONG,
    ]
