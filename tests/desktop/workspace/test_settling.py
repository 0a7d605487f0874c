"""Every answer to a push finds what it is about; what could lose something stops, after all else has been taken in."""

from __future__ import annotations

import pytest

from desktop.domain.contact import ContactAdded, ContactEdited
from desktop.domain.fields import Edit
from desktop.domain.notification_events import PhoneHandover
from desktop.domain.progress import Halt, Settled
from desktop.workspace.recording import Deed
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.line import Line, Remote
from wire.batch import Batch, open_batch
from wire.messages import Accepted, BadEnvelope, EpochRetired, Known, Later, PushResult, RefusedBatch

UNITS = (POLICE, ASD, KEMPEN)

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def push(member: Member, batches: list[Batch]) -> tuple[PushResult, ...]:
    remote = Remote(member.company.server, Line(), member.company.clock.now)
    return remote.push(f"{member.device.hex()}/", batches).results


def statuses(member: Member) -> list[tuple[str, str]]:
    return [(row.status, row.reason) for row in member.journal.outbox.all()]


def test_accepted_waits_for_the_log(police: Member) -> None:
    """What the server has accepted stays in the outbox until the log brings it back."""
    entity = police.notify(ASD)
    batches = police.workspace.local.outgoing()
    settled = police.workspace.local.settle(batches, push(police, batches))
    assert (settled.accepted, settled.refused, settled.again, settled.later) == (1, 0, False, 0)
    assert statuses(police) == [("accepted", "")]
    assert police.workspace.local.outgoing() == []
    assert police.shown("notification", entity).delivery == "queued"
    police.pull()
    assert statuses(police) == []
    assert police.shown("notification", entity).delivery == "accepted"


def test_known_is_as_good_as_accepted(police: Member) -> None:
    """A batch that the server had all along counts as accepted."""
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    push(police, batches)
    results = push(police, batches)
    assert isinstance(results[0], Known)
    assert police.workspace.local.settle(batches, results).accepted == 1


def test_an_answer_that_comes_twice_counts_once(police: Member) -> None:
    """The answer to a batch that is no longer under way changes nothing."""
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    results = push(police, batches)
    police.workspace.local.settle(batches, results)
    assert police.workspace.local.settle(batches, results).accepted == 0
    assert police.workspace.local.settle(batches, [RefusedBatch("format")]).refused == 0
    assert statuses(police) == [("accepted", "")]


def test_watchers_hear_of_what_was_refused(police: Member) -> None:
    """Whoever watches is told of a refusal with the answer: what is shown of it is no longer on its way."""
    entity, other = police.notify(ASD), police.notify(KEMPEN)
    told: list[bytes] = []
    police.workspace.watch(told.extend)
    batches = police.workspace.local.outgoing()
    police.workspace.local.settle(batches, [RefusedBatch("format")])
    assert (set(told), statuses(police)) == ({entity}, [("refused", "format"), ("sealed", "")])
    assert police.workspace.pending(other)[0].status == "sealed"


def test_a_batch_without_an_answer_stays_under_way(police: Member) -> None:
    """Fewer answers than batches leave the rest under way, byte for byte."""
    police.notify(ASD)
    police.notify(KEMPEN)
    first, second = police.workspace.local.outgoing()
    police.workspace.local.settle([first, second], push(police, [first]))
    assert police.workspace.local.outgoing() == [second]


@pytest.mark.parametrize(("asked", "given"), [(0.0, 1.0), (7.5, 7.5)])
def test_later_asks_for_a_pause(police: Member, asked: float, given: float) -> None:
    """A server that has no time asks for a pause, and the batch stays as it is."""
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    settled = police.workspace.local.settle(batches, [Later(asked)])
    assert (settled.later, settled.accepted) == (given, 0)
    assert police.workspace.local.outgoing() == batches


def write_more_than_a_batch_holds(police: Member, entity: bytes) -> None:
    """Write 600 events of a notification at once."""
    call = Deed("notification.phone_handover", entity, CALL)
    police.workspace.record(police.workspace.pair(ASD), [call] * 600)


def test_a_chained_batch_waits_for_the_one_before(police: Member) -> None:
    """Where the first of two chained batches has to wait, the second one does too, and nobody takes fright."""
    entity = police.notify(ASD)
    write_more_than_a_batch_holds(police, entity)
    batches = police.workspace.local.outgoing()
    assert len(batches) == 2
    settled = police.workspace.local.settle(batches, [Later(5.0), Later(0.0, 1)])
    assert settled.later == 5.0
    police.synced()
    assert statuses(police) == []


