"""The answer to a request of the police, by hand from §§ 68 and 73 SGB X: what goes and its twin that does not."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.forms import check
from tests.helpers.documents import changed, example
from tests.helpers.shipped import NOW, RULES

LIST = "§ 68 SGB X"
ORDER = "Amtsgericht Beispiel, 1. Juni 2024, 0 Gs 000/24"


def found(document: object) -> list[tuple[str, str | None]]:
    """The fields that hold an answer up, each with the norm it is held up by."""
    return [(problem.field, problem.basis) for problem in check(document, RULES, NOW)]


def ordered(**changes: Any) -> dict[str, Any]:
    """An answer on a court's order, with changes to what is said of the request."""
    document = changed("J07", "police_request.path", "court_order")
    document["police_request"] |= changes
    return document


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("family_name", "Eins"),
        ("given_name", "Elternteil"),
        ("birth_date", "1990-03-01"),
        ("birth_place", "Beispielstadt"),
        ("address", {"municipality": "Willich", "street": "Beispielstraße", "house_number": "1"}),
        ("whereabouts", {"municipality": "Kempen", "note": "bei den Großeltern"}),
        ("employer", "Beispielbetrieb, Willich"),
    ],
)
def test_what_stands_on_the_list_goes(field: str, value: object) -> None:
    """Name, given name, day and place of birth, current address, whereabouts, employer."""
    document = example("J07")
    document["requested"] = {"family_name": "Eins", field: value}
    assert found(document) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("children", [{"given_name": "Kind"}]),
        ("children_count", 2),
        ("guardians", [{"family_name": "Eins"}]),
        ("statements", [{"kind": "observed", "text": "Die Wohnung war leer."}]),
        ("assessment", {"danger": "possible"}),
        ("household", {"language": "Deutsch"}),
        ("custody", {"state": "ordered"}),
        ("residence", {"municipality": "Willich"}),
        ("Erfunden", "x"),
    ],
)
def test_what_is_off_the_list_does_not_go(field: str, value: object) -> None:
    """Everything else stays in the office, and the refusal names the field and § 68."""
    assert found({**example("J07"), field: value}) == [(field, LIST)]


@pytest.mark.parametrize("field", ["further", "phone", "relation"])
def test_nothing_more_is_said_of_the_person(field: str) -> None:
    """Neither a row that only an order opens nor one that is not there slips in beside the name."""
    assert found(changed("J07", f"requested.{field}", "Erhält Hilfe zur Erziehung.")) == [(f"requested.{field}", LIST)]


def test_a_request_is_answered_for_six_months() -> None:
    """Six months to the day is in time, a day more is not; the span is one of the rules."""
    assert RULES.spans.request_age_months == 6
    assert found(changed("J07", "police_request.asked_on", "2026-05-22")) == []
    assert found(changed("J07", "police_request.asked_on", "2026-05-21")) == [("police_request.asked_on", LIST)]


@pytest.mark.parametrize("field", ["asked_on", "asked_by", "reference", "path"])
def test_there_is_a_request_of_a_single_case(field: str) -> None:
    """Who asked, when, under which number and on which path is said in each answer."""
    assert [path for path, _ in found(changed("J07", f"police_request.{field}", ...))] == [f"police_request.{field}"]


def test_an_order_is_named() -> None:
    """§ 73 SGB X: without court, date and number of the order nothing goes, with them it does."""
    assert found(ordered()) == [("police_request.court_order", "§ 73 SGB X")]
    assert found(ordered(court_order="   ")) == [("police_request.court_order", "§ 73 SGB X")]
    assert found(ordered(court_order=ORDER)) == []


def test_an_order_carries_more_than_the_list_and_does_not_age() -> None:
    """What the order asks for besides goes with it, also where the request is older."""
    document = ordered(court_order=ORDER, asked_on="2026-01-01")
    document["requested"]["further"] = "Frühere Anschriften wie angeordnet."
    assert found(document) == []


def test_the_order_cannot_be_gone_round_by_naming_its_basis() -> None:
    """An answer that names § 73 SGB X as its basis needs the order whatever path is chosen."""
    document = {**example("J07"), "basis": "§ 73 SGB X", "basis_reason": "Eilt."}
    assert found(document) == [("police_request.court_order", "§ 73 SGB X")]


def test_the_order_stands_in_the_answer_where_it_is_needed_only() -> None:
    """The rules offer § 73 SGB X with an order; naming that basis asks for it too."""
    basis = "§ 73 SGB X (nur mit richterlicher Anordnung)"
    assert found({**ordered(court_order=ORDER), "basis": basis}) == []
    assert found({**example("J07"), "basis": basis}) == [("police_request.court_order", "§ 73 SGB X")]


def test_an_answer_waits_for_leadership() -> None:
    """§ 68 Abs. 2 SGB X: head, deputy or somebody authorised decides; the check itself does not ask for it."""
    assert RULES.category("J07").needs_release
    assert found(example("J07")) == []
