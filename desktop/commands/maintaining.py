"""Commands about the profile itself: `doctor`, `passphrase`."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, Exit, WrongCall, always, read_text
from desktop.commands.examining import checked, doctor
from desktop.commands.self_checking import self_check
from desktop.domain.refused import Refused
from desktop.keys.profile import change_passphrase

_PASSPHRASE_BYTES: Final = 8192


def _configure_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="heilen, was die Prüfung findet")
    parser.add_argument("--self-check", action="store_true", help="das Programm prüfen, ohne Profil und Netz")


def _self_check(namespace: argparse.Namespace) -> Answer | None:
    return checked(self_check(), Exit.REFUSED) if namespace.self_check else None


def _configure_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new-passphrase-file", metavar="FILE")


def _gather_passphrase(namespace: argparse.Namespace) -> Arguments:
    if namespace.new_passphrase_file:
        text = read_text(namespace.new_passphrase_file, "--new-passphrase-file", _PASSPHRASE_BYTES)
        return {"passphrase": text.rstrip("\r\n")}
    if not sys.stdin.isatty():
        raise WrongCall("Es fehlt die neue Passphrase (--new-passphrase-file).")
    return {"passphrase": ask_twice("Neue Passphrase: ")}


def ask_twice(prompt: str) -> str:
    """Ask for a new passphrase at the terminal, twice; raises `Refused` if the two differ."""
    first = getpass.getpass(prompt)
    if getpass.getpass("Passphrase wiederholen: ") != first:
        raise Refused("passphrase_differs", "Die beiden Passphrasen sind verschieden.", field="passphrase")
    return first


def _passphrase(desk: Desk, arguments: Arguments) -> Answer:
    change_passphrase(desk.opened.folder, desk.opened.key, str(arguments["passphrase"]))
    return Answer({"changed": True}, lines=("Die Passphrase wurde geändert.",))


MAINTAINING = (
    Command("doctor", "das Profil oder das Programm prüfen", doctor, _configure_doctor, alone=_self_check),
    Command(
        "passphrase",
        "die Passphrase ändern",
        _passphrase,
        _configure_passphrase,
        _gather_passphrase,
        writes=always,
        repeatable=True,
    ),
)
