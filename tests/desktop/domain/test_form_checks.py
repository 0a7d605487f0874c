"""What depends on more than one field, each with an allowed and a refused case."""

from __future__ import annotations

import pytest

from desktop.domain.forms import check
from tests.helpers.documents import changed, least
from tests.helpers.shipped import NOW, RULES


def fields(document: object) -> list[str]:
    return [problem.field for problem in check(document, RULES, NOW)]


def test_an_urgency_of_another_category_is_refused() -> None:
    """P01 is not routine and J01 never anything but immediate."""
    assert "urgency" in fields(changed("P01", "urgency", "routine"))
    assert "urgency" in fields(changed("J01", "urgency", "urgent"))


def test_acute_danger_is_immediate() -> None:
    """Acute danger cannot wait for two hours, possible danger can."""
    acute = {"danger": "acute", "reasons": "Messer in der Hand."}
    document = changed("P01", "assessment", acute)
    assert fields(document) == []
    assert fields({**document, "urgency": "urgent"}) == ["urgency"]
    assert fields({**document, "urgency": "urgent", "assessment": {**acute, "danger": "possible"}}) == []


def test_another_basis_needs_a_reason() -> None:
    """A basis of the rules passes alone, another one with a reason."""
    assert fields(least(basis="§ 34a PolG NRW")) == []
    assert fields(least(basis="§ 99 Erfunden")) == ["basis_reason"]
    assert fields(least(basis="§ 99 Erfunden", basis_reason="Sonderfall")) == []


@pytest.mark.parametrize(("count", "problems"), [(1, ["children_count"]), (2, []), (5, [])])
def test_the_number_of_children_covers_the_list(count: int, problems: list[str]) -> None:
    """More children than are listed may be known of, fewer may not."""
    assert fields(changed("P01", "children_count", count)) == problems


@pytest.mark.parametrize("path", ["guardians.0.children", "statements.0.children"])
def test_what_is_about_a_child_is_about_one_that_is_named(path: str) -> None:
    """The first two are there, a third is not; the problem names where it was said."""
    assert fields(changed("P01", path, [1, 2])) == []
    name, index, last = path.split(".")
    assert fields(changed("P01", path, [3])) == [f"{name}[{index}].{last}"]


def test_no_children_at_all_is_no_notification() -> None:
    """A number of zero is named."""
    assert fields(least(children_count=0)) == ["children", "children_count"]


@pytest.mark.parametrize(("born", "problems"), [("2006-06-01", ["children[0].birth_date"]), ("2006-06-02", [])])
def test_a_child_was_a_minor_when_it_happened(born: str, problems: list[str]) -> None:
    """The eighteenth birthday decides, as of the day of the incident."""
    assert fields(changed("P01", "children.0.birth_date", born)) == problems


def test_without_an_incident_today_decides_on_age() -> None:
    """A birth date is measured against today where no day of the incident is given."""
    assert fields(least(children=[{"birth_date": "2008-11-22"}], children_count=1)) == ["children[0].birth_date"]
    assert fields(least(children=[{"birth_date": "2008-11-23"}], children_count=1)) == []


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("incident.to", "2024-06-01T00:39:59Z", "incident.to"),
        ("measures.0.until", "2024-06-01T02:54:00+02:00", "measures[0].until"),
    ],
)
def test_nothing_ends_before_it_begins(path: str, value: str, problem: str) -> None:
    """Times are compared as times, whatever their offset."""
    assert fields(changed("P01", path, value)) == [problem]
    assert fields(changed("P01", path, "2024-06-01T01:00:00Z")) == []


def test_no_measure_stands_alone() -> None:
    """None is a measure only by itself."""
    assert fields(changed("P01", "measures", [{"kind": "none"}])) == []
    assert fields(changed("P01", "measures", [{"kind": "none"}, {"kind": "complaint"}])) == ["measures"]


def test_the_full_report_holds_a_fact() -> None:
    """Hearsay alone is enough at night and not in the full report."""
    document = changed("P01", "statements", [{"kind": "told", "text": "Streit", "source": "Nachbarin"}])
    assert fields(document) == []
    assert fields({**document, "urgency": "urgent"}) == ["statements"]


def test_what_is_not_needed_is_taken_out() -> None:
    """Saying that more than necessary stands there is a problem in itself."""
    assert fields(least(only_necessary=False)) == ["only_necessary"]
