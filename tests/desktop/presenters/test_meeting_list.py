"""The list of meetings: what stands under each filter, and what is said where nothing does."""

from __future__ import annotations

import pytest

from desktop.presenters import meetings
from desktop.presenters.meeting_list import FILTER_TITLES, Filter, awaited, listed, why_empty
from tests.desktop.presenters.meeting_company import furnished
from tests.helpers.company import Member

NAMES = {
    Filter.AHEAD: ["full", "series", "leadership", "cancelled"],
    Filter.MINE: ["full", "series", "leadership"],
    Filter.OWED: ["full", "series", "leadership", "over"],
    Filter.OVER: ["over"],
}


@pytest.mark.parametrize("chosen", Filter)
def test_what_stands_under_a_filter(chosen: Filter) -> None:
    """What comes next on top; every filter has a title."""
    here = furnished()
    found = [state.id for state in listed(here.willich.workspace, chosen)]
    assert found == [here.made[name] for name in NAMES[chosen]]
    assert FILTER_TITLES[chosen]


@pytest.mark.parametrize("chosen", Filter)
def test_where_nothing_stands_a_sentence_does(chosen: Filter, police: Member) -> None:
    """Of what is to come also what the agreement asks for next."""
    said = why_empty(police.workspace, chosen)
    assert said.endswith(".")
    assert ("Als Nächstes: Zwei gemeinsame Fortbildungen im Jahr" in said) == (chosen in (Filter.AHEAD, Filter.OWED))


def test_what_is_still_to_be_answered_is_counted() -> None:
    """An answer counts down; what one is not invited to, or is over, does not count."""
    here = furnished()
    assert awaited(here.willich.workspace) == 2
    meetings.reply(here.willich.workspace, here.made["series"], "no")
    assert awaited(here.willich.workspace) == 1
