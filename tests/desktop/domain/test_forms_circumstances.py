"""What each category asks besides: needed in the full report, left open at night, and asked nowhere else."""

from __future__ import annotations

import pytest

from desktop.domain.forms import check
from desktop.domain.forms_circumstances import circumstances
from desktop.domain.templates import template
from tests.helpers.documents import changed
from tests.helpers.shipped import NOW, RULES

NEEDED = {
    "P02": "absent_where",
    "P03": "dwelling",
    "P04": "explanation",
    "P05": "behaviour",
    "P06": "contact_children",
    "P07": "state",
    "P08": "access",
    "P09": "substance",
    "P11": "handed_to",
    "P12": "reaction",
    "P13": "kind",
    "P14": "with_child",
    "P16": "committed",
    "P17": "abroad",
    "P18": "not_to_address",
    "P19": "experienced",
    "P21": "environment",
}


def fields(document: object) -> list[str]:
    return [problem.field for problem in check(document, RULES, NOW)]


@pytest.mark.parametrize("code", NEEDED)
def test_the_full_report_needs_what_belongs_in_it(code: str) -> None:
    """Without it the report of this category is not complete; immediately it may follow later."""
    urgency = next(one for one in RULES.category(code).urgencies if one != "immediate")
    document = {**changed(code, f"circumstances.{NEEDED[code]}", ...), "urgency": urgency}
    assert fields(document) == [f"circumstances.{NEEDED[code]}"]
    if "immediate" in RULES.category(code).urgencies:
        assert fields({**document, "urgency": "immediate"}) == []


def test_the_other_occasion_is_explained_at_once() -> None:
    """P90 has no default: somebody says why the youth welfare office has to know, in every urgency."""
    for urgency in RULES.category("P90").urgencies:
        document = {**changed("P90", "circumstances.why", ...), "urgency": urgency}
        assert fields(document) == ["circumstances.why"]


def test_what_one_category_asks_another_does_not_take() -> None:
    """A field of another category is named, so that nothing is said that nobody asked for."""
    assert fields(changed("P03", "circumstances.utterance", "x")) == ["circumstances.utterance"]
    assert fields({**template("P01"), "circumstances": {"why": "x"}}) == ["circumstances"]
    assert circumstances("P01") == ()


def test_a_missing_child_is_missing_since_some_time() -> None:
    """Who was picked up was handed over to somebody; who is missing has been since some moment."""
    document = changed("P11", "circumstances.kind", "missing")
    del document["circumstances"]["handed_to"]
    assert fields(document) == ["circumstances.missing_since"]
    document["circumstances"]["missing_since"] = "2024-06-01T02:00:00+02:00"
    assert fields(document) == []
