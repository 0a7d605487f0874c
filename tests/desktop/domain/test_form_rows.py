"""The rows that forms share."""

from __future__ import annotations

import pytest

from desktop.domain.form_rows import SENDER, head, persons, phone_log, place, statements, where
from desktop.domain.form_values import Field


def paths(rows: tuple[Field, ...]) -> list[str]:
    return [row.path for row in rows]


def test_a_place_is_given_by_any_of_four_details() -> None:
    """Town, district, AGS or postcode suffices."""
    rows = place("incident.place", "Ort")
    town = next(row for row in rows if row.path == "incident.place.municipality")
    assert town.need == "always"
    assert town.unless == ("district", "ags", "postcode")


def test_a_place_is_required_as_its_form_says() -> None:
    """The group carries the need, so an optional place asks for nothing."""
    assert place("whereabouts", "Ort", need="always", quick=True)[0].need == "always"
    assert place("residence", "Ort")[0].need == "optional"


def test_who_notifies_gives_name_and_phone_always() -> None:
    """The immediate form asks the sender for no more than name and phone."""
    assert [row.path for row in SENDER if row.need == "always"] == ["sender", "sender.name", "sender.phone"]


def test_secondary_categories_are_those_of_the_form() -> None:
    """Only the codes that are named may be given besides."""
    secondary = next(row for row in head(["P02"]) if row.path == "secondary_categories")
    assert secondary.choices == (("P02", "P02"),)


@pytest.mark.parametrize("quick", [True, False])
def test_a_list_stands_on_the_immediate_form_where_wanted(*, quick: bool) -> None:
    """Calls and statements are marked for the immediate form by the form that takes them."""
    assert phone_log(quick=quick)[0].quick is quick
    assert statements(need="full", quick=quick)[0].quick is quick


def test_statements_have_four_kinds() -> None:
    """Facts, hearsay, documents and views are told apart."""
    kind = next(row for row in statements(need="full", quick=True) if row.path == "statements[].kind")
    assert [code for code, _ in kind.choices] == ["observed", "told", "document", "assessment"]


def test_other_people_have_the_roles_of_their_direction_and_those_of_both() -> None:
    """What only one side knows stands first."""
    role = next(row for row in persons("Nur, wer wichtig ist.", ("victim", "Opfer")) if row.path == "persons[].role")
    assert [code for code, _ in role.choices] == ["victim", "partner", "sibling", "other"]


def test_where_the_family_lives_may_be_unknown_where_it_is_asked() -> None:
    """A full report asks for it or for the word that nobody knows; elsewhere it may be left out."""
    asked, left = (
        next(row for row in where(residence=need) if row.path == "residence") for need in ("full", "optional")
    )
    assert (asked.need, asked.unless) == ("full", ("residence_unknown",))
    assert (left.need, left.unless) == ("optional", ())
