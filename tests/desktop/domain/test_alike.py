"""Whether two children may be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.alike import is_named_again, marks, may_be_one, queries
from desktop.domain.content import Child


def child(given_name: str | None, family_name: str | None, birth_date: str | None = None) -> Child:
    """A child by its names and its birth date."""
    return Child(given_name=given_name, family_name=family_name, birth_date=birth_date)


EMIL = child("Emil", "Meyer", "2018-04-03")


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (child("Emil", "Meyer", "2018-04-03"), True),
        (child("Emiel", "Maier", "2018-04-03"), True),
        (child("Emil Jonas", "Mayer-Kaya", None), True),
        (child("Emil", None, "2018-04-03"), True),
        (child(None, "Meier", "2018-04-03"), True),
        # A slip in the date: one part of it, or day and month the other way round.
        (child("Emil", "Meyer", "2017-04-03"), True),
        (child("Emil", "Meyer", "2018-03-04"), True),
        (child("Emil", "Meyer", "2017-04-04"), False),
        # The twin, a sibling, a namesake, somebody born on the same day, and somebody nothing is known of.
        (child("Ida", "Meyer", "2018-04-03"), True),
        (child("Ida", "Meyer", "2020-06-07"), False),
        (child("Ida", "Meyer", None), False),
        (child("Emil", "Schulz", "2011-11-11"), False),
        (child("Emil", "Schulz", None), False),
        (child("Ida", "Schulz", "2018-04-03"), False),
        (child(None, None, "2018-04-03"), False),
        (child(None, None, None), False),
    ],
)
def test_who_may_be_one(other: Child, *, alike: bool) -> None:
    """Both names, or one of them and the day of birth; a slip in the day is forgiven where both names sound alike."""
    assert may_be_one(EMIL, other) is alike
    assert may_be_one(other, EMIL) is alike


@pytest.mark.parametrize(
    ("other", "again"),
    [
        (child("emil", "MEYER ", "2018-04-03"), True),
        (child("Emil", "Meyer", None), True),
        (child("Emil", "Meyer", "2018-04-04"), False),
        (child("Emil", "Maier", "2018-04-03"), False),
        (child("Ida", "Meyer", "2018-04-03"), False),
        (child(None, "Meyer", "2018-04-03"), False),
        (child(None, None, None), False),
    ],
)
def test_who_is_named_again(other: Child, *, again: bool) -> None:
    """Only somebody with both names, written the same, and no other day: what merely sounds alike may be another."""
    assert is_named_again(EMIL, other) is again
    assert is_named_again(other, EMIL) is again
    assert not is_named_again(other, Child())


NAMES = st.sampled_from((None, "", "Emil", "Emiel", "Ida", "Meyer", "Maier-Kaya", "Kaya", "王"))
DATES = st.sampled_from((None, "2018-04-03", "2018-03-04", "unbekannt"))
CHILDREN = st.builds(child, NAMES, NAMES, DATES)


@given(CHILDREN, CHILDREN)
def test_the_index_finds_whoever_may_be_one(one: Child, other: Child) -> None:
    """Two children who may be one share the marks of a query, so that no index overlooks one for the other."""
    if may_be_one(one, other):
        there = set(marks([other]).split())
        assert any(set(pair) <= there for pair in queries(one))


def test_marks_are_no_words() -> None:
    """What the index keeps of a child besides its names is digits behind letters that begin no word."""
    assert marks([EMIL, child("Emil", "Meyer")]) == "qf67 qg065 qb20180403"
    assert marks([Child(name_unknown=True)]) == ""
