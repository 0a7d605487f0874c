"""The cards of the list of notifications: what each says, to be seen and to be heard.

A card is made only for what is on the screen. It must not show more of a child than the card needs, and never anything
in a place that others can see (titles, notices).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.assignment import Assigned
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.phoned import Phoned
from desktop.domain.release_state import Release, Standing
from desktop.domain.rows import StateRow
from desktop.domain.said import joined, say
from desktop.presenters import handling, releases
from desktop.presenters.agreement import agency_name
from desktop.presenters.chips import Chip, discreet_chip, state_chip, urgency_chip
from desktop.presenters.notification_chips import chips_of, hands_chips, release_chips
from desktop.presenters.notification_titles import subject, title_of
from desktop.presenters.notifications import is_given_up
from desktop.presenters.times import clock_or_day
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Card:
    """One notification in the list; `spoken` is all of it in one sentence, for those who hear the list."""

    entity: bytes
    route: str
    time: str
    title: str
    chips: tuple[Chip, ...]
    unread: bool
    spoken: str


def cards(workspace: Workspace, wanted: Sequence[int], *, discreet: bool = False) -> list[Card | None]:
    """Make the cards of a page, one for each number; none for what has gone meanwhile. `discreet`: see `title_of`."""
    found = workspace.numbered(wanted)
    if len(found) == len(wanted):
        mine = [row.entity for row, _ in found if row.target == workspace.unit]
        hands = handling.assignments(workspace, mine)
        return [
            None if state is None else _card_of(workspace, row, state, given=hands.get(row.entity), discreet=discreet)
            for row, state in found
        ]
    if len(wanted) == 1:
        return [None]
    # Rare: which of them it is shows when each is asked for.
    return [one for number in wanted for one in cards(workspace, [number], discreet=discreet)]


def _card_of(
    workspace: Workspace,
    row: StateRow,
    state: Notification | Release | Phoned,
    *,
    given: Assigned | None,
    discreet: bool,
) -> Card:
    """Make one card: of a notification, of one that waits for its release, of what was told by telephone alone."""
    match state:
        case Release():
            return _release_card(workspace, state, state.request.body.number if discreet else "")
        case Phoned():
            return _phoned_card(workspace, state, state.told.number if discreet else "")
        case Notification():
            return card(workspace, row, state, given=given, discreet=discreet)


def _phoned_card(workspace: Workspace, state: Phoned, instead: str) -> Card:
    told = state.told
    route = agency_name(workspace, told.from_unit), told.agency
    time = clock_or_day(state.at, workspace.now())
    title, chips = (
        subject(workspace, told.category, told.content, instead=instead),
        (urgency_chip(told.urgency), state_chip(Mark.PHONE_HANDOVER)),
    )
    return _spoken(Card(state.id, " → ".join(route), time, title, chips, unread=False, spoken=""), *route)


def card(
    workspace: Workspace, row: StateRow, state: Notification, *, given: Assigned | None, discreet: bool = False
) -> Card:
    """Make the card of a notification, `given` into somebody's hands or nobody's."""
    route = agency_name(workspace, state.from_unit), agency_name(workspace, state.to_unit)
    time = clock_or_day(state.accepted_at or state.authored_at, workspace.now())
    unread = _unread(workspace, state)
    title = title_of(workspace, state, discreet=discreet)
    chips = (*chips_of(workspace, row, state), *hands_chips(workspace, given))
    chips = tuple(map(discreet_chip, chips)) if discreet else chips
    return _spoken(Card(state.id, " → ".join(route), time, title, chips, unread, spoken=""), *route)


def _release_card(workspace: Workspace, state: Release, instead: str) -> Card:
    """Make the card of what waits for its release; unread for whoever has something to do now."""
    body = state.request.body
    to = joined(dict.fromkeys(agency_name(workspace, one.unit) for one in body.recipients), ", ")
    route = agency_name(workspace, body.from_unit), to
    time = clock_or_day(state.asked_at, workspace.now())
    title = subject(workspace, body.category, body.content, instead=instead)
    chips = release_chips(workspace, state)
    back = state.standing is Standing.RETURNED and releases.is_mine(workspace, state)
    unread = back or releases.may_decide(workspace, state)
    return _spoken(Card(state.id, " → ".join(route), time, title, chips, unread, spoken=""), *route)


def _spoken(made: Card, sender: str, recipient: str) -> Card:
    """Say a card in one sentence."""
    spoken = say(
        "{chips}. {sender} an {recipient}, {time}. {title}.",
        chips=joined((chip.text for chip in made.chips), ", "),
        sender=sender,
        recipient=recipient,
        time=made.time,
        title=made.title,
    )
    return replace(made, spoken=spoken)


def _unread(workspace: Workspace, state: Notification) -> bool:
    """Say whether one's unit has something to look at: it, what was added, a question, or that it went wrong."""
    if state.erased or is_given_up(workspace, state):
        return False
    if state.to_unit == workspace.unit:
        return not state.clock_stopped or bool(state.unseen)
    return bool(state.open_questions) or (Mark.MISDIRECTED in state.marks and not state.given_up)
