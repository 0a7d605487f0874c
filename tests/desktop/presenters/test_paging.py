"""Lists a page at a time."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.presenters.paging import page
from tests.desktop.presenters.refusing import refused


def rows(*ids: str) -> list[dict[str, Any]]:
    """Rows with these ids."""
    return [{"id": each, "n": n} for n, each in enumerate(ids)]


@given(st.lists(st.integers(0, 9).map(str), unique=True), st.integers(1, 5))
def test_pages_give_the_whole_list(ids: list[str], limit: int) -> None:
    """Page after page gives every row once, in order, none of them longer than asked for."""
    found: list[dict[str, Any]] = []
    after = None
    while True:
        answer = page(rows(*ids), limit, after)
        assert len(answer["items"]) <= limit
        found += answer["items"]
        after = answer["next"]
        if after is None:
            break
        assert after == answer["items"][-1]["id"]
    assert found == rows(*ids)


def test_rows_of_one_id_stay_together() -> None:
    """Rows that share an id are never torn apart, for one could not go on in their middle."""
    listed = rows("a", "b", "b", "b", "c")
    assert page(listed, 2, None) == {"items": listed[:4], "next": "b"}
    assert page(listed, 2, "b") == {"items": listed[4:], "next": None}


def test_nothing_to_list() -> None:
    """An empty list is a page, and so is what lies after the last row."""
    assert page([], 5, None) == {"items": [], "next": None}
    assert page(rows("a"), 5, "a") == {"items": [], "next": None}
    assert page(rows("a"), 5, "A") == {"items": [], "next": None}


@pytest.mark.parametrize("listed", [[], rows("a")])
def test_an_unknown_id_is_refused(listed: list[dict[str, Any]]) -> None:
    """Going on after an id that is not in the list is refused, not answered with an empty end."""
    with refused("after_unknown", "after"):
        page(listed, 5, "b")


def test_another_name_for_the_id() -> None:
    """A list may keep its id under another name."""
    listed = [{"device": "a"}, {"device": "b"}]
    assert page(listed, 1, None, key="device")["next"] == "a"
