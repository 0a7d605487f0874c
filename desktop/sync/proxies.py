"""The ways to a server: what was set goes before a PAC file, that before the system's proxy, that before none.

It knows the environment and the system, and nothing of the profile. A proxy is another machine: never one for this one.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Final
from urllib.parse import urlsplit

from requests.utils import get_environ_proxies, select_proxy

from desktop.domain.proxy import NONE, PAC, SYSTEM, check_proxy, pac_of
from desktop.domain.refused import Refused
from desktop.sync.pac import DIRECT, PacFailed, PacReader

_READER: Final = PacReader()
_NAMING: Final = {"win32": "autoconfig_url_from_registry", "darwin": "autoconfig_url_from_preferences"}
_KNOWN: Final = ("http", "https")
_NO_PAC: Final = "Die PAC-Datei des Systems hat keine Adresse, die das Programm lesen kann."
_NOT_HTTP: Final = "Der Proxy des Systems ist keiner, durch den das Programm gehen kann."


class By(StrEnum):
    """Who says so."""

    SETTING = "setting"
    PAC = "pac"
    SYSTEM = "system"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to a server in the order they are tried: addresses of proxies, and `DIRECT`.

    `problem` says in a sentence why what goes before did not hold.
    """

    proxies: tuple[str, ...]
    by: By
    problem: str = ""


def ways_to(server: str, setting: str = SYSTEM, reader: PacReader = _READER) -> Ways:
    """Find the ways to a server: by the setting, a PAC file, the system, or else directly."""
    if not server.startswith("https:"):
        return Ways((DIRECT,), By.NOBODY)
    if setting == NONE:
        return Ways((DIRECT,), By.SETTING)
    file = pac_of(setting)
    if setting and not file:
        return Ways((setting,), By.SETTING)
    return _found(server, file, reader)


def doubt(server: str, setting: str = SYSTEM, reader: PacReader = _READER) -> None:
    """Hear that no way led to a server: the PAC file that may have named them is asked anew, beside."""
    if server.startswith("https:") and (pac_of(setting) or setting == SYSTEM):
        with suppress(PacFailed):
            reader.doubt(pac_of(setting) or _file_of_the_system(), server)


def _found(server: str, file: str, reader: PacReader) -> Ways:
    problem = ""
    try:
        file = file or _file_of_the_system()
        if file:
            return Ways(reader.ways(file, server), By.PAC)
    except PacFailed as failed:
        problem = str(failed)
    return _by_the_system(server, problem)


def _file_of_the_system() -> str:
    """Give the PAC file that the system names; there is no such place on Linux. Raises `PacFailed`."""
    name = _NAMING.get(sys.platform)
    named = getattr(import_module("pypac.os_settings"), name)() if name else None
    try:
        return pac_of(check_proxy(f"{PAC}{named}")) if named else ""
    except Refused as refused:
        raise PacFailed(_NO_PAC) from refused


def _by_the_system(server: str, problem: str) -> Ways:
    """Give the proxy of the environment (Linux) or of the system, with the exceptions that stand there."""
    named = select_proxy(server, get_environ_proxies(server))
    if not named:
        return Ways((DIRECT,), By.NOBODY, problem)
    address = named if "://" in named else f"http://{named}"
    if urlsplit(address).scheme not in _KNOWN:
        return Ways((DIRECT,), By.NOBODY, problem or _NOT_HTTP)
    return Ways((address,), By.SYSTEM, problem)


def shown(proxy: str) -> str:
    """Give the address of a proxy as it may be shown: without a name and a password that stand in it."""
    parts = urlsplit(proxy)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if proxy else ""
