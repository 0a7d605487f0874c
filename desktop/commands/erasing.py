"""`erase`: have a notification, or anything else, erased for all that read it.

People are asked for a word first; programs say `--json`.
"""

from __future__ import annotations

import argparse
import sys
from typing import Final

from desktop.commands.carrying import read_of
from desktop.commands.command import SEND_SECONDS, Answer, Arguments, Command, Desk, Exit, always
from desktop.commands.desk import kept_code
from desktop.commands.telling import whole_lines
from desktop.domain.erasure import REASONS
from desktop.domain.refused import Refused
from desktop.presenters import erasing
from desktop.presenters.times import read_id
from desktop.presenters.words import erasure_words

WORD: Final = "löschen"
_QUESTION: Final = (
    "Der Eintrag wird bei allen Stellen, die ihn haben, und auf allen Geräten endgültig gelöscht, mit allem, was dazu "
    f"geschrieben wurde. Zum Bestätigen bitte „{WORD}“ eingeben: "
)
_LONGEST: Final = 200
_UNDER_WAY: Final = "Die Löschung wartet auf Verbindung; bis dahin bleibt der Eintrag lesbar."
_GONE: Final = "Gelöscht."


def _configure(parser: argparse.ArgumentParser) -> None:
    known = ", ".join(f"{code} ({erasure_words(code)})" for code in REASONS)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--reason", required=True, metavar="R", help=f"{known}, oder kurz und ohne Namen")


def _gather(namespace: argparse.Namespace) -> Arguments:
    """Read the call; who does not ask for JSON is asked whether it is meant."""
    reason = str(namespace.reason).strip()
    if not reason or len(reason) > _LONGEST or not reason.isprintable():
        raise Refused.at("reason", "field_invalid", "Leer, zu lang oder mit Steuerzeichen.")
    if not namespace.json and not _is_meant():
        raise Refused("not_confirmed", "Es wurde nichts gelöscht.")
    return {"id": namespace.id, "reason": reason}


def _is_meant() -> bool:
    sys.stderr.write(_QUESTION)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() == WORD


def _run(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    kind, entity = erasing.find(workspace, read_id(str(arguments["id"])))
    erasing.erase(workspace, entity, desk.opened.person, str(arguments["reason"]))
    desk.sync(SEND_SECONDS)
    whole = erasing.whole(workspace, kind, entity)
    gone = whole["state"] == "erased"
    lines = whole_lines(workspace, whole) if gone and "erased" in whole else [_GONE if gone else _UNDER_WAY]
    read = read_of(workspace, whole) if whole.get("content") else None
    return Answer(whole, Exit.DONE if gone else kept_code(desk.opened, [entity]), tuple(lines), read)


ERASE = Command("erase", "für alle endgültig löschen", _run, _configure, _gather, writes=always, repeatable=True)
