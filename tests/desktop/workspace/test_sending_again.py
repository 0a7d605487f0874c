"""What an author counts on from, where a server that lost something can never take it back under its number."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.notification_events import PhoneHandover
from desktop.domain.progress import Halt, Settled
from desktop.workspace.sending_again import sign_anew
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.line import Remote
from tests.helpers.memory_server import MemoryServer
from tests.helpers.restored import assert_level, assert_nothing_lost, put_back
from wire.batch import Batch
from wire.messages import Accepted, PushResult
from wire.stamp import read_stamp, sign_stamp
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


def handed_in_as_it_is_named(company: Company, member: Member) -> tuple[bytes, list[Batch], tuple[PushResult, ...]]:
    """A member hands a notification in, and since it last asked root has named the key of a new server."""
    company.everybody_syncs()
    moved(company)
    entity = member.notify(ASD)
    assert member.sync().failure is not None
    company.founder.synced()
    batches = member.workspace.local.seal_everything()
    return (
        entity,
        batches,
        Remote(company.server, member.line, company.clock.now).push(f"{member.device.hex()}/", batches).results,
    )


def test_a_receipt_by_a_server_that_has_just_been_named_waits_for_the_directory(company: Company) -> None:
    """What a new server took is no contradiction for who has not read yet that root names its key."""
    police, office = company.members
    entity, batches, results = handed_in_as_it_is_named(company, police)
    assert [type(one) for one in results] == [Accepted] * len(batches)
    assert police.workspace.local.settle(batches, results) == Settled(again=True)
    assert police.workspace.local.seal_everything() == batches
    company.clock.time += 10_000_000
    company.everybody_syncs()
    assert office.shown("notification", entity).delivery == "delivered"
    assert_level(police, office)
    assert set(police.workspace.local.remaining().alarms) <= {"server_restored"}


def test_a_receipt_under_a_key_that_no_server_greets_with_is_a_contradiction(company: Company) -> None:
    """In a new life too nobody but the server that is there may say that it has something."""
    police, _ = company.members
    _, batches, results = handed_in_as_it_is_named(company, police)
    assert isinstance(results[0], Accepted)
    forged, _ = sign_stamp(Ed25519PrivateKey.generate(), read_stamp(results[0].stamp)[0])
    with pytest.raises(Halt):
        police.workspace.local.settle(batches[:1], [Accepted(forged)])
    assert police.workspace.local.remaining().alarms[-1] == "fork"


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


def test_what_was_erased_is_not_signed_anew(company: Company) -> None:
    """What was erased while it was under way is not sealed again once nothing forces the same bytes any more."""
    police, office = company.members
    entity, channel = police.notify(ASD), police.workspace.pair(ASD)
    company.everybody_syncs(2)
    call = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")
    police.do(ASD, "notification.phone_handover", entity, call)
    police.workspace.local.outgoing()
    office.workspace.erase("notification", entity, "Leitung A", "retention_ended")
    office.synced()
    police.pull()
    ground = police.workspace.local._ground
    with ground.transaction():
        sign_anew(ground, channel)
    assert [(row.status, row.reason) for row in police.journal.outbox.all("refused")] == [("refused", "erased")]
    assert police.workspace.local.outgoing() == []
