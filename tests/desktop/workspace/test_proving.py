"""Proofs taken out of the log and checked by a third unit, against everything that could be wrong with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.helpers.company import ASD, KEMPEN, POLICE, Member
from tests.helpers.passing_on import arrived, four, notified, shown
from wire.proof import Proof
from wire.statements import Revoked


def proven(police: Member, willich: Member, entity: bytes) -> Proof:
    """What Willich would enclose."""
    proof = willich.workspace.proof(willich.workspace.pair(POLICE), shown(willich, entity).event)
    assert proof is not None
    return proof


def test_a_third_unit_sees_who_wrote_it_and_when() -> None:
    """Kempen, who cannot read the channel, checks police's words, their device and the server's stamp."""
    _, police, willich, kempen, entity = arrived()
    found = kempen.workspace.check_proof(proven(police, willich, entity), (POLICE, ASD))
    assert found is not None
    assert (found.device, found.unit, found.body.type) == (police.device, POLICE, "notification.notified")
    assert found.accepted_at == shown(police, entity).accepted_at


FORGERIES: dict[str, Callable[[Proof], Proof]] = {
    "other words": lambda proof: replace(proof, plaintext=proof.plaintext[:-1] + b"x"),
    "another signature": lambda proof: replace(proof, signature=bytes(64)),
    "no stamp": lambda proof: replace(proof, stamp=replace(proof.stamp, signature=bytes(64))),
    "no header": lambda proof: replace(proof, header=b"x" * 40),
}


@pytest.mark.parametrize("case", FORGERIES)
def test_a_forged_proof_shows_nothing(case: str) -> None:
    """Whatever was changed on the way, nothing is believed."""
    _, police, willich, kempen, entity = arrived()
    forged = FORGERIES[case](proven(police, willich, entity))
    assert kempen.workspace.check_proof(forged, (POLICE, ASD)) is None


def test_a_proof_of_one_channel_says_nothing_of_another() -> None:
    """What police wrote to Willich was not written to Kempen."""
    _, police, willich, kempen, entity = arrived()
    assert kempen.workspace.check_proof(proven(police, willich, entity), (POLICE, KEMPEN)) is None


def test_a_proof_outlives_the_access_of_its_author() -> None:
    """Police's device was revoked later; what it wrote before is proven all the same."""
    company, police, willich, kempen, entity = arrived()
    proof = proven(police, willich, entity)
    company.founder.workspace.state_in_directory([Revoked(police.device, "device_lost")])
    company.founder.synced()
    kempen.synced()
    assert kempen.workspace.check_proof(proof, (POLICE, ASD)) is not None


def test_there_is_no_proof_of_what_is_not_there() -> None:
    """An unknown event, and one still in the outbox, have none, and say nothing."""
    _, police, _, _, _ = four()
    entity = notified(police)
    channel = police.workspace.pair(ASD)
    for event in (shown(police, entity).event, bytes(16)):
        assert police.workspace.proof(channel, event) is None
        assert police.workspace.said(channel, event) is None
