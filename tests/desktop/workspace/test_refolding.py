"""What is folded again ends as if everything had been known from the start."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.contact import ContactAdded, ContactConfirmed
from desktop.domain.notification_events import Acknowledged, PhoneHandover, Received
from desktop.domain.outcome import Verdict
from desktop.domain.rows import LogRow, PlacedRow, StateRow
from desktop.workspace.folding import Folding
from desktop.workspace.refolding import is_outdated, refold, refold_outdated, refold_with_new_keys
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded, notified
from tests.helpers.laws import (
    assert_folded_as_plainly,
    assert_overlay_on_top,
    assert_same_confirmed,
    assert_same_states,
    ground_of,
    refolded,
)
from tests.helpers.line import Crash
from tests.helpers.rogue import event, plain, write
from wire.statements import UnitStated

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def conversation(company: Company) -> tuple[Member, Member, list[bytes]]:
    """Three notifications with a common receipt and an acknowledgement."""
    police, office = company.members
    entities = [police.notify(ASD) for _ in range(3)]
    police.synced()
    office.synced()
    office.do(POLICE, "notification.acknowledged", entities[1], Acknowledged("Fach A"))
    company.everybody_syncs(2)
    return police, office, entities


def copied(member: Member) -> Member:
    """The same profile, to go its own way."""
    return Member(member.company, member.unit, member.identity, None, member.journal.copied())


def last_of(member: Member, channel: bytes) -> PlacedRow:
    return member.journal.log.page(channel, 0, 100_000)[-1]


def unlearn(member: Member, row: PlacedRow, verdict: str, reason: str) -> None:
    """Leave one event as it was while it could not be folded."""
    member.journal.log.set_outcome(row.channel, LogRow(row.seq, row.event, row.header, row.body, verdict, reason))


def as_an_older_fold_left(row: StateRow) -> StateRow:
    return replace(row, fold_version=0, confirmed=b"old", shown=b"old")


def contact_added(member: Member) -> bytes:
    """A contact of the member's unit that everybody knows; gives its id."""
    entity = member.workspace.new_id()
    agency = member.workspace.directory.units[member.unit].agency
    member.do("", "contact.added", entity, ContactAdded(member.unit, agency, {"phone": "02162 0"}))
    member.company.everybody_syncs(2)
    return entity


def test_folding_an_entity_again_changes_nothing(company: Company) -> None:
    """One entity folded again, with all that share an event with it, is what it was."""
    _, office, entities = conversation(company)
    before = office.journal.copied()
    ground = ground_of(office)
    folding = Folding(ground)
    refold(ground, folding, ground.channels[office.workspace.pair(POLICE)], [entities[0]])
    folding.finish()
    assert {cell.entity for cell in folding.cells} == set(entities)
    assert vars(before._tables) == vars(office.journal._tables)


def test_whoever_shares_an_event_is_folded_along(company: Company) -> None:
    """Entities that hang together over several common receipts are folded again together, and nobody else is."""
    police, office = company.members
    first, second = police.notify(ASD), police.notify(ASD)
    police.synced()
    office.synced()
    police.do(ASD, "notification.phone_handover", second, CALL)
    third = police.notify(ASD)
    police.synced()
    office.synced()
    police.notify(ASD)
    police.synced()
    office.synced()
    ground, before = ground_of(office), office.journal.copied()
    folding = Folding(ground)
    refold(ground, folding, ground.channels[office.workspace.pair(POLICE)], [first])
    folding.finish()
    assert {cell.entity for cell in folding.cells} == {first, second, third}
    assert vars(before._tables) == vars(office.journal._tables)


def test_a_newer_fold_folds_everything_again(company: Company) -> None:
    """States of an older fold are not even read; all are made anew from the log and the outbox."""
    police, _, _ = conversation(company)
    police.notify(ASD)
    again = refolded(police)
    assert_same_states(police, again)
    assert refold_outdated(ground_of(again), Folding(ground_of(again))) == 0


def forget(member: Member, verdict: str, reason: str) -> None:
    """Leave a profile as an older program would: the events of the pair's channel not understood, no states of them."""
    channel = member.workspace.pair(ASD if member.unit == POLICE else POLICE)
    for row in member.journal.log.page(channel, 0, 1000):
        if row.seq > 1 and not member.journal.log.of_entity(row.event):
            unlearn(member, row, verdict, reason)
    states = member.journal._tables.states
    for key in [key for key, row in states.items() if row.channel == channel]:
        del states[key]