def test_a_number_of_the_past_is_looked_into(police: Member) -> None:
    """A server that expects a number this device has had is read again first: it has lost something."""
    police.notify(ASD)
    police.synced()
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    assert police.workspace.local.settle(batches, [Later(0.0, 1)]) == Settled(again=True)
    assert police.workspace.local.outgoing() == batches


def test_a_retired_key_has_the_events_sealed_anew(police: Member) -> None:
    """`epoch_retired` frees the events of the batch and of those chained to it, under the same number."""
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    settled = police.workspace.local.settle(batches, [EpochRetired(bytes(32))])
    assert settled.again
    assert statuses(police) == [("waiting", "")]
    again = police.workspace.local.outgoing()
    assert open_batch(again[0]).core.n == open_batch(batches[0]).core.n
    assert again != batches


@pytest.mark.parametrize("result", [EpochRetired(bytes(32)), RefusedBatch("not_a_reader", (BadEnvelope(0, "x"),))])
def test_what_is_chained_to_it_is_sealed_anew_too(police: Member, result: PushResult) -> None:
    """A batch that has to be sealed anew takes the batches chained to it along; all arrive in their order."""
    entity = police.notify(ASD)
    write_more_than_a_batch_holds(police, entity)
    batches = police.workspace.local.outgoing()
    police.workspace.local.settle(batches, [result, Later(0.0, 1)])
    assert {status for status, _ in statuses(police)} == {"waiting"}
    assert police.journal.outbox.sealed() == []
    police.synced()
    assert statuses(police) == []


def test_a_refused_envelope_never_blocks_the_next(company: Company, police: Member) -> None:
    """One envelope in the middle goes to the tray; the rest is signed again under the same number and arrives."""
    entities = [police.notify(ASD) for _ in range(3)]
    batches = police.workspace.local.outgoing()
    refusal = RefusedBatch("chunks_unknown", (BadEnvelope(2, "chunks_unknown"),))
    settled = police.workspace.local.settle(batches, [refusal])
    assert (settled.refused, settled.again) == (1, True)
    assert statuses(police) == [("waiting", ""), ("refused", "chunks_unknown"), ("waiting", "")]
    assert open_batch(police.workspace.local.outgoing()[0]).core.n == 1
    company.everybody_syncs(3)
    arrived = {state.id for _, state in company.members[1].workspace.states("notification")}
    assert arrived == {entities[0], entities[2]}
    assert police.workspace.local.remaining().refused == 1
    assert police.shown("notification", entities[1]).delivery == "queued"


def test_what_was_built_on_it_goes_to_the_tray_too(company: Company, police: Member) -> None:
    """Events of a notification that was refused are not sent without it."""
    bad, good = police.notify(ASD), police.notify(ASD)
    police.do(ASD, "notification.phone_handover", bad, CALL)
    police.do(ASD, "notification.phone_handover", good, CALL)
    batches = police.workspace.local.outgoing()
    settled = police.workspace.local.settle(batches, [RefusedBatch("known_event", (BadEnvelope(1, "known_event"),))])
    assert settled.refused == 2
    reasons = {row.entity: row.reason for row in police.journal.outbox.all("refused")}
    assert [row.reason for row in police.journal.outbox.all("refused")] == ["known_event", "built_on_refused"]
    assert set(reasons) == {bad}
    company.everybody_syncs(3)
    office = company.members[1]
    assert office.workspace.state("notification", bad) is None
    assert len(office.shown("notification", good).timeline) == 3
    assert office.workspace.local.remaining().waiting == 0


def test_a_refused_receipt_is_not_shown_and_is_no_work_of_anybody(company: Company, police: Member) -> None:
    """What arrived is not shown as confirmed where the server did not take the receipt, and the tray stays empty."""
    office = company.members[1]
    entities = [police.notify(ASD, "immediate") for _ in range(2)]
    police.synced()
    office.pull()
    assert all(office.shown("notification", entity).receipts for entity in entities)
    batches = office.workspace.local.outgoing()
    settled = office.workspace.local.settle(batches, [RefusedBatch("waiting_for_admission")])
    assert (settled.refused, statuses(office)) == (0, [("moot", "waiting_for_admission")])
    assert not any(office.shown("notification", entity).receipts for entity in entities)


