"""What a volume of the corpus tells of meetings: all that can be said of one, each once."""

from __future__ import annotations

import msgspec

from desktop.domain.fields import Edit
from desktop.domain.meeting_events import (
    AttendanceTaken,
    Attendee,
    ItemAdded,
    ItemEdited,
    ItemRemoved,
    ItemSettled,
    MeetingCancelled,
    MeetingEdited,
    MeetingInvited,
    MeetingPlanned,
    MeetingSettled,
    Replied,
    TaskDone,
    TaskReopened,
)
from tests.helpers.company import ASD, Company, Member


def live_through_meetings(company: Company, police: Member, office: Member, colleague: Member) -> None:
    """A series for two, with a quarrel, a waiting list, a day that is moved, minutes; and its cancellation."""
    entity = company.clock.new_id()
    values = {"kind": "joint_training", "title": "Werkstatt", "when": "2026-12-08T14:00/2026-12-08T16:00"}
    more = {"series": "FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "capacity": "1"}
    _meet(office, entity, "planned", MeetingPlanned(ASD, "jugendamt-willich", values | more, ("role:member",)))
    company.everybody_syncs(2)
    planned = office.shown("meeting", entity).planned
    for member, place in ((office, "Kreishaus"), (colleague, "Wache")):
        _meet(member, entity, "edited", MeetingEdited({"place": Edit(planned, place)}))
    for member, answer in (
        (office, Replied("yes")),
        (colleague, Replied("deputy", "Fach C")),
        (police, Replied("no")),
    ):
        _meet(member, entity, "replied", answer)
    company.everybody_syncs(2)
    rivals = office.shown("meeting", entity).fields["place"].values
    over = tuple(one for value in rivals for one in value.versions)
    _meet(office, entity, "settled", MeetingSettled("place", rivals[0].version, over))
    day = "2027-01-12"
    _meet(office, entity, "edited", MeetingEdited({day: Edit(planned, "2027-01-13T09:00/2027-01-13T11:00")}))
    _meet(office, entity, "invited", MeetingInvited(("unit:kpb-viersen-kinderschutz",), ("unit:nobody",)))
    _meet(office, entity, "attendance_taken", AttendanceTaken(day, (Attendee(b"", "A. Ohm", "Schule"),)))
    _minutes(company, office, colleague, entity, day)
    _meet(office, entity, "cancelled", MeetingCancelled("Glatteis"))
    company.everybody_syncs(2)


def _minutes(company: Company, office: Member, colleague: Member, entity: bytes, day: str) -> None:
    _meet(office, entity, "item_added", ItemAdded("task", {"text": "Liste", "due": "2027-02-01"}, day))
    _meet(office, entity, "item_added", ItemAdded("note", {"text": "Irrtum"}, day))
    company.everybody_syncs(2)
    task, note = (item.id for item in office.shown("meeting", entity).items)
    for member, due in ((office, "2027-03-01"), (colleague, "2027-04-01")):
        _meet(member, entity, "item_edited", ItemEdited(task, {"due": Edit(task, due)}))
    company.everybody_syncs(2)
    values = office.shown("meeting", entity).items[0].fields["due"].values
    over = tuple(one for value in values for one in value.versions)
    for name, body in (
        ("item_settled", ItemSettled(task, "due", values[0].version, over)),
        ("item_removed", ItemRemoved(note)),
        ("task_done", TaskDone(task)),
        ("task_reopened", TaskReopened(task)),
    ):
        _meet(office, entity, name, body)
    company.everybody_syncs(2)


def _meet(member: Member, entity: bytes, name: str, body: msgspec.Struct) -> None:
    member.do("", f"meeting.{name}", entity, body)
