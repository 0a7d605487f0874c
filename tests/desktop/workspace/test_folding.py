"""What a hostile or newer program writes ends in an outcome and harms nobody; what one writes oneself lies on top."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from desktop.domain.contact import ContactAdded
from desktop.domain.duty import ShiftPlanned
from desktop.domain.kinds import KINDS
from desktop.domain.meeting_events import MeetingPlanned, Replied
from desktop.domain.notification_events import Acknowledged, PhoneHandover, Received, Remarked
from desktop.domain.person import Named
from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow, StateRow
from desktop.workspace import folding as room
from desktop.workspace.common_rows import common_place
from desktop.workspace.folding import Folding
from desktop.workspace.refolding import refold
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded, notified
from tests.helpers.laws import assert_overlay_on_top, ground_of
from tests.helpers.rogue import event, write
from wire.statements import RolesStated

UNITS = (POLICE, ASD, KEMPEN)

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")
WILLICH = "jugendamt-willich"


def started(company: Company, urgency: str = "routine") -> tuple[Member, Member, bytes, bytes]:
    """A notification that both sides know; gives them, the channel and its id."""
    police, office, _ = company.members
    entity = police.notify(ASD, urgency)
    police.synced()
    office.synced()
    police.synced()
    return police, office, police.workspace.pair(ASD), entity


def outcome_at_the_office(company: Company, *rows: OutboxRow) -> tuple[str, str]:
    """How the last of the events ends at the office which a hostile police device writes into their channel."""
    police, office, _ = company.members
    channel = police.workspace.pair(ASD)
    write(police, channel, *rows)
    office.pull()
    row = office.journal.log.page(channel, 0, 1000)[-1]
    return row.outcome, row.reason


def test_a_body_that_is_none_is_quarantined(company: Company) -> None:
    """Fields that do not fit their event change nothing."""
    police, office, channel, entity = started(company)
    digest = office.workspace.state_digest(channel)
    row = event(police, "notification.phone_handover", [entity], b"\xc0")
    assert outcome_at_the_office(company, row) == ("quarantined", "malformed_event")
    assert office.workspace.state_digest(channel) == digest


@pytest.mark.parametrize("change", [{"urgency": "immediate\n"}, {"category": "P01\n"}, {"urgency": "now"}])
def test_a_word_no_form_knows_is_quarantined(company: Company, change: dict[str, str]) -> None:
    """An urgency or category that is not on the list never becomes a state, not even with a line end behind it."""
    police, _, _, _ = started(company)
    body = msgspec.structs.replace(notified(POLICE, ASD), **change)
    row = event(police, "notification.notified", [bytes(16)], body)
    assert outcome_at_the_office(company, row) == ("quarantined", "malformed_event")


def test_an_event_in_the_wrong_channel_is_quarantined(company: Company) -> None:
    """A contact is written where all units read it, and nowhere else."""
    police, _, _, _ = started(company)
    row = event(police, "contact.added", [bytes(16)], ContactAdded(POLICE, "kpb-viersen", {}))
    assert outcome_at_the_office(company, row) == ("quarantined", "wrong_channel")


def test_an_unknown_type_waits_and_makes_its_entity_read_only(company: Company) -> None:
    """An event of a newer program is kept raw, and the entity is not changed from here until this one is newer too."""
    police, office, _, entity = started(company)
    row = event(police, "notification.sung", [entity], Remarked("Dienst A"))
    assert outcome_at_the_office(company, row) == ("waiting", "unknown_type")
    with pytest.raises(Refused) as caught:
        office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert caught.value.code == "read_only"
    assert office.shown("notification", entity).acknowledgement is None
    assert office.workspace.local.remaining().waiting == 1


def test_an_unknown_version_waits(company: Company) -> None:
    """A known event in a version this program does not know waits and makes its entity read-only."""
    police, office, channel, entity = started(company)
    row = event(police, "notification.phone_handover", [entity], CALL, version=2)
    assert outcome_at_the_office(company, row) == ("waiting", "unknown_type")
    cell = Folding(ground_of(office)).cell(KINDS["notification"], entity, channel)
    assert cell.read_only


def test_an_unknown_kind_waits(company: Company) -> None:
    """An event of a kind this program does not have is kept raw."""
    police, _, _, _ = started(company)
    row = event(police, "song.sung", [bytes(16)], Remarked("Dienst A"), must_understand=True)
    assert outcome_at_the_office(company, row) == ("waiting", "unknown_type")


def test_an_alarm_bit_that_does_not_fit_is_named(company: Company) -> None:
    """The alarm bit on a routine notification raises `alarm_bit_mismatch`, and the notification says so."""
    police, office, _, _ = started(company)
    entity = bytes([7]) * 16
    row = event(police, "notification.notified", [entity], notified(POLICE, ASD), alarm=True)
    assert outcome_at_the_office(company, row) == ("applied", "")
    assert office.workspace.local.remaining().alarms == ("alarm_bit_mismatch",)
    assert office.shown("notification", entity).alarm_mismatch


def test_an_alarm_bit_that_fits_raises_nothing(company: Company) -> None:
    """An immediate notification carries the bit, and may come without it where the sender's policy says so."""
    police, office, _, _ = started(company, "immediate")
    quiet = event(police, "notification.notified", [bytes([8]) * 16], notified(POLICE, ASD, "immediate"))
    assert outcome_at_the_office(company, quiet) == ("applied", "")
    assert office.workspace.local.remaining().alarms == ()


