"""Commands about the profile itself: `doctor`, `passphrase`."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.commands.command import Answer, Arguments, Command, Desk, Exit, read_text
from desktop.domain.refused import Refused
from desktop.keys.profile import change_passphrase


def _doctor(desk: Desk, _arguments: Arguments) -> Answer:
    """Check cipher and pages, the counts of every channel and its heads."""
    store, workspace = desk.opened.store, desk.opened.workspace
    broken = store.check_pages()
    checks = [_check("pages", not broken, f"{len(broken)} fehlerhaft" if broken else "alle Seiten geprüft")]
    for channel, row in workspace.heads().items():
        counted = sum(workspace.outcomes(channel).values())
        detail = f"{counted} von {row.seq} Ereignissen haben ein Ergebnis"
        checks.append(_check(f"channel {channel.hex()[:8]}", counted == row.seq, detail))
    pragmas = store.pragmas()
    checks.append(_check("durability", pragmas["synchronous"] == 2, f"synchronous={pragmas['synchronous']}"))  # noqa: PLR2004
    ok = all(check["ok"] for check in checks)
    lines = tuple(f"{'ok ' if check['ok'] else 'NEIN'} {check['name']}: {check['detail']}" for check in checks)
    return Answer({"ok": ok, "checks": checks}, Exit.DONE if ok else Exit.DAMAGED, lines)


def _check(name: str, ok: bool, detail: str) -> dict[str, Any]:  # noqa: FBT001
    return {"name": name, "ok": ok, "detail": detail}


def _configure_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new-passphrase-file", required=True)


def _gather_passphrase(namespace: argparse.Namespace) -> Arguments:
    text = read_text(namespace.new_passphrase_file, "--new-passphrase-file", 4096)
    return {"passphrase": text.rstrip("\r\n")}


def _passphrase(desk: Desk, arguments: Arguments) -> Answer:
    if not arguments["passphrase"]:
        raise Refused("passphrase_empty", "Das neue Kennwort ist leer.", field="new-passphrase-file")
    change_passphrase(desk.opened.folder, desk.opened.key, str(arguments["passphrase"]))
    return Answer({"changed": True}, lines=("Das Kennwort wurde geändert.",))


MAINTAINING = (
    Command("doctor", "das Profil prüfen", _doctor),
    Command("passphrase", "das Kennwort ändern", _passphrase, True, _configure_passphrase, _gather_passphrase),
)
