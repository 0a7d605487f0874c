"""A profile that was restored or copied goes on as a new device; the other copy learns of it; nothing is lost."""

from __future__ import annotations

import pytest

from desktop.domain.notification_events import PhoneHandover, Remarked
from desktop.domain.person import Named
from desktop.domain.progress import Halt
from desktop.keys.identity import from_bytes
from tests.helpers.arriving import arrived
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.line import Crash, Line, Remote
from wire.directory import Device
from wire.messages import Later, RefusedBatch
from wire.statements import Revoked

UNITS = (POLICE, POLICE, ASD)


def device_of(member: Member) -> Device:
    return member.workspace.directory.devices[member.device]


def retired(member: Member) -> None:
    """A sync that ends with the word that another copy goes on."""
    report = member.sync()
    assert report.halt is not None
    assert report.halt.reason == "succeeded"


def tray(member: Member) -> list[tuple[str, str]]:
    return [(row.status, row.reason) for row in member.journal.outbox.all() if row.status != "moot"]


def about_to_go_on(member: Member) -> Member:
    """A restored profile that has prepared whom it goes on as, and has not been answered yet."""
    member.restore(member.backup())
    member.pull()
    assert member.workspace.local.outgoing()
    return member


def test_who_meets_batches_of_its_own_goes_on_as_a_new_device(company: Company, police: Member, office: Member) -> None:
    """A copy reads what the other one sent, goes on as a device of its own, and sends what it wrote, in one sync."""
    clone, old = police.cloned(), police.device
    first = police.notify(ASD)
    police.synced()
    second = clone.notify(ASD)
    clone.synced()
    assert clone.device != old
    assert device_of(clone).predecessor == old
    assert clone.workspace.active
    assert clone.workspace.local.remaining().alarms == ()
    assert set(arrived(office)) == {first, second}
    assert [clone.shown("notification", one).delivery for one in (first, second)] == ["accepted", "accepted"]


def test_the_other_copy_learns_that_it_has_been_succeeded(police: Member, office: Member) -> None:
    """The copy that was slower puts what it did not send into its tray, stops with one sentence, and sends nothing."""
    clone = police.cloned()
    police.notify(ASD)
    police.synced()
    clone.synced()
    late = police.notify(ASD)
    retired(police)
    assert tray(police) == [("refused", "succeeded")]
    assert police.shown("notification", late).delivery == "queued"
    assert late not in arrived(office)
    police.open()
    retired(police)


@pytest.mark.parametrize("wrote", [False, True])
def test_a_restored_profile_is_a_new_device_at_once(police: Member, office: Member, *, wrote: bool) -> None:
    """A restored profile goes on as a new device although the server knows nothing of it that it does not know."""
    backup, old = police.backup(), police.device
    written = police.notify(ASD) if wrote else b""
    police.synced()
    police.restore(backup)
    fresh = police.notify(ASD)
    assert police.workspace.local.outgoing() == []
    police.synced()
    assert device_of(police).predecessor == old
    assert set(arrived(office)) == {fresh, written} - {b""}
    again = police.notify(ASD)
    police.synced()
    assert again in arrived(office)
    assert len([one for one in police.workspace.directory.devices.values() if one.predecessor]) == 1


def test_what_both_copies_held_unsent_goes_out_once(police: Member, office: Member) -> None:
    """An event that waited when the copy was made, and that the other copy has sent, is not sent again."""
    shared = police.notify(ASD)
    clone = police.cloned()
    police.synced()
    clone.synced()
    assert clone.journal.outbox.all() == []
    assert clone.shown("notification", shared).delivery == "accepted"
    assert list(arrived(office)) == [shared]


def test_what_was_under_way_when_the_copy_was_made_goes_out_once(police: Member, office: Member) -> None:
    """A batch that was signed and not answered when the copy was made is known as what it is, whoever sends it."""
    police.notify(ASD)
    police.workspace.local.outgoing()
    clone = police.cloned()
    police.synced()
    clone.synced()
    assert clone.device == police.device
    assert len(arrived(office)) == 1
    police.notify(ASD)
    police.synced()
    clone.notify(ASD)
    clone.synced()
    assert clone.device != police.device
    assert len(arrived(office)) == 3


def test_what_was_signed_for_a_number_that_is_taken_goes_out_as_the_new_device(police: Member, office: Member) -> None:
    """What a copy had signed as the old device, and the server never took, is sealed again and arrives."""
    clone = police.cloned()
    mine = clone.notify(ASD)
    assert clone.workspace.local.outgoing()
    theirs = police.notify(ASD)
    police.synced()
    clone.synced()
    assert clone.journal.outbox.all() == []
    assert set(arrived(office)) == {mine, theirs}


def test_the_new_device_opens_a_session_of_its_own(police: Member) -> None:
    """What a profile reads as the new device it reads in a session of that device."""
    police.synced()
    police.restore(police.backup())
    police.pull()
    batches = police.workspace.local.outgoing()
    remote = Remote(police.company.server, Line(), police.company.clock.now)
    police.workspace.local.settle(batches, remote.push(f"{police.device.hex()}/", batches).results)
    police.pull()
    assert device_of(police).predecessor
    assert police.workspace.local.session() == ""


