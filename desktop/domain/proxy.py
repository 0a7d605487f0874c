"""Which proxy leads to the server: that of the environment, none, or one of the profile's own. It opens nothing."""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.server_url import is_host

SYSTEM: Final = ""
"""Whatever the environment says."""
NONE: Final = "none"
"""No proxy, whatever the environment says."""
_ADDRESS: Final = re.compile(
    r"http://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+):(?P<port>[0-9]{1,5})/?", re.ASCII | re.IGNORECASE
)
_HIGHEST_PORT: Final = 65535
_MOST_CHARACTERS: Final = 300
_FORM: Final = "Das ist keine Adresse eines Proxys der Form http://name:port."
_SIGNED_IN: Final = "Ein Proxy mit Anmeldung wird nicht unterstützt; bitte die Adresse ohne Namen angeben."


def check_proxy(address: str) -> str:
    """Give a proxy's address in its one spelling; raises `Refused`.

    A name and a password in it would stand in the list of processes, and are refused.
    """
    if "@" in address:
        raise _refused(_SIGNED_IN)
    match = _ADDRESS.fullmatch(address) if len(address) <= _MOST_CHARACTERS else None
    if match is None or not 1 <= int(match["port"]) <= _HIGHEST_PORT or not is_host(match["host"].lower()):
        raise _refused(_FORM)
    return f"http://{match['host'].lower()}:{int(match['port'])}"


def _refused(message: str) -> Refused:
    return Refused("proxy_invalid", message, field="proxy")
