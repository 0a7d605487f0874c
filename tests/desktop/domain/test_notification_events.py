"""The lifecycle's table, row by row: who may write what, from which delivery, and what it sets.

The expectations are written by hand; they are the rules as people agreed on them.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.content import Child, Content
from desktop.domain.event import Author
from desktop.domain.event_body import ALL_CHILDREN
from desktop.domain.file import File
from desktop.domain.notification_events import (
    STEPS,
    Acknowledged,
    AcknowledgementWithdrawn,
    AdditionsPassedOn,
    AdditionsWithheld,
    Asked,
    Attached,
    FeedbackGiven,
    Forwarded,
    ForwardedOn,
    ForwardedOnTakenBack,
    ForwardTakenBack,
    Misdirected,
    MisdirectionTakenBack,
    NotCompetent,
    Noted,
    Notified,
    PhoneHandover,
    ReceiptAfterForwardWithdrawn,
    Received,
    ReceivedAfterForward,
    Remarked,
    Supplemented,
    TakenOver,
    ToldAlso,
    ToldAlsoRecalled,
)
from desktop.domain.notification_fold import fold
from desktop.domain.notification_state import Notification
from desktop.domain.outcome import APPLIED, Outcome, Verdict, quarantined, waiting
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, author, event, number

NOTIFIED: Final = Notified(
    notification_id=number(900),
    process_id=number(901),
    number="VIE-2026-3-1",
    category="P01",
    urgency="immediate",
    rules_version="2026-1",
    from_unit=SENDER.unit,
    to_unit=RECEIVER.unit,
    rule="Zuständig nach Aufenthalt: Willich",
    person="A. Ohm",
    content=Content(category="P01", children=(Child(given_name="Kim"), Child(given_name="Toni"))),
)
BODIES: Final[dict[str, Any]] = {
    "received": Received((number(1),)),
    "acknowledged": Acknowledged("B. Watt"),
    "acknowledgement_withdrawn": AcknowledgementWithdrawn(number(8), "Irrtum", "B. Watt"),
    "withdrawn": Remarked("A. Ohm", "erledigt"),
    "started": Remarked("B. Watt"),
    "feedback_given": FeedbackGiven("B. Watt", "yes", "no", "unsaid", "§ 64"),
    "closed": Remarked("B. Watt"),
    "taken_over": TakenOver("B. Watt", "51-77"),
    "reopened": Remarked("B. Watt", "neuer Hinweis"),
    "not_competent": NotCompetent("B. Watt", "wohnt in Kempen", "asd-kempen"),
    "forwarded": Forwarded("B. Watt", "wohnt in Kempen", "asd-kempen", number(902)),
    "additions_passed_on": AdditionsPassedOn("B. Watt", number(902), (number(8),)),
    "additions_withheld": AdditionsWithheld("B. Watt", "betrifft nur uns", number(902), (number(8),)),
    "received_after_forward": ReceivedAfterForward("C. Volt", unit="asd-kempen"),
    "received_after_forward_withdrawn": ReceiptAfterForwardWithdrawn("asd-kempen"),
    "told_also": ToldAlso("A. Ohm", "asd-kempen"),
    "told_also_recalled": ToldAlsoRecalled("asd-kempen", number(905)),
    "forwarded_on": ForwardedOn("asd-kempen", "asd-nettetal", number(904)),
    "forward_taken_back": ForwardTakenBack("B. Watt", "doch hier", "asd-kempen", number(902)),
    "forwarded_on_taken_back": ForwardedOnTakenBack("asd-kempen", "asd-nettetal", number(904)),
    "recall_requested": Remarked("A. Ohm", "falsche Stelle"),
    "recalled": Remarked("B. Watt", "vernichtet"),
    "recall_refused": Remarked("B. Watt", "schon vor Ort"),
    "supplemented": Supplemented("A. Ohm", Content(children_count=3)),
    "corrected": Supplemented("A. Ohm", Content(children_count=1)),
    "noted": Noted("B. Watt", (number(8),)),
    "asked": Asked("B. Watt", "children[0].condition", "Ist es verletzt?"),
    "attached": Attached("A. Ohm", File(number(903), bytes(32), 5, "foto.jpg", "image/jpeg"), bytes(32)),
    "reporter_shown": Remarked("B. Watt", "Rückfrage"),
    "phone_handover": PhoneHandover("A. Ohm", "Rufbereitschaft", "2026-01-31T03:05+01:00"),
    "restricted": Remarked("B. Watt", "Widerspruch"),
    "misdirected": Misdirected("A. Ohm", "falsche Stelle"),
    "misdirection_taken_back": MisdirectionTakenBack("B. Watt", "doch hier", (number(8),)),
}


def step(
    state: Notification | None, name: str, by: Author, seq: int, *, body: Any = None, **other: Any
) -> tuple[Notification | None, Outcome]:
    """Fold one event; without a body of its own it says what `BODIES` says. A file's has its one chunk."""
    given = NOTIFIED if name == "notified" else BODIES[name]
    other = ({"chunks": (bytes(32),)} if name == "attached" else {}) | other
    return fold(state, event(f"notification.{name}", body or given, by, seq, **other))


