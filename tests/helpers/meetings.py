"""Meetings to look at and to do things with: what is to come and what is over, all of it invented."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.meeting_events import Attendee
from desktop.presenters import meeting_minutes, meetings
from desktop.presenters.meeting_document import read_meetings
from tests.helpers.company import Company, Member

BASE: Final[dict[str, Any]] = {
    "kind": "joint_training",
    "title": "Meldewege und Rückmeldung",
    "place": "Kreishaus Viersen, Raum 1.07",
    "agenda": "1. Begrüßung\n2. Meldewege\n3. Fragen aus der Praxis",
    "from": "2026-10-08T14:00+02:00",
    "until": "2026-10-08T16:00+02:00",
}
SERIES: Final = {"every": "month", "nth": 2, "weekday": "TU", "until": "2027-06-30"}
AT: Final = {
    "over": {"from": "2026-09-02T09:00+02:00", "until": "2026-09-02T12:00+02:00"},
    "series": {"from": "2026-10-13T14:00+02:00", "until": "2026-10-13T15:30+02:00"},
    "leadership": {"from": "2026-11-05T10:00+01:00", "until": "2026-11-05T12:00+01:00"},
    "cancelled": {"from": "2026-10-20T06:00+02:00", "until": "2026-10-20T14:00+02:00"},
}


def planned(member: Member, **changes: Any) -> bytes:
    """Plan a meeting; gives its id."""
    (entity,) = meetings.plan(member.workspace, read_meetings(member.workspace, {**BASE, **changes}))
    return entity


def furnish(company: Company, police: Member, willich: Member) -> dict[str, bytes]:
    """Plan, answer, hold and minute: a full one, a series, one of the leadership, one cancelled, one over."""
    made = {
        "over": planned(willich, title="Gespräche mit Kindern", **AT["over"]),
        "full": planned(willich, capacity=1),
        "series": planned(willich, kind="casework", title="Runder Tisch", series=SERIES, **AT["series"]),
        "leadership": planned(
            police, kind="leadership", title="Leitungsrunde", invited=["level:leadership"], **AT["leadership"]
        ),
        "cancelled": planned(police, kind="job_shadowing", title="Hospitation auf der Wache", **AT["cancelled"]),
    }
    company.everybody_syncs()
    meetings.cancel(police.workspace, made["cancelled"], "Die Wache zieht um.")
    meetings.reply(police.workspace, made["full"], "yes")
    company.everybody_syncs()
    meetings.reply(willich.workspace, made["full"], "yes")
    meetings.edit(willich.workspace, made["series"], {"2026-11-10": "2026-11-11T09:00/2026-11-11T10:30"})
    _hold(police, willich, made["over"])
    company.everybody_syncs()
    return made


def _hold(police: Member, willich: Member, entity: bytes) -> None:
    """Check off who was there, and write the minutes."""
    there = [Attendee(police.device, "", ""), Attendee(willich.device, "", ""), Attendee(b"", "C. Volt", "Grundschule")]
    meetings.check_off(willich.workspace, entity, "", there)
    task = {"text": "Materialien einstellen", "owner": f"device:{willich.device.hex()}", "due": "2026-10-01"}
    for sort, values in (
        ("note", {"text": "Zwölf Teilnehmende, reger Austausch."}),
        ("decision", {"text": "Die Fortbildung wird jährlich wiederholt."}),
        ("task", task),
    ):
        meeting_minutes.add(willich.workspace, entity, "", sort, values)
