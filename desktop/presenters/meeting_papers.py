"""What goes onto paper of a meeting: the list to be signed, and for each who was there a certificate.

Names are all there is of people. How it looks is no concern of this room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.local_time import moment
from desktop.domain.meeting_answers import seats
from desktop.domain.meeting_occurrence import Occurrence, attended, occurrence
from desktop.domain.meeting_state import Meeting
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim
from desktop.exchange.plain_text import plain
from desktop.presenters import meetings
from desktop.presenters.agreement import cooperation_in_force, unit_name
from desktop.presenters.meeting_keeping import is_kept, kept_until
from desktop.presenters.meeting_rows import attendee_name, person_name
from desktop.presenters.meeting_words import kind_title, span_words
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody on a list: their name, where they are from, whether they were checked off."""

    name: str
    unit: str
    present: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a paper of a meeting."""

    cooperation: str
    title: str
    kind: str
    when: str
    place: str
    agenda: str
    organiser: str
    issued: str
    people: tuple[Somebody, ...]
    kept_until: str


def paper(workspace: Workspace, entity: bytes, day: str) -> Paper:
    """Give what goes onto paper of a meeting on a day: who comes and who was there, by name; raises `Refused`."""
    state = meetings.meeting(workspace, entity)
    one = occurrence(state, day)
    if one is None:
        raise Refused.at("day", "meeting_invalid", meetings.NOT_THAT_DAY)
    return Paper(
        cooperation=Verbatim(cooperation_in_force(workspace).name),
        title=Verbatim(plain(state.title)),
        kind=kind_title(state.value("kind")),
        when=span_words(one.span),
        place=Verbatim(plain(state.value("place"))),
        agenda=Verbatim(plain(state.value("agenda"))),
        organiser=Verbatim(unit_name(workspace, state.unit)),
        issued=moment(workspace.now()).strftime("%d.%m.%Y"),
        people=people(workspace, state, one),
        kept_until=kept_until(workspace, one).strftime("%d.%m.%Y"),
    )


def people(workspace: Workspace, state: Meeting, one: Occurrence) -> tuple[Somebody, ...]:
    """Give who comes and who was there, by name; who was there without having said so stands there too.

    Once that is no longer kept nobody stands there.
    """
    if not is_kept(workspace, one):
        return ()
    there = attended(state, one)
    listed = {somebody.device: Somebody(attendee_name(workspace, somebody), "", present=True) for somebody in there}
    by_name = [
        Somebody(somebody.name, unit_words(workspace, somebody.unit), present=True)
        for somebody in there
        if not somebody.device
    ]
    devices = {answer.device: answer for answer in seats(state, one.key).taken}
    expected = [
        Somebody(
            answer.deputy or person_name(workspace, device),
            unit_words(workspace, answer.unit),
            present=device in listed,
        )
        for device, answer in devices.items()
    ]
    others = [
        Somebody(somebody.name, unit_words(workspace, workspace.directory.unit_of(device) or ""), present=True)
        for device, somebody in listed.items()
        if device and device not in devices
    ]
    listed_by_name = (_plainly(one) for one in (*expected, *others, *by_name))
    return tuple(sorted(listed_by_name, key=lambda one: (one.name.casefold(), one.unit)))


def _plainly(one: Somebody) -> Somebody:
    """Give somebody without what nobody sees in what another program may have written of them."""
    return replace(one, name=Verbatim(plain(one.name)), unit=Verbatim(plain(one.unit)))


def unit_words(workspace: Workspace, unit: str) -> str:
    """Give the name of a unit or an agency, what was written where it is neither."""
    agency = workspace.directory.agencies.get(unit)
    return agency.name if agency else unit_name(workspace, unit)
