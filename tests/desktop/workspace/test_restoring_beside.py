"""A client and a server that were both put back: what they have forgotten others hold, and it comes back, once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.helpers import restored
from tests.helpers.company import ASD, POLICE, Company, CrashingJournal, Member, founded
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.line import Line, Remote, unreachable
from tests.helpers.restored import assert_nothing_lost, put_back
from wire.batch import open_batch
from wire.messages import RestoreAnswer, RestoreRequest
from wire.signing import public_bytes
from wire.statements import InviteStated, Revoked


def forget(member: Member, kept: CrashingJournal) -> None:
    """Put a profile back without a word, as a machine is that was rolled back: nothing says that it is a copy."""
    member.journal = kept.copied()
    member.open()


def rounds(*members: Member) -> None:
    """Several syncs of each, none of which may halt."""
    assert [report.halt.reason for report in restored.rounds(*members) if report.halt is not None] == []


def assert_all_there(*members: Member) -> None:
    """Everybody is up to date, keeps nothing aside, and has nothing unsent."""
    for member in members:
        assert member.workspace.local.remaining().level
        assert member.journal.aside.count() == 0


def notifications(member: Member) -> set[bytes]:
    return {state.id for _, state in member.workspace.states("notification")}


def remote(member: Member) -> Remote:
    return Remote(member.company.server, Line(), member.company.clock.now)


def invite(member: Member) -> None:
    """State an invite into one's own unit."""
    key = public_bytes(Ed25519PrivateKey.generate())
    member.workspace.state_in_directory([InviteStated(key, member.unit, ("member",), FAR_FUTURE)])


@pytest.mark.parametrize("silently", [False, True])
def test_numbers_that_both_had_forgotten_are_used_twice_and_nothing_is_lost(
    company: Company, *, silently: bool
) -> None:
    """What the author has forgotten comes back beside what it wrote under the same numbers, and people are told."""
    police, office = company.members
    kept, backup = company.server.copied(), police.backup()
    first, second = police.notify(ASD), police.notify(ASD)
    company.everybody_syncs()
    lost = put_back(company, kept, silently=silently)
    forget(police, backup)
    fresh = police.notify(ASD)
    police.synced()
    rounds(office, police)
    assert notifications(office) == notifications(police) == {first, second, fresh}
    assert_nothing_lost(lost, company.server)
    assert_all_there(police, office)
    assert "counter_reuse" in office.workspace.local.remaining().alarms


def test_an_event_that_was_sent_again_has_two_places_and_counts_once(company: Company) -> None:
    """Of a lost batch that comes back in part by its author, the rest comes back as well."""
    police, office = company.members
    first = police.notify(ASD)
    kept, backup = company.server.copied(), police.backup()
    second = police.notify(ASD)
    company.everybody_syncs()
    put_back(company, kept)
    forget(police, backup)
    police.synced()
    assert notifications(police) == {first}
    rounds(office, police)
    assert notifications(office) == notifications(police) == {first, second}
    assert_all_there(police, office)
    counted = police.workspace.outcomes(police.workspace.pair(ASD))
    assert counted["superseded", "stands_already"] >= 1
    assert sum(counted.values()) == company.server.lanes[police.workspace.pair(ASD)].tail.seq


def test_two_copies_that_went_on_as_two_devices(company: Company) -> None:
    """What a copy sent as a device that the server has forgotten is given back; the copy keeps what it did not send."""
    police, office = company.members
    kept, clone = company.server.copied(), police.cloned()
    police.restore(police.backup())
    sent = police.notify(ASD)
    company.everybody_syncs()
    lost = put_back(company, kept)
    clone.restore(clone.backup())
    other = clone.notify(ASD)
    clone.synced()
    late = police.notify(ASD)
    for _ in range(3):
        police.sync()
    rounds(office, clone)
    assert police.workspace.directory.devices[police.device].successor == clone.device
    assert notifications(office) == notifications(clone) == {sent, other}
    assert_nothing_lost(lost, company.server)
    assert_all_there(office, clone)
    assert [row.entity for row in police.journal.outbox.all("refused")] == [late]


