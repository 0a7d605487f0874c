"""Setting up a profile from the window: reads an invite, asks the server what it is for, and has it redeemed.

Everything but `read` and the checks waits for the network, so it belongs into a thread of its own. Whatever goes wrong
is `Refused`. That an invite is good is decided by the directory and the server; Qt must not appear here.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from desktop.app.profiles import keep_label, next_folder
from desktop.commands.command import Answer
from desktop.commands.desk import OwnDesk
from desktop.commands.enrolling import (
    PATIENCE,
    Newcomer,
    Step,
    ask_server,
    check_terms,
    checked_person,
    come_in,
    raise_why_not,
    read_ca,
)
from desktop.commands.problems import Boundary
from desktop.commands.writing import making
from desktop.composition import Opened, Origin, System, has_profile, new_profile
from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.domain.server_url import check_server_url
from desktop.keys.identity import generate
from desktop.keys.invites import Invite, InviteTerms, read_invite, read_letters
from desktop.keys.passphrase import check_new_passphrase
from desktop.keys.problems import NoKeyring
from desktop.keys.profile import Locks
from desktop.presenters.sender import checked_phone
from desktop.presenters.times import spoken, written
from desktop.presenters.words import role_words
from desktop.sync.worker import Report
from desktop.ui.enrol_ports import Enrolled, Given, InviteShown, Request
from wire.directory import Invite as StatedInvite
from wire.signing import public_bytes

Tell = Callable[[Step], None]
_LETTERS: Final = "letters"


class _Fleeting:
    """A keyring that forgets everything with the program: what it locks can never be opened again."""

    def keep(self, profile: str, secret: bytes) -> None:
        """Keep nothing."""

    def fetch(self, profile: str) -> bytes:
        """Have nothing."""
        raise NoKeyring("empty")

    def forget(self, profile: str) -> None:
        """Have nothing to forget."""


class Enrolment:
    """Reads invites and has them redeemed."""

    def __init__(self, profile: Path | None = None, ca_file: str = "") -> None:
        """Make profiles in the next free folder, or in the one asked for; `ca_file` is a CA trusted besides (PEM)."""
        self._profile = profile
        self._ca_file = ca_file

    def read(self, given: Given) -> None:
        """Refuse what is no whole invite; raises `Refused` naming `letters`, `server` or nothing."""
        read_ca(given.ca_file)
        if given.content:
            read_invite(given.content)
        else:
            read_letters(given.letters)
            check_server_url(given.server)

    def check_person(self, name: str) -> None:
        """Refuse what is no name of one line; raises `Refused`."""
        checked_person(name)

    def check_phone(self, number: str) -> None:
        """Refuse what is no telephone number; raises `Refused`."""
        checked_phone(number)

    def check_passphrase(self, passphrase: str) -> None:
        """Refuse a new passphrase that does not keep to the rules; raises `Refused`."""
        check_new_passphrase(passphrase)

    def look(self, given: Given) -> InviteShown:
        """Give what an invite is for, as the server's signed directory states it; raises `Refused`."""
        with _only_refusals():
            ca_file = given.ca_file or self._ca_file
            invite = self._found(given, ca_file)
            with _visiting(invite, ca_file) as visit:
                return _shown(invite, visit.opened, _stated(invite, visit))

    def enrol(self, request: Request, tell: Tell) -> Enrolled:
        """Make a profile and enrol it, telling each step; raises `Refused`, and then there is no profile."""
        invite = request.invite
        if not isinstance(invite, Invite):
            raise TypeError("the request does not come from `look`")
        folder = next_folder(self._profile)
        if has_profile(folder):
            raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
        ca_file = request.ca_file or self._ca_file
        newcomer = Newcomer(invite, checked_person(request.person), ca_file, request.phone)
        locks = Locks(request.passphrase)
        boundary, answers = Boundary(), list[Answer]()
        with boundary, making(folder):
            answers.append(come_in(folder, locks, newcomer, tell))
        return _ended(folder, boundary.answer or answers[0], request.label)

    def _found(self, given: Given, ca_file: str) -> Invite:
        """Read an invite; of one in letters, only the server can say which cooperation and terms it has."""
        if given.content:
            invite = read_invite(given.content)
            check_terms(invite.terms, ask_server(invite.terms.server, ca_file))
            return invite
        typed, server = read_letters(given.letters), check_server_url(given.server)
        hello = ask_server(server, ca_file)
        if not typed.fits(hello.root):
            raise Refused("root_mismatch", "Die Buchstaben passen nicht zu diesem Server.", field=_LETTERS)
        return Invite(InviteTerms(server, hello.root, "", (), hello.time + 1), typed.secret)


