"""What differs between operating systems about their key stores."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, null

from desktop.keys.keyring_platform import ERRORS, LINUX_STORE, name_of, without_asking

LIBRARYS: Callable[[], KeyringBackend] = SecretService.Keyring
OTHER: Callable[[], KeyringBackend] = null.Keyring


def test_no_bus_is_a_named_error() -> None:
    """Without a bus the question ends in one of the errors named for this platform."""
    store = without_asking(LIBRARYS())
    with pytest.raises(ERRORS):
        store.get_password("service", "name")


def test_only_the_stores_that_would_ask_are_replaced() -> None:
    """The Secret Service is used by what asks nobody; any other store is used as it is."""
    other = OTHER()
    assert without_asking(other) is other
    assert name_of(LIBRARYS()) == LINUX_STORE
    assert name_of(without_asking(LIBRARYS())) != LINUX_STORE
