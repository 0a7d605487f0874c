"""`admit`, `revoke`, `devices`, and `invite` beside them: who comes in, and who goes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, always, page_size, paged
from desktop.commands.inviting import INVITE
from desktop.commands.stating import PATIENCE, state_now
from desktop.commands.telling import device_line
from desktop.domain.refused import Refused
from desktop.domain.said import Said, Verbatim, say
from desktop.presenters.agreement import unit_name
from desktop.presenters.standing import device_state, devices, enrolment_state
from desktop.presenters.times import id_text, read_id
from desktop.presenters.words import standing_word
from desktop.sync.failures import RequestFailed
from desktop.workspace.workspace import Workspace
from wire.authority import leads
from wire.directory import Device
from wire.statements import Revoked

_REASON: Final = re.compile(r"[a-z_]{1,32}")
_NOBODY_LEADS: Final = (
    "Niemand leitet {name} mehr: wer neu kommt, kann nicht zugelassen werden. Dafür lädt die Administration der "
    "Behörde (wo es keine gibt, das Gründungsprofil) jemanden ein, mit invite --unit {unit}: dieses Gerät leitet die "
    "Stelle."
)
_NOBODY_HOLDS: Final = (
    "{name} hat kein Gerät mehr: was nur für die Stelle selbst geschrieben ist, kann niemand lesen, der neu kommt. Was "
    "mit anderen Stellen geteilt ist, öffnen deren Geräte ihnen."
)
_TURNED_AWAY: Final = "device_revoked"
"""What the server says to a device whose access has ended."""
_ADMISSIONS: Final = 3
"""How often an admission is stated where the unit got another key meanwhile."""


def _configure_admit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", metavar="DEVICE")


def _admit(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    known = _device(desk, arguments)
    for _ in range(_ADMISSIONS):
        now = workspace.directory.devices[known.id]
        if now.admitted_seq is not None or now.ended_seq is not None:
            break
        # Asked before the key is: only a member of the unit holds it, and "no key yet" would be no answer to others.
        if not leads(workspace.directory, workspace.device, known.unit):
            raise Refused("lead_only", "Das kann nur die Leitung der Stelle.")
        roles = workspace.directory.invites[known.invite].roles
        state_now(desk, [desk.opened.seals.admission(workspace.directory, known.id, roles)])
    return _standing_of(desk, known)


def _configure_revoke(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", metavar="DEVICE")
    parser.add_argument("--reason", required=True, metavar="CODE", help="etwa lost, left oder stolen; kein freier Text")


def _revoke(desk: Desk, arguments: Arguments) -> Answer:
    reason = str(arguments["reason"])
    if not _REASON.fullmatch(reason):
        message = "reason: ein Wort aus kleinen Buchstaben, zum Beispiel lost; alle können es lesen."
        raise Refused("reason_invalid", message, field="reason")
    known = _device(desk, arguments)
    if known.revoked_seq is None and not _is_turned_away(desk, known):
        _state_revocation(desk, Revoked(known.id, reason))
    answer = _standing_of(desk, known)
    return replace(answer, lines=(*answer.lines, *_left_behind(desk.opened.workspace, known.unit)))


def _is_turned_away(desk: Desk, known: Device) -> bool:
    """Say whether this is one's own device, which the server lets in no more and so tells nothing signed."""
    return known.id == desk.opened.workspace.device and enrolment_state(desk.opened.workspace) == "revoked"


def _state_revocation(desk: Desk, statement: Revoked) -> None:
    """State a revocation; who has shut out their own device hears of it by being turned away."""
    try:
        state_now(desk, [statement])
    except RequestFailed as failed:
        if statement.device != desk.opened.workspace.device or failed.failure.code != _TURNED_AWAY:
            raise


def _left_behind(workspace: Workspace, unit: str) -> Iterator[Said]:
    """Say what a unit lacks now that somebody has gone, and what is to be done."""
    words = {"name": Verbatim(unit_name(workspace, unit)), "unit": Verbatim(unit)}
    if not workspace.directory.members(unit):
        yield say(_NOBODY_HOLDS, **words)
    if not workspace.directory.is_led(unit):
        yield say(_NOBODY_LEADS, **words)


def _device(desk: Desk, arguments: Arguments) -> Device:
    """Find a device, in the newest directory where need be; raises `Refused`."""
    device = read_id(str(arguments["device"]), "device")
    known = desk.opened.workspace.directory.devices.get(device)
    if known is None or known.admitted_seq is None:
        desk.sync(PATIENCE)
        known = desk.opened.workspace.directory.devices.get(device)
    if known is None:
        raise Refused("unknown_device", "Dieses Gerät ist nicht angemeldet.", field="device")
    return known


def _standing_of(desk: Desk, known: Device) -> Answer:
    directory = desk.opened.workspace.directory
    state = "revoked" if _is_turned_away(desk, known) else device_state(directory, directory.devices[known.id])
    result = {"device": id_text(known.id), "unit": known.unit, "state": state}
    return Answer(result, lines=(f"{result['device']}: {standing_word(state)}",))


def _configure_devices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list"])
    paged(parser)


def _devices(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    answer = devices(workspace, limit=page_size(arguments), after=arguments.get("after"))
    return Answer(answer, lines=tuple(device_line(workspace, row) for row in answer["items"]))


ADMITTING = (
    INVITE,
    Command("admit", "ein angemeldetes Gerät zulassen", _admit, _configure_admit, writes=always, repeatable=True),
    Command("revoke", "einem Gerät den Zugang entziehen", _revoke, _configure_revoke, writes=always, repeatable=True),
    Command("devices", "Geräte", _devices, _configure_devices),
)
