"""Slots: each opens by what it was made for, and by nothing else."""

from __future__ import annotations

import os

import msgspec
import pytest

from desktop.keys.passphrase import Costs
from desktop.keys.problems import NoKeyring, Unreadable
from desktop.keys.secret import DatabaseKey
from desktop.keys.slots import (
    KeyringSlot,
    PassphraseSlot,
    keyring_slot,
    open_keyring_slot,
    open_passphrase_slot,
    passphrase_slot,
)
from tests.desktop.keys.memory_keyring import MemoryKeyring

_KEY = DatabaseKey(bytes(range(32)))
_COSTS = Costs(16, 2, 1)


def _slot() -> PassphraseSlot:
    return passphrase_slot("p", _KEY, "richtig", _COSTS, os.urandom)


def test_passphrase() -> None:
    """A passphrase slot opens by its passphrase only, for its profile only."""
    slot = _slot()
    assert open_passphrase_slot("p", slot, "richtig") == _KEY
    for profile, passphrase in (("p", "falsch"), ("q", "richtig"), ("p", "")):
        with pytest.raises(Unreadable):
            open_passphrase_slot(profile, slot, passphrase)


@pytest.mark.parametrize("costs", [Costs(8, 2, 1), Costs(16, 1, 1), Costs(16, 2, 2)])
def test_lowered_costs_open_nothing(costs: Costs) -> None:
    """Another cost than the slot was made with opens nothing."""
    with pytest.raises(Unreadable):
        open_passphrase_slot("p", msgspec.structs.replace(_slot(), costs=costs), "richtig")


def test_altered() -> None:
    """An altered seal or salt opens nothing."""
    slot = _slot()
    sealed = slot.sealed[:-1] + bytes((slot.sealed[-1] ^ 1,))
    for altered in (msgspec.structs.replace(slot, sealed=sealed), msgspec.structs.replace(slot, salt=bytes(16))):
        with pytest.raises(Unreadable):
            open_passphrase_slot("p", altered, "richtig")


def test_keyring() -> None:
    """A keyring slot opens by what the keyring keeps for its profile; an older secret opens nothing."""
    keyring = MemoryKeyring()
    older = keyring_slot("p", _KEY, keyring, os.urandom)
    newer = keyring_slot("p", _KEY, keyring, os.urandom)
    assert open_keyring_slot("p", newer, keyring) == _KEY
    with pytest.raises(Unreadable):
        open_keyring_slot("p", older, keyring)
    with pytest.raises(NoKeyring):
        open_keyring_slot("q", newer, keyring)


def test_kinds_do_not_mix() -> None:
    """The seal of one kind of slot is worth nothing in another."""
    slot, keyring = _slot(), MemoryKeyring()
    keyring.keep("p", bytes(32))
    with pytest.raises(Unreadable):
        open_keyring_slot("p", KeyringSlot(slot.salt, slot.sealed), keyring)