class _Visit:
    """What an invite's key lets see before it is redeemed: the directory, in a profile that is thrown away."""

    def __init__(self, opened: Opened, report: Report) -> None:
        self.opened = opened
        self.report = report


@contextlib.contextmanager
def _visiting(invite: Invite, ca_file: str) -> Iterator[_Visit]:
    """Read and verify the directory as the invite; nothing is handed in, so the invite stays unused."""
    secret = invite.signing.private_bytes_raw()
    ca = Path(ca_file).read_bytes() if ca_file else b""
    origin = Origin(generate(System().new_id()), invite.terms.root, invite.terms.server, "", ca, secret)
    with tempfile.TemporaryDirectory(prefix="invite-") as place:
        locks = Locks(keyring=_Fleeting())
        with contextlib.closing(new_profile(Path(place) / "visit", locks, origin, _nothing)) as opened:
            yield _Visit(opened, OwnDesk(opened).sync(PATIENCE, push=False))


def _nothing(_opened: Opened) -> None:
    return


def _stated(invite: Invite, visit: _Visit) -> StatedInvite:
    """Give the invite as the directory states it; raises `Refused`, `RequestFailed`."""
    if visit.report.failure is not None or visit.report.halt is not None:
        raise_why_not(visit.opened, visit.report)
    stated = visit.opened.workspace.directory.invites.get(public_bytes(invite.signing))
    if stated is None:
        raise Refused("invite_unknown", "Der Server kennt diese Einladung nicht.", field="invite")
    if stated.redeemed_by is not None:
        raise Refused("invite_used", "Diese Einladung wurde schon verwendet.", field="invite")
    return stated


def _shown(invite: Invite, opened: Opened, stated: StatedInvite) -> InviteShown:
    directory = opened.workspace.directory
    unit = directory.units[stated.unit]
    terms = replace(invite.terms, unit=stated.unit, roles=stated.roles, expires_at=stated.expires_at)
    return InviteShown(
        agency=directory.agencies[unit.agency].name,
        unit=unit.name,
        roles=joined((role_words((role,)) for role in stated.roles), ", "),
        server=terms.server,
        expires=say("{moment} Uhr", moment=spoken(written(terms.expires_at))),
        fingerprint=terms.root.hex(),
        words=opened.workspace.root_words,
        invite=replace(invite, terms=terms),
    )


def _ended(folder: Path, answer: Answer, label: str) -> Enrolled:
    """Say how it ended; a profile that stayed although something went wrong goes on by itself."""
    if not has_profile(folder):
        raise _refused(answer)
    keep_label(folder, label)
    return Enrolled(str(folder), label, str(answer.result.get("state", "not_enrolled")))


@contextlib.contextmanager
def _only_refusals() -> Iterator[None]:
    """Turn whatever goes wrong inside into `Refused`."""
    boundary = Boundary()
    with boundary:
        yield
    if boundary.answer is not None:
        raise _refused(boundary.answer)


def _refused(answer: Answer) -> Refused:
    problem: dict[str, Any] = answer.result["error"]
    return Refused(problem["code"], problem["message"], field=problem.get("field"))
