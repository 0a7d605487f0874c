"""A connection of our own to a D-Bus message bus, by its address: what is there, and calls that do not wait for long.

Knows nothing of who speaks on it. A bus that is not there is not a failure: nothing is found on it then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, cast

from PySide6.QtCore import SLOT, QObject
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

# What a signal on the bus carries is handed over by its place.
Flag: TypeAlias = bool

SYSTEM_BUS: Final = "unix:path=/run/dbus/system_bus_socket"
# Calls are made at the start and after a suspend only; a service that hangs must not hold up the window.
_PATIENCE_MS: Final = 1_000


class Bus:
    """One connection to one bus."""

    def __init__(self, address: str, name: str) -> None:
        self._name = name
        self._connection = QDBusConnection.connectToBus(address, name)

    def has(self, service: str) -> bool:
        """Tells whether a service is there."""
        return self._connection.isConnected() and bool(
            self._connection.interface().isServiceRegistered(service).value()
        )

    def call(self, service: str, path: str, member: tuple[str, str], *values: str) -> object:
        """Calls a member (its interface and its name) and gives the first value of the answer; None without one."""
        message = QDBusMessage.createMethodCall(service, path, *member)
        message.setArguments(list(values))
        answer = self._connection.call(message, QDBus.CallMode.Block, _PATIENCE_MS)
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
            return None
        return next(iter(answer.arguments()), None)

    def listen(self, service: str, path: str, member: tuple[str, str], slot: tuple[QObject, str]) -> bool:
        """Passes a signal on to a slot of an object, also of a service that comes later; an empty path is any path."""
        receiver, signature = slot
        # PySide6's stubs ask for bytes here, its binding for the string that SLOT gives.
        return self._connection.connect(service, path, *member, receiver, cast("bytes", SLOT(signature)))

    def close(self) -> None:
        """Ends the connection and with it all listening."""
        QDBusConnection.disconnectFromBus(self._name)


def system_bus_address(environment: Mapping[str, str]) -> str:
    """Gives the address of the bus of the machine."""
    return environment.get("DBUS_SYSTEM_BUS_ADDRESS", SYSTEM_BUS)


def session_bus_address(environment: Mapping[str, str]) -> str:
    """Gives the address of the bus of this person's session; none is started where there is none."""
    folder = environment.get("XDG_RUNTIME_DIR")
    return environment.get("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder}/bus" if folder else "")
