"""A server that lies is found out: nothing of it is believed, nothing is lost, and the lie has a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.notification_events import PhoneHandover
from desktop.domain.progress import Halt
from server_stub.relay.access import Caller
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded
from tests.helpers.rogue import altered, batch, event, place, plain, restamped
from wire.header import EnvelopeKind
from wire.messages import Accepted, Cursor, PullAnswer
from wire.stamp import PlacedBatch, read_stamp, sign_stamp
from wire.statements import Revoked, UnitStated, encode_statement

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def sent(company: Company) -> tuple[Member, Member, bytes]:
    """A notification that the police has sent and the youth office has not read; gives both and the channel."""
    police, office = company.members
    police.notify(ASD, "immediate")
    police.synced()
    return police, office, police.workspace.pair(ASD)


def other_bodies(placed: PlacedBatch) -> PlacedBatch:
    bodies = tuple(body[:-1] + bytes([body[-1] ^ 1]) for body in placed.batch.bodies)
    return PlacedBatch(msgspec.structs.replace(placed.batch, bodies=bodies), placed.stamp)


def other_signature(placed: PlacedBatch) -> PlacedBatch:
    stamp = msgspec.structs.replace(placed.stamp, signature=bytes(64))
    return PlacedBatch(placed.batch, stamp)


def other_stamp(placed: PlacedBatch) -> PlacedBatch:
    data = placed.stamp.stamp
    return PlacedBatch(placed.batch, msgspec.structs.replace(placed.stamp, stamp=data[:-1] + bytes([data[-1] ^ 1])))


def no_stamp(placed: PlacedBatch) -> PlacedBatch:
    return PlacedBatch(placed.batch, msgspec.structs.replace(placed.stamp, stamp=b"\xc1"))


@pytest.mark.parametrize("lie", [other_bodies, other_signature, other_stamp, no_stamp])
def test_altered_bytes_are_a_contradiction(company: Company, lie: Callable[[PlacedBatch], PlacedBatch]) -> None:
    """An altered body, stamp or signature stops everything with the alarm `fork`, and nothing of the answer is kept."""
    _, office, channel = sent(company)
    assert_halts(office, altered(office.answer(), channel, lie), "fork")


@pytest.mark.parametrize(
    "lie",
    [
        {"first_seq": 2},
        {"previous_head": bytes([1]) * 32},
        {"channel": bytes([2]) * 32},
        {"count": 1},
        {"batch_hash": bytes([3]) * 32},
    ],
)
def test_a_stamp_that_does_not_follow_is_a_contradiction(company: Company, lie: dict[str, Any]) -> None:
    """A stamp of another place or batch stops everything, though the server signed it."""
    _, office, channel = sent(company)
    answer = altered(office.answer(), channel, lambda placed: restamped(office, placed, **lie))
    assert_halts(office, answer, "fork")


def test_another_key_of_the_server_is_a_contradiction(company: Company) -> None:
    """A stamp signed with a key that root has not named for the server is not believed."""
    _, office, channel = sent(company)
    company.server.key = Ed25519PrivateKey.generate()
    assert_halts(office, altered(office.answer(), channel, lambda placed: restamped(office, placed)), "fork")


def assert_halts(member: Member, answer: PullAnswer, reason: str) -> None:
    """Taking an answer in stops with a reason, changes nothing but the alarms, and keeps the alarm."""
    before = member.journal.copied()
    with pytest.raises(Halt) as caught:
        member.workspace.local.absorb(answer)
    assert caught.value.reason == reason
    assert member.workspace.local.remaining().alarms == (reason,)
    for table, rows in vars(before._tables).items():
        kept = vars(member.journal._tables)[table]
        assert {key: kept[key] for key in kept if key != "alarms"} == rows, table


def test_a_directory_held_back_is_noticed(company: Company) -> None:
    """A batch that stands on more of the directory than the server shows stops everything as `stale_directory`."""
    _, office, channel = sent(company)
    answer = office.answer()
    newer = restamped(office, next(page for page in answer.pages if page.channel == channel).batches[0])
    ahead = altered(answer, channel, lambda _: restamped(office, newer, directory_seq=10_000))
    assert_halts(office, ahead, "stale_directory")


def test_what_stands_before_the_gap_is_taken_first(company: Company) -> None:
    """What an answer holds besides a batch that has to wait for the directory is taken in."""
    police, office, channel = sent(company)
    police.do(ASD, "notification.phone_handover", police.workspace.states("notification")[0][1].id, CALL)
    police.synced()
    answer = office.answer()
    page = next(page for page in answer.pages if page.channel == channel)
    waits = msgspec.structs.replace(
        page, batches=(page.batches[0], restamped(office, page.batches[1], directory_seq=10_000))
    )
    pages = tuple(waits if one.channel == channel else one for one in answer.pages)
    absorbed = office.workspace.local.absorb(msgspec.structs.replace(answer, pages=pages))
    assert (absorbed.events, absorbed.more) == (2, True)


def test_another_order_for_another_reader_is_a_fork() -> None:
    """What an author says it saw does not fit what another reader was given: that raises `fork` at the reader."""
    company = founded((POLICE, ASD, ASD))
    police, office, colleague = company.members
    channel, other = police.workspace.pair(ASD), company.server.copied()
    office.notify(POLICE)
    office.synced()
    police.synced()
    police.notify(ASD)
    police.synced()
    told = next(one.batch for one in company.server.lanes[channel].placed if police.device in one.batch.core)
    company.server = other
    colleague.notify(POLICE)
    colleague.synced()
    other.place(told, company.clock.now())
    colleague.pull()
    assert colleague.workspace.local.remaining().alarms == ("fork",)


def test_an_author_who_saw_more_of_the_directory_than_the_stamp_is_noticed(company: Company) -> None:
    """A stamp with an older directory than the author had seen raises `stale_directory`."""
    police, office, channel = sent(company)
    office.pull()
    signed = batch(police, channel, [event(police, "notification.phone_handover", [bytes(16)], CALL)])
    company.server.place(signed, company.clock.now(), directory_seq=company.server.directory.seq - 1)
    office.pull()
    assert office.workspace.local.remaining().alarms == ("stale_directory",)


def last_outcome(member: Member, channel: bytes) -> tuple[str, str]:
    row = member.journal.log.page(channel, 0, 1000)[-1]
    return row.outcome, row.reason


def test_a_batch_placed_twice_is_set_aside(company: Company) -> None:
    """A server that repeats a batch changes nothing, and raises `fork`."""
    _, office, channel = sent(company)
    office.pull()
    digest = office.workspace.state_digest(channel)
    company.server.place(company.server.lanes[channel].placed[0].batch, company.clock.now())
    office.pull()
    assert last_outcome(office, channel) == ("quarantined", "chain")
    assert office.workspace.state_digest(channel) == digest
    assert office.workspace.local.remaining().alarms == ("fork",)


def test_batches_in_another_order_are_set_aside(company: Company) -> None:
    """A batch that comes before its author's earlier one is set aside, and raises `fork`."""
    police, office, channel = sent(company)
    office.pull()
    first = batch(police, channel, [event(police, "notification.phone_handover", [bytes(16)], CALL)])
    later = batch(police, channel, [event(police, "notification.phone_handover", [bytes(16)], CALL)], n=3)
    for one in (later, first):
        company.server.place(one, company.clock.now())
    office.pull()
    outcomes = [(row.outcome, row.reason) for row in office.journal.log.page(channel, 2, 10)]
    assert outcomes == [("quarantined", "chain"), ("waiting", "parent")]
    assert office.workspace.local.remaining().alarms == ("fork",)


