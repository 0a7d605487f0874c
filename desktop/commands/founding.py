"""`found`: root speaks for the first time. It states agencies, units, jurisdiction, rules and one invite per unit.

The founder's device holds root alone, is in no unit and can decrypt nothing. Invites and the recovery sheet are written
before the server is asked, so that nothing is founded that nobody could join.
"""

from __future__ import annotations

import argparse
import os
from importlib import resources
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.composition import Opened, Origin, System, discard_profile, new_profile
from desktop.commands.command import Answer, Exit, read_text
from desktop.commands.desk import OwnDesk
from desktop.domain.cooperation import Cooperation, encode_cooperation, read_cooperation
from desktop.domain.refused import Refused
from desktop.domain.rules import Rules, encode_rules, read_rules
from desktop.domain.server_url import check_server_url
from desktop.keys.hybrid import HybridKey
from desktop.keys.identity import DeviceIdentity
from desktop.keys.invites import Invite, InviteTerms, new_invite, read_invite, write_invite
from desktop.keys.private_files import make_private_folder, write_private
from desktop.keys.profile import Locks
from desktop.keys.recovery import write_sheet
from desktop.presenters.standing import enrolment_state
from desktop.presenters.times import written
from desktop.sync.failures import Cause, RequestFailed
from desktop.sync.transport import HttpTransport
from wire.messages import HelloAnswer
from wire.names import root_fingerprint
from wire.signing import public_bytes
from wire.statements import (
    MEMBER,
    AgencyStated,
    Founded,
    JurisdictionStated,
    RulesStated,
    ServerKeyStated,
    Statement,
    UnitStated,
)

