"""What nobody foresaw is logged by its place and shown once, from whatever thread it comes."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.crashes import Crashes
from desktop.domain.proxy import check_proxy
from desktop.domain.refused import Refused
from desktop.presenters.crash import Crash
from tests.conftest import ExpectedLogs

CHILD = "Zacharias Oberhuber"


@pytest.fixture
def shown(qapp: object) -> Iterator[list[Crash]]:
    """The reports that are shown while somebody watches."""
    found: list[Crash] = []
    before = sys.excepthook, threading.excepthook
    crashes = Crashes(found.append)
    yield found
    crashes.close()
    assert (sys.excepthook, threading.excepthook) == before


def fail() -> None:
    """Raise an error with a name in it, as nobody foresaw."""
    try:
        check_proxy(CHILD)
    except Refused as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_it_is_shown_once_and_logged_without_its_words(shown: list[Crash], expected_logs: ExpectedLogs) -> None:
    """The same error twice is shown once, and the log has kind and place each time, never what the error says."""
    expected_logs.expect(r"Refused at … > desktop\.domain\.proxy\.check_proxy:")
    for _ in range(2):
        fail()
    assert [one.kind for one in shown] == ["Refused"]
    assert not any(CHILD in record.getMessage() for record in expected_logs.records)


def test_from_another_thread(shown: list[Crash], expected_logs: ExpectedLogs, qtbot: QtBot) -> None:
    """An error that ends a thread reaches the window too."""
    expected_logs.expect("Refused at")
    thread = threading.Thread(target=lambda: check_proxy(CHILD), name="worker")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)


def test_an_end_is_no_crash(shown: list[Crash]) -> None:
    """Whoever ends the program is shown no report."""
    for end in (KeyboardInterrupt(), SystemExit(0)):
        sys.excepthook(type(end), end, None)
    assert shown == []
