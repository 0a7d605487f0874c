"""Answers and seats: first come, first served by the order of the log, and who declines makes room."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.event import Author
from desktop.domain.fields import Edit
from desktop.domain.meeting_answers import Seats, seats
from desktop.domain.meeting_events import MeetingEdited, MeetingInvited, Replied
from desktop.domain.meeting_state import Meeting
from desktop.domain.outcome import APPLIED, quarantined
from tests.desktop.domain.meetings import LEADER, after, planned, then
from tests.desktop.domain.test_event import RECEIVER, SENDER, author, number

PEOPLE = [author("asd-willich", device=device) for device in range(10, 16)]
DAY = "2026-12-15"


def said(state: Meeting, *answers: tuple[Author, str], occurrence: str = "") -> Meeting:
    """A meeting after the answers of several people, in this order."""
    for by, answer in answers:
        body = Replied(answer, "B. Watt" if answer == "deputy" else "", occurrence)
        state, outcome = then(state, body, 20 + state.answered, by)
        assert outcome == APPLIED
    return state


def who(found: Seats) -> tuple[list[bytes], list[bytes]]:
    """Who comes and who waits."""
    return [one.device for one in found.taken], [one.device for one in found.waiting]


def test_first_come_first_served() -> None:
    """Beyond the seats there are people wait in the order of their answers."""
    one, two, three = PEOPLE[:3]
    state = said(planned(capacity="2"), (one, "yes"), (two, "deputy"), (three, "yes"))
    assert who(seats(state)) == ([one.device, two.device], [three.device])
    assert [seats(state).waits_at(by.device) for by in (one, three)] == [0, 1]


def test_who_declines_gives_the_seat_to_the_first_who_waits() -> None:
    """Who comes back then queues up behind the others; who sends a deputy keeps the seat."""
    one, two, three = PEOPLE[:3]
    state = said(planned(capacity="1"), (one, "yes"), (two, "yes"), (three, "yes"), (two, "deputy"))
    assert who(seats(state)) == ([one.device], [two.device, three.device])
    state = said(state, (one, "no"))
    assert who(seats(state)) == ([two.device], [three.device])
    assert [one_.device for one_ in seats(state).declined] == [one.device]
    assert who(seats(said(state, (one, "yes")))) == ([two.device], [three.device, one.device])


def test_what_is_taken_up_of_a_colleague_answers_for_nobody() -> None:
    """Whoever takes up what another device could not deliver keeps the answer they gave for themselves."""
    one = PEOPLE[0]
    state = said(planned(), (one, "yes"))
    changed, outcome = then(state, Replied("no"), 30, one, adopted_from=number(77))
    assert (changed, outcome) == (state, quarantined("another_device"))


def test_more_room_lets_people_move_up() -> None:
    """Seats follow from the meeting as it stands, whatever it was when somebody answered."""
    state = said(planned(capacity="1"), *((by, "yes") for by in PEOPLE[:3]))
    state, _ = then(state, MeetingEdited({"capacity": Edit(number(1), "")}), 40)
    assert who(seats(state)) == ([by.device for by in PEOPLE[:3]], [])


def test_one_day_of_a_series_can_be_answered_apart() -> None:
    """The answer for a day goes before the one for all, on that day alone."""
    state = said(planned(series="FREQ=WEEKLY;COUNT=3"), (PEOPLE[0], "yes"))
    state = said(state, (PEOPLE[0], "no"), occurrence=DAY)
    assert who(seats(state, DAY)) == ([], [])
    assert who(seats(state, "2026-12-22")) == ([PEOPLE[0].device], [])


def test_who_is_not_invited_takes_no_seat() -> None:
    """The answer is kept and shown, and counts once they are invited."""
    state = said(planned(("level:leadership",), capacity="1"), (RECEIVER, "yes"), (LEADER, "yes"))
    assert who(seats(state)) == ([LEADER.device], [])
    assert [one.device for one in seats(state).uninvited] == [RECEIVER.device]
    state = after(state, MeetingInvited(remove=("level:leadership",)), seq=40)
    assert who(seats(state)) == ([RECEIVER.device], [LEADER.device])


def test_everybody_answers_for_themselves() -> None:
    """A deputy has a name; a device of no unit has no answer; one that goes on for another answers in its place."""
    state = said(planned(), (RECEIVER, "yes"))
    assert then(state, Replied("deputy", "  "), 3, LEADER) == (state, quarantined("deputy_missing"))
    assert then(state, Replied("yes"), 3, Author(number(9), "", "", ())) == (state, quarantined("unit_only"))
    heir = replace(PEOPLE[0], predecessors=(RECEIVER.device,))
    state = said(state, (heir, "deputy"))
    assert [(one.device, one.place, one.deputy) for one in state.answers] == [(heir.device, 0, "B. Watt")]


@given(
    st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(["yes", "no", "deputy"])), max_size=20),
    st.integers(1, 4),
)
def test_seats_add_up(answers: list[tuple[Author, str]], capacity: int) -> None:
    """Whatever is answered, everybody stands in one place, seats are full before anybody waits, and order is kept."""
    found = seats(said(planned(capacity=str(capacity)), *answers))
    last = {by.device: answer for by, answer in answers}
    everybody = [one.device for one in (*found.taken, *found.waiting, *found.declined)]
    assert sorted(everybody) == sorted(last)
    assert {one.device for one in found.declined} == {device for device, answer in last.items() if answer == "no"}
    assert len(found.taken) <= capacity
    assert not found.waiting or len(found.taken) == capacity
    places = [one.place for one in (*found.taken, *found.waiting)]
    assert places == sorted(places)


def test_the_organiser_answers_too() -> None:
    """Nobody comes by planning alone."""
    assert who(seats(planned())) == ([], [])
    assert who(seats(said(planned(), (SENDER, "yes")))) == ([SENDER.device], [])
