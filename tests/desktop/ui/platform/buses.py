"""A bus of a test's own with python-dbusmock's services on it: what stands in for logind and for screen savers.

Debian: `dbus-daemon` and `python3-dbusmock`; the latter runs on Debian's own Python, it has no wheels.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from tests.helpers.secret_service import message_bus

STAND_IN = "org.freedesktop.DBus.Mock"
START_MS = 15_000


class TestBus:
    """A message bus, seen by a test that pulls the strings of the services on it."""

    __test__ = False

    def __init__(self, address: str, environment: dict[str, str], qtbot: QtBot) -> None:
        self.address = address
        self._environment = environment | {"DBUS_SYSTEM_BUS_ADDRESS": address}
        self._qtbot = qtbot
        self._connection = QDBusConnection.connectToBus(address, "test")

    @contextmanager
    def service(self, name: str, *arguments: str) -> Iterator[None]:
        """Run a service until the end of the block; its arguments are python-dbusmock's."""
        command = ["/usr/bin/python3", "-m", "dbusmock", *arguments]
        with subprocess.Popen(command, env=self._environment, stdout=subprocess.DEVNULL) as daemon:
            try:
                self._qtbot.waitUntil(lambda: self.has(name), timeout=START_MS)
                yield
            finally:
                daemon.terminate()

    def has(self, name: str) -> bool:
        """Whether a service has its name."""
        return bool(self._connection.interface().isServiceRegistered(name).value())

    def call(self, service: str, path: str, member: tuple[str, str], *values: object) -> list[object]:
        """Call a service and give its answer."""
        message = QDBusMessage.createMethodCall(service, path, *member)
        message.setArguments(list(values))
        answer = self._connection.call(message)
        assert answer.type() is QDBusMessage.MessageType.ReplyMessage, answer.errorMessage()
        return list(answer.arguments())

    def listing(self, service: str, path: str, member: tuple[str, str]) -> str:
        """Call a service whose answer Qt cannot take apart, and give it as text."""
        command = ["dbus-send", f"--bus={self.address}", "--print-reply", f"--dest={service}", path, ".".join(member)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def called(self, service: str, path: str, method: str) -> int:
        """How often a stand-in's method was called."""
        calls = self.listing(service, path, (STAND_IN, "GetCalls"))
        return calls.count(f'string "{method}"')

    def emit(self, service: str, path: str, signal: tuple[str, str], *, value: bool) -> None:
        """Let a service emit a signal that carries a boolean."""
        self.call(service, path, (STAND_IN, "EmitSignal"), *signal, "b", [value])

    def close(self) -> None:
        """End the test's own connection."""
        QDBusConnection.disconnectFromBus("test")


@contextmanager
def private_bus(qtbot: QtBot) -> Iterator[TestBus]:
    """Run a bus, below the test's home because a socket's path has to be short."""
    with message_bus(Path(os.environ["XDG_RUNTIME_DIR"])) as environment:
        bus = TestBus(environment["DBUS_SESSION_BUS_ADDRESS"], environment, qtbot)
        try:
            yield bus
        finally:
            bus.close()
