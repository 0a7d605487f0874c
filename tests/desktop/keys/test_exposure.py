"""Which keys are due to be replaced after a revocation or a removal."""

from __future__ import annotations

from desktop.keys import grants
from desktop.keys.exposure import epoch_exposed, unit_key_exposed
from desktop.keys.ring import KeyRing
from tests.desktop.keys.cooperation import POLICE, ROOT_DEVICE, UNITS, WILLICH, Cooperation
from wire.statements import Revoked


def _paired() -> tuple[Cooperation, KeyRing, KeyRing]:
    small = Cooperation()
    police, willich = small.first(POLICE), small.first(WILLICH)
    police.learn_epoch(small.pair, grants.new_epoch(police, small.pair, small.directory, UNITS))
    return small, police, willich


def test_nothing_is_due_by_itself() -> None:
    """Without a revocation no key is exposed; nor is one that does not exist."""
    small, police, _willich = _paired()
    assert not unit_key_exposed(small.directory, WILLICH)
    assert not unit_key_exposed(small.directory, "unknown")
    assert not unit_key_exposed(Cooperation().directory, WILLICH)
    assert not epoch_exposed(police, small.pair, small.directory, UNITS)
    assert not epoch_exposed(police, bytes(32), small.directory, UNITS)


def test_a_revoked_device_exposes_unit_key_and_epoch() -> None:
    """After a revocation the unit's key is due, then the channel's; after both nothing is."""
    small, police, willich = _paired()
    second = small.enrol(WILLICH)
    small.admit(willich, second)
    small.state(ROOT_DEVICE, Revoked(second.identity.device, "left"))
    assert unit_key_exposed(small.directory, WILLICH)
    assert epoch_exposed(police, small.pair, small.directory, UNITS)
    small.rotate(willich, WILLICH)
    assert not unit_key_exposed(small.directory, WILLICH)
    assert epoch_exposed(police, small.pair, small.directory, UNITS)
    police.learn_epoch(small.pair, grants.new_epoch(police, small.pair, small.directory, UNITS))
    assert not epoch_exposed(police, small.pair, small.directory, UNITS)


def test_a_removed_unit_exposes_the_epoch() -> None:
    """A unit that reads the channel no longer makes its newest key due."""
    small, police, _willich = _paired()
    assert epoch_exposed(police, small.pair, small.directory, (POLICE,))
