"""The register of contacts and the rota: rows for lists, and what may be written."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from desktop.domain.contact import (
    ConflictSettled,
    Contact,
    ContactAdded,
    ContactConfirmed,
    ContactEdited,
    ContactRemoved,
)
from desktop.domain.contact_values import NO_FIELD, PERIOD_FIELDS, PHONE_FIELDS, check_periods, checked
from desktop.domain.derivation import derived_id
from desktop.domain.duty import LONGEST, Shift, ShiftPlanned
from desktop.domain.fields import Edit, Field, in_conflict
from desktop.domain.meeting_state import Meeting
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.telephone import digits
from desktop.domain.unseen import seen
from desktop.exchange.phone_numbers import formatted
from desktop.presenters import meeting_conflicts
from desktop.presenters.paging import page
from desktop.presenters.shift_words import shown_value, value_row
from desktop.presenters.times import id_text, read_moment, written
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace
from wire.directory import Unit

_MOST_SHIFTS = 2000


def contact_row(state: Contact) -> dict[str, Any]:
    """Give a contact as a row."""
    values = {name: field.shown.value for name, field in state.fields.items()}
    conflicts = list(in_conflict(state.fields))
    return {
        "id": id_text(state.id),
        "unit": state.unit,
        **values,
        "confirmed_at": written(state.confirmed_at),
        "conflict": bool(conflicts),
    }


def contacts(workspace: Workspace, *, limit: int, after: bytes | None, unit: str | None = None) -> dict[str, Any]:
    """List the contacts, all or those of one unit, a page at a time."""
    found = workspace.states("contact", status="current")
    rows = [contact_row(state) for _, state in found if unit in (None, state.unit)]
    return page(rows, limit, id_text(after) if after else None)


def add_contact(workspace: Workspace, unit: str, values: Mapping[str, str]) -> dict[str, Any]:
    """Add a contact of one's own agency."""
    entity = workspace.new_id()
    workspace.record(workspace.cooperation(), [adding(workspace, entity, unit, values)])
    return contact_row(contact(workspace, entity))


def adding(workspace: Workspace, entity: bytes, unit: str, values: Mapping[str, str]) -> Deed:
    """Give the deed that adds a contact; raises `Refused` naming what is wrong."""
    return adding_checked(workspace, entity, unit, checked_values({"family_name": "", **values}))


def adding_checked(workspace: Workspace, entity: bytes, unit: str, kept: Mapping[str, str]) -> Deed:
    """Give the deed that adds a contact whose values were checked; raises `Refused` for a unit that is none."""
    known = workspace.directory.units.get(unit or workspace.unit)
    if known is None:
        raise Refused("unit_unknown", "Diese Stelle gehört nicht zur Kooperation.", field="unit")
    filled = {name: value for name, value in kept.items() if value}
    return Deed("contact.added", entity, ContactAdded(known.id, known.agency, filled))


def edit_contact(
    workspace: Workspace, entity: bytes, values: Mapping[str, str], seen: Contact | None = None
) -> dict[str, Any]:
    """Edit fields of a contact, each naming the version shown here, or the one somebody saw as they began."""
    state = contact(workspace, entity)
    deeds = editing(seen or state, values)
    if deeds:
        workspace.record(workspace.cooperation(), deeds)
    return contact_row(contact(workspace, entity))


def editing(state: Contact, values: Mapping[str, str]) -> list[Deed]:
    """Give the deed that makes the fields of a contact so, none where they are; raises `Refused` by field."""
    return editing_checked(state, checked_values(values))


def editing_checked(state: Contact, kept: Mapping[str, str]) -> list[Deed]:
    """Give that deed for values that were checked."""
    shown = {name: field.shown.value for name, field in state.fields.items()}
    changed = {name: value for name, value in kept.items() if shown[name] != value}
    if not changed:
        return []
    check_periods({**shown, **changed} if PERIOD_FIELDS & changed.keys() else changed)
    edits = {name: Edit(state.fields[name].shown.version, value) for name, value in changed.items()}
    return [Deed("contact.edited", state.id, ContactEdited(edits))]


def confirm_contact(workspace: Workspace, entity: bytes) -> dict[str, Any]:
    """Say that a contact is still true."""
    contact(workspace, entity)
    workspace.record(workspace.cooperation(), [Deed("contact.confirmed", entity, ContactConfirmed())])
    return contact_row(contact(workspace, entity))


def remove_contact(workspace: Workspace, entity: bytes) -> dict[str, Any]:
    """Remove a contact from the register."""
    row = contact_row(contact(workspace, entity))
    workspace.record(workspace.cooperation(), [Deed("contact.removed", entity, ContactRemoved())])
    return row | {"removed": True}


def conflicts(workspace: Workspace, *, limit: int, after: str | None) -> dict[str, Any]:
    """List the fields with two values, each with who wrote it and when, a page at a time."""
    rows = [
        {"id": id_text(state.id), "kind": kind, "field": name, "values": _values(workspace, name, field)}
        for kind, state in in_conflict_now(workspace)
        for name, field in clashing(state).items()
    ]
    return page(rows, limit, after)


def clashing(state: Contact | Shift | Meeting) -> dict[str, Field]:
    """Give the fields of something that have two values."""
    if isinstance(state, Meeting):
        return meeting_conflicts.clashing(state)
    return {name: state.fields[name] for name in in_conflict(state.fields)}


def in_conflict_now(workspace: Workspace) -> list[tuple[str, Contact | Shift | Meeting]]:
    """Give what has a field with two values, with its kind."""
    kinds = (("contact", "current"), ("duty", "planned"), ("meeting", "planned"))
    return [
        (kind, state) for kind, status in kinds for row, state in workspace.states(kind, status=status) if row.conflict
    ]


