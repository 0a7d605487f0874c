"""The record of two professionals: two people, three questions with reasons, one version after the other."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.assessment import ASSESSMENT, AssessmentRecorded, Involved, RiskAssessment, fold, goes_with
from desktop.domain.event import Author, Elsewhere
from desktop.domain.outcome import APPLIED, Outcome, quarantined
from tests.desktop.domain.test_event import RECEIVER, STAMPED_AT, author, event

YES, NO = Involved(done=True), Involved(done=False, reason="Nicht erreichbar")
RECORD = AssessmentRecorded("B. Watt", "C. Volt", YES, YES, NO)


def recorded(
    state: RiskAssessment | None, body: AssessmentRecorded, seq: int, by: Author = RECEIVER
) -> tuple[RiskAssessment | None, Outcome]:
    return fold(state, event("assessment.recorded", body, by, seq))


def test_every_record_is_a_version_with_its_time() -> None:
    """A later record stands beside the earlier one, each with when and by which device."""
    state, outcome = recorded(None, RECORD, 1)
    state, _ = recorded(state, replace(RECORD, text="Später"), 2)
    assert outcome == APPLIED
    assert state is not None
    assert [(one.at, one.device, one.body.text) for one in state.versions] == [
        (STAMPED_AT, RECEIVER.device, ""),
        (STAMPED_AT, RECEIVER.device, "Später"),
    ]


@pytest.mark.parametrize("second", ["B. Watt", " b.  watt "])
def test_the_second_is_another_person(second: str) -> None:
    """Nobody is their own second professional, however the name is written."""
    assert recorded(None, replace(RECORD, second=second), 1) == (None, quarantined("second_is_the_first"))


@pytest.mark.parametrize("name", ["guardians", "child_involved", "home_visit"])
def test_what_was_not_done_has_a_reason(name: str) -> None:
    """Each no without a reason does not count."""
    wrong = replace(RECORD, **{name: Involved(done=False, reason=" ")})
    assert recorded(None, wrong, 1) == (None, quarantined("reason_missing"))


def test_each_child_has_to_be_covered() -> None:
    """A record of one child says nothing of its brother; one of all does."""
    first, _ = recorded(None, replace(RECORD, child=0), 1)
    both, _ = recorded(first, replace(RECORD, child=1), 2)
    everyone, _ = recorded(None, RECORD, 1)
    assert first is not None
    assert both is not None
    assert everyone is not None
    assert (first.covers(1), first.covers(2), both.covers(2), everyone.covers(5)) == (True, False, True, True)


def test_it_stays_in_the_unit() -> None:
    """It lives in the unit's own channel, is found by no search, and only members write it."""
    state, _ = recorded(None, RECORD, 1)
    assert state is not None
    assert (ASSESSMENT.channel, ASSESSMENT.row(state).text) == ("unit", "")
    by = author("asd-willich", "administrator")
    assert recorded(None, RECORD, 1, by)[1] == quarantined("role_not_permitted")


def test_it_goes_with_its_notification() -> None:
    """What two professionals wrote of a notification goes once that is gone."""
    state, _ = recorded(None, RECORD, 1)
    assert state is not None
    assert goes_with(state) == ((Elsewhere("notification", state.id, ""),),)
