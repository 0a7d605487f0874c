"""The cards of the register: whom it is of, where, by which number, and what has to be known before calling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.contact import Contact, due
from desktop.domain.fields import in_conflict
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.chips import Chip, conflict_chip, state_chip
from desktop.presenters.contact_words import (
    absence_words,
    age_words,
    place_of,
    shown_value,
    title_of,
    why_not_now,
)
from desktop.presenters.notification_cards import Card
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace


def cards(workspace: Workspace, wanted: Sequence[bytes], *, discreet: bool = False) -> list[Card | None]:
    """Make the cards of a page, one for each entity; none for what has gone meanwhile."""
    found = workspace.some("contact", wanted)
    return [card(workspace, found[one], discreet=discreet) if one in found else None for one in wanted]


def card(workspace: Workspace, state: Contact, *, discreet: bool = False) -> Card:
    """Make the card of one contact."""
    place, age = place_of(workspace, state.unit), age_words(state.confirmed_at, workspace.now())
    title, chips = title_of(state, discreet=discreet), tuple(chips_of(workspace, state, number=True))
    said = joined((chip.text for chip in chips), ", ")
    spoken = say("{title}. {place}. {chips}. {age}.", title=title, place=place, chips=said, age=age)
    return Card(state.id, place, age, title, chips, unread=False, spoken=spoken)


def chips_of(workspace: Workspace, state: Contact, *, number: bool) -> Iterator[Chip]:
    """Say what has to be known of an entry, what is wrong with it first; with the number to call where there is one."""
    today = moment(workspace.now()).date()
    wrong, away = why_not_now(state, today), absence_words(state, today)
    if in_conflict(state.fields):
        yield conflict_chip()
    if wrong or away:
        yield Chip(wrong or away, "warn", "calendar")
    if is_due(workspace, state):
        yield Chip("Zu bestätigen" if is_own(workspace, state) else "Lange nicht bestätigt", "warn", "clock")
    if workspace.pending(state.id):
        yield state_chip("queued")
    if state.value("level"):
        yield Chip(shown_value("level", state.value("level")), "neutral", "users")
    yield from _number(state) if number and not wrong else ()


def is_due(workspace: Workspace, state: Contact) -> bool:
    """Say whether the owner is to say again that an entry is true."""
    return 0 < due(state, workspace.terms) < workspace.now()


def is_own(workspace: Workspace, state: Contact) -> bool:
    """Say whether an entry is of one's own agency."""
    own = workspace.directory.units.get(workspace.unit)
    return own is not None and own.agency == state.agency


def _number(state: Contact) -> Iterator[Chip]:
    phone = state.value("phone") or state.value("mobile")
    yield Chip(Verbatim(phone) if phone else "Keine Rufnummer", "neutral", "phone")
