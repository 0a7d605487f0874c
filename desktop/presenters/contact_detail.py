"""One contact in whole: whom to call, by which number, what for, and how sure one can be of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.contact import Contact
from desktop.domain.fields import in_conflict
from desktop.domain.said import Verbatim
from desktop.presenters import access
from desktop.presenters.chips import Chip
from desktop.presenters.contact_cards import chips_of
from desktop.presenters.contact_words import age_words, place_of, title_of
from desktop.presenters.facts import Fact, Section
from desktop.presenters.times import as_entered
from desktop.presenters.words import field_word
from desktop.workspace.workspace import Workspace

_PHONES = ("phone", "mobile")
_REACHED = ("email", "hours")
_ABOUT = ("topics",)
_HOLDS = ("valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number with what it is and whom it reaches."""

    kind: str
    number: str
    owner: str


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """Everything a screen shows of one contact; `mine` says whether one's own agency may change it."""

    entity: bytes
    title: str
    place: str
    chips: tuple[Chip, ...]
    phones: tuple[Phone, ...]
    sections: tuple[Section, ...]
    in_conflict: bool
    mine: bool


def detail(workspace: Workspace, entity: bytes, *, discreet: bool = False) -> ContactDetail | None:
    """Give everything a screen shows of one contact, None where there is none."""
    state = workspace.state("contact", entity)
    if not isinstance(state, Contact) or state.removed:
        return None
    title = title_of(state, discreet=discreet)
    return ContactDetail(
        entity=entity,
        title=title,
        place=place_of(workspace, state.unit),
        chips=tuple(chips_of(workspace, state, number=False)),
        phones=tuple(Phone(field_word(name), state.value(name), title) for name in _PHONES if state.value(name)),
        sections=tuple(_sections(workspace, state, discreet=discreet)),
        in_conflict=bool(in_conflict(state.fields)),
        mine=is_mine(workspace, state),
    )


def is_mine(workspace: Workspace, state: Contact) -> bool:
    """Say whether an entry is of one's own agency, which alone may change it."""
    own = workspace.directory.units.get(workspace.unit)
    return own is not None and own.agency == state.agency and not access.has_ended(workspace)


def _sections(workspace: Workspace, state: Contact, *, discreet: bool) -> Iterator[Section]:
    reached = tuple(_facts(state, _REACHED[1:] if discreet else _REACHED))
    if reached:
        yield Section("Erreichbarkeit", reached)
    about = tuple(_facts(state, _ABOUT))
    if about:
        yield Section("Zuständigkeit", about)
    age = Fact("Stand", age_words(state.confirmed_at, workspace.now()))
    yield Section("Eintrag", (age, *_facts(state, _HOLDS)))


def _facts(state: Contact, names: tuple[str, ...]) -> Iterator[Fact]:
    for name in names:
        value = state.value(name)
        if value:
            yield Fact(field_word(name), Verbatim(as_entered(value) if name in _HOLDS else value), name)
