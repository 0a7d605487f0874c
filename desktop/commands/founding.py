"""`found`: root speaks for the first time. It states agencies, units, jurisdiction, rules and one invite per unit.

The founder's device holds root alone, is in no unit and can decrypt nothing. Invites and the recovery sheet are written
before the server is asked, so that nothing is founded that nobody could join. Whatever cuts this short, `found` with
the same arguments goes on with the same root.
"""

from __future__ import annotations

import argparse
import os
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.commands.command import Answer, Exit, WrongCall, read_text
from desktop.commands.desk import OwnDesk
from desktop.commands.enrolling import PATIENCE, add_way, ask_server, read_ca, read_proxy
from desktop.commands.inviting import LETTERS, letter
from desktop.composition import Opened, Origin, new_profile
from desktop.computer import System
from desktop.domain.cooperation import Cooperation, encode_cooperation, read_cooperation
from desktop.domain.refused import Refused
from desktop.domain.rules import Rules, encode_rules, read_rules
from desktop.domain.said import joined
from desktop.domain.server_url import check_server_url
from desktop.exchange.invite_letter import write_letters
from desktop.keys.hybrid import HybridKey
from desktop.keys.identity import DeviceIdentity
from desktop.keys.invites import Invite, InviteTerms, new_invite, read_invite, write_invite
from desktop.keys.private_files import make_missing_folder, read_limited, write_private
from desktop.keys.profile import Locks
from desktop.keys.profile_folder import discard_profile
from desktop.keys.recovery import write_sheet
from desktop.presenters.standing import enrolment_state
from desktop.presenters.times import written
from desktop.sync.failures import Cause, RequestFailed
from desktop.workspace.workspace import Workspace
from wire.decoders import unpack
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
_FILE_BYTES: Final = 64 * 1024
_SHEET: Final = "recovery-sheet.txt"
SETTING: Final = "founding"
_BEFORE: Final = "Dieser Server gehört schon zu einer Kooperation."


