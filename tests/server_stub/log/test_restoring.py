"""Bringing back what was lost, on both databases: as it was, behind what grew, and never a thing that was not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from server_stub.log.log import NotFounded
from server_stub.relay.access import Caller
from server_stub.relay.batches import MOVING_SECONDS
from server_stub.relay.restoring import WITNESS_SECONDS
from tests.helpers.devices import ASD, KEMPEN, POLICE, Device, disposed, epoch, erase, event
from tests.helpers.founded import CODE, Founded, new_log
from tests.helpers.put_back import NEW_LIFE, PROVEN_LIFE, PutBack, batches_of
from tests.helpers.server import PostgresDatabases
from wire.messages import Accepted, Known, Later, RefusedBatch, RestoreRequest
from wire.stamp import PlacedBatch, SignedStamp, read_stamp
from wire.statements import LEAD, MEMBER, Revoked, RolesStated, ServerKeyStated


@pytest.fixture
def scene(request: pytest.FixtureRequest, founded: Founded, tmp_path: Path) -> Iterator[PutBack]:
    """A founded log on each kind of database."""
    postgres: PostgresDatabases = request.getfixturevalue("postgres")
    numbers = iter(range(100))

    def on_disk() -> str:
        return f"sqlite:///{tmp_path / f'again-{next(numbers)}.db'}"

    scene = PutBack(founded, tmp_path, postgres.new if founded.log._database.postgresql else on_disk)
    yield scene
    scene.close()


@pytest.fixture
def pair(scene: PutBack) -> tuple[Device, Device, bytes]:
    """A device of each of two units and the first key of what they share."""
    police, office = scene.founded.enrol(POLICE), scene.founded.enrol(ASD)
    return police, office, scene.founded.key(police, scene.founded.pair)


def lost(scene: PutBack, device: Device, key: bytes, count: int = 3) -> list[PlacedBatch]:
    """Batches of a device in the pair channel, as they were placed; they are the last of it."""
    for _ in range(count):
        scene.founded.now += 1000
        scene.founded.accepted(device, device.batch(scene.founded.pair, [event(key), event(key, alarm=True)]))
    return batches_of(scene.founded.pull(device), scene.founded.pair)[-count:]


def twice(scene: PutBack, pair: tuple[Device, Device, bytes]) -> tuple[bytes, list[PlacedBatch]]:
    """An event that its author handed in anew after the loss, and the lost batch that holds it with another."""
    police, _, key = pair
    saved, last, again = scene.saved(), dict(police.last), event(key)
    scene.founded.accepted(police, police.batch(scene.founded.pair, [again, event(key)]))
    placed = batches_of(scene.founded.pull(police), scene.founded.pair)[-1:]
    scene.put_back(saved)
    police.last = last
    scene.founded.accepted(police, police.batch(scene.founded.pair, [again]))
    return again.event, placed


@pytest.mark.parametrize("silently", [False, True])
def test_as_it_was(scene: PutBack, pair: tuple[Device, Device, bytes], *, silently: bool) -> None:
    """The lost end has its old place, stamps, heads and alarm bits again, whoever gives it back, and once only."""
    police, office, key = pair
    saved = scene.saved()
    placed = lost(scene, police, key)
    before = scene.put_back(saved, silently=silently)
    scene.founded.now += 5000
    answer = scene.restore(office, placed)
    assert answer.results == tuple(Accepted(one.stamp) for one in placed)
    assert scene.log.board().heads == before.board().heads
    assert scene.log.board().alarms == before.board().alarms
    assert answer.incarnation == (PROVEN_LIFE if silently else NEW_LIFE) == scene.log.known().incarnation
    assert scene.results(police, placed) == tuple(Known(one.stamp) for one in placed)
    assert scene.log.known().incarnation == answer.incarnation
    [stands] = answer.stands
    assert (stands.common_seq, stands.ends[0].head) == scene.log.board().heads[scene.founded.pair]


def test_behind_what_grew(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """Where the log has grown otherwise, lost batches are appended in order, with when they were accepted, once."""
    police, office, key = pair
    saved = scene.saved()
    placed = lost(scene, police, key)
    scene.put_back(saved)
    scene.founded.now += 5000
    scene.founded.accepted(office, office.batch(scene.founded.pair, [event(key)]))
    results = scene.results(office, placed)
    assert all(isinstance(one, Accepted) for one in results)
    found = batches_of(scene.founded.pull(office), scene.founded.pair)[-3:]
    assert [one.batch for one in found] == [one.batch for one in placed]
    for old, new in zip(placed, found, strict=True):
        was, now = read_stamp(old.stamp)[0], read_stamp(new.stamp)[0]
        assert (now.accepted_at, now.directory_seq) == (was.accepted_at, was.directory_seq)
        assert now.incarnation == NEW_LIFE
        assert now.first_seq > was.first_seq
    assert scene.results(police, placed) == tuple(Known(one.stamp) for one in found)
    scene.founded.accepted(police, police.batch(scene.founded.pair, [event(key)]))


def test_a_number_used_twice_costs_nothing(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """What an author that was put back as well has overwritten with other batches stands beside its line, once."""
    police, office, key = pair
    saved, last = scene.saved(), dict(police.last)
    placed = lost(scene, police, key)
    scene.put_back(saved)
    police.last = last
    scene.founded.accepted(police, police.batch(scene.founded.pair, [event(key)]))
    assert scene.results(office, placed) == (Later(0),) * 3
    assert [type(one) for one in scene.results(office, placed, recover=True)] == [Accepted] * 3
    assert [type(one) for one in scene.results(police, placed, recover=True)] == [Known] * 3
    found = batches_of(scene.founded.pull(office), scene.founded.pair)
    assert [one.batch for one in found[-3:]] == [one.batch for one in placed]
    scene.founded.accepted(police, police.batch(scene.founded.pair, [event(key)]))


def test_an_event_that_came_back_by_another_way_has_two_places(
    scene: PutBack, pair: tuple[Device, Device, bytes]
) -> None:
    """Of a batch some of whose events are there already all have a place, and an erasure finds every one of them."""
    police, office, key = pair
    again, placed = twice(scene, pair)
    assert [type(one) for one in scene.results(office, placed, recover=True)] == [Accepted]
    assert [type(one) for one in scene.results(police, placed, recover=True)] == [Known]
    scene.founded.accepted(office, office.batch(scene.founded.pair, [erase([again], key)]))
    found = batches_of(scene.founded.pull(office), scene.founded.pair)
    assert [[bool(body) for body in one.batch.bodies] for one in found] == [[True], [False], [False, True], [True]]


def test_what_was_erased_stays_so_when_it_comes_back(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """Of an event that was erased no further place has a body, and what the batch holds besides is there."""
    _, office, key = pair
    again, placed = twice(scene, pair)
    scene.founded.accepted(office, office.batch(scene.founded.pair, [erase([again], key)]))
    assert [type(one) for one in scene.results(office, placed, recover=True)] == [Accepted]
    found = batches_of(scene.founded.pull(office), scene.founded.pair)
    assert [[bool(body) for body in one.batch.bodies] for one in found] == [[True], [False], [True], [False, True]]


def test_each_unit_s_disposal_counts_for_every_place(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """What one unit had disposed of before a second place was there goes from both when the other one has as well."""
    police, office, key = pair
    again, placed = twice(scene, pair)
    scene.founded.accepted(police, police.batch(scene.founded.pair, [disposed([again], key)]))
    assert [type(one) for one in scene.results(office, placed, recover=True)] == [Accepted]
    scene.founded.accepted(office, office.batch(scene.founded.pair, [disposed([again], key)]))
    found = batches_of(scene.founded.pull(office), scene.founded.pair)
    kept = [[bool(body) for body in one.batch.bodies] for one in found]
    assert kept == [[True], [False], [True], [False, True], [True]]


def test_a_gap_waits_unless_nobody_holds_it(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """What does not follow the log waits for what lies between, and is appended once that is said to be gone."""
    police, office, key = pair
    saved = scene.saved()
    scene.founded.accepted(office, office.batch(scene.founded.pair, [event(key)]))
    placed = lost(scene, police, key, 2)
    scene.put_back(saved)
    assert scene.results(police, placed) == (Later(0), Later(0))
    assert [type(one) for one in scene.results(police, placed[1:], recover=True)] == [Accepted]
    assert [type(one) for one in scene.results(police, placed, recover=True)] == [Accepted, Known]


def test_nothing_that_was_not_there(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """Without the author's and this server's signatures nothing comes in, and the server begins no new life."""
    police, office, key = pair
    saved = scene.saved()
    [one] = lost(scene, police, key, 1)
    scene.put_back(saved, silently=True)
    life, heads = scene.log.known().incarnation, scene.log.board().heads
    stamp, _ = read_stamp(one.stamp)
    forged = Device(police.root, police.id)
    forged.last = {scene.founded.pair: (1, stamp.previous_head)}
    tampered = {
        "stamp": PlacedBatch(one.batch, SignedStamp(one.stamp.stamp, bytes(64))),
        "malformed": PlacedBatch(one.batch, SignedStamp(b"no stamp", bytes(64))),
    }
    other = forged.sign(scene.founded.pair, [event(key)])
    for code, placed in tampered.items():
        assert scene.results(office, [placed]) == (RefusedBatch(code),)
    assert scene.results(office, [PlacedBatch(other, one.stamp)]) == (RefusedBatch("stamp"),)
    bodies = tuple(b"x" * len(body) for body in one.batch.bodies)
    changed = PlacedBatch(msgspec.structs.replace(one.batch, bodies=bodies), one.stamp)
    assert scene.results(office, [changed]) == (RefusedBatch("malformed"),)
    assert (scene.log.board().heads, scene.log.known().incarnation) == (heads, life)


def test_who_may_not_read_gives_nothing_back(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """What is genuine proves the loss whoever shows it, but has its place only from somebody who may read there."""
    police, _, key = pair
    saved = scene.saved()
    [one] = lost(scene, police, key, 1)
    scene.put_back(saved, silently=True)
    kempen = scene.founded.enrol(KEMPEN)
    before = scene.log.board().heads
    for device in (None, kempen):
        assert scene.results(device, [one]) == (RefusedBatch("channel_closed"),)
    assert scene.log.board().heads == before
    assert scene.log.known().incarnation == PROVEN_LIFE


def test_nobody_can_cry_wolf(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """A server that has everything begins no new life, whatever of it is shown to it, in whatever order."""
    police, office, key = pair
    placed = lost(scene, police, key)
    life = scene.log.known().incarnation
    for shown in (placed, placed[::-1], placed[1:]):
        answer = scene.restore(office, shown, recover=True)
        assert answer.incarnation == life
        assert all(isinstance(one, Known) for one in answer.results)


def test_the_directory_comes_back_without_a_session(scene: PutBack) -> None:
    """Whoever enrolled since the backup gives back its own enrolment, unknown as it is, and then has a session."""
    saved = scene.saved()
    police = scene.founded.enrol(POLICE)
    placed = batches_of(scene.founded.pull(police), scene.founded.cooperation.directory)[1:]
    lost = scene.put_back(saved)
    assert police.id not in scene.log.directory().devices
    assert [type(one) for one in scene.results(None, placed)] == [Accepted] * len(placed)
    assert scene.log.directory() == lost.directory()


def test_an_author_without_access_needs_a_witness(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """A batch of a revoked device comes back as it was once holders of two units have shown it, not before."""
    police, office, _ = pair
    kempen, shared = scene.founded.enrol(KEMPEN), scene.founded.shared
    scene.founded.accepted(police, police.batch(shared, [epoch(b"k" * 32, (POLICE, ASD, KEMPEN))]))
    saved = scene.saved()
    scene.founded.accepted(police, police.batch(shared, [event(b"k" * 32)]))
    placed = batches_of(scene.founded.pull(police), shared)[1:]
    scene.put_back(saved)
    founder = scene.founded.cooperation.founder
    scene.founded.accepted(founder, founder.state(Revoked(police.id, "left")))
    for _ in range(2):
        assert scene.results(office, placed) == (Later(WITNESS_SECONDS),)
    assert scene.results(kempen, placed) == (Accepted(placed[0].stamp),)
    assert scene.results(office, placed) == (Known(placed[0].stamp),)


def test_nobody_turns_an_author_s_statements_round(scene: PutBack) -> None:
    """Whoever was made lead and unmade cannot give back the second first, and so be lead in the end."""
    lead = scene.founded.enrol(POLICE)
    member, _ = scene.founded.join(lead), scene.founded.enrol(ASD)
    saved = scene.saved()
    for roles in ((LEAD, MEMBER), (MEMBER,)):
        scene.founded.accepted(lead, lead.state(RolesStated(member.id, roles)))
    placed = batches_of(scene.founded.pull(member), scene.founded.cooperation.directory)[-2:]
    scene.put_back(saved)
    for device in (None, member, member):
        assert scene.results(device, placed[1:], recover=True) == (Later(WITNESS_SECONDS),)
    assert [type(one) for one in scene.results(member, placed[:1], recover=True)] == [Accepted]
    assert [type(one) for one in scene.results(member, placed[1:], recover=True)] == [Accepted]
    assert scene.log.directory().roles(member.id) == (MEMBER,)


def test_with_nobody_to_witness_one_holder_is_enough(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """Where no device of another unit is left that could show it, a revoked device's batch comes back at once."""
    police, office, key = pair
    saved = scene.saved()
    placed = lost(scene, police, key, 1)
    scene.put_back(saved)
    founder = scene.founded.cooperation.founder
    scene.founded.accepted(founder, founder.state(Revoked(police.id, "left")))
    assert scene.results(office, placed) == (Accepted(placed[0].stamp),)


