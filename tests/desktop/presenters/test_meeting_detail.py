"""One meeting in whole: its facts, who comes, its days, and what may be done with it by whom."""

from __future__ import annotations

from desktop.presenters import meetings
from desktop.presenters.meeting_detail import answer_words, detail
from tests.desktop.presenters.meeting_company import furnished
from tests.helpers.company import ASD, POLICE, founded
from tests.helpers.meetings import furnish

ORGANISER = {"reply", "write", "edit", "cancel", "check_off", "calendar"}


def test_who_may_do_what() -> None:
    """The organiser everything, a guest an answer; what is over or cancelled is no more answered."""
    here = furnished()
    workspace = here.willich.workspace
    assert detail(workspace, here.state("full")).actions == ORGANISER
    assert detail(workspace, here.state("series")).actions == ORGANISER | {"move"}
    assert detail(workspace, here.state("over")).actions == ORGANISER - {"reply"}
    assert detail(workspace, here.state("leadership")).actions == {"reply", "calendar"}
    assert detail(workspace, here.state("cancelled")).actions == {"calendar"}


def test_who_comes_and_who_waits() -> None:
    """By name, in their order; nobody is a sentence."""
    here = furnished()
    workspace = here.willich.workspace
    full = detail(workspace, here.state("full"))
    assert [(fact.label, fact.value) for fact in full.coming.facts] == [
        ("Zusagen", "Person 1"),
        ("Warteliste", "1. Person 2"),
    ]
    assert {fact.label: fact.value for fact in full.facts.facts}["Plätze"] == "1 von 1 Plätzen · 1 auf der Warteliste"
    assert [fact.value for fact in detail(workspace, here.state("series")).coming.facts] == ["Noch keine."]


def test_days_follow_each_other() -> None:
    """The next is shown first; a moved one says from where; the ends have no further one."""
    here = furnished()
    workspace, state = here.willich.workspace, here.state("series")
    first = detail(workspace, state)
    assert (first.earlier, first.later, first.place_in_series) == (None, "2026-11-10", "1 von 9")
    second = detail(workspace, state, first.later)
    facts = {fact.label: fact.value for fact in second.facts.facts}
    assert (facts["Zeit"], facts["Verlegt von"]) == (
        "Mi 11.11.2026, 09:00–10:30 Uhr",
        "Di 10.11.2026, 14:00–15:30 Uhr",
    )
    assert detail(workspace, state, "2027-06-08").later is None
    assert detail(workspace, state, "1999-01-01").day == first.day


def test_what_was_held_is_read() -> None:
    """Who was there, and the minutes with their tasks; a guest ticks only their own."""
    here = furnished()
    over = detail(here.willich.workspace, here.state("over"))
    assert sorted(over.attended) == ["C. Volt", "Person 1", "Person 2"]
    assert [(item.sort, item.tickable) for item in over.items] == [("note", False), ("decision", False), ("task", True)]
    guest = detail(here.police.workspace, here.state("over", here.police))
    assert [item.tickable for item in guest.items] == [False, False, False]


def test_what_is_wrong_stands_above() -> None:
    """That it is cancelled and why, that a day is left out, that there are two versions."""
    company = founded((POLICE, ASD, ASD))
    police, willich, colleague = company.members
    made = furnish(company, police, willich)
    gone = detail(willich.workspace, meetings.meeting(willich.workspace, made["cancelled"]))
    assert gone.banner is not None
    assert gone.banner.text == "Die Wache zieht um."
    meetings.edit(willich.workspace, made["series"], {"2026-12-08": "dropped"})
    state = meetings.meeting(willich.workspace, made["series"])
    dropped = detail(willich.workspace, state, "2026-12-08")
    assert dropped.banner is not None
    assert (dropped.banner.heading, "reply" in dropped.actions) == ("An diesem Tag fällt der Termin aus.", False)
    company.everybody_syncs()
    for member, place in ((willich, "Wache"), (colleague, "Rathaus")):
        meetings.edit(member.workspace, made["full"], {"place": place})
    company.everybody_syncs()
    double = detail(willich.workspace, meetings.meeting(willich.workspace, made["full"]))
    assert double.banner is not None
    assert double.banner.icon == "git-compare"


def test_an_answer_has_words() -> None:
    """None has a sentence."""
    assert [answer_words(one) for one in ("yes", "")] == ["Zusage", "Sie haben noch nicht geantwortet."]
