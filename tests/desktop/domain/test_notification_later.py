"""What follows a notification: nothing is overwritten, and nothing goes beyond the rules of its time."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.content import Child, Content
from desktop.domain.notification import done
from desktop.domain.notification_events import Asked, FeedbackGiven, Noted, Remarked, Supplemented
from desktop.domain.notification_fold import fold
from desktop.domain.notification_later import direction_back, later_code
from desktop.domain.notification_state import Notification
from desktop.domain.notification_tasks import awaits
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting
from desktop.domain.rules import RulesInForce, encode_rules
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, author, event, number
from tests.desktop.domain.test_notification_events import applied, in_delivery, step
from tests.helpers.shipped import RULES

IN_FORCE = RulesInForce((encode_rules(RULES),))
COLLEAGUE = author("asd-willich", device=5)
ADDED = Supplemented("A. Ohm", Content(children=(Child(given_name="Noor"),)), "Es sind drei.")
WRONG = Supplemented("A. Ohm", Content(), "Falsche Straße", "Bitte zur neuen Anschrift fahren.")
UNSAID = FeedbackGiven("B. Watt", "unsaid", "unsaid", "unsaid", "", responsible="B. Watt", standing="in_progress")


def feedback(**said: Any) -> FeedbackGiven:
    """Feedback that says this more."""
    return replace(UNSAID, **said)


def test_a_supplement_stands_beside_the_first_notice() -> None:
    """What was said first stays; what was added has who, when and what for, and more children have a state each."""
    state = applied(in_delivery("acknowledged"), "supplemented", SENDER, 4, body=ADDED)
    [added] = state.supplements
    assert state.content.child_count == 2
    assert (added.person, added.at, added.device) == ("A. Ohm", STAMPED_AT, SENDER.device)
    assert (added.explanation, added.corrects, added.full, added.noted) == ("Es sind drei.", False, False, ())
    assert (state.child_count, state.unseen) == (3, (added,))
    closed = applied(state, "closed", RECEIVER, 5)
    assert closed.processing == ("closed",) * 3


def test_a_child_that_came_later_has_a_step_of_its_own() -> None:
    """Children that were added after something was done for the first ones begin untouched."""
    state = applied(in_delivery("acknowledged"), "closed", RECEIVER, 4)
    state = applied(state, "supplemented", SENDER, 5, body=ADDED)
    state = applied(state, "started", RECEIVER, 6, body=Remarked("B. Watt", child=2))
    assert state.processing == ("closed", "closed", "in_progress")


def test_a_child_that_is_named_again_is_no_other_one() -> None:
    """It counts once, its step stays, and both entries stay to be read; a step named by either is the child's."""
    kim, ole = (Child(given_name=name, family_name="Meyer", birth_date="2019-05-06") for name in ("Kim", "Ole"))
    state = replace(in_delivery("acknowledged"), content=Content(children=(kim,)))
    state = applied(state, "closed", RECEIVER, 4)
    again = replace(kim, condition="Fieber")
    state = applied(state, "supplemented", SENDER, 5, body=Supplemented("A. Ohm", Content(children=(again,))))
    assert (state.child_count, state.status, done(state)) == (1, "closed", True)
    assert state.children == (kim, again)
    assert [state.named_again(one) for one in state.supplements] == [(1,)]
    state = applied(state, "supplemented", SENDER, 6, body=Supplemented("A. Ohm", Content(children=(ole,))))
    assert (state.places, state.child_places, state.steps) == ((0, 0, 2), (0, 2), ("closed", ""))
    assert [state.named_again(one) for one in state.supplements] == [(1,), ()]
    assert [state.child_number(place) for place in (0, 1, 2, 7)] == [1, 1, 2, 8]
    state = applied(state, "reopened", RECEIVER, 7, body=Remarked("B. Watt", child=1))
    state = applied(state, "started", RECEIVER, 8, body=Remarked("B. Watt", child=2))
    assert state.steps == ("in_progress", "in_progress")


def test_a_child_that_comes_after_the_end_is_not_at_an_end() -> None:
    """What was closed is in progress again where a child came that nobody has touched, and its unit has to look."""
    state = applied(in_delivery("acknowledged"), "closed", RECEIVER, 4)
    assert (state.status, done(state), awaits(state)) == ("closed", True, "")
    state = applied(state, "supplemented", SENDER, 5, body=ADDED)
    assert (state.status, done(state)) == ("in_progress", False)
    assert awaits(state) == f"noted@{state.to_unit}"
    state = applied(state, "noted", RECEIVER, 6, body=Noted("B. Watt", (number(5),)))
    assert (awaits(state), done(state)) == ("", False)
    assert done(applied(state, "closed", RECEIVER, 7))


