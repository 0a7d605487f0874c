"""Which child each office is told of, by hand from §§ 86, 87 SGB VIII: where each of them is, then where they live."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.content import Child, Content
from desktop.domain.jurisdiction import Place
from desktop.domain.routing import recipients
from tests.helpers.shipped import COOPERATION, POLICE, RULES, TODAY

WILLICH, KEMPEN, VIERSEN, NETTETAL = Place("Willich"), Place("Kempen"), Place("Viersen"), Place("Lobberich")
W, K, V, N = "jugendamt-willich-asd", "jugendamt-kempen-asd", "jugendamt-viersen-asd", "jugendamt-nettetal-asd"


def told(**said: Any) -> dict[str, tuple[int, ...]]:
    """Who is told of which children; none stands for all."""
    content = Content(category="P01", **said)
    return {one.unit: one.children for one in recipients(content, COOPERATION, RULES, TODAY, POLICE)}


CASES: dict[str, tuple[dict[str, Any], dict[str, tuple[int, ...]]]] = {
    "all at one place": ({"children": (Child(), Child())}, {W: ()}),
    "one of two elsewhere": ({"children": (Child(), Child(whereabouts=KEMPEN))}, {W: (0,), K: (1,)}),
    "both at one place elsewhere": ({"children": (Child(whereabouts=KEMPEN), Child(whereabouts=KEMPEN))}, {K: ()}),
    "each elsewhere": (
        {"children": (Child(whereabouts=KEMPEN), Child(whereabouts=VIERSEN))},
        {K: (0,), V: (1,)},
    ),
    "the family lives where one of them is": (
        {"children": (Child(), Child(whereabouts=KEMPEN)), "residence": KEMPEN},
        {W: (0,), K: ()},
    ),
    "one lives elsewhere": (
        {"children": (Child(), Child(residence=VIERSEN)), "residence": WILLICH},
        {W: (), V: (1,)},
    ),
    "one is and lives elsewhere": (
        {"children": (Child(), Child(whereabouts=KEMPEN, residence=VIERSEN)), "residence": WILLICH},
        {W: (0,), K: (1,), V: (1,)},
    ),
    "those who are only counted are at the common place": (
        {"children": (Child(whereabouts=KEMPEN),), "children_count": 3},
        {W: (1, 2), K: (0,)},
    ),
    "nobody is named": ({"children_count": 2, "residence": NETTETAL}, {W: (), N: ()}),
    "nobody is even counted": ({}, {W: ()}),
}


@pytest.mark.parametrize("case", CASES)
def test_each_office_is_told_of_its_own(case: str) -> None:
    """Siblings at different addresses are split; an office that all concern is told of all."""
    said, expected = CASES[case]
    assert told(whereabouts=WILLICH, **said) == expected


def test_the_ags_of_a_child_beats_its_names() -> None:
    """A child's own place is read as any place: the AGS before the postcode, the postcode before the town."""
    by_ags = Child(whereabouts=Place("Kempen", ags="05166032", postcode="47877"))
    by_postcode = Child(whereabouts=Place("Kempen", postcode="41334"))
    assert told(whereabouts=WILLICH, children=(Child(), by_ags, by_postcode)) == {W: (0,), V: (1,), N: (2,)}


def test_the_police_is_told_of_all() -> None:
    """One police agency, whatever the places."""
    content = Content(category="J01", whereabouts=WILLICH, children=(Child(), Child(whereabouts=KEMPEN)))
    (one,) = recipients(content, COOPERATION, RULES, TODAY, W)
    assert one.children == ()