def test_keys_stated_to_the_old_device_open_for_the_new_one(company: Company, police: Member) -> None:
    """A version of the unit's key that was wrapped for the device before opens what is sealed after it."""
    colleague = company.members[1]
    backup = police.backup()
    stated = colleague.seals.next_unit_key(colleague.workspace.directory, POLICE)
    colleague.workspace.state_in_directory([stated])
    colleague.synced()
    police.restore(backup)
    police.synced()
    assert police.seals.holds_unit_key(stated.key)
    police.open()
    assert police.seals.holds_unit_key(stated.key)
    after = colleague.seals.next_unit_key(company.server.directory, POLICE)
    assert police.device in {wrap.device for wrap in after.wraps}


def test_roles_and_invites_go_over(company: Company, police: Member) -> None:
    """A restored lead still leads, and lets in who holds an invite of the device it was."""
    key = company.invited_by(police)
    police.restore(police.backup())
    police.synced()
    assert "lead" in police.workspace.directory.roles(police.device)
    newcomer = company.newcomer(POLICE, key)
    newcomer.synced()
    police.synced()
    newcomer.synced()
    assert newcomer.workspace.active


def test_a_person_is_named_anew(police: Member) -> None:
    """The new device can say whose it is, and what the old one said of itself stays true of it."""
    old = police.device
    police.restore(police.backup())
    police.synced()
    assert police.workspace.state("person", police.device) is None
    police.company.introduce(police)
    assert police.shown("person", police.device).name
    assert police.shown("person", old).name


def test_the_tray_of_a_retired_copy_holds_what_a_person_wrote(company: Company, police: Member, office: Member) -> None:
    """Receipts and keys that a retired copy did not hand in are of no one's concern, and stay out of its tray."""
    clone = police.cloned()
    office.notify(POLICE)
    office.synced()
    clone.notify(ASD)
    clone.pull()
    police.synced()
    police.notify(ASD)
    police.synced()
    other = clone.cloned()
    other.synced()
    retired(clone)
    assert tray(clone) == [("refused", "succeeded")]
    assert {row.status for row in clone.journal.outbox.all()} == {"refused", "moot"}


def test_two_copies_at_once_end_as_one_device(company: Company, police: Member, office: Member) -> None:
    """Of two restored copies the first to state whom it goes on as does, and the other one keeps what it wrote."""
    backup = police.backup()
    copies = [police.cloned() for _ in range(2)]
    for copy in copies:
        copy.restore(backup)
        copy.notify(ASD)
    first, second = copies
    second.pull()
    assert len(second.workspace.local.outgoing()) == 1
    first.synced()
    retired(second)
    assert tray(second) == [("refused", "succeeded")]
    retired(police)
    assert len(arrived(office)) == 1


@pytest.mark.parametrize("page_bytes", [1, 1_000_000])
def test_a_copy_of_one_about_to_go_on_writes_under_no_number_of_the_other(
    company: Company, police: Member, office: Member, page_bytes: int
) -> None:
    """A copy that holds the keys of whom both go on as, and reads that one's batches, goes on as yet another."""
    clone = about_to_go_on(police).cloned()
    first = police.notify(ASD)
    police.synced()
    second = clone.notify(ASD)
    company.server.page_bytes = page_bytes
    clone.synced()
    assert device_of(clone).predecessor == police.device
    assert set(arrived(office)) == {first, second}
    retired(police)


def test_a_copy_that_was_carried_elsewhere_meanwhile_is_still_a_copy(police: Member, office: Member) -> None:
    """Whom a profile prepared to go on as in one place is nobody who may write in another."""
    old, clone = police.device, about_to_go_on(police).cloned()
    clone.restore(clone.backup())
    written = clone.notify(ASD)
    clone.synced()
    between = clone.workspace.directory.devices[device_of(clone).predecessor]
    assert between.predecessor == old
    assert set(arrived(office)) == {written}
    police.notify(ASD)
    retired(police)
    assert tray(police) == [("refused", "succeeded")]


def test_the_founders_copy_goes_on_as_itself(company: Company) -> None:
    """Root's key stands on paper and has no successor: a copy of that profile reads on and counts on."""
    founder = company.founder
    clone, lead = founder.cloned(), company.members[0]
    founder.workspace.state_in_directory([Revoked(company.members[1].device, "lost")])
    founder.synced()
    clone.workspace.state_in_directory([Revoked(lead.device, "lost")])
    clone.synced()
    assert clone.device == founder.device
    assert company.server.directory.devices[lead.device].revoked_seq is not None
    assert clone.journal.outbox.all() == []