def applied(state: Notification | None, name: str, by: Author, seq: int, **other: Any) -> Notification:
    """Fold one event that must be applied."""
    changed, outcome = step(state, name, by, seq, **other)
    assert outcome == APPLIED
    assert changed is not None
    return changed


def in_delivery(delivery: str) -> Notification:
    """A notification that got so far: seq 1 to 3 are its start, its receipt and its acknowledgement."""
    state = applied(None, "notified", SENDER, 1, at=None if delivery == "queued" else STAMPED_AT, alarm=True)
    if delivery in ("delivered", "acknowledged"):
        state = applied(state, "received", RECEIVER, 2)
    if delivery == "acknowledged":
        state = applied(state, "acknowledged", RECEIVER, 3)
    assert state.delivery == delivery
    return state


ALL: Final = ("queued", "accepted", "delivered", "acknowledged")
THERE: Final = ("accepted", "delivered", "acknowledged")
HAD: Final = ("acknowledged",)
UNSENT: Final = ("queued",)


@dataclass(frozen=True)
class Expected:
    """Who may write a step, from which deliveries, what it sets and ends, what comes before it, whether one's own."""

    side: str
    after: tuple[str, ...]
    mark: str = ""
    processing: str = ""
    first: str = ""
    ends: str = ""
    then: str = ""
    own: bool = False


EXPECTED: Final = {
    "received": Expected("either", ALL),
    "acknowledged": Expected("receiver", THERE),
    "acknowledgement_withdrawn": Expected("receiver", THERE, first="acknowledged"),
    "withdrawn": Expected("sender", UNSENT, mark="withdrawn"),
    "started": Expected("receiver", HAD, processing="in_progress"),
    "feedback_given": Expected("receiver", HAD, processing="feedback_given"),
    "closed": Expected("receiver", HAD, processing="closed"),
    "taken_over": Expected("receiver", HAD, processing="taken_over"),
    "reopened": Expected("receiver", HAD, mark="reopened", processing="in_progress"),
    "not_competent": Expected("receiver", THERE, mark="not_competent"),
    "forwarded": Expected("receiver", THERE, mark="forwarded"),
    "additions_passed_on": Expected("receiver", THERE, first="forwarded", then="supplemented"),
    "additions_withheld": Expected("receiver", THERE, first="forwarded", then="supplemented"),
    "received_after_forward": Expected("either", THERE, first="forwarded"),
    "received_after_forward_withdrawn": Expected("sender", THERE, first="received_after_forward"),
    "forwarded_on": Expected("sender", THERE, first="forwarded"),
    "forward_taken_back": Expected("receiver", THERE, first="forwarded", ends="forwarded"),
    "forwarded_on_taken_back": Expected("sender", THERE, first="forwarded_on"),
    "recall_requested": Expected("sender", THERE, mark="recall_requested", ends="recall_refused"),
    "recalled": Expected("receiver", THERE, mark="recalled", first="recall_requested"),
    "recall_refused": Expected(
        "receiver", THERE, mark="recall_refused", first="recall_requested", ends="recall_requested"
    ),
    "supplemented": Expected("sender", ALL, mark="supplemented"),
    "corrected": Expected("sender", ALL, mark="corrected"),
    "told_also": Expected("sender", ALL),
    "told_also_recalled": Expected("sender", ALL, first="told_also"),
    "noted": Expected("receiver", THERE, first="supplemented"),
    "asked": Expected("receiver", THERE),
    "attached": Expected("sender", ALL, mark="supplemented"),
    "reporter_shown": Expected("either", ALL),
    "phone_handover": Expected("either", ALL, mark="phone_handover"),
    "restricted": Expected("receiver", THERE, mark="restricted"),
    "misdirected": Expected("either", THERE, mark="misdirected"),
    "misdirection_taken_back": Expected("either", THERE, first="misdirected", ends="misdirected", own=True),
}
SIDES: Final = {"sender": SENDER, "receiver": RECEIVER}
TAKEN: Final = (Verdict.APPLIED, Verdict.SUPERSEDED)


