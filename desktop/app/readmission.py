"""Another invite for the profile that is open, whose device the server does not know any more.

What it is for is looked up outside the worker's thread; redeeming it writes, and is the worker's. Whatever goes wrong
is `Refused`, and nothing has changed then but what the command line would have changed. Qt must not appear here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.app import looking
from desktop.app.looking import Way, only_refusals
from desktop.commands.coming_in_anew import check_fits, come_in_anew
from desktop.commands.command import Desk
from desktop.commands.enrolling import Step
from desktop.composition import Opened
from desktop.domain.refused import Refused
from desktop.keys.invites import Invite, read_invite
from desktop.presenters.standing import enrolment_state
from desktop.ui.enrol_ports import Given, InviteShown


@dataclass(frozen=True, slots=True)
class Home:
    """Where a profile belongs: all that looking at an invite for it needs to know of it.

    Who looks waits for the network, and may do so until long after a lock: an open profile would be opened again.
    """

    way: Way
    root: bytes
    unit: str

    @classmethod
    def of(cls, opened: Opened) -> Home:
        """Give that of an open profile."""
        way = Way(str(opened.ca_file or ""), opened.proxy, opened.server)
        return cls(way, opened.workspace.root, opened.workspace.enrolled_unit)

    def read(self, given: Given) -> None:
        """Refuse what is no whole invite; raises `Refused` naming `letters`, `server` or nothing."""
        looking.read(given, self.way)

    def look(self, given: Given) -> InviteShown:
        """Give what an invite is for; raises `Refused` for one that does not lead this device back to its unit."""
        with only_refusals():
            if given.content:
                # Before its server is asked anything: that may be another cooperation's.
                check_fits(self.root, self.unit, read_invite(given.content).terms)
            shown = looking.look(given, self.way)
            check_fits(self.root, self.unit, _invite(shown).terms)
            return shown


def redeem(desk: Desk, shown: InviteShown, tell: Callable[[Step], None]) -> str:
    """Redeem it in the worker's thread, telling each step; gives how the device stands then. Raises `Refused`."""
    invite, workspace = _invite(shown), desk.opened.workspace
    try:
        with only_refusals():
            come_in_anew(desk, invite, tell)
    except Refused as refused:
        # One that was handed in before this one is not what somebody waits for.
        kept = desk.opened.store.settings.get("invite") == invite.signing.private_bytes_raw()
        if refused.field is not None or not (kept and workspace.comes_in):
            raise
        # The answer was lost: it goes on with the next sync.
        return "not_enrolled"
    return enrolment_state(workspace)


def _invite(shown: InviteShown) -> Invite:
    if not isinstance(shown.invite, Invite):
        raise TypeError("what is shown does not come from `look`")
    return shown.invite
