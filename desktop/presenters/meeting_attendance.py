"""Who may be checked off at a meeting: whoever is expected, whoever is there already, and anybody by name."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.meeting_answers import seats
from desktop.domain.meeting_events import Attendee
from desktop.domain.meeting_occurrence import occurrence
from desktop.exchange.plain_text import plain
from desktop.presenters import meetings
from desktop.presenters.meeting_cards import invited_as
from desktop.presenters.meeting_keeping import who_was_there
from desktop.presenters.meeting_papers import unit_words
from desktop.presenters.meeting_rows import attendee_name
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tick:
    """Somebody who can be checked off: who it is, what is read beside the box, whether they are there."""

    who: Attendee
    name: str
    unit: str
    present: bool


def ticks(workspace: Workspace, entity: bytes, day: str) -> tuple[Tick, ...]:
    """Give everybody who can be checked off on a day: expected, invited, or there; by name."""
    state = meetings.meeting(workspace, entity)
    one = occurrence(state, day)
    there = who_was_there(workspace, state, one) if one is not None else ()
    found = {_key(workspace, somebody): _tick(workspace, somebody, present=True) for somebody in there}
    for answer in seats(state, day).taken:
        who = Attendee(b"", answer.deputy, answer.unit) if answer.deputy else Attendee(answer.device, "", answer.unit)
        found.setdefault(_key(workspace, who), _tick(workspace, who, present=False))
    for device, unit in invited_as(workspace, state):
        who = Attendee(device, "", unit)
        found.setdefault(_key(workspace, who), _tick(workspace, who, present=False))
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.unit)))


def _key(workspace: Workspace, somebody: Attendee) -> tuple[bytes, str]:
    """Say who somebody is: a person whose device goes on as another is the same."""
    device = workspace.directory.heir(somebody.device)
    return device, "" if device else f"{somebody.name}|{somebody.unit}"


def _tick(workspace: Workspace, somebody: Attendee, *, present: bool) -> Tick:
    unit = somebody.unit or workspace.directory.unit_of(somebody.device) or ""
    return Tick(somebody, attendee_name(workspace, somebody), unit_words(workspace, unit) if unit else "", present)


def named(name: str, unit: str) -> Attendee:
    """Give somebody without a device, by the name and the house that were written down."""
    return Attendee(b"", plain(" ".join(name.split())), plain(" ".join(unit.split())))