def test_a_number_used_twice_has_its_own_alarm(company: Company) -> None:
    """Two batches of one device with the same number raise `counter_reuse`."""
    police, office, channel = sent(company)
    office.pull()
    again = [event(police, "notification.phone_handover", [bytes(16)], CALL)]
    place(police, channel, *again, n=1, previous=bytes(32))
    office.pull()
    assert last_outcome(office, channel) == ("quarantined", "chain")
    assert office.workspace.local.remaining().alarms == ("counter_reuse",)


def test_what_another_signed_is_set_aside(company: Company) -> None:
    """A batch in the name of a device that did not sign it is kept and never believed."""
    police, office, channel = sent(company)
    office.pull()
    place(office, channel, event(office, "notification.recalled", [bytes(16)], CALL), device=police.device)
    office.pull()
    assert last_outcome(office, channel) == ("quarantined", "signature")


def test_a_forged_statement_is_not_believed_after_a_restart(company: Company) -> None:
    """A statement that its author did not sign changes nothing, now or when the program starts anew."""
    police, office, _ = sent(company)
    channel = directory_of(company)
    forged = plain(office, encode_statement(Revoked(police.device, "lost")), envelope=EnvelopeKind.STATEMENT)
    place(office, channel, forged, device=company.founder.device)
    office.pull()
    assert last_outcome(office, channel) == ("quarantined", "signature")
    assert office.workspace.directory.active(police.device)
    seq = office.workspace.directory.seq
    office.open()
    assert office.workspace.directory.active(police.device)
    assert office.workspace.directory.seq == seq == company.server.lanes[channel].tail.seq


