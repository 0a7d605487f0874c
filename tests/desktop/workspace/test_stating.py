"""What is stated in the directory: checked before it is said, taken back while it waits, and kept with its reason."""

from __future__ import annotations

import re

import pytest

from desktop.domain.refused import Refused
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.revoking import revoke
from wire.directory_fold import fold
from wire.statements import AgencyStated, InviteStated, Revoked, UnitStated

SENTENCE = re.compile(r"[A-ZÄÖÜ].*\.")


def test_a_statement_is_checked_before_it_is_said(company: Company, police: Member) -> None:
    """What this device may not state is refused with a sentence; what it may state passes and nothing is queued."""
    queued = police.journal.outbox.all()
    police.workspace.check_statement(InviteStated(b"i" * 32, POLICE, ("member",), FAR_FUTURE))
    for statement in (
        AgencyStated("neu", "Neu", "police"),
        UnitStated("neu", "jugendamt-willich", "Neu", active=True),
        InviteStated(b"i" * 32, ASD, ("member",), FAR_FUTURE),
    ):
        with pytest.raises(Refused) as refused:
            police.workspace.check_statement(statement)
        assert SENTENCE.fullmatch(refused.value.message)
    assert police.journal.outbox.all() == queued


def test_a_refused_statement_has_its_reason(police: Member) -> None:
    """A statement that the server refused is kept with the reason, and one that it took has none."""
    (refused,) = police.workspace.state_in_directory([AgencyStated("neu", "Neu", "police")])
    police.sync()
    assert police.workspace.refusal(refused)
    (taken,) = police.workspace.state_in_directory([InviteStated(b"i" * 32, POLICE, ("member",), FAR_FUTURE)])
    police.synced()
    assert police.workspace.refusal(taken) == ""
    assert b"i" * 32 in police.workspace.directory.invites
    assert "neu" not in police.workspace.directory.agencies


def test_a_statement_that_waits_is_taken_back(police: Member) -> None:
    """What still waits here is dropped and never said; what is under way or has been said stays."""
    waits, goes = police.workspace.state_in_directory(
        [InviteStated(bytes([one]) * 32, POLICE, ("member",), FAR_FUTURE) for one in range(2)]
    )
    assert police.workspace.take_back_statement(waits)
    assert not police.workspace.take_back_statement(waits)
    police.workspace.local.outgoing()
    assert not police.workspace.take_back_statement(goes)
    police.synced()
    assert not police.workspace.take_back_statement(goes)
    assert (bytes(32) in police.workspace.directory.invites, bytes([1]) * 32 in police.workspace.directory.invites) == (
        False,
        True,
    )


def test_a_revocation_is_told_as_it_was_stated(company: Company, police: Member) -> None:
    """Who withdrew a device's access, when by the server's clock and why, is what the directory says of it."""
    [lost] = [member for member in company.members if member is not police]
    assert lost.workspace.revocation() is None
    revoke(company, company.founder, lost, "left")
    told = lost.workspace.revocation()
    assert told is not None
    assert (told.reason, told.by) == ("left", company.founder.device)
    seq = lost.workspace.directory.devices[lost.device].revoked_seq
    assert told.at == lost.workspace.stated_at(seq or 0) > 0
    assert lost.workspace.revocation(police.device) is None


def test_a_revocation_that_is_being_taken_in_is_not_told(company: Company, police: Member, office: Member) -> None:
    """The window may ask in the moment in which the worker takes a statement in: nothing is told before it is kept."""
    ground = police.workspace.local._ground
    stated = Revoked(office.device, "lost")
    ground.directory, why = fold(ground.directory, ground.directory.seq + 1, company.founder.device, stated)
    assert why is None
    assert police.workspace.revocation(office.device) is None


def test_what_was_never_stated_has_no_time(police: Member) -> None:
    """Of a seq that is none, or that has not been read, nothing is told."""
    assert (police.workspace.stated_at(0), police.workspace.stated_at(10**6)) == (0, 0)
