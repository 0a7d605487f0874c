"""Two versions of one thing, field by field: both values, who wrote each and when, and what is chosen of them.

A value is known by its person and its date, never by a side: nobody knows which device was "this one" a week ago.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.contact import Contact
from desktop.domain.duty import Shift
from desktop.domain.fields import Field, Value, in_conflict
from desktop.domain.meeting_state import Meeting
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.spans import Span
from desktop.presenters import access, meeting_conflicts, meeting_rows, register, rota_deeds
from desktop.presenters.agreement import agency_name
from desktop.presenters.contact_words import person_name, shown_value
from desktop.presenters.on_call import shift_row
from desktop.presenters.shift_words import shown_value as shown_of_shift
from desktop.presenters.shift_words import span_text
from desktop.presenters.times import moment
from desktop.presenters.words import field_word, kind_word
from desktop.workspace.workspace import Workspace

Choices = Mapping[str, bytes]
"""The version to keep, for each field somebody chose for."""


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a field: its version, what stands in it, who wrote it and when."""

    version: bytes
    value: str
    by: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A field with more than one value; the first is the one that is shown elsewhere."""

    field: str
    title: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entity with fields in conflict; `owner` is who decides where that is not oneself."""

    entity: bytes
    title: str
    clashes: tuple[Clash, ...]
    owner: str = ""


def open_conflicts(workspace: Workspace) -> tuple[Conflict, ...]:
    """Give what has two versions, those first that can be decided here."""
    found = [_conflict(workspace, kind, state) for kind, state in register.in_conflict_now(workspace)]
    return tuple(sorted(found, key=lambda one: bool(one.owner)))


def conflict_of(workspace: Workspace, state: Contact) -> Conflict | None:
    """Give the conflict of one entry, None where it has none."""
    return _conflict(workspace, "contact", state) if in_conflict(state.fields) else None


def settle(workspace: Workspace, entity: bytes, choices: Choices) -> None:
    """Keep the versions chosen, all or none; the other values stay in the history. Raises `Refused`."""
    with workspace.at_once():
        for field, version in choices.items():
            settle_one(workspace, entity, field, version)


def settle_one(workspace: Workspace, entity: bytes, field: str, version: bytes) -> dict[str, Any]:
    """Keep one version of a field of a contact, a shift or a meeting; gives it as a row. Raises `Refused`."""
    if workspace.state("meeting", entity) is not None:
        state = meeting_conflicts.settle(workspace, entity, field, version)
        said = {"kept": meeting_conflicts.kept(workspace, state, field)}
        return meeting_rows.row(workspace, state) | said
    if workspace.state("duty", entity) is None:
        return register.settle(workspace, entity, field, version)
    shift = rota_deeds.settle(workspace, entity, field, version)
    return shift_row(workspace, shift) | {"kind": "duty", field: shown_of_shift(field, shift.fields[field].shown.value)}


def count_words(count: int) -> str:
    """Say how many conflicts there are."""
    return "1 Konflikt" if count == 1 else say("{count} Konflikte", count=count)


def _conflict(workspace: Workspace, kind: str, state: Contact | Shift | Meeting) -> Conflict:
    own = workspace.directory.units.get(workspace.unit)
    mine = own is not None and own.agency == state.agency and not access.has_ended(workspace)
    clashes = register.clashing(state).items()
    return Conflict(
        entity=state.id,
        title=joined((kind_word(kind), _which(state), agency_name(workspace, state.unit))),
        clashes=tuple(_clash(workspace, state, name, field) for name, field in clashes),
        owner="" if mine else agency_name(workspace, state.unit),
    )


def _which(state: Contact | Shift | Meeting) -> str:
    """Say which one it is: of a shift its time as it is shown now, and whose."""
    match state:
        case Contact():
            return _who(state)
        case Meeting():
            return meeting_conflicts.title_of(state)
        case Shift():
            return joined((span_text(Span(state.starts, state.ends)), Verbatim(state.name)), ", ")


def _who(state: Contact) -> str:
    """Say whom an entry is of: the name and the function, whichever is known."""
    name = Verbatim(" ".join(filter(None, (state.value("given_name"), state.value("family_name")))))
    return joined((name, Verbatim(state.value("function"))), ", ")


def _clash(workspace: Workspace, state: Contact | Shift | Meeting, name: str, field: Field) -> Clash:
    title = meeting_conflicts.field_title(state, name) if isinstance(state, Meeting) else field_word(name)
    return Clash(name, title, tuple(_version(workspace, state, (name, title), value) for value in field.values))


def _version(workspace: Workspace, state: Contact | Shift | Meeting, field: tuple[str, str], value: Value) -> Version:
    name, title = field
    shown = _shown(workspace, state, name, value.value) or "(leer)"
    person = person_name(workspace, value.device)
    by = say("{name}, {time} Uhr", name=person, time=moment(value.at).strftime("%d.%m.%Y %H:%M"))
    spoken = say("{field}: {value}, von {by}", field=title, value=shown, by=by)
    return Version(value.version, shown, by, spoken)


def _shown(workspace: Workspace, state: Contact | Shift | Meeting, name: str, value: str) -> str:
    """Give a value as people read it."""
    match state:
        case Contact():
            return shown_value(name, value)
        case Meeting():
            return meeting_conflicts.shown_value(workspace, name, value)
        case Shift():
            return shown_of_shift(name, value)