def test_an_edit_of_a_refused_edit_goes_to_the_tray_too(company: Company, police: Member) -> None:
    """An edit that replaces a version which nobody will ever see is not sent."""
    entity = police.workspace.new_id()
    police.do("", "contact.added", entity, ContactAdded(POLICE, "kpb-viersen", {"phone": "1"}))
    police.synced()
    for value in ("2", "3"):
        version = police.shown("contact", entity).fields["phone"].shown.version
        police.do("", "contact.edited", entity, ContactEdited({"phone": Edit(version, value)}))
    other = police.shown("contact", entity).fields["hours"].shown.version
    police.do("", "contact.edited", entity, ContactEdited({"hours": Edit(other, "immer")}))
    batches = police.workspace.local.outgoing()
    police.workspace.local.settle(batches, [RefusedBatch("duplicate_event", (BadEnvelope(0, "duplicate_event"),))])
    assert statuses(police) == [("refused", "duplicate_event"), ("refused", "built_on_refused"), ("waiting", "")]
    company.everybody_syncs(2)
    contact = company.members[1].shown("contact", entity)
    assert (contact.value("phone"), contact.value("hours")) == ("1", "immer")


def test_a_refusal_without_names_is_about_all(police: Member) -> None:
    """A batch that is refused as a whole goes to the tray as a whole."""
    police.notify(ASD)
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    assert police.workspace.local.settle(batches, [RefusedBatch("channel_closed")]).refused == 2
    assert statuses(police) == [("refused", "channel_closed")] * 2


@pytest.mark.parametrize("code", ["channel_closed", "known_event", "chunks_unknown"])
def test_what_was_erased_while_under_way_keeps_no_words(company: Company, police: Member, code: str) -> None:
    """What is refused after the erasure of what it is of has been read lies in the tray as erased, without a word."""
    entity = police.notify(ASD)
    company.everybody_syncs(2)
    police.do(ASD, "notification.phone_handover", entity, CALL)
    batches = police.workspace.local.outgoing()
    company.members[1].workspace.erase("notification", entity, "Leitung A", "retention_ended")
    company.members[1].synced()
    police.pull()
    assert CALL.person.encode() in police.journal.outbox.all()[0].plaintext
    named = len(batches[0].headers) - 1
    seq = police.journal.log.of_entity(entity)[0].seq if code == "known_event" else 0
    police.workspace.local.settle(batches, [RefusedBatch(code, (BadEnvelope(named, code, seq),))])
    assert statuses(police) == [("refused", "erased")]
    assert CALL.person.encode() not in police.journal.outbox.all()[0].plaintext


@pytest.mark.parametrize("index", [0, 400])
def test_a_refusal_of_what_went_along_is_about_no_event(police: Member, index: int) -> None:
    """Where only the new key is refused, or something that was not in the batch, the events are sealed anew."""
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    refusal = RefusedBatch("not_a_reader", (BadEnvelope(index, "not_a_reader"),))
    settled = police.workspace.local.settle(batches, [refusal])
    assert (settled.refused, settled.again) == (0, True)
    assert statuses(police) == [("waiting", "")]


@pytest.mark.parametrize("code", ["enrolment_only", "not_the_author"])
def test_a_session_of_somebody_else_is_renewed(police: Member, code: str) -> None:
    """A push that went through another session than this device's own is done again through a new one."""
    police.notify(ASD)
    police.workspace.local.keep_session("another's")
    batches = police.workspace.local.outgoing()
    settled = police.workspace.local.settle(batches, [RefusedBatch(code)])
    assert (settled.refused, settled.again) == (0, True)
    assert police.workspace.local.session() == ""
    assert statuses(police) == [("waiting", "")]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("device_revoked", "revoked"),
        ("root_mismatch", "root_mismatch"),
    ],
)
def test_what_could_lose_something_stops_everything(police: Member, code: str, reason: str) -> None:
    """A refusal after which nothing may go on keeps everything, and is remembered where it is an alarm."""
    entity = police.notify(ASD)
    batches = police.workspace.local.outgoing()
    with pytest.raises(Halt) as caught:
        police.workspace.local.settle(batches, [RefusedBatch(code)])
    assert caught.value.reason == reason
    assert statuses(police) == [("sealed", "")]
    assert police.shown("notification", entity).delivery == "queued"
    assert police.workspace.local.remaining().alarms == ((reason,) if reason != "revoked" else ())


def test_the_other_answers_of_a_push_are_taken_in_before_it_stops(police: Member) -> None:
    """A batch that was accepted beside one that stops everything is known as accepted."""
    police.notify(ASD)
    police.notify(KEMPEN)
    batches = police.workspace.local.outgoing()
    results = push(police, batches)
    assert isinstance(results[1], Accepted)
    with pytest.raises(Halt):
        police.workspace.local.settle(batches, [RefusedBatch("device_revoked"), results[1]])
    assert statuses(police) == [("sealed", ""), ("accepted", "")]
