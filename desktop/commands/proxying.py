"""`proxy`: through which proxy this profile speaks to its server: that of the environment, none, or one of its own."""

from __future__ import annotations

import argparse
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, WrongCall, unless
from desktop.domain.proxy import NONE, SYSTEM, check_proxy

_CHOICES: Final = {"none": NONE, "system": SYSTEM}


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _HELP
    parser.add_argument("what", choices=["show", "set", *_CHOICES])
    parser.add_argument("url", nargs="?", metavar="URL", help="set: http://name:port")


def _gather(namespace: argparse.Namespace) -> Arguments:
    if (namespace.what == "set") is not bool(namespace.url):
        raise WrongCall("proxy set URL, oder ohne URL: show, none, system.")
    return {"what": namespace.what, "url": namespace.url}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    what = str(arguments["what"])
    if what == "set":
        desk.opened.keep_proxy(check_proxy(str(arguments["url"])))
    elif what in _CHOICES:
        desk.opened.keep_proxy(_CHOICES[what])
    return Answer({"proxy": proxy_word(desk.opened.proxy)}, lines=(proxy_line(desk.opened.proxy),))


def proxy_word(proxy: str) -> str:
    """Give the setting in the word of programs: `system`, `none`, or the address."""
    return proxy or "system"


def proxy_line(proxy: str) -> str:
    """Say which proxy is used."""
    if proxy == NONE:
        return "Proxy: keiner, was immer das System vorgibt"
    return f"Proxy: {proxy}" if proxy else "Proxy: wie es das System vorgibt"


_HELP: Final = """\
Ohne eigene Einstellung gilt, was die Umgebung sagt (https_proxy, no_proxy). Der Proxy sieht nur, zu welchem Server die
Verbindung geht, nie ihren Inhalt. Ob der Weg stimmt, sagt connection-test."""

PROXY: Final = Command(
    "proxy", "der Proxy dieses Profils", _run, _configure, _gather, writes=unless("show"), repeatable=True
)
