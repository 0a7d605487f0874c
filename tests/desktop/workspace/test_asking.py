"""Asking for an erasure: who may, what goes at once, and what was written of it later."""

from __future__ import annotations

import pytest

from desktop.domain.notification_events import PhoneHandover, Supplemented
from desktop.domain.refused import Refused
from desktop.presenters import synchronisation
from desktop.workspace.asking import is_asked_for
from desktop.workspace.kept_aside import events_aside
from tests.helpers.company import ASD, POLICE, Company, Member, content, founded
from tests.helpers.erasures import assert_gone, bodies, erase, on_server, told
from tests.helpers.laws import assert_same_channel, ground_of
from tests.helpers.restored import put_back_without, rounds
from tests.helpers.rogue import event, place, plain, write
from wire import limits
from wire.erasure import Erasure, decode_erasure, encode_erasure
from wire.header import EnvelopeKind
from wire.statements import Revoked, RolesStated, UnitStated

UNITS = (POLICE, ASD, ASD)

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def test_nothing_goes_before_the_log_says_so(company: Company) -> None:
    """An erasure that waits for a connection changes nothing yet, and is asked for once."""
    _, office, _, entity = told(company)
    erase(office, entity)
    assert office.shown("notification", entity).status == "acknowledged"
    assert all(bodies(office, entity))
    with pytest.raises(Refused, match="unterwegs"):
        erase(office, entity)
    office.synced()
    assert_gone(office, entity)
    with pytest.raises(Refused, match="schon gelöscht"):
        erase(office, entity)


def test_it_is_asked_for_although_the_other_side_has_left(company: Company) -> None:
    """Where the other unit has no device any more nothing else goes, but what is over is erased, there and here."""
    police, office, colleague, entity = told(company)
    channel = police.workspace.pair(ASD)
    company.founder.workspace.state_in_directory([Revoked(police.device, "left")])
    company.founder.synced()
    company.members.remove(police)
    company.everybody_syncs(2)
    assert office.workspace.held_back(channel) == "recipient_without_device"
    office.do(POLICE, "notification.phone_handover", entity, CALL)
    erase(office, entity)
    assert office.workspace.held_back(channel, EnvelopeKind.ERASE) == ""
    assert [one.why for one in synchronisation.waiting(office.workspace)] == [
        "Die Stelle hat noch kein Gerät.",
        "Wird beim nächsten Kontakt gesendet.",
    ]
    company.everybody_syncs(2)
    assert [row.status for row in office.journal.outbox.all()] == ["refused"]
    for member in (office, colleague):
        assert_gone(member, entity)
    assert {bool(body) for event, body in on_server(company, channel).items() if event in _named(office)} == {False}


def test_where_a_unit_takes_part_no_more_it_is_refused(company: Company) -> None:
    """Into the channel of a unit that is closed nothing goes: nobody is told that an erasure is under way there."""
    police, office, _, entity = told(company)
    closed = company.server.directory.units[POLICE]
    company.founder.workspace.state_in_directory([UnitStated(POLICE, closed.agency, closed.name, active=False)])
    company.founder.synced()
    office.synced()
    with pytest.raises(Refused, match="nimmt nicht mehr teil"):
        erase(office, entity)
    assert office.journal.outbox.all() == []
    company.founder.workspace.state_in_directory([UnitStated(POLICE, closed.agency, closed.name, active=True)])
    company.founder.synced()
    office.synced()
    erase(office, entity)
    company.everybody_syncs(2)
    assert_gone(police, entity)


def test_what_a_copy_has_asked_for_keeps_nobody_from_asking_for_more(company: Company) -> None:
    """An erasure that the server refused is for another lead to ask for; one that it knows already is not."""
    _, office, _, entity = told(company)
    ground, channel = ground_of(office), office.workspace.pair(POLICE)
    erase(office, entity)
    [row] = office.journal.outbox.all("waiting")
    assert is_asked_for(ground, channel, entity)
    office.journal.outbox.mark([row.event], "refused", "lead_only")
    assert is_asked_for(ground, channel, entity)
    office.journal.outbox.mark([row.event], "refused", "known_event")
    assert not is_asked_for(ground, channel, entity)


def test_what_is_written_behind_it_is_sealed_too(company: Company) -> None:
    """At the lock nothing stays behind for an erasure that is under way: it goes under the key that this names."""
    police, office, _, entity = told(company)
    erase(police, entity)
    assert len(police.workspace.local.outgoing()) == 1
    other = police.notify(ASD, "immediate")
    assert len(police.workspace.local.seal_everything()) == 2
    assert police.journal.outbox.all("waiting") == []
    company.everybody_syncs(2)
    assert office.shown("notification", other).delivery == "delivered"


def _named(member: Member) -> set[bytes]:
    return {row.id for row in member.journal.erased.with_how("named")}


def test_only_a_lead_may_ask(company: Company) -> None:
    """A member that leads nobody is told so, and nothing is queued."""
    _, _, colleague, entity = told(company)
    with pytest.raises(Refused, match="Leitung"):
        erase(colleague, entity)
    assert colleague.journal.outbox.all() == []


def test_what_was_never_sent_goes_at_once(company: Company) -> None:
    """A notification that nobody else has seen is dropped on the spot, and never sent."""
    police, _, _ = company.members
    entity = police.notify(ASD)
    erase(police, entity)
    assert police.workspace.state("notification", entity) is None
    assert [row.status for row in police.journal.outbox.all()] == ["withdrawn"]
    police.synced()
    assert police.workspace.pair(ASD) not in company.server.lanes


