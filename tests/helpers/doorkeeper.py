"""A backstage that redeems invites only when a test says so, and an invite as a server's directory states it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.app import looking
from desktop.app.looking import Way
from desktop.domain.refused import Refused
from desktop.ui.enrol_ports import Given, InviteShown
from tests.helpers.company import Member
from tests.helpers.invites import SERVER
from tests.helpers.window import Backstage

SHOWN = InviteShown("Polizei Viersen", "Kinderschutz", "Mitglied", SERVER, "heute", "00", (), object())


class Doorkeeper(Backstage):
    """A backstage that notes what it was asked, and answers when a test says so."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.looks: list[tuple[Callable[[InviteShown], None], Callable[[Refused], None]]] = []
        self.given: list[Given] = []
        self.steps: list[Callable[[str], None]] = []
        self.comes: list[tuple[Callable[[str], None], Callable[[Refused], None]]] = []

    def read_invite(self, given: Given) -> None:
        looking.read(given, Way())

    def look_at_invite(
        self, given: Given, then: Callable[[InviteShown], None], failed: Callable[[Refused], None]
    ) -> None:
        self.given.append(given)
        self.looks.append((then, failed))

    def come_in_anew(
        self,
        shown: InviteShown,
        tell: Callable[[str], None],
        then: Callable[[str], None],
        failed: Callable[[Refused], None],
    ) -> None:
        assert shown is SHOWN
        self.steps.append(tell)
        self.comes.append((then, failed))