class _Papers(msgspec.Struct):
    """What a founding leaves on disk: the recovery sheet, and each invite's file by its name."""

    sheet: str
    invites: dict[str, bytes]


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of `found`."""
    parser.add_argument("--server", required=True, metavar="URL")
    parser.add_argument("--founding-code-file", required=True, metavar="FILE")
    parser.add_argument("--cooperation", metavar="FILE", help="etwa kreis-viersen.toml (mitgeliefert)")
    parser.add_argument("--rules", metavar="FILE")
    parser.add_argument("--invites", metavar="DIR")
    add_way(parser)


def found(folder: Path, locks: Locks, namespace: argparse.Namespace) -> Answer:
    """Found a cooperation on a new server; raises `Refused`, `RequestFailed`, `WrongCall`."""
    if not namespace.cooperation or not namespace.invites:
        raise WrongCall("Zum Gründen gehören --cooperation und --invites.")
    code, ca = read_code(namespace), read_ca(namespace.ca_file)
    cooperation, rules = _read_files(namespace.cooperation, namespace.rules)
    hello = _ask(namespace)
    root = Ed25519PrivateKey.generate()
    identity = DeviceIdentity(System().new_id(), root, HybridKey.generate())
    server, fingerprint = check_server_url(namespace.server), root_fingerprint(public_bytes(root))
    invites = _new_invites(server, fingerprint, cooperation)
    files = {f"{invite.terms.unit}.invite": write_invite(invite) for invite in invites}
    papers = _Papers(write_sheet(root, cooperation.name, server), files)
    statements = [*_statements(root, hello, cooperation, rules), *(invite.stated() for invite in invites)]

    def first(new: Opened) -> None:
        new.workspace.state_in_directory(statements)
        new.store.settings.put(SETTING, msgspec.msgpack.encode(papers))

    _check_free(Path(namespace.invites), papers)
    origin = Origin(identity, fingerprint, server, "", ca, proxy=read_proxy(namespace.proxy))
    opened = new_profile(folder, locks, origin, first)
    try:
        return _go_on(opened, papers, namespace.invites, code)
    except (Refused, RequestFailed, OSError) as error:
        if not _may_have_arrived(opened, error):
            opened.close()
            _withdraw(opened, papers, namespace.invites, locks)
        raise
    finally:
        opened.close()


def resume(opened: Opened, namespace: argparse.Namespace) -> Answer:
    """Go on with a founding that was cut short: the same batch again, byte for byte; raises `Refused`."""
    kept = opened.store.settings.get(SETTING)
    if kept is None or opened.kept_server != check_server_url(namespace.server):
        raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
    papers = unpack(kept, _Papers)
    return _go_on(opened, papers, namespace.invites, read_code(namespace))


def read_code(namespace: argparse.Namespace) -> str:
    """Read the founding code from its file."""
    return read_text(namespace.founding_code_file, "--founding-code-file", 4096).strip()


def _ask(namespace: argparse.Namespace) -> HelloAnswer:
    """Ask the server who it is before anything is written; raises `Refused` if it belongs to somebody."""
    hello = ask_server(namespace.server, namespace.ca_file, read_proxy(namespace.proxy))
    if hello.root:
        raise Refused("founded_already", _BEFORE)
    return hello


def _go_on(opened: Opened, papers: _Papers, invites: str, code: str) -> Answer:
    folder = Path(invites)
    _write_papers(opened.folder, folder, papers)
    if enrolment_state(opened.workspace) != "founder":
        _state(opened, code)
    write_private(folder / LETTERS, _letters(opened.workspace, papers))
    # Last: whatever ends this before is gone on with.
    with opened.store.transaction():
        opened.store.settings.drop(SETTING)
    return _answer(opened, folder, papers)


def _letters(workspace: Workspace, papers: _Papers) -> bytes:
    """Write a letter for each invite, to be printed and sent to the units."""
    read = [(read_invite(content), content) for content in papers.invites.values()]
    return write_letters(letter(workspace, invite, content, "") for invite, content in read)


def _check_free(folder: Path, papers: _Papers) -> None:
    for name in (*papers.invites, LETTERS):
        if (folder / name).exists():
            raise Refused("invite_exists", joined((name, "Diese Einladung gibt es schon."), ": "), field="invites")


def _write_papers(profile: Path, folder: Path, papers: _Papers) -> None:
    """Write the sheet and the invites; those written before are the same."""
    make_missing_folder(folder)
    for name, data in papers.invites.items():
        if read_limited(folder / name, _FILE_BYTES) not in (None, data):
            raise Refused("invite_exists", joined((name, "Diese Einladung gibt es schon."), ": "), field="invites")
        write_private(folder / name, data)
    write_private(profile / _SHEET, papers.sheet.encode())


def _withdraw(opened: Opened, papers: _Papers, invites: str, locks: Locks) -> None:
    for name, data in papers.invites.items():
        if read_limited(Path(invites) / name, _FILE_BYTES) == data:
            (Path(invites) / name).unlink()
    (opened.folder / _SHEET).unlink(missing_ok=True)
    discard_profile(opened.folder, locks)


def _may_have_arrived(opened: Opened, error: Exception) -> bool:
    """Say whether the server was founded, or may have been although we heard no answer; then nothing is thrown away."""
    if isinstance(error, RequestFailed):
        return error.failure.cause is not Cause.REFUSED
    # What the disk did not take matters once there was something to send.
    return isinstance(error, OSError) and "waiting" not in opened.store.outbox.counts()


def _state(opened: Opened, code: str) -> None:
    """Hand in root's first batch and read it back; raises `Refused` if the server says no."""
    local = opened.workspace.local
    with_answer = opened.transport(PATIENCE)
    try:
        local.greeted(with_answer.hello())
        if opened.store.outbox.counts().keys() & {"waiting", "sealed"}:
            batch = local.founding_batch()
            local.settle([batch], with_answer.found(code, batch).results)
    finally:
        with_answer.close()
    refused = opened.store.outbox.all("refused")
    if refused:
        raise Refused(refused[0].reason, "Der Server hat die Gründung abgelehnt.")
    OwnDesk(opened).sync(PATIENCE)


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


def _new_invites(server: str, root: bytes, cooperation: Cooperation) -> list[Invite]:
    # Whole seconds, as the invite's file writes them.
    expires = (System().now() + _INVITE_DAYS * _DAY_MS) // 1000 * 1000
    return [new_invite(InviteTerms(server, root, unit.id, (MEMBER,), expires)) for unit in cooperation.units]


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


def _answer(opened: Opened, folder: Path, papers: _Papers) -> Answer:
    rows: list[dict[str, Any]] = []
    for name, data in papers.invites.items():
        terms = read_invite(data).terms
        expires = written(terms.expires_at)
        rows.append({"unit": terms.unit, "file": str(folder / name), "roles": list(terms.roles), "expires": expires})
    sheet, fingerprint = opened.folder / _SHEET, opened.workspace.root.hex()
    words = opened.workspace.root_words
    result = {
        "root_fingerprint": fingerprint,
        "root_words": list(words),
        "recovery_sheet": os.fspath(sheet),
        "invites": rows,
        "letters": os.fspath(folder / LETTERS),
    }
    lines = (f"Gegründet. Fingerabdruck der Wurzel: {fingerprint}", f"Wörter der Kooperation: {' '.join(words)}")
    return Answer(
        result,
        Exit.DONE,
        (
            *lines,
            f"{len(rows)} Einladungen geschrieben, zum Drucken: {folder / LETTERS}",
            f"Wiederherstellungsblatt drucken und wegschließen: {sheet}",
        ),
    )
