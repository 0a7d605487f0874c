"""Unit keys: opened by one's wrap or under a later version, and believed only if they are what was stated."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.keys.hybrid import HybridKey
from desktop.keys.identity import generate
from desktop.keys.ring import KeyRing
from desktop.keys.wraps import seal_key, seal_previous, unit_key_id, unit_previous_info, unit_wrap_info
from tests.desktop.keys.cooperation import POLICE, ROOT_DEVICE, WILLICH, Cooperation
from wire import statements as say
from wire.directory import Directory, UnitKey


def _ids(directory: Directory) -> list[bytes]:
    return [key.key for key in directory.units[WILLICH].keys]


def _with_keys(directory: Directory, *keys: UnitKey) -> Directory:
    return directory.with_unit(replace(directory.units[WILLICH], keys=keys))


def test_one_wrap_opens_the_whole_past() -> None:
    """A device admitted after two rotations holds all three versions."""
    small = Cooperation()
    lead = small.first(WILLICH)
    small.rotate(lead, WILLICH)
    small.rotate(lead, WILLICH)
    ring = small.enrol(WILLICH)
    assert not any(ring.unit_keys.get(key) for key in _ids(small.directory))
    small.admit(lead, ring)
    assert all(ring.unit_keys.get(key) for key in _ids(small.directory))
    assert len(_ids(small.directory)) == 3


def test_learning_twice_finds_nothing_new() -> None:
    """Keys once known are not named again."""
    small = Cooperation()
    lead = small.first(WILLICH)
    ring = KeyRing(small.fingerprint, lead.identity)
    assert ring.learn_directory(small.directory) == set(_ids(small.directory))
    assert ring.learn_directory(small.directory) == set()


def test_others_hold_nothing() -> None:
    """A device of another unit, the founder's and an unknown one open nothing."""
    small = Cooperation()
    small.first(WILLICH)
    strangers = [KeyRing(small.fingerprint, generate(device)) for device in (ROOT_DEVICE, b"?" * 16)]
    for ring in (small.first(POLICE), *strangers):
        ring.learn_directory(small.directory)
        assert not any(ring.unit_keys.get(key) for key in _ids(small.directory))


def test_lost_breaks_the_chain() -> None:
    """Where a version was stated as lost, a new device holds what came after it and nothing before."""
    small = Cooperation()
    lead = small.first(WILLICH)
    forgetful = KeyRing(small.fingerprint, lead.identity)
    small.rotate(forgetful, WILLICH, lost=True)
    ring = small.enrol(WILLICH)
    small.admit(forgetful, ring)
    assert [ring.unit_keys.get(key) is not None for key in _ids(small.directory)] == [False, True]
    lead.learn_directory(small.directory)
    assert all(lead.unit_keys.get(key) for key in _ids(small.directory))


@pytest.mark.parametrize("secret", [b"", b"short", bytes(96)])
def test_another_key_is_not_believed(secret: bytes) -> None:
    """A wrap that opens to anything but the stated key is ignored, however it was sealed."""
    small = Cooperation()
    ring, stated = small.enrol(WILLICH), HybridKey.generate()
    key, device = unit_key_id(stated.public), ring.identity.device
    wrap = seal_key(secret, ring.identity.receiving_key, unit_wrap_info(small.fingerprint, WILLICH, key, device))
    hostile = UnitKey(1, key, stated.public, ((device, b"garbage"), (device, wrap)), b"", 1)
    assert ring.learn_directory(_with_keys(small.directory, hostile)) == set()


def test_an_id_of_another_key_is_not_believed() -> None:
    """A private key that opens but does not give the stated id is ignored."""
    small = Cooperation()
    ring, stated = small.enrol(WILLICH), HybridKey.generate()
    device = ring.identity.device
    info = unit_wrap_info(small.fingerprint, WILLICH, bytes(32), device)
    wrap = seal_key(stated.seed.reveal(), ring.identity.receiving_key, info)
    hostile = UnitKey(1, bytes(32), stated.public, ((device, wrap),), b"", 1)
    assert ring.learn_directory(_with_keys(small.directory, hostile)) == set()


@pytest.mark.parametrize("honest", [True, False])
def test_a_previous_key_is_checked_too(*, honest: bool) -> None:
    """What is sealed under the next version is believed only if it is the version before."""
    small = Cooperation()
    lead = small.first(WILLICH)
    older, (newer,) = HybridKey.generate(), small.directory.units[WILLICH].keys
    held, key = lead.unit_keys.get(newer.key), unit_key_id(older.public)
    assert held is not None
    sealed = older.seed.reveal() if honest else HybridKey.generate().seed.reveal()
    info = unit_previous_info(small.fingerprint, WILLICH, newer.key, key)
    previous = replace(newer, previous=seal_previous(sealed, held.seed.reveal(), info))
    directory = _with_keys(small.directory, UnitKey(1, key, older.public, (), b"", 1), previous)
    assert lead.learn_directory(directory) == ({key} if honest else set())


def test_what_was_sealed_to_the_device_before_opens() -> None:
    """A device that goes on as another opens a version wrapped for the old one, also when its ring is restored."""
    small = Cooperation()
    lead = small.first(WILLICH)
    ring, old = small.enrol(WILLICH), lead.identity.device
    small.admit(lead, ring)
    small.rotate(ring, WILLICH)
    new = generate(b"n" * 16)
    small.state(old, say.Succeeded(new.device, new.signing_key, new.receiving_key))
    assert lead.go_on_as(new).device == old
    again = KeyRing.restore(lead.unsaved(), small.fingerprint, new)
    for restored in (lead, again):
        assert restored.identity.device == new.device
        restored.learn_directory(small.directory)
        assert all(restored.unit_keys.get(key) for key in _ids(small.directory))
    stranger = KeyRing(small.fingerprint, new)
    stranger.learn_directory(small.directory)
    assert not any(stranger.unit_keys.get(key) for key in _ids(small.directory))