def test_whoever_the_server_has_forgotten_does_not_trust_what_it_said_before(company: Company) -> None:
    """A device that was level with a server which then forgot it brings its own succession back."""
    police, office = company.members
    kept = company.server.copied()
    police.restore(police.backup())
    entity = police.notify(ASD)
    police.synced()
    put_back(company, kept, silently=True)
    rounds(police, office)
    assert police.device in company.server.directory.devices
    assert entity in notifications(office)
    assert_all_there(police, office)


def test_lost_again_before_anything_was_read(company: Company) -> None:
    """A server that was given something back, and is put back once more without a word, has not lied."""
    police, office = company.members
    kept = company.server.copied()
    police.notify(ASD)
    company.everybody_syncs()
    entity = police.notify(ASD)
    police.synced()
    put_back(company, kept, silently=True)
    office.synced()
    again = company.server.copied()
    police.workspace.local.greeted(remote(police).hello())
    police.pull()
    while (request := police.workspace.local.lost(signed_in=True)) is not None:
        answer = remote(police).restore(f"{police.device.hex()}/", request)
        police.workspace.local.restored(request, answer)
    put_back(company, again, silently=True)
    rounds(police, office)
    assert entity in notifications(office)
    assert_all_there(police, office)


def test_other_channels_are_not_judged_by_a_directory_that_is_denied(company: Company) -> None:
    """Where the server has another directory than it signed, that is told it before anything else of it is taken in."""
    police, office = company.members
    company.everybody_syncs()
    kept = company.server.copied()
    invite(police)
    police.synced()
    put_back(company, kept, silently=True)
    invite(office)
    office.synced()
    invite(office)
    entity = office.notify(POLICE)
    office.synced()
    rounds(police, office)
    assert entity in notifications(police)
    assert_all_there(police, office)


def test_what_nobody_takes_back_holds_up_nothing(company: Company) -> None:
    """A channel whose first key a lost colleague made, and no witness knows of, is written in all the same."""
    company = founded((POLICE, POLICE, ASD))
    lead, gone, office = company.members
    company.everybody_syncs()
    kept = company.server.copied()
    old = gone.notify(ASD)
    gone.synced()
    office.synced()
    put_back(company, kept)
    company.members.remove(gone)
    lead.workspace.state_in_directory([Revoked(gone.device, "lost")])
    lead.synced()
    fresh = office.notify(POLICE)
    rounds(office, lead)
    assert office.shown("notification", fresh).delivery == "delivered"
    assert old in notifications(office)
    assert company.server.lanes[office.workspace.pair(POLICE)].tail.seq < 10


HOUR_MS = 3_600_000


@dataclass
class Unwitnessed:
    """What a colleague wrote, who has been shut out since, and what a third wrote behind it; the server lost both.

    The office and the third hold them. The server takes nothing of who has no access from one unit alone.
    """

    company: Company
    lead: Member
    third: Member
    office: Member
    old: bytes
    behind: bytes

    @property
    def lane(self) -> list[bytes]:
        """What the server has by now of what stood there, in its order."""
        lane = self.company.server.lanes.get(self.office.workspace.pair(POLICE))
        held = self.office.journal.log.of_entity
        events = {row.event for entity in (self.old, self.behind) for row in held(entity)}
        return [event for event in lane.events if event in events] if lane else []


@pytest.fixture
def unwitnessed() -> Unwitnessed:
    """A server put back to before all of that, whose directory knows who has been shut out."""
    company = founded((POLICE, POLICE, POLICE, ASD))
    lead, gone, third, office = company.members
    company.everybody_syncs()
    kept = company.server.copied()
    old = gone.notify(ASD)
    for member in (gone, office, third):
        member.synced()
    behind = third.notify(ASD)
    for member in (third, office, third, office, third):
        member.synced()
    put_back(company, kept)
    company.members.remove(gone)
    lead.workspace.state_in_directory([Revoked(gone.device, "lost")])
    lead.synced()
    return Unwitnessed(company, lead, third, office, old, behind)