def test_a_role_is_enforced_by_every_reader(company: Company) -> None:
    """A device whose roles do not let it write a notification writes none, whatever its program says."""
    police, _, _, entity = started(company)
    police.workspace.state_in_directory([RolesStated(police.device, ("administrator",))])
    police.synced()
    row = event(police, "notification.phone_handover", [entity], CALL)
    assert outcome_at_the_office(company, row) == ("quarantined", "role_not_permitted")


def test_the_other_side_s_steps_are_refused(company: Company) -> None:
    """A sender cannot acknowledge its own notification for the receiver."""
    police, _, _, entity = started(company)
    row = event(police, "notification.acknowledged", [entity], Acknowledged("Fach A"))
    assert outcome_at_the_office(company, row) == ("quarantined", "receiver_only")


@pytest.mark.parametrize("kind", ["contact", "duty"])
def test_nobody_enters_a_number_for_another_agency(company: Company, kind: str) -> None:
    """A number for a unit of another agency, under whatever agency, is quarantined: people would call it."""
    police, office, _ = company.members
    rows = {
        "contact": event(police, "contact.added", [bytes(16)], ContactAdded(ASD, "kpb-viersen", {"phone": "0"})),
        "duty": event(police, "duty.planned", [bytes(16)], ShiftPlanned(ASD, "kpb-viersen", 0, 1, "A", "0")),
    }
    write(police, police.workspace.cooperation(), rows[kind])
    office.pull()
    row = office.journal.log.page(office.workspace.cooperation(), 0, 100)[-1]
    assert (row.outcome, row.reason) == ("quarantined", "unit_of_another_agency")
    assert office.workspace.state(kind, bytes(16)) is None


def test_an_entity_named_twice_is_folded_once(company: Company) -> None:
    """An event that lists its entity twice happens to it once."""
    police, office, _, entity = started(company)
    row = event(police, "notification.phone_handover", [entity, entity], CALL)
    assert outcome_at_the_office(company, row) == ("applied", "")
    moments = [moment.type for moment in office.shown("notification", entity).timeline]
    assert moments.count("phone_handover") == 1


@pytest.mark.parametrize("hostile_first", [True, False])
def test_nobody_takes_another_channel_s_entity(company: Company, *, hostile_first: bool) -> None:
    """Two channels that name the same entity each keep a state of it, whichever a reader saw first."""
    police, office, third = company.members
    entity = bytes([9]) * 16
    police.notify(ASD, entity=entity)
    forged = (third, third.workspace.pair(ASD))
    third.notify(ASD)
    third.synced()
    office.synced()
    if not hostile_first:
        police.synced()
        office.synced()
    write(*forged, event(third, "notification.notified", [entity], notified(KEMPEN, ASD)))
    office.pull()
    police.synced()
    office.synced()
    police.synced()
    channel = office.workspace.pair(POLICE)
    assert office.workspace.outcomes(channel) == police.workspace.outcomes(channel)
    assert office.workspace.state_digest(channel) == police.workspace.state_digest(channel)
    shown = [state for _, state in office.workspace.states("notification") if state.id == entity]
    assert sorted(state.from_unit for state in shown) == [KEMPEN, POLICE]
    office.open()
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    office.synced()
    police.synced()
    assert police.shown("notification", entity).delivery == "acknowledged"
    assert office.workspace.state_digest(channel) == police.workspace.state_digest(channel)


