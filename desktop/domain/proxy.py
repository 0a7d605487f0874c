"""Which proxy leads to the server: that of the environment, none, or one of the profile's own. It opens nothing."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from desktop.domain.refused import Refused
from desktop.domain.server_url import is_host

SYSTEM: Final = ""
"""Whatever the environment says."""
NONE: Final = "none"
"""No proxy, whatever the environment says."""
_HIGHEST_PORT: Final = 65535
_MOST_CHARACTERS: Final = 300
_FORM: Final = "Das ist keine Adresse eines Proxys der Form http://name:port."
_SIGNED_IN: Final = "Ein Proxy mit Kennwort wird nicht unterstützt; bitte die Adresse ohne Namen und Kennwort angeben."


def check_proxy(address: str) -> str:
    """Give a proxy's address in its one spelling; raises `Refused`.

    A name and a password in it would stand in the list of processes, and are refused.
    """
    if len(address) > _MOST_CHARACTERS or not address.isascii() or not address.isprintable() or " " in address:
        raise _refused(_FORM)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _refused(_FORM) from error
    if "@" in parts.netloc:
        raise _refused(_SIGNED_IN)
    host = parts.netloc.rpartition(":")[0].lower() if port is not None else ""
    if parts.scheme != "http" or not port or port > _HIGHEST_PORT or not is_host(host):
        raise _refused(_FORM)
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise _refused(_FORM)
    return f"http://{host}:{port}"


def _refused(message: str) -> Refused:
    return Refused("proxy_invalid", message, field="proxy")
