"""Paths in a document: what is put there is found there, and taking it away leaves no trace."""

from __future__ import annotations

from typing import Any

from desktop.presenters.form_document import look, put, row_path, steps, without_blanks


def test_a_path_leads_through_groups_and_lists() -> None:
    """What is put at a path is found at it, and nowhere else."""
    document: dict[str, Any] = {}
    put(document, "children[1].given_name", "Kim")
    put(document, "sender.phone", "110")
    assert document == {"children": [{}, {"given_name": "Kim"}], "sender": {"phone": "110"}}
    assert look(document, "children[1].given_name") == "Kim"
    assert look(document, "children[7].given_name") is None
    assert look(document, "sender.phone.more") is None


def test_nothing_takes_away_what_stood_there() -> None:
    """Putting None removes the value."""
    document = {"a": {"b": 1}, "c": 2}
    put(document, "a.b", None)
    put(document, "c", None)
    assert without_blanks(document) == {}


def test_no_and_zero_are_something() -> None:
    """Only what is empty is left out."""
    assert without_blanks({"a": False, "b": 0, "c": "", "d": [], "e": {"f": None}}) == {"a": False, "b": 0}


def test_a_path_names_its_row() -> None:
    """The numbers of entries are no part of the row's path."""
    assert row_path("children[3].whereabouts.municipality") == "children.whereabouts.municipality"
    assert steps("a[2].b") == ("a", 2, "b")