def test_what_an_older_program_did_not_know_is_folded_after_the_upgrade(company: Company) -> None:
    """Events that waited as unknown are folded when a program opens the profile that knows them."""
    _, office, _ = conversation(company)
    upgraded = copied(office)
    forget(upgraded, Verdict.WAITING, "unknown_type")
    channel = office.workspace.pair(POLICE)
    assert upgraded.workspace.state_digest(channel) != office.workspace.state_digest(channel)
    upgraded.open()
    assert_same_confirmed(office, upgraded)
    assert_folded_as_plainly(upgraded)


def test_what_nobody_knows_goes_on_waiting(company: Company) -> None:
    """An event that this program does not know either stays as it is, at every start, and is no reason to write."""
    police, office, entities = conversation(company)
    write(police, police.workspace.pair(ASD), event(police, "notification.sung", [entities[0]], b"\x80"))
    office.pull()
    assert not is_outdated(ground_of(office))
    before = office.journal.copied()
    office.open()
    assert vars(before._tables) == vars(office.journal._tables)
    assert office.workspace.local.remaining().waiting == 1


def test_late_keys_fold_what_waited(company: Company) -> None:
    """Events that waited for a key at hand by now are folded, and the tally follows."""
    _, office, _ = conversation(company)
    late = copied(office)
    forget(late, Verdict.WAITING, "key")
    late.open()
    assert late.workspace.local.remaining().waiting > 0
    late.pull()
    assert late.workspace.local.remaining().waiting == 0
    assert_same_confirmed(office, late)


def test_without_the_key_nothing_is_touched(company: Company) -> None:
    """Events whose key is still missing stay as they are."""
    late = company.enrol(KEMPEN)
    before, ground = late.journal.copied(), ground_of(late)
    assert late.workspace.local.remaining().waiting > 0
    folding = Folding(ground)
    refold_with_new_keys(ground, folding)
    assert folding.cells == []
    assert vars(before._tables) == vars(late.journal._tables)


def test_what_was_opened_late_is_found_under_its_entities(company: Company) -> None:
    """Events that came before their key are listed with their entities once they are open."""
    police, _ = company.members
    late = company.enrol(KEMPEN)
    company.everybody_syncs()
    names = [row.entity for row in police.journal.states.of_channel(police.workspace.cooperation())]
    assert len(names) == len(company.members)
    for name in names:
        events = [row.event for row in police.journal.log.of_entity(name)]
        assert [row.event for row in late.journal.log.of_entity(name)] == events


def test_a_unit_that_comes_late_reads_the_whole_past() -> None:
    """A unit whose first device joins later reads what it was not yet given the key for, once somebody hands it on."""
    company = founded((POLICE, ASD))
    police, _ = company.members
    late = company.enrol(KEMPEN)
    assert late.workspace.local.remaining().waiting > 0
    assert late.workspace.outcomes(late.workspace.cooperation())[Verdict.WAITING, "key"] > 0
    company.everybody_syncs()
    assert late.workspace.local.remaining().waiting == 0
    assert_folded_as_plainly(late)
    cooperation = late.workspace.cooperation()
    assert late.workspace.state_digest(cooperation) == police.workspace.state_digest(cooperation)
    assert late.workspace.outcomes(cooperation) == police.workspace.outcomes(cooperation)


def test_an_event_of_several_entities_keeps_its_one_outcome(company: Company) -> None:
    """A receipt of which one part is superseded is applied as a whole, also when it is folded again."""
    police, office, entities = conversation(company)
    channel = police.workspace.pair(ASD)
    fresh = police.notify(ASD)
    police.synced()
    notified = police.shown("notification", fresh).event
    row = event(office, "notification.received", [entities[0], fresh], Received((notified,)))
    write(office, channel, row)
    police.pull()
    assert police.journal.log.page(channel, 0, 100)[-1].outcome == Verdict.APPLIED
    assert_same_states(police, refolded(police))


