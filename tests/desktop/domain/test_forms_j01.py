"""The form J01, by hand from § 8a Abs. 3 and the data protection of the youth welfare office."""

from __future__ import annotations

import pytest

from desktop.domain.forms import check, form
from desktop.domain.templates import template
from tests.helpers.documents import changed
from tests.helpers.shipped import NOW, RULES


def fields(document: object) -> list[str]:
    return [problem.field for problem in check(document, RULES, NOW)]


def test_the_form_stays_short() -> None:
    """With the two checks counted singly, at most eight fields are asked for."""
    assert len(form("J01").quick_rows()) + 1 <= 8


def test_the_example_is_valid() -> None:
    """The example passes as it stands."""
    assert fields(template("J01")) == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("danger", ["danger.description"]),
        ("whereabouts", ["whereabouts.municipality"]),
        ("children", ["children"]),
        ("request", ["request.kind"]),
        ("sender", ["sender.name", "sender.phone"]),
        ("gates", ["gates.immediate_action", "gates.guardians_cooperation"]),
    ],
)
def test_what_is_required_is_missed(part: str, expected: list[str]) -> None:
    """Each required part is named when it is taken out."""
    assert fields(changed("J01", part, ...)) == expected


@pytest.mark.parametrize("part", ["on_site", "safety", "custody", "persons", "statements", "service_endangered"])
def test_nothing_else_holds_it_back(part: str) -> None:
    """What is useful but not needed at once may be missing."""
    assert fields(changed("J01", part, ...)) == []


def test_a_reason_opens_both_checks() -> None:
    """A sentence stands in for checks nobody had time to answer."""
    assert fields(changed("J01", "gates", {"reason": "Das Kind ist in Gefahr, niemand ist erreichbar."})) == []


@pytest.mark.parametrize("field", ["guardians", "incident", "assessment", "labels"])
def test_the_police_does_not_get_what_it_is_not_asked_to_know(field: str) -> None:
    """Parts of other forms are unknown here."""
    assert fields(changed("J01", field, {"x": 1})) == [field]