def test_a_copy_of_somebody_who_is_not_in_yet_enrols_and_waits_as_itself(company: Company, police: Member) -> None:
    """Who was restored before being enrolled or admitted comes in like anybody, and goes on as nobody else."""
    newcomer = company.newcomer(POLICE, company.invited_by(police))
    device = newcomer.device
    newcomer.restore(newcomer.backup())
    newcomer.sync()
    newcomer.restore(newcomer.backup())
    newcomer.sync()
    police.synced()
    newcomer.synced()
    assert (newcomer.device, newcomer.workspace.active) == (device, True)
    assert not newcomer.workspace.is_copy


@pytest.mark.parametrize("result", [Later(0.0, 3), RefusedBatch("counter_reuse"), RefusedBatch("previous")])
def test_the_servers_word_alone_makes_no_new_device(police: Member, result: Later | RefusedBatch) -> None:
    """A server that claims to know more and never shows it makes nobody go on as another, and ends in one sentence."""
    police.notify(ASD)
    police.pull()
    batches = police.workspace.local.outgoing()
    assert police.workspace.local.settle(batches, [result]).again
    police.pull()
    assert police.workspace.local.outgoing() == batches
    with pytest.raises(Halt) as caught:
        police.workspace.local.settle(batches, [result])
    assert caught.value.reason == "counter_reuse"
    assert police.workspace.local.remaining().alarms == ("counter_reuse",)
    assert police.workspace.local.remaining().outbox == 1


def test_several_channels_may_know_more_at_once(police: Member) -> None:
    """Of one push every channel may say that the server knows more; that is read before anybody stops."""
    police.notify(ASD)
    police.do("", "person.named", police.device, Named("Dienst A"))
    police.pull()
    batches = police.workspace.local.outgoing()
    assert len(batches) == 2
    assert police.workspace.local.settle(batches, [RefusedBatch("counter_reuse")] * 2).again


def test_the_servers_word_alone_retires_nobody(police: Member) -> None:
    """Where no signed statement says that a device was succeeded, what it wrote goes on waiting."""
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    assert police.workspace.local.settle(batches, [RefusedBatch("device_succeeded")]).again
    assert tray(police) == [("sealed", "")]


def test_a_copy_hands_nothing_over_for_the_time_while_locked(police: Member) -> None:
    """What is sealed at the lock would go out as the device that was; a copy seals nothing."""
    police.restore(police.backup())
    police.notify(ASD)
    assert police.workspace.local.seal_everything() == []
    police.synced()
    police.notify(ASD)
    assert len(police.workspace.local.seal_everything()) == 1


def test_what_is_known_by_a_lost_answer_is_no_copy(police: Member) -> None:
    """A profile whose own answers were lost, or came late, stays the device it is."""
    old = police.device
    for _ in range(3):
        police.notify(ASD)
        batches = police.workspace.local.outgoing()
        Remote(police.company.server, Line(), police.company.clock.now).push(f"{old.hex()}/", batches)
        police.open()
        police.synced()
    assert police.device == old


@pytest.mark.parametrize("at", range(16))
def test_a_kill_at_any_moment_leaves_one_whole_device(police: Member, office: Member, at: int) -> None:
    """Killed at any of its writes, a profile that goes on is either device as a whole, and goes on to the end."""
    backup = police.backup()
    sent = police.notify(ASD)
    police.synced()
    police.restore(backup)
    written = police.notify(ASD)
    writes = iter(range(1000))
    police.journal.crash = lambda: next(writes) == at
    for _ in range(3):
        try:
            police.synced()
        except Crash:
            police.open()
    identity = from_bytes(police.journal.settings.get("identity") or b"")
    assert identity.device == police.device
    assert police.seals.device == police.device
    assert set(arrived(office)) == {sent, written}
    assert police.journal.outbox.all() == []
    assert len([one for one in police.company.server.directory.devices.values() if one.predecessor]) == 1


def test_an_erasure_that_a_retired_copy_asked_for_is_in_its_tray(police: Member) -> None:
    """What somebody wanted erased is told to them as not delivered, like all that they wrote."""
    entity = police.notify(ASD)
    police.synced()
    clone = police.cloned()
    police.do(ASD, "notification.recall_requested", entity, Remarked("Dienst A", "Irrtum"))
    police.synced()
    clone.synced()
    police.workspace.erase("notification", entity, "Leitung A", "retention_ended")
    retired(police)
    assert tray(police) == [("refused", "succeeded")]


def test_a_copy_sends_no_words_of_what_was_erased(company: Company, police: Member, office: Member) -> None:
    """What was under way when the profile was put back, and erased since, goes out under no other batch."""
    entity = police.notify(ASD)
    company.everybody_syncs(2)
    call = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")
    police.do(ASD, "notification.phone_handover", entity, call)
    police.workspace.local.outgoing()
    police.restore(police.backup())
    office.workspace.erase("notification", entity, "Leitung A", "retention_ended")
    office.synced()
    police.synced()
    assert tray(police) == [("refused", "erased")]
    assert all(call.person.encode() not in row.plaintext for row in police.journal.outbox.all())
    [late] = [row.event for row in police.journal.outbox.all("refused")]
    assert late not in company.server.lanes[police.workspace.pair(ASD)].events
