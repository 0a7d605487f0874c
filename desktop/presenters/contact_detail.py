"""One contact in whole: whom to call, by which number, what for, who stands in, and how sure one can be of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.contact import Contact
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import access
from desktop.presenters.chips import Chip
from desktop.presenters.conflicts import Conflict, conflict_of
from desktop.presenters.contact_cards import chips_of, is_own
from desktop.presenters.contact_history import Earlier, earlier
from desktop.presenters.contact_words import (
    absence_words,
    age_words,
    names_in,
    person_name,
    place_of,
    shown_value,
    title_of,
)
from desktop.presenters.facts import Fact, Section
from desktop.presenters.times import moment
from desktop.presenters.words import field_word
from desktop.workspace.workspace import Workspace

_PHONES: Final = ("phone", "mobile")
_REACHED: Final = ("email", "hours")
_ABOUT: Final = ("level", "topics", "deputies")
_AWAY: Final = ("absent_from", "absent_until", "stands_in")
_HOLDS: Final = ("valid_from", "valid_to")
_NAMING: Final = frozenset({"email", "deputies", "stands_in"})
"""What would name somebody."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number with what it is and whom it reaches."""

    kind: str
    number: str
    owner: str


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """Everything a screen shows of one contact.

    `deputies` are the names to ask for instead, first who stands in for somebody away. `mine` says whether one's own
    agency may change it, `history_days` for how long what stood there before is shown.
    """

    entity: bytes
    title: str
    place: str
    chips: tuple[Chip, ...]
    phones: tuple[Phone, ...]
    sections: tuple[Section, ...]
    conflict: Conflict | None
    mine: bool
    away: str = ""
    deputies: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()


def detail(workspace: Workspace, entity: bytes, *, discreet: bool = False) -> ContactDetail | None:
    """Give everything a screen shows of one contact, None where there is none."""
    state = workspace.state("contact", entity)
    if not isinstance(state, Contact) or state.removed:
        return None
    title = title_of(state, discreet=discreet)
    away = absence_words(state, moment(workspace.now()).date())
    deputies = names_in(joined((state.value("stands_in") if away else "", state.value("deputies")), "\n"))
    return ContactDetail(
        entity=entity,
        title=title,
        place=place_of(workspace, state.unit),
        chips=tuple(chips_of(workspace, state, number=False)),
        phones=tuple(Phone(field_word(name), state.value(name), title) for name in _PHONES if state.value(name)),
        sections=tuple(_sections(workspace, state, _NAMING if discreet else frozenset())),
        conflict=None if discreet else conflict_of(workspace, state),
        mine=is_own(workspace, state) and not access.has_ended(workspace),
        away=away,
        deputies=() if discreet else tuple(dict.fromkeys(deputies)),
        earlier=() if discreet else earlier(workspace, state),
    )


def _sections(workspace: Workspace, state: Contact, hidden: frozenset[str]) -> Iterator[Section]:
    for title, names in (("Erreichbarkeit", _REACHED), ("Zuständigkeit", _ABOUT), ("Abwesenheit", _AWAY)):
        facts = tuple(_facts(state, (name for name in names if name not in hidden)))
        if facts:
            yield Section(title, facts)
    age = age_words(state.confirmed_at, workspace.now())
    if not hidden and state.confirmed_by:
        age = say("{age} von {name}", age=age, name=Verbatim(person_name(workspace, state.confirmed_by)))
    yield Section("Eintrag", (Fact("Stand", age), *_facts(state, _HOLDS)))


def _facts(state: Contact, names: Iterable[str]) -> Iterator[Fact]:
    for name in names:
        value = state.value(name)
        if value:
            yield Fact(field_word(name), shown_value(name, value), name)
