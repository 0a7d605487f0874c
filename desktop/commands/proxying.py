"""`proxy`: through which proxy this profile speaks to its server, and what a proxy is told that wants to know who asks.

What it is told stands in the keyring of the operating system and holds for every profile there; no argument names it.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, WrongCall, read_text, unless
from desktop.composition import sign_in_at_proxy
from desktop.domain.proxy import NONE, SYSTEM, check_proxy, pac_of
from desktop.domain.refused import Refused
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.proxy_sign_in import ProxySignIns

_CHOICES: Final = {"none": NONE, "system": SYSTEM}
_IN, _OUT = "sign-in", "sign-out"
_PASSWORD_BYTES: Final = 2048


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _HELP
    parser.add_argument("what", choices=["show", "set", *_CHOICES, _IN, _OUT])
    parser.add_argument("url", nargs="?", metavar="URL", help="http://name:port; set auch pac:http://name/datei")
    parser.add_argument("--name", default="", help="sign-in: der Name am Proxy")
    parser.add_argument("--password-file", default="", metavar="FILE", help="sign-in: Datei mit dem Kennwort")


def _gather(namespace: argparse.Namespace) -> Arguments:
    if (namespace.what in ("set", _IN, _OUT)) is not bool(namespace.url):
        raise WrongCall("proxy set URL, sign-in URL, sign-out URL, oder ohne URL: show, none, system.")
    return {"what": namespace.what, "url": namespace.url}


def _alone(namespace: argparse.Namespace) -> Answer | None:
    """Keep what a proxy is told, or forget it, for this computer; raises `Refused` and `NoKeyring`."""
    if namespace.what not in (_IN, _OUT):
        return None
    proxy = str(_gather(namespace)["url"])
    if namespace.what == _OUT:
        ProxySignIns(OsKeyring()).forget(check_proxy(proxy))
        return Answer({"proxy": proxy, "signed_in": False}, lines=("Die Anmeldung am Proxy ist gelöscht.",))
    if not namespace.name:
        raise WrongCall("proxy sign-in URL --name NAME")
    proxy = sign_in_at_proxy(proxy, namespace.name, _password(namespace.password_file))
    return Answer(
        {"proxy": proxy, "signed_in": True}, lines=("Die Anmeldung am Proxy ist im Schlüsselbund hinterlegt.",)
    )


def _password(file: str) -> str:
    if file:
        return read_text(file, "password-file", _PASSWORD_BYTES).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refused("password_missing", "Es fehlt das Kennwort (--password-file).", field="password-file")
    return getpass.getpass("Kennwort am Proxy: ")


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
    if pac_of(proxy):
        return f"Proxy: wie es die PAC-Datei {pac_of(proxy)} vorgibt"
    return f"Proxy: {proxy}" if proxy else "Proxy: wie es das System vorgibt"


_HELP: Final = """\
Ohne eigene Einstellung gilt, was das System sagt (unter Linux https_proxy und no_proxy). Mit pac:ADRESSE nennt ihn eine
PAC-Datei. Verlangt ein Proxy Zugangsdaten, hinterlegt sign-in sie im Schlüsselbund des Systems. Der Proxy sieht
nur, zu welchem Server die Verbindung geht, nie ihren Inhalt. Ob der Weg stimmt, sagt connection-test."""

PROXY: Final = Command(
    "proxy", "der Proxy dieses Profils", _run, _configure, _gather, alone=_alone, writes=unless("show"), repeatable=True
)