_INVITE_DAYS: Final = 30
_DAY_MS: Final = 24 * 3600 * 1000
_PATIENCE: Final = 20.0
_SHEET: Final = "recovery-sheet.txt"


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of `found`."""
    parser.add_argument("--server", required=True)
    parser.add_argument("--founding-code-file", required=True)
    parser.add_argument("--cooperation", required=True)
    parser.add_argument("--rules")
    parser.add_argument("--invites", required=True)
    parser.add_argument("--ca-file", default="")


def found(folder: Path, locks: Locks, namespace: argparse.Namespace) -> Answer:
    """Found a cooperation on a new server; raises `Refused`, `RequestFailed`."""
    server = check_server_url(namespace.server)
    code = read_text(namespace.founding_code_file, "--founding-code-file", 4096).strip()
    cooperation, rules = _read_files(namespace.cooperation, namespace.rules)
    transport = HttpTransport(server, ca_file=_path(namespace.ca_file), patience=_PATIENCE)
    hello = transport.hello()
    if hello.root:
        raise Refused("founded_already", "Dieser Server gehört schon zu einer Kooperation.")
    root = Ed25519PrivateKey.generate()
    identity = DeviceIdentity(System().new_id(), root, HybridKey.generate())
    fingerprint = root_fingerprint(public_bytes(root))
    opened = new_profile(folder, locks, Origin(identity, fingerprint, server, "", namespace.ca_file))
    files: list[Path] = []
    try:
        invites = _write_invites(Path(namespace.invites), opened, cooperation, files)
        sheet = _write_sheet(folder, root, cooperation, files)
        opened.workspace.state_in_directory([*_statements(root, hello, cooperation, rules), *_stated(invites)])
        _state(opened, transport, code)
    except (Refused, RequestFailed, OSError) as error:
        if not _may_have_arrived(error):
            opened.close()
            discard_profile(folder)
            for path in files:
                path.unlink(missing_ok=True)
        raise
    finally:
        transport.close()
        opened.close()
    return _answer(fingerprint, sheet, invites)


def resume(opened: Opened, namespace: argparse.Namespace) -> Answer:
    """Go on with a founding whose answer was lost: the same batch again, byte for byte."""
    code = read_text(namespace.founding_code_file, "--founding-code-file", 4096).strip()
    if enrolment_state(opened.workspace) == "founder":
        raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
    transport = opened.transport(_PATIENCE)
    try:
        _state(opened, transport, code)
    finally:
        transport.close()
    folder = Path(namespace.invites)
    invites = [(path, read_invite(path.read_bytes())) for path in sorted(folder.glob("*.invite"))]
    return _answer(opened.workspace.root, opened.folder / _SHEET, invites)


def _may_have_arrived(error: Exception) -> bool:
    """Say whether the server may have been founded although we heard no answer; then nothing is thrown away."""
    return isinstance(error, RequestFailed) and error.failure.cause is not Cause.REFUSED


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def shipped_or_named(name: str, field: str) -> str:
    """Read a file by its path, or one that ships with the program by its bare name."""
    shipped = resources.files("desktop") / "agreements" / name
    if not Path(name).exists() and Path(name).name == name and shipped.is_file():
        return shipped.read_text("utf-8")
    return read_text(name, field)


def _read_files(cooperation: str, rules: str | None) -> tuple[Cooperation, Rules]:
    """Read the agreement and, beside it, its rules: `NAME-rules.toml`, else those that ship with the program."""
    beside = Path(cooperation).with_name(f"{Path(cooperation).stem}-rules.toml")
    named = rules or (str(beside) if beside.exists() else "kreis-viersen-rules.toml")
    return read_cooperation(shipped_or_named(cooperation, "--cooperation")), read_rules(
        shipped_or_named(named, "--rules")
    )


def _write_invites(
    folder: Path, opened: Opened, cooperation: Cooperation, files: list[Path]
) -> list[tuple[Path, Invite]]:
    make_private_folder(folder)
    # Whole seconds, as the invite's file writes them.
    expires = (System().now() + _INVITE_DAYS * _DAY_MS) // 1000 * 1000
    written_files = []
    for unit in cooperation.units:
        invite = new_invite(InviteTerms(opened.server, opened.workspace.root, unit.id, (MEMBER,), expires))
        path = folder / f"{unit.id}.invite"
        if path.exists():
            raise Refused("invite_exists", f"{path.name}: Diese Einladung gibt es schon.", field="invites")
        write_private(path, write_invite(invite))
        files.append(path)
        written_files.append((path, invite))
    return written_files


def _write_sheet(folder: Path, root: Ed25519PrivateKey, cooperation: Cooperation, files: list[Path]) -> Path:
    path = folder / _SHEET
    write_private(path, write_sheet(root, cooperation.name).encode())
    files.append(path)
    return path


def _statements(root: Ed25519PrivateKey, hello: HelloAnswer, cooperation: Cooperation, rules: Rules) -> list[Statement]:
    agencies = [AgencyStated(agency.id, agency.name, agency.kind) for agency in cooperation.agencies]
    units = [UnitStated(unit.id, unit.agency, unit.name, active=True) for unit in cooperation.units]
    return [
        Founded(public_bytes(root), cooperation.name),
        ServerKeyStated(hello.server_key),
        *agencies,
        *units,
        JurisdictionStated(encode_cooperation(cooperation)),
        RulesStated(encode_rules(rules)),
    ]


def _stated(invites: list[tuple[Path, Invite]]) -> list[Statement]:
    return [invite.stated() for _, invite in invites]


def _state(opened: Opened, transport: HttpTransport, code: str) -> None:
    opened.workspace.local.greeted(transport.hello())
    batch = opened.workspace.local.founding_batch()
    opened.workspace.local.settle([batch], transport.found(code, batch).results)
    OwnDesk(opened).sync(_PATIENCE)


def _answer(fingerprint: bytes, sheet: Path, invites: list[tuple[Path, Invite]]) -> Answer:
    rows: list[dict[str, Any]] = [
        {
            "unit": invite.terms.unit,
            "file": str(path),
            "roles": list(invite.terms.roles),
            "expires": written(invite.terms.expires_at),
        }
        for path, invite in invites
    ]
    result = {"root_fingerprint": fingerprint.hex(), "recovery_sheet": os.fspath(sheet), "invites": rows}
    lines = (f"Gegründet. Fingerabdruck der Wurzel: {fingerprint.hex()}", f"{len(rows)} Einladungen geschrieben.")
    return Answer(result, Exit.DONE, (*lines, f"Wiederherstellungsblatt drucken und wegschließen: {sheet}"))
