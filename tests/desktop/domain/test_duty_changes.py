"""A shift that several change: field by field, offered and taken, and two who do so at once."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.contact import ConflictSettled
from desktop.domain.duty import (
    DUTY,
    OfferWithdrawn,
    Shift,
    ShiftCancelled,
    ShiftEdited,
    ShiftOffered,
    ShiftPlanned,
    ShiftTaken,
)
from desktop.domain.event import Author
from desktop.domain.fields import Edit, in_conflict
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, quarantined, waiting
from tests.desktop.domain.test_event import RECEIVER, SENDER, author, event, number

COLLEAGUE = author("police-second", device=9)
PLAN = ShiftPlanned("police-viersen", "police", 1000, 2000, "Dienst A", "1")
NAMES = {
    ShiftPlanned: "planned",
    ShiftEdited: "edited",
    ConflictSettled: "settled",
    ShiftOffered: "offered",
    OfferWithdrawn: "offer_withdrawn",
    ShiftTaken: "taken",
    ShiftCancelled: "cancelled",
}


def then(state: Shift | None, body: msgspec.Struct, seq: int, by: Author = SENDER) -> tuple[Shift | None, Outcome]:
    """Fold one more event, whose id is its seq."""
    return DUTY.fold(state, event(f"duty.{NAMES[type(body)]}", body, by, seq))


def lived(*bodies: msgspec.Struct, by: Author = SENDER) -> Shift:
    """A shift that was planned (1), and what happened to it from 2 on."""
    state: Shift | None = None
    for seq, body in enumerate((PLAN, *bodies), 1):
        state, _ = then(state, body, seq, by)
    assert state is not None
    return state


def edit(replaces: int = 1, **values: str) -> ShiftEdited:
    """An edit of what an event wrote."""
    return ShiftEdited({name: Edit(number(replaces), value) for name, value in values.items()})


def test_every_event_of_a_shift_is_tested_here() -> None:
    """The events that this file folds are those the kind has."""
    assert {name: body for body, name in NAMES.items()} == dict(DUTY.bodies)


def test_an_edit_changes_what_it_names_and_counts() -> None:
    """Hours, name and phone are changed one by one, and each change raises the count that calendars go by."""
    state, outcome = then(lived(), edit(times="1500/2500"), 2, COLLEAGUE)
    assert state is not None
    assert (state.starts, state.ends, state.name, state.phone) == (1500, 2500, "Dienst A", "1")
    assert (outcome, state.changes) == (APPLIED, 1)
    state, _ = then(state, edit(name="Dienst B", phone="2"), 3)
    assert state is not None
    assert (state.starts, state.name, state.phone, state.changes) == (1500, "Dienst B", "2", 2)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"times": "2000/1000"}, "shift_ends_before_start"),
        ({"times": "bald"}, "shift_ends_before_start"),
        ({"name": ""}, "shift_invalid"),
        ({"name": "x" * 201}, "shift_invalid"),
        ({"phone": "1" * 61}, "shift_invalid"),
        ({"unit": "police-second"}, "shift_invalid"),
    ],
)
def test_a_wrong_value_changes_nothing(values: dict[str, str], reason: str) -> None:
    """An edit with a value that no shift has is quarantined whole, also when somebody takes the shift with it."""
    good = Edit(number(1), "9")
    state = lived(ShiftOffered())
    edits = {"phone": good} | {name: Edit(number(1), value) for name, value in values.items()}
    assert then(state, ShiftEdited(edits), 3) == (state, quarantined(reason))
    assert then(state, ShiftTaken(number(2), edits), 3) == (state, quarantined(reason))


@pytest.mark.parametrize(
    "body", [edit(name="B"), ShiftOffered(), OfferWithdrawn(), ShiftTaken(number(2), edit(name="B").edits)]
)
def test_another_agency_changes_nothing(body: msgspec.Struct) -> None:
    """Only the agency whose shift it is changes it, and what comes before the plan waits for it."""
    state = lived()
    assert then(state, body, 2, RECEIVER) == (state, quarantined("own_agency_only"))
    assert then(None, body, 2) == (None, waiting("parent"))


def test_two_who_edit_one_field_are_in_conflict_until_somebody_settles_it() -> None:
    """Both names stay, the later is shown, and the hours that one of them moved are not touched by it."""
    once, _ = then(lived(), edit(name="Dienst B", times="1500/2500"), 2)
    both, outcome = then(once, edit(name="Dienst C"), 3, COLLEAGUE)
    assert both is not None
    assert outcome == CONFLICT
    assert (both.name, both.starts, in_conflict(both.fields)) == ("Dienst C", 1500, ("name",))
    assert DUTY.row(both).conflict
    chosen, outcome = then(both, ConflictSettled("name", number(2), (number(2), number(3))), 4)
    assert chosen is not None
    assert (chosen.name, in_conflict(chosen.fields), outcome) == ("Dienst B", (), APPLIED)
    assert chosen.changes == both.changes + 1


def test_an_offered_shift_waits_for_a_colleague() -> None:
    """A shift that is offered is found by who might take it; a second offer and a second withdrawal change nothing."""
    offered = lived(ShiftOffered("Am Samstag verhindert"))
    assert offered.offer is not None
    assert (offered.offer.note, offered.offer.device, offered.changes) == ("Am Samstag verhindert", SENDER.device, 0)
    assert DUTY.row(offered).awaits == "take@police"
    assert then(offered, ShiftOffered(), 3) == (offered, SUPERSEDED)
    back, outcome = then(offered, OfferWithdrawn(), 3)
    assert back is not None
    assert (back.offer, outcome, DUTY.row(back).awaits) == (None, APPLIED, "")
    assert then(back, OfferWithdrawn(), 4) == (back, SUPERSEDED)


def test_who_takes_a_shift_first_has_it() -> None:
    """The first who takes it is shown; the second is told so, and what they built upon it is known and no riddle."""
    offered = lived(ShiftOffered())
    mine = ShiftTaken(number(2), edit(name="Dienst B", phone="2").edits)
    taken, outcome = then(offered, mine, 3, COLLEAGUE)
    assert taken is not None
    assert (taken.name, taken.phone, taken.offer, outcome) == ("Dienst B", "2", None, APPLIED)
    late, outcome = then(taken, ShiftTaken(number(2), edit(name="Dienst C").edits), 4)
    assert late is not None
    assert (late.name, outcome) == ("Dienst B", SUPERSEDED)
    assert then(late, edit(4, name="Dienst D"), 5)[1] == CONFLICT


def test_an_offer_that_was_renewed_is_another_one() -> None:
    """Whoever takes an offer that was withdrawn meanwhile takes nothing, though there is a new one."""
    state = lived(ShiftOffered(), OfferWithdrawn(), ShiftOffered())
    after, outcome = then(state, ShiftTaken(number(2), edit(name="Dienst B").edits), 5)
    assert after is not None
    assert (after.name, outcome) == ("Dienst A", SUPERSEDED)
    assert after.offer == state.offer


def test_a_planner_who_names_another_ends_the_offer() -> None:
    """Once somebody else stands in the rota, nobody is looked for any more; other hours alone change nothing of it."""
    moved, _ = then(lived(ShiftOffered()), edit(times="1100/2000"), 3)
    assert moved is not None
    assert moved.offer is not None
    given, _ = then(moved, edit(name="Dienst B"), 4)
    assert given is not None
    assert given.offer is None


def test_after_the_cancellation_nothing_is_shown() -> None:
    """What comes after it is kept and superseded, and the offer is over."""
    gone = lived(ShiftOffered(), ShiftCancelled())
    assert (gone.cancelled, gone.offer, DUTY.row(gone).awaits, gone.changes) == (True, None, "", 1)
    assert then(gone, edit(name="Dienst B"), 4)[1] == SUPERSEDED


def test_a_shift_that_was_cancelled_is_offered_to_nobody() -> None:
    """Who offers it before they hear that it was cancelled is told so; it waits for nobody, and nobody can take it."""
    gone = lived(ShiftCancelled())
    assert then(gone, ShiftOffered(), 3) == (gone, SUPERSEDED)
    late, outcome = then(gone, ShiftTaken(number(3), edit(name="Dienst B").edits), 4)
    assert late is not None
    assert (late.name, outcome) == ("Dienst A", SUPERSEDED)


@given(st.permutations(["edited", "taken", "offered", "cancelled", "offer_withdrawn"]))
def test_no_order_of_events_breaks_a_shift(order: list[str]) -> None:
    """Whatever comes after what, the hours shown are hours, and the count never falls."""
    bodies = {
        "edited": edit(name="Dienst B", times="1/2"),
        "taken": ShiftTaken(number(2), edit(name="Dienst C").edits),
        "offered": ShiftOffered(),
        "cancelled": ShiftCancelled(),
        "offer_withdrawn": OfferWithdrawn(),
    }
    state, counts = lived(), [0]
    for seq, name in enumerate(order, 2):
        after, _ = then(state, bodies[name], seq)
        assert after is not None
        state = after
        counts.append(state.changes)
        assert state.starts < state.ends
    assert counts == sorted(counts)
