"""The rows about people: the youth who is accused is named, and nothing else is said of it."""

from __future__ import annotations

from desktop.domain.forms_people import ACCUSED, CHILDREN, GUARDIANS, HOUSEHOLD, PERSONS


def test_of_the_accused_only_name_birth_and_address_are_asked() -> None:
    """No row about what was seen, said or told to the youth."""
    asked = {row.path.removeprefix("children[].").split(".")[0] for row in ACCUSED}
    assert asked == {
        "children",
        "family_name",
        "given_name",
        "birth_date",
        "gender",
        "nationality",
        "residence",
        "protected_address",
    }
    needed = {row.path for row in ACCUSED if row.need == "full"}
    assert {"children[].family_name", "children[].given_name", "children[].birth_date"} <= needed
    assert not any(row.unless for row in ACCUSED if row.path in needed)


def test_every_person_may_have_a_protected_address() -> None:
    """Children, those who care for them, and others."""
    for rows in (CHILDREN, GUARDIANS, PERSONS):
        assert any(row.path.endswith("protected_address") for row in rows)


def test_further_children_of_a_household_have_no_names() -> None:
    """Who is not concerned is counted."""
    further = next(row for row in HOUSEHOLD if row.path == "household.further_children")
    assert further.kind == "count"
