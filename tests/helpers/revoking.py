"""Takes a device's access by a signed statement, which the device reads once more."""

from __future__ import annotations

from server_stub.relay.access import Caller
from tests.helpers.company import Company, Member
from wire.statements import Revoked


def revoke(company: Company, by: Member, member: Member, reason: str = "lost") -> None:
    """State a device's revocation, and let that device read the directory."""
    by.workspace.state_in_directory([Revoked(member.device, reason)])
    by.synced()
    member.workspace.local.absorb(company.server.pull(Caller(company.founder.device), member.workspace.local.cursors()))
