"""Setting up a profile from the window: reads an invite, asks the server what it is for, and has it redeemed.

Everything but `read` and the checks waits for the network, so it belongs into a thread of its own. Whatever goes wrong
is `Refused`. That an invite is good is decided by the directory and the server; Qt must not appear here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.app import looking
from desktop.app.looking import Way, refusal
from desktop.app.profiles import keep_label, next_folder
from desktop.commands.command import Answer
from desktop.commands.enrolling import Newcomer, Step, checked_person, come_in
from desktop.commands.problems import Boundary
from desktop.commands.writing import making
from desktop.domain.refused import Refused
from desktop.keys.invites import Invite
from desktop.keys.modes import new_locks
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.passphrase import check_new_passphrase
from desktop.keys.profile_folder import has_profile
from desktop.keys.slots import Keyring
from desktop.policy.here import COMPUTER
from desktop.presenters.sender import checked_phone
from desktop.ui.enrol_ports import Enrolled, Given, InviteShown, Request

Tell = Callable[[Step], None]


class Enrolment:
    """Reads invites and has them redeemed."""

    def __init__(self, profile: Path | None = None, ca_file: str = "", keyring: Keyring | None = None) -> None:
        """Make profiles in the next free folder, or in the one asked for; `ca_file` is a CA trusted besides (PEM).

        `keyring` keeps what opens them where the administration wants that; without one, that of the system.
        """
        self._profile = profile
        self._keyring = keyring or OsKeyring()
        self._way = Way(ca_file, server=COMPUTER.held().settings.server_url)

    def read(self, given: Given) -> None:
        """Refuse what is no whole invite; raises `Refused` naming `letters`, `server` or nothing."""
        looking.read(given, self._way)

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
        return looking.look(given, self._way)

    def enrol(self, request: Request, tell: Tell) -> Enrolled:
        """Make a profile and enrol it, telling each step; raises `Refused`, and then there is no profile."""
        invite = request.invite
        if not isinstance(invite, Invite):
            raise TypeError("the request does not come from `look`")
        folder = next_folder(self._profile)
        if has_profile(folder):
            raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
        ca_file = request.ca_file or self._way.ca_file
        newcomer = Newcomer(invite, checked_person(request.person), ca_file, request.phone)
        locks = new_locks(COMPUTER.held().settings.unlock, request.passphrase or None, self._keyring, asked=False)
        boundary, answers = Boundary(), list[Answer]()
        with boundary, making(folder):
            answers.append(come_in(folder, locks, newcomer, tell))
        return _ended(folder, boundary.answer or answers[0], request.label)


def _ended(folder: Path, answer: Answer, label: str) -> Enrolled:
    """Say how it ended; a profile that stayed although something went wrong goes on by itself."""
    if not has_profile(folder):
        raise refusal(answer)
    keep_label(folder, label)
    return Enrolled(str(folder), label, str(answer.result.get("state", "not_enrolled")))
