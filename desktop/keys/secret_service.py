"""The Secret Service of a Linux desktop: greeted before anything is asked of it, and never asked to unlock.

GNOME's daemon notes who is new to it beside answering the first question of theirs, and aborts where it is asked for a
collection before it has noted: then every keyring of the session is gone until somebody unlocks it again. Each
connection is new to it, so each first asks what concerns nobody in particular. Nothing here may ask a person.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Final

import secretstorage
from keyring.backends import SecretService
from keyring.errors import KeyringLocked
from secretstorage.collection import DEFAULT_COLLECTION, SERVICE_IFACE, Collection
from secretstorage.defines import SS_PATH
from secretstorage.exceptions import ItemNotFoundException
from secretstorage.item import Item
from secretstorage.util import DBusAddressWrapper

from desktop.keys.problems import NoKeyring

_CONCERNS_NOBODY: Final = "Collections"


class GreetedService(SecretService.Keyring):
    """Keeps entries where and as the library's own store does, over connections that the daemon knows."""

    # Never the library's own choice, which goes by priority: who uses it asks for it.
    priority = -1

    def get_preferred_collection(self) -> Collection:
        """Give the collection that is used, open, for the library to close its connection.

        Raises `NoKeyring` where there is none, for which the library would ask for a new password, and `KeyringLocked`.
        """
        with ExitStack() as held:
            connection = secretstorage.dbus_init()
            held.callback(connection.close)
            # Once the daemon has answered this, it has noted whose connection it is.
            DBusAddressWrapper(SS_PATH, SERVICE_IFACE, connection).get_property(_CONCERNS_NOBODY)
            try:
                collection = Collection(connection, getattr(self, "preferred_collection", DEFAULT_COLLECTION))
            except ItemNotFoundException:
                raise NoKeyring("absent") from None
            if collection.is_locked():
                raise KeyringLocked
            held.pop_all()
            return collection

    def unlock(self, item: Item) -> None:
        """Raise `KeyringLocked` for an entry that is locked by itself, where the library would ask for it."""
        if item.is_locked():
            raise KeyringLocked