def test_a_correction_says_what_was_wrong_and_what_to_do() -> None:
    """Without both it does not count under rules that need them; under rules that say nothing it does."""
    state = in_delivery("delivered")
    for body in (replace(WRONG, explanation=""), replace(WRONG, demand="")):
        assert step(state, "corrected", SENDER, 4, body=body, rules=IN_FORCE)[1] == quarantined("correction_incomplete")
        assert step(state, "corrected", SENDER, 4, body=body)[1] == APPLIED
    [made] = applied(state, "corrected", SENDER, 4, body=WRONG, rules=IN_FORCE).supplements
    assert (made.corrects, made.explanation, made.demand) == (True, WRONG.explanation, WRONG.demand)


def test_who_has_seen_it_is_kept() -> None:
    """Each person who has seen an addition is named once, and then nothing is unseen; what is not there yet waits."""
    state = applied(in_delivery("delivered"), "supplemented", SENDER, 4)
    noted = Noted("B. Watt", (number(4),))
    state = applied(state, "noted", RECEIVER, 5, body=noted)
    assert ([one.person for one in state.supplements[0].noted], state.unseen) == (["B. Watt"], ())
    again, outcome = step(state, "noted", RECEIVER, 6, body=noted)
    assert outcome == SUPERSEDED
    assert again is not None
    state = applied(again, "noted", COLLEAGUE, 7, body=Noted("C. Volt", (number(4),)))
    assert [one.person for one in state.supplements[0].noted] == ["B. Watt", "C. Volt"]
    unknown = Noted("B. Watt", (number(40),))
    assert step(state, "noted", RECEIVER, 8, body=unknown)[1] == waiting("parent")


def test_a_question_is_open_until_a_supplement_names_it() -> None:
    """An answer is a supplement that names the question; one that names none there is waits for it."""
    state = applied(in_delivery("delivered"), "asked", RECEIVER, 4)
    [question] = state.open_questions
    assert (question.field, question.text, question.person) == ("children[0].condition", "Ist es verletzt?", "B. Watt")
    answer = replace(ADDED, question=number(4))
    answered = applied(state, "supplemented", SENDER, 5, body=answer)
    assert (answered.open_questions, answered.questions[0].answers) == ((), (number(5),))
    astray = replace(ADDED, question=number(9))
    assert step(state, "supplemented", SENDER, 5, body=astray)[1] == waiting("parent")


@pytest.mark.parametrize("path", ["", "Children", "children[0", "a.b.c.d.e.f.g", "children[0].x; drop", "a..b"])
def test_a_question_is_about_a_field(path: str) -> None:
    """What is no path of a form is not read as one."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"person": "B", "field": path, "text": "?"}, Asked)


TOLD: dict[str, tuple[dict[str, Any], Outcome]] = {
    "who and how it stands, without a basis": ({}, APPLIED),
    "an answer on a basis": ({"basis": "sgb8-64-1", "confirmed": "yes", "acted": "no"}, APPLIED),
    "an answer on another basis": ({"basis": "sgbx-69-1-1", "still_active": "yes"}, APPLIED),
    "an answer without a basis": ({"confirmed": "yes"}, quarantined("beyond_basis")),
    "the state of the help without a basis": ({"acted": "no"}, quarantined("beyond_basis")),
    "free text": ({"basis": "sgb8-64-1", "text": "Die Mutter trinkt."}, quarantined("beyond_basis")),
    "free text without a basis": ({"text": "Die Mutter trinkt."}, quarantined("beyond_basis")),
    "the KKG": ({"basis": "§ 4 Abs. 4 KKG", "confirmed": "yes"}, quarantined("basis_unknown")),
    "the basis of the other direction": ({"basis": "polg-27-2", "acted": "yes"}, quarantined("basis_unknown")),
}


@pytest.mark.parametrize("case", TOLD)
def test_feedback_stays_within_its_basis(case: str) -> None:
    """What a basis does not allow never reaches the other side's state; what it allows does."""
    said, expected = TOLD[case]
    state, outcome = step(
        in_delivery("acknowledged"), "feedback_given", RECEIVER, 4, body=feedback(**said), rules=IN_FORCE
    )
    assert outcome == expected
    assert state is not None
    assert len(state.feedback) == (expected == APPLIED)