def test_many_events_take_several_envelopes(company: Company) -> None:
    """Each envelope names as many events as it may, and together they take everything away."""
    police, office, colleague, entity = told(company)
    channel = police.workspace.pair(ASD)
    for _ in range(3):
        calls = [event(colleague, "notification.phone_handover", [entity], CALL) for _ in range(400)]
        write(colleague, channel, *calls)
    company.members.remove(colleague)
    office.synced()
    erase(office, entity)
    asked = [row for row in office.journal.outbox.of_entity(entity) if row.envelope == EnvelopeKind.ERASE]
    named = [decode_erasure(row.plaintext).events for row in asked]
    assert [len(events) == limits.ERASED_EVENTS for events in named] == [True, False]
    assert len({event for events in named for event in events}) == sum(map(len, named)) > 1200
    company.everybody_syncs(2)
    assert set(bodies(police, entity)) == set(bodies(office, entity)) == {b""}
    assert_gone(police, entity)


def test_a_new_lead_names_what_came_later(company: Company) -> None:
    """What was written of an erased entity while no lead was about is named by the first lead that reads it."""
    police, office, colleague, entity = told(company)
    channel = police.workspace.pair(ASD)
    erase(office, entity)
    for member in (office, colleague):
        member.synced()
    late = event(colleague, "notification.phone_handover", [entity], CALL)
    write(colleague, channel, late)
    company.members.remove(colleague)
    assert on_server(company, channel)[late.event]
    police.synced()
    assert on_server(company, channel)[late.event] == b""
    company.everybody_syncs(2)
    assert_gone(police, entity)
    assert_gone(office, entity)


def _without_its_erasure(company: Company, key: bytes = b"") -> tuple[Member, Member, bytes]:
    """A server has lost an erasure that only a colleague's lead has read, and that nobody else can witness.

    With a `key` its tombstone is sealed under that, which nobody has. Gives the sender, the colleague and the entity.
    """
    police, office, colleague, entity = told(company)
    office.workspace.state_in_directory([RolesStated(colleague.device, ("lead", "member"))])
    office.synced()
    backup = company.server.copied()
    if key:
        events = tuple(row.event for row in office.journal.log.of_entity(entity))
        asked = Erasure(entity, events, key, b"no stone")
        place(office, police.workspace.pair(ASD), plain(office, encode_erasure(asked), envelope=EnvelopeKind.ERASE))
    else:
        erase(office, entity)
        office.synced()
    colleague.synced()
    put_back_without(company, backup, office)
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Neu")))
    police.synced()
    rounds(colleague, police)
    return police, colleague, entity


def test_what_came_later_is_named_with_words_that_are_kept_aside(company: Company) -> None:
    """Where a server has lost the erasure, what it said is said of what was written since, and stands everywhere."""
    police, colleague, entity = _without_its_erasure(company)
    assert colleague.journal.aside.count()
    for member in (police, colleague):
        assert_gone(member, entity)
    assert_same_channel(police, colleague, police.workspace.pair(ASD))


def test_nothing_is_named_before_the_words_can_be_read(company: Company) -> None:
    """What was said is kept aside and waits for a key: nobody says nothing in its place."""
    police, colleague, entity = _without_its_erasure(company, b"k" * 32)
    assert colleague.journal.aside.count()
    assert colleague.journal.erased.with_how("later")
    assert [row for row in colleague.journal.outbox.all() if row.envelope == EnvelopeKind.ERASE] == []
    assert police.shown("notification", entity).status == "acknowledged"


@pytest.mark.parametrize("comes_back", [False, True])
def test_what_stands_only_in_what_is_kept_aside_is_erased(*, comes_back: bool) -> None:
    """A lead has that erased too, for everybody, and whatever comes back of it later is erased in its turn."""
    company = founded((POLICE, POLICE, ASD))
    police, author, office = company.members
    police.notify(ASD)
    company.everybody_syncs()
    backup = company.server.copied()
    entity = author.notify(ASD)
    author.notify(ASD)  # so that what confirms both is of neither alone
    for member in (author, office, *([police] if comes_back else [])):
        member.synced()
    put_back_without(company, backup, author)
    office.notify(POLICE)
    rounds(office)
    assert office.journal.aside.count()
    erase(office, entity)
    with pytest.raises(Refused, match="unterwegs"):
        erase(office, entity)
    rounds(office)
    assert office.shown("notification", entity).status == "erased"
    assert _said_aside(office, entity) == set()
    rounds(police, office)
    assert bool(office.journal.aside.count()) is not comes_back
    for member in (police, office):
        assert member.shown("notification", entity).status == "erased"
    kept = on_server(company, office.workspace.pair(POLICE))
    assert {bool(kept[event]) for event in _named(office) & kept.keys()} == ({False} if comes_back else set())
    assert_same_channel(police, office, office.workspace.pair(POLICE))


def _said_aside(member: Member, entity: bytes) -> set[bytes]:
    """The events of an entity that say something yet in what is kept aside."""
    ground = ground_of(member)
    return {one.id for channel in ground.channels.values() for one in events_aside(ground, channel, entity)}


def test_who_keeps_some_of_it_aside_has_that_erased_too() -> None:
    """A lead who had nothing of it names what they know, and whoever leads where more is kept aside names the rest."""
    company = founded((POLICE, POLICE, ASD))
    police, author, office = company.members
    entity = police.notify(ASD)
    company.everybody_syncs()
    backup = company.server.copied()
    author.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    author.synced()
    office.synced()
    put_back_without(company, backup, author)
    police.notify(ASD)
    police.synced()
    rounds(office)
    (event,) = _said_aside(office, entity)
    erase(police, entity)
    rounds(police)
    office.pull()
    assert event not in _named(office)
    rounds(office)
    assert event in _named(office)
    assert _said_aside(office, entity) == set()
    assert office.journal.aside.count()
    rounds(police, office)
    assert_same_channel(police, office, office.workspace.pair(POLICE))
