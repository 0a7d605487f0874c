"""`enrol`: this device comes in by redeeming an invite, from the command line or from the window.

Refused, or unreachable before anything was handed in, no profile is left behind. Once the server may have been told,
the profile stays, and `enrol` with the same invite or the next `sync` goes on.
"""

from __future__ import annotations

import argparse
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NoReturn

from desktop.commands.command import Answer, Desk, Exit, read_file
from desktop.commands.desk import OwnDesk, problem_after
from desktop.composition import Opened, Origin, new_profile, proxy_words
from desktop.computer import System
from desktop.domain.pinned_root import check_new_root
from desktop.domain.proxy import NONE, SYSTEM, check_proxy
from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.domain.server_url import check_server_url
from desktop.domain.unseen import seen
from desktop.keys.identity import generate
from desktop.keys.invites import Invite, InviteTerms, read_invite, redeem
from desktop.keys.profile import Locks
from desktop.keys.profile_folder import discard_profile
from desktop.policy.here import COMPUTER
from desktop.presenters.agreement import unit_name
from desktop.presenters.sender import checked_phone, keep_phone
from desktop.presenters.standing import enrolment_state, standing
from desktop.presenters.words import standing_word
from desktop.sync.failures import RequestFailed
from desktop.sync.transport import HttpTransport
from desktop.sync.worker import UNKNOWN, Report
from wire.messages import HelloAnswer
from wire.signing import public_bytes

PATIENCE: Final = 20.0
_LONGEST_NAME: Final = 200
_PERSON: Final = "--person"
_CA_FILE: Final = "--ca-file"
INVITE_BYTES: Final = 64 * 1024
_FIRST_PRINTABLE: Final = " "
_USED: Final = "invite_used"
_REFUSALS: Final = {
    _USED: "Diese Einladung wurde schon verwendet.",
    "invite_expired": "Diese Einladung ist abgelaufen.",
    "invite_unknown": "Der Server kennt diese Einladung nicht.",
    "signature": "Der Server kennt diese Einladung nicht.",
}

Step = Literal["asking", "making", "syncing"]
Tell = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who comes in: by which invite, under which name, trusting which CA besides those of the system.

    `phone` is the number for queries, filled in where they write; `proxy` leads to the server.
    """

    invite: Invite
    person: str
    ca_file: str = ""
    phone: str = ""
    proxy: str = ""


def tell_nobody(_step: Step) -> None:
    """Let nobody hear it."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of `enrol`."""
    parser.add_argument("--invite", required=True, metavar="FILE")
    parser.add_argument("--person", required=True, metavar="NAME")
    parser.add_argument("--phone", default="", metavar="NUMBER", help="Rufnummer für Rückfragen, vorbelegt")
    add_way(parser)


