"""What went to the wrong unit: whose word stands, what a note of it is worth, what is left once it is taken back."""

from __future__ import annotations

import itertools
from typing import Any

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.notification_events import Misdirected, MisdirectionTakenBack, Remarked
from desktop.domain.notification_fold import fold
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting
from tests.desktop.domain.test_event import RECEIVER, SENDER, author, event, number
from tests.desktop.domain.test_notification_events import in_delivery

COLLEAGUE = author(RECEIVER.unit, device=3)
SAID, NOTED, BACK, AGAIN, LAST = range(10, 15)


def word(seq: int, by: Any = RECEIVER, *notes: int, at: int = 2_000_000) -> Event:
    """Somebody says that it went wrong, the sender maybe naming what they take note of."""
    said = Misdirected("B. Watt", "andere Familie", notes=tuple(map(number, notes)))
    return event("notification.misdirected", said, by, seq, at=at)


def unnamed(seq: int, by: Any = SENDER) -> Event:
    """A program of before says that it went wrong, and not of what it takes note."""
    return event("notification.misdirected", Misdirected("A. Ohm", "falsche Stelle"), by, seq)


def back(seq: int, *words: int, by: Any = RECEIVER) -> Event:
    """Somebody takes words back."""
    said = MisdirectionTakenBack("B. Watt", "doch hier", tuple(map(number, words)))
    return event("notification.misdirection_taken_back", said, by, seq)


def given_up(seq: int) -> Event:
    """The receiver has given the content up."""
    return event("notification.recalled", Remarked("B. Watt"), RECEIVER, seq)


def folded(*events: Event, state: Notification | None = None) -> tuple[Notification, list[Outcome]]:
    """A notification that was delivered, after some events, with what became of each."""
    state, outcomes = state or in_delivery("delivered"), []
    for one in events:
        state, outcome = fold(state, one)
        outcomes.append(outcome)
        assert state is not None
    return state, outcomes


def standing(state: Notification) -> list[int]:
    """Which words stand."""
    return [int.from_bytes(one.event, "big") for one in state.misdirections if one.stands]


def faint(state: Notification) -> list[int]:
    """What stands in the timeline and does not count."""
    return [one.seq for one in state.timeline if one.superseded]


def test_a_word_that_is_taken_back_leaves_the_notification_as_it_was() -> None:
    """The mark goes, nobody has a breach to report, the clock runs; both stay in the timeline, the word fainter."""
    before, _ = folded()
    state, outcomes = folded(word(SAID), back(BACK, SAID))
    assert outcomes == [APPLIED, APPLIED]
    assert (state.marks, state.misdirected_at, state.given_up, state.clock_stopped) == ((), 0, False, False)
    assert [one.type for one in state.timeline[-2:]] == ["misdirected", "misdirection_taken_back"]
    assert state.timeline[-1].text == "doch hier"
    assert faint(state) == [SAID]
    assert (state.delivery, state.status) == (before.delivery, before.status)


def test_what_the_sender_noted_falls_with_what_it_noted() -> None:
    """Their record stays and counts no more, so that their clock runs until the receiver has it."""
    for note in (word(NOTED, SENDER, SAID), unnamed(NOTED)):
        noted, _ = folded(word(SAID), note)
        assert noted.clock_stopped
        state, _ = folded(back(BACK, SAID), state=noted)
        assert (state.marks, state.clock_stopped, faint(state)) == ((), False, [SAID, NOTED])


def test_a_note_that_crosses_what_takes_its_word_back_is_late() -> None:
    """Whoever noted it without knowing that it is theirs after all has noted nothing: the clock runs on."""
    state, outcomes = folded(word(SAID), back(BACK, SAID), word(NOTED, SENDER, SAID))
    assert outcomes == [APPLIED, APPLIED, SUPERSEDED]
    assert (state.marks, state.clock_stopped, faint(state)) == ((), False, [SAID, NOTED])


def test_in_every_order_of_the_sender_and_the_receiver_the_clock_runs_in_the_end() -> None:
    """The note and the taking back are written at once: whichever the server places first, the end is the same."""
    note, taken = word(NOTED, SENDER, SAID), back(BACK, SAID)
    for order in itertools.permutations((note, taken)):
        state, _ = folded(word(SAID), *order)
        assert (state.marks, state.given_up, standing(state)) == ((), False, [])