def test_a_set_aside_batch_stays_aside(company: Company) -> None:
    """What was set aside before it was read is not read when everything is folded again."""
    police, office, _ = conversation(company)
    channel = police.workspace.pair(ASD)
    company.server.place(company.server.lanes[channel].placed[0].batch, company.clock.now())
    office.pull()
    assert office.journal.log.page(channel, 0, 100)[-1].reason == "chain"
    assert_same_states(office, refolded(office))


def test_states_of_a_closed_channel_are_rebuilt_too(company: Company) -> None:
    """After an upgrade a state in a channel that has closed since is still shown."""
    police, _, entities = conversation(company)
    again = copied(police)
    channel = police.workspace.pair(ASD)
    rows = again.journal.states.of_channel(channel)
    again.journal.states.put([as_an_older_fold_left(row) for row in rows])
    company.founder.workspace.state_in_directory([UnitStated(ASD, "jugendamt-willich", "Stelle", active=False)])
    company.founder.synced()
    again.workspace.local.absorb(again.answer())
    again.open()
    assert channel not in again.workspace.heads()
    assert again.shown("notification", entities[1]).delivery == "acknowledged"


def test_one_state_of_an_older_fold_makes_a_profile_outdated(company: Company) -> None:
    """A single state of an older fold is found, counted and made anew."""
    _, office, entities = conversation(company)
    before, old = office.journal.copied(), copied(office)
    (row,) = old.journal.states.find("notification", entities[:1]).values()
    old.journal.states.put([as_an_older_fold_left(row)])
    ground = ground_of(old)
    assert is_outdated(ground)
    folding = Folding(ground)
    assert refold_outdated(ground, folding) == 1
    folding.finish()
    assert not is_outdated(ground)
    assert before.states.of_channel(row.channel) == old.journal.states.of_channel(row.channel)


def test_only_the_kind_with_a_newer_fold_is_folded_again(company: Company) -> None:
    """Of a channel with several kinds only those are made anew of which the fold is newer."""
    police, office, _ = conversation(company)
    contact = contact_added(police)
    police.do("", "contact.confirmed", contact, ContactConfirmed())
    write(office, office.workspace.cooperation(), plain(office, b"no body"), event(office, "song.sung", [contact], b""))
    police.pull()
    upgraded = copied(police)
    (row,) = upgraded.journal.states.find("contact", [contact]).values()
    (name,) = upgraded.journal.states.find("person", [office.device]).values()
    marked = replace(name, status="as it was")
    upgraded.journal.states.put([as_an_older_fold_left(row), marked])
    upgraded.open()
    assert upgraded.journal.states.find("contact", [contact]) == police.journal.states.find("contact", [contact])
    assert upgraded.journal.states.find("person", [office.device]) == {office.device: marked}
    assert upgraded.workspace.outcomes() == police.workspace.outcomes()
    assert_overlay_on_top(upgraded)


def test_a_long_channel_is_folded_again_to_its_end(company: Company) -> None:
    """A channel of more events than are read at once is folded again as a whole."""
    police, office = company.members
    contact = contact_added(office)
    channel = office.workspace.cooperation()
    for _ in range(2):
        write(office, channel, *(event(office, "contact.confirmed", [contact], ContactConfirmed()) for _ in range(300)))
    company.clock.time += 1
    write(office, channel, event(office, "contact.confirmed", [contact], ContactConfirmed()))
    police.pull()
    assert last_of(police, channel).seq > 600
    assert_same_states(police, refolded(police))


def test_a_common_receipt_that_waits_here_still_lies_on_top(company: Company) -> None:
    """A receipt of several entities that is still in the outbox is shown on all of them after an upgrade."""
    police, office = company.members
    for _ in range(2):
        police.notify(ASD)
    police.synced()
    office.pull()
    assert [row.status for row in office.journal.outbox.all()] == ["waiting"]
    again = refolded(office)
    assert_same_states(office, again)
    assert_overlay_on_top(again)


def test_an_entity_may_be_changed_again_once_all_is_understood(company: Company) -> None:
    """What was read-only for an event of a newer program is so no more when that program is here."""
    _, office, entities = conversation(company)
    upgraded = copied(office)
    unlearn(upgraded, last_of(upgraded, upgraded.workspace.pair(POLICE)), Verdict.WAITING, "unknown_type")
    (row,) = upgraded.journal.states.find("notification", [entities[1]]).values()
    upgraded.journal.states.put([replace(row, read_only=True)])
    assert is_outdated(ground_of(upgraded))
    upgraded.open()
    assert upgraded.workspace.local.remaining().waiting == 0
    assert_same_states(office, upgraded)


