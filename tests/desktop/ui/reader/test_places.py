"""Where pages stand at a zoom, and what is seen of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.pdf.messages import Size
from desktop.ui.reader.places import STEPS, Places, fitting, next_step

A4 = Size(595, 842)
SIZES = st.lists(st.builds(Size, st.floats(1, 2000), st.floats(1, 2000)), min_size=1, max_size=20)


def test_pages_stand_below_each_other() -> None:
    """At 100 percent an inch has 96 pixels, and there is a gap around each."""
    places = Places((A4, A4), 100, 10)
    assert places.page_size(0) == (793, 1123)
    assert (places.tops, places.height, places.width) == ([10, 1143], 2276, 813)
    assert list(places.seen(0, 500)) == [0]
    assert list(places.seen(1100, 500)) == [0, 1]


@given(SIZES, st.floats(25, 400), st.integers(0, 100_000))
def test_a_place_is_the_same_at_every_zoom(sizes: list[Size], percent: float, height: int) -> None:
    """A height is one place on one page, and that place has that height again."""
    places = Places(sizes, percent, 10)
    within = min(height, places.height)
    page, part = places.place(within)
    assert abs(places.height_of(page, part) - within) <= 1
    assert set(places.seen(within, 0)) <= {page, page + 1}


@given(SIZES, st.integers(50, 3000))
def test_the_widest_page_fits(sizes: list[Size], width: int) -> None:
    """It is as wide as the room, as far as the zooms go."""
    percent = fitting(sizes, width, 8)
    assert STEPS[0] <= percent <= STEPS[-1]
    if STEPS[0] < percent < STEPS[-1]:
        assert abs(Places(sizes, percent, 8).width - width) <= 1


@pytest.mark.parametrize(
    ("percent", "closer", "farther"), [(100.0, 110, 90), (104.0, 110, 100), (400.0, 400, 300), (25.0, 33, 25)]
)
def test_the_buttons_go_through_the_zooms(percent: float, closer: int, farther: int) -> None:
    """From wherever somebody is to the next one, and not beyond the last."""
    assert (next_step(percent, closer=True), next_step(percent, closer=False)) == (closer, farther)
