"""Through which proxy a server is spoken to. It knows the environment, and nothing of the profile."""

from __future__ import annotations

from requests.utils import get_environ_proxies

from desktop.domain.proxy import NONE, SYSTEM


def proxies_for(server: str, proxy: str = SYSTEM) -> dict[str, str]:
    """Give the proxies by scheme: that of the profile, or the environment's where it names none.

    Plain http is for this very machine; a proxy would be another one.
    """
    if not server.startswith("https:") or proxy == NONE:
        return {}
    return {"https": proxy} if proxy else dict(get_environ_proxies(server))
