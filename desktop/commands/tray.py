"""`tray`: what was written and not delivered: seen, handed over in a file, and taken up by a lead of the unit."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from desktop.commands.command import (
    SEND_SECONDS,
    Answer,
    Arguments,
    Command,
    Desk,
    Exit,
    WrongCall,
    new_path,
    page_size,
    paged,
    read_file,
    unless,
)
from desktop.commands.desk import kept_code
from desktop.commands.telling import tray_line
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.keys.private_files import write_private
from desktop.keys.tray_file import FILE_BYTES
from desktop.presenters.paging import page
from desktop.presenters.times import id_text, read_id
from desktop.presenters.tray import Undelivered, rows, undelivered
from desktop.presenters.words import deed_words, reason_words
from desktop.workspace.adopting import ADOPTED, KNOWN, Adoption

_HANDED_OVER: Final = (
    "Nur Geräte der eigenen Stelle können die Datei öffnen; deren Leitung übernimmt sie mit „tray adopt“. Hier bleibt "
    "alles erhalten."
)
_LEFT_OUT: Final = "Nicht in der Datei, auf anderem Weg weiterzugeben:"
_NOT_ALL: Final = "Nicht alles konnte übernommen werden; auf dem anderen Gerät bleibt es erhalten."


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "export", "adopt"])
    parser.add_argument("names", nargs="*", metavar="ID|FILE", help="export: nur diese Einträge; adopt: die Datei")
    parser.add_argument("--out", metavar="FILE", help="export: wohin")
    paged(parser)


def _gather(namespace: argparse.Namespace) -> Arguments:
    what, names, out = namespace.what, namespace.names, namespace.out
    if (what == "list" and names) or (what == "adopt" and len(names) != 1) or (what == "export") != bool(out):
        raise WrongCall("tray list | tray export [ID…] --out FILE | tray adopt FILE")
    arguments = {"what": what, "limit": namespace.limit, "after": namespace.after}
    if what == "export":
        return arguments | {"ids": names, "out": new_path(out, "out")}
    return arguments | {"file": str(Path(names[0]).absolute())} if names else arguments


def _run(desk: Desk, arguments: Arguments) -> Answer:
    match arguments["what"]:
        case "export":
            return _export(desk, arguments)
        case "adopt":
            return _adopt(desk, arguments)
        case _:
            return _list(desk, arguments)


def _list(desk: Desk, arguments: Arguments) -> Answer:
    answer = page(rows(undelivered(desk.opened.workspace)), page_size(arguments), arguments.get("after"))
    return Answer(answer, lines=tuple(tray_line(row) for row in answer["items"]))


def _export(desk: Desk, arguments: Arguments) -> Answer:
    chosen = _chosen(undelivered(desk.opened.workspace), [read_id(str(one)) for one in arguments["ids"]])
    able = [one for one in chosen if one.can_be_exported]
    if not able:
        raise Refused("tray_empty", "Es gibt nichts, was eine Leitung übernehmen könnte.")
    data = desk.opened.seals.write_tray(desk.opened.workspace.directory, [one.row for one in able])
    write_private(Path(str(arguments["out"])), data)
    left = rows(one for one in chosen if not one.can_be_exported)
    items, out = rows(able), str(arguments["out"])
    result = {"file": out, "items": items, "left_out": [row["id"] for row in left]}
    left_out = (_LEFT_OUT, *map(tray_line, left)) if left else ()
    return Answer(result, lines=(*map(tray_line, items), out, _HANDED_OVER, *left_out))


def _chosen(tray: list[Undelivered], ids: list[bytes]) -> list[Undelivered]:
    """Give the entries named, or all; raises `Refused` for one that is not there."""
    known = {one.row.event for one in tray}
    if not known.issuperset(ids):
        raise Refused("not_found", "Dieser Eintrag gehört nicht zu dem, was nicht zugestellt wurde.", field="id")
    return [one for one in tray if not ids or one.row.event in ids]


def _adopt(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    data = read_file(str(arguments["file"]), "file", FILE_BYTES)
    # What another lead has adopted meanwhile is heard of first; offline it is found out when it is sent.
    desk.sync(SEND_SECONDS)
    device, found = desk.opened.seals.read_tray(workspace.directory, data)
    adoptions = workspace.adopt(device, found)
    desk.sync(SEND_SECONDS)
    person = workspace.state("person", device)
    result = {"device": id_text(device), "person": person.name if person else "", **_sorted(adoptions)}
    lines = tuple(_line(one) for one in adoptions)
    if result["refused"]:
        result["error"] = {"code": "not_all_adopted", "message": _NOT_ALL}
        return Answer(result, Exit.REFUSED, (*lines, _NOT_ALL))
    return Answer(result, kept_code(desk.opened, [one.entity for one in adoptions]), lines)


def _sorted(adoptions: Iterable[Adoption]) -> dict[str, Any]:
    """Give what became of each event, by whether it was adopted, known already or refused."""
    found: dict[str, Any] = {ADOPTED: [], KNOWN: [], "refused": []}
    for one in adoptions:
        row = {"id": id_text(one.event), "entity": id_text(one.entity), "type": one.type}
        if one.result in found:
            found[one.result].append(row)
        else:
            found["refused"].append(row | {"reason": one.result, "message": reason_words(one.result)})
    return found


def _line(one: Adoption) -> str:
    results = {ADOPTED: say("übernommen"), KNOWN: say("war schon da")}
    return f"{deed_words(one.type)}: {results.get(one.result) or reason_words(one.result)}"


TRAY = Command(
    "tray",
    "was nicht zugestellt wurde",
    _run,
    _configure,
    _gather,
    writes=unless("list", "export"),
    repeatable=True,
)
