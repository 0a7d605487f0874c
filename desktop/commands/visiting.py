"""Reading the directory as an invite that is not redeemed yet: what it is for, before anything is handed in.

The profile that is made for it is thrown away, and the invite stays as unused as it was.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.commands.desk import OwnDesk
from desktop.commands.enrolling import PATIENCE, raise_why_not
from desktop.composition import Opened, Origin, new_profile
from desktop.computer import System
from desktop.domain.refused import Refused
from desktop.keys.identity import generate
from desktop.keys.invites import Invite
from desktop.keys.problems import NoKeyring
from desktop.keys.profile import Locks
from desktop.sync.worker import Report
from wire.directory import Directory
from wire.directory import Invite as StatedInvite
from wire.signing import public_bytes


class _Fleeting:
    """A keyring that forgets everything with the program: what it locks can never be opened again."""

    def keep(self, profile: str, secret: bytes) -> None:
        """Keep nothing."""

    def fetch(self, profile: str) -> bytes:
        """Have nothing."""
        raise NoKeyring("empty")

    def forget(self, profile: str) -> None:
        """Have nothing to forget."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What an invite's key lets see before it is redeemed: the directory as root has signed it."""

    opened: Opened
    report: Report

    @property
    def directory(self) -> Directory:
        """Give the directory."""
        return self.opened.workspace.directory

    def stated(self, invite: Invite) -> StatedInvite:
        """Give the invite as the directory states it; raises `Refused`, `RequestFailed`."""
        if self.report.failure is not None or self.report.halt is not None:
            raise_why_not(self.opened, self.report)
        stated = self.directory.invites.get(public_bytes(invite.signing))
        if stated is None:
            raise Refused("invite_unknown", "Der Server kennt diese Einladung nicht.", field="invite")
        if stated.redeemed_by is not None:
            raise Refused("invite_used", "Diese Einladung wurde schon verwendet.", field="invite")
        return stated


@contextlib.contextmanager
def visiting(invite: Invite, ca: bytes, proxy: str = "") -> Iterator[Visit]:
    """Read and verify the directory as the invite, trusting a CA (PEM) besides, through a proxy."""
    secret = invite.signing.private_bytes_raw()
    identity = generate(System().new_id())
    origin = Origin(identity, invite.terms.root, invite.terms.server, "", ca, secret, proxy)
    with tempfile.TemporaryDirectory(prefix="invite-") as place:
        locks = Locks(keyring=_Fleeting())
        with contextlib.closing(new_profile(Path(place) / "visit", locks, origin, _nothing)) as opened:
            yield Visit(opened, OwnDesk(opened).sync(PATIENCE, push=False))


def _nothing(_opened: Opened) -> None:
    return
