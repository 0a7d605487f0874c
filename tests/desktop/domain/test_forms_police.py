"""The forms of the police, by hand from the agreement's list of fields; P01 stands for what all of them ask."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.catalogue import POLICE_TO_YOUTH
from desktop.domain.forms import check, form
from desktop.domain.forms_police import POLICE
from desktop.domain.templates import template
from tests.helpers.documents import changed, least
from tests.helpers.shipped import NOW, RULES

QUICK_REQUIRED = {"category", "sender", "whereabouts", "children", "request"}
FULL_REQUIRED = {
    "labels": "labels.means",
    "incident": "incident.from",
    "residence": "residence",
    "guardians": "guardians",
    "statements": "statements",
    "indications": "indications",
    "assessment": "assessment.danger",
    "measures": "measures",
    "transparency": "transparency.family_informed",
    "only_necessary": "only_necessary",
}
ALWAYS_REQUIRED = {
    "urgency": "urgency",
    "sender": "sender.name",
    "whereabouts": "whereabouts.municipality",
    "children": "children",
    "request": "request.kind",
}


def fields(document: object) -> list[str]:
    return [problem.field for problem in check(document, RULES, NOW)]


def urgent(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "urgency": "urgent"}


def test_the_immediate_form_has_seven_fields_of_which_five_are_required() -> None:
    """The budget of the sixty-second notification holds."""
    rows = form("P01").quick_rows()
    assert len(rows) == 7
    assert {row.path for row in rows if row.need == "always"} == QUICK_REQUIRED


def test_the_least_immediate_notification_is_valid() -> None:
    """Category, place, number of children, request, name and phone suffice at night."""
    assert fields(least()) == []


def test_the_least_immediate_notification_is_no_full_report() -> None:
    """The same few fields are not enough where there is time."""
    missing = fields(urgent(least()))
    assert set(FULL_REQUIRED.values()) <= set(missing)
    assert "children" in missing


@pytest.mark.parametrize("part", ALWAYS_REQUIRED)
def test_what_is_always_required_is_missed(part: str) -> None:
    """Each required field of the immediate form is named when it is taken out."""
    assert fields(changed("P01", part, ...))[0] == ALWAYS_REQUIRED[part]


@pytest.mark.parametrize("part", FULL_REQUIRED)
def test_what_the_full_report_needs_is_missed_there_only(part: str) -> None:
    """A field of the full report may be missing from the immediate one and is named in the other."""
    document = changed("P01", part, ...)
    assert fields(document) == []
    assert FULL_REQUIRED[part] in fields(urgent(document))


def test_the_example_is_valid_in_both_urgencies() -> None:
    """The complete example is a full report as well."""
    assert fields(template("P01")) == []
    assert fields(urgent(template("P01"))) == []


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("children.1.frist_name", "x", "children[1].frist_name"),
        ("whereabouts.town", "Willich", "whereabouts.town"),
        ("statements.0.kind", "rumour", "statements[0].kind"),
        ("statements.0.text", ..., "statements[0].text"),
        ("children.0.estimated_age", 18, "children[0].estimated_age"),
        ("children.0.birth_date", "2030-01-01", "children[0].birth_date"),
        ("incident.from", "2030-01-01T00:00:00Z", "incident.from"),
        ("whereabouts.ags", 5166036, "whereabouts.ags"),
        ("measures.0.until", ..., "measures[0].until"),
        ("phone_log.0.at", "nachts", "phone_log[0].at"),
        ("gates", {"immediate_action": True}, "gates"),
    ],
)
def test_a_wrong_field_is_named_by_its_path(path: str, value: object, field: str) -> None:
    """One change to a valid file yields exactly one problem at that place."""
    assert fields(changed("P01", path, value)) == [field]


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("children.1.informed_reason", ..., "children[1].informed_reason"),
        ("children.0.role", ..., "children[0].role"),
        ("children.0.birth_date", ..., "children[0].birth_date"),
        ("children.0.family_name", ..., "children[0].family_name"),
        ("statements.1.source", ..., "statements[1].source"),
        ("transparency.informed_by", ..., "transparency.informed_by"),
        ("sender.file_number", ..., "sender.file_number"),
        ("incident.place", ..., "incident.place"),
    ],
)
def test_the_full_report_asks_for_details(path: str, value: object, field: str) -> None:
    """Details that an immediate notification may leave open are asked for in the full report."""
    document = changed("P01", path, value)
    assert fields(document) == []
    assert fields(urgent(document)) == [field]


@pytest.mark.parametrize(
    ("taken", "instead", "value"),
    [
        ("residence", "residence_unknown", True),
        ("guardians", "guardians_unknown", True),
        ("incident.place", "incident.place_unknown", True),
        ("children.0.birth_date", "children.0.estimated_age", 7),
    ],
)
def test_unknown_is_an_answer(taken: str, instead: str, value: object) -> None:
    """What is not known can be said to be unknown or estimated, even in the full report."""
    document = changed("P01", taken, ...)
    place: Any = document
    *steps, last = instead.split(".")
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    place[last] = value
    assert fields(urgent(document)) == []


def test_limits_on_counts_hold() -> None:
    """Twenty children fit on a form, twenty-one do not."""
    child = {"estimated_age": 3}
    assert fields(least(children=[child] * 20)) == ["children_count"]
    assert fields(least(children=[child] * 20, children_count=20)) == []
    assert fields(least(children=[child] * 21)) == ["children"]


def test_every_category_of_the_police_has_a_form() -> None:
    """All that begin something; what follows a notification has a short form of its own."""
    assert set(POLICE) == set(POLICE_TO_YOUTH) - {"P99"}


@pytest.mark.parametrize("code", [one for one in POLICE if RULES.category(one).urgencies[0] == "immediate"])
def test_the_least_immediate_notification_is_valid_in_every_category(code: str) -> None:
    """At night five answers suffice, whatever the occasion; only the other occasion has to be explained."""
    document = least(category=code)
    if code == "P90":
        assert fields(document) == ["circumstances.why"]
        document["circumstances"] = {"why": "Keine andere Meldungsart passt."}
    assert fields(document) == []
    assert len(form(code).quick_rows()) <= 7


@pytest.mark.parametrize("code", [one for one in POLICE if one != "P10"])
def test_other_categories_may_be_named_besides_but_not_its_own(code: str) -> None:
    """An incident is often several things at once."""
    other = "P07" if code != "P07" else "P08"
    assert fields(changed(code, "secondary_categories", [other])) == []
    assert fields(changed(code, "secondary_categories", [code])) == ["secondary_categories"]
    assert fields(changed(code, "secondary_categories", ["P99"])) == ["secondary_categories"]


def test_the_notice_to_the_court_assistance_says_who_and_what_and_when_and_no_more() -> None:
    """§ 70 Abs. 2 JGG: neither statements nor what was seen of the youth; the summons, or that there was none."""
    assert fields(template("P10")) == []
    for path in ("statements", "measures", "persons", "reporter", "assessment"):
        assert fields({**template("P10"), path: [{}]}) == [path]
    assert fields(changed("P10", "children.0.own_words", "x")) == ["children[0].own_words"]
    assert fields(changed("P10", "circumstances.accusation", ...)) == ["circumstances.accusation"]
    without = changed("P10", "circumstances.summons", ...)
    assert fields(without) == ["circumstances.summons"]
    without["circumstances"]["questioned"] = True
    assert fields(without) == []


def test_a_statement_may_come_from_somebody_bound_to_secrecy() -> None:
    """§ 203 StGB: the mark goes with the statement to the office, holds nothing up, and has no place in P10."""
    assert fields(changed("P04", "statements.0.professional_secret", value=True)) == []
    assert [
        code for code in POLICE if "statements[].professional_secret" not in {row.path for row in POLICE[code]}
    ] == ["P10"]
