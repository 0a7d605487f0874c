"""The words of the command line: one parser for all commands, with the common options before or after the command."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from desktop.commands import enrolling, founding, recovering, restoring
from desktop.commands.calling import CallParser
from desktop.commands.command import Command, WrongCall
from desktop.commands.later import LATER, is_later

_MAKING: Final = {
    "found": ("eine Kooperation gründen", founding.configure),
    "enrol": ("dieses Gerät mit einer Einladung anmelden", enrolling.configure),
    "recover": ("das Gründungsprofil aus dem Wiederherstellungsblatt neu machen", recovering.configure),
}
_RESTORE: Final = "das Profil aus einer Sicherung wiederherstellen"


def parse(words: Sequence[str] | None, table: Mapping[str, Command]) -> argparse.Namespace:
    """Read the words of a call; raises `WrongCall`."""
    parser = make_parser(tuple(table.values()))
    namespace: argparse.Namespace
    namespace, unknown = parser.parse_known_args(words)
    if unknown and not is_later(namespace):
        raise WrongCall(f"unbekannt: {' '.join(unknown)}")
    return namespace


@cache
def make_parser(table: tuple[Command, ...]) -> CallParser:
    """Make the parser, which takes longer than most calls do, once for a table."""
    parser = CallParser("schutzbruecke", description="Meldungen zwischen Jugendämtern und Polizei.")
    _common(parser, first=True)
    commands = parser.add_subparsers(dest="command", required=True, metavar="BEFEHL")
    for name, (text, configure) in _MAKING.items():
        one = commands.add_parser(name, help=text, description=text)
        _common(one, first=False)
        one.add_argument("--keyring", action="store_true", help="auch mit dem Schlüsselbund des Systems öffnen")
        configure(one)
    one = commands.add_parser("restore", help=_RESTORE, description=_RESTORE)
    _common(one, first=False)
    restoring.configure(one)
    for command in table:
        one = commands.add_parser(command.name, help=command.help, description=command.help)
        _common(one, first=False)
        command.configure(one)
    for name, text in LATER.items():
        _common(commands.add_parser(name, help=f"{text} (noch nicht)"), first=False)
    return parser


def _common(parser: argparse.ArgumentParser, *, first: bool) -> None:
    """Add what stands before or after the command; after it, an absent one must not undo what stood before."""
    absent: Any = None if first else argparse.SUPPRESS
    no: Any = False if first else argparse.SUPPRESS
    parser.add_argument("--json", action="store_true", default=no, help="ein JSON-Objekt auf stdout")
    parser.add_argument("--profile", metavar="DIR", default=absent, help="Ordner des Profils")
    parser.add_argument("--passphrase-file", metavar="FILE", default=absent, help="Datei mit der Passphrase")
