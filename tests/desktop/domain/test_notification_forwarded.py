"""Forwarding in the fold: who may say what of it, when the sender's clock runs, and what a forwarded one encloses."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.event import Author
from desktop.domain.notification_events import (
    AdditionsPassedOn,
    AdditionsWithheld,
    Enclosed,
    Forwarded,
    ForwardedOn,
    ForwardedOnTakenBack,
    ForwardTakenBack,
    Noted,
    Notified,
    ReceiptAfterForwardWithdrawn,
    ReceivedAfterForward,
    Supplemented,
)
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.notification_way import Leg
from desktop.domain.outcome import SUPERSEDED, quarantined, waiting
from tests.desktop.domain.test_event import ENTITY, RECEIVER, SENDER, STAMPED_AT, author, number
from tests.desktop.domain.test_notification_events import NOTIFIED, applied, in_delivery, step
from wire.body import encode_body, new_body
from wire.header import EnvelopeKind, Header, associated_data, encode_header
from wire.proof import Proof
from wire.stamp import SignedStamp

KEMPEN = "asd-kempen"
FORWARDED = Forwarded("B. Watt", "wohnt in Kempen", "asd-kempen", number(902))
THIRD = author(KEMPEN, device=3)


def forwarded(by: Author = RECEIVER, to_unit: str = KEMPEN, entity: int = 902, seq: int = 4) -> Notification:
    """An acknowledged notification that was passed on."""
    body = Forwarded("B. Watt", "wohnt in Kempen", to_unit, number(entity))
    return applied(in_delivery("acknowledged"), "forwarded", by, seq, body=body)


def test_only_the_senders_word_of_a_receipt_stops_the_clock() -> None:
    """After a forward the clock runs; the receiver's word of it is shown, and that of the sender's devices counts."""
    state = forwarded()
    assert (state.forwarded_to, state.clock_stopped) == (KEMPEN, False)
    said = applied(state, "received_after_forward", RECEIVER, 5)
    assert (said.timeline[-1].type, said.clock_stopped) == ("received_after_forward", False)
    said = applied(state, "received_after_forward", SENDER, 5, at=STAMPED_AT + 7)
    assert said.clock_stopped
    assert said.arrived is not None
    assert (said.arrived.received_at, said.arrived.received_by) == (STAMPED_AT + 7, "C. Volt")


def test_said_again_it_changes_nothing() -> None:
    """Two devices of the sender may say the same; the second is superseded."""
    state = applied(forwarded(), "received_after_forward", SENDER, 5)
    assert step(state, "received_after_forward", SENDER, 6) == (state, SUPERSEDED)
    assert step(forwarded(), "received_after_forward_withdrawn", SENDER, 6) == (forwarded(), SUPERSEDED)


def test_a_receipt_is_of_a_unit_it_went_to() -> None:
    """Nobody has it where it never went; should that come later it counts then."""
    body = ReceivedAfterForward("C. Volt", unit="asd-nettetal")
    state = forwarded()
    assert step(state, "received_after_forward", SENDER, 5, body=body) == (state, waiting("parent"))
    withdrawn = ReceiptAfterForwardWithdrawn("asd-nettetal")
    answer = step(state, "received_after_forward_withdrawn", SENDER, 5, body=withdrawn)
    assert answer == (state, waiting("parent"))


def test_a_withdrawn_receipt_lets_the_clock_run_again() -> None:
    """Where nobody has it after all somebody is waited for again."""
    state = applied(forwarded(), "received_after_forward", SENDER, 5)
    assert not applied(state, "received_after_forward_withdrawn", SENDER, 6).clock_stopped


@pytest.mark.parametrize("unit", [SENDER.unit, RECEIVER.unit])
def test_it_is_never_passed_back(unit: str) -> None:
    """The two who have it are nobody to pass it on to."""
    body = Forwarded("B. Watt", "nein", unit, number(902))
    state = in_delivery("accepted")
    assert step(state, "forwarded", RECEIVER, 4, body=body) == (state, quarantined("forwarded_back"))


def test_the_same_forward_stands_once() -> None:
    """A second device that passed it on to the same place is superseded, another place stands beside it."""
    state = forwarded()
    body = Forwarded("D. Mho", "wohnt in Kempen", KEMPEN, number(902))
    assert step(state, "forwarded", RECEIVER, 5, body=body) == (state, SUPERSEDED)
    other = applied(state, "forwarded", RECEIVER, 5, body=replace(body, to_unit="asd-nettetal", forwarded_id=number(9)))
    assert [one.to_unit for one in other.forwards] == [KEMPEN, "asd-nettetal"]
    assert applied(other, "received_after_forward", SENDER, 6).clock_stopped


def test_who_passed_it_on_has_it_no_more() -> None:
    """After Kempen passed it on in turn the clock runs until the next unit has it."""
    state = applied(forwarded(), "received_after_forward", SENDER, 5)
    state = applied(state, "forwarded_on", SENDER, 6)
    assert (state.forwarded_to, state.clock_stopped) == ("asd-nettetal", False)
    body = ReceivedAfterForward("E. Farad", unit="asd-nettetal")
    assert applied(state, "received_after_forward", SENDER, 7, body=body).clock_stopped
    stray = ForwardedOn("asd-grefrath", "asd-nettetal", number(77))
    answer = step(state, "forwarded_on", SENDER, 7, body=stray)
    assert answer == (state, waiting("parent"))


def test_who_takes_it_back_has_it_again() -> None:
    """The mark goes, the clock goes by the receiver's own word again, and the timeline says where it was to go."""
    state = applied(forwarded(), "forward_taken_back", RECEIVER, 5, at=STAMPED_AT + 7)
    assert (state.forwarded_to, state.clock_stopped, state.open_forwards) == ("", True, ())
    assert Mark.FORWARDED not in state.marks
    assert [one.taken_back_at for one in state.forwards] == [STAMPED_AT + 7]
    assert (state.timeline[-1].type, state.timeline[-1].about) == ("forward_taken_back", KEMPEN)
    assert step(state, "forward_taken_back", RECEIVER, 6) == (state, SUPERSEDED)
    never = applied(in_delivery("delivered"), "forwarded", RECEIVER, 4, body=FORWARDED)
    assert not applied(never, "forward_taken_back", RECEIVER, 5).clock_stopped


