"""Keys and admissions: each once, and only where it is needed."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.line import Line, Remote
from tests.helpers.queued import queued, statements
from tests.helpers.retaken import Kept, rebuilt
from wire.epoch import decode_wrap
from wire.header import EnvelopeKind
from wire.messages import BadEnvelope, RefusedBatch
from wire.signing import public_bytes
from wire.statements import Admitted, InviteStated, Revoked, RolesStated, UnitKeyStated


def invited(company: Company, unit: str) -> Member:
    """A profile whose enrolment the directory holds and which has not heard of it."""
    member = company.newcomer(unit, company.invites[unit])
    member.workspace.local.greeted(Remote(company.server, Line(), company.clock.now).hello())
    (batch,) = member.workspace.local.outgoing()
    pushed = Remote(company.server, Line(), company.clock.now).push(
        f"/{public_bytes(company.invites[unit]).hex()}", [batch]
    )
    member.workspace.local.settle([batch], pushed.results)
    return member


def test_the_first_device_makes_the_unit_s_key(company: Company) -> None:
    """The unit's first device states its key as soon as it hears that it is in, once."""
    member = invited(company, KEMPEN)
    for _ in range(2):
        member.pull()
    (stated,) = statements(member)
    assert isinstance(stated, UnitKeyStated)
    assert (stated.unit, stated.version, stated.lost) == (KEMPEN, 1, False)
    member.open()
    member.pull()
    assert len(statements(member)) == 1
    member.synced()
    newest = member.workspace.directory.units[KEMPEN].newest_key
    assert newest is not None
    assert member.seals.holds_unit_key(newest.key)


def test_no_key_is_made_anew_while_the_directory_is_still_read(company: Company) -> None:
    """A device that lost its log reads page by page that it has stated its unit's key: it states no other meanwhile."""
    police = company.members[0]
    company.server.page_bytes = 1
    again = rebuilt(police, Kept({}))
    made = {(key.kind, key.key) for key in again.journal.keys.all()}
    while not again.workspace.local.level:
        again.pull()
        assert statements(again) == []
        assert queued(again, EnvelopeKind.WRAP) == []
    assert {(key.kind, key.key) for key in again.journal.keys.all()} == made


def test_a_lost_unit_key_is_replaced_by_the_only_device_left() -> None:
    """The unit's only device, where it does not hold the unit's key, makes the next one without the one before."""
    company = founded((POLICE, ASD))
    police, office = company.members
    company.founder.workspace.state_in_directory([Revoked(office.device, "lost")])
    company.founder.synced()
    police.synced()
    again = Ed25519PrivateKey.generate()
    invite = InviteStated(public_bytes(again), ASD, ("member",), FAR_FUTURE)
    company.founder.workspace.state_in_directory([invite])
    company.founder.synced()
    member = company.newcomer(ASD, again)
    company.members.remove(office)
    member.synced()
    newest = member.workspace.directory.units[ASD].newest_key
    assert member.workspace.active
    assert newest is not None
    assert newest.version == 2
    assert member.seals.holds_unit_key(newest.key)
    entity = police.notify(ASD)
    company.everybody_syncs(3)
    assert member.shown("notification", entity).from_unit == POLICE


def test_a_colleague_reads_what_came_from_a_unit_that_has_nobody_any_more() -> None:
    """Where nothing can be written any more, what was written is handed on all the same; what waits goes on waiting."""
    company = founded((POLICE, ASD, ASD))
    police, lead, office = company.members
    entity = police.notify(ASD)
    company.everybody_syncs(3)
    again = Ed25519PrivateKey.generate()
    gone = [Revoked(member.device, "lost") for member in (police, lead)]
    invite = InviteStated(public_bytes(again), ASD, ("member",), FAR_FUTURE)
    company.founder.workspace.state_in_directory([*gone, invite])
    company.founder.synced()
    colleague = company.newcomer(ASD, again)
    colleague.synced()
    waiting = office.notify(POLICE)
    for member in (office, colleague, office, colleague):
        member.synced()
    assert colleague.shown("notification", entity).from_unit == POLICE
    assert [row.entity for row in office.journal.outbox.all("waiting")] == [waiting]


def test_a_lead_lets_in_whom_it_invited(company: Company) -> None:
    """A device with a lead's own invite is admitted by that lead's next pull, with the unit's key, once."""
    police, _ = company.members
    member = company.newcomer(POLICE, company.invited_by(police))
    member.synced()
    for _ in range(2):
        police.pull()
    (stated,) = statements(police)
    assert isinstance(stated, Admitted)
    assert (stated.device, stated.roles) == (member.device, ("member",))
    police.synced()
    member.synced()
    assert member.workspace.active


def test_a_lead_lets_in_nobody_else_s_guest() -> None:
    """A device with another lead's invite waits for that lead."""
    company = founded((POLICE, POLICE))
    police, second = company.members
    police.workspace.state_in_directory([RolesStated(second.device, ("lead", "member"))])
    police.synced()
    member = company.newcomer(POLICE, company.invited_by(police))
    member.synced()
    second.pull()
    assert statements(second) == []


def test_a_unit_that_lacks_a_key_is_handed_it(company: Company) -> None:
    """A unit that came after a channel's key is wrapped into it by those who hold it, once each."""
    police, _ = company.members
    late = company.enrol(KEMPEN)
    for _ in range(2):
        police.pull()
    wraps = [decode_wrap(row.plaintext) for row in queued(police, EnvelopeKind.WRAP)]
    assert [wrap.wrap.unit for wrap in wraps] == [KEMPEN]
    assert wraps[0].key == police.seals.current(police.workspace.cooperation())
    police.synced()
    late.synced()
    assert late.workspace.local.remaining().waiting == 0
    police.pull()
    assert queued(police, EnvelopeKind.WRAP) == []


def refuse(member: Member, code: str) -> None:
    """Answer the next push with the refusal of its first envelope."""
    batches = member.workspace.local.outgoing()
    refusal = RefusedBatch(code, (BadEnvelope(0, code),))
    member.workspace.local.settle(batches, [refusal] * len(batches))


def test_a_refused_statement_does_not_end_the_chores(company: Company) -> None:
    """After the server has refused one statement, a lead goes on letting in whom it invited."""
    police, _ = company.members
    first = company.newcomer(POLICE, company.invited_by(police))
    second_invite = company.invited_by(police)
    first.synced()
    police.pull()
    refuse(police, "roles_beyond_invite")
    assert police.workspace.local.remaining().refused == 1
    second = company.newcomer(POLICE, second_invite)
    second.synced()
    police.synced()
    second.synced()
    assert second.workspace.active
    first.synced()
    assert not first.workspace.active


@pytest.mark.parametrize("code", ["unit_key_retired", "admitted_already"])
def test_an_admission_that_came_too_late_is_nobody_s_concern(company: Company, code: str) -> None:
    """An admission overtaken by the unit's next key or by another lead is not shown as not delivered."""
    police, _ = company.members
    member = company.newcomer(POLICE, company.invited_by(police))
    member.synced()
    police.pull()
    refuse(police, code)
    assert police.workspace.local.remaining().refused == 0
