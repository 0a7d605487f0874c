"""The log as the door sees it, on both databases."""

from __future__ import annotations

import pytest

from server_stub.log.database import Database
from server_stub.log.log import Log, NoSession, NotFounded
from server_stub.log.sessions import IDLE_MS, REMEMBER_EVERY_MS
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, KEMPEN, POLICE, Cooperation, event
from tests.helpers.founded import CODE, Founded, opened_log
from wire.messages import Accepted, RefusedBatch
from wire.names import heads_digest
from wire.signing import public_bytes
from wire.stamp import read_stamp, stamped_by
from wire.statements import Founded as FoundedStatement
from wire.statements import Revoked, ServerKeyStated


def test_a_server_is_founded_once(log: Log) -> None:
    """The same founding again gets the same stamp, any other is refused, and so is a wrong code."""
    cooperation = Cooperation()
    batch = cooperation.founding(log.meta.public_key)
    with pytest.raises(NotFounded, match="founding_code"):
        log.found("guess", batch, 1)
    assert log.root() is None
    first, again = log.found(CODE, batch, 1).results, log.found(CODE, batch, 99).results
    assert isinstance(first[0], Accepted)
    assert again == first
    assert log.root() == cooperation.root
    with pytest.raises(NotFounded, match="founded_already"):
        log.found(CODE, Cooperation().founding(log.meta.public_key), 2)
    second = cooperation.founder.state(ServerKeyStated(bytes(32)))
    with pytest.raises(NotFounded, match="founded_already"):
        log.found(CODE, second, 2)


def test_a_refused_founding_leaves_the_server_unfounded(log: Log) -> None:
    """A founding for another server, or with a statement that cannot stand, changes nothing."""
    cooperation = Cooperation()
    assert log.found(CODE, cooperation.founding(bytes(32)), 1).results == (RefusedBatch("server_key"),)
    other = Cooperation()
    twice = FoundedStatement(other.founder.public, "X")
    batch = other.founder.state(twice, ServerKeyStated(log.meta.public_key), twice)
    (result,) = log.found(CODE, batch, 1).results
    assert isinstance(result, RefusedBatch)
    assert [(bad.index, bad.code) for bad in result.envelopes] == [(2, "founded_already")]
    assert log.root() is None
    assert isinstance(log.found(CODE, Cooperation().founding(log.meta.public_key), 1).results[0], Accepted)


def test_nothing_is_pushed_before_the_founding(log: Log) -> None:
    """A server that was not founded takes no batch."""
    with pytest.raises(NotFounded, match="not_founded"):
        log.push(Caller(b"d" * 16), [], 1)


def test_stamps_are_signed_by_the_server(founded: Founded) -> None:
    """An accepted batch gets a stamp that the stated server key signed."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    (result,) = founded.push(device, device.batch(founded.pair, [event(key)]))
    assert isinstance(result, Accepted)
    stamp, head = read_stamp(result.stamp)
    assert stamped_by(result.stamp, head, founded.log.meta.public_key)
    assert (stamp.accepted_at, stamp.directory_seq) == (founded.now, founded.log.directory().seq)


def test_a_session_lives_by_its_use(founded: Founded) -> None:
    """A token opens until a day after its last use that was written down."""
    caller = Caller(founded.enrol(POLICE).id)
    founded.log.open_session("token", caller, 0)
    assert founded.log.caller("token", REMEMBER_EVERY_MS) == caller
    assert founded.log.caller("token", REMEMBER_EVERY_MS + IDLE_MS) == caller
    with pytest.raises(NoSession, match="session_expired"):
        founded.log.caller("token", REMEMBER_EVERY_MS + 2 * IDLE_MS + 1)
    with pytest.raises(NoSession, match="session_unknown"):
        founded.log.caller("other", 0)


def test_revocation_ends_sessions(founded: Founded) -> None:
    """From the revocation on, neither the device's token nor that of its invite opens anything."""
    device = founded.enrol(POLICE)
    founded.log.open_session("device", Caller(device.id), 0)
    invite = public_bytes(founded.cooperation.invites[POLICE])
    founded.log.open_session("invite", Caller(invite=invite), 0)
    founder = founded.cooperation.founder
    founded.accepted(founder, founder.state(Revoked(device.id, "lost")))
    for token in ("device", "invite"):
        with pytest.raises(NoSession, match="device_revoked"):
            founded.log.caller(token, 1)


def test_a_restart_changes_nothing(founded: Founded, url: str) -> None:
    """Another process on the same database has the same heads, answers a known batch the same, and knows the tokens."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    batch = device.batch(founded.pair, [event(key, alarm=True)])
    (first,) = founded.push(device, batch)
    founded.log.open_session("token", Caller(device.id), founded.now)
    before = founded.log.board()
    again = opened_log(Database(url))
    assert again.board() == before
    assert again.caller("token", founded.now) == Caller(device.id)
    (known,) = again.push(Caller(device.id), [batch], founded.now + 5).results
    assert isinstance(first, Accepted)
    assert not isinstance(known, Accepted)
    assert getattr(known, "stamp", None) == first.stamp
    assert again.board() == before
    again.close()


def test_a_look_covers_what_a_caller_may_read(founded: Founded) -> None:
    """A waiting caller is told of the channels of its unit and of no other."""
    police, asd, kempen = (founded.enrol(unit) for unit in (POLICE, ASD, KEMPEN))
    key = founded.key(police, founded.pair)
    founded.accepted(police, police.batch(founded.pair, [event(key, alarm=True)]))
    for device, token in ((asd, "asd"), (kempen, "kempen")):
        founded.log.open_session(token, Caller(device.id), founded.now)
    caller, board = founded.log.look("asd", founded.now)
    assert caller == Caller(asd.id)
    assert set(board.heads) == {founded.cooperation.directory, founded.pair}
    assert board.alarms == {founded.pair: {POLICE: 1}}
    assert set(founded.log.look("kempen", founded.now)[1].heads) == {founded.cooperation.directory}
    heads = [(cursor.channel, cursor.seq, cursor.head) for cursor in founded.pull(asd).heads]
    assert heads_digest(heads) == heads_digest([(channel, *head) for channel, head in board.heads.items()])
