"""Who has signed in to this computer: the name they did it with, and what they are called there."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

_DISPLAY: Final = 3
_ROOM: Final = 256


def login() -> str:
    """Give the name somebody signed in with, empty where nobody knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def full_name(name: str, find: Callable[[str], str] | None = None) -> str:
    """Give what the person is called, empty where the system does not say."""
    finder = find or (_of_windows if sys.platform == "win32" else _of_accounts)
    try:
        return finder(name).strip()
    except (OSError, KeyError, ImportError, AttributeError):
        return ""


def _of_accounts(name: str) -> str:
    accounts: Any = import_module("pwd")
    return str(accounts.getpwnam(name).pw_gecos).partition(",")[0]


def _of_windows(_name: str) -> str:
    """Ask Windows for the name that is displayed."""
    types: Any = import_module("ctypes")
    room, length = types.create_unicode_buffer(_ROOM), types.c_ulong(_ROOM)
    found = types.windll.secur32.GetUserNameExW(_DISPLAY, room, types.byref(length))
    return str(room.value) if found else ""
