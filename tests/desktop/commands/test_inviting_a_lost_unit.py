"""Root invites into a unit that has lost all its devices."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands import enrolling
from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.keys.profile import Locks
from desktop.presenters.agreement import unit_name
from desktop.presenters.times import id_text
from tests.helpers.desks import Desks, ask, desks_in
from tests.helpers.programs import new_id

VICTIMS = "kpb-viersen-opferschutz"


@pytest.fixture
def desks() -> Iterator[Desks]:
    """A cooperation of its own: who leaves it leaves it for all."""
    with tempfile.TemporaryDirectory(prefix="sb-inviting-") as folder, desks_in(Path(folder)) as made:
        yield made


@contextlib.contextmanager
def joined(desks: Desks, invite: Path) -> Iterator[OwnDesk]:
    """A desk of somebody new who has redeemed an invite."""
    profile = desks.folder / new_id()
    words = ("enrol", "--invite", str(invite), "--person", "Notburga Haselwander")
    enrolling.enrol(profile, Locks(keyring=desks.keyring), parse(words, COMMANDS))
    with contextlib.closing(desks.open(profile)) as opened:
        yield OwnDesk(opened)


def test_root_is_told_that_nobody_is_left_to_let_anybody_in(desks: Desks) -> None:
    """Where a unit has no device left and the agency an administrator, root hears that its invite only lets wait."""
    with joined(desks, desks.invite(VICTIMS)) as lead:
        lost = id_text(lead.opened.workspace.device)
    assert ask(desks.police, "revoke", lost, "--reason", "lost").code == Exit.DONE
    founder = OwnDesk(desks.open(desks.folder / "founder"))
    with contextlib.closing(founder.opened):
        ask(founder, "sync")
        told: Answer = ask(founder, "invite", "--unit", VICTIMS, "--out", str(desks.folder / "b.invite"))
        name = unit_name(founder.opened.workspace, VICTIMS)
    with joined(desks, desks.folder / "b.invite") as newcomer:
        assert ask(newcomer, "status").result["state"] == "waiting_for_admission"
    assert f"Niemand leitet {name}: wer mit dieser Einladung kommt, wartet auf seine Zulassung" in told.lines[-1]
