"""Which recipients a file is for: as it was said, and never all where they are not told of the same children."""

from __future__ import annotations

import pytest

from desktop.domain.content import Child, Content
from desktop.domain.file_parting import FIELD, About, is_parted, not_listed, taken_out, units_for, unsaid
from desktop.domain.routing import Recipient

FIRST, SECOND, WHOLE = Recipient("a", "", (0,)), Recipient("b", "", (1, 2)), Recipient("c", "")


def test_what_is_said_of_files_is_no_part_of_the_form() -> None:
    """It is taken out of the document, which is left as it was."""
    document = {"category": "P01", FIELD: [{"name": "foto.jpg", "children": [2, 2]}]}
    assert taken_out(document) == ({"category": "P01"}, (About("foto.jpg", (2,)),), ())
    assert FIELD in document
    assert taken_out({"category": "P01"}) == ({"category": "P01"}, (), ())
    assert taken_out([1]) == ([1], (), ())


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ("foto.jpg", FIELD),
        ([{"name": "a", "children": [1]}] * 21, FIELD),
        (["foto.jpg"], f"{FIELD}[0]"),
        ([{"name": "foto.jpg"}], f"{FIELD}[0]"),
        ([{"name": 1, "children": [1]}], f"{FIELD}[0]"),
        ([{"name": "foto.jpg", "children": [1], "unit": "a"}], f"{FIELD}[0]"),
        ([{"name": "foto.jpg", "children": []}], f"{FIELD}[0].children"),
        ([{"name": "foto.jpg", "children": [0]}], f"{FIELD}[0].children"),
        ([{"name": "foto.jpg", "children": "1"}], f"{FIELD}[0].children"),
    ],
)
def test_what_is_wrong_with_it_is_named(rows: object, field: str) -> None:
    """Each fault by its place, and nothing of it counts."""
    rest, files, problems = taken_out({FIELD: rows})
    assert (rest, files, [one.field for one in problems]) == ({}, (), [field])


def test_a_file_is_about_children_of_the_notification() -> None:
    """A number nobody has is named; those that are only counted have one too."""
    files = (About("a", (2,)), About("b", (3,)))
    assert [one.field for one in not_listed(files, Content(children=(Child(), Child())))] == [f"{FIELD}[1].children"]
    assert list(not_listed(files, Content(children=(Child(),), children_count=3))) == []


def test_where_all_are_told_the_same_a_file_goes_to_all() -> None:
    """Nobody has to say anything then, and what was said narrows nothing."""
    alike = (WHOLE, Recipient("d", ""))
    assert not is_parted(alike)
    assert units_for(alike, (About("foto.jpg", (1,)),), "foto.jpg") == ("c", "d")
    assert unsaid(alike, (), ["foto.jpg"]) == ()


def test_where_they_are_not_a_file_goes_where_it_was_said() -> None:
    """To whom one of its children is told of, and to whoever is told of all; unsaid to nobody."""
    parted = (FIRST, SECOND, WHOLE)
    files = (About("foto.jpg", (1,)), About("brief.pdf", (3,)), About("brief.pdf", (1,)))
    assert is_parted(parted)
    assert units_for(parted, files, "foto.jpg") == ("a", "c")
    assert units_for(parted[:2], files, "brief.pdf") == ("a", "b")
    assert units_for(parted, files, "mehr.jpg") == ()
    (problem,) = unsaid(parted, files, ["foto.jpg", "mehr.jpg"])
    assert (problem.field, problem.message.startswith("mehr.jpg: ")) == (FIELD, True)
