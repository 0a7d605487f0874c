"""Keys that are lost: given up only where nobody is left to hand them on, and healed by a holder that comes back."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from desktop.domain.outcome import Verdict
from desktop.workspace.rotation import gives_up_rightly
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.laws import ground_of
from tests.helpers.rogue import place, plain
from wire.epoch import Epoch, decode_epoch, encode_control, epoch_id
from wire.header import EnvelopeKind, decode_header
from wire.signing import public_bytes
from wire.statements import ADMINISTRATOR, InviteStated, Revoked, RolesStated


def revoke(company: Company, *members: Member) -> None:
    """Take the access of devices."""
    company.founder.workspace.state_in_directory([Revoked(member.device, "lost") for member in members])
    company.founder.synced()
    for member in members:
        company.members.remove(member)


def first_again(company: Company, unit: str) -> Member:
    """A new first device of a unit that has no lead any more, by an invite of root."""
    key = Ed25519PrivateKey.generate()
    company.founder.workspace.state_in_directory([InviteStated(public_bytes(key), unit, ("member",), FAR_FUTURE)])
    company.founder.synced()
    member = company.newcomer(unit, key)
    member.synced()
    return member


def newest(member: Member, unit: str) -> tuple[int, bool]:
    """The version of a unit's newest key, and whether it opens the one before."""
    known = member.workspace.directory.units[unit].newest_key
    assert known is not None
    return known.version, bool(known.previous)


def gives_up(member: Member, channel: bytes) -> list[bool]:
    """Of each key of a channel in order, whether it gave the one before up."""
    rows = member.journal.log.page(channel, 0, 1000)
    kinds = [(decode_header(row.header).header.kind, row.body) for row in rows]
    return [decode_epoch(body).gives_up for kind, body in kinds if kind == EnvelopeKind.EPOCH]


def waiting(member: Member) -> int:
    return member.workspace.local.remaining().waiting


@pytest.fixture
def company() -> Company:
    """One of the police and one of Willich, with a notification between them."""
    made = founded((POLICE, ASD))
    made.members[0].notify(ASD)
    made.everybody_syncs(2)
    return made


def test_while_one_holder_is_left_nothing_is_lost(company: Company) -> None:
    """A unit that starts anew is handed the channel's keys by the other one and reads the whole past."""
    police, office = company.members
    revoke(company, police)
    again = first_again(company, POLICE)
    assert newest(again, POLICE) == (2, False)
    company.everybody_syncs(2)
    assert waiting(again) == 0
    assert len(again.workspace.states("notification")) == 1
    again.notify(ASD)
    company.everybody_syncs(2)
    assert gives_up(again, again.workspace.pair(ASD)) == [False, False]
    assert office.workspace.local.remaining().alarms == again.workspace.local.remaining().alarms == ()


def test_a_key_that_nobody_holds_is_given_up(company: Company) -> None:
    """Where both units start anew they can write to each other at once; what came before waits for its key."""
    revoke(company, *company.members)
    police, office = first_again(company, POLICE), first_again(company, ASD)
    entity = police.notify(ASD)
    company.everybody_syncs(2)
    assert office.shown("notification", entity).delivered_at
    pair = police.workspace.pair(ASD)
    assert gives_up(office, pair) == [False, True]
    assert waiting(police) > 0
    assert set(police.workspace.outcomes(pair)) == {(Verdict.APPLIED, ""), (Verdict.WAITING, "key")}
    assert police.workspace.local.remaining().alarms == ()


def test_a_holder_that_comes_back_heals_it() -> None:
    """A colleague who was away while keys were given up hands the old ones on, and everything becomes readable."""
    company = founded((POLICE, POLICE, ASD))
    lead, away, office = company.members
    lead.workspace.state_in_directory([RolesStated(away.device, ("member",))])
    entity = lead.notify(ASD)
    company.everybody_syncs(2)
    company.members.remove(away)
    revoke(company, lead, office)
    police, other = first_again(company, POLICE), first_again(company, ASD)
    assert newest(police, POLICE) == (2, False)
    after = police.notify(ASD)
    company.everybody_syncs(2)
    assert police.workspace.state("notification", entity) is None
    company.members.append(away)
    company.everybody_syncs(3)
    for member in (police, other, away):
        assert waiting(member) == 0
        assert {one.id for _, one in member.workspace.states("notification")} == {entity, after}
        assert member.workspace.local.remaining().alarms == ()
    assert other.shown("notification", entity).delivered_at