def test_an_event_in_place_of_a_statement_is_not_believed_after_a_restart(company: Company) -> None:
    """A statement in an envelope that is none is passed over, now and when the program starts anew."""
    police, office, _ = sent(company)
    directory = company.founder.workspace.local.cursors()[0].channel
    row = plain(company.founder, encode_statement(Revoked(police.device, "lost")), envelope=EnvelopeKind.WRAP)
    place(company.founder, directory, row)
    office.pull()
    assert last_outcome(office, directory) == ("quarantined", "not_a_statement")
    office.open()
    assert office.workspace.directory.active(police.device)


def test_a_revoked_device_writes_nothing_any_more(company: Company) -> None:
    """What a server places for a device after its revocation is kept and never believed."""
    police, office, channel = sent(company)
    company.founder.workspace.state_in_directory([Revoked(police.device, "lost")])
    company.founder.synced()
    place(police, channel, event(police, "notification.phone_handover", [bytes(16)], CALL))
    office.pull()
    assert last_outcome(office, channel) == ("quarantined", "not_member")


def test_a_stranger_to_the_channel_writes_nothing() -> None:
    """What a device of a third unit says in a channel of two is kept and never believed."""
    company = founded((POLICE, ASD, KEMPEN))
    police, office, third = company.members
    police.notify(ASD)
    police.synced()
    channel = police.workspace.pair(ASD)
    foreign = plain(third, b"anything", envelope=EnvelopeKind.WRAP)
    place(third, channel, foreign)
    office.pull()
    assert last_outcome(office, channel) == ("quarantined", "not_member")


def test_what_a_unit_wrote_while_it_took_part_stays_believed() -> None:
    """A unit that has gone was a member where its events stand, also for a reader who comes later."""
    company = founded((POLICE, ASD, KEMPEN))
    police, _, third = company.members
    police.synced()
    gone = UnitStated(KEMPEN, "jugendamt-kempen", "Stelle", active=False)
    company.founder.workspace.state_in_directory([gone])
    company.founder.synced()
    police.synced()
    late = company.join(police)
    police.pull()
    cooperation = late.workspace.cooperation()
    assert late.workspace.state("person", third.device) is not None
    assert late.workspace.outcomes(cooperation) == police.workspace.outcomes(cooperation)
    assert late.workspace.state_digest(cooperation) == police.workspace.state_digest(cooperation)


