"""Which cooperation a computer's profiles may belong to."""

from __future__ import annotations

import pytest

from desktop.domain.pinned_root import check_new_root, check_root
from desktop.domain.precedence import Held
from desktop.domain.refused import Refused
from tests.helpers.governed import held

ROOT, OTHER = bytes(range(32)), bytes(32)


def test_without_a_pin_any_root_will_do() -> None:
    """Where the administration has said nothing a profile may belong to any cooperation."""
    check_new_root(Held(), ROOT)
    check_root(Held(), ROOT)


def test_the_root_that_was_pinned() -> None:
    """The cooperation of the pin comes in and opens."""
    pinned = held(root_fingerprint=ROOT.hex().upper())
    check_new_root(pinned, ROOT)
    check_root(pinned, ROOT)


def test_another_root() -> None:
    """Invites and profiles of another cooperation are refused, each in a sentence of its own."""
    pinned = held(root_fingerprint=ROOT.hex())
    with pytest.raises(Refused, match="Diese Einladung gehört zu einer anderen Kooperation"):
        check_new_root(pinned, OTHER)
    with pytest.raises(Refused, match="Es bleibt unverändert"):
        check_root(pinned, OTHER)


def test_a_misspelt_pin() -> None:
    """Nobody new comes in by a pin that is misspelt, and nobody who is in already is shut out by it."""
    misspelt = held(root_fingerprint="abc")
    with pytest.raises(Refused, match="fehlerhaft"):
        check_new_root(misspelt, ROOT)
    check_root(misspelt, ROOT)
