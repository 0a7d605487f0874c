"""The list of notifications as a screen shows it: which stand in it, in what order, and what each card says.

Order and filter are the store's work; a card is made only for what is on the screen. It must not show more of a child
than the card needs, and never anything in a place that others can see (titles, notices).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desktop.domain.content import Content
from desktop.domain.notification_state import Delivery, Mark, Notification
from desktop.domain.phoned import Phoned
from desktop.domain.release_state import Release, Standing
from desktop.domain.rows import Party, Selection, StateRow
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import handling, releases, to_do
from desktop.presenters.agreement import agency_name, category_title
from desktop.presenters.chips import (
    Chip,
    conflict_chip,
    deadline_chip,
    decision_chip,
    held_chip,
    refused_chip,
    state_chip,
    task_chip,
    urgency_chip,
)
from desktop.presenters.notifications import deadline, held_back
from desktop.presenters.times import clock_or_day
from desktop.workspace.workspace import Workspace

_FINISHED: Final = ("closed", "taken_over", "erased", "withdrawn", "recalled")
_LISTED: Final = (
    Mark.MISDIRECTED,
    Mark.RECALL_REQUESTED,
    Mark.RECALL_REFUSED,
    Mark.FORWARDED,
    Mark.NOT_COMPETENT,
    Mark.PHONE_HANDOVER,
)
"""What a list shows in the place of how far it got, where that was no further than a device: the first of these."""
_MATTERS_MORE: Final = frozenset({Mark.MISDIRECTED, Mark.RECALL_REQUESTED, Mark.FORWARDED})
"""What a list shows even of what somebody has confirmed."""
_LONGEST: Final = 200
_FIRST: Final = 100
_PAGE: Final = 30
"""More cards than a window shows."""
_FEW: Final = 500
"""So many that match are looked at one by one: sooner done than to go through the list."""


class Filter(StrEnum):
    """What a list of notifications is of."""

    TO_DO = "to_do"
    OPEN = "open"
    INCOMING = "incoming"
    OUTGOING = "outgoing"
    OVERDUE = "overdue"
    ALL = "all"


FILTER_TITLES: Final = {
    Filter.TO_DO: "Jetzt zu tun",
    Filter.OPEN: "Offen",
    Filter.INCOMING: "Eingang",
    Filter.OUTGOING: "Ausgang",
    Filter.OVERDUE: "Überfällig",
    Filter.ALL: "Alle",
}


_NOTHING: Final = {Filter.TO_DO: "Nichts zu tun.", Filter.OPEN: "Nichts offen."}


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


@dataclass(frozen=True, slots=True)
class First:
    """The first numbers of a list, and whether these are all."""

    numbers: Sequence[int]
    whole: bool


def numbers(workspace: Workspace, chosen: Filter, text: str = "") -> list[int]:
    """Give the numbers of what the list holds, in its order; every word of the text must begin a word in it."""
    query = _query(text)
    if chosen is Filter.TO_DO:
        return to_do.matching(workspace, query)
    found = workspace.numbers(_selection(workspace, chosen), query=query)
    return [*_releases(workspace, chosen, query), *found, *_phoned(workspace, chosen, query)]


def number(workspace: Workspace, entity: bytes) -> int | None:
    """Give the number lists know a notification by, or its release while it is not here; None if there is none.

    Under the id of several, it is that of the first.
    """
    group = workspace.group(entity)
    named = [("notification", group[0][1].id if group else entity), ("release", entity), ("phoned", entity)]
    found = (workspace.number(kind, one) for kind, one in named)
    return next((one for one in found if one is not None), None)


def released_as(workspace: Workspace, entity: bytes) -> int | None:
    """Give the number of the notification that something has become which waited for its release, None if nothing."""
    return number(workspace, entity) if workspace.any_of("release", [entity]) else None


def _phoned(workspace: Workspace, chosen: Filter, query: str = "") -> list[int]:
    """Give the numbers of what was told by telephone alone, which stands behind all else."""
    if chosen not in (Filter.OUTGOING, Filter.ALL):
        return []
    return workspace.numbers(Selection("phoned"), query=query)


def _releases(workspace: Workspace, chosen: Filter, query: str = "") -> list[int]:
    """Give the numbers of what waits for its release, which stands before all else: first what one may decide on."""
    if chosen is Filter.INCOMING:
        return []
    found = releases.shown(workspace)
    if chosen is Filter.OVERDUE:
        found = [state for state in found if releases.is_late(workspace, state)]
    found.sort(key=lambda state: not releases.may_decide(workspace, state))
    known = [one for state in found if (one := workspace.number("release", state.id)) is not None]
    return workspace.matching(query, among=known) if query else known


def first(workspace: Workspace, chosen: Filter, text: str = "", keep: int | None = None) -> First:
    """Give the first that `numbers` gives, a few pages at most, soon; all of them where `keep` stands further down.

    Where a text matches neither one of the first nor only a few, these may be fewer than a page, or none.
    """
    query = _query(text)
    if chosen is Filter.TO_DO:
        return First(*to_do.first(workspace, query, keep, _FIRST))
    selection = _selection(workspace, chosen)
    ahead, last = _releases(workspace, chosen, query), _phoned(workspace, chosen, query)
    found = _first(workspace, selection, query)
    seen = [*ahead, *found.numbers]
    if found.whole:
        return First([*seen, *last], whole=True)
    if keep is None or keep in seen or not (keep in last or _holds(workspace, selection, query, keep)):
        return First(seen, whole=False)
    return First([*ahead, *workspace.numbers(selection, query=query), *last], whole=True)


def _first(workspace: Workspace, selection: Selection, query: str) -> First:
    found = workspace.numbers(selection, limit=_FIRST)
    whole = len(found) < _FIRST
    if not query:
        return First(found, whole)
    matching = workspace.matching(query, among=found)
    if whole or len(matching) >= _PAGE:
        return First(matching, whole)
    few = workspace.matching(query, limit=_FEW + 1)
    if len(few) > _FEW:
        return First(matching, whole=False)
    return First(workspace.numbers(selection, among=few), whole=True)


def _holds(workspace: Workspace, selection: Selection, query: str, number: int) -> bool:
    """Say whether a list holds a number."""
    there = workspace.numbers(selection, among=[number])
    return bool(workspace.matching(query, among=there) if query else there)


def _query(text: str) -> str:
    """Write what every word of a text must begin as a query, empty where there is no word."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text[:_LONGEST]))
    return " ".join(f'"{word}"*' for word in words)