def test_a_witness_that_comes_finds_everything_in_its_order(unwitnessed: Unwitnessed) -> None:
    """Who comes first sets nothing aside for want of a witness; with the second all is back as it was."""
    office, third = unwitnessed.office, unwitnessed.third
    assert unwitnessed.lane == []
    rounds(office)
    assert office.journal.aside.count() == 0
    rounds(third, office)
    assert_all_there(third, office)
    assert next(row.seq for row in office.journal.log.of_entity(unwitnessed.old)) == 2


def test_where_no_witness_comes_what_lies_behind_is_given_back(unwitnessed: Unwitnessed) -> None:
    """After an hour it is kept aside and shown on, and what others wrote after it is with the server again."""
    office = unwitnessed.office
    rounds(office)
    unwitnessed.company.clock.time += HOUR_MS
    rounds(office)
    assert office.journal.aside.count() == 1
    assert {unwitnessed.old, unwitnessed.behind} <= notifications(office)
    assert unwitnessed.lane


def test_the_hour_goes_on_where_the_program_is_closed_meanwhile(unwitnessed: Unwitnessed) -> None:
    """A command that syncs every twenty minutes gives back what lies behind as soon as a window that stays open."""
    office = unwitnessed.office
    for _ in range(4):
        assert unwitnessed.lane == []
        office.open()
        office.synced()
        unwitnessed.company.clock.time += HOUR_MS // 3
    office.open()
    office.synced()
    assert unwitnessed.lane
    assert {unwitnessed.old, unwitnessed.behind} <= notifications(office)


def test_a_copy_waits_for_no_witness(unwitnessed: Unwitnessed) -> None:
    """A restored profile reads to the end before it is a new device, and that end is what the server holds."""
    office, before = unwitnessed.office, unwitnessed.office.device
    office.restore(office.backup())
    fresh = office.notify(POLICE)
    rounds(office, unwitnessed.lead)
    assert office.device != before
    assert office.shown("notification", fresh).delivery == "delivered"


def test_a_key_that_was_stated_anew_meanwhile_is_not_waited_for() -> None:
    """Whoever has read a key that its author, put back as well, stated anew lets go of the first one."""
    company = founded((POLICE, POLICE, ASD))
    lead, gone, office = company.members
    company.everybody_syncs()
    kept = company.server.copied()
    lead.workspace.state_in_directory([Revoked(gone.device, "lost")])
    before = lead.backup()
    lead.synced()
    office.synced()
    put_back(company, kept)
    company.members.remove(gone)
    lead.restore(before)
    for _ in range(4):
        rounds(lead, office)
        company.clock.time += HOUR_MS
    assert len(company.server.directory.units[POLICE].keys) > 1
    assert_all_there(lead, office)


def test_what_never_arrived_was_not_offered(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that is lost on its way sets nothing aside, and is made again as it was."""
    police, office = company.members
    kept = company.server.copied()
    police.notify(ASD)
    company.everybody_syncs()
    put_back(company, kept)
    whole = office.workspace.heads()[office.workspace.pair(POLICE)]
    asked: list[bool] = []

    def lost(_self: Remote, _token: str, request: RestoreRequest) -> RestoreAnswer:
        asked.append(request.recover)
        raise unreachable()

    with monkeypatch.context() as line:
        line.setattr(Remote, "restore", lost)
        for _ in range(3):
            company.clock.time += HOUR_MS
            office.sync()
    assert asked == [False] * 3
    assert (office.journal.aside.count(), office.workspace.heads()[whole.channel]) == (0, whole)


def test_who_has_not_read_from_a_new_life_says_to_have_seen_nothing_of_it(company: Company) -> None:
    """What is sealed at the lock between the greeting and the first pull is compared with no log of that life."""
    police, office = company.members
    kept = company.server.copied()
    police.notify(ASD)
    company.everybody_syncs()
    put_back(company, kept)
    police.workspace.local.greeted(remote(police).hello())
    police.notify(ASD)
    [batch] = police.workspace.local.seal_everything()
    assert open_batch(batch).core.seen.incarnation == bytes(16)
    rounds(police, office)
    assert "fork" not in office.workspace.local.remaining().alarms
    assert_all_there(police, office)