def _values(workspace: Workspace, name: str, field: Field) -> list[dict[str, Any]]:
    rows = []
    for value in (field.shown, *field.rivals):
        person = workspace.state("person", value.device)
        rows.append(
            {
                "event": id_text(value.version),
                "value": value_row(name, value.value),
                "by": person.name if person else "",
                "device": id_text(value.device),
                "at": written(value.at),
            }
            | ({"shown": shown_value(name, value.value)} if name == "times" else {})
        )
    return rows


def settle(workspace: Workspace, entity: bytes, field: str, keep: bytes) -> dict[str, Any]:
    """Settle a conflict: the value of one version stays, over those that stand here."""
    state = contact(workspace, entity)
    values = state.fields[field].values if field in state.fields else ()
    body = ConflictSettled(field, keep, tuple(version for value in values for version in value.versions))
    workspace.record(workspace.cooperation(), [Deed("contact.settled", entity, body)])
    return contact_row(contact(workspace, entity))


def plan_shifts(workspace: Workspace, document: object) -> list[bytes]:
    """Plan the shifts of a file, a list of {unit, from, until, name, phone}; the same shift twice is one.

    Gives the ids of those that are new. Raises `Refused` naming the entry and field; then nothing is planned.
    """
    named = _named_shifts(workspace, document)
    deeds = {
        entity: Deed("duty.planned", entity, body)
        for entity, body in named.items()
        if workspace.state("duty", entity) is None
    }
    if deeds:
        workspace.record(workspace.cooperation(), list(deeds.values()))
    return list(deeds)


def shift_ids(workspace: Workspace, document: object) -> list[bytes]:
    """Give the ids of all shifts of a file, planned before or not; raises `Refused` as planning them does."""
    return list(_named_shifts(workspace, document))


def _named_shifts(workspace: Workspace, document: object) -> dict[bytes, ShiftPlanned]:
    """Read the shifts of a file, each by the id that follows from what it says."""
    if not isinstance(document, list) or not 1 <= len(document) <= _MOST_SHIFTS:
        raise Refused("duty_invalid", say("Erwartet wird eine Liste mit 1 bis {most} Diensten.", most=_MOST_SHIFTS))
    named = {}
    for index, entry in enumerate(document):
        body = _shift(workspace, entry, f"[{index}]")
        name = f"{body.unit}|{body.starts}|{body.ends}|{body.name}|{body.phone}"
        named[derived_id(body.starts.to_bytes(6, "big"), name)] = body
    return named


def _shift(workspace: Workspace, entry: object, where: str) -> ShiftPlanned:
    names = {"unit", "from", "until", "name", "phone"}
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise Refused.at(where, "duty_invalid", "Erwartet wird ein Objekt mit Texten.")
    for name in sorted((set(entry) - names) | ({"from", "until", "name", "phone"} - set(entry))):
        raise Refused.at(f"{where}.{name}", "duty_invalid", NO_FIELD if name in entry else "Dieses Feld fehlt.")
    unit = _unit(workspace, entry, f"{where}.unit")
    starts, ends = read_moment(entry["from"], f"{where}.from"), read_moment(entry["until"], f"{where}.until")
    if not 0 <= starts < ends:
        raise Refused.at(f"{where}.until", "duty_invalid", "Der Dienst endet vor seinem Anfang.")
    name, phone = (short_text(entry, field, f"{where}.") for field in ("name", "phone"))
    return ShiftPlanned(unit.id, unit.agency, starts, ends, name, phone)


def _unit(workspace: Workspace, entry: dict[str, str], where: str) -> Unit:
    units = workspace.directory.units
    unit, own = units.get(entry.get("unit") or workspace.unit), units.get(workspace.unit)
    if unit is None:
        raise Refused.at(where, "unit_unknown", "Diese Stelle gibt es nicht.")
    if own is None or unit.agency != own.agency:
        raise Refused.at(where, "own_agency_only", "Das kann nur die eigene Behörde ändern.")
    return unit


def short_text(entry: Mapping[str, str], name: str, where: str) -> str:
    """Read the name or the phone of a shift; raises `Refused` naming the field, with what stands before it."""
    longest = LONGEST[name]
    value = seen(entry.get(name, "")).strip()
    if not 1 <= len(value) <= longest or not _is_writable(value):
        expected = say("Erwartet werden 1 bis {longest} Zeichen.", longest=longest)
        raise Refused.at(f"{where}{name}", "duty_invalid", expected)
    # It stands large where somebody is to call, and words are not dialled.
    if name == "phone" and not digits(value):
        raise Refused.at(f"{where}{name}", "duty_invalid", "Das ist keine Rufnummer: Es stehen keine Ziffern darin.")
    return value


def contact(workspace: Workspace, entity: bytes) -> Contact:
    """Give a contact that is there; raises `Refused` where there is none."""
    state = workspace.state("contact", entity)
    if not isinstance(state, Contact) or state.removed:
        raise Refused("not_found", "Diese Ansprechperson gibt es nicht.", field="id")
    return state


def _is_writable(text: str) -> bool:
    """Say whether a text holds neither control characters nor halves of characters, which nothing can encode."""
    return not any(unicodedata.category(character) in {"Cc", "Cs"} for character in text)


def checked_values(values: Mapping[str, str]) -> dict[str, str]:
    """Give the fields of a contact as they are kept; raises `Refused` naming the first that is wrong."""
    kept = checked(values)
    return {name: formatted(value) if name in PHONE_FIELDS else value for name, value in kept.items()}
