"""The cards of meetings: what, when, where, one's own answer, and what has to be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.domain.meeting_answers import seats
from desktop.domain.meeting_audience import Invitee, is_invited
from desktop.domain.meeting_occurrence import Occurrence, occurrences, upcoming
from desktop.domain.meeting_state import Answer, Meeting
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.chips import Chip, Tone, conflict_chip, state_chip
from desktop.presenters.meeting_rows import own_answer
from desktop.presenters.meeting_words import ANSWERS, day_words, kind_title
from desktop.presenters.notification_cards import Card
from desktop.workspace.workspace import Workspace

_ANSWER_CHIPS: Final[dict[str, tuple[Tone, str]]] = {
    "yes": ("ok", "circle-check"),
    "deputy": ("ok", "users"),
    "no": ("neutral", "x"),
}


def cards(workspace: Workspace, wanted: Sequence[Meeting]) -> list[Card]:
    """Make the cards of some meetings."""
    return [card(workspace, state) for state in wanted]


def card(workspace: Workspace, state: Meeting) -> Card:
    """Make the card of one meeting: of its next occurrence, or of its last."""
    one = shown_first(workspace, state)
    kind, place = kind_title(state.value("kind")), Verbatim(state.value("place"))
    title, time = Verbatim(state.title), day_words(one.span)
    chips = tuple(chips_of(workspace, state, one))
    said = joined((chip.text for chip in chips), ", ")
    route = joined((kind, place))
    spoken = say("{title}. {route}. {time}. {chips}.", title=title, route=route, time=time, chips=said)
    unread = awaits_answer(workspace, state, one)
    return Card(state.id, route, time, title, chips, unread=unread, spoken=spoken)


def shown_first(workspace: Workspace, state: Meeting) -> Occurrence:
    """Give the occurrence to show of a meeting: the next one, or the last where all are over."""
    return upcoming(state, workspace.now()) or occurrences(state)[-1]


def awaits_answer(workspace: Workspace, state: Meeting, one: Occurrence) -> bool:
    """Say whether this person is invited to what is to come and has not said yet whether they come."""
    to_come = not state.cancelled and not one.dropped and one.ends > workspace.now()
    return to_come and invited_here(workspace, state) and own_answer(workspace, state, one.key) is None


def invited_here(workspace: Workspace, state: Meeting) -> bool:
    """Say whether the person of this device is invited."""
    directory = workspace.directory
    unit = directory.units.get(workspace.unit)
    roles = directory.roles(workspace.device, directory.seq)
    return unit is not None and is_invited(state.invited, Invitee(unit.id, unit.agency, roles))


def invited_as(workspace: Workspace, state: Meeting) -> Iterator[tuple[bytes, str]]:
    """Yield the devices with access whose person is invited and has said their name, each with its unit."""
    directory = workspace.directory
    for row, _ in workspace.states("person"):
        unit = directory.units.get(directory.unit_of(row.entity) or "")
        roles = directory.roles(row.entity, directory.seq)
        there = unit is not None and directory.active(row.entity)
        if unit is not None and there and is_invited(state.invited, Invitee(unit.id, unit.agency, roles)):
            yield row.entity, unit.id


def chips_of(workspace: Workspace, state: Meeting, one: Occurrence) -> Iterator[Chip]:
    """Say what has to be known of a meeting on a day, what is wrong first."""
    if state.cancelled or one.dropped:
        yield Chip("Abgesagt" if state.cancelled else "Entfällt", "warn", "x")
    if state.conflicts:
        yield conflict_chip()
    if one.ends <= workspace.now():
        yield Chip("Vorbei", "neutral", "check")
    yield from _own_chips(workspace, state, one)
    if one.moved:
        yield Chip("Verlegt", "info", "calendar")
    if workspace.pending(state.id):
        yield state_chip("queued")


def _own_chips(workspace: Workspace, state: Meeting, one: Occurrence) -> Iterator[Chip]:
    """Say what this person has answered, or that they are still to answer."""
    own = own_answer(workspace, state, one.key)
    if own is not None:
        yield from _answer_chips(state, one, own)
    elif awaits_answer(workspace, state, one):
        yield Chip("Antwort offen", "warn", "circle-help")
    # Whoever said yes all the same has no seat, and must not believe they have.
    if not invited_here(workspace, state):
        yield Chip("Nicht eingeladen", "neutral", "info")


def _answer_chips(state: Meeting, one: Occurrence, own: Answer) -> Iterator[Chip]:
    place = seats(state, one.key).waits_at(own.device)
    if place:
        yield Chip(say("Warteliste, Platz {place}", place=place), "warn", "hourglass")
    else:
        tone, icon = _ANSWER_CHIPS[own.answer]
        yield Chip(ANSWERS[own.answer], tone, icon)
