"""The list of meetings: filters, what the agreement asks for, one's own tasks."""

from __future__ import annotations

import pytest

from desktop.presenters.meeting_list import Filter
from desktop.ui.meetings.view import MeetingsView

TITLES = {
    Filter.AHEAD: ["Meldewege und Rückmeldung", "Runder Tisch", "Leitungsrunde", "Hospitation auf der Wache"],
    Filter.MINE: ["Meldewege und Rückmeldung", "Runder Tisch", "Leitungsrunde"],
    Filter.OWED: ["Meldewege und Rückmeldung", "Runder Tisch", "Leitungsrunde", "Gespräche mit Kindern"],
    Filter.OVER: ["Gespräche mit Kindern"],
}


@pytest.mark.parametrize("chosen", Filter)
def test_a_filter_leaves_what_it_says(view: MeetingsView, chosen: Filter) -> None:
    """What comes next is on top, what is cancelled stays until its time has passed."""
    view.side.show_filter(chosen)
    cards = [view.side.model.card(row) for row in range(view.side.model.rowCount())]
    assert [card.title for card in cards if card] == TITLES[chosen]


def test_what_is_owed_and_to_do_stands_below(view: MeetingsView) -> None:
    """How many obligations are met, and how many tasks wait."""
    assert view.side.tasks.text() == "Meine Aufgaben: 1"
    assert not view.side.owed.isHidden()


def test_who_was_chosen_stays_so(view: MeetingsView, made: dict[str, bytes]) -> None:
    """Asking anew changes nothing; a filter without it shows its first."""
    view.side.choose_entity(made["leadership"])
    view.side.refresh()
    assert view.side.state is not None
    assert view.side.state.id == made["leadership"]
    view.side.show_filter(Filter.OVER)
    assert view.side.state.id == made["over"]
    view.side.choose_entity(made["leadership"])
    assert (view.side.filter, view.side.state.id) == (Filter.AHEAD, made["leadership"])