def test_an_entity_stays_read_only_while_anything_is_not_understood(company: Company) -> None:
    """What nobody here understands keeps its entity read-only when that is folded again for another reason."""
    police, office, entities = conversation(company)
    write(police, police.workspace.pair(ASD), event(police, "notification.sung", [entities[0]], b"\x80"))
    office.pull()
    again = refolded(office)
    assert [row.read_only for row in again.journal.states.find("notification", entities[:1]).values()] == [True]
    assert_same_states(office, again)


@pytest.mark.parametrize(
    ("name", "fields", "verdict", "reason"),
    [
        ("notification.sung", b"\x80", Verdict.WAITING, "unknown_type"),
        ("contact.added", b"\x80", Verdict.QUARANTINED, "wrong_channel"),
        ("notification.acknowledged", b"\xc0", Verdict.QUARANTINED, "malformed_event"),
    ],
)
def test_a_late_key_may_open_what_cannot_be_folded(
    company: Company, name: str, fields: bytes, verdict: str, reason: str
) -> None:
    """An event that waited for its key ends as what it turns out to be, and the counts follow."""
    police, office, entities = conversation(company)
    channel = police.workspace.pair(ASD)
    write(police, channel, event(police, name, [entities[0]], fields))
    office.pull()
    late = copied(office)
    unlearn(late, last_of(late, channel), Verdict.WAITING, "key")
    assert late.workspace.local.remaining().waiting == 1
    late.open()
    late.pull()
    assert (last_of(late, channel).outcome, last_of(late, channel).reason) == (verdict, reason)
    assert late.workspace.local.remaining() == office.workspace.local.remaining()
    assert_same_states(office, late)


def test_what_waited_in_the_middle_is_folded_in_its_place(company: Company) -> None:
    """An event that becomes readable is folded before those that stand after it in the channel."""
    police, office, entities = conversation(company)
    middle = last_of(office, office.workspace.pair(POLICE))
    police.do(ASD, "notification.phone_handover", entities[1], CALL)
    company.everybody_syncs(2)
    late = copied(office)
    unlearn(late, middle, Verdict.WAITING, "key")
    (row,) = late.journal.states.find("notification", [entities[1]]).values()
    late.journal.states.put([replace(row, confirmed=None, shown=None)])
    late.pull()
    assert late.shown("notification", entities[1]).delivery == "acknowledged"
    assert_same_states(office, late)


def test_an_entity_is_folded_again_in_its_own_channel_only() -> None:
    """An entity that a hostile unit names in another channel too is not mixed up with it."""
    company = founded((POLICE, ASD, KEMPEN))
    police, office, third = company.members
    entity = police.notify(ASD)
    for _ in range(5):
        third.notify(ASD)
    company.everybody_syncs(2)
    write(third, third.workspace.pair(ASD), event(third, "notification.notified", [entity], notified(KEMPEN, ASD)))
    office.pull()
    ground, before = ground_of(office), office.journal.copied()
    folding = Folding(ground)
    refold(ground, folding, ground.channels[office.workspace.pair(POLICE)], [entity])
    folding.finish()
    assert {cell.channel for cell in folding.cells} == {office.workspace.pair(POLICE)}
    assert vars(before._tables) == vars(office.journal._tables)
    assert_same_states(office, refolded(office))


def test_an_upgrade_that_was_cut_short_is_made_up_for(company: Company) -> None:
    """If the program ends while it folds again, the profile is as it was, and the next start folds it."""
    _, office, _ = conversation(company)
    upgraded = copied(office)
    forget(upgraded, Verdict.WAITING, "unknown_type")
    for row in upgraded.journal.states.of_channel(upgraded.workspace.cooperation()):
        upgraded.journal.states.put([as_an_older_fold_left(row)])
    before = upgraded.journal.copied()
    upgraded.journal.crash = lambda: True
    with pytest.raises(Crash):
        upgraded.open()
    assert vars(before._tables) == vars(upgraded.journal._tables)
    upgraded.journal.crash = lambda: False
    upgraded.open()
    assert_same_confirmed(office, upgraded)
    assert_folded_as_plainly(upgraded)