def test_who_has_it_there_by_then_has_it() -> None:
    """Whether the word of a person there comes before or after, the child is with somebody until they give it up."""
    first = applied(in_delivery("delivered"), "forwarded", RECEIVER, 4, body=FORWARDED)
    received = applied(first, "received_after_forward", SENDER, 5)
    taken = applied(first, "forward_taken_back", RECEIVER, 5)
    for state in (
        applied(received, "forward_taken_back", RECEIVER, 6),
        applied(taken, "received_after_forward", SENDER, 6),
    ):
        assert state.clock_stopped
        assert not applied(state, "received_after_forward_withdrawn", SENDER, 7).clock_stopped


def test_what_went_further_comes_back_one_stretch() -> None:
    """Kempen has again what it passed on to Nettetal: its acknowledgement counts once more."""
    state = applied(applied(forwarded(), "received_after_forward", SENDER, 5), "forwarded_on", SENDER, 6)
    taken = applied(state, "forwarded_on_taken_back", SENDER, 7)
    assert (taken.forwarded_to, [bool(one.taken_back_at) for one in taken.forwards]) == (KEMPEN, [False, True])
    assert (state.clock_stopped, taken.clock_stopped) == (False, True)
    assert Mark.FORWARDED in taken.marks


def test_what_went_on_from_there_goes_with_it() -> None:
    """Taken back from Kempen nobody waits for Nettetal, whichever is heard first; whoever has it there still counts."""
    further = applied(forwarded(), "forwarded_on", SENDER, 5)
    taken = applied(forwarded(), "forward_taken_back", RECEIVER, 5)
    for state in (applied(further, "forward_taken_back", RECEIVER, 6), applied(taken, "forwarded_on", SENDER, 6)):
        assert (state.forwarded_to, state.open_forwards, state.clock_stopped) == ("", (), True)
        assert Mark.FORWARDED not in state.marks
        refused = applied(state, "not_competent", RECEIVER, 7)
        assert not refused.clock_stopped
        # Kempen has passed it on: its own word of having it counts no more.
        assert not applied(refused, "received_after_forward", SENDER, 8).clock_stopped
        body = ReceivedAfterForward("E. Farad", unit="asd-nettetal")
        assert applied(refused, "received_after_forward", SENDER, 8, body=body).clock_stopped


