"""Pushing on both databases: what is accepted, what is not, and what many writers at once leave behind."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from sqlalchemy import Connection

from server_stub.log.appending import Appending
from server_stub.log.database import Database
from server_stub.log.meta import raise_incarnation
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, KEMPEN, POLICE, Device, Item, admission, epoch, event, unit_key
from tests.helpers.founded import Founded, new_log, opened_log
from tests.helpers.reading import read_all
from tests.helpers.server import PostgresDatabases
from wire.epoch import Epoch, UnitWrap, Wrap, encode_control
from wire.header import EnvelopeKind
from wire.messages import Accepted, BadEnvelope, EpochRetired, Known, Later, RefusedBatch
from wire.names import ZERO_HASH, cooperation_channel, unit_channel
from wire.signing import public_bytes
from wire.stamp import PlacedBatch, read_stamp
from wire.statements import InviteStated, Revoked


def everything(founded: Founded, device: Device, channel: bytes) -> list[PlacedBatch]:
    """All batches of a channel, page by page."""
    return read_all(lambda cursors: founded.log.pull(Caller(device.id), cursors)).get(channel, [])


def assert_whole(placed: list[PlacedBatch], envelopes: int) -> None:
    """No gap in the seqs, no break in the heads, and as many envelopes as were accepted."""
    stamps = [read_stamp(each.stamp) for each in placed]
    assert stamps[0][0].first_seq == 1
    for (stamp, head), (following, _) in pairwise(stamps):
        assert following.first_seq == stamp.last_seq + 1
        assert following.previous_head == head
    assert stamps[-1][0].last_seq == envelopes
    assert sum(len(each.batch.headers) for each in placed) == envelopes


def test_a_repeated_push_is_known(founded: Founded) -> None:
    """The same batch again, alone or with others, is answered with its first stamp and stored once."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    one, two = (device.batch(founded.pair, [event(key) for _ in range(3)]) for _ in range(2))
    (first,) = founded.push(device, one)
    assert isinstance(first, Accepted)
    known, second = founded.push(device, one, two)
    assert known == Known(first.stamp)
    assert isinstance(second, Accepted)
    assert_whole(everything(founded, device, founded.pair), 7)


def test_a_batch_before_its_predecessor_is_for_later(founded: Founded) -> None:
    """A gap is named with the expected number, and closes within the same request if the order is right."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    one, two = (device.batch(founded.pair, [event(key)]) for _ in range(2))
    late, first = founded.push(device, two, one)
    assert late == Later(0, 2)
    assert isinstance(first, Accepted)
    assert isinstance(founded.push(device, two)[0], Accepted)


def test_the_number_of_a_refused_batch_is_free(founded: Founded) -> None:
    """A refused batch stores nothing, and the rest is signed anew under the same number."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    good = event(key)
    refused = device.sign(founded.pair, [good, epoch(b"n" * 32, [KEMPEN], replaces=key)])
    assert founded.push(device, refused) == (RefusedBatch("not_a_reader", (BadEnvelope(1, "not_a_reader"),)),)
    founded.accepted(device, device.batch(founded.pair, [good]))
    assert_whole(everything(founded, device, founded.pair), 2)


def test_a_known_event_is_named_with_its_seq(founded: Founded) -> None:
    """An event id that the channel holds is refused by whoever sends it, beside every other bad envelope."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    item = event(key)
    founded.accepted(device, device.batch(founded.pair, [event(key), item]))
    again = device.sign(founded.pair, [event(key), item, epoch(b"n" * 32, [KEMPEN], replaces=key)])
    expected = (BadEnvelope(1, "known_event", 3), BadEnvelope(2, "not_a_reader"))
    assert founded.push(device, again) == (RefusedBatch("known_event", expected),)
    alone = device.sign(founded.pair, [event(key), item])
    assert founded.push(device, alone) == (RefusedBatch("known_event", (BadEnvelope(1, "known_event", 3),)),)
    assert_whole(everything(founded, device, founded.pair), 3)


def test_counter_reuse_is_refused(founded: Founded) -> None:
    """Other bytes under a number that a device used already are refused."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    one, other = (device.sign(founded.pair, [event(key)]) for _ in range(2))
    founded.accepted(device, one)
    assert founded.push(device, other) == (RefusedBatch("counter_reuse"),)


