"""Commands about the profile itself: `doctor`, `passphrase`."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any, Final

from desktop.commands.command import Answer, Arguments, Command, Desk, Exit, WrongCall, always, read_text
from desktop.commands.self_checking import Check, keyring_detail, self_check
from desktop.domain.refused import Refused
from desktop.keys.profile import change_passphrase
from desktop.sync.failures import RequestFailed

_FULL_SYNCHRONOUS: Final = 2
_SERVER_SECONDS: Final = 3.0
_PASSPHRASE_BYTES: Final = 8192
_TITLES: Final = {
    "pages": "Seiten der Datenbank",
    "channel": "Verlauf",
    "durability": "Sicheres Schreiben",
    "keyring": "Schlüsselbund",
    "server": "Server",
    "database": "Datenbank",
    "wraps": "Übergabe von Schlüsseln",
    "envelopes": "Verschlüsselung",
    "passphrase": "Passphrase",
    "agreement": "Kooperationsvereinbarung",
    "network": "Netz",
    "times": "Uhrzeit",
}


def _doctor(desk: Desk, _arguments: Arguments) -> Answer:
    """Check cipher and pages, the counts of every channel and its heads; a missing keyring or server is a detail."""
    store, workspace = desk.opened.store, desk.opened.workspace
    broken = store.check_pages()
    checks = [Check("pages", ok=not broken, detail=f"{len(broken)} fehlerhaft" if broken else "alle Seiten geprüft")]
    for channel, row in workspace.heads().items():
        counted = sum(workspace.outcomes(channel).values())
        detail = f"{counted} von {row.seq} Einträgen sind verarbeitet"
        checks.append(Check(f"channel {channel.hex()[:8]}", ok=counted == row.seq, detail=detail))
    synchronous = int(str(store.pragmas()["synchronous"]))
    checks += [
        Check("durability", ok=synchronous == _FULL_SYNCHRONOUS, detail=f"synchronous={synchronous}"),
        Check("keyring", ok=True, detail=keyring_detail()),
        Check("server", ok=True, detail=_server_detail(desk)),
    ]
    return checked(checks, Exit.DAMAGED)


def _server_detail(desk: Desk) -> str:
    transport = desk.opened.transport(_SERVER_SECONDS)
    try:
        transport.hello()
    except RequestFailed as failed:
        return failed.failure.message
    finally:
        transport.close()
    return "erreichbar"


def damaged_answer(message: str) -> Answer:
    """Give what `doctor` says of a profile that does not even open."""
    return checked([Check("database", ok=False, detail=message)], Exit.DAMAGED)


def checked(checks: list[Check], failing: Exit) -> Answer:
    """Give the answer of a check."""
    ok = all(check.ok for check in checks)
    rows: list[dict[str, Any]] = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in checks]
    lines = tuple(f"{'gut   ' if check.ok else 'FEHLER'} {_title(check.name)}: {check.detail}" for check in checks)
    return Answer({"ok": ok, "checks": rows}, Exit.DONE if ok else failing, lines)


def _title(name: str) -> str:
    """Give what people call a check; of one among several of a kind the rest of its name stays."""
    kind, _, rest = name.partition(" ")
    return f"{_TITLES.get(kind, kind)} {rest}".rstrip()


def _configure_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true")
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
    Command("doctor", "das Profil oder das Programm prüfen", _doctor, _configure_doctor, alone=_self_check),
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
