"""A device that its server does not know any more: put back, it has let another device in by the same invite."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.commands import enrolling
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.computer import System
from desktop.keys.invites import Invite, InviteTerms, new_invite, read_invite, write_invite
from desktop.keys.profile import Locks
from tests.helpers.desks import Desks, ask
from tests.helpers.programs import POLICE
from tests.helpers.server import admin

PERSON = "Dienst C"
HOUR_MS = 3600 * 1000


@dataclass(frozen=True)
class Unknown:
    """Such a device's profile, and the founded cooperation around it."""

    desks: Desks
    name: str

    @property
    def folder(self) -> Path:
        """Its profile."""
        return self.desks.folder / self.name

    def invite(self, name: str, *words: str) -> Path:
        """A new invite of the police's lead, stated at the server."""
        path = self.desks.folder / f"{name}.invite"
        assert ask(self.desks.police, "invite", "--role", "member", "--out", str(path), *words).code == 0
        return path

    def kept(self, name: str, invite: Invite, server: str = "") -> Path:
        """An invite's file, perhaps for a server at another address."""
        path = self.desks.folder / f"{name}.invite"
        terms = replace(invite.terms, server=server or invite.terms.server)
        path.write_bytes(write_invite(replace(invite, terms=terms)))
        return path

    def bad(self, kind: str) -> Path:
        """An invite that lets nobody in, by the code it is refused with."""
        police = self.desks.police.opened.workspace
        terms = InviteTerms(self.desks.server.url, police.root, POLICE, ("member",), System().now() + HOUR_MS)
        match kind:
            case "root_mismatch":
                invite = new_invite(replace(terms, root=bytes(32)))
            case "invite_expired":
                invite = new_invite(replace(terms, expires_at=System().now() - HOUR_MS))
                police.state_in_directory([invite.stated()])
                assert ask(self.desks.police, "sync").code == 0
                invite = replace(invite, terms=terms)
            case "invite_used":
                invite = read_invite(self.desks.invite(POLICE).read_bytes())
            case "another_unit":
                path = self.desks.folder / "invites" / "jugendamt-nettetal-asd.invite"
                invite = read_invite(path.read_bytes())
            case _:
                invite = new_invite(terms)
        return self.kept(kind, invite)


def made_unknown(desks: Desks, name: str = "first") -> Unknown:
    """Enrol a device of the police, put the server back to before, and let another device use its invite."""
    made, backup = Unknown(desks, name), str(desks.folder / "backup")
    invite = made.invite("twice")
    admin("backup", "--data", str(desks.server.data), "--out", backup)
    enrol(desks, name, invite)
    _sync(desks, [desks.police])
    with contextlib.closing(desks.open(made.folder)) as opened:
        _sync(desks, [OwnDesk(opened)])
        assert opened.workspace.active
    desks.server.stop()
    admin("restore", "--data", str(desks.server.data), "--from", backup)
    desks.server.start()
    enrol(desks, f"{name} instead", invite)
    _sync(desks, [desks.police, desks.willich, desks.police])
    return made


def enrol(desks: Desks, name: str, invite: Path) -> None:
    """Make a profile beside the others by redeeming an invite."""
    words = parse(("enrol", "--invite", str(invite), "--person", PERSON), COMMANDS)
    enrolling.enrol(desks.folder / name, Locks(keyring=desks.keyring), words)


def _sync(desks: Desks, those: Sequence[OwnDesk]) -> None:
    for desk in those:
        assert ask(desk, "sync").code == 0, desks.folder
