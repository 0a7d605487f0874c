"""What an author counts on from, where a server that lost something can never take it back under its number."""

from __future__ import annotations

import pytest

from tests.helpers.company import ASD, POLICE, Company, founded
from tests.helpers.memory_server import MemoryServer
from tests.helpers.restored import assert_level, assert_nothing_lost, put_back
from wire.messages import Accepted
from wire.statements import Revoked, ServerKeyStated


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


def moved(company: Company) -> MemoryServer:
    """Take the cooperation to a server that holds nothing, as root's device does; gives what it comes from."""
    lost, company.server = company.server, MemoryServer()
    assert isinstance(company.server.found_again(company.founder.workspace.local.first_batch()), Accepted)
    company.founder.workspace.state_in_directory([ServerKeyStated(company.server.public_key)])
    company.clock.time += 10_000_000
    return lost


@pytest.mark.parametrize("heard", [True, False])
def test_a_cooperation_moves_twice(company: Company, *, heard: bool) -> None:
    """A server is lost, and the one after it as well, whether or not it took the statement of its own key."""
    police, office = company.members
    police.notify(ASD)
    company.everybody_syncs()
    lost = moved(company)
    if heard:
        company.founder.synced()
        company.everybody_syncs()
    else:
        assert company.founder.workspace.local.outgoing()
    entity = police.notify(ASD)
    moved(company)
    company.founder.synced()
    for _ in range(4):
        company.clock.time += 10_000_000
        company.founder.sync()
        company.everybody_syncs(1)
    assert_nothing_lost(lost, company.server)
    assert_level(police, office)
    assert company.server.public_key in company.server.directory.server_keys
    assert office.shown("notification", entity).delivery == "delivered"
