"""Whose invite was redeemed twice across a restored server comes in again with another, and loses nothing."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.keys.invites import redeem
from desktop.workspace.coming_in_anew import REASON
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.restored import assert_level, put_back, rounds
from wire.signing import public_bytes
from wire.statements import InviteStated


def redeemed_twice(company: Company) -> tuple[Member, Member, bytes]:
    """Two devices with one invite, the first of which the server has lost; and what the first had written."""
    lead = company.members[0]
    invite = company.invited_by(lead)
    backup = company.server.copied()
    first = company.enrol(POLICE, invite)
    lead.synced()
    first.synced()
    child = first.notify(ASD)
    company.everybody_syncs()
    put_back(company, backup)
    company.members.remove(first)
    second = company.enrol(POLICE, invite)
    return first, second, child


def come_in_anew(member: Member, invite: Ed25519PrivateKey) -> None:
    member.invite = invite
    member.open()
    member.workspace.come_in_anew(redeem(invite, member.company.root, member.identity))


def test_the_first_in_the_directory_wins(company: Company) -> None:
    """The second is let in; the first hears that the server does not know it, and keeps what it wrote on the screen."""
    first, second, child = redeemed_twice(company)
    police, office = company.members[:2]
    rounds(police, office, second, first)
    assert second.workspace.active
    assert first.device not in company.server.directory.devices
    failure = first.sync().failure
    assert failure is not None
    assert failure.code == "device_unknown"
    assert "neue Einladung" in failure.message
    for member in (first, police, office):
        assert member.shown("notification", child).delivery == "delivered"


def test_with_another_invite_everything_counts_again(company: Company) -> None:
    """The device comes in anew under its own id: what it wrote before and since arrives, and everybody has it all."""
    first, second, child = redeemed_twice(company)
    police, office = company.members[:2]
    rounds(police, office, second, first)
    since = first.notify(ASD)
    first.workspace.state_in_directory([InviteStated(b"k" * 32, POLICE, (), FAR_FUTURE)])
    come_in_anew(first, company.invited_by(police))
    assert {row.reason for row in first.journal.outbox.all("refused")} == {REASON}
    rounds(first, police, first, office, second, police, first, office)
    assert company.server.directory.active(first.device)
    assert company.server.directory.active(second.device)
    assert_level(police, office, first, second)
    for member in (first, second, police, office):
        assert member.shown("notification", child).delivery == "delivered"
        assert member.shown("notification", since).delivery == "delivered"


def test_who_comes_in_anew_is_let_in_like_anybody(company: Company) -> None:
    """Until a lead has let it in it waits for admission, and what it wrote waits with it."""
    first, second, child = redeemed_twice(company)
    police, office = company.members[:2]
    rounds(police, office, second, first)
    key = company.new_key()
    company.founder.synced()
    company.founder.workspace.state_in_directory([InviteStated(public_bytes(key), POLICE, (), FAR_FUTURE)])
    company.founder.synced()
    come_in_anew(first, key)
    rounds(first, second, office, first)
    assert not first.workspace.active
    assert first.workspace.directory.devices[first.device].invite == public_bytes(key)
    assert first.shown("notification", child).delivery == "delivered"
    assert child not in {state.id for _, state in second.workspace.states("notification")}
