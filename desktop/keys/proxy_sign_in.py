"""What a proxy is told that wants to know who asks: kept in the keyring of the operating system, by its address.

It is for that one proxy: whichever others a PAC file names are told nothing. Neither file nor log holds it.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.keys.problems import Damaged, NoKeyring
from desktop.keys.slots import Keyring

_LONGEST: Final = 255
_SEPARATOR: Final = ":"
"""Between name and password, on the wire as well."""
_BASIC: Final = "Basic "
_ACCOUNT: Final = "proxy "
"""Before the address, as the name of the entry; a profile's is an id."""
_FIELDS: Final = {"name": "Name", "password": "Kennwort"}


class ProxySignIns:
    """The sign-ins of one keyring."""

    def __init__(self, keyring: Keyring) -> None:
        """Take the keyring."""
        self._keyring = keyring

    def keep(self, proxy: str, name: str, password: str) -> None:
        """Keep a name and a password for a proxy, replacing others; raises `Refused` and `NoKeyring`."""
        _check("name", name, without=_SEPARATOR)
        _check("password", password)
        self._keyring.keep(_account(proxy), f"{name}{_SEPARATOR}{password}".encode())

    def forget(self, proxy: str) -> None:
        """Keep nothing for a proxy any more; raises `NoKeyring`."""
        self._keyring.forget(_account(proxy))

    def words(self, proxy: str) -> str:
        """Give what the proxy is told (basic authentication); empty where nothing is kept or no keyring opens."""
        try:
            kept = self._keyring.fetch(_account(proxy))
        except (NoKeyring, Damaged):
            return ""
        return _BASIC + b64encode(kept).decode()


def _account(proxy: str) -> str:
    return _ACCOUNT + proxy


def _check(field: str, text: str, *, without: str = "") -> None:
    if not 1 <= len(text) <= _LONGEST or not text.isprintable() or (without and without in text):
        expected = say(
            "{what}: Erwartet werden 1 bis {longest} Zeichen in einer Zeile.", what=_FIELDS[field], longest=_LONGEST
        )
        raise Refused("proxy_sign_in_invalid", expected, field=field)
