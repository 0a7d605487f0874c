"""`enrol` in a profile that is there: bad invites change nothing, a good one brings back who is unknown by now."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands import coming_in_anew
from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.table import COMMANDS
from desktop.composition import Opened
from desktop.domain.rows import OutboxRow
from desktop.keys.invites import read_invite
from tests.helpers.desks import NOWHERE, ask, desks_in, problem
from tests.helpers.fault_server import FaultServer
from tests.helpers.programs import POLICE
from tests.helpers.relaying import through
from tests.helpers.unknown import PERSON, Unknown, enrol, made_unknown

BAD = ("root_mismatch", "invite_expired", "invite_used", "invite_unknown", "another_unit")


@pytest.fixture(scope="module")
def unknown() -> Iterator[Unknown]:
    """A device that its server does not know any more; the last test lets it in."""
    with tempfile.TemporaryDirectory(prefix="sb-anew-") as folder, desks_in(Path(folder)) as desks:
        yield made_unknown(desks)


def resume(opened: Opened, invite: Path) -> Answer:
    """`enrol` in an open profile, as the command line would."""
    boundary = Boundary()
    with boundary:
        words = parse(("enrol", "--invite", str(invite), "--person", PERSON), COMMANDS)
        boundary.answer = coming_in_anew.resume(opened, words)
    assert boundary.answer is not None
    return boundary.answer


def kept(opened: Opened) -> tuple[str, bytes | None, list[OutboxRow]]:
    """What a bad invite must leave as it is."""
    return opened.server, opened.store.settings.get("invite"), opened.store.outbox.all()


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_invite_changes_nothing(unknown: Unknown, kind: str) -> None:
    """Each kind is named by its own code, and nothing of it is queued or kept."""
    with contextlib.closing(unknown.desks.open(unknown.folder)) as opened:
        before = kept(opened)
        answer = resume(opened, unknown.bad(kind))
        assert (answer.code, problem(answer)) == (Exit.REFUSED, kind)
        assert kept(opened) == before


def test_who_is_known_needs_no_invite(unknown: Unknown) -> None:
    """It stays unused, and who cannot reach the server hears that instead."""
    invite = unknown.invite("unneeded")
    assert problem(resume(unknown.desks.police.opened, invite)) == "profile_exists"
    with unknown.desks.offline("police", unknown.desks.folder / "offline") as offline:
        away = unknown.kept("away", read_invite(invite.read_bytes()), NOWHERE)
        assert problem(resume(offline.opened, away)) == "unreachable"


def test_the_same_server_at_another_address(unknown: Unknown) -> None:
    """Who is known there speaks to it from then on and its invite stays unused; one of another unit moves nobody."""
    desks, invite, other = unknown.desks, unknown.invite("moved"), unknown.bad("another_unit")
    enrol(desks, "moving", unknown.invite("mover"))
    with (
        FaultServer(through(desks.server.url)) as line,
        contextlib.closing(desks.open(desks.folder / "moving")) as opened,
    ):
        opened.store.settings.put("server", NOWHERE.encode())
        elsewhere = unknown.kept("elsewhere", read_invite(other.read_bytes()), line.url)
        assert problem(resume(opened, elsewhere)) == "another_unit"
        assert opened.server == NOWHERE
        answer = resume(opened, unknown.kept("there", read_invite(invite.read_bytes()), line.url))
        assert (answer.code, answer.result["unit"], opened.server) == (Exit.DONE, POLICE, line.url)
    stated = desks.police.opened.workspace.directory.invites[read_invite(invite.read_bytes()).stated().key]
    assert stated.redeemed_by is None


def test_a_good_one_brings_the_same_device_back(unknown: Unknown) -> None:
    """Also after one that was handed in and refused: it waits for its lead, and is in with the next sync of both."""
    desks = unknown.desks
    with contextlib.closing(desks.open(unknown.folder)) as opened:
        device = opened.workspace.device
        spoiled = read_invite(unknown.bad("invite_expired").read_bytes())
        with opened.store.transaction():
            opened.store.settings.put("invite", spoiled.signing.private_bytes_raw())
            opened.workspace.come_in_anew(opened.seals.redeem(spoiled.signing))
        answer = resume(opened, unknown.invite("good"))
        assert (answer.code, answer.result["state"]) == (Exit.DONE, "waiting_for_admission")
        assert opened.workspace.device == device
        for desk in (desks.police, OwnDesk(opened)):
            assert ask(desk, "sync").code == Exit.DONE
        assert opened.workspace.active
        assert problem(resume(opened, unknown.invite("more"))) == "profile_exists"
