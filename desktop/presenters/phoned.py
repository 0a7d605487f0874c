"""What was told by telephone to an agency outside the cooperation: recorded, listed, shown in whole.

The rows have the shape of notifications, without a unit they went to: nothing was sent.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from desktop.domain.content import Content, PhoneCall
from desktop.domain.derivation import derived_id
from desktop.domain.left_out import SOMEBODY, call_to, left_out
from desktop.domain.notification_check import Checked
from desktop.domain.notification_state import Mark
from desktop.domain.parting import parted
from desktop.domain.phoned import Phoned, Told
from desktop.domain.said import joined
from desktop.presenters import guarded
from desktop.presenters.agreement import category_title, rules_in_force, unit_name
from desktop.presenters.banner import Banner
from desktop.presenters.chips import state_chip, urgency_chip
from desktop.presenters.facts import Fact, Section, sections
from desktop.presenters.notification_detail import Detail
from desktop.presenters.notification_titles import subject
from desktop.presenters.notifications import moment_row
from desktop.presenters.timeline import entry
from desktop.presenters.times import id_text, written
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_NOTHING_SENT: Final = "Der Ort liegt außerhalb der Vereinbarung: Gesendet wurde nichts."


class Writing(NamedTuple):
    """A notification as it is being written: its id, its number, and the person who writes."""

    id: bytes
    number: str
    person: str


def record(workspace: Workspace, writing: Writing, checked: Checked) -> None:
    """Record that what lies outside was told by the last call the document names."""
    agency = joined((one.agency or SOMEBODY for one in checked.outside), ", ")
    body = _told(workspace, writing, agency, checked.content, checked.content.phone_log[-1])
    workspace.record(workspace.own_unit(), [Deed("phoned.told", writing.id, body)])


def record_left_out(workspace: Workspace, writing: Writing, checked: Checked) -> None:
    """Record of the children whom no recipient is told of that somebody outside was, each agency once."""
    for number, one in enumerate(left_out(checked.recipients, checked.outside)):
        entity, call = derived_id(derived_id(writing.id, "phoned"), str(number)), call_to(checked.content, one)
        if call is not None and find(workspace, entity) is None:
            body = _told(workspace, writing, one.agency or SOMEBODY, parted(checked.content, one.children), call)
            workspace.record(workspace.own_unit(), [Deed("phoned.told", entity, body)])


def _told(workspace: Workspace, writing: Writing, agency: str, content: Content, call: PhoneCall) -> Told:
    return Told(
        process_id=derived_id(writing.id, "process"),
        number=writing.number,
        category=content.category,
        urgency=str(content.urgency),
        rules_version=rules_in_force(workspace).version,
        from_unit=workspace.unit,
        agency=agency[:200],
        person=writing.person,
        content=content,
        called=(call.person or "")[:200],
        called_at=call.at or "",
    )


def find(workspace: Workspace, entity: bytes) -> Phoned | None:
    """Give what was told under an id, None if nothing was."""
    found: Phoned | None = workspace.state("phoned", entity)
    return found


def items(workspace: Workspace) -> list[dict[str, Any]]:
    """Give all that was told as rows of a list, newest first; nothing of the child."""
    return [_item(state) for _, state in workspace.states("phoned")]


def _item(state: Phoned) -> dict[str, Any]:
    told = state.told
    return {
        "id": id_text(state.id),
        "process_id": id_text(told.process_id),
        "number": told.number,
        "category": told.category,
        "urgency": told.urgency,
        "state": str(Mark.PHONE_HANDOVER),
        "from": told.from_unit,
        "to": "",
        "deadline": None,
        "overdue": False,
        "conflict": False,
        "marks": [],
        "agency": told.agency,
    }


def whole(workspace: Workspace, state: Phoned) -> dict[str, Any]:
    """Give everything known of what was told."""
    told = state.told
    return _item(state) | {
        "notification_id": id_text(state.id),
        "rules_version": told.rules_version,
        "rule": "",
        "from_name": unit_name(workspace, told.from_unit),
        "to_name": told.agency,
        "person": told.person,
        "written_at": written(state.at),
        "accepted_at": None,
        "delivered_at": None,
        "acknowledged": None,
        "content": guarded.document(told.content),
        "attachments": [],
        "processing": [],
        "receipts": [],
        "timeline": [moment_row(workspace, one) for one in state.timeline],
        "recipients": [],
        "conflicts": [],
    }


def detail(workspace: Workspace, state: Phoned, *, addresses: bool = False) -> Detail:
    """Give everything a screen shows of what was told."""
    told = state.told
    veil = guarded.veil(told.content, addresses=addresses)
    facts = (
        Fact("Nummer", told.number),
        Fact("Anlass", category_title(workspace, told.category)),
        Fact("Gemeldet von", joined((told.person, unit_name(workspace, told.from_unit)), ", ")),
        Fact("Telefonisch übergeben an", joined((told.agency, told.called), ", ")),
    )
    return Detail(
        entity=state.id,
        title=subject(workspace, told.category, told.content),
        number=told.number,
        route=f"{unit_name(workspace, told.from_unit)} → {told.agency}",
        chips=(urgency_chip(told.urgency), state_chip(Mark.PHONE_HANDOVER)),
        banner=Banner("neutral", "phone", "Telefonisch übergeben", _NOTHING_SENT),
        sections=(Section("Meldung", facts), *sections(told.content, veil)),
        timeline=tuple(entry(workspace, one, veil) for one in state.timeline),
        steps=(),
        protects=told.content.protects,
        veiled=veil is not None,
        discreet_title=subject(workspace, told.category, told.content, instead=told.number),
        kind="phoned",
    )
