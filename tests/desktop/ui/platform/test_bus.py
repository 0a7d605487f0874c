"""A connection to a bus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.ui.platform.bus import Bus, session_bus_address, system_bus_address
from desktop.ui.platform.login_session import MANAGER, PATH, SERVICE
from tests.desktop.ui.platform.buses import TestBus


class Listener(QObject):
    """Listens to nothing in particular."""

    @Slot()
    def hear(self) -> None:
        """Hears."""


def test_services_are_found_and_called(logind: TestBus) -> None:
    """A service that is there is found and answers; what it does not know has no answer."""
    bus = Bus(logind.address, "bus-under-test")
    assert bus.has(SERVICE)
    assert not bus.has("org.example.Nobody")
    assert bus.call(SERVICE, PATH, (MANAGER, "CanSuspend")) == "yes"
    assert bus.call(SERVICE, PATH, (MANAGER, "CanFly")) is None
    bus.close()


def test_a_bus_that_is_not_there_has_nothing(qapp: object, tmp_path: Path) -> None:
    """Without a bus nothing is found, called or heard, and nothing fails."""
    for address in (f"unix:path={tmp_path}/bus", ""):
        bus = Bus(address, "bus-under-test")
        assert not bus.has(SERVICE)
        assert bus.call(SERVICE, PATH, (MANAGER, "CanSuspend")) is None
        assert not bus.listen(SERVICE, PATH, (MANAGER, "PrepareForSleep"), (Listener(), "hear()"))
        bus.close()


def test_addresses_are_those_of_the_surroundings() -> None:
    """The environment says where the buses are; without it they are where systemd lays them, or nowhere."""
    assert system_bus_address({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/a"}) == "unix:path=/a"
    assert system_bus_address({}) == "unix:path=/run/dbus/system_bus_socket"
    assert session_bus_address({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/b", "XDG_RUNTIME_DIR": "/c"}) == "unix:path=/b"
    assert session_bus_address({"XDG_RUNTIME_DIR": "/c"}) == "unix:path=/c/bus"
    assert session_bus_address({}) == ""
