"""Which entries of a notification are one child."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.child_places import first_places, is_one_as_written
from desktop.domain.content import Child, Content


def child(given_name: str | None, birth_date: str | None = None, age: int | None = None) -> Child:
    """A child of one family by what it is told from others by."""
    return Child(given_name=given_name, family_name="Meyer", birth_date=birth_date, estimated_age=age)


EMIL = child("Emil", "2018-04-03", 6)
IDA = child("Ida", age=4)


def places(*documents: Content | tuple[Content, bool]) -> tuple[int, ...]:
    """The first places by documents, of which one in a pair stands instead of what was there."""
    return first_places(one if isinstance(one, tuple) else (one, False) for one in documents)


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (Child(given_name=" emil", family_name="MEYER ", birth_date="2018-04-03"), True),
        (child("Emil", "2018-04-03", 7), True),
        (child("Emil", "2018-04-04", 6), False),
        (child("Emil", None, 6), False),
        (child("Emil"), False),
        (child("Ida", "2018-04-03", 6), False),
        (child(None, "2018-04-03", 6), False),
        (None, False),
    ],
)
def test_who_is_one_child_as_it_is_written(other: Child | None, *, one: bool) -> None:
    """Both names and the day of birth; what is left out proves nothing, and an age is none that others have not."""
    assert is_one_as_written(EMIL, other) is one
    assert is_one_as_written(other, EMIL) is one


def test_two_of_whom_nothing_but_their_name_is_known_are_two() -> None:
    """Two children may have one name: without a day nobody can tell, and nobody is left out."""
    assert places(Content(children=(child("Emil"),)), Content(children=(child("Emil"),))) == (0, 1)
    nameless = Child(given_name="unbekannt", family_name="unbekannt", estimated_age=5)
    assert places(Content(children=(nameless, nameless)), Content(children=(nameless,))) == (0, 1, 2)


def test_two_entries_of_one_document_are_two_children() -> None:
    """However alike they are; whoever is named again later is one of them each."""
    twice = Content(children=(EMIL, EMIL))
    assert places(twice) == (0, 1)
    assert places(twice, twice) == (0, 1, 0, 1)
    assert places(Content(children=(EMIL,)), twice) == (0, 0, 2)


def test_who_is_named_again_in_a_supplement_is_no_other_child() -> None:
    """Whoever is new counts, and keeps the place at which it was written."""
    assert places(Content(children=(IDA, EMIL)), Content(children=(EMIL, child("Ole", age=2)))) == (0, 1, 1, 3)


def test_what_was_put_right_stands_in_the_place_of_what_was_wrong() -> None:
    """A corrected list goes over the one before: who was called otherwise is somebody else from then on."""
    wrong = Content(children=(EMIL,)), Content(children=(EMIL,))
    assert places(*wrong) == (0, 0)
    assert places(*wrong, (Content(children=(EMIL, child("Ole", age=2))), True)) == (0, 1)


def test_children_who_are_only_counted_are_there_too() -> None:
    """The whole report names whom the first notice counted; who comes later comes on top, and no count is undercut."""
    counted = Content(children_count=2)
    assert places(counted) == (0, 1)
    assert places(counted, (Content(children=(EMIL, IDA)), True)) == (0, 1)
    assert places(counted, Content(children=(EMIL,))) == (0, 1, 2)
    assert places(Content(children=(EMIL,)), Content(children=(EMIL,), children_count=2)) == (0, 0, 2)
    assert places(Content()) == ()


def test_whoever_puts_one_child_right_leaves_nobody_out() -> None:
    """A correction may hold that one child alone, also one who stands further down: there are no fewer for it."""
    report, mia = Content(children=(child("Emil"), EMIL)), child("Mia", "2019-01-01")
    assert places(report, Content(children=(mia,)), (Content(children=(mia,)), True)) == (0, 1, 0, 3)
    assert places(report, (Content(children=(EMIL,)), True)) == (0, 0, 2)
    assert places(Content(children=(EMIL, EMIL)), (Content(children=(EMIL,)), True)) == (0, 0, 2)
    assert places(Content(children=(IDA, EMIL)), Content(children=(EMIL,)), (Content(children=(IDA, EMIL)), True)) == (
        0,
        1,
        1,
    )


CHILDREN = st.lists(
    st.builds(
        child,
        st.sampled_from((None, "", "Emil", "emil ", "Ida")),
        st.sampled_from((None, "2018-04-03", "2019-01-01")),
        st.sampled_from((None, 4, 6)),
    ),
    max_size=5,
)


@given(st.lists(st.tuples(CHILDREN, st.none() | st.integers(0, 6), st.booleans()), max_size=6))
def test_nobody_is_ever_counted_away(documents: list[tuple[list[Child], int | None, bool]]) -> None:
    """Whatever is added or put right, there never are fewer children, nor fewer than one document tells apart."""
    said = [(Content(children=tuple(every), children_count=count), instead) for every, count, instead in documents]
    counts = [len(set(places(*said[:end]))) for end in range(len(said) + 1)]
    assert counts == sorted(counts)
    for (every, counted, _), count in zip(documents, counts[1:], strict=True):
        assert count >= max(len(every), counted or 0)


@given(
    st.lists(
        st.none()
        | st.builds(
            child,
            st.sampled_from((None, "", "Emil", "emil ", "Ida")),
            st.sampled_from((None, "2018-04-03", "2019-01-01")),
            st.sampled_from((None, 4, 6)),
        ),
        max_size=12,
    )
)
def test_only_those_of_one_name_have_to_be_compared(entries: list[Child | None]) -> None:
    """Whoever stands first is the first of all that are the same one, whichever were looked at."""
    found: list[int] = []
    for place, one in enumerate(entries):
        same = [first for first in dict.fromkeys(found) if is_one_as_written(one, entries[first])]
        found.append(same[0] if same else place)
    said = [Content(children=(one,)) if one is not None else Content(children=(Child(),)) for one in entries]
    assert places(*said) == tuple(found)
