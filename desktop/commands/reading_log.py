"""`readings`: what is noted of one's own reading, and for members of the data protection unit the read log."""

from __future__ import annotations

import argparse
from typing import Any, Final

from desktop.commands.command import Answer, Arguments, Command, Desk, page_size, paged, required, unless
from desktop.presenters import read_log
from desktop.presenters.agreement import unit_name
from desktop.presenters.times import read_id, spoken
from desktop.workspace.workspace import Workspace

_KINDS: Final = ("notification", "release", "phoned")


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "own", "note"])
    parser.add_argument("id", nargs="?", metavar="ID", help="Kennung oder Nummer einer Meldung")
    parser.add_argument("--kind", choices=_KINDS, default=_KINDS[0], help=argparse.SUPPRESS)
    parser.add_argument("--number", default="", help=argparse.SUPPRESS)
    paged(parser)


def _readings(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    if arguments["what"] == "note":
        entity = read_id(required(arguments, "id"))
        workspace.readings.note(str(arguments["kind"]), entity, str(arguments["number"])[: read_log.LONGEST_NUMBER])
        return Answer({"id": str(arguments["id"])})
    listed = read_log.listed if arguments["what"] == "list" else read_log.own
    about = str(arguments.get("id") or "")
    answer = listed(workspace, about=about, limit=page_size(arguments), after=arguments.get("after"))
    return Answer(answer, lines=tuple(_line(workspace, one, row) for one in answer["items"] for row in one["opened"]))


def _line(workspace: Workspace, day: dict[str, Any], row: dict[str, Any]) -> str:
    who = f"{day['person'] or day['device']}, {unit_name(workspace, day['unit'])}"
    when = f"{spoken(row['first'])} bis {spoken(row['last'])}"
    return f"{day['day']}  {who}  {row['number'] or row['id'] or row['kind']}  {row['times']}×  {when}"


READINGS: Final = Command(
    "readings", "wer welche Meldung geöffnet hat", _readings, _configure, writes=unless("list", "own")
)