def why_empty(chosen: Filter, text: str) -> str:
    """Say why nothing stands in a list, and what to do where something was searched for."""
    if text:
        return "Nichts gefunden. Ändern Sie die Suche oder wählen Sie einen anderen Filter."
    return _NOTHING.get(chosen, "Keine Meldungen in diesem Filter.")


def count(workspace: Workspace, chosen: Filter) -> int:
    """Count what a filter leaves."""
    if chosen is Filter.TO_DO:
        return len(to_do.numbers(workspace))
    others = (*_releases(workspace, chosen), *_phoned(workspace, chosen))
    return workspace.count(_selection(workspace, chosen)) + len(others)


def _selection(workspace: Workspace, chosen: Filter) -> Selection:
    """Give what selects a filter that one selection can say."""
    match chosen:
        case Filter.OPEN:
            return Selection("notification", without=_FINISHED)
        case Filter.INCOMING:
            return Selection("notification", party=Party("target", workspace.unit))
        case Filter.OUTGOING:
            return Selection("notification", party=Party("origin", workspace.unit))
        case Filter.OVERDUE:
            # No clock runs yet for what still waits here.
            without = (*_FINISHED, "queued")
            return Selection("notification", without=without, due_before=workspace.now())
        case Filter.ALL | Filter.TO_DO:
            return Selection("notification")


def cards(workspace: Workspace, wanted: Sequence[int], *, discreet: bool = False) -> list[Card | None]:
    """Make the cards of a page, one for each number; none for what has gone meanwhile. See `title_of`."""
    found = workspace.numbered(wanted)
    if len(found) == len(wanted):
        return [None if state is None else card_of(workspace, row, state, discreet=discreet) for row, state in found]
    if len(wanted) == 1:
        return [None]
    # Rare: which of them it is shows when each is asked for.
    return [one for number in wanted for one in cards(workspace, [number], discreet=discreet)]


def card_of(
    workspace: Workspace, row: StateRow, state: Notification | Release | Phoned, *, discreet: bool = False
) -> Card:
    """Make one card: of a notification, of one that waits for its release, of what was told by telephone alone."""
    match state:
        case Release():
            return _release_card(workspace, state, state.request.body.number if discreet else "")
        case Phoned():
            return _phoned_card(workspace, state, state.told.number if discreet else "")
        case Notification():
            return card(workspace, row, state, discreet=discreet)


def _phoned_card(workspace: Workspace, state: Phoned, instead: str) -> Card:
    told = state.told
    route = agency_name(workspace, told.from_unit), told.agency
    time = clock_or_day(state.at, workspace.now())
    title, chips = (
        subject(workspace, told.category, told.content, instead=instead),
        (urgency_chip(told.urgency), state_chip(Mark.PHONE_HANDOVER)),
    )
    return _spoken(Card(state.id, " → ".join(route), time, title, chips, unread=False, spoken=""), *route)