def test_that_the_receiver_has_it_again_only_the_receiver_says() -> None:
    """A device of the sender that says so for it is not believed."""
    body = ForwardedOnTakenBack(RECEIVER.unit, KEMPEN, number(902))
    answer = step(forwarded(), "forwarded_on_taken_back", SENDER, 5, body=body)
    assert answer == (forwarded(), quarantined("receiver_only"))


def test_only_what_was_passed_on_is_taken_back() -> None:
    """Under another id, or by another unit, nothing is; it waits for such a forward."""
    body = ForwardTakenBack("B. Watt", "Irrtum", KEMPEN, number(77))
    answer = step(forwarded(), "forward_taken_back", RECEIVER, 5, body=body)
    assert answer == (forwarded(), waiting("parent"))
    answer = step(forwarded(), "forwarded_on_taken_back", SENDER, 5)
    assert answer == (forwarded(), waiting("parent"))


def proof(name: str, body: msgspec.Struct, event: int = 1) -> Proof:
    """A proof as it is enclosed; nobody has signed it, which is not the fold's to find out."""
    plaintext = encode_body(new_body(f"notification.{name}", 1, (ENTITY,), msgspec.msgpack.encode(body)))
    header = encode_header(associated_data(Header(1, EnvelopeKind.EVENT, number(event), bytes(32), bytes(32))), b"")
    return Proof(header, bytes(32), plaintext, b"", bytes(64), SignedStamp(b"", bytes(64)))


def passed_on(*proofs: Proof, **changes: Any) -> Notified:
    """What Willich tells Kempen of what the police wrote."""
    enclosed = Enclosed((Leg(SENDER.unit, RECEIVER.unit, ENTITY),), "wohnt in Kempen", proofs)
    body = replace(NOTIFIED, from_unit=RECEIVER.unit, to_unit=KEMPEN, content=Content(), enclosed=enclosed)
    return replace(body, **changes)


def fold_at_kempen(body: Notified, state: Notification | None = None) -> tuple[Notification | None, Any]:
    """Fold it where Kempen reads it."""
    return step(state, "notified", RECEIVER, 1, body=body, units=(RECEIVER.unit, KEMPEN), entity=number(902))


def test_the_content_is_the_first_senders() -> None:
    """What is shown comes out of the enclosed events, supplements and corrections among them."""
    added = proof("corrected", Supplemented("A. Ohm", Content(children_count=3)), 7)
    state, _ = fold_at_kempen(passed_on(proof("notified", NOTIFIED), added))
    assert state is not None
    assert state.content == NOTIFIED.content
    assert [(one.event, one.corrects) for one in state.supplements] == [(number(7), True)]
    assert state.origin is not None
    assert state.origin.unit == SENDER.unit
    assert state.units == {SENDER.unit, RECEIVER.unit, KEMPEN}


def test_whoever_passes_it_on_may_take_it_for_more_urgent() -> None:
    """What its sender had said of a lower urgency until then lowers nothing there; what is higher still counts."""
    first, said = (
        replace(NOTIFIED, urgency="routine"),
        Supplemented("A. Ohm", Content(), "Ort", "Hin", urgency="urgent"),
    )
    state, _ = fold_at_kempen(passed_on(proof("notified", first), proof("corrected", said, 7), urgency="immediate"))
    assert state is not None
    assert (state.urgency, state.graded, len(state.supplements)) == ("immediate", "immediate", 1)
    higher = replace(said, urgency="immediate")
    state, _ = fold_at_kempen(passed_on(proof("notified", first), proof("corrected", higher, 7), urgency="urgent"))
    assert state is not None
    assert (state.urgency, state.graded) == ("urgent", "immediate")