def test_one_id_for_two_kinds_confuses_nobody(company: Company) -> None:
    """A hostile contact under the id of a device does not disturb the name that this device is about to say."""
    police, office, _ = company.members
    office.do("", "person.named", office.device, Named("Neuer Name"))
    forged = event(police, "contact.added", [office.device], ContactAdded(POLICE, "kpb-viersen", {}))
    write(police, police.workspace.cooperation(), forged)
    office.pull()
    assert office.shown("person", office.device).name == "Neuer Name"
    assert office.shown("contact", office.device).unit == POLICE
    assert_overlay_on_top(office)


def test_an_event_of_several_entities_lies_over_each(company: Company) -> None:
    """A receipt that confirms several notifications is shown at each of them before the server has it."""
    police, office, _ = company.members
    entities = [police.notify(ASD) for _ in range(3)]
    police.synced()
    office.pull()
    (row,) = office.journal.outbox.all()
    assert row.entity == common_place(office.workspace.pair(POLICE))
    assert all(office.shown("notification", entity).receipts for entity in entities)
    assert_overlay_on_top(office)


def test_many_entities_get_their_overlay_too(company: Company) -> None:
    """What is shown of each of many entities that came at once is its own events on top."""
    police, office, _ = company.members
    entities = [police.notify(ASD) for _ in range(40)]
    police.synced()
    office.pull()
    for entity in entities[::9]:
        office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    for entity in entities:
        police.do(ASD, "notification.phone_handover", entity, CALL)
    police.synced()
    office.pull()
    assert_overlay_on_top(office)
    shown = [office.shown("notification", entity).delivery for entity in entities]
    assert shown.count("acknowledged") == len(entities[::9])


def test_what_a_revoked_device_wrote_stays_visible_to_it(company: Company) -> None:
    """After the end of its access a device still shows what it wrote and could not send."""
    police, _, _, entity = started(company)
    lost = police.notify(ASD)
    police.do(ASD, "notification.phone_handover", entity, CALL)
    row = next(row for row in police.journal.outbox.all() if row.entity == lost)
    ground = ground_of(police)
    directory = ground.directory
    device = directory.devices[police.device]
    ground.directory = msgspec.structs.replace(directory, seq=directory.seq + 1).with_device(
        msgspec.structs.replace(device, revoked_seq=directory.seq + 1)
    )
    ground.learn_directory()
    assert row.channel not in ground.channels
    folding = Folding(ground)
    folding.cell(KINDS["notification"], lost, row.channel)
    folding.lay_overlay()
    assert folding.cells[0].shown.to_unit == ASD


def test_a_receipt_for_nothing_of_ours_is_superseded(company: Company) -> None:
    """A receipt that lists unknown events or receipts counts for nothing."""
    police, office, _, entity = started(company)
    receipt = next(moment for moment in office.shown("notification", entity).timeline if moment.type == "received")
    row = event(police, "notification.received", [entity], Received((bytes(16), receipt.event)))
    assert outcome_at_the_office(company, row) == ("superseded", "")


def test_what_waits_is_shown_by_whom_this_device_is_now() -> None:
    """An answer to a meeting goes by one's roles: given another while it waits here, it is shown with that."""
    company = founded((POLICE, POLICE))
    lead, colleague = company.members
    entity = lead.workspace.new_id()
    fields = {"kind": "joint_training", "title": "Treffen", "when": "2026-12-08T14:00/2026-12-08T16:00"}
    lead.do("", "meeting.planned", entity, MeetingPlanned(POLICE, "kpb-viersen", fields))
    company.everybody_syncs()
    colleague.do("", "meeting.replied", entity, Replied("yes"))
    lead.workspace.state_in_directory([RolesStated(colleague.device, ("member", "release"))])
    lead.synced()
    colleague.pull()
    assert colleague.shown("meeting", entity).answers[0].roles == ("member", "release")
    assert_overlay_on_top(colleague)


def test_many_states_are_written_in_pieces(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, no more than a piece of them stands in memory as bytes, and all are written."""
    police, office, _ = company.members
    entities = [police.notify(ASD) for _ in range(5)]
    company.everybody_syncs(2)
    before, channel, written = office.journal.copied(), office.workspace.pair(POLICE), list[int]()
    office.journal._tables.states.clear()
    put = office.journal.states.put

    def counted(rows: Sequence[StateRow]) -> None:
        written.append(len(rows))
        put(rows)

    monkeypatch.setattr(room, "_PIECE", 2)
    monkeypatch.setattr(office.journal.states, "put", counted)
    folding = Folding(ground_of(office))
    refold(ground_of(office), folding, ground_of(office).channels[channel], entities)
    folding.finish()
    assert written == [2, 2, 1]
    assert office.journal.states.find("notification", entities) == before.states.find("notification", entities)
