"""Who has signed in to this computer: the name of their account, and what they are called there.

The system is asked, never the environment: anybody sets that, and would be taken for a colleague.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

_DISPLAY: Final = 3
_ROOM: Final = 257
"""An account of Windows has up to 256 letters, and a zero."""


def login(find: Callable[[], str] | None = None) -> str:
    """Give the name somebody signed in with, empty where the system does not say."""
    finder = find or (_account_of_windows if sys.platform == "win32" else _account)
    try:
        return finder().strip()
    except (OSError, KeyError, ImportError, AttributeError):
        return ""


def full_name(name: str, find: Callable[[str], str] | None = None) -> str:
    """Give what the person is called, empty where the system does not say."""
    finder = find or (_of_windows if sys.platform == "win32" else _of_accounts)
    try:
        return finder(name).strip()
    except (OSError, KeyError, ImportError, AttributeError):
        return ""


def _account() -> str:
    accounts: Any = import_module("pwd")
    return str(accounts.getpwuid(os.getuid()).pw_name)


def _account_of_windows() -> str:
    """Ask Windows for the name of the account this process runs under."""
    types: Any = import_module("ctypes")
    room, length = types.create_unicode_buffer(_ROOM), types.c_ulong(_ROOM)
    found = types.windll.advapi32.GetUserNameW(room, types.byref(length))
    return str(room.value) if found else ""


def _of_accounts(name: str) -> str:
    accounts: Any = import_module("pwd")
    return str(accounts.getpwnam(name).pw_gecos).partition(",")[0]


def _of_windows(_name: str) -> str:
    """Ask Windows for the name that is displayed."""
    types: Any = import_module("ctypes")
    room, length = types.create_unicode_buffer(_ROOM), types.c_ulong(_ROOM)
    found = types.windll.secur32.GetUserNameExW(_DISPLAY, room, types.byref(length))
    return str(room.value) if found else ""