WRONG: dict[str, Notified] = {
    "of another process": passed_on(proof("notified", NOTIFIED), process_id=number(5)),
    "less urgent than it was": passed_on(proof("notified", NOTIFIED), urgency="routine"),
    "under another number": passed_on(proof("notified", NOTIFIED), number="VIE-2026-9-9"),
    "of what was never sent here": passed_on(proof("notified", replace(NOTIFIED, to_unit="asd-nettetal"))),
    "of no notice": passed_on(proof("closed", NOTIFIED)),
    "with a second notice": passed_on(proof("notified", NOTIFIED), proof("notified", NOTIFIED)),
    "of nothing": passed_on(replace(proof("notified", NOTIFIED), plaintext=b"\xc1")),
    "of half a notice": passed_on(proof("notified", Content())),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_belong_together_makes_nothing(case: str) -> None:
    """An enclosure that is not of this notification lets none come to be."""
    assert fold_at_kempen(WRONG[case]) == (None, quarantined("enclosed_differs"))


def test_two_devices_that_pass_it_on_make_one() -> None:
    """The second start of the same forward is superseded; a start of something else is none."""
    body = passed_on(proof("notified", NOTIFIED))
    state, _ = fold_at_kempen(body)
    assert fold_at_kempen(body, state) == (state, SUPERSEDED)
    assert fold_at_kempen(replace(body, enclosed=None), state) == (state, quarantined("notified_already"))


SUPPLEMENTED = Supplemented("A. Ohm", Content(children_count=3))
RAISED = Supplemented("A. Ohm", Content(), urgency="immediate")


def arrived(*, known: tuple[bytes, ...] | None = None) -> Notification:
    """A notification that had a supplement (seq 4) when it was passed on (seq 5), and that somebody has there."""
    state = applied(in_delivery("acknowledged"), "supplemented", SENDER, 4, body=SUPPLEMENTED)
    body = msgspec.structs.replace(FORWARDED, known=known)
    state = applied(state, "forwarded", RECEIVER, 5, body=body)
    return applied(state, "received_after_forward", SENDER, 6)


def test_what_was_enclosed_is_not_left_behind() -> None:
    """What whoever passed it on says that it encloses counts; a program of before enclosed what stood there by then."""
    assert arrived().to_pass_on == arrived(known=(number(4),)).to_pass_on == ()
    assert [one.event for one in arrived(known=()).to_pass_on] == [number(4)]


def test_the_clock_runs_until_what_was_added_has_followed() -> None:
    """That the receiver has seen it is not enough where a third unit has the child."""
    state = arrived()
    assert state.clock_stopped
    state = applied(state, "supplemented", SENDER, 7, body=SUPPLEMENTED)
    state = applied(state, "noted", RECEIVER, 8, body=Noted("B. Watt", (number(7),)))
    assert not state.clock_stopped
    passed_on = AdditionsPassedOn("B. Watt", number(902), (number(7),))
    done = applied(state, "additions_passed_on", RECEIVER, 9, body=passed_on)
    assert (done.clock_stopped, done.left_behind) == (True, ())
    assert step(done, "additions_passed_on", RECEIVER, 10, body=passed_on) == (done, SUPERSEDED)
    withheld = AdditionsWithheld("B. Watt", "betrifft nur uns", number(902), (number(7),))
    kept = applied(state, "additions_withheld", RECEIVER, 9, body=withheld)
    assert (kept.clock_stopped, kept.timeline[-1].text) == (True, "betrifft nur uns")
    # It may follow all the same.
    assert [one.event for one in kept.left_behind] == [number(7)]
    assert applied(kept, "additions_passed_on", RECEIVER, 10, body=passed_on).left_behind == ()


def test_what_was_taken_back_leaves_nothing_behind() -> None:
    """Whoever has it again passes nothing on; to the next unit anew."""
    state = applied(arrived(), "supplemented", SENDER, 7, body=RAISED)
    back = applied(state, "forward_taken_back", RECEIVER, 8)
    assert back.to_pass_on == ()
    again = Forwarded("B. Watt", "doch", KEMPEN, number(909), (number(4),))
    anew = applied(back, "forwarded", RECEIVER, 9, body=again)
    assert [one.event for one in anew.to_pass_on] == [number(7)]


def test_a_word_of_additions_waits_for_what_it_names() -> None:
    """Neither an addition nor a forward that nobody knows yet; of a forward by another unit it says nothing."""
    state = applied(arrived(), "supplemented", SENDER, 7, body=RAISED)
    for entity, event in ((number(902), number(99)), (number(99), number(7))):
        body = AdditionsPassedOn("B. Watt", entity, (event,))
        assert step(state, "additions_passed_on", RECEIVER, 8, body=body) == (state, waiting("parent"))
