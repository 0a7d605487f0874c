"""The envelopes of a batch, one by one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace

import pytest

from server_stub.log.once_more import with_names
from server_stub.relay.envelopes import common_faults, walk, wraps_in
from server_stub.relay.tails import Before, Tail
from tests.helpers.devices import ASD, KEMPEN, POLICE, Device, Item, epoch, erase, event, said, unit_key, wrapped
from tests.helpers.states import State
from wire.batch import OpenedBatch, open_batch
from wire.directory import Directory
from wire.epoch import Epoch, UnitWrap, Wrap, encode_control
from wire.header import EnvelopeKind
from wire.names import ZERO_HASH
from wire.statements import Revoked

CHANNEL, OLD, KEY, NEXT, OTHER = (bytes([number]) * 32 for number in range(1, 6))
READERS = frozenset({POLICE, ASD})
HERE = Before(Tail(CHANNEL, epoch=KEY), epochs=frozenset({OLD, KEY}))
EMPTY = Before(Tail(CHANNEL))


def opened(*items: Item) -> OpenedBatch:
    """A batch of these envelopes."""
    return open_batch(Device(bytes(32)).batch(CHANNEL, items))


def faults(before: Before, *items: Item) -> list[tuple[int, str]]:
    """What is wrong with each envelope on the way through a batch."""
    return [(bad.index, bad.code) for bad in walk(before, Directory(), READERS, opened(*items)).bad]


def test_events_under_the_current_key_pass() -> None:
    """Events sealed under the channel's current key are no reason to seal again."""
    way = walk(HERE, Directory(), READERS, opened(event(KEY), event(KEY)))
    assert (way.retired, way.bad, way.current) == (False, [], KEY)


@pytest.mark.parametrize("key", [OLD, NEXT, ZERO_HASH])
def test_an_event_under_another_key_is_retired(key: bytes) -> None:
    """An event sealed under an old, unknown or no key has to be sealed again."""
    assert walk(HERE, Directory(), READERS, opened(event(KEY), event(key))).retired


def test_before_the_first_key_nothing_comes() -> None:
    """In a channel without a key neither an event that names none nor such an erasure passes: it would be clear."""
    for item in (event(ZERO_HASH), event(KEY), erase([bytes(16)], ZERO_HASH)):
        assert walk(EMPTY, Directory(), READERS, opened(item), lead=True).retired


def test_an_epoch_holds_from_its_place_in_the_batch() -> None:
    """An event before a new key is sealed under the old one, an event after it under the new one."""
    change = epoch(NEXT, [POLICE, ASD], replaces=KEY)
    way = walk(HERE, Directory(), READERS, opened(event(KEY), change, event(NEXT)))
    assert (way.retired, way.epochs, way.current) == (False, [(1, NEXT)], NEXT)
    assert walk(HERE, Directory(), READERS, opened(change, event(KEY))).retired


def test_an_epoch_that_lost_the_race_is_retired() -> None:
    """A key that replaces another than the current one, and what is sealed under it, has to be made again."""
    way = walk(HERE, Directory(), READERS, opened(epoch(NEXT, [POLICE], replaces=OLD), wrapped(NEXT, ASD), event(NEXT)))
    assert (way.retired, way.bad) == (True, [])
    assert walk(HERE, Directory(), READERS, opened(epoch(NEXT, [POLICE]))).retired


def test_the_first_epoch_replaces_nothing() -> None:
    """The first key of a channel names no predecessor and seals none."""
    assert walk(EMPTY, Directory(), READERS, opened(epoch(KEY, [POLICE]), event(KEY))).current == KEY
    sealed = Epoch(KEY, ZERO_HASH, (UnitWrap(POLICE, bytes(32), b"w"),), b"something")
    assert faults(EMPTY, Item(EnvelopeKind.EPOCH, encode_control(sealed))) == [(0, "malformed")]


def test_a_key_comes_once() -> None:
    """A key that the channel had before cannot become current again."""
    assert faults(HERE, epoch(OLD, [POLICE], replaces=KEY)) == [(0, "epoch_known")]
    assert faults(HERE, epoch(ZERO_HASH, [POLICE], replaces=KEY)) == [(0, "malformed")]


@pytest.mark.parametrize("key", [OLD, KEY])
def test_wraps_name_a_key_the_channel_had(key: bytes) -> None:
    """A wrap of the current or an older key for a reader passes."""
    assert faults(HERE, wrapped(key, ASD)) == []
    assert faults(HERE, wrapped(NEXT, ASD)) == [(0, "epoch_unknown")]


