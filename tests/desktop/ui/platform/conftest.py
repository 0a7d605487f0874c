"""What the tests of this room share: a private message bus, and logind's stand-in on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.platform.login_session import PATH, SERVICE
from tests.desktop.ui.platform.buses import STAND_IN, TestBus, private_bus


@pytest.fixture
def private(qtbot: QtBot) -> Iterator[TestBus]:
    with private_bus(qtbot) as bus:
        yield bus


@pytest.fixture
def logind(private: TestBus) -> Iterator[TestBus]:
    """Give a bus with logind and two sessions, `mine` and `other`."""
    with private.service(SERVICE, "--template", "logind"):
        for session in (("mine", "seat0", 1000, "mine", True), ("other", "seat0", 1001, "other", True)):
            private.call(SERVICE, PATH, (STAND_IN, "AddSession"), *session)
        yield private
