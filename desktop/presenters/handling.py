"""What the receiving unit keeps to itself of a notification: who has it in hand, and what two professionals assessed.

It is written into the unit's own channel; the other side reads none of it. Closing asks here whether two have looked.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

from desktop.domain.assessment import RiskAssessment
from desktop.domain.assignment import Assigned, Assignment
from desktop.domain.catalogue import CODES, direction_of
from desktop.domain.later_rules import SecondProfessional
from desktop.domain.notification_events import Remarked
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import assessing
from desktop.presenters.agreement import rules_of
from desktop.presenters.notifications import act, find_one
from desktop.presenters.times import id_text, read_id, written
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace


def colleagues(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Give the people of one's own unit with their devices' ids, oneself first."""
    devices = [one.id for one in workspace.directory.members(workspace.unit) if workspace.directory.active(one.id)]
    devices.sort(key=lambda device: (device != workspace.device, name_of(workspace, device)))
    return tuple((id_text(device), name_of(workspace, device)) for device in devices)


def name_of(workspace: Workspace, device: bytes) -> str:
    """Give the name of a device's person, empty where it is not known."""
    person = workspace.state("person", device)
    return person.name if person is not None else ""


def assignment(workspace: Workspace, entity: bytes) -> Assigned | None:
    """Give who has a notification in hand, None where nobody has."""
    return assignments(workspace, (entity,)).get(entity)


def assignments(workspace: Workspace, entities: Collection[bytes]) -> dict[bytes, Assigned]:
    """Give who has which of some notifications in hand; read at once, for a list asks at every turn of a wheel."""
    found = workspace.some("assignment", entities)
    return {
        entity: state.current.body
        for entity, state in found.items()
        if isinstance(state, Assignment) and state.current is not None
    }


def assign(workspace: Workspace, entity: bytes, person: str, to: str, deputy: str = "") -> bytes:
    """Give a notification to a person of one's own unit and to a deputy, by their devices; raises `Refused`.

    Gives the event, by which that is taken back.
    """
    state = _incoming(workspace, entity)
    given, stand_in = _colleague(workspace, to, "to"), _colleague(workspace, deputy, "deputy")
    if given and given == stand_in:
        raise Refused.at("deputy", "deputy_is_the_first", "Die Vertretung ist eine andere Person.")
    known = workspace.state("assignment", state.id)
    body = Assigned(
        person,
        given,
        name_of(workspace, given),
        stand_in,
        name_of(workspace, stand_in),
        known.version if known is not None else b"",
    )
    return workspace.record(workspace.own_unit(), [Deed("assignment.assigned", state.id, body)])[0]


def take_assignment_back(workspace: Workspace, entity: bytes, person: str, event: bytes) -> dict[str, Any]:
    """Give a notification back to whoever had it before an assignment; raises `Refused` once there is a newer one."""
    state = _incoming(workspace, entity)
    known = workspace.state("assignment", state.id)
    if not isinstance(known, Assignment) or known.version != event:
        raise Refused("assigned_anew", "Inzwischen hat jemand die Meldung neu zugewiesen.")
    stood = [one.body for one in known.given if not one.superseded]
    before = stood[-2] if len(stood) > 1 else Assigned(person)
    body = msgspec.structs.replace(before, person=person, replaces=event)
    workspace.record(workspace.own_unit(), [Deed("assignment.assigned", state.id, body)])
    return rows(workspace, state)


def _incoming(workspace: Workspace, entity: bytes) -> Notification:
    state = find_one(workspace, entity)
    if workspace.unit != state.to_unit:
        raise Refused("receiver_only", "Das kann nur die empfangende Stelle.")
    if state.erased:
        raise Refused("erased", "Das wurde schon gelöscht.")
    return state


def _colleague(workspace: Workspace, device: str, field: str) -> bytes:
    if not device:
        return b""
    if device not in dict(colleagues(workspace)):
        raise Refused.at(field, "person_unknown", "Diese Person gehört nicht zu Ihrer Stelle.")
    return read_id(device)


def assess(workspace: Workspace, entity: bytes, document: object, person: str) -> dict[str, Any]:
    """Record what two professionals assessed; raises `Refused` naming what is missing or wrong."""
    state = _incoming(workspace, entity)
    body = assessing.read(workspace, document, person)
    workspace.record(workspace.own_unit(), [Deed("assessment.recorded", state.id, body)])
    return rows(workspace, state)


def needs_second(workspace: Workspace, state: Notification) -> SecondProfessional | None:
    """Give the rule that keeps one person alone from closing a notification, None where that is allowed."""
    rule = rules_of(workspace, state.rules_version).second_professional
    if rule is None or state.category not in CODES or workspace.unit != state.to_unit:
        return None
    if not rule.needed(state.category, direction_of(state.category)):
        return None
    found = workspace.state("assessment", state.id)
    return None if isinstance(found, RiskAssessment) and found.covers(state.places) else rule


def close(workspace: Workspace, entity: bytes, person: str, reason: str = "") -> dict[str, Any]:
    """Close a notification; raises `Refused` where the rules ask for a second professional and none is recorded."""
    state = find_one(workspace, entity)
    rule = needs_second(workspace, state)
    if rule is not None:
        message = say(
            "Diese Meldung schließt niemand allein ab ({basis}). Halten Sie zuerst fest, wer sie als zweite "
            "Fachkraft mit eingeschätzt hat und mit welchem Ergebnis.",
            basis=", ".join(rule.basis),
        )
        raise Refused("second_professional_required", message)
    return act(workspace, state.id, "closed", Remarked(person, reason))


def inside(workspace: Workspace, entity: bytes) -> dict[str, Any]:
    """Give what one's own unit keeps to itself of a notification that came in, nothing of any other."""
    state = find_one(workspace, entity) if workspace.state("notification", entity) is not None else None
    if state is None or workspace.unit != state.to_unit or state.erased:
        return {}
    return rows(workspace, state)


def rows(workspace: Workspace, state: Notification) -> dict[str, Any]:
    """Give what the unit keeps to itself of a notification."""
    given, assessed = workspace.state("assignment", state.id), workspace.state("assessment", state.id)
    return {
        "id": id_text(state.id),
        "assignments": [
            {
                "at": written(one.at),
                "by": one.body.person,
                "to": one.body.to_name if one.body.to else None,
                "deputy": one.body.deputy_name if one.body.deputy else None,
                "superseded": one.superseded,
            }
            for one in (given.given if given is not None else ())
        ],
        "assessments": [assessing.row(one) for one in (assessed.versions if assessed is not None else ())],
    }
