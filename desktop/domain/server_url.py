"""Which server addresses are allowed: https, or plain http to this very machine.

Strict on purpose: what a lenient parser would guess at (user names, odd spellings of an address, spaces) is refused, so
that nobody is led to a server other than the one they read. No name is resolved here.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final

from desktop.domain.refused import Refused

MOST_CHARACTERS: Final = 300
_URL: Final = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(?P<port>[0-9]{1,5}))?(?P<path>(?:/[\w.~-]+)*)/?",
    re.ASCII | re.IGNORECASE,
)
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_HIGHEST_PORT: Final = 65535
_LOOPBACK: Final = ipaddress.IPv4Network("127.0.0.0/8")


def check_server_url(url: str) -> str:
    """Give the address in its one spelling (lower case, no slash at the end); raises `Refused`."""
    match = _URL.fullmatch(url) if len(url) <= MOST_CHARACTERS else None
    if match is None:
        raise _refused("Das ist keine Serveradresse der Form https://name[:port].")
    scheme, host = match["scheme"].lower(), match["host"].lower()
    if not is_host(host):
        raise _refused("Der Rechnername in der Serveradresse ist ungültig.")
    port = match["port"]
    if port is not None and not 1 <= int(port) <= _HIGHEST_PORT:
        raise _refused("Der Port in der Serveradresse ist ungültig.")
    if scheme == "http" and not is_loopback(host):
        raise _refused("Zu einem anderen Rechner ist nur https erlaubt.")
    return f"{scheme}://{host}" + (f":{int(port)}" if port else "") + match["path"]


def is_loopback(host: str) -> bool:
    """Say whether a host as it stands in an address is this very machine."""
    if host == "localhost":
        return True
    address = _address(host)
    if isinstance(address, ipaddress.IPv4Address):
        return address in _LOOPBACK
    return address == ipaddress.IPv6Address(1)


def is_host(host: str) -> bool:
    """Say whether a host is spelt as one: a name, or an address of which no two programs think differently."""
    if _address(host) is not None:
        return True
    labels = host.split(".")
    # A name whose last part is a number is taken for an IPv4 address by some programs and not by others (127.1).
    return not labels[-1].isdigit() and all(_LABEL.fullmatch(label) for label in labels)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        if host.startswith("["):
            return ipaddress.IPv6Address(host.strip("[]"))
        return ipaddress.IPv4Address(host)
    except ValueError:
        return None


def _refused(message: str) -> Refused:
    return Refused("server_url", message, field="server")