def add_way(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of everything that speaks to a server for the first time."""
    parser.add_argument("--ca-file", default="", metavar="FILE", help="eine CA, der außerdem vertraut wird (PEM)")
    parser.add_argument("--proxy", default="", metavar="URL", help="http://name:port, oder none für keinen")


def read_proxy(address: str) -> str:
    """Read the proxy that a call names; empty is that of the environment. Raises `Refused`."""
    return address if address in (SYSTEM, NONE) else check_proxy(address)


def enrol(folder: Path, locks: Locks, namespace: argparse.Namespace) -> Answer:
    """Make a profile by redeeming an invite; raises `Refused`, `RequestFailed`."""
    person = checked_person(namespace.person)
    phone = checked_phone(namespace.phone) if namespace.phone else ""
    way = (namespace.ca_file, phone, read_proxy(namespace.proxy))
    return come_in(folder, locks, Newcomer(invite_of(namespace), person, *way))


def checked_person(text: str) -> str:
    """Give a person's name as it is read, without spaces around it; raises `Refused` for what is none of one line."""
    person = seen(text).strip()
    if not 1 <= len(person) <= _LONGEST_NAME or any(character < _FIRST_PRINTABLE for character in person):
        expected = say("Erwartet werden 1 bis {longest} Zeichen.", longest=_LONGEST_NAME)
        raise Refused("person_invalid", joined((_PERSON, expected), ": "), field="person")
    return person


def come_in(folder: Path, locks: Locks, newcomer: Newcomer, tell: Tell = tell_nobody) -> Answer:
    """Make a profile for a newcomer and enrol it, telling each step; raises `Refused`, `RequestFailed`."""
    invite, ca = newcomer.invite, read_ca(newcomer.ca_file)
    tell("asking")
    check_terms(invite.terms, ask_server(invite.terms.server, newcomer.ca_file, newcomer.proxy))
    tell("making")
    identity = generate(System().new_id())
    secret = invite.signing.private_bytes_raw()
    origin = Origin(identity, invite.terms.root, invite.terms.server, newcomer.person, ca, secret, newcomer.proxy)
    statement = redeem(invite.signing, invite.terms.root, identity)

    def begin(new: Opened) -> None:
        new.workspace.state_in_directory([statement])
        if newcomer.phone:
            keep_phone(new.workspace, newcomer.phone)

    opened = new_profile(folder, locks, origin, begin)
    try:
        tell("syncing")
        return go_on(OwnDesk(opened), invite)
    except BaseException:
        if not _may_have_arrived(opened):
            opened.close()
            discard_profile(folder, locks)
        raise
    finally:
        opened.close()


def invite_of(namespace: argparse.Namespace) -> Invite:
    """Read the invite that a call names; raises `Refused`."""
    return read_invite(read_file(namespace.invite, "--invite", INVITE_BYTES))


def read_ca(path: str) -> bytes:
    """Read a CA's certificate that the user named, nothing for an empty path; raises `Refused`."""
    if not path:
        return b""
    data = read_file(path, _CA_FILE)
    try:
        ssl.create_default_context().load_verify_locations(cadata=data.decode("ascii"))
    except (ssl.SSLError, ValueError) as error:
        raise Refused("ca_file", joined((_CA_FILE, "Das ist kein Zertifikat (PEM)."), ": "), field="ca-file") from error
    return data


def first_way(server: str, ca_file: str = "", proxy: str = "") -> HttpTransport:
    """Make a way to a server for which there is no profile yet, as the administration has it; raises `Refused`."""
    held, address = COMPUTER.held(), check_server_url(server)
    ca = held.settings.ca_file or ca_file
    transport = HttpTransport(held.settings.server_url or address, ca_file=Path(ca) if ca else None, patience=PATIENCE)
    transport.use_proxy(held.own("proxy", proxy or None), proxy_words)
    return transport


def ask_server(server: str, ca_file: str = "", proxy: str = "") -> HelloAnswer:
    """Ask the server who it is, and what time it is; raises `Refused`, `RequestFailed`."""
    transport = first_way(server, ca_file, proxy)
    try:
        return transport.hello()
    finally:
        transport.close()


def check_terms(terms: InviteTerms, hello: HelloAnswer) -> None:
    """Refuse an invite of another cooperation than the server's, or whose time is over."""
    check_new_root(COMPUTER.held(), terms.root)
    if hello.root != terms.root:
        message = "Die Einladung gehört zu einer anderen Kooperation als der Server."
        raise Refused("root_mismatch", message, field="invite")
    if terms.expires_at <= hello.time:
        raise Refused("invite_expired", _REFUSALS["invite_expired"], field="invite")


def _may_have_arrived(opened: Opened) -> bool:
    """Say whether the server may know of this device: what it refused or was never handed, it does not know."""
    known = enrolment_state(opened.workspace) != "not_enrolled"
    return known or any(row.status in ("sealed", "accepted") for row in opened.store.outbox.all())


def go_on(desk: Desk, invite: Invite) -> Answer:
    """Sync, and say how this device stands once the directory has it by this invite; raises why it has not."""
    report, opened = desk.sync(PATIENCE), desk.opened
    if report.failure is not None and report.failure.code == UNKNOWN.code and not _is_used(report):
        # Nobody here knew who the server expected, and the device spoke first: it is the invite's turn.
        report = desk.sync(PATIENCE)
    known = opened.workspace.directory.devices.get(opened.workspace.device)
    if known is None or known.invite != public_bytes(invite.signing):
        raise_why_not(opened, report)
    return enrolled(opened)


def enrolled(opened: Opened) -> Answer:
    """Say how this device stands in the cooperation."""
    row = standing(opened.workspace)
    result = {name: row[name] for name in ("device", "unit", "agency", "roles", "root_fingerprint", "state")}
    result["root_words"] = list(opened.workspace.root_words)
    where = unit_name(opened.workspace, row["unit"])
    return Answer(result, Exit.DONE, (f"{opened.person}: {where}, {standing_word(row['state'])}",))


def _is_used(report: Report) -> bool:
    """Say whether the server has said that another device has redeemed the invite."""
    return _USED in report.turned_away


def raise_why_not(opened: Opened, report: Report) -> NoReturn:
    """Raise why this device is not enrolled after a sync: `Refused` where a rule says no, else `RequestFailed`."""
    refused = opened.workspace.enrolment_refused
    problem, _ = problem_after(opened, report)
    code = refused or str((problem or {}).get("code", "enrolment_failed"))
    # The last attempt spoke as the device; before that the server has said what it thinks of the invite.
    code = _USED if code == UNKNOWN.code and _is_used(report) else code
    if (code in _REFUSALS and code != "not_enrolled") or refused:
        raise Refused(code, _REFUSALS.get(code, "Der Server hat die Anmeldung abgelehnt."), field="invite")
    if report.failure is not None:
        raise RequestFailed(report.failure)
    raise Refused(code, _REFUSALS.get(code, "Die Anmeldung gelang nicht."), field="invite")
