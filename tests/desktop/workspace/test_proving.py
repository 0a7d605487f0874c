"""Proofs taken out of the log and checked by a third unit, against everything that could be wrong with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.event import Enclosure
from desktop.domain.notification_events import Enclosed
from desktop.domain.notification_way import Leg
from desktop.workspace.proving import authors
from tests.helpers.company import ASD, KEMPEN, POLICE, Member
from tests.helpers.company import notified as company_notified
from tests.helpers.passing_on import STATION, arrived, four, notified, settle, shown
from tests.helpers.rogue import event, write
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


def test_a_unit_nobody_knows_proves_nothing() -> None:
    """A proof that is said to be of a unit that never was shows nothing."""
    _, police, willich, kempen, entity = arrived()
    assert kempen.workspace.check_proof(proven(police, willich, entity), (POLICE, "nowhere")) is None


def test_the_fold_hears_who_wrote_what_is_enclosed() -> None:
    """The author is named as of the proof's place, nobody where it is forged or of a later place than the event."""
    _, police, willich, kempen, entity = arrived()
    proof, ground = proven(police, willich, entity), kempen.workspace._ground
    said = Enclosure(proof, (POLICE, ASD))
    [by] = authors(ground, [said], ground.directory.seq)
    assert by is not None
    assert (by.device, by.unit, "lead" in by.roles) == (police.device, POLICE, True)
    forged = Enclosure(FORGERIES["other words"](proof), (POLICE, ASD))
    assert authors(ground, [forged, said], 1) == (None, None)
    assert authors(ground, [], 1) == ()


def complaint(*, genuine: bool) -> tuple[Member, bytes]:
    """A complaint of Willich that police pass on to a station, or make up with both names; the station, and its id."""
    company, police, willich, _, station = four()
    entity, there = company.clock.new_id(), company.clock.new_id()
    said = company_notified(ASD, POLICE, category="J06", rules_version="", released_by="L", written_by=bytes(15) + b"w")
    willich.do(POLICE, "notification.notified", entity, said)
    # The channel of the two has a key then.
    police.notify(STATION)
    settle(company)
    channel = police.workspace.pair(ASD)
    proof = police.workspace.proof(channel, shown(police, entity).event)
    assert proof is not None
    if not genuine:
        proof = replace(proof, plaintext=proof.plaintext.replace(b"Aufenthalt", b"Lagerplatz"))
    enclosed = Enclosed((Leg(ASD, POLICE, entity),), "andere Wache", (proof,))
    body = replace(said, from_unit=POLICE, to_unit=STATION, content=Content(category="J06"), enclosed=enclosed)
    written = event(police, "notification.notified", [there], body)
    write(police, police.workspace.pair(STATION), written)
    company.members.remove(police)
    settle(company)
    return station, there


def test_a_complaint_is_passed_on_with_its_release() -> None:
    """The station has a complaint that a second person of the first office released: the proof shows the signature."""
    station, there = complaint(genuine=True)
    assert shown(station, there).content.category == "P01"
    assert shown(station, there).category == "J06"


def test_a_made_up_complaint_is_refused() -> None:
    """One that names both people but whose proof does not hold reaches nobody."""
    station, there = complaint(genuine=False)
    assert station.workspace.state("notification", there) is None
    outcomes = station.workspace.outcomes(station.workspace.pair(POLICE))
    assert outcomes[("quarantined", "not_released")] == 1


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
    for one in (shown(police, entity).event, bytes(16)):
        assert police.workspace.proof(channel, one) is None
        assert police.workspace.said(channel, one) is None
