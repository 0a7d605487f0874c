"""The registry of Windows itself, through `winreg`, which only Windows has: it is handed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, Final

from desktop.policy.registry import Hive

_HIVES: Final = {"HKLM": "HKEY_LOCAL_MACHINE", "HKCU": "HKEY_CURRENT_USER"}


class WindowsRegistry:
    """Reads keys of the view of 64 bits, whatever this process is."""

    def __init__(self, winreg: Any) -> None:
        """Take `winreg`, or what speaks as it does."""
        self._winreg = winreg

    def values(self, hive: Hive, path: str) -> Sequence[tuple[str, object]]:
        """Give names and values of a key, none where there is no such key; raises `OSError`."""
        access = self._winreg.KEY_READ | self._winreg.KEY_WOW64_64KEY
        try:
            with self._winreg.OpenKeyEx(getattr(self._winreg, _HIVES[hive]), path, 0, access) as key:
                count = self._winreg.QueryInfoKey(key)[1]
                return tuple(self._read(key, count))
        except FileNotFoundError:
            return ()

    def _read(self, key: Any, count: int) -> Iterator[tuple[str, object]]:
        for index in range(count):
            name, value, kind = self._winreg.EnumValue(key, index)
            if kind == self._winreg.REG_EXPAND_SZ:
                value = self._winreg.ExpandEnvironmentStrings(value)
            yield name, value


def registry_here() -> WindowsRegistry:
    """Give the registry of this computer; only Windows has one."""
    return WindowsRegistry(import_module("winreg"))
