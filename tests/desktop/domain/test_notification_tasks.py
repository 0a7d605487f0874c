"""What a unit has to do with a notification besides acknowledging it."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.notification_said import Misdirection, Noting
from desktop.domain.notification_state import Mark
from desktop.domain.notification_tasks import GIVEN_UP, awaits
from tests.desktop.domain.test_notification_events import in_delivery, ready


def test_a_recall_waits_for_the_receiver() -> None:
    """A recall is to be confirmed by the receiver, until it is."""
    state = in_delivery("acknowledged")
    assert awaits(state) == ""
    asked = replace(state, marks=(Mark.RECALL_REQUESTED,))
    assert awaits(asked) == f"recall@{state.to_unit}"
    assert awaits(replace(asked, marks=(Mark.RECALL_REQUESTED, Mark.RECALLED))) == ""


def test_what_is_left_behind_waits_for_whoever_passed_it_on() -> None:
    """Seen it is still to be passed on, until that is done or the notification is over."""
    state = ready("additions_passed_on", "acknowledged")
    assert awaits(state) == f"noted@{state.to_unit} pass_on@{state.to_unit}"
    (added,) = state.supplements
    seen = replace(state, supplements=(replace(added, noted=(Noting(1, bytes(16), "B. Watt"),)),))
    assert awaits(seen) == f"pass_on@{state.to_unit}"
    assert awaits(replace(seen, marks=(*seen.marks, Mark.RECALLED))) == ""


def test_what_was_misdirected_is_given_up_and_taken_note_of() -> None:
    """Given up unasked nothing is left to do for the receiver; its sender has to take note until they say so."""
    state = ready("misdirected", "delivered")
    word = Misdirection(bytes(16), state.to_unit, bytes(16), 1)
    told = replace(state, marks=(Mark.MISDIRECTED,), misdirections=(word,))
    assert awaits(told) == f"give_up@{state.to_unit} misdirected@{state.from_unit}"
    gone = replace(told, marks=(Mark.MISDIRECTED, Mark.RECALLED))
    assert awaits(gone) == f"misdirected@{state.from_unit} {GIVEN_UP}@{state.to_unit}"
    noted = replace(word, unit=state.from_unit)
    assert awaits(replace(gone, misdirections=(word, noted))) == ""
    assert awaits(replace(gone, misdirections=(word, replace(noted, ended_by=b"taken back")))) == awaits(gone)
