"""`invite`, `admit`, `revoke`, `devices`: who comes in, and who goes."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, always, new_path, page_size, paged
from desktop.commands.stating import PATIENCE, state_now
from desktop.commands.telling import device_line
from desktop.composition import System
from desktop.domain.refused import Refused
from desktop.exchange.qr_code import qr_png
from desktop.keys.invites import InviteTerms, invite_letters, new_invite, write_invite
from desktop.keys.private_files import write_private
from desktop.presenters.standing import device_state, devices
from desktop.presenters.times import id_text, read_id, written
from desktop.presenters.words import standing_word
from wire.authority import leads
from wire.directory import Device
from wire.statements import MEMBER, Revoked

_INVITE_DAYS: Final = 7
_DAY_MS: Final = 24 * 3600 * 1000
_REASON: Final = re.compile(r"[a-z_]{1,32}")
_ADMISSIONS: Final = 3
"""How often an admission is stated where the unit got another key meanwhile."""


def _configure_invite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", action="append", default=[], metavar="ROLE")
    parser.add_argument("--unit", metavar="UNIT")
    parser.add_argument("--out", required=True, metavar="FILE")
    parser.add_argument("--qr", metavar="PNG", help="die Einladung außerdem als Bild mit QR-Code")
    parser.add_argument("--letters", action="store_true", help="die Einladung außerdem als Buchstaben ausgeben")
    parser.add_argument("--from", dest="file", metavar="CSV")


def _gather_invite(namespace: argparse.Namespace) -> Arguments:
    out = new_path(namespace.out, "out")
    picture = new_path(namespace.qr, "qr") if namespace.qr else ""
    if picture == out:
        raise Refused("file_exists", "--qr: Das ist die Datei von --out.", field="qr")
    return {
        "roles": namespace.role or [MEMBER],
        "unit": namespace.unit,
        "out": out,
        "qr": picture,
        "letters": namespace.letters,
    }


def _invite(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    unit = str(arguments["unit"] or workspace.unit)
    if unit not in workspace.directory.units:
        raise Refused("unit_unknown", "unit: Diese Stelle gehört nicht zur Kooperation.", field="unit")
    expires = (System().now() + _INVITE_DAYS * _DAY_MS) // 1000 * 1000
    roles = tuple(dict.fromkeys(str(role) for role in arguments["roles"]))
    invite = new_invite(InviteTerms(desk.opened.server, workspace.root, unit, roles, expires))
    state_now(desk, [invite.stated()], kept=False)
    content = write_invite(invite)
    write_private(Path(str(arguments["out"])), content)
    words = list(workspace.root_words)
    result = {"unit": unit, "file": str(arguments["out"]), "roles": list(roles), "expires": written(expires)}
    result["root_words"] = words
    lines = [f"Einladung für {unit}: {arguments['out']}", f"Am Telefon vergleichen: {' '.join(words)}"]
    if arguments["qr"]:
        write_private(Path(str(arguments["qr"])), qr_png(content))
        result["qr"] = str(arguments["qr"])
        lines.append(f"Als Bild: {arguments['qr']}")
    if arguments["letters"]:
        result |= {"letters": invite_letters(invite), "server": invite.terms.server}
        lines += [f"Als Buchstaben: {result['letters']}", f"Server: {invite.terms.server}"]
    return Answer(result, lines=tuple(lines))


def _configure_admit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", metavar="DEVICE")


def _admit(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    known = _device(desk, arguments)
    for _ in range(_ADMISSIONS):
        if workspace.directory.devices[known.id].admitted_seq is not None:
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
    if known.revoked_seq is None:
        state_now(desk, [Revoked(known.id, reason)])
    return _standing_of(desk, known)


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
    state = device_state(directory, directory.devices[known.id])
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
    Command(
        "invite", "jemanden in die eigene Stelle einladen", _invite, _configure_invite, _gather_invite, writes=always
    ),
    Command("admit", "ein angemeldetes Gerät zulassen", _admit, _configure_admit, writes=always, repeatable=True),
    Command("revoke", "einem Gerät den Zugang entziehen", _revoke, _configure_revoke, writes=always, repeatable=True),
    Command("devices", "Geräte", _devices, _configure_devices),
)
