"""The forms of the youth welfare offices, by hand from the law: an allowed and a refused twin for each norm."""

from __future__ import annotations

import pytest

from desktop.domain.forms import check, form
from desktop.domain.forms_youth import YOUTH
from desktop.domain.templates import template
from tests.helpers.documents import changed
from tests.helpers.shipped import NOW, RULES


def fields(document: object) -> list[str]:
    return [problem.field for problem in check(document, RULES, NOW)]


def test_an_immediate_form_has_at_most_seven_fields() -> None:
    """The budget of the sixty-second notification holds here too."""
    assert all(len(form(code).quick_rows()) <= 7 for code in YOUTH)


@pytest.mark.parametrize("path", ["children", "persons", "statements", "guardians", "danger"])
def test_the_protection_of_staff_says_nothing_of_the_family(path: str) -> None:
    """J03: the police learns where and when, and what dangers there are."""
    assert fields({**template("J03"), path: [{}]}) == [path]
    assert fields(changed("J03", "circumstances.staff", ...)) == ["circumstances.staff"]


@pytest.mark.parametrize("path", ["children", "persons", "statements", "guardians"])
def test_a_case_talk_begins_without_names(path: str) -> None:
    """§ 64 Abs. 2a SGB VIII: names have no field; whoever needs them says why."""
    assert fields({**template("J11"), path: [{}]}) == [path]


def test_a_case_talk_with_names_needs_a_reason() -> None:
    """The refused twin, and the allowed one."""
    document = changed("J11", "circumstances.pseudonymous", value=False)
    assert fields(document) == ["circumstances.pseudonym_reason"]
    document["circumstances"]["pseudonym_reason"] = "Die Polizei war am Ort und kennt die Familie."
    assert fields(document) == []


def test_a_planned_crime_is_said_without_asking_for_discretion() -> None:
    """§ 71 Abs. 1 Nr. 1 SGB X: no question whether the help would suffer."""
    assert fields({**template("J05"), "service_endangered": True}) == ["service_endangered"]
    assert fields(changed("J05", "circumstances.planned", ...)) == ["circumstances.planned"]


def test_a_hand_over_says_when_the_talk_was_or_why_there_was_none() -> None:
    """§ 8a Abs. 6 SGB VIII wants a talk of the professionals, with the family."""
    document = changed("X01", "circumstances.talk_on", ...)
    assert fields(document) == ["circumstances.talk_on"]
    document["circumstances"]["no_talk_reason"] = "Der Umzug geschah gestern."
    assert fields(document) == []
    alone = changed("X01", "circumstances.family_involved", value=False)
    assert fields(alone) == ["circumstances.family_involved_reason"]


def test_a_hand_over_says_what_gives_cause_for_concern() -> None:
    """§ 8a Abs. 6 SGB VIII: the indications are told, each as a statement, where it is not immediate."""
    assert fields(changed("X01", "statements", ...)) == ["statements"]
    assert fields({**changed("X01", "statements", ...), "urgency": "immediate"}) == []


@pytest.mark.parametrize("code", ["J02", "J03"])
def test_whom_the_police_meets_is_named(code: str) -> None:
    """Who of the office is there and how to reach them stands in what asks the police to come along; not at once."""
    assert fields(changed(code, "on_site", ...)) == ["on_site.name", "on_site.phone"]
    assert fields({**changed(code, "on_site", ...), "urgency": "immediate"}) == []


def test_a_hand_over_at_once_leaves_the_rest_to_later() -> None:
    """A child in danger is handed over with what is known."""
    document = {
        "category": "X01",
        "urgency": "immediate",
        "sender": {"name": "Fachkraft A", "phone": "030 23125 003"},
        "whereabouts": {"municipality": "Kempen"},
        "children_count": 1,
        "request": {"kind": "come_now"},
    }
    assert fields(document) == []


def test_force_at_an_inobhutnahme_names_its_ground() -> None:
    """J02 says how far the taking into care is, and when it is to happen."""
    assert fields(changed("J02", "custody.state", ...)) == ["custody.state"]
    assert fields(changed("J02", "circumstances.visit", ...)) == ["circumstances.visit"]


@pytest.mark.parametrize("code", ["J02", "J04", "J08", "J11"])
def test_whether_the_help_would_suffer_is_asked_in_every_full_form(code: str) -> None:
    """§ 64 Abs. 2 SGB VIII: nobody passes the question by, but where it is immediate."""
    assert fields(changed(code, "service_endangered", ...)) == ["service_endangered"]
    if "immediate" in RULES.category(code).urgencies:
        assert fields({**changed(code, "service_endangered", ...), "urgency": "immediate"}) == []