def test_wraps_name_readers() -> None:
    """No key is wrapped for a unit that does not read the channel, and none twice for one unit."""
    assert faults(HERE, wrapped(KEY, KEMPEN), epoch(NEXT, [POLICE, KEMPEN], replaces=KEY)) == [
        (0, "not_a_reader"),
        (1, "not_a_reader"),
    ]
    assert faults(HERE, epoch(NEXT, [ASD, ASD], replaces=KEY)) == [(0, "malformed")]


@dataclass
class Scene:
    """A channel of the police and Willich, whose key both units' keys open."""

    state: State = field(default_factory=State)

    def __post_init__(self) -> None:
        self.police, self.office = self.state.first(POLICE), self.state.first(ASD)
        self.covered = frozenset((unit, self.unit_key(unit)) for unit in READERS)

    def unit_key(self, unit: str) -> bytes:
        newest = self.state.directory.units[unit].newest_key
        assert newest is not None
        return newest.key

    def revoke(self, device: Device) -> None:
        self.state.fold(self.state.cooperation.founder.state(Revoked(device.id, "lost")))

    def faults(self, *items: Item) -> list[tuple[int, str]]:
        before = replace(HERE, covered=self.covered)
        way = walk(before, self.state.directory, READERS, opened(*items))
        return [(bad.index, bad.code) for bad in way.bad]


def given_up(key: bytes, unit: str, unit_key: bytes, replaces: bytes = KEY) -> Item:
    """A new key that does not seal the one before."""
    return Item(EnvelopeKind.EPOCH, encode_control(Epoch(key, replaces, (UnitWrap(unit, unit_key, b"w"),), b"")))


def test_a_key_is_given_up_when_nobody_is_left_to_hand_it_on() -> None:
    """While a unit that opens a channel's key has a device nobody may give it up, and afterwards anybody may."""
    scene = Scene()
    lost = given_up(NEXT, POLICE, secrets.token_bytes(32))
    assert scene.faults(lost) == [(0, "epoch_not_lost")]
    scene.revoke(scene.police)
    assert scene.faults(lost) == [(0, "epoch_not_lost")]
    scene.revoke(scene.office)
    assert scene.faults(lost) == []


def test_a_wrap_handed_on_keeps_a_key_from_being_given_up() -> None:
    """What an earlier envelope of the batch hands on counts, and a new key is covered by its own wraps alone."""
    scene = Scene()
    handed, scene.covered = wrapped_for(KEY, ASD, scene.unit_key(ASD)), frozenset()
    lost = given_up(NEXT, POLICE, secrets.token_bytes(32))
    assert scene.faults(lost) == []
    assert scene.faults(handed, lost) == [(1, "epoch_not_lost")]
    change = Item(
        EnvelopeKind.EPOCH, encode_control(Epoch(OTHER, KEY, (UnitWrap(POLICE, bytes(32), b"w"),), b"previous"))
    )
    assert scene.faults(handed, change, given_up(NEXT, POLICE, secrets.token_bytes(32), OTHER)) == []


def wrapped_for(key: bytes, unit: str, unit_key: bytes) -> Item:
    """An existing key, wrapped for a version of a unit's key."""
    return Item(EnvelopeKind.WRAP, encode_control(Wrap(key, UnitWrap(unit, unit_key, b"w"))))


def test_no_key_is_handed_to_an_older_version() -> None:
    """A key wrapped for a version that its unit has replaced is refused: who has left since may hold that version."""
    scene = Scene()
    old = scene.unit_key(POLICE)
    change = Item(EnvelopeKind.EPOCH, encode_control(Epoch(NEXT, KEY, (UnitWrap(POLICE, old, b"w"),), b"previous")))
    assert scene.faults(change, wrapped_for(NEXT, ASD, scene.unit_key(ASD))) == []
    scene.state.fold(scene.police.state(unit_key(POLICE, [scene.police], version=2)))
    assert scene.faults(change, wrapped_for(KEY, POLICE, old)) == [
        (0, "unit_key_retired"),
        (1, "unit_key_retired"),
    ]
    assert scene.faults(wrapped_for(KEY, POLICE, scene.unit_key(POLICE))) == []


