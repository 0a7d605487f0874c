"""The words for where a notification stands."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.notification_said import Receipt
from desktop.domain.notification_state import Delivery, Mark, Notification, Processing
from desktop.domain.notification_way import Forward
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, number
from tests.desktop.domain.test_notification_events import applied, in_delivery


def test_the_words_are_those_of_the_glossary() -> None:
    """Delivery, processing and marks have exactly these words, in the order in which things get on."""
    assert list(Delivery) == ["draft", "queued", "accepted", "delivered", "acknowledged"]
    assert list(Processing) == ["in_progress", "feedback_given", "closed", "taken_over", "erased"]
    assert set(Mark) == {
        "release_requested",
        "returned",
        "withdrawn",
        "forwarded",
        "not_competent",
        "recall_requested",
        "recalled",
        "recall_refused",
        "supplemented",
        "corrected",
        "phone_handover",
        "reopened",
        "restricted",
        "misdirected",
    }


@pytest.mark.parametrize("delivery", ["queued", "accepted", "delivered", "acknowledged"])
def test_delivery_is_what_happened_last(delivery: str) -> None:
    """Nothing is called further than it got, and the list shows it while nobody works on it."""
    state = in_delivery(delivery)
    assert (state.delivery, state.status) == (delivery, delivery)


def test_it_is_acknowledged_even_without_a_receipt() -> None:
    """A person's word stands above the missing receipt of a device."""
    state = applied(in_delivery("accepted"), "acknowledged", RECEIVER, 3)
    assert (state.delivery, state.delivered_at) == ("acknowledged", 0)


NOT_DELIVERED = {
    "of another event": Receipt(number(4), RECEIVER.unit, RECEIVER.device, STAMPED_AT),
    "by the sender": Receipt(number(1), SENDER.unit, SENDER.device, STAMPED_AT),
}


@pytest.mark.parametrize("case", NOT_DELIVERED)
def test_only_the_receivers_receipt_of_the_notice_delivers(case: str) -> None:
    """A receipt of another event or another unit does not make it delivered."""
    state = replace(in_delivery("accepted"), receipts=(NOT_DELIVERED[case],))
    assert (state.delivery, state.delivered_at) == ("accepted", 0)


def test_the_first_receipt_says_when() -> None:
    """It was delivered when the first device of the unit could read it."""
    later = Receipt(number(1), RECEIVER.unit, number(5), STAMPED_AT + 9)
    state = in_delivery("delivered")
    assert replace(state, receipts=(*state.receipts, later)).delivered_at == STAMPED_AT


STATUS = [
    ((), (), "acknowledged"),
    ((), ("in_progress", "in_progress"), "in_progress"),
    ((), ("closed", "in_progress"), "in_progress"),
    ((), ("closed", "feedback_given"), "feedback_given"),
    ((), ("taken_over", "closed"), "closed"),
    ((), ("erased", "taken_over"), "taken_over"),
    ((), ("erased", "erased"), "erased"),
    ((), ("in_progress", ""), "in_progress"),
    ((), ("", "closed"), "in_progress"),
    ((), ("taken_over", ""), "in_progress"),
    ((), ("", ""), "acknowledged"),
    (("recall_requested", "recalled"), ("closed", "closed"), "recalled"),
    (("recalled",), ("closed", "closed"), "in_progress"),
    (("withdrawn",), (), "withdrawn"),
    (("recalled", "withdrawn"), ("closed", "closed"), "withdrawn"),
    (("recall_requested",), (), "acknowledged"),
    (("misdirected", "restricted", "corrected", "phone_handover"), ("in_progress", "closed"), "in_progress"),
]


@pytest.mark.parametrize(("marks", "processing", "status"), STATUS)
def test_the_one_word_of_a_list(marks: tuple[str, ...], processing: tuple[str, ...], status: str) -> None:
    """Withdrawn, recalled, the child least far, delivery; nothing is closed while a child is untouched."""
    assert replace(in_delivery("acknowledged"), marks=marks, processing=processing).status == status


CLOCK = [
    ("accepted", (), False),
    ("delivered", (), False),
    ("acknowledged", (), True),
    ("acknowledged", ("not_competent",), False),
    ("delivered", ("not_competent",), False),
    ("queued", ("withdrawn",), True),
    ("delivered", ("recall_requested", "recalled"), True),
    ("delivered", ("recalled",), False),
    ("acknowledged", ("recalled",), False),
    ("delivered", ("recall_requested",), False),
    ("queued", ("release_requested",), True),
    ("queued", ("returned",), True),
    ("delivered", ("phone_handover",), False),
    ("delivered", ("misdirected", "restricted", "supplemented", "corrected", "reopened"), False),
]


@pytest.mark.parametrize(("delivery", "marks", "stopped"), CLOCK)
def test_when_nobody_waits_any_more(delivery: str, marks: tuple[str, ...], *, stopped: bool) -> None:
    """The clock stops for an acknowledgement that stands or a notice that is over, and for no other mark."""
    assert replace(in_delivery(delivery), marks=marks).clock_stopped is stopped


def test_a_forward_starts_the_clock_again_until_the_third_has_it() -> None:
    """An acknowledgement does not stop the clock of what was passed on; the third's receipt does."""
    there = Forward(number(8), RECEIVER.unit, "asd-kempen", number(9), STAMPED_AT)
    state = replace(in_delivery("acknowledged"), forwards=(there,))
    assert not state.clock_stopped
    assert replace(state, forwards=(replace(there, received_at=1),)).clock_stopped


def test_no_acknowledgement_counts_before_there_is_one() -> None:
    """Before anybody has it, nobody is named."""
    assert in_delivery("delivered").acknowledgement is None


@pytest.mark.parametrize("delivery", ["queued", "accepted", "delivered", "acknowledged"])
def test_a_state_is_kept_as_it_was(delivery: str) -> None:
    """The encoded state is read back to the same."""
    state = in_delivery(delivery)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(state), type=Notification) == state
