"""What the workspace asks of a device's keys is what they answer: checked by mypy where assigned, and by name here."""

from __future__ import annotations

import pytest

from desktop.keys.identity import generate
from desktop.keys.ring import KeyRing
from desktop.keys.seals import DeviceSeals
from desktop.workspace.seals import Seals
from tests.desktop.workspace.test_laws import LateSeals
from tests.helpers.promises import lacking


def as_seals(seals: Seals) -> Seals:
    """Ask mypy."""
    return seals


@pytest.mark.parametrize("kind", [DeviceSeals, LateSeals])
def test_the_seals_of_a_device_are_seals(kind: type[DeviceSeals]) -> None:
    """The keys of a device answer all that the workspace asks of them."""
    identity = generate(b"d" * 16)
    seals = as_seals(kind(identity, KeyRing(bytes(32), identity)))
    assert list(lacking(seals, Seals)) == []
