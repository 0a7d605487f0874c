"""The record of two professionals: two people, three questions with reasons, one version after the other."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.assessment import ASSESSMENT, AssessmentRecorded, Involved, RiskAssessment, fold, goes_with
from desktop.domain.event import Author, Elsewhere
from desktop.domain.outcome import APPLIED, Outcome, quarantined
from desktop.domain.rules import RulesInForce, encode_rules
from tests.desktop.domain.test_event import RECEIVER, STAMPED_AT, author, event
from tests.helpers.shipped import RULES

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


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"result": "acute", "family_court": YES, "into_care": NO}, ""),
        ({"result": "acute", "family_court": YES}, "answer_missing"),
        ({"result": "latent"}, "answer_missing"),
        ({"result": "latent", "family_court": Involved(done=False)}, "reason_missing"),
        ({"result": "help_needed"}, ""),
        ({}, "answer_missing"),
    ],
)
def test_what_the_rules_ask_after_the_result_is_answered(said: dict[str, Any], fault: str) -> None:
    """A record that leaves out the family court or taking into care does not count; one of older rules asks nothing."""
    rules = RulesInForce((encode_rules(RULES),))
    body = replace(RECORD, rules_version=RULES.version, **said)
    _, outcome = fold(None, event("assessment.recorded", body, RECEIVER, 1, rules=rules))
    assert outcome == (quarantined(fault) if fault else APPLIED)
    before = RulesInForce((encode_rules(replace(RULES, consequences=())),))
    _, outcome = fold(None, event("assessment.recorded", replace(body, family_court=YES), RECEIVER, 1, rules=before))
    assert outcome == APPLIED


def test_without_a_result_no_child_is_covered() -> None:
    """What two have not come to an end with is no assessment yet; a record of before there was a result is one."""
    state, _ = recorded(None, replace(RECORD, result="open"), 1)
    before, _ = recorded(None, RECORD, 1)
    assert state is not None
    assert before is not None
    assert (state.covers((0,)), before.covers((0,))) == (False, True)


def test_each_child_has_to_be_covered() -> None:
    """A record of one child says nothing of its brother; one of all does."""
    first, _ = recorded(None, replace(RECORD, child=0), 1)
    both, _ = recorded(first, replace(RECORD, child=1), 2)
    everyone, _ = recorded(None, RECORD, 1)
    assert first is not None
    assert both is not None
    assert everyone is not None
    one, two, again = (0,), (0, 1), (0, 0, 2)
    assert [first.covers(places) for places in (one, two, (0, 0))] == [True, False, True]
    assert [both.covers(places) for places in (two, again)] == [True, False]
    assert everyone.covers(again)


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
