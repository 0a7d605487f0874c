"""A registry in memory, and one that speaks as `winreg` does: both behave as the real one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace

from desktop.policy.registry import Hive

Content = Mapping[tuple[Hive, str], Mapping[str, object]]
DENIED = "denied"
HIVES: Mapping[str, Hive] = {"machine": "HKLM", "user": "HKCU"}
REG_SZ, REG_EXPAND_SZ, REG_DWORD = 1, 2, 4


class MemoryRegistry:
    """Keys with their values; one called `DENIED` may not be read."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def values(self, hive: Hive, path: str) -> Sequence[tuple[str, object]]:
        """Give what stands under a key."""
        if path == DENIED:
            raise PermissionError(path)
        return tuple(self._content.get((hive, path), {}).items())


def winreg_of(content: Content) -> SimpleNamespace:
    """A module that has what is used of `winreg`, over the same content: texts with `%` in them are to be expanded."""

    @contextlib.contextmanager
    def opened(hive: str, path: str, _reserved: int, access: int) -> Iterator[Mapping[str, object]]:
        assert access == 0x20019 | 0x100
        if path == DENIED:
            raise PermissionError(path)
        if (HIVES[hive], path) not in content:
            raise FileNotFoundError(path)
        yield content[HIVES[hive], path]

    def value(key: Mapping[str, object], index: int) -> tuple[str, object, int]:
        if index >= len(key):
            raise OSError("no more data")
        name, found = list(key.items())[index]
        kind = REG_DWORD if isinstance(found, int) else REG_EXPAND_SZ if "%" in str(found) else REG_SZ
        return name, found, kind

    return SimpleNamespace(
        HKEY_LOCAL_MACHINE="machine",
        HKEY_CURRENT_USER="user",
        KEY_READ=0x20019,
        KEY_WOW64_64KEY=0x100,
        REG_EXPAND_SZ=REG_EXPAND_SZ,
        OpenKeyEx=opened,
        QueryInfoKey=lambda key: (0, len(key), 0),
        EnumValue=value,
        ExpandEnvironmentStrings=lambda text: text.replace("%ProgramData%", r"C:\ProgramData"),
    )
