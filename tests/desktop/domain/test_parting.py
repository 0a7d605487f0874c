"""What of an incident each office is told: its children, and what is marked to them. By hand."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from desktop.domain.content import Child, Content, Guardian, Incident, Person, Statement
from desktop.domain.jurisdiction import Place
from desktop.domain.parting import beside, parted, placed_anew

WILLICH, KEMPEN, VIERSEN = Place("Willich"), Place("Kempen"), Place("Viersen")
CONTENT: Final = Content(
    category="P01",
    whereabouts=WILLICH,
    residence=WILLICH,
    children=(
        Child(given_name="Ada"),
        Child(given_name="Ben", whereabouts=KEMPEN),
        Child(given_name="Cem", whereabouts=VIERSEN, residence=VIERSEN),
    ),
    guardians=(Guardian(given_name="Eva"), Guardian(given_name="Udo", children=(2,))),
    persons=(Person(role="other", given_name="Oma", children=(2, 3)),),
    statements=(
        Statement(kind="observed", text="Alle waren wach."),
        Statement(kind="observed", text="Ada weinte.", children=(1,)),
        Statement(kind="told", text="Ben und Cem liefen weg.", children=(3, 2)),
    ),
)


def names(content: Content) -> tuple[list[str | None], list[str | None], list[str | None], list[str | None]]:
    """The children, guardians, other people and statements of a content."""
    people = (content.children, content.guardians, content.persons)
    first, second, third = ([one.given_name for one in group] for group in people)
    return first, second, third, [one.text for one in content.statements]


def test_without_a_choice_all_of_it_is_told() -> None:
    """One recipient of all children reads what was written, as it was written."""
    assert parted(CONTENT, ()) is CONTENT


def test_an_office_is_told_of_its_child_alone() -> None:
    """Kempen learns of Ben, of who is marked to him, and of what concerns all; nothing of Ada or Cem."""
    theirs = parted(CONTENT, (1,))
    assert names(theirs) == (["Ben"], ["Eva", "Udo"], ["Oma"], ["Alle waren wach.", "Ben und Cem liefen weg."])
    assert "Ada" not in str(theirs)
    assert theirs.whereabouts == KEMPEN


def test_the_common_place_stays_with_those_who_are_there() -> None:
    """Willich learns of Ada where she is, and of neither marked person."""
    theirs = parted(CONTENT, (0,))
    assert names(theirs) == (["Ada"], ["Eva"], [], ["Alle waren wach.", "Ada weinte."])
    assert (theirs.whereabouts, theirs.residence) == (WILLICH, WILLICH)


def test_the_family_home_of_others_is_taken_out() -> None:
    """Cem has a home of his own: where the others live is not told."""
    theirs = parted(CONTENT, (2,))
    assert (theirs.whereabouts, theirs.residence) == (VIERSEN, None)
    assert theirs.children[0].residence == VIERSEN


def test_marks_count_the_children_that_are_told() -> None:
    """Child 1 is the first the receiver sees, and no mark points at one that it does not."""
    theirs = parted(CONTENT, (1, 2))
    assert [one.children for one in theirs.statements] == [(), (2, 1)]
    assert [one.children for one in theirs.guardians] == [(), (1,)]
    alone = parted(CONTENT, (2,))
    assert alone.persons[0].children == (1,)


def test_those_who_are_only_counted_are_counted_on() -> None:
    """Two of five are named: who is told of one named and of the rest is told of four; a place they share stays."""
    counted = replace(CONTENT, children=CONTENT.children[:2], children_count=5)
    theirs = parted(counted, (0, 2, 3, 4))
    assert ([one.given_name for one in theirs.children], theirs.children_count) == (["Ada"], 4)
    assert theirs.whereabouts == WILLICH
    away = parted(counted, (1,))
    assert (away.children_count, away.child_count, away.whereabouts) == (1, 1, KEMPEN)
    unnamed = parted(counted, (2, 3, 4))
    assert (unnamed.children, unnamed.child_count, unnamed.whereabouts) == ((), 3, WILLICH)


def test_what_is_common_goes_to_everybody() -> None:
    """What happened and what is asked is the same for all."""
    for index in range(3):
        theirs = parted(CONTENT, (index,))
        assert (theirs.category, theirs.incident, theirs.request) == (
            CONTENT.category,
            CONTENT.incident,
            CONTENT.request,
        )


def test_a_part_protects_what_the_whole_does() -> None:
    """Who hides may stand in one office's part, and where in the other's: no part gives the place away to a search."""
    shelter = Place("Willich", street="Frauenhausweg")
    hidden = replace(
        CONTENT,
        incident=Incident(place=shelter),
        children=(replace(CONTENT.children[0], protected_address=True), *CONTENT.children[1:]),
        statements=(Statement(kind="told", text="Sie sind im Frauenhausweg."),),
    )
    theirs = parted(hidden, (1,))
    assert (theirs.protects, "Frauenhausweg" in theirs.search_text()) == (True, False)
    assert "protected" not in theirs.document()
    assert not parted(CONTENT, (1,)).protects


def test_children_beside_others_are_counted_on() -> None:
    """Whoever knows of two others is told of these as the third and fourth, each with where it is."""
    theirs = beside(replace(CONTENT, children=CONTENT.children[:2], children_count=None), 2)
    assert [one.whereabouts for one in theirs.children] == [WILLICH, KEMPEN]
    marked = {one.children for one in theirs.guardians} | {one.children for one in theirs.persons}
    marked |= {one.children for one in theirs.statements}
    assert marked <= {(3,), (4,), (3, 4)}
    assert (3, 4) in marked
    assert (theirs.whereabouts, theirs.request, theirs.category) == (None, None, "")


def test_where_children_are_by_now_leaves_the_others() -> None:
    """Of a correction whoever knows other children too keeps these, and learns of no child that it does not know."""
    known = Content(children=(Child(given_name="Ada"), Child(given_name="Eva")), whereabouts=KEMPEN)
    said = placed_anew(known, replace(CONTENT, children=CONTENT.children[::2]))
    assert [(one.given_name, one.whereabouts) for one in said.children] == [("Ada", WILLICH), ("Eva", None)]
    assert placed_anew(known, Content(whereabouts=VIERSEN, protected=True)) == Content(
        whereabouts=VIERSEN, protected=True
    )
