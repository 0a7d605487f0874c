"""What differs between operating systems about their key stores: the errors they raise, and how they are asked.

Everything else about them is `os_keyring.py`. Nothing here may ask a person.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Final

from keyring.backend import KeyringBackend

LINUX_STORE: Final = "keyring.backends.SecretService.Keyring"


def name_of(store: KeyringBackend) -> str:
    """Give the name by which the library knows a store."""
    return f"{type(store).__module__}.{type(store).__qualname__}"


def _error(module: str, name: str) -> type[Exception]:
    """Give an exception's class by its name; these libraries exist on one platform each and carry no types."""
    found: type[Exception] = getattr(importlib.import_module(module), name)
    return found


if sys.platform == "linux":
    from secretstorage.exceptions import SecretStorageException

    from desktop.keys.secret_service import GreetedService

    ERRORS: tuple[type[Exception], ...] = (SecretStorageException, _error("jeepney.wrappers", "DBusErrorResponse"))

    _greeted: Callable[[], KeyringBackend] = GreetedService

    def without_asking(store: KeyringBackend) -> KeyringBackend:
        """Give what uses the same store and asks nobody to unlock it."""
        return _greeted() if name_of(store) == LINUX_STORE else store
else:
    ERRORS = (_error("win32ctypes.pywin32.pywintypes", "error"),) if sys.platform == "win32" else ()

    def without_asking(store: KeyringBackend) -> KeyringBackend:
        """Give the store as it is: these belong to the session and are open when it is."""
        return store
