"""The form J06, by hand from the law: an allowed and a refused twin for each norm."""

from __future__ import annotations

from typing import Any, Final

import pytest

from desktop.domain.forms import check
from desktop.domain.forms_j06 import J06
from desktop.domain.templates import template
from tests.helpers.documents import changed
from tests.helpers.shipped import NOW, RULES

LEAST: Final[dict[str, Any]] = {
    "category": "J06",
    "urgency": "urgent",
    "sender": {
        "name": "Fachkraft A",
        "phone": "030 23125 003",
        "function": "Fachkraft",
        "unit": "Jugendamt Beispiel",
        "reachable": "bis 16 Uhr",
        "file_number": "000/00",
    },
    "circumstances": {"own_purpose": "own_task", "own_task": "Schutzauftrag", "necessity": "Das Kind ist in Gefahr."},
    "children_count": 1,
    "statements": [{"kind": "observed", "text": "Das Kind weinte.", "entrusted": False}],
    "request": {"kind": "inform"},
    "service_endangered": False,
}


def fields(document: object) -> list[str]:
    return [problem.field for problem in check(document, RULES, NOW)]


def test_the_least_that_is_needed_suffices() -> None:
    """Nobody has to name the family where the number of children is enough; the place is the police's own."""
    assert fields(LEAST) == []
    assert fields(template("J06")) == []


@pytest.mark.parametrize("name", ["own_purpose", "own_task", "necessity"])
def test_it_says_which_task_it_serves_and_why(name: str) -> None:
    """§ 69 Abs. 1 Nr. 1, 2 SGB X: social data is passed on for a task of the office, as far as that needs it."""
    assert fields(changed("J06", f"circumstances.{name}", ...)) == [f"circumstances.{name}"]
    assert fields(changed("J06", "circumstances.own_purpose", "curiosity")) == ["circumstances.own_purpose"]


@pytest.mark.parametrize("purpose", ["own_task", "proceedings"])
def test_both_numbers_of_the_norm_carry_it(purpose: str) -> None:
    """Nr. 1 is the task itself, Nr. 2 proceedings connected with it."""
    assert fields(changed("J06", "circumstances.own_purpose", purpose)) == []


def test_every_statement_says_whether_it_was_entrusted() -> None:
    """§ 65 SGB VIII: unanswered is refused, no is allowed, yes needs a ground that the law knows."""
    assert fields(changed("J06", "statements.0.entrusted", ...)) == ["statements[0].entrusted"]
    entrusted = changed("J06", "statements.0.entrusted", value=True)
    assert fields(entrusted) == ["statements[0].entrusted_ground"]
    entrusted["statements"][0]["entrusted_ground"] = "consent"
    assert fields(entrusted) == []
    entrusted["statements"][0]["entrusted_ground"] = "for the file"
    assert fields(entrusted) == ["statements[0].entrusted_ground"]


def test_what_a_doctor_said_needs_a_ground() -> None:
    """§ 76 SGB X: the limits of the one who said it go with it."""
    document = changed("J06", "statements.0.professional_secret", value=True)
    assert fields(document) == ["statements[0].secret_ground"]
    document["statements"][0]["secret_ground"] = "Schweigepflichtentbindung liegt vor."
    assert fields(document) == []


def test_whether_the_help_suffers_is_answered() -> None:
    """§ 64 Abs. 2 SGB VIII: unanswered is refused; yes needs the reason why it goes out all the same."""
    assert fields(changed("J06", "service_endangered", ...)) == ["service_endangered"]
    assert fields(changed("J06", "service_endangered", value=True)) == ["service_endangered_reason"]
    answered = {**template("J06"), "service_endangered": True, "service_endangered_reason": "Das Kind geht vor."}
    assert fields(answered) == []


def test_there_is_no_immediate_complaint() -> None:
    """Whoever needs the police at once writes J01, which nobody holds back."""
    assert fields({**template("J06"), "urgency": "immediate"}) == ["urgency"]
    assert not any(row.quick for row in J06 if row.path == "circumstances")


def test_something_is_said() -> None:
    """A complaint without a statement says nothing."""
    assert fields(changed("J06", "statements", ...)) == ["statements"]
