"""What is folded again ends as if everything had been known from the start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.notification_events import Acknowledged, PhoneHandover, Received
from desktop.domain.outcome import Verdict
from desktop.domain.rows import LogRow
from desktop.workspace.folding import Folding
from desktop.workspace.refolding import refold, refold_outdated, refold_with_new_keys
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded
from tests.helpers.laws import (
    assert_folded_as_plainly,
    assert_same_confirmed,
    assert_same_states,
    ground_of,
    refolded,
)
from tests.helpers.rogue import event, write
from wire.statements import UnitStated

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


@pytest.fixture
def company() -> Company:
    return founded((POLICE, ASD))


def conversation(company: Company) -> tuple[Member, Member, list[bytes]]:
    """Three notifications with a common receipt and an acknowledgement."""
    police, office = company.members
    entities = [police.notify(ASD) for _ in range(3)]
    police.synced()
    office.synced()
    office.do(POLICE, "notification.acknowledged", entities[1], Acknowledged("Fach A"))
    company.everybody_syncs(2)
    return police, office, entities


def test_folding_an_entity_again_changes_nothing(company: Company) -> None:
    """One entity folded again, with all that share an event with it, is what it was."""
    _, office, entities = conversation(company)
    before = office.journal.copied()
    ground = ground_of(office)
    folding = Folding(ground)
    refold(ground, folding, ground.channels[office.workspace.pair(POLICE)], entities[0])
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
    refold(ground, folding, ground.channels[office.workspace.pair(POLICE)], first)
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
        if member.journal.log.of_entity(row.event) or row.seq == 1:
            continue
        old = LogRow(row.seq, row.event, row.header, row.body, verdict, reason)
        member.journal.log.set_outcome(channel, old)
    states = member.journal._tables.states
    for key in [key for key, row in states.items() if row.channel == channel]:
        del states[key]


def test_what_an_older_program_did_not_know_is_folded_after_the_upgrade(company: Company) -> None:
    """Events that waited as unknown are folded when a program opens the profile that knows them."""
    _, office, _ = conversation(company)
    upgraded = Member(company, office.unit, office.identity, None, office.journal.copied())
    forget(upgraded, Verdict.WAITING, "unknown_type")
    assert upgraded.workspace.state_digest(office.workspace.pair(POLICE)) != office.workspace.state_digest(
        office.workspace.pair(POLICE)
    )
    upgraded.open()
    assert_same_confirmed(office, upgraded)
    assert_folded_as_plainly(upgraded)


def test_what_nobody_knows_goes_on_waiting(company: Company) -> None:
    """An event that this program does not know either stays as it is, at every start."""
    police, office, entities = conversation(company)
    write(police, police.workspace.pair(ASD), event(police, "notification.sung", [entities[0]], b"\x80"))
    office.pull()
    before = office.journal.copied()
    office.open()
    assert vars(before._tables) == vars(office.journal._tables)
    assert office.workspace.local.remaining().waiting == 1


def test_late_keys_fold_what_waited(company: Company) -> None:
    """Events that waited for a key at hand by now are folded, and the tally follows."""
    _, office, _ = conversation(company)
    late = Member(company, office.unit, office.identity, None, office.journal.copied())
    forget(late, Verdict.WAITING, "key")
    late.open()
    assert late.workspace.local.remaining().waiting > 0
    late.pull()
    assert late.workspace.local.remaining().waiting == 0
    assert_same_confirmed(office, late)


def test_without_the_key_nothing_is_touched(company: Company) -> None:
    """Events whose key is still missing stay as they are."""
    _, office, _ = conversation(company)
    ground = ground_of(office)
    folding = Folding(ground)
    refold_with_new_keys(ground, folding)
    assert folding.cells == []


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
    police, office, entities = conversation(company)
    channel = police.workspace.pair(ASD)
    company.server.place(company.server.lanes[channel].placed[0].batch, company.clock.now())
    office.pull()
    assert office.journal.log.page(channel, 0, 100)[-1].reason == "chain"
    assert entities
    assert_same_states(office, refolded(office))


def test_states_of_a_closed_channel_are_rebuilt_too(company: Company) -> None:
    """After an upgrade a state in a channel that has closed since is still shown."""
    police, _, entities = conversation(company)
    again = Member(company, police.unit, police.identity, None, police.journal.copied())
    channel = police.workspace.pair(ASD)
    rows = again.journal.states.of_channel(channel)
    again.journal.states.put([replace(row, fold_version=0, confirmed=b"old", shown=b"old") for row in rows])
    company.founder.workspace.state_in_directory([UnitStated(ASD, "jugendamt-willich", "Stelle", active=False)])
    company.founder.synced()
    again.workspace.local.absorb(again.answer())
    again.open()
    assert channel not in again.workspace.heads()
    assert again.shown("notification", entities[1]).delivery == "acknowledged"
