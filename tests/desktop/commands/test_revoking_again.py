"""A revocation that waits for the server and is said once more; an admission that comes after a revocation."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands import enrolling
from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.keys.profile import Locks
from desktop.presenters.times import id_text
from tests.helpers.desks import NOWHERE, Desks, ask, desks_in


@pytest.fixture(scope="module")
def desks() -> Iterator[Desks]:
    """A cooperation of its own: who leaves it leaves it for all."""
    with tempfile.TemporaryDirectory(prefix="sb-revoking-") as folder, desks_in(Path(folder)) as made:
        yield made


@contextlib.contextmanager
def colleague(desks: Desks, inviter: OwnDesk, folder: Path, *more: str) -> Iterator[OwnDesk]:
    """Somebody new who has redeemed an invite."""
    invite = folder / "colleague.invite"
    assert ask(inviter, "invite", "--out", str(invite), *more).code == Exit.DONE
    words = ("enrol", "--invite", str(invite), "--person", "Kollegin")
    enrolling.enrol(folder / "colleague", Locks(keyring=desks.keyring), parse(words, COMMANDS))
    with contextlib.closing(desks.open(folder / "colleague")) as opened:
        yield OwnDesk(opened)


def test_a_revocation_that_is_said_again_holds_once(desks: Desks, tmp_path: Path) -> None:
    """Said again once the server is back, a revocation that waited is no failure, and nothing of it is in the tray."""
    own, server = desks.police.opened, desks.server.url
    with colleague(desks, desks.police, tmp_path) as gone:
        assert ask(desks.police, "sync").code == Exit.DONE
        device = id_text(gone.opened.workspace.device)
        own.keep_server(NOWHERE)
        waits = [ask(desks.police, "revoke", device, "--reason", "lost").code for _ in range(2)]
        own.keep_server(server)
        answer = ask(desks.police, "revoke", device, "--reason", "lost")
    assert waits == [Exit.KEPT, Exit.KEPT]
    assert (answer.code, answer.result.get("state")) == (Exit.DONE, "revoked")
    assert ask(desks.police, "tray", "list").result["items"] == []


def test_who_was_shut_out_before_its_admission_is_not_called_admitted(desks: Desks, tmp_path: Path) -> None:
    """Who admits a device whose access was withdrawn while it waited is told so, and not that it has been let in."""
    founder = OwnDesk(desks.open(desks.folder / "founder"))
    with contextlib.closing(founder.opened):
        ask(founder, "sync")
        with colleague(desks, founder, tmp_path, "--unit", desks.police.opened.workspace.unit) as guest:
            device = id_text(guest.opened.workspace.device)
            assert ask(guest, "status").result["state"] == "waiting_for_admission"
    assert ask(desks.police, "revoke", device, "--reason", "lost").result["state"] == "revoked"
    answer = ask(desks.police, "admit", device)
    assert (answer.code, answer.result.get("state")) == (Exit.DONE, "revoked")


def test_who_shuts_out_their_own_device_is_told_that_it_is_done(desks: Desks, tmp_path: Path) -> None:
    """A device that takes its own access is turned away from then on: that is no failure, and saying it again none."""
    with colleague(desks, desks.police, tmp_path) as leaving:
        for desk in (desks.police, leaving):
            assert ask(desk, "sync").code == Exit.DONE
        device = id_text(leaving.opened.workspace.device)
        answers = [ask(leaving, "revoke", device, "--reason", "left") for _ in range(2)]
        assert [(one.code, one.result.get("state")) for one in answers] == [(Exit.DONE, "revoked")] * 2
        assert ask(leaving, "tray", "list").result["items"] == []
    ask(desks.police, "sync")
    rows = ask(desks.police, "devices", "list").result["items"]
    assert [row["state"] for row in rows if row["device"] == device] == ["revoked"]
