"""The timeline of a notification in words: what happened, who did it, and why something there counts nothing.

It must not decide what counts; what was superseded the fold has said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from desktop.domain.masking import Veil
from desktop.domain.notification_state import Mark, Moment, Notification
from desktop.domain.person import Person
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import agency_name, reason_title
from desktop.presenters.calls import call_words
from desktop.presenters.chips import step_icon
from desktop.presenters.times import clock, clock_or_day
from desktop.presenters.way import about_words, who_told
from desktop.presenters.words import erasure_words, step_word
from desktop.workspace.workspace import Workspace

GIVEN_UP: Final = "given_up"
_TOLD_ALSO: Final = frozenset({"told_also", "told_also_recalled"})
"""What names a unit by which one could guess a protected place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline; `faint` where another came before it."""

    time: str
    what: str
    who: str
    text: str
    icon: str
    faint: bool


def timeline(workspace: Workspace, state: Notification, veil: Veil | None = None) -> tuple[Entry, ...]:
    """Give what happened to a notification, through a veil where places are protected."""
    return tuple(entry(workspace, moment, veil) for moment in _told(state))


def unasked(state: Notification) -> bool:
    """Say whether nobody asked for it back, where it was given up: its sender recalled nothing."""
    return all(one.type != Mark.RECALL_REQUESTED for one in state.timeline)


def _told(state: Notification) -> Iterator[Moment]:
    """Yield what people want to know of what happened: of all receipts the first of the recipient alone."""
    delivered = False
    for moment in state.timeline:
        if moment.type == Mark.RECALLED and unasked(state):
            yield msgspec.structs.replace(moment, type=GIVEN_UP)
        elif moment.type != "received":
            yield moment
        elif moment.unit == state.to_unit and not delivered:
            delivered = True
            yield moment


def _said(moment: Moment) -> str:
    if moment.type == "erased":
        return erasure_words(moment.text)
    return "" if moment.type == "phone_handover" else moment.text


def _fallen(moment: Moment) -> str:
    """Say why something does not count that stands there nevertheless."""
    if not moment.superseded:
        return ""
    return "zurückgenommen" if moment.type == Mark.MISDIRECTED else "später als eine andere"


def _taken_up(name: str, person: Person | None, moment: Moment) -> str:
    """Name who wrote something, and who took it up where that was somebody else."""
    if not moment.adopted_from or person is None:
        return name
    return say("{name} (übernommen von {lead})", name=Verbatim(name), lead=Verbatim(person.name))


def entry(workspace: Workspace, moment: Moment, veil: Veil | None = None) -> Entry:
    """Give one line of a timeline, through a veil where places are protected."""
    person = workspace.state("person", moment.device)
    name = moment.person or (person.name if person else "")
    waits = "" if moment.seq else "noch nicht übermittelt"
    day, time = clock_or_day(moment.at, workspace.now()), clock(moment.at)
    called, said = moment.type == "phone_handover", _said(moment)
    return Entry(
        time=time if day == time else joined((day, time), " "),
        what=call_words(moment.text, moment.called_at, workspace.now()) if called else step_word(moment.type),
        who=who_told(workspace, moment)
        or joined((_taken_up(name, person, moment), agency_name(workspace, moment.unit)), ", "),
        text=joined(
            (
                reason_title(workspace, moment.code),
                "" if veil and moment.type in _TOLD_ALSO else about_words(workspace, moment),
                veil.text(said) if veil else said,
                waits,
                _fallen(moment),
            )
        ),
        icon=step_icon(moment.type),
        faint=moment.superseded,
    )