def card(workspace: Workspace, row: StateRow, state: Notification, *, discreet: bool = False) -> Card:
    """Make the card of a notification."""
    route = agency_name(workspace, state.from_unit), agency_name(workspace, state.to_unit)
    time = clock_or_day(state.accepted_at or state.authored_at, workspace.now())
    unread = _unread(workspace, state)
    title, chips = title_of(workspace, state, discreet=discreet), chips_of(workspace, row, state)
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


def release_chips(workspace: Workspace, state: Release) -> tuple[Chip, ...]:
    """Give the chips of what waits for its release: how urgent, by when somebody decides, where it stands."""
    urgency, due = urgency_chip(state.request.body.urgency), releases.due(workspace, state)
    if state.standing is Standing.RELEASED:
        return urgency, held_chip(releases.ELSEWHERE)
    clock = (decision_chip(due, workspace.now()),) if due else ()
    return urgency, *clock, state_chip(state.standing)


def _unread(workspace: Workspace, state: Notification) -> bool:
    """Say whether one's unit has something to look at: it, what was added to it, or a question about it."""
    if state.erased:
        return False
    if state.to_unit == workspace.unit:
        return not state.clock_stopped or bool(state.unseen)
    return bool(state.open_questions)


def chips_of(workspace: Workspace, row: StateRow, state: Notification) -> tuple[Chip, ...]:
    """Give the chips of a notification: how urgent, where it stands, by when somebody has to have it."""
    if state.erased:
        return (state_chip(row.status),)
    chips = [urgency_chip(state.urgency)]
    # Before the state: where the room ends, what is cut must not be the clock.
    due = 0 if state.clock_stopped else deadline(workspace, row, state)
    if due:
        chips.append(deadline_chip(due, workspace.now()))
    chips.append(_queued_chip(workspace, state) if row.status == "queued" else state_chip(_standing(row, state)))
    chips.extend(task_chip(task.title) for task in to_do.waiting_tasks(workspace, row))
    if row.conflict:
        chips.append(conflict_chip())
    given = handling.assignment(workspace, state.id) if state.to_unit == workspace.unit else None
    hands = [Chip(Verbatim(given.to_name), "neutral", "user")] if given is not None else []
    return (*chips, *_later_chips(state), *hands)


def _later_chips(state: Notification) -> Iterator[Chip]:
    """Yield the chips of what followed and somebody still has to look at."""
    if any(one.corrects for one in state.unseen):
        yield Chip("Berichtigung ungesehen", "warn", "pencil-line")
    elif state.unseen:
        yield Chip("Nachtrag ungesehen", "info", "file-pen")
    if state.open_questions:
        yield Chip("Rückfrage offen", "warn", "circle-help")


def _standing(row: StateRow, state: Notification) -> str:
    """Give the one word a list has room for: how far it got, or what happened to it that matters more."""
    found = next((mark for mark in _LISTED if mark in state.marks), None)
    reached = row.status in (Delivery.ACCEPTED, Delivery.DELIVERED)
    if found is None or not (reached or (row.status == Delivery.ACKNOWLEDGED and found in _MATTERS_MORE)):
        return row.status
    return found


def _queued_chip(workspace: Workspace, state: Notification) -> Chip:
    """Give the chip of what waits here; what the connection has no part in is not said to wait for it."""
    if any(one.status == "refused" for one in workspace.pending(state.id)):
        return refused_chip()
    held = held_back(workspace, state)
    return held_chip(held) if held else state_chip("queued")


def title_of(workspace: Workspace, state: Notification, *, discreet: bool = False) -> str:
    """Give a notification's title: what it is about, how many children, where; a protected address is in no title.

    Where somebody else may look on (`discreet`), its number stands in the place of where.
    """
    if state.erased:
        return "Gelöschte Meldung"
    where = state.number if discreet else "" if state.protects else _where(state.content)
    return joined((*_what(workspace, state.category, state.child_count), where))


def subject(workspace: Workspace, code: str, content: Content, *, instead: str = "") -> str:
    """Give what a notification is about, how many children, where, or something `instead`.

    A protected address is in no title.
    """
    return joined((*_what(workspace, code, content.child_count), instead or _where(content)))


def _what(workspace: Workspace, code: str, count: int) -> tuple[str, str]:
    """Give what it is about, and how many children."""
    children = "" if not count else "1 Kind" if count == 1 else say("{count} Kinder", count=count)
    return category_title(workspace, code), children


def _where(content: Content) -> str:
    place = None if content.protects else content.whereabouts
    return (place.district or place.municipality or "") if place else ""
