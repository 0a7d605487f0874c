"""How this profile stands: device, unit, roles, counts, alarms; and the devices of the cooperation."""

from __future__ import annotations

from typing import Any

from desktop.domain.progress import Remaining
from desktop.domain.version import VERSION
from desktop.presenters import access
from desktop.presenters.agreement import cooperation_in_force, rules_in_force
from desktop.presenters.paging import page
from desktop.presenters.times import id_text, written
from desktop.workspace.workspace import Workspace
from wire import limits
from wire.directory import Device, Directory


def enrolment_state(workspace: Workspace) -> str:
    """Say how this device stands, and call it revoked as well where only the server's word says so."""
    return "revoked" if access.only_told(workspace) else stated_state(workspace)


def stated_state(workspace: Workspace) -> str:
    """Say what is signed: active, waiting_for_admission, revoked, succeeded, founder, or not yet enrolled."""
    directory, device = workspace.directory, workspace.device
    if directory.root_device == device:
        return "founder"
    known = directory.devices.get(device)
    if known is None:
        return "not_enrolled"
    return device_state(directory, known)


def device_state(directory: Directory, device: Device) -> str:
    """Say how a device stands."""
    if device.revoked_seq is not None:
        return "revoked"
    if device.successor:
        return "succeeded"
    return "active" if directory.active(device.id) else "waiting_for_admission"


def counts(remaining: Remaining) -> dict[str, Any]:
    """Give what is left to do, in the words of `sync` and `status`."""
    return {
        "outbox": remaining.outbox,
        "refused": remaining.refused,
        "waiting": remaining.waiting,
        "quarantined": remaining.quarantined,
        "alarms": list(remaining.alarms),
    }


def standing(workspace: Workspace, *, level: bool = False) -> dict[str, Any]:
    """Give what `status` shows of the workspace; `level` says how it stood when the server was last reached."""
    remaining = workspace.local.remaining()
    unit = workspace.directory.units.get(workspace.unit)
    return {
        "device": id_text(workspace.device),
        "unit": workspace.unit,
        "agency": unit.agency if unit else "",
        "roles": list(workspace.directory.roles(workspace.device)),
        "state": enrolment_state(workspace),
        "root_fingerprint": workspace.root.hex(),
        **counts(remaining),
        "up_to_date": level and not remaining.outbox,
        "versions": versions(workspace),
    }


def versions(workspace: Workspace) -> dict[str, Any]:
    """Give the versions of the program, the protocol and what the directory has put in force."""
    known = bool(workspace.directory.jurisdictions and workspace.directory.rules)
    return {
        "program": VERSION,
        "newer": workspace.local.newer() or None,
        "protocol": limits.PROTOCOL,
        "agreement": cooperation_in_force(workspace).version if known else None,
        "rules": rules_in_force(workspace).version if known else None,
    }


def _revoked(workspace: Workspace, device: bytes) -> dict[str, Any] | None:
    """Give when, why and by whose device a device's access was withdrawn, None where it was not."""
    found = workspace.revocation(device)
    return None if found is None else {"at": written(found.at), "reason": found.reason, "by": id_text(found.by)}


def devices(workspace: Workspace, *, limit: int, after: str | None) -> dict[str, Any]:
    """List the devices of the cooperation, in the order of their enrolment, a page at a time."""
    directory = workspace.directory
    rows = []
    for device in directory.devices.values():
        person = workspace.state("person", device.id)
        rows.append(
            {
                "id": id_text(device.id),
                "device": id_text(device.id),
                "ordinal": device.ordinal,
                "unit": device.unit,
                "person": person.name if person else "",
                "roles": list(device.roles_at(directory.seq)),
                "state": device_state(directory, device),
                "revoked": _revoked(workspace, device.id),
            }
        )
    return page(rows, limit, after)
