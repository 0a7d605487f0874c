"""Meetings: who may write what here, and that only what differs is written."""

from __future__ import annotations

from desktop.domain.meeting_events import Attendee
from desktop.presenters import meetings
from desktop.presenters.meeting_document import read_meetings
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Member, founded

PLANNED = {
    "kind": "casework",
    "title": "Fachtreffen",
    "from": "2026-12-08T14:00+01:00",
    "until": "2026-12-08T16:00+01:00",
    "series": {"every": "week", "count": 3},
}


def planned(member: Member, **changes: object) -> bytes:
    """Plan a meeting; gives its id."""
    (entity,) = meetings.plan(member.workspace, read_meetings(member.workspace, {**PLANNED, **changes}))
    return entity


def waiting(member: Member) -> int:
    """How many events wait here."""
    return len(member.workspace.unplaced())


def test_only_what_differs_is_written(police: Member) -> None:
    """Values and invitations that are said as they are make no event and no conflict."""
    entity, before = planned(police), waiting(police)
    meetings.edit(police.workspace, entity, {"title": "Fachtreffen", "place": ""}, ())
    assert waiting(police) == before
    meetings.edit(police.workspace, entity, {"place": "Wache", "2026-12-15": "dropped"}, ("level:leadership",))
    state = meetings.meeting(police.workspace, entity)
    assert (state.value("place"), state.value("2026-12-15"), state.invited) == (
        "Wache",
        "dropped",
        ("level:leadership",),
    )
    assert waiting(police) == before + 2
    meetings.edit(police.workspace, entity, {}, ())
    assert meetings.meeting(police.workspace, entity).invited == ()


def test_a_day_that_is_none_of_the_series_is_refused(police: Member) -> None:
    """A wrong date drops or moves nothing, and that is said; a day of the series as it is to be is right."""
    entity, before = planned(police), waiting(police)
    with refused("meeting_invalid", "days.2026-12-16"):
        meetings.edit(police.workspace, entity, {"2026-12-16": "dropped"})
    assert waiting(police) == before
    meetings.edit(police.workspace, entity, {"series": "FREQ=WEEKLY;COUNT=5", "2027-01-05": "dropped"})
    assert meetings.meeting(police.workspace, entity).value("2027-01-05") == "dropped"


def test_two_versions_are_settled() -> None:
    """What two wrote at once stands there until somebody of the agency chooses; others may not."""
    company = founded((POLICE, POLICE, ASD))
    police, colleague, willich = company.members
    entity = planned(police)
    company.everybody_syncs()
    for member, place in ((police, "Wache"), (colleague, "Kreishaus")):
        meetings.edit(member.workspace, entity, {"place": place})
    company.everybody_syncs()
    state = meetings.meeting(police.workspace, entity)
    assert state.conflicts
    keep = next(value.version for value in state.fields["place"].values if value.value == "Wache")
    with refused("own_agency_only"):
        meetings.settle(willich.workspace, entity, "place", keep)
    meetings.settle(police.workspace, entity, "place", keep)
    settled = meetings.meeting(police.workspace, entity)
    assert (settled.value("place"), settled.conflicts) == ("Wache", False)


def test_who_may(police: Member, willich: Member) -> None:
    """The organising agency edits, its unit checks off; nobody else is offered it."""
    entity = planned(police)
    police.synced()
    willich.synced()
    for member, may in ((police, True), (willich, False)):
        state = meetings.meeting(member.workspace, entity)
        assert (meetings.may_edit(member.workspace, state), meetings.may_check_off(member.workspace, state)) == (
            may,
            may,
        )


def test_a_cancelled_meeting_is_over(police: Member) -> None:
    """It is cancelled once, and nobody answers any more."""
    entity = planned(police)
    meetings.cancel(police.workspace, entity, "Glatteis")
    with refused("cancelled", "id"):
        meetings.cancel(police.workspace, entity, "")
    with refused("cancelled", "id"):
        meetings.reply(police.workspace, entity, "yes")


def test_a_day_is_one_of_the_series(police: Member) -> None:
    """All of it, or one of its days; who was there is of a day."""
    entity, ohm = planned(police), Attendee(b"", "A. Ohm", "")
    meetings.reply(police.workspace, entity, "yes")
    meetings.reply(police.workspace, entity, "no", day="2026-12-15")
    meetings.check_off(police.workspace, entity, "2026-12-15", [ohm])
    with refused("meeting_invalid", "day"):
        meetings.reply(police.workspace, entity, "yes", day="2026-12-16")
    with refused("meeting_invalid", "day"):
        meetings.check_off(police.workspace, entity, "", [ohm])
    assert meetings.meeting(police.workspace, entity).attendance == {"2026-12-15": (ohm,)}


def test_nothing_is_checked_off_without_a_name(police: Member) -> None:
    """Nor written where there is nothing to write."""
    entity, before = planned(police), waiting(police)
    meetings.check_off(police.workspace, entity, "2026-12-08")
    assert waiting(police) == before
    with refused("meeting_invalid", "present"):
        meetings.check_off(police.workspace, entity, "2026-12-08", [Attendee(b"", " ", "")])


def test_there_is_no_other(police: Member) -> None:
    """An id nobody knows is refused."""
    with refused("not_found", "id"):
        meetings.meeting(police.workspace, bytes(16))


def test_whose_answers_are_ones_own(police: Member) -> None:
    """This device's, and those of the devices it goes on for."""
    assert meetings.own_devices(police.workspace) == (police.device,)
