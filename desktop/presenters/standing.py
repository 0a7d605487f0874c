"""How this profile stands: device, unit, roles, counts, alarms; and the devices of the cooperation."""

from __future__ import annotations

from typing import Any

from desktop.presenters.times import id_text
from desktop.workspace.local import VERSION
from desktop.workspace.workspace import Workspace
from wire.directory import Device, Directory


def enrolment_state(workspace: Workspace) -> str:
    """Say whether this device is admitted: active, waiting_for_admission, revoked, founder, or not yet enrolled."""
    directory, device = workspace.directory, workspace.device
    if directory.root_device == device:
        return "founder"
    known = directory.devices.get(device)
    return "not_enrolled" if known is None else device_state(directory, known)


def device_state(directory: Directory, device: Device) -> str:
    """Say how a device stands."""
    if device.revoked_seq is not None:
        return "revoked"
    return "active" if directory.active(device.id) else "waiting_for_admission"


def standing(workspace: Workspace) -> dict[str, Any]:
    """Give what `status` shows of the workspace."""
    remaining = workspace.local.remaining()
    unit = workspace.directory.units.get(workspace.unit)
    return {
        "device": id_text(workspace.device),
        "unit": workspace.unit,
        "agency": unit.agency if unit else "",
        "roles": list(workspace.directory.roles(workspace.device)),
        "state": enrolment_state(workspace),
        "root_fingerprint": workspace.root.hex(),
        "outbox": remaining.outbox,
        "refused": remaining.refused,
        "waiting": remaining.waiting,
        "quarantined": remaining.quarantined,
        "alarms": list(remaining.alarms),
        "version": VERSION,
    }


def devices(workspace: Workspace) -> dict[str, Any]:
    """List the devices of the cooperation, in the order of their enrolment."""
    directory = workspace.directory
    items = []
    for device in directory.devices.values():
        person = workspace.state("person", device.id)
        items.append(
            {
                "device": id_text(device.id),
                "ordinal": device.ordinal,
                "unit": device.unit,
                "person": person.name if person else "",
                "roles": list(device.roles_at(directory.seq)),
                "state": device_state(directory, device),
            }
        )
    return {"items": items, "next": None}