def test_every_step_is_expected_here() -> None:
    """A row added to the table has its twin and an example here."""
    assert set(STEPS) == set(EXPECTED) == set(BODIES)


def writer(name: str) -> Author:
    """Somebody who may write a step."""
    return SENDER if EXPECTED[name].side == "sender" or name == "received_after_forward" else RECEIVER


def ready(name: str, delivery: str) -> Notification:
    """A notification of a delivery, with what has to come before a step."""
    first = EXPECTED[name].first
    state = ready(first, delivery) if first else in_delivery(delivery)
    if not first or delivery not in EXPECTED[first].after:
        return state
    for before in filter(None, (first, EXPECTED[name].then)):
        changed, outcome = step(state, before, writer(before), 8)
        assert changed is not None
        assert outcome.verdict in TAKEN
        state = changed
    return state


def marks_after(name: str) -> tuple[str, ...]:
    """The marks a step and what comes before it leave."""
    first, ends, then = EXPECTED[name].first, EXPECTED[name].ends, EXPECTED[name].then
    before = [mark for mark in marks_after(first) if mark != ends] if first else []
    before += marks_after(then) if then else ()
    return (*before, *([EXPECTED[name].mark] if EXPECTED[name].mark else ()))


@pytest.mark.parametrize("name", ["recalled", "recall_refused"])
def test_what_has_to_come_before_has_come(name: str) -> None:
    """Nothing is recalled unasked."""
    state = in_delivery("accepted")
    assert step(state, name, writer(name), 9) == (state, quarantined("not_in_this_state"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_step_is_taken_by_the_right_side_at_the_right_time(name: str) -> None:
    """Each row lets in its side from its deliveries, and turns away all others with the reason and no change."""
    expected = EXPECTED[name]
    for side, by in SIDES.items():
        for delivery in ALL:
            state = ready(name, delivery)
            changed, outcome = step(state, name, by, 9)
            if expected.side not in (side, "either"):
                assert (side, delivery, changed, outcome) == (
                    side,
                    delivery,
                    state,
                    quarantined(f"{expected.side}_only"),
                )
            elif delivery not in expected.after:
                assert (side, delivery, changed, outcome) == (side, delivery, state, quarantined("not_in_this_state"))
            elif expected.own and by.unit != writer(name).unit:
                assert (side, delivery, changed, outcome) == (side, delivery, state, quarantined("own_word_only"))
            else:
                assert (side, delivery, outcome.verdict in TAKEN) == (side, delivery, True)


def with_roles(by: Author, *roles: str) -> Author:
    """The same person with other roles."""
    return dataclasses.replace(by, roles=roles)


def test_administering_alone_writes_nothing() -> None:
    """Who has no role in the unit's work takes no step, from any delivery."""
    for name, expected in EXPECTED.items():
        for roles in ((), ("administrator",)):
            state = in_delivery(expected.after[0])
            answer = step(state, name, with_roles(writer(name), *roles), 9)
            assert (name, *answer) == (name, state, quarantined("role_not_permitted"))


def test_each_working_role_writes() -> None:
    """Member, lead and release take every step of their side, as administrators too."""
    for name, expected in EXPECTED.items():
        for roles in (("member",), ("lead",), ("release",), ("administrator", "member")):
            _, outcome = step(ready(name, expected.after[-1]), name, with_roles(writer(name), *roles), 9)
            assert (name, roles, outcome.verdict in TAKEN) == (name, roles, True)


def test_a_third_unit_takes_no_step_of_a_side() -> None:
    """A unit that is neither sender nor receiver is turned away wherever a side is asked for."""
    for name, expected in EXPECTED.items():
        if expected.side != "either":
            state = in_delivery(expected.after[-1])
            answer = step(state, name, author("asd-kempen", device=7), 9)
            assert (name, *answer) == (name, state, quarantined(f"{expected.side}_only"))


def test_a_step_sets_its_mark_and_no_other() -> None:
    """A step's mark stands once, however often the step is taken, and delivery stays what it was."""
    for name, expected in EXPECTED.items():
        changed, _ = step(ready(name, expected.after[0]), name, writer(name), 9)
        assert changed is not None
        assert (name, changed.marks) == (name, marks_after(name))
        if expected.mark and expected.ends != expected.first:
            twice, outcome = step(changed, name, writer(name), 10)
            assert twice is not None
            assert (name, outcome.verdict in TAKEN) == (name, True)
            assert (name, twice.marks, twice.delivery) == (name, marks_after(name), expected.after[0])


def test_a_step_sets_its_processing_for_all_children() -> None:
    """A step that names no child is about every child, and one without processing leaves it alone."""
    for name, expected in EXPECTED.items():
        changed, _ = step(in_delivery(expected.after[-1]), name, writer(name), 9)
        assert changed is not None
        assert (name, changed.processing) == (name, (expected.processing,) * 2 if expected.processing else ())


PER_CHILD: Final = ("started", "feedback_given", "closed", "taken_over", "reopened")


@pytest.mark.parametrize("name", PER_CHILD)
def test_a_step_may_be_about_one_child(name: str) -> None:
    """Only the child named moves on."""
    for child, processing in enumerate(((EXPECTED[name].processing, ""), ("", EXPECTED[name].processing))):
        body = replace(BODIES[name], child=child)
        assert applied(in_delivery("acknowledged"), name, RECEIVER, 9, body=body).processing == processing


def test_the_steps_per_child_are_these() -> None:
    """Every step that sets a processing is per child, and no other."""
    assert {name for name, expected in EXPECTED.items() if expected.processing} == set(PER_CHILD)


def test_a_step_stands_in_the_timeline() -> None:
    """A step that was taken is the timeline's last entry, with its place, author, person and stamp."""
    for name, expected in EXPECTED.items():
        by = writer(name)
        changed = applied(ready(name, expected.after[0]), name, by, 9, at=STAMPED_AT + 1)
        moment = changed.timeline[-1]
        assert (moment.type, moment.event, moment.seq, moment.at) == (name, number(9), 9, STAMPED_AT + 1)
        assert (name, moment.device, moment.unit) == (name, by.device, by.unit)
        assert (name, moment.person) == (name, getattr(BODIES[name], "person", ""))


def test_a_step_waits_for_its_notification() -> None:
    """Nothing is dropped because its notification is not known yet."""
    for name in EXPECTED:
        assert (name, *step(None, name, writer(name), 9)) == (name, None, waiting("parent"))


def test_a_body_survives_its_journey() -> None:
    """What is encoded is decoded to the same."""
    for body in (NOTIFIED, *BODIES.values()):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(body), type=type(body)) == body


def test_an_older_program_skips_what_is_new() -> None:
    """A field that a newer program added does not make a body unreadable."""
    for body in (NOTIFIED, *BODIES.values()):
        newer = msgspec.to_builtins(body, builtin_types=(bytes,)) | {"added_later": [1, {"deep": None}]}
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(newer), type=type(body)) == body