def test_a_new_first_device_does_not_wait_for_a_colleague_who_is_away() -> None:
    """A unit's new first device can work at once, and a colleague who comes back gets the unit's next key as well."""
    company = founded((POLICE, POLICE, ASD))
    lead, away, office = company.members
    company.members.remove(away)
    revoke(company, lead)
    police = first_again(company, POLICE)
    assert police.workspace.active
    entity = office.notify(POLICE, "immediate")
    company.everybody_syncs(2)
    assert office.shown("notification", entity).delivered_at
    company.members.append(away)
    company.everybody_syncs(2)
    assert away.shown("notification", entity).urgency == "immediate"
    assert office.workspace.local.remaining().alarms == away.workspace.local.remaining().alarms == ()


def test_the_server_takes_no_key_that_gives_up_too_early(company: Company) -> None:
    """While somebody is left who could hand a key on, an epoch that gives it up is refused and nothing is lost."""
    police, office = company.members
    pair = police.workspace.pair(ASD)
    made = police.seals.new_epoch(pair, police.workspace.directory, (POLICE, ASD))
    assert made is not None
    lost = Epoch(made.key, made.replaces, made.wraps, b"")
    place(police, pair, plain(police, encode_control(lost), envelope=EnvelopeKind.EPOCH))
    office.workspace.local.absorb(office.answer())
    assert office.seals.current(pair) == made.replaces
    assert (Verdict.QUARANTINED, "epoch_not_lost") in office.workspace.outcomes(pair)


def test_readers_judge_by_the_place_of_an_epoch(company: Company) -> None:
    """Who reads later, when the unit has devices again, takes the epoch that gave up as rightly as those before."""
    revoke(company, *company.members)
    police, office = first_again(company, POLICE), first_again(company, ASD)
    entity = police.notify(ASD)
    company.everybody_syncs(2)
    late = company.join(office)
    assert late.shown("notification", entity).delivered_at
    assert late.seals.current(late.workspace.pair(POLICE)) == police.seals.current(police.workspace.pair(ASD))
    assert (Verdict.QUARANTINED, "epoch_not_lost") not in late.workspace.outcomes(late.workspace.pair(POLICE))


def test_an_epoch_was_not_made_before_the_keys_it_is_wrapped_for(company: Company) -> None:
    """Its stamp may name a place from before a server was put back, where its unit's key stands further down by now."""
    revoke(company, *company.members)
    police, _ = first_again(company, POLICE), first_again(company, ASD)
    ground, pair = ground_of(police), police.workspace.pair(ASD)
    lost = ground.seals.new_epoch(pair, ground.directory, (POLICE, ASD), lost=True)
    assert lost is not None
    stated = max(key.seq for unit in (POLICE, ASD) for key in ground.directory.units[unit].keys)
    assert gives_up_rightly(ground, pair, lost, stated)
    assert gives_up_rightly(ground, pair, lost, stated - 1)
    older = tuple(replace(wrap, unit_key=ground.directory.units[wrap.unit].keys[0].key) for wrap in lost.wraps)
    assert not gives_up_rightly(ground, pair, replace(lost, wraps=older), stated - 1)


def test_an_unknown_key_id_gives_nothing_up(company: Company) -> None:
    """An epoch that names another key than the newest neither gives one up nor becomes the newest."""
    police, office = company.members
    pair = police.workspace.pair(ASD)
    before = office.seals.current(pair)
    made = police.seals.new_epoch(pair, police.workspace.directory, (POLICE, ASD))
    assert made is not None
    stray = Epoch(made.key, epoch_id(b"nothing"), made.wraps, b"")
    place(police, pair, plain(police, encode_control(stray), envelope=EnvelopeKind.EPOCH))
    office.workspace.local.absorb(office.answer())
    assert office.seals.current(pair) == before
    assert (Verdict.QUARANTINED, "epoch_not_lost") not in office.workspace.outcomes(pair)


def test_the_administrator_s_role_is_no_reason_to_give_up(company: Company) -> None:
    """A device that may not write notifications is a holder all the same."""
    police, office = company.members
    office.workspace.state_in_directory([RolesStated(office.device, (ADMINISTRATOR,))])
    company.everybody_syncs(1)
    revoke(company, police)
    again = first_again(company, POLICE)
    company.everybody_syncs(2)
    assert waiting(again) == 0
