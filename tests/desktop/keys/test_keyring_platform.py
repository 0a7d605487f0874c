"""What differs between operating systems about their key stores."""

from __future__ import annotations

import pytest

from desktop.keys.keyring_platform import ERRORS, unready


def test_no_bus_is_a_named_error() -> None:
    """Without a bus the question ends in one of the errors named for this platform."""
    with pytest.raises(ERRORS):
        unready()
