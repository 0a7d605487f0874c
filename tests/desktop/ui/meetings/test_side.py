"""The list of meetings: filters, what the agreement asks for, one's own tasks."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.settings import Settings
from desktop.presenters import erasing, meetings
from desktop.presenters.meeting_list import Filter
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.kept_card import GONE
from desktop.ui.meetings.side import MeetingSide
from desktop.ui.meetings.view import MeetingsView
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.window import Noted, Waiting

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


def test_what_somebody_reads_stays_before_them(
    view: MeetingsView, company: Company, willich: Member, made: dict[str, bytes]
) -> None:
    """What is of the list no more is kept until they go on; where it has gone, no other meeting takes its place."""
    side = view.side
    side.show_filter(Filter.MINE)
    side.choose_entity(made["leadership"])
    meetings.reply(willich.workspace, made["leadership"], "no")
    view.refresh()
    assert side.state is not None
    assert (side.state.id, side.list.currentIndex().row()) == (made["leadership"], 2)
    side.choose_entity(made["series"])
    erasing.erase(willich.workspace, made["series"], "Leitung W", "mistake")
    company.everybody_syncs()
    view.refresh()
    assert side.state is None
    assert side.lost
    assert any(one.text() == GONE for one in view.page.findChildren(QLabel))


def test_it_is_read_beside(themed: Theme, qtbot: QtBot, willich: Member, made: dict[str, bytes]) -> None:
    """What is asked for as things change is read outside Qt's thread, and is dropped where it is shown at once."""
    waiting = Waiting(willich)
    side = MeetingSide(Around(Desk(waiting), Actions(), Noted(), Settings()))
    qtbot.addWidget(side)
    side.look()
    assert side.model.rowCount() == 0
    waiting.go_on()
    assert side.model.rowCount() == len(TITLES[Filter.AHEAD])
    side.look()
    side.show_filter(Filter.OVER)
    waiting.go_on()
    assert side.state is not None
    assert (side.state.id, side.model.rowCount()) == (made["over"], len(TITLES[Filter.OVER]))
