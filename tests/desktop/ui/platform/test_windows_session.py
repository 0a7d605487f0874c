"""What Windows tells, by messages laid out in memory as it does; registering for them needs a Windows."""

from __future__ import annotations

from ctypes import addressof, wintypes

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from desktop.ui.platform.windows_session import LOCKING, MESSAGES, SessionMessages, WindowsSession

WTS_SESSION_UNLOCK = 0x8
WM_KEYDOWN = 0x0100


def heard(message: int, detail: int, kind: bytes | QByteArray = MESSAGES) -> int:
    """How many locks a message is taken for."""
    locks: list[str] = []
    laid_out = wintypes.MSG()
    laid_out.message = message
    laid_out.wParam = detail
    reader = SessionMessages(lambda: locks.append("lock"))
    assert reader.nativeEventFilter(kind, addressof(laid_out)) == (False, 0)
    return len(locks)


@pytest.mark.parametrize(("message", "detail"), sorted(LOCKING))
def test_a_lock_a_leave_and_a_suspend_are_heard(message: int, detail: int) -> None:
    """Each of the messages after which nobody may see the window counts as a lock, and goes its way."""
    assert heard(message, detail) == 1
    assert heard(message, detail, QByteArray(MESSAGES)) == 1


@pytest.mark.parametrize(("message", "detail"), [(0x02B1, WTS_SESSION_UNLOCK), (0x0218, 0x12), (WM_KEYDOWN, 0x7)])
def test_other_messages_are_not_locks(message: int, detail: int) -> None:
    """An unlock, a wake-up and a key are no locks."""
    assert heard(message, detail) == 0


def test_messages_of_other_systems_are_not_read() -> None:
    """What is not laid out as Windows does is left alone."""
    assert heard(0x02B1, 0x7, b"xcb_generic_event_t") == 0


def test_elsewhere_it_is_not_available(qapp: QApplication) -> None:
    """Where there is no Windows to register with, it says that nothing will be heard, and closes without harm."""
    session = WindowsSession(qapp, lambda: None)
    assert not session.available
    session.ready()
    session.close()