def test_the_first_epoch_wins(founded: Founded) -> None:
    """Of two devices that make a channel's first key, the later one is told the winner's and seals again."""
    police, asd = founded.enrol(POLICE), founded.enrol(ASD)
    mine, theirs = secrets.token_bytes(32), secrets.token_bytes(32)
    founded.accepted(police, police.batch(founded.pair, [epoch(mine, [POLICE, ASD]), event(mine)]))
    lost = asd.sign(founded.pair, [epoch(theirs, [POLICE, ASD]), event(theirs)])
    assert founded.push(asd, lost) == (EpochRetired(mine),)
    founded.accepted(asd, asd.batch(founded.pair, [event(mine)]))
    newer = epoch(theirs, [POLICE, ASD], replaces=mine)
    founded.accepted(asd, asd.batch(founded.pair, [newer, event(theirs)]))
    assert founded.push(police, police.sign(founded.pair, [event(mine)])) == (EpochRetired(theirs),)


def test_two_devices_race_for_the_first_epoch(founded: Founded) -> None:
    """Of two first keys pushed at the same time exactly one is accepted."""
    devices = [founded.enrol(POLICE), founded.enrol(ASD)]
    results: list[object] = []

    def push(device: Device) -> None:
        key = secrets.token_bytes(32)
        results.extend(founded.push(device, device.batch(founded.pair, [epoch(key, [POLICE, ASD]), event(key)])))

    together(*(partial(push, device) for device in devices))
    assert sorted(type(result).__name__ for result in results) == ["Accepted", "EpochRetired"]