def test_what_a_server_places_while_a_channel_is_closed_is_set_aside() -> None:
    """An event that a lying server dates into the time in which a unit took no part is not believed later on."""
    company = founded((POLICE, ASD, KEMPEN))
    police, _, third = company.members
    police.notify(KEMPEN)
    police.synced()
    third.synced()
    for active in (False, True):
        stated = UnitStated(KEMPEN, "jugendamt-kempen", "Stelle", active)
        company.founder.workspace.state_in_directory([stated])
        company.founder.synced()
    police.pull()
    channel = police.workspace.pair(KEMPEN)
    signed = batch(police, channel, [event(police, "notification.phone_handover", [bytes(16)], CALL)])
    company.server.place(signed, company.clock.now(), directory_seq=company.server.directory.seq - 1)
    third.pull()
    assert last_outcome(third, channel) == ("quarantined", "not_member")
    assert third.workspace.outcomes(channel)["applied", ""] == 2


def directory_of(company: Company) -> bytes:
    return company.founder.workspace.local.cursors()[0].channel


def test_a_directory_of_another_root_is_refused(company: Company) -> None:
    """A directory that another root began stops a new profile with `root_mismatch` before anything is kept."""
    stranger = Company()
    stranger.found()
    member = Member(company, ASD, company.members[1].identity)
    answer = stranger.server.pull(Caller(stranger.founder.device), [])
    pages = tuple(msgspec.structs.replace(page, channel=directory_of(company)) for page in answer.pages)
    with pytest.raises(Halt):
        member.workspace.local.absorb(msgspec.structs.replace(answer, pages=pages))
    assert member.workspace.directory.seq == 0
    assert member.journal.log.page(directory_of(company), 0, 10) == []


def test_a_first_batch_that_founds_nothing_is_refused(company: Company) -> None:
    """A directory that does not begin with a founding stops a new profile with `root_mismatch`."""
    member = Member(company, ASD, company.members[1].identity)
    directory = directory_of(company)
    server = company.server.copied()
    server.lanes.clear()
    server.directory = type(server.directory)()
    stated = plain(company.founder, b"garbage", envelope=EnvelopeKind.STATEMENT)
    server.place(batch(company.founder, directory, [stated]), company.clock.now())
    answer = company.server.pull(Caller(company.founder.device), [])
    lane = server.lanes[directory]
    pages = (msgspec.structs.replace(answer.pages[0], batches=tuple(lane.placed)),)
    with pytest.raises(Halt) as caught:
        member.workspace.local.absorb(msgspec.structs.replace(answer, pages=pages, heads=()))
    assert caught.value.reason == "root_mismatch"


def test_a_head_that_differs_from_ours_is_a_contradiction(company: Company) -> None:
    """A server that names another head for what it gave us stops everything as `fork`."""
    _, office, channel = sent(company)
    office.pull()
    answer = office.answer()
    heads = tuple(Cursor(one.channel, one.seq, bytes(32)) for one in answer.heads if one.channel == channel)
    assert_halts(office, msgspec.structs.replace(answer, heads=heads), "fork")


def test_an_older_answer_is_no_contradiction(company: Company) -> None:
    """An answer that comes once more, late, changes nothing and stops nothing."""
    police, office, _ = sent(company)
    old = office.answer()
    office.pull()
    police.notify(ASD)
    police.synced()
    office.pull()
    assert office.workspace.local.absorb(old).events == 0


def test_a_receipt_for_something_else_is_a_contradiction(company: Company) -> None:
    """A server that says it has a batch, and signs for another one, is stopped and the batch stays under way."""
    police, _, channel = sent(company)
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    other = company.server.lanes[channel].placed[0].stamp
    with pytest.raises(Halt) as caught:
        police.workspace.local.settle(batches, [Accepted(other)])
    assert caught.value.reason == "fork"
    assert police.workspace.local.outgoing() == batches


def test_a_receipt_by_somebody_else_is_a_contradiction(company: Company) -> None:
    """A receipt that the server's key did not sign is not believed."""
    police, _, _ = sent(company)
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    results = company.server.push(Caller(police.device), batches, 1)
    assert isinstance(results[0], Accepted)
    stamp = read_stamp(results[0].stamp)[0]
    forged, _ = sign_stamp(Ed25519PrivateKey.generate(), stamp)
    with pytest.raises(Halt):
        police.workspace.local.settle(batches, [Accepted(forged)])
