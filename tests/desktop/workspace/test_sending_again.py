"""What an author counts on from, where a server that lost something can never take it back under its number."""

from __future__ import annotations

from tests.helpers.company import ASD, POLICE, founded
from tests.helpers.restored import assert_level, put_back
from wire.statements import Revoked


def test_a_number_that_a_restored_server_never_takes_again_is_used_anew() -> None:
    """Where what was lost can never come back, what its author says next goes under the number that is free again."""
    company = founded((POLICE, POLICE, POLICE, ASD))
    lead, second, gone, office = company.members
    company.everybody_syncs()
    company.founder.workspace.state_in_directory([Revoked(gone.device, "lost")])
    company.founder.synced()
    company.members.remove(gone)
    backup = company.server.copied()
    lead.synced()
    put_back(company, backup)
    second.synced()
    lead.synced()
    newcomer = company.join(lead)
    company.everybody_syncs(5)
    assert newcomer.workspace.active
    assert_level(lead, second, office, newcomer)
