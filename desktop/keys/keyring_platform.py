"""What differs between operating systems about their key stores: the errors they raise, and asking without a prompt.

Everything else about them is `os_keyring.py`. Nothing here may ask a person.
"""

from __future__ import annotations

import importlib
import sys
from typing import Final

LINUX_STORE: Final = "keyring.backends.SecretService.Keyring"


def _error(module: str, name: str) -> type[Exception]:
    """Give an exception's class by its name; these libraries exist on one platform each and carry no types."""
    found: type[Exception] = getattr(importlib.import_module(module), name)
    return found


if sys.platform == "linux":
    from contextlib import closing

    import secretstorage
    from secretstorage.collection import Collection
    from secretstorage.exceptions import ItemNotFoundException, SecretStorageException

    ERRORS: tuple[type[Exception], ...] = (SecretStorageException, _error("jeepney.wrappers", "DBusErrorResponse"))

    def unready() -> str | None:
        """Say why the Secret Service cannot be used without asking: `absent`, `locked`; None if it can."""
        with closing(secretstorage.dbus_init()) as connection:
            try:
                return "locked" if Collection(connection).is_locked() else None
            except ItemNotFoundException:
                # The library would now make a default collection, for which the desktop asks for a new password.
                return "absent"
else:
    ERRORS = (_error("win32ctypes.pywin32.pywintypes", "error"),) if sys.platform == "win32" else ()

    def unready() -> str | None:
        """Say nothing: these stores belong to the session and are open when it is."""
        return None
