"""One's own shifts as a calendar file, read back by two parsers of others."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar

from desktop.presenters import rota_deeds
from desktop.presenters.duty_calendar import calendar_of
from desktop.presenters.times import id_text
from tests.desktop.presenters.test_rota import night
from tests.helpers.company import Company, Member
from tests.helpers.thunderbird import read_calendar


def events(member: Member, name: str = "") -> dict[str, dict[str, Any]]:
    """The events of a member's calendar file by their id."""
    file, _ = calendar_of(member.workspace, name)
    read = {one["uid"]: one for one in read_calendar(file)}
    theirs: Any = Calendar.from_ical(file)
    assert {str(one["uid"]): int(one["sequence"]) for one in theirs.walk("VEVENT")} == {
        uid: one["sequence"] for uid, one in read.items()
    }
    return {uid.partition("@")[0]: one for uid, one in read.items()}


def test_ones_own_shifts(company: Company, willich: Member) -> None:
    """Only what stands under one's own name is in it, with the unit, the number, and both ends as they are."""
    mine, _ = night(willich, 22, name="Person 2"), night(willich, 23)
    found = events(willich)
    assert list(found) == [id_text(mine)]
    event = found[id_text(mine)]
    assert (event["summary"], event["sequence"], event["status"]) == (
        "Rufbereitschaft Jugendamt Willich",
        0,
        "CONFIRMED",
    )
    assert event["description"] == "Rufnummer: 030 23125 002"
    assert event["ends"] - event["starts"] == 16 * 3600
    colleague = company.join(willich)
    company.everybody_syncs()
    assert events(colleague) == {}
    assert calendar_of(willich.workspace)[1] == 1


def test_a_change_raises_the_sequence(willich: Member) -> None:
    """A shift that changed keeps its id and counts on, so that calendars take the newer one."""
    mine = night(willich, 22, name="Person 2")
    rota_deeds.change(willich.workspace, mine, {"phone": "2"})
    rota_deeds.change(willich.workspace, mine, {"phone": "3"})
    assert events(willich)[id_text(mine)]["sequence"] == 2


def test_what_is_no_more_ones_own_is_taken_out(company: Company, willich: Member) -> None:
    """A shift that was cancelled, and one that a colleague has taken, are in the file as cancelled."""
    gone, taken = night(willich, 22, name="Person 2"), night(willich, 23, name="Person 2")
    colleague = company.join(willich)
    rota_deeds.cancel(willich.workspace, gone)
    rota_deeds.offer(willich.workspace, taken)
    company.everybody_syncs()
    rota_deeds.take(colleague.workspace, taken, {"name": "Person 3", "phone": "2"})
    company.everybody_syncs()
    found = events(willich)
    assert {uid: one["status"] for uid, one in found.items()} == {
        id_text(gone): "CANCELLED",
        id_text(taken): "CANCELLED",
    }
    assert found[id_text(taken)]["sequence"] == 1
    assert events(colleague)[id_text(taken)]["status"] == "CONFIRMED"
    assert calendar_of(willich.workspace)[1] == 0


def test_another_name_of_ones_agency(willich: Member, police: Member) -> None:
    """A name that several share may be asked for, within one's own agency."""
    entity = night(willich, 22, name="Rufdienst")
    for member in (willich, police):
        member.synced()
    assert list(events(willich, "rufdienst ")) == [id_text(entity)]
    assert events(police, "Rufdienst") == {}
