"""What stands where something was erased is the same on every device."""

from __future__ import annotations

from desktop.domain.erasure import Tombstone, encode_tombstone
from desktop.domain.notification_events import Acknowledged
from tests.helpers.company import ASD, POLICE, Company
from tests.helpers.erasures import assert_gone, erase, on_server, told
from tests.helpers.laws import assert_folded_as_plainly, assert_same_confirmed, refolded
from tests.helpers.line import Remote
from tests.helpers.restored import put_back
from tests.helpers.rogue import event, plain, write
from wire.erasure import Erasure, encode_erasure
from wire.header import EnvelopeKind
from wire.statements import RolesStated

UNITS = (POLICE, ASD, ASD)


def test_a_device_that_comes_late_says_the_same(company: Company) -> None:
    """A device that never read a word of it shows what all others show, and nothing of it waits."""
    police, office, _, entity = told(company)
    erase(police, entity)
    company.everybody_syncs(2)
    late = company.join(office)
    company.everybody_syncs(2)
    assert late.shown("notification", entity).status == "erased"
    assert late.workspace.local.remaining().waiting == 0
    assert_same_confirmed(office, late)
    assert_folded_as_plainly(late)


def test_a_newer_fold_leaves_it_erased(company: Company) -> None:
    """Folding everything again brings nothing back."""
    police, office, _, entity = told(company)
    erase(office, entity)
    company.everybody_syncs(2)
    for member in (police, office):
        again = refolded(member)
        assert_same_confirmed(member, again)
        assert_gone(again, entity)


def test_a_drop_names_what_it_cannot_read(company: Company) -> None:
    """An erasure of another entity's event takes that event away from every device alike, read or not."""
    police, office, hostile, entity = told(company)
    other = police.notify(ASD)
    company.everybody_syncs(2)
    channel = police.workspace.pair(ASD)
    (event, *_) = [row.event for row in police.journal.log.of_entity(other)]
    office.workspace.state_in_directory([RolesStated(hostile.device, ("lead", "member"))])
    office.synced()
    named = Erasure(entity, (event,), hostile.seals.current(channel) or b"", b"no stone")
    write(hostile, channel, plain(hostile, encode_erasure(named), envelope=EnvelopeKind.ERASE))
    company.members.remove(hostile)
    company.everybody_syncs(3)
    assert police.workspace.state("notification", other) is None
    late = company.join(office)
    company.everybody_syncs(2)
    for member in (office, late):
        assert_same_confirmed(office, member)
        assert_folded_as_plainly(member)


def test_a_word_of_nothing_takes_no_words_place(company: Company) -> None:
    """Who could not read what was said says nothing, and whoever has the words says them, on every device alike."""
    police, office, colleague, entity = told(company)
    channel = police.workspace.pair(ASD)
    office.workspace.state_in_directory([RolesStated(colleague.device, ("lead", "member"))])
    office.synced()
    for kind, person, reason in (("", "", "later_event"), ("notification", "Leitung A", "retention_ended")):
        stone = encode_tombstone(Tombstone(kind, person, reason, company.clock.now(), POLICE, ASD))
        key = colleague.seals.current(channel) or b""
        sealed = colleague.seals.seal_tombstone(channel, key, entity, stone)
        write(
            colleague,
            channel,
            plain(colleague, encode_erasure(Erasure(entity, (bytes(16),), key, sealed)), envelope=EnvelopeKind.ERASE),
        )
    company.members.remove(colleague)
    company.everybody_syncs(2)
    late = company.join(office)
    company.everybody_syncs(2)
    for member in (police, office, late, refolded(office)):
        assert_gone(member, entity)
    assert_same_confirmed(office, late)


def test_an_event_that_comes_after_its_erasure_is_erased(company: Company) -> None:
    """What was named before it was placed, as a restored server may have it, is erased with its body, there as well."""
    police, office, hostile, entity = told(company)
    channel = police.workspace.pair(ASD)
    office.workspace.state_in_directory([RolesStated(hostile.device, ("lead", "member"))])
    office.synced()
    other = police.notify(ASD)
    police.synced()
    later = event(hostile, "notification.phone_handover", [other], b"\x80")
    named = Erasure(entity, (later.event,), hostile.seals.current(channel) or b"", b"no stone")
    write(hostile, channel, plain(hostile, encode_erasure(named), envelope=EnvelopeKind.ERASE))
    write(hostile, channel, later)
    company.members.remove(hostile)
    police.synced()
    row = next(row for row in police.journal.log.page(channel, 0, 1000) if row.event == later.event)
    assert (row.outcome, row.body) == ("erased", b"")
    assert on_server(company, channel)[later.event] == b""
    company.everybody_syncs(2)
    for member in company.members:
        assert member.journal.erased.with_how("later") == []
        assert member.workspace.local.outgoing() == []
        assert member.shown("notification", other).delivery in ("accepted", "delivered"), "nobody asked for that"


def test_what_is_erased_by_what_the_server_lost_is_read_by_no_newer_fold(company: Company) -> None:
    """A state that an older fold made and the log says nothing of now is not there until the erasure has come back."""
    police, office, colleague, entity = told(company)
    other = police.notify(ASD)
    company.everybody_syncs(2)
    backup = company.server.copied()
    erase(office, entity)
    office.synced()
    police.synced()
    put_back(company, backup)
    colleague.do(POLICE, "notification.acknowledged", other, Acknowledged("Fach A"))
    colleague.synced()
    police.workspace.local.greeted(Remote(company.server, police.line, company.clock.now).hello())
    police.pull()
    assert police.journal.aside.count()
    again = refolded(police)
    assert [state.id for _, state in again.workspace.states("notification")] == [other]
    again.synced()
    assert again.journal.aside.count() == 0
    assert again.shown("notification", entity).status == "erased"
