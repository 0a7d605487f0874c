"""The tray: what is in it, why, and what a lead could take up."""

from __future__ import annotations

import pytest

from desktop.presenters import access, tray
from desktop.presenters.times import id_text
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.restored import pushed_without_reading, put_back
from tests.helpers.revoking import revoke
from wire.header import EnvelopeKind
from wire.statements import InviteStated, UnitStated

UNITS = (POLICE, ASD, KEMPEN)


def reasons(member: Member) -> list[str]:
    return [one.reason for one in tray.undelivered(member.workspace)]


def test_what_waits_for_a_connection_is_not_in_it(company: Company) -> None:
    """An event that will go out by itself is in no tray; one that was refused is, with the reason."""
    police = company.members[0]
    entity = police.notify(ASD)
    assert reasons(police) == []
    [row] = police.workspace.pending(entity)
    police.journal.outbox.mark([row.event], "refused", "not_permitted")
    [one] = tray.undelivered(police.workspace)
    assert (one.reason, one.can_be_exported) == ("not_permitted", True)
    [listed] = tray.rows([one])
    assert (listed["id"], listed["entity"]) == (id_text(row.event), id_text(entity))
    assert (listed["type"], listed["reason"]) == ("notification.notified", "not_permitted")


@pytest.mark.parametrize("stated", [True, False])
def test_a_revoked_device_s_work_is_in_it(company: Company, *, stated: bool) -> None:
    """What a device that is revoked, or turned away as such, has not sent is in the tray, whether sealed or not."""
    police, office, _ = company.members
    office.notify(POLICE)
    office.synced()
    police.pull()
    sealed, waiting = police.notify(ASD), None
    assert police.workspace.local.outgoing()
    waiting = police.notify(ASD)
    if stated:
        revoke(company, company.founder, police)
    else:
        access.note(police.workspace, ended=True)
    found = tray.undelivered(police.workspace)
    assert [(one.row.entity, one.reason) for one in found] == [(sealed, "device_revoked"), (waiting, "device_revoked")]


def test_what_a_restored_server_may_have_lost_is_in_it_once_access_has_ended(company: Company) -> None:
    """What was accepted and never read back nobody gives back for a revoked device: its lead can take it up."""
    police = company.members[0]
    backup = company.server.copied()
    entity = police.notify(ASD)
    pushed_without_reading(police)
    put_back(company, backup)
    revoke(company, company.founder, police)
    assert reasons(police) == []
    police.sync()
    [one] = tray.undelivered(police.workspace)
    assert (one.row.entity, one.reason, one.can_be_exported) == (entity, "device_revoked", True)


def test_what_waits_for_a_unit_that_has_gone_is_in_it(company: Company) -> None:
    """A notification to a unit that takes part no longer is in the tray, and leaves it if the unit comes back."""
    police = company.members[0]
    police.notify(KEMPEN)
    agency = company.server.directory.units[KEMPEN].agency
    for active, expected in ((False, ["channel_closed"]), (True, [])):
        company.founder.workspace.state_in_directory([UnitStated(KEMPEN, agency, "Stelle", active=active)])
        company.founder.synced()
        police.pull()
        assert reasons(police) == expected


def test_a_statement_is_nothing_to_adopt(company: Company) -> None:
    """A refused statement is listed under its name, and nobody could take it up; nor what cannot be read."""
    police = company.members[0]
    [event] = police.workspace.state_in_directory([InviteStated(bytes(32), POLICE, ("member",), 0)])
    police.journal.outbox.mark([event], "refused", "lead_only")
    [one] = tray.undelivered(police.workspace)
    assert one.row.envelope == EnvelopeKind.STATEMENT
    assert (tray.deed(one.row), one.can_be_exported) == ("statement", False)