def together(*work: Callable[[], None]) -> None:
    """Do several things at once."""
    threads = [threading.Thread(target=each) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_many_writers_leave_no_gap(founded: Founded) -> None:
    """Eight devices pushing at once to a shared channel and one of their own leave every channel whole."""
    lead = founded.enrol(POLICE)
    devices = [lead, *(colleague(founded, lead) for _ in range(7))]
    own = unit_channel(founded.cooperation.root, POLICE)
    shared = cooperation_channel(founded.cooperation.root)
    keys = {channel: founded.key(lead, channel, (POLICE,)) for channel in (own, shared)}

    def write(device: Device) -> None:
        for _ in range(5):
            batches = [device.batch(channel, [event(key) for _ in range(3)]) for channel, key in keys.items()]
            founded.accepted(device, *(batches if device is lead else reversed(batches)))

    together(*(partial(write, device) for device in devices))
    for channel in keys:
        assert_whole(everything(founded, lead, channel), 1 + 8 * 5 * 3)


def colleague(founded: Founded, lead: Device) -> Device:
    """A further device of the lead's unit, admitted."""
    device, invite = founded.cooperation.device(), Device().private
    founded.accepted(lead, lead.state(InviteStated(public_bytes(invite), POLICE, ("member",), founded.now + 1)))
    enrolment = founded.cooperation.enrolment(device, invite)
    (result,) = founded.log.push(Caller(invite=public_bytes(invite)), [enrolment], founded.now).results
    assert isinstance(result, Accepted)
    founded.admit(lead, device)
    return device


def test_an_enrolment_is_repeated_without_harm(founded: Founded) -> None:
    """A device that lost the answer to its enrolment sends it again and is answered known."""
    device, invite = founded.cooperation.device(), founded.cooperation.invites[ASD]
    enrolment, caller = founded.cooperation.enrolment(device, invite), Caller(invite=public_bytes(invite))
    (first,) = founded.log.push(caller, [enrolment], founded.now).results
    assert isinstance(first, Accepted)
    (again,) = founded.log.push(caller, [enrolment], founded.now + 1).results
    assert again == Known(first.stamp)
    thief = founded.cooperation.enrolment(founded.cooperation.device(), invite)
    (late,) = founded.log.push(caller, [thief], founded.now).results
    assert late == RefusedBatch("invite_used", (BadEnvelope(0, "invite_used"),))


def test_an_expired_invite_enrols_nobody(founded: Founded) -> None:
    """An invite that ran out between session and push is refused by name."""
    lead, invite = founded.enrol(POLICE), Device().private
    founded.accepted(lead, lead.state(InviteStated(public_bytes(invite), POLICE, ("member",), founded.now)))
    enrolment = founded.cooperation.enrolment(founded.cooperation.device(), invite)
    (result,) = founded.log.push(Caller(invite=public_bytes(invite)), [enrolment], founded.now).results
    assert result == RefusedBatch("invite_expired", (BadEnvelope(0, "invite_expired"),))


def test_a_later_batch_sees_the_statements_before_it(founded: Founded) -> None:
    """Within one request a device that revokes itself can write nothing after it."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    going = device.state(Revoked(device.id, "moved"))
    last = device.batch(founded.pair, [event(key)])
    assert [type(result) for result in founded.push(device, going, last)] == [Accepted, RefusedBatch]


def test_a_statement_names_members_alone(founded: Founded) -> None:
    """A unit key for a device that is no member is refused by the fold, and the directory stays as it was."""
    lead = founded.enrol(POLICE)
    before = founded.log.directory().seq
    stranger = founded.cooperation.device()
    wrong = lead.state(unit_key(POLICE, [lead, stranger], version=2), admission(stranger, bytes(32)))
    (result,) = founded.push(lead, wrong)
    assert isinstance(result, RefusedBatch)
    assert [bad.code for bad in result.envelopes] == ["unit_key_wraps", "unknown_device"]
    assert founded.log.directory().seq == before


def test_the_server_remembers_for_whom_a_key_was_wrapped(founded: Founded) -> None:
    """A key is given up only once the units it was wrapped for, at first or later, have nobody who opens it."""
    police, office = founded.enrol(POLICE), founded.enrol(ASD)
    units = founded.log.directory().units
    opened = {unit: units[unit].keys[-1].key for unit in (POLICE, ASD)}
    first, second, third = (secrets.token_bytes(32) for _ in range(3))
    founded.accepted(police, police.batch(founded.pair, [given(first, ASD, opened[ASD])]))
    lost = police.sign(founded.pair, [given(second, POLICE, opened[POLICE], first)])
    refused = RefusedBatch("epoch_not_lost", (BadEnvelope(0, "epoch_not_lost"),))
    assert founded.push(police, lost) == (refused,)
    founder = founded.cooperation.founder
    founded.accepted(founder, founder.state(Revoked(office.id, "lost")))
    founded.accepted(police, police.count(lost))
    assert founded.push(police, police.sign(founded.pair, [given(third, POLICE, opened[POLICE], second)])) == (refused,)


def test_no_stamp_of_an_old_life_follows_a_new_one(postgres: PostgresDatabases) -> None:
    """A push that began before another process began a new life of the server is stamped in that life."""
    url, new = postgres.new(), b"n" * 16
    founded, database = Founded(new_log(url)), Database(url)
    device = founded.enrol(POLICE)

    def beginning(connection: Connection, now: int) -> Appending:
        with database.writing() as beside:
            raise_incarnation(beside, new)
        return Appending(connection, now)

    other = opened_log(Database(url), beginning)
    batch = device.batch(founded.pair, [epoch(b"k" * 32, (POLICE, ASD))])
    (result,) = other.push(Caller(device.id), [batch], founded.now).results
    assert isinstance(result, Accepted)
    assert read_stamp(result.stamp)[0].incarnation == new
    for log in (other, founded.log):
        log.close()
    database.close()


def test_a_key_handed_on_twice_is_handed_on_once(founded: Founded) -> None:
    """Two devices may hand the same key to the same unit, and both are accepted."""
    police = founded.enrol(POLICE)
    key, unit_key_id = founded.key(police, founded.pair, (ASD,)), secrets.token_bytes(32)
    for _ in range(2):
        wrap = Wrap(key, UnitWrap(POLICE, unit_key_id, b"wrap"))
        founded.accepted(police, police.batch(founded.pair, [Item(EnvelopeKind.WRAP, encode_control(wrap))]))


def given(key: bytes, unit: str, unit_key_id: bytes, replaces: bytes = ZERO_HASH) -> Item:
    """A key wrapped for one unit, which seals none before it."""
    made = Epoch(key, replaces, (UnitWrap(unit, unit_key_id, b"wrap"),), b"")
    return Item(EnvelopeKind.EPOCH, encode_control(made))