LIMITS: Final[dict[str, tuple[Any, dict[str, Any]]]] = {
    "an id of 15 bytes": (NOTIFIED, {"notification_id": bytes(15)}),
    "a category of nobody": (NOTIFIED, {"category": "Q01"}),
    "a category with a line end": (NOTIFIED, {"category": "P01\n"}),
    "an urgency of nobody": (NOTIFIED, {"urgency": "soon"}),
    "an urgency with a line end": (NOTIFIED, {"urgency": "immediate\n"}),
    "a number of 201 characters": (NOTIFIED, {"number": "1" * 201}),
    "a receipt of nothing": (BODIES["received"], {"events": ()}),
    "a receipt of 501 events": (BODIES["received"], {"events": (number(1),) * 501}),
    "a child below all": (BODIES["closed"], {"child": ALL_CHILDREN - 1}),
    "a child above 50": (BODIES["closed"], {"child": 51}),
    "a reason of 4001 characters": (BODIES["closed"], {"reason": "x" * 4001}),
    "a feedback of its own words": (BODIES["feedback_given"], {"confirmed": "maybe"}),
}


def test_what_is_beyond_a_limit_is_not_read() -> None:
    """A body with one value beyond its limit is no body."""
    for case, (body, change) in LIMITS.items():
        beyond = msgspec.msgpack.encode(replace(body, **change))
        with pytest.raises(msgspec.ValidationError):
            assert not msgspec.msgpack.decode(beyond, type=type(body)), case