def test_a_lost_key_is_learnt_again(scene: PutBack, pair: tuple[Device, Device, bytes]) -> None:
    """A key that the channel lost comes back with its events, and is not the current one if another key has won."""
    police, office, _ = pair
    shared = scene.founded.shared
    saved = scene.saved()
    lost_key, won_key = b"l" * 32, b"w" * 32
    scene.founded.accepted(police, police.batch(shared, [epoch(lost_key, (POLICE, ASD)), event(lost_key)]))
    placed = batches_of(scene.founded.pull(police), shared)
    scene.put_back(saved)
    scene.founded.accepted(office, office.batch(shared, [epoch(won_key, (POLICE, ASD)), event(won_key)]))
    assert [type(one) for one in scene.results(office, placed)] == [Accepted]
    scene.founded.accepted(office, office.batch(shared, [event(won_key)]))


def test_a_cooperation_comes_to_an_empty_log(scene: PutBack) -> None:
    """With the founding code a log that holds nothing takes root's first batch as it was, and stamps nothing yet."""
    log = new_log(scene.new_url())
    scene.logs.append(log)
    police = scene.founded.enrol(POLICE)
    placed = batches_of(scene.founded.pull(police), scene.founded.cooperation.directory)
    with pytest.raises(NotFounded):
        log.found_again("wrong", placed[0], 5)
    unsigned = PlacedBatch(placed[0].batch, SignedStamp(placed[0].stamp.stamp, bytes(64)))
    assert log.found_again(CODE, unsigned, 5).results == (RefusedBatch("stamp"),)
    assert log.found_again(CODE, placed[1], 5).results == (RefusedBatch("not_a_founding"),)
    assert log.root() is None
    for _ in range(2):
        assert log.found_again(CODE, placed[0], 5).results == (Accepted(placed[0].stamp),)
    assert log.root() == scene.founded.cooperation.root
    restored = log.restore(None, RestoreRequest(tuple(placed[1:])), PROVEN_LIFE, 5).answer
    assert restored.results == tuple(Accepted(one.stamp) for one in placed[1:])
    founder, (_, head) = scene.founded.cooperation.founder, log.board().heads[scene.founded.cooperation.directory]
    assert head == scene.log.board().heads[scene.founded.cooperation.directory][1]
    written = police.sign(scene.founded.shared, [epoch(b"k" * 32, (POLICE,))])
    assert log.push(Caller(police.id), [written], 5).results == (Later(MOVING_SECONDS),)
    assert isinstance(
        log.push(Caller(founder.id), [founder.state(ServerKeyStated(log.meta.public_key))], 5).results[0], Accepted
    )
    assert isinstance(log.push(Caller(police.id), [written], 5).results[0], Accepted)
