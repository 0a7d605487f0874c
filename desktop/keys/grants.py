"""Statements that hand keys on: a unit's key, an admission, a channel's epoch, a wrap for a unit that lacks one.

Each is made from a ring that holds the key in question; a secret made here is in the ring's rows before anybody can
read the statement. A new epoch becomes current only when the log brings it back (`KeyRing.learn_epoch`), as another
device may have been first. This module must not decide whether the author may say it: the fold and the server do.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from desktop.domain.refused import Refused
from desktop.keys.envelopes import KEY_BYTES
from desktop.keys.hybrid import HybridKey
from desktop.keys.problems import UnusableKey
from desktop.keys.ring import KeyRing
from desktop.keys.wraps import (
    epoch_previous_info,
    epoch_wrap_info,
    seal_key,
    seal_previous,
    unit_key_id,
    unit_previous_info,
    unit_wrap_info,
)
from wire.directory import Device, Directory, Unit
from wire.epoch import Epoch, UnitWrap, Wrap, epoch_id
from wire.holding import has_device, opens
from wire.names import ZERO_HASH
from wire.statements import Admitted, DeviceWrap, UnitKeyStated


def next_unit_key(ring: KeyRing, directory: Directory, unit: str, *, lost: bool = False) -> UnitKeyStated:
    """Make the unit's first or next key, wrapped for every active device of the unit.

    Raises `Refused` if this device lacks the key before, unless that is `lost` to all. A device whose receiving key is
    unusable gets an empty wrap: it locks out itself and nobody else.
    """
    newest = directory.units[unit].newest_key
    before = ring.unit_keys.get(newest.key) if newest else None
    if newest and before is None and not lost:
        raise _waiting_key()
    private = HybridKey.generate()
    key = ring.unit_keys.add(unit, private.seed.reveal())
    wraps = tuple(
        DeviceWrap(device.id, _device_wrap(ring, unit, private, device)) for device in directory.members(unit)
    )
    previous = b""
    if newest and before:
        info = unit_previous_info(ring.root, unit, key, newest.key)
        previous = seal_previous(before.seed.reveal(), private.seed.reveal(), info)
    version = newest.version + 1 if newest else 1
    return UnitKeyStated(unit, version, key, private.public, wraps, previous, newest is not None and before is None)


def admission(ring: KeyRing, directory: Directory, device: bytes, roles: tuple[str, ...]) -> Admitted:
    """Let a device of one's unit in, with the unit's newest key; raises `Refused`."""
    known = directory.devices.get(device)
    if known is None:
        raise Refused("unknown_device", "Dieses Gerät ist nicht angemeldet.")
    newest = directory.units[known.unit].newest_key
    private = ring.unit_keys.get(newest.key) if newest else None
    if newest is None or private is None:
        raise _waiting_key()
    wrap = _device_wrap(ring, known.unit, private, known)
    if not wrap:
        raise Refused("device_key_unusable", "Der Schlüssel dieses Geräts ist unbrauchbar; es muss sich neu anmelden.")
    return Admitted(device, roles, newest.key, wrap)


def new_epoch(
    ring: KeyRing, channel: bytes, directory: Directory, units: Iterable[str], *, lost: bool = False
) -> Epoch:
    """Make the channel's first or next key, wrapped for each of its units that has a key and a device to use it.

    Raises `Refused` if this device lacks the key before (unless it is `lost` to all) or no unit has a key.
    """
    current = ring.current(channel)
    before = ring.channel_key(channel, current) if current else None
    if current and before is None and not lost:
        raise _waiting_key()
    secret = os.urandom(KEY_BYTES)
    key = epoch_id(secret)
    known = (directory.units[unit] for unit in units if has_device(directory, unit))
    wraps = tuple(wrap for unit in known if (wrap := _unit_wrap(ring, channel, secret, unit)))
    if not wraps:
        raise Refused("unit_without_key", "Keine der beteiligten Stellen hat schon einen Schlüssel.")
    ring.add_channel_key(channel, secret)
    previous = b""
    if current and before:
        info = epoch_previous_info(ring.root, channel, key, current)
        previous = seal_previous(before.secret.reveal(), secret, info)
    return Epoch(key, current or ZERO_HASH, wraps, previous)


def missing_wraps(ring: KeyRing, channel: bytes, directory: Directory, units: Iterable[str]) -> list[Wrap]:
    """Wrap the keys that open the channel's past for the units that could not open them yet; of those held here.

    That is the newest one, each that was given up as lost while this device, or another of its unit, was away, and each
    that another won against while a server had lost it.
    """
    known = [directory.units[unit] for unit in units if unit in directory.units]
    held = [key for end in ring.ends(channel) if (key := ring.channel_key(channel, end))]
    newest = ring.current(channel)
    lacking = (
        (key, unit)
        for key in held
        for unit in known
        if _lacks(ring.covered(channel, key.id), unit, straight=key.id != newest)
    )
    made = (
        (key.id, _unit_wrap(ring, channel, key.secret.reveal(), unit))
        for key, unit in lacking
        if has_device(directory, unit.id)
    )
    return [Wrap(key, wrap) for key, wrap in made if wrap]


def _waiting_key() -> Refused:
    return Refused("waiting_key", "Der bisherige Schlüssel liegt auf diesem Gerät noch nicht vor.")


def _device_wrap(ring: KeyRing, unit: str, private: HybridKey, device: Device) -> bytes:
    info = unit_wrap_info(ring.root, unit, unit_key_id(private.public), device.id)
    try:
        return seal_key(private.seed.reveal(), device.receiving_key, info)
    except UnusableKey:
        return b""


def _unit_wrap(ring: KeyRing, channel: bytes, secret: bytes, unit: Unit) -> UnitWrap | None:
    """Wrap a channel key for a unit; None if it has no key, or one that does not match its id."""
    newest = unit.newest_key
    if newest is None or unit_key_id(newest.public) != newest.key:
        return None
    info = epoch_wrap_info(ring.root, channel, epoch_id(secret), newest.key)
    try:
        return UnitWrap(unit.id, newest.key, seal_key(secret, newest.public, info))
    except UnusableKey:
        return None


def _lacks(covered: frozenset[tuple[str, bytes]], unit: Unit, *, straight: bool) -> bool:
    """Say whether a unit's newest key opens none of the wraps of a channel key, or (`straight`) is in none itself.

    A version that was stated in a life which a server has lost may seem to lead back to one that it never knew.
    """
    newest = unit.newest_key
    if newest is not None and (unit.id, newest.key) in covered:
        return False
    return straight or not any(opens(unit, unit_key) for named, unit_key in covered if named == unit.id)