def test_feedback_is_kept_per_child() -> None:
    """Of each child it says who is responsible and how it stands, under the rules it was written by."""
    state = in_delivery("acknowledged")
    for child in (0, 1):
        state = applied(state, "feedback_given", RECEIVER, 4 + child, body=feedback(child=child), rules=IN_FORCE)
    assert [(one.child, one.responsible, one.standing) for one in state.feedback] == [
        (0, "B. Watt", "in_progress"),
        (1, "B. Watt", "in_progress"),
    ]
    assert {one.rules_version for one in state.feedback} == {"2026-1"}
    third = step(state, "feedback_given", RECEIVER, 7, body=feedback(child=2), rules=IN_FORCE)
    assert third[1] == quarantined("no_such_child")


def test_an_address_protected_later_is_protected() -> None:
    """Once anybody says that an address is protected, the whole notification protects it."""
    state = in_delivery("delivered")
    assert not state.protects
    hidden = Supplemented("A. Ohm", Content(children=(Child(protected_address=True),)))
    assert applied(state, "supplemented", SENDER, 4, body=hidden).protects


@pytest.mark.parametrize(
    ("category", "code", "back"),
    [
        ("P01", "P99", "youth_to_police"),
        ("J01", "J12", "police_to_youth"),
        ("X01", "J12", "youth_to_youth"),
    ],
)
def test_codes_and_directions(category: str, code: str, back: str) -> None:
    """The police supplement by P99, the youth office by J12, and feedback goes back."""
    assert (later_code(category), direction_back(category)) == (code, back)


RAISED = replace(WRONG, urgency="immediate")
ROUTINE = replace(in_delivery("delivered"), urgency="routine")
"""Somebody has it on a device, and nobody has confirmed it."""


def graded(state: Notification) -> tuple[str, str, bool]:
    """How urgent it is by now, how urgent it was, and whether nobody waits."""
    return state.graded, state.urgency, state.clock_stopped


def test_a_correction_raises_the_urgency() -> None:
    """It is as urgent as the sender said last; what was said first stays."""
    state = applied(ROUTINE, "corrected", SENDER, 4, body=RAISED)
    assert graded(state) == ("immediate", "routine", False)
    assert state.supplements[0].urgency == "immediate"
    lowered = applied(state, "corrected", SENDER, 5, body=replace(WRONG, urgency="urgent"))
    assert graded(lowered) == ("urgent", "routine", False)


def test_what_is_added_raises_and_never_lowers() -> None:
    """A supplement with a lower urgency says all it says and leaves the urgency as it is."""
    state = applied(ROUTINE, "supplemented", SENDER, 4, body=replace(ADDED, urgency="urgent"))
    assert state.graded == "urgent"
    state = applied(state, "supplemented", SENDER, 5, body=replace(ADDED, urgency="routine"))
    assert (state.graded, len(state.supplements)) == ("urgent", 2)


def test_raised_after_somebody_had_it_the_clock_runs_until_somebody_saw_it() -> None:
    """An acknowledgement of before says nothing of it; to have seen it stops the clock, whatever had been closed."""
    state = applied(replace(in_delivery("acknowledged"), urgency="routine"), "closed", RECEIVER, 4)
    assert (state.clock_stopped, state.status) == (True, "closed")
    state = applied(state, "corrected", SENDER, 5, body=RAISED)
    assert (state.raised is not None, state.clock_stopped, state.status) == (True, False, "in_progress")
    state = applied(state, "noted", RECEIVER, 6, body=Noted("B. Watt", (state.supplements[0].event,)))
    assert (state.raised, state.clock_stopped, state.status) == (None, True, "closed")


def test_a_lower_urgency_asks_nobody_again() -> None:
    """What the sender lowers after somebody had it starts no clock."""
    state = applied(in_delivery("acknowledged"), "corrected", SENDER, 4, body=replace(WRONG, urgency="urgent"))
    assert graded(state) == ("urgent", "immediate", True)


def test_raised_where_it_was_passed_on_the_clock_runs_too() -> None:
    """That a third unit has the first notice does not say that anybody saw what its sender raised since."""
    state = applied(replace(in_delivery("acknowledged"), urgency="routine"), "forwarded", RECEIVER, 4)
    state = applied(state, "received_after_forward", SENDER, 5)
    assert state.clock_stopped
    assert not applied(state, "corrected", SENDER, 6, body=RAISED).clock_stopped


@pytest.mark.parametrize(("alarm", "urgency", "wrong"), [(True, "immediate", False), (True, "", True)])
def test_an_alarm_of_what_is_not_immediate_is_told(*, alarm: bool, urgency: str, wrong: bool) -> None:
    """Whoever rings with a correction that raises nothing to Sofort is known for it."""
    body = replace(WRONG, urgency=urgency)
    state, _ = fold(ROUTINE, event("notification.corrected", body, SENDER, 4, alarm=alarm))
    assert state is not None
    assert state.alarm_mismatch is wrong