def test_what_was_wrapped_is_told() -> None:
    """The way through a batch tells for which unit keys which keys were wrapped, whatever they are for."""
    scene = Scene()
    mine, theirs = scene.unit_key(POLICE), scene.unit_key(ASD)
    change = Item(EnvelopeKind.EPOCH, encode_control(Epoch(NEXT, KEY, (UnitWrap(POLICE, mine, b"w"),), b"previous")))
    items = opened(change, wrapped_for(OLD, ASD, theirs), wrapped_for(NEXT, ASD, theirs))
    way = walk(HERE, scene.state.directory, READERS, items)
    assert way.wraps == [(NEXT, POLICE, mine), (OLD, ASD, theirs), (NEXT, ASD, theirs)]
    assert way.covered == {(POLICE, mine), (ASD, theirs)}
    assert list(wraps_in(items)) == way.wraps
    assert wraps_in(opened(event(KEY), Item(EnvelopeKind.WRAP, b"garbage"))) == ()


def test_statements_belong_to_the_directory() -> None:
    """A statement has no place in a channel of units."""
    assert faults(HERE, said(Revoked(bytes(16), "lost"))) == [(0, "directory_only")]


@pytest.mark.parametrize("kind", [7, 255])
def test_unknown_kinds_are_refused(kind: int) -> None:
    """A kind that this server does not know is not stored."""
    assert faults(HERE, Item(kind, b"x")) == [(0, "unknown_kind")]


def test_a_control_envelope_must_be_readable() -> None:
    """A control envelope of garbage is named."""
    assert faults(HERE, event(KEY), Item(EnvelopeKind.EPOCH, b"garbage")) == [(1, "malformed")]


def common(before: Before, *items: Item) -> list[tuple[int, str, int]]:
    """What is wrong with each envelope in any channel."""
    return [(bad.index, bad.code, bad.seq) for bad in common_faults(before, opened(*items))]


def test_what_is_wrong_in_any_channel() -> None:
    """Another format, chunks nobody has, an empty body and a key on a clear body are named."""
    items = [
        event(KEY),
        Item(EnvelopeKind.EVENT, b"x", KEY, format=2),
        Item(EnvelopeKind.EVENT, b"x", KEY, chunks=(bytes(32),)),
        Item(EnvelopeKind.EVENT, b"", KEY),
        Item(EnvelopeKind.WRAP, b"x", KEY),
        Item(EnvelopeKind.WRAP, b"x", chunks=(bytes(32),)),
    ]
    assert common(HERE, *items) == [
        (1, "format", 0),
        (2, "chunks_unknown", 0),
        (3, "empty_body", 0),
        (4, "key_of_clear_body", 0),
        (5, "chunks_unknown", 0),
    ]


def test_no_event_takes_the_name_of_another_s_further_place() -> None:
    """An id that begins as such names do is refused, or a member could keep what was lost from coming back."""
    [_, *names] = with_names([event(KEY).event])
    assert common(HERE, *(Item(EnvelopeKind.EVENT, b"x", KEY, event=name) for name in names)) == [
        (index, "malformed", 0) for index in range(len(names))
    ]


def test_an_event_needs_all_its_chunks() -> None:
    """An event is good once the channel holds every chunk it names, and nothing but an event may name any."""
    one, other = bytes(32), bytes((1,)) * 32
    named = Item(EnvelopeKind.EVENT, b"x", KEY, chunks=(one, other))
    half, whole = replace(HERE, chunks=frozenset({one})), replace(HERE, chunks=frozenset({one, other}))
    assert common(half, named) == [(0, "chunks_unknown", 0)]
    assert common(whole, named) == []
    assert common(whole, Item(EnvelopeKind.WRAP, b"x", chunks=(one,))) == [(0, "chunks_unknown", 0)]


def test_an_event_id_comes_once() -> None:
    """An event id twice in a batch, or already in the channel, is named, the latter with its seq."""
    one = event(KEY)
    assert common(HERE, one, one) == [(1, "duplicate_event", 0)]
    known = Before(HERE.tail, events={one.event: 17})
    assert common(known, event(KEY), one) == [(1, "known_event", 17)]
    assert common(HERE, Item(EnvelopeKind.EVENT, b"x", KEY, event=secrets.token_bytes(16))) == []


@pytest.mark.parametrize("kind", [EnvelopeKind.ERASE, EnvelopeKind.DISPOSED])
def test_only_a_lead_erases(kind: EnvelopeKind) -> None:
    """An erasure passes if a lead wrote it and its tombstone is sealed under the channel's current key."""
    item = erase([bytes(16)], KEY, kind)
    assert faults(HERE, item) == [(0, "lead_only")]
    way = walk(HERE, Directory(), READERS, opened(item), lead=True)
    assert (way.retired, way.bad) == (False, [])
    assert walk(HERE, Directory(), READERS, opened(erase([bytes(16)], OLD, kind)), lead=True).retired
    assert faults(HERE, Item(kind, b"x")) == [(0, "malformed")]
