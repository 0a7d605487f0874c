"""A copied profile and a server that was put back, both at once: nothing that one holder has is lost."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.restored import assert_level, assert_nothing_lost, pushed_without_reading, put_back, rounds
from wire.signing import public_bytes
from wire.statements import InviteStated


def notifications(member: Member) -> set[bytes]:
    return {state.id for _, state in member.workspace.states("notification")}


@pytest.mark.parametrize("silently", [False, True])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_client_and_server_are_put_back_at_once(company: Company, order: tuple[int, int], *, silently: bool) -> None:
    """What both had lost comes back from the other unit, and what was written since arrives, whoever syncs first."""
    police, office = company.members
    kept, backup = company.server.copied(), police.backup()
    sent = police.notify(ASD)
    company.everybody_syncs()
    lost = put_back(company, kept, silently=silently)
    police.restore(backup)
    fresh = police.notify(ASD)
    rounds(*(company.members[index] for index in order))
    assert notifications(office) == notifications(police) == {sent, fresh}
    assert_nothing_lost(lost, company.server)
    assert_level(police, office)
    assert police.workspace.directory.devices[police.device].predecessor
    assert police.journal.outbox.all() == []


@pytest.mark.parametrize("silently", [False, True])
def test_a_succession_that_the_server_lost_is_given_back(company: Company, *, silently: bool) -> None:
    """A server that has forgotten who goes on for whom is told again, and the other copy stops as before."""
    police, office = company.members
    clone, kept = police.cloned(), company.server.copied()
    police.restore(police.backup())
    police.synced()
    fresh = police.notify(ASD)
    company.everybody_syncs()
    lost = put_back(company, kept, silently=silently)
    rounds(office, police)
    assert_nothing_lost(lost, company.server)
    late = clone.notify(ASD)
    report = clone.sync()
    assert report.halt is not None
    assert report.halt.reason == "succeeded"
    assert [row.reason for row in clone.journal.outbox.all() if row.status == "refused"] == ["succeeded"]
    rounds(office, police)
    assert notifications(office) == notifications(police) == {fresh}
    assert late not in notifications(office)
    assert_level(police, office)


@pytest.mark.parametrize("silently", [False, True])
def test_the_old_copy_comes_back_before_the_server_knows_again(company: Company, *, silently: bool) -> None:
    """Where the old copy writes to a server that forgot the succession, what it reported is kept by somebody."""
    police, office = company.members
    clone, kept = police.cloned(), company.server.copied()
    police.restore(police.backup())
    police.synced()
    fresh = police.notify(ASD)
    company.everybody_syncs()
    put_back(company, kept, silently=silently)
    late = clone.notify(ASD)
    clone.sync()
    rounds(office, police, clone)
    assert fresh in notifications(office)
    held = {row.entity for row in clone.journal.outbox.all() if row.status == "refused"}
    assert late in notifications(office) | held
    assert_level(police, office)


def test_what_the_other_copy_handed_in_again_holds_up_nothing(company: Company) -> None:
    """Where a copy has stated anew what a restored server lost, the next pass gives back all else and sends on."""
    police, office = company.members
    invite = InviteStated(public_bytes(Ed25519PrivateKey.generate()), police.unit, ("member",), FAR_FUTURE)
    police.workspace.state_in_directory([invite])
    clone, kept = police.cloned(), company.server.copied()
    sent = office.notify(POLICE)
    office.synced()
    while police.pull().more:
        pass
    pushed_without_reading(police)
    lost = put_back(company, kept)
    clone.synced()
    fresh = police.notify(ASD)
    police.synced()
    assert_nothing_lost(lost, company.server)
    rounds(office, police)
    assert notifications(office) == notifications(police) == {sent, fresh}
    assert_level(police, office)
