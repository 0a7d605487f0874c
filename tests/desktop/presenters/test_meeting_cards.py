"""Cards of meetings: what is said of each, and who is still to answer."""

from __future__ import annotations

import pytest

from desktop.presenters import meetings
from desktop.presenters.meeting_cards import awaits_answer, cards, invited_as, invited_here, shown_first
from desktop.presenters.meeting_rows import row, whole
from tests.desktop.presenters.meeting_company import furnished

CHIPS = {
    "full": ["Warteliste, Platz 1"],
    "series": ["Antwort offen"],
    "leadership": ["Antwort offen"],
    "cancelled": ["Abgesagt"],
    "over": ["Vorbei"],
}


@pytest.mark.parametrize("name", CHIPS)
def test_what_is_said_of_a_meeting(name: str) -> None:
    """What is wrong first, then one's own answer; all of it is spoken."""
    here = furnished()
    here.company.everybody_syncs()
    (card,) = cards(here.willich.workspace, [here.state(name)])
    assert [chip.text for chip in card.chips] == CHIPS[name]
    for part in (card.title, card.time, card.route, *CHIPS[name]):
        assert part in card.spoken
    assert card.unread == ("Antwort offen" in CHIPS[name])


def test_an_answer_is_a_chip() -> None:
    """Accepted, declined, somebody else; what has not gone out yet says so."""
    here = furnished()
    here.company.everybody_syncs()
    said = []
    for answer in ("yes", "no", "deputy"):
        meetings.reply(here.willich.workspace, here.made["series"], answer, "B. Watt" if answer == "deputy" else "")
        (card,) = cards(here.willich.workspace, [here.state("series")])
        said.append([chip.text for chip in card.chips])
    assert said == [[word, "Wartet auf Verbindung"] for word in ("Zusage", "Absage", "Vertretung")]


def test_a_day_that_is_moved_or_dropped_says_so() -> None:
    """The moved one as soon as it is next."""
    here = furnished()
    here.company.everybody_syncs()
    meetings.edit(here.willich.workspace, here.made["series"], {"2026-10-13": "dropped"})
    here.company.everybody_syncs()
    state = here.state("series")
    assert shown_first(here.willich.workspace, state).key == "2026-11-10"
    (card,) = cards(here.willich.workspace, [state])
    assert "Verlegt" in [chip.text for chip in card.chips]


def test_only_who_is_invited_is_asked() -> None:
    """A unit that is not invited is told so and has nothing to answer; if it does all the same, it is told so too."""
    here = furnished()
    meetings.edit(here.willich.workspace, here.made["series"], {}, ["unit:jugendamt-willich-asd"])
    here.company.everybody_syncs()
    state = here.state("series", here.police)
    workspace = here.police.workspace
    assert not invited_here(workspace, state)
    assert not awaits_answer(workspace, state, shown_first(workspace, state))
    (card,) = cards(workspace, [state])
    assert [chip.text for chip in card.chips] == ["Nicht eingeladen"]
    meetings.reply(workspace, state.id, "yes")
    state = here.state("series", here.police)
    (card,) = cards(workspace, [state])
    assert [chip.text for chip in card.chips][:2] == ["Zusage", "Nicht eingeladen"]
    assert row(workspace, state)["not_invited"] is True
    first, *_ = whole(workspace, state)["occurrences"]
    assert [somebody["answer"] for somebody in first["uninvited"]] == ["yes"]
    assert first["not_invited"] == first["uninvited"]
    assert not row(workspace, state)["coming"]
    assert list(invited_as(workspace, state)) == [(here.willich.device, here.willich.unit)]
