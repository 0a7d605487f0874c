"""Whom the directory of a restored server does not know, or has not let in: nothing of what they wrote is lost."""

from __future__ import annotations

from desktop.sync.inputs import Begin
from desktop.sync.machine import Phase
from desktop.sync.worker import Worker
from server_stub.relay.access import Caller
from tests.helpers.company import ASD, POLICE, Company
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.line import Line, Remote
from tests.helpers.memory_server import MemoryServer
from tests.helpers.restored import assert_level, assert_nothing_lost, put_back, rounds
from wire.messages import Accepted
from wire.signing import public_bytes
from wire.statements import InviteStated, Revoked, ServerKeyStated, Statement


def founded_again(company: Company, *statements: Statement) -> MemoryServer:
    """Lose the server, and let root's device take to another what it holds and has to state; gives what was lost."""
    lost, company.server = company.server, MemoryServer(company.entropy)
    assert isinstance(company.server.found_again(company.founder.workspace.local.first_batch()), Accepted)
    company.founder.workspace.state_in_directory([ServerKeyStated(company.server.public_key), *statements])
    company.founder.synced()
    return lost


def test_who_does_not_know_itself_any_more_gives_its_enrolment_back(company: Company) -> None:
    """A server is lost while a device reads its directory anew: what made it known is kept aside, and brings it in."""
    police, office = company.members
    child = police.notify(ASD)
    company.everybody_syncs()
    lost = founded_again(company)
    for member in company.members:
        # Its invite is of no use any more: it has long been over.
        member.invite = None
        member.open()
        member.workspace.local.greeted(Remote(company.server, Line(), company.clock.now).hello())
        reader = Caller(device=company.founder.device)
        member.workspace.local.absorb(company.server.pull(reader, member.workspace.local.cursors()))
        assert not member.workspace.active
        assert member.shown("notification", child).delivery == "delivered"
    rounds(police, office)
    assert_level(police, office)
    assert_nothing_lost(lost, company.server)
    assert office.shown("notification", child).delivery == "delivered"


def test_what_somebody_wrote_who_is_let_in_anew_comes_back(company: Company) -> None:
    """Root revokes the lead who let a colleague in before that is back: it counts once another lead lets them in."""
    police, office = company.members
    key = company.invited_by(office)
    company.founder.synced()
    colleague = company.enrol(ASD, key)
    office.synced()
    colleague.synced()
    child = colleague.notify(POLICE)
    company.everybody_syncs()
    unsent = colleague.notify(POLICE)
    invite = company.new_key()
    anew = InviteStated(public_bytes(invite), ASD, (), FAR_FUTURE)
    lost = founded_again(company, Revoked(office.device, "lost"), anew)
    company.members.remove(office)
    rounds(police, colleague)
    assert not colleague.workspace.active
    assert colleague.device in company.server.directory.devices
    assert police.journal.aside.count(), police.workspace.local.remaining()
    assert police.shown("notification", child).delivery == "delivered"
    assert colleague.shown("notification", unsent).delivery == "queued"
    lead = company.enrol(ASD, invite)
    lead.workspace.state_in_directory([lead.seals.admission(lead.workspace.directory, colleague.device, ("member",))])
    lead.synced()
    # What has been offered in vain is offered again by the same programs, which nobody has started anew.
    rounds(police, colleague, lead)
    assert_level(police, colleague, lead)
    assert {child, unsent} <= {state.id for _, state in lead.workspace.states("notification")}
    assert_nothing_lost(lost, company.server)


def test_an_admission_is_not_given_back_before_the_enrolment(company: Company) -> None:
    """Who asks a server where it stands shows it the last statement it holds, and that takes no place out of order."""
    police, office = company.members
    company.founder.synced()
    colleague = company.join(office)
    company.members.remove(colleague)
    founded_again(company)
    rounds(office, police)
    assert company.server.directory.active(colleague.device)


def test_whom_the_server_does_not_know_is_not_up_to_date(company: Company) -> None:
    """From the moment it says so until the next pull nobody is told to be level, though the directories are equal."""
    police, _ = company.members
    invite = company.invited_by(police)
    backup = company.server.copied()
    newcomer = company.newcomer(POLICE, invite)
    newcomer.synced()
    put_back(company, backup, silently=True)
    remote = Remote(company.server, Line(), company.clock.now)
    worker = Worker(newcomer.workspace.local, remote, lambda: 1.0)
    worker.give(Begin())
    seen = []
    while worker.step():
        seen.append((worker.state.phase, newcomer.workspace.local.level))
    unknown = seen.index((Phase.RESTORING, False))
    pulled = next(place for place, (phase, _) in enumerate(seen) if place > unknown and phase is Phase.PULLING)
    assert (Phase.RESTORING, True) not in seen
    assert not any(level for _, level in seen[unknown:pulled])
    assert newcomer.workspace.local.level
