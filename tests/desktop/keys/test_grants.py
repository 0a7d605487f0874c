"""Statements that hand keys on: who gets what, and what is refused."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.refused import Refused
from desktop.keys import grants
from desktop.keys.ring import KeyRing
from desktop.keys.wraps import unit_key_id
from tests.desktop.keys.cooperation import POLICE, UNITS, WILLICH, Cooperation
from wire.directory import Directory
from wire.epoch import decode_epoch, encode_control
from wire.names import ZERO_HASH
from wire.statements import decode_statement, encode_statement


def _unusable(directory: Directory, device: bytes) -> Directory:
    return directory.with_device(replace(directory.devices[device], receiving_key=bytes(1216)))


def test_first_unit_key() -> None:
    """A unit's first key has version 1, no key before it, and a wrap for each active device; it fits its limits."""
    small = Cooperation()
    ring = small.enrol(WILLICH)
    made = grants.next_unit_key(ring, small.directory, WILLICH)
    assert (made.version, made.previous, made.lost) == (1, b"", False)
    assert [wrap.device for wrap in made.wraps] == [ring.identity.device]
    assert decode_statement(encode_statement(made)) == made


def test_next_unit_key() -> None:
    """The next version seals the one before and is wrapped for all active devices."""
    small = Cooperation()
    lead, second = small.first(WILLICH), small.enrol(WILLICH)
    small.admit(lead, second)
    made = grants.next_unit_key(second, small.directory, WILLICH)
    assert (made.version, made.lost, bool(made.previous)) == (2, False, True)
    small.state(second.identity.device, made)
    assert lead.learn_directory(small.directory) == {made.key}


def test_a_key_not_held_is_not_passed_over_by_accident() -> None:
    """A device without the newest unit key makes no next one unless it says that it is lost."""
    small = Cooperation()
    small.first(WILLICH)
    ring = small.enrol(WILLICH)
    with pytest.raises(Refused) as refused:
        grants.next_unit_key(ring, small.directory, WILLICH)
    assert refused.value.code == "waiting_key"
    assert grants.next_unit_key(ring, small.directory, WILLICH, lost=True).lost


def test_an_unusable_device_locks_out_itself_only() -> None:
    """A device that stated garbage as its receiving key gets an empty wrap; the others get theirs."""
    small = Cooperation()
    lead, second = small.first(WILLICH), small.enrol(WILLICH)
    small.admit(lead, second)
    small.directory = _unusable(small.directory, second.identity.device)
    made = grants.next_unit_key(lead, small.directory, WILLICH)
    assert [bool(wrap.wrap) for wrap in made.wraps] == [True, False]
    small.state(lead.identity.device, made)
    assert second.learn_directory(small.directory) == set()


def test_admission_refused() -> None:
    """Admission needs a known device with a usable key, and a lead that holds the unit's newest key."""
    small = Cooperation()
    lead, second = small.first(WILLICH), small.enrol(WILLICH)
    device = second.identity.device
    keyless = small.enrol(POLICE)
    cases = (
        (lead, small.directory, b"?" * 16, "unknown_device"),
        (second, small.directory, device, "waiting_key"),
        (keyless, small.directory, keyless.identity.device, "waiting_key"),
        (lead, _unusable(small.directory, device), device, "device_key_unusable"),
    )
    for ring, directory, named, code in cases:
        with pytest.raises(Refused) as refused:
            grants.admission(ring, directory, named, ("member",))
        assert refused.value.code == code


def test_first_epoch() -> None:
    """A channel's first epoch replaces nothing, is wrapped for every unit that has a key, and fits its limits."""
    small = Cooperation()
    police = small.first(POLICE)
    epoch = grants.new_epoch(police, small.pair, small.directory, (*UNITS, "unknown"))
    assert (epoch.replaces, epoch.previous) == (ZERO_HASH, b"")
    assert [wrap.unit for wrap in epoch.wraps] == [POLICE]
    assert decode_epoch(encode_control(epoch)) == epoch


def test_an_epoch_needs_a_reader() -> None:
    """Without any unit that has a usable key there is no epoch, and no key is kept for it."""
    small = Cooperation()
    police = small.first(POLICE)
    unit = small.directory.units[POLICE]
    wrong_id = small.directory.with_unit(replace(unit, keys=(replace(unit.keys[0], key=bytes(32)),)))
    garbage = replace(unit.keys[0], public=bytes(1216))
    named = replace(garbage, key=unit_key_id(garbage.public))
    for directory in (wrong_id, small.directory.with_unit(replace(unit, keys=(named,)))):
        with pytest.raises(Refused) as refused:
            grants.new_epoch(police, small.pair, directory, UNITS)
        assert refused.value.code == "unit_without_key"
    assert not [row for row in police.unsaved() if row.place == small.pair]


def test_an_epoch_not_held_is_not_passed_over_by_accident() -> None:
    """A device without the channel's newest key makes no next one unless it says that it is lost."""
    small = Cooperation()
    police = small.first(POLICE)
    first = grants.new_epoch(police, small.pair, small.directory, UNITS)
    willich = small.first(WILLICH)
    willich.learn_epoch(small.pair, first)
    with pytest.raises(Refused) as refused:
        grants.new_epoch(willich, small.pair, small.directory, UNITS)
    assert refused.value.code == "waiting_key"
    after = grants.new_epoch(willich, small.pair, small.directory, UNITS, lost=True)
    assert (after.replaces, after.previous) == (first.key, b"")
    assert police.learn_epoch(small.pair, first) | police.learn_epoch(small.pair, after) == {after.key}


def _paired() -> tuple[Cooperation, KeyRing, KeyRing]:
    small = Cooperation()
    police, willich = small.first(POLICE), small.first(WILLICH)
    police.learn_epoch(small.pair, grants.new_epoch(police, small.pair, small.directory, UNITS))
    return small, police, willich


def test_no_wrap_is_missing_after_a_rotation() -> None:
    """A unit whose newest key opens the older one it was wrapped for lacks nothing."""
    small, police, willich = _paired()
    assert grants.missing_wraps(police, small.pair, small.directory, UNITS) == []
    small.rotate(willich, WILLICH)
    assert grants.missing_wraps(police, small.pair, small.directory, UNITS) == []


def test_a_wrap_is_missing_after_a_loss() -> None:
    """A unit that lost its older keys gets the channel's newest key again."""
    small, police, willich = _paired()
    small.rotate(KeyRing(small.fingerprint, willich.identity), WILLICH, lost=True)
    (wrap,) = grants.missing_wraps(police, small.pair, small.directory, (*UNITS, "unknown"))
    assert wrap.wrap.unit == WILLICH
    police.learn_wrap(small.pair, wrap)
    assert grants.missing_wraps(police, small.pair, small.directory, UNITS) == []


def test_only_a_holder_wraps() -> None:
    """Nobody has wraps to give without the newest key, in a channel without one, or for a unit without one."""
    small = Cooperation()
    police = small.first(POLICE)
    assert grants.missing_wraps(police, small.pair, small.directory, UNITS) == []
    first = grants.new_epoch(police, small.pair, small.directory, UNITS)
    police.learn_epoch(small.pair, first)
    assert grants.missing_wraps(police, small.pair, small.directory, UNITS) == []
    willich = small.first(WILLICH)
    willich.learn_epoch(small.pair, first)
    assert grants.missing_wraps(willich, small.pair, small.directory, UNITS) == []
