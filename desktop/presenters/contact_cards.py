"""The cards of the register: whom it is of, where, by which number, and what has to be known before calling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.contact import Contact
from desktop.domain.fields import in_conflict
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.chips import Chip, conflict_chip, state_chip
from desktop.presenters.contact_words import age_words, place_of, title_of, why_not_now
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
    if in_conflict(state.fields):
        yield conflict_chip()
    wrong = why_not_now(state, moment(workspace.now()).date())
    if wrong:
        yield Chip(wrong, "warn", "calendar")
    if workspace.pending(state.id):
        yield state_chip("queued")
    phone = state.value("phone") or state.value("mobile")
    if number and phone:
        yield Chip(Verbatim(phone), "neutral", "phone")
    elif number and not wrong:
        yield Chip("Keine Rufnummer", "neutral", "phone")
