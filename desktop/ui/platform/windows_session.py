"""What Windows tells of a session: that it is locked or left, and that the machine is about to sleep.

Not tried on a real Windows yet: reading the messages is tested, registering for them is not. Windows leaves a program
some two seconds before it sleeps and cannot be held back; so whoever is told has to be done when the call returns.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

WM_POWERBROADCAST: Final = 0x0218
PBT_APMSUSPEND: Final = 0x0004
WM_WTSSESSION_CHANGE: Final = 0x02B1
WTS_CONSOLE_DISCONNECT: Final = 0x2
WTS_REMOTE_DISCONNECT: Final = 0x4
WTS_SESSION_LOCK: Final = 0x7

LOCKING: Final = frozenset(
    {
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
        (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT),
        (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
    }
)
MESSAGES: Final = b"windows_generic_MSG"

if sys.platform == "win32":
    _NOTIFY_FOR_THIS_SESSION: Final = 0

    def _register(window: int) -> bool:
        library = ctypes.WinDLL("wtsapi32")
        library.WTSRegisterSessionNotification.argtypes = (wintypes.HWND, wintypes.DWORD)
        library.WTSRegisterSessionNotification.restype = wintypes.BOOL
        return bool(library.WTSRegisterSessionNotification(window, _NOTIFY_FOR_THIS_SESSION))

    def _unregister(window: int) -> None:
        library = ctypes.WinDLL("wtsapi32")
        library.WTSUnRegisterSessionNotification.argtypes = (wintypes.HWND,)
        library.WTSUnRegisterSessionNotification.restype = wintypes.BOOL
        library.WTSUnRegisterSessionNotification(window)
else:

    def _register(window: int) -> bool:
        del window
        return False

    def _unregister(window: int) -> None:
        del window


class SessionMessages(QAbstractNativeEventFilter):
    """Reads the messages Windows sends to windows."""

    def __init__(self, locked: Callable[[], None]) -> None:
        super().__init__()
        self._locked = locked

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int, /) -> tuple[bool, int]:
        """Tells of a lock or a suspend and lets every message pass."""
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) == MESSAGES:
            read = wintypes.MSG.from_address(int(message))
            if (read.message, read.wParam) in LOCKING:
                self._locked()
        return False, 0


class WindowsSession:
    """Listens to Windows, through a window of its own that is never shown."""

    def __init__(self, application: QCoreApplication, locked: Callable[[], None]) -> None:
        self._application = application
        self._messages = SessionMessages(locked)
        self._window = QWindow()
        self._window.create()
        self._available = _register(self._window.winId())
        application.installNativeEventFilter(self._messages)

    @property
    def available(self) -> bool:
        """Tells whether Windows has agreed to tell."""
        return self._available

    def ready(self) -> None:
        """Does nothing: Windows waits for nobody."""

    def close(self) -> None:
        """Listens no more."""
        self._application.removeNativeEventFilter(self._messages)
        if self._available:
            _unregister(self._window.winId())
        self._window.destroy()
