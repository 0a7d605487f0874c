"""Which proxy leads to the server: that of the system, none, one that is named, or the one a PAC file names.

It opens nothing.
"""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.server_url import is_host

SYSTEM: Final = ""
"""Whatever the system says: its own PAC file, its proxy, or none."""
NONE: Final = "none"
"""No proxy, whatever the system says."""
PAC: Final = "pac:"
"""Before the address of a PAC file, which is a script that names the proxy."""
ASKING: Final = "--find-proxy"
"""What a packaged program is started with to be the process that asks a PAC file."""
_ADDRESS: Final = re.compile(
    r"http://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+):(?P<port>[0-9]{1,5})/?", re.ASCII | re.IGNORECASE
)
_FILE: Final = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:(?P<port>[0-9]{1,5}))?(?P<path>/[!-~]+)",
    re.ASCII | re.IGNORECASE,
)
_LOCAL_FILE: Final = re.compile(r"file:///[!-~]+", re.ASCII)
_HIGHEST_PORT: Final = 65535
_MOST_CHARACTERS: Final = 300
_FORM: Final = "Das ist keine Adresse eines Proxys der Form http://name:port."
_PAC_FORM: Final = "Das ist keine Adresse einer PAC-Datei der Form pac:http://name/datei."
_SIGNED_IN: Final = "Zugangsdaten gehören nicht in die Adresse; sie werden mit „proxy sign-in“ hinterlegt."


def check_proxy(address: str) -> str:
    """Give the address of a proxy, or of a PAC file behind `pac:`, in its one spelling; raises `Refused`.

    A name and a password in it would stand in the list of processes, and are refused.
    """
    if "@" in address:
        raise _refused(_SIGNED_IN)
    if address.startswith(PAC):
        return PAC + _checked_file(address.removeprefix(PAC))
    match = _ADDRESS.fullmatch(address) if len(address) <= _MOST_CHARACTERS else None
    if match is None or not _leads_somewhere(match):
        raise _refused(_FORM)
    return f"http://{match['host'].lower()}:{int(match['port'])}"


def pac_of(proxy: str) -> str:
    """Give the address of the PAC file that a setting names, empty where it names none."""
    return proxy.removeprefix(PAC) if proxy.startswith(PAC) else ""


def _checked_file(address: str) -> str:
    if len(address) <= _MOST_CHARACTERS and _LOCAL_FILE.fullmatch(address):
        return address
    match = _FILE.fullmatch(address) if len(address) <= _MOST_CHARACTERS else None
    if match is None or not _leads_somewhere(match):
        raise _refused(_PAC_FORM)
    port = f":{int(match['port'])}" if match["port"] else ""
    return f"{match['scheme'].lower()}://{match['host'].lower()}{port}{match['path']}"


def _leads_somewhere(match: re.Match[str]) -> bool:
    return 1 <= int(match["port"] or 1) <= _HIGHEST_PORT and is_host(match["host"].lower())


def _refused(message: str) -> Refused:
    return Refused("proxy_invalid", message, field="proxy")
