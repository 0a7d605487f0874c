"""By when a notification is acknowledged; every expected moment is written down by hand."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from desktop.domain.circumstances import Circumstances
from desktop.domain.content import Content
from desktop.domain.deadlines import acknowledge_by, share_passed
from desktop.domain.local_time import LAST, milliseconds_of, moment
from desktop.domain.notification_said import Noting, Supplement
from desktop.domain.notification_state import Notification
from desktop.domain.notification_way import Forward
from desktop.domain.rules import Deadline, RulesInForce, encode_rules
from desktop.domain.terms import NO_TERMS, Terms
from tests.desktop.domain.test_event import number
from tests.desktop.domain.test_notification_events import in_delivery
from tests.helpers.shipped import RULES

TERMS = Terms(RulesInForce((encode_rules(RULES),)))


def taken(at: str, urgency: str = "routine", category: str = "P02", summons: str | None = None) -> Notification:
    """A notification that the server took at a local time."""
    content = Content(category=category, circumstances=Circumstances(summons=summons))
    return replace(
        in_delivery("accepted"),
        accepted_at=milliseconds_of(datetime.fromisoformat(at)),
        urgency=urgency,
        category=category,
        rules_version=RULES.version,
        content=content,
    )


def said(milliseconds: int) -> str:
    """A moment as local time to the second."""
    return moment(milliseconds).isoformat(timespec="seconds")


@pytest.mark.parametrize(
    ("at", "urgency", "until"),
    [
        ("2026-11-28T03:10", "immediate", "2026-11-28T03:25:00+01:00"),
        ("2026-11-28T03:10", "urgent", "2026-11-28T05:10:00+01:00"),
        ("2026-11-27T17:00", "routine", "2026-11-30T23:59:59+01:00"),
        # Two hours are two hours where the clocks change: on the clock three, or one.
        ("2026-03-29T01:30", "urgent", "2026-03-29T04:30:00+02:00"),
        ("2026-10-25T01:30+02:00", "urgent", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_by_its_urgency(at: str, urgency: str, until: str) -> None:
    """Minutes run on the clock whatever day it is, working days on the calendar."""
    assert said(acknowledge_by(taken(at, urgency), TERMS)) == until


@pytest.mark.parametrize(
    ("at", "summons", "until"),
    [
        # The summons sets the deadline, later or sooner than a working day would.
        ("2026-11-24T09:00", "2026-12-10T10:00:00+01:00", "2026-12-10T10:00:00+01:00"),
        ("2026-11-24T09:00", "2026-11-24T11:00", "2026-11-24T11:00:00+01:00"),
        ("2026-11-24T09:00", "2026-12-10", "2026-12-10T23:59:59+01:00"),
        # One that lies behind, that is missing or that cannot be read sets none: a working day.
        ("2026-11-24T09:00", "2026-11-23T10:00:00+01:00", "2026-11-25T23:59:59+01:00"),
        ("2026-11-24T09:00", None, "2026-11-25T23:59:59+01:00"),
        ("2026-11-24T09:00", "bald", "2026-11-25T23:59:59+01:00"),
        ("2026-11-24T09:00", "9999-12-31", "2026-11-25T23:59:59+01:00"),
    ],
)
def test_the_summons_sets_the_deadline(at: str, summons: str | None, until: str) -> None:
    """A notice to the youth court assistance is acknowledged by the summons (§ 70 Abs. 2 JGG)."""
    assert said(acknowledge_by(taken(at, category="P10", summons=summons), TERMS)) == until
    assert said(acknowledge_by(taken(at, category="P02", summons=summons), TERMS)) == "2026-11-25T23:59:59+01:00"


def test_the_summons_that_was_said_last_sets_it() -> None:
    """A summons that is put off later moves the deadline; what says nothing of it moves nothing."""
    state = taken("2026-11-24T09:00", category="P10", summons="2026-12-10")
    said_later = (Circumstances(summons="2026-12-12"), Circumstances(), None)
    later = tuple(Supplement(number(5), Content(circumstances=one), corrects=False) for one in said_later)
    assert said(acknowledge_by(replace(state, supplements=later), TERMS)) == "2026-12-12T23:59:59+01:00"


@pytest.mark.parametrize(
    ("urgency", "category", "half"),
    [
        ("immediate", "P01", "2026-11-27T17:07:30+01:00"),
        ("urgent", "P01", "2026-11-27T18:00:00+01:00"),
        ("routine", "P02", "2026-11-30T12:00:00+01:00"),
        ("routine", "P10", "2026-11-30T13:00:00+01:00"),
    ],
)
def test_half_of_the_time(urgency: str, category: str, half: str) -> None:
    """Half of some minutes is half of them, half a working day is its noon, and half to a summons the middle."""
    state = taken("2026-11-27T17:00", urgency, category, "2026-12-03T09:00")
    assert said(share_passed(state, TERMS, 50)) == half


def test_each_is_judged_by_its_own_rules() -> None:
    """A notification keeps the deadline of the rules it was written under; unknown ones are judged by the newest."""
    newer = replace(RULES, version="newer", deadlines=replace(RULES.deadlines, urgent=Deadline(minutes=30)))
    both = Terms(RulesInForce((encode_rules(RULES), encode_rules(newer))))
    state = taken("2026-11-27T17:00", "urgent")
    assert said(acknowledge_by(state, both)) == "2026-11-27T19:00:00+01:00"
    assert said(acknowledge_by(replace(state, rules_version="newer"), both)) == "2026-11-27T17:30:00+01:00"
    assert said(acknowledge_by(replace(state, rules_version="?"), both)) == "2026-11-27T17:30:00+01:00"


def test_without_rules_it_is_due_at_once() -> None:
    """Where no rules can be read it stands first in every list, instead of nowhere."""
    state = taken("2026-11-27T17:00")
    assert acknowledge_by(state, NO_TERMS) == state.accepted_at


def test_what_waits_here_has_its_place() -> None:
    """What the server has not taken is counted from when it was written, and a time beyond the calendar is held."""
    state = replace(taken("2026-11-27T17:00", "urgent"), accepted_at=0, authored_at=1_000)
    assert acknowledge_by(state, TERMS) == 1_000 + 120 * 60_000
    assert acknowledge_by(replace(state, authored_at=2**62), TERMS) == LAST + 120 * 60_000


def later(state: Notification, at: str, urgency: str) -> Notification:
    """The same, with another urgency that its sender said at a local time."""
    place = len(state.supplements) + 50
    since = milliseconds_of(datetime.fromisoformat(at))
    added = Supplement(number(place), Content(), corrects=True, at=since, urgency=urgency)
    return replace(state, supplements=(*state.supplements, added))


@pytest.mark.parametrize(
    ("first", "changes", "until"),
    [
        # Raised: fifteen minutes from there, however long there was before.
        ("routine", (("2026-11-28T10:00", "immediate"),), "2026-11-28T10:15:00+01:00"),
        # Raised shortly before the end: nobody gets more time by it.
        ("urgent", (("2026-11-28T05:00", "immediate"),), "2026-11-28T05:10:00+01:00"),
        # Lowered: two hours from the beginning.
        ("immediate", (("2026-11-28T03:12", "urgent"),), "2026-11-28T05:10:00+01:00"),
        # Lowered and raised again.
        ("urgent", (("2026-11-28T03:20", "routine"), ("2026-11-28T03:40", "immediate")), "2026-11-28T03:55:00+01:00"),
    ],
)
def test_by_the_urgency_its_sender_said_last(first: str, changes: tuple[tuple[str, str], ...], until: str) -> None:
    """A higher urgency counts from the stamp of what raised it, a lower one from the first."""
    state = taken("2026-11-28T03:10", first, category="P01")
    for at, urgency in changes:
        state = later(state, at, urgency)
    assert said(acknowledge_by(state, TERMS)) == until


def test_raised_after_somebody_had_it_another_clock_runs() -> None:
    """What was acknowledged in time is to be looked at again within the time of the higher urgency."""
    state = replace(taken("2026-11-28T03:10", "urgent", category="P01"), acknowledgements=in_hand().acknowledgements)
    state = replace(state, timeline=in_hand().timeline)
    raised = later(state, "2026-11-28T09:00", "immediate")
    moved = replace(raised, timeline=(*state.timeline, replace(state.timeline[-1], event=number(50))))
    assert (said(acknowledge_by(moved, TERMS)), moved.clock_stopped) == ("2026-11-28T09:15:00+01:00", False)
    assert said(share_passed(moved, TERMS, 50)) == "2026-11-28T09:07:30+01:00"


def in_hand() -> Notification:
    """A notification that somebody has."""
    return in_delivery("acknowledged")


def test_what_is_to_be_passed_on_runs_from_when_it_was_added() -> None:
    """As urgent as it was by then, and never more than it is by now; the first that is due counts."""
    state = replace(taken("2026-11-28T03:10", "urgent"), to_unit="asd", supplements=(), timeline=())
    has = Forward(number(50), "asd", "third", number(60), at=1, received_at=2)
    at = milliseconds_of(datetime.fromisoformat("2026-11-28T12:00"))
    plain = Supplement(number(51), Content(), corrects=False, at=at)
    passed_on = replace(state, forwards=(has,), supplements=(plain,))
    assert said(acknowledge_by(passed_on, TERMS)) == "2026-11-28T14:00:00+01:00"
    seen = (Noting(at + 1, bytes(16), "B. Watt"),)
    raised = replace(plain, event=number(52), at=at + 60_000, urgency="immediate", noted=seen)
    raising = replace(passed_on, supplements=(plain, raised))
    assert said(acknowledge_by(raising, TERMS)) == "2026-11-28T12:16:00+01:00"
    lowered = replace(raised, event=number(53), at=at + 120_000, urgency="routine", corrects=True)
    lower = replace(passed_on, supplements=(replace(raised, at=at), lowered))
    assert said(acknowledge_by(lower, TERMS)) == "2026-11-30T23:59:59+01:00"