def test_in_every_order_the_senders_own_word_stands_when_the_receiver_takes_theirs_back() -> None:
    """Both said so at once, the sender of their own knowledge: that falls by nobody's word but theirs."""
    own, said, taken = word(NOTED, SENDER), word(SAID), back(BACK, SAID)
    orders = [one for one in itertools.permutations((own, said, taken)) if one.index(said) < one.index(taken)]
    assert len(orders) == 3
    for order in orders:
        state, outcomes = folded(*order)
        assert outcomes == [APPLIED, APPLIED, APPLIED]
        assert (state.marks, standing(state), state.given_up) == ((Mark.MISDIRECTED,), [NOTED], True)
        assert (state.misdirected_at > 0, faint(state)) == (True, [SAID])
        state, _ = folded(back(LAST, NOTED, by=SENDER), state=state)
        assert (state.marks, standing(state), state.given_up) == ((), [], False)


def test_nobody_takes_anothers_word_back() -> None:
    """What the receiver has said the sender cannot unsay, nor the other way round."""
    for mine, theirs in ((RECEIVER, SENDER), (SENDER, RECEIVER)):
        state, outcomes = folded(word(SAID, mine), back(BACK, SAID, by=theirs))
        assert (outcomes[-1], standing(state)) == (quarantined("own_word_only"), [SAID])


def test_what_the_sender_takes_back_leaves_the_receivers_word() -> None:
    """Their note was a mistake: then they still have to take note, and what they said first is theirs alone."""
    state, _ = folded(word(SAID), word(NOTED, SENDER, SAID), back(BACK, NOTED, by=SENDER))
    assert (state.marks, standing(state), state.given_up) == ((Mark.MISDIRECTED,), [SAID], False)
    state, _ = folded(word(SAID, SENDER), word(NOTED), back(BACK, NOTED))
    assert (standing(state), state.given_up) == ([SAID], True)
    state, _ = folded(word(SAID, SENDER), word(NOTED), back(BACK, SAID, by=SENDER))
    assert (standing(state), state.given_up) == ([NOTED], False)


def test_two_devices_of_a_unit_converge() -> None:
    """Both said so and one takes back what it knew of: the other's word stands until it is taken back too, once."""
    state, _ = folded(word(SAID), word(NOTED, COLLEAGUE), back(BACK, SAID))
    assert (state.marks, standing(state)) == ((Mark.MISDIRECTED,), [NOTED])
    state, outcomes = folded(back(AGAIN, SAID, NOTED), back(LAST, NOTED, by=COLLEAGUE), state=state)
    assert outcomes == [APPLIED, SUPERSEDED]
    assert (state.marks, standing(state), faint(state)) == ((), [], [SAID, NOTED, LAST])


def test_what_was_given_up_is_not_taken_back() -> None:
    """Of two devices at once the first in the order counts: what is gone stays gone, what was taken back is kept."""
    state, outcomes = folded(word(SAID), given_up(NOTED), back(BACK, SAID))
    assert (outcomes[-1], state.marks) == (quarantined("not_in_this_state"), (Mark.MISDIRECTED, Mark.RECALLED))
    state, outcomes = folded(word(SAID), back(BACK, SAID), given_up(NOTED))
    assert (outcomes[-1], state.marks) == (quarantined("not_in_this_state"), ())


def test_what_names_a_word_waits_for_it() -> None:
    """A restored server may give back in another order; once the word is there, the rest comes to something."""
    for one in (back(BACK, SAID), word(NOTED, SENDER, SAID)):
        state, outcomes = folded(one)
        assert (outcomes, state.marks) == ([waiting("parent")], ())
    state, outcomes = folded(word(SAID), back(BACK, SAID))
    assert (outcomes[-1], state.marks) == (APPLIED, ())


def test_it_may_be_said_again() -> None:
    """Said anew it counts anew, and the time to report runs from then."""
    state, _ = folded(word(SAID, at=5), back(BACK, SAID), word(AGAIN, at=9))
    assert (state.marks, standing(state), state.misdirected_at) == ((Mark.MISDIRECTED,), [AGAIN], 9)
    earlier, _ = folded(word(SAID, at=5), word(NOTED, SENDER, SAID, at=9))
    assert earlier.misdirected_at == 5


def test_what_was_said_before_programs_named_it_counts_as_it_did() -> None:
    """The word of an older program names nothing, and is read."""
    state, outcomes = folded(unnamed(SAID, RECEIVER))
    assert (outcomes, state.misdirections[0].notes) == ([APPLIED], ())
    assert replace(state, misdirections=()).misdirected_at == 0
