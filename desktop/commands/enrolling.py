"""`enrol`, `invite`, `admit`: how devices come in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from desktop.composition import Opened, Origin, System, discard_profile, new_profile
from desktop.commands.command import Answer, Arguments, Command, Desk, Exit, read_file
from desktop.commands.desk import OwnDesk, sync_answer
from desktop.domain.person import Named
from desktop.domain.refused import Refused
from desktop.domain.server_url import check_server_url
from desktop.keys.identity import DeviceIdentity, generate
from desktop.keys.invites import Invite, InviteTerms, new_invite, read_invite, redeem, write_invite
from desktop.keys.private_files import write_private
from desktop.keys.profile import Locks
from desktop.presenters.standing import enrolment_state, standing
from desktop.presenters.times import read_id, written
from desktop.sync.transport import HttpTransport
from desktop.workspace.workspace import Deed
from wire.statements import Enrolled, Statement

_PATIENCE: Final = 20.0
_INVITE_DAYS: Final = 7
_DAY_MS: Final = 24 * 3600 * 1000
_LONGEST_NAME: Final = 200
_REFUSALS: Final = {
    "invite_used": "Diese Einladung wurde schon verwendet.",
    "invite_expired": "Diese Einladung ist abgelaufen.",
    "invite_unknown": "Der Server kennt diese Einladung nicht.",
    "not_enrolled": "Der Server kennt diese Einladung nicht oder sie wurde schon verwendet.",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of `enrol`."""
    parser.add_argument("--invite", required=True)
    parser.add_argument("--person", required=True)
    parser.add_argument("--ca-file", default="")


def enrol(folder: Path, locks: Locks, namespace: argparse.Namespace) -> Answer:
    """Make a profile by redeeming an invite; raises `Refused`, `RequestFailed`.

    Refused or unreachable, no profile is left behind; killed after the server was told, the next `sync` goes on.
    """
    person = namespace.person.strip()
    if not 1 <= len(person) <= _LONGEST_NAME or any(ord(character) < ord(" ") for character in person):
        raise Refused("person_invalid", f"--person: 1 bis {_LONGEST_NAME} Zeichen erwartet.", field="person")
    invite = read_invite(read_file(namespace.invite, "--invite", 64 * 1024))
    _check_server(invite, namespace.ca_file)
    identity = generate(System().new_id())
    origin = _origin(invite, identity, person, namespace.ca_file)
    opened = new_profile(folder, locks, origin)
    try:
        return _enrol(opened, redeem(invite.signing, invite.terms.root, identity))
    except BaseException:
        if enrolment_state(opened.workspace) == "not_enrolled":
            opened.close()
            discard_profile(folder)
        raise
    finally:
        opened.close()


def _origin(invite: Invite, identity: DeviceIdentity, person: str, ca_file: str) -> Origin:
    secret = invite.signing.private_bytes_raw()
    return Origin(identity, invite.terms.root, invite.terms.server, person, ca_file, secret)


def _check_server(invite: Invite, ca_file: str) -> None:
    """Ask the server who it is before anything is written."""
    transport = HttpTransport(check_server_url(invite.terms.server), ca_file=Path(ca_file) if ca_file else None)
    hello = transport.hello()
    transport.close()
    if hello.root != invite.terms.root:
        raise Refused(
            "root_mismatch", "Die Einladung gehört zu einer anderen Kooperation als der Server.", field="invite"
        )
    if invite.terms.expires_at <= System().now():
        raise Refused("invite_expired", _REFUSALS["invite_expired"], field="invite")


def _enrol(opened: Opened, statement: Enrolled) -> Answer:
    workspace = opened.workspace
    [event] = workspace.state_in_directory([statement])
    desk = OwnDesk(opened)
    report = desk.sync(_PATIENCE)
    refusal = workspace.refusal(event)
    if enrolment_state(workspace) == "not_enrolled":
        code = refusal or (report.failure.code if report.failure else "") or (report.halt.reason if report.halt else "")
        message = _REFUSALS.get(code) or (report.failure.message if report.failure else "Die Anmeldung gelang nicht.")
        raise Refused(code or "enrolment_failed", message, field="invite")
    if workspace.active and workspace.state("person", workspace.device) is None:
        workspace.record(workspace.cooperation(), [Deed("person.named", workspace.device, Named(opened.person))])
        desk.sync(_PATIENCE)
    result = _result(opened)
    return Answer(result, Exit.DONE, (f"{opened.person}: {result['unit']}, {result['state']}",))


def _result(opened: Opened) -> dict[str, Any]:
    row = standing(opened.workspace)
    return {name: row[name] for name in ("device", "unit", "agency", "roles", "root_fingerprint", "state")}


def _configure_invite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", action="append", default=[])
    parser.add_argument("--unit")
    parser.add_argument("--out", required=True)


def _gather_invite(namespace: argparse.Namespace) -> Arguments:
    path = Path(namespace.out).resolve()
    if path.exists():
        raise Refused("file_exists", "--out: Diese Datei gibt es schon.", field="out")
    return {"roles": namespace.role or ["member"], "unit": namespace.unit, "out": str(path)}


def _invite(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    unit = str(arguments["unit"] or workspace.unit)
    expires = (System().now() + _INVITE_DAYS * _DAY_MS) // 1000 * 1000
    roles = tuple(str(role) for role in arguments["roles"])
    invite = new_invite(InviteTerms(desk.opened.server, workspace.root, unit, roles, expires))
    _state_now(desk, invite.stated())
    write_private(Path(str(arguments["out"])), write_invite(invite))
    result = {"unit": unit, "file": str(arguments["out"]), "roles": list(roles), "expires": written(expires)}
    return Answer(result, lines=(f"Einladung für {unit}: {arguments['out']}",))


def _configure_admit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", metavar="DEVICE")


def _admit(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    device = read_id(str(arguments["device"]), "device")
    known = workspace.directory.devices.get(device)
    if known is None:
        desk.sync(_PATIENCE)
        known = workspace.directory.devices.get(device)
    if known is None:
        raise Refused("unknown_device", "Dieses Gerät ist nicht angemeldet.", field="device")
    if known.admitted_seq is None:
        roles = workspace.directory.invites[known.invite].roles
        _state_now(desk, desk.opened.seals.admission(workspace.directory, device, roles))
    result = {"device": str(arguments["device"]), "unit": known.unit, "state": "active"}
    return Answer(result, lines=(f"Zugelassen: {arguments['device']}",))


def _state_now(desk: Desk, statement: Statement) -> None:
    """State something in the directory and wait for the server's word; raises `Refused` where the fold says no."""
    workspace = desk.opened.workspace
    workspace.check_statement(statement)
    [event] = workspace.state_in_directory([statement])
    report = desk.sync(_PATIENCE)
    refusal = workspace.refusal(event)
    if refusal:
        raise Refused(refusal, "Der Server hat das nach den Regeln des Verzeichnisses abgelehnt.")
    if report.failure is not None or report.halt is not None:
        problem = sync_answer(desk.opened, report)[0]["error"]
        raise Refused(problem["code"], problem["message"])


ENROLLING = (
    Command("invite", "jemanden in die eigene Stelle einladen", _invite, True, _configure_invite, _gather_invite),
    Command("admit", "ein angemeldetes Gerät zulassen", _admit, True, _configure_admit),
)
