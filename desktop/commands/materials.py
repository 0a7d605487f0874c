"""`materials`: documents for all units. Their words travel with every sync, their files only when somebody wants them.

Files are taken in and given out in the process that was called, so that no transfer keeps anybody from notifying.
"""

from __future__ import annotations

import argparse
import mimetypes
import sys
from dataclasses import replace
from functools import partial
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
    page_size,
    paged,
)
from desktop.commands.desk import kept_code
from desktop.commands.file_keeping import cap, keep_cap, know, local_state, named_files, trim
from desktop.commands.giving_out import Fetching, fetch_to
from desktop.commands.named_file import give_up
from desktop.commands.progress import Progress
from desktop.commands.taking_in import Target, check_document, drop_abandoned, take_in
from desktop.commands.text_drawing import TextDrawing
from desktop.composition import Opened
from desktop.domain.audience import AUDIENCES
from desktop.domain.file import File
from desktop.domain.material import Edition, Material
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import materials
from desktop.presenters.amounts import amount
from desktop.presenters.materials import Label
from desktop.presenters.storage import checked_cap
from desktop.presenters.times import id_text, read_id
from desktop.sync.failures import RequestFailed

_ANY: Final = "application/octet-stream"
_PLACES: Final = {
    "here": "hier",
    "partly": "teilweise hier",
    "not_here": "nicht auf diesem Gerät",
    "uploading": "wird hochgeladen",
    "damaged": "auf diesem Gerät beschädigt und nirgends sonst",
}


def _unheard(_done: int, _whole: int) -> None:
    return


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _HELP
    parser.add_argument("what", choices=["list", "add", "get", "pin", "drop", "remove", "cap"])
    parser.add_argument(
        "words", nargs="*", metavar="PATH|ID", help="add: Dateien; get, pin, drop, remove: das Material"
    )
    parser.add_argument("--title", help="add: Titel, sonst der Name der Datei")
    parser.add_argument("--topic", action="append", metavar="T", help="add: Thema, mehrmals möglich")
    parser.add_argument("--mandatory", action="store_true", help="add: alle sollen es kennen")
    parser.add_argument(
        "--for", dest="audience", action="append", choices=AUDIENCES, help="add: für wen, sonst für alle"
    )
    parser.add_argument("--to", metavar="ID", help="add: als neue Fassung dieses Materials")
    parser.add_argument("--version", metavar="ID", help="get: eine ältere Fassung")
    parser.add_argument("--out", metavar="PATH", help="get: Datei oder Ordner")
    paged(parser)


def _gather(namespace: argparse.Namespace) -> Arguments:
    what, words = namespace.what, namespace.words
    if what == "add" and not words:
        raise WrongCall("materials add: Es fehlt PATH.")
    if what == "add" and len(words) > 1 and (namespace.title or namespace.to):
        raise WrongCall("materials add: --title und --to gelten für eine einzige Datei.")
    if what in ("get", "pin", "drop", "remove") and len(words) != 1:
        raise WrongCall(f"materials {what}: Es fehlt ID.")
    if what == "get" and not namespace.out:
        raise WrongCall("materials get: Es fehlt --out PATH.")
    if what == "cap" and words and not (len(words) == 1 and words[0].isascii() and words[0].isdigit()):
        raise WrongCall("materials cap: Erwartet werden MiB.")
    names = ("what", "words", "title", "topic", "mandatory", "audience", "to", "version", "out", "limit", "after")
    return {name: getattr(namespace, name) for name in names}


def _label(arguments: Arguments) -> Label:
    return Label(
        str(arguments["title"] or ""),
        tuple(arguments["topic"] or ()),
        mandatory=bool(arguments["mandatory"]),
        audience=tuple(arguments.get("audience") or ()),
    )


def _stage(opened: Opened, arguments: Arguments) -> Arguments:
    """Take the files in; gives the arguments with the ids they have here."""
    workspace, progress = opened.workspace, Progress(sys.stderr)
    materials.checked_label(_label(arguments))
    if arguments["to"]:
        materials.material(workspace, read_id(str(arguments["to"]), "to"))
    remarks = [(path, check_document(path, mimetypes.guess_type(path)[0] or _ANY)) for path in arguments["words"]]
    drop_abandoned(opened.files, workspace.now(), named_files(opened))
    taken = []
    for path, remark in remarks:
        target = Target(workspace.new_id(), workspace.cooperation(), workspace.now())
        name = materials.file_name(Path(path).name)
        if remark:
            progress.note(f"{name}: {remark}")
        row = take_in(opened.files, path, target, partial(progress.taken, name))
        media_type = mimetypes.guess_type(name)[0] or _ANY
        TextDrawing(opened).draw_one(File(row.file, row.key, row.size, name, media_type))
        taken.append([row.file.hex(), name, media_type])
    return {**arguments, "files": taken}


def _add(desk: Desk, arguments: Arguments) -> Answer:
    opened, workspace = desk.opened, desk.opened.workspace
    added, files = [], []
    with workspace.at_once():
        for number, name, media_type in arguments["files"]:
            row = opened.files.get(bytes.fromhex(number))
            if row is None:
                raise Refused("file_unreadable", "Die Datei liegt nicht mehr bereit; bitte noch einmal.")
            file, chunks = File(row.file, row.key, row.size, name, media_type), opened.files.addresses(row.file)
            files.append(row.file)
            if arguments["to"]:
                added.append(materials.revise(workspace, read_id(str(arguments["to"]), "to"), file, chunks))
            else:
                added.append(materials.add(workspace, _label(arguments), file, chunks))
    opened.files.adopt(files)
    desk.sync(SEND_SECONDS)
    desk.carry(Progress(sys.stderr).moved)
    rows = [_row(opened, materials.material(workspace, state.id)) for state in added]
    code = kept_code(opened, [state.id for state in added], files=True)
    return Answer({"items": rows, "next": None}, code, tuple(map(_line, rows)))


def _row(opened: Opened, state: Material) -> dict[str, Any]:
    return materials.material_row(opened.workspace, state) | local_state(opened, state.current.file)


def _line(row: dict[str, Any]) -> str:
    marks = ("Pflicht" if row["mandatory"] else "", "angeheftet" if row["pinned"] else "", ", ".join(row["topics"]))
    rest = "  ".join(mark for mark in marks if mark)
    return f"{row['title']}  {amount(row['size'])}  {_PLACES[row['state']]}  {rest}  {row['id']}".replace("    ", "  ")


def _list(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    answer = materials.materials(workspace, limit=page_size(arguments), after=arguments.get("after"))
    rows = [_row(desk.opened, materials.material(workspace, read_id(row["id"]))) for row in answer["items"]]
    return Answer({**answer, "items": rows}, lines=tuple(map(_line, rows)))


def _edition(opened: Opened, arguments: Arguments) -> tuple[Material, Edition]:
    state = materials.material(opened.workspace, read_id(str(arguments["words"][0])))
    version = arguments.get("version")
    return state, materials.edition(state, read_id(str(version), "version") if version else None)


def _get(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    state, edition = _edition(opened, arguments)
    know(opened, edition)
    answer = fetch_to(opened, edition.file, Path(str(arguments["out"])))
    if "error" in answer.result:
        return answer
    TextDrawing(opened).draw(_unheard, (edition.file.id,))
    return replace(answer, result={"id": id_text(state.id), "version": id_text(edition.version)} | dict(answer.result))


def _pin(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    state, edition = _edition(opened, arguments)
    know(opened, edition)
    opened.files.pin(edition.file.id, pinned=True)
    fetching = Fetching(opened, Progress(sys.stderr).moved)
    code = Exit.DONE
    try:
        fetching.fetch(edition.file.id)
    except RequestFailed:
        # The wish is kept; the next sync that reaches the server fetches it.
        code = Exit.KEPT
    finally:
        fetching.close()
    opened.files.use(edition.file.id, opened.workspace.now())
    trim(opened)
    TextDrawing(opened).draw(_unheard, (edition.file.id,))
    row = _row(opened, state)
    return Answer(row, code, (_line(row),))


def _drop(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    state, _ = _edition(opened, arguments)
    give_up(opened, state)
    row = _row(opened, state)
    return Answer(row, lines=(_line(row),))


def _remove(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    entity = read_id(str(arguments["words"][0]))
    row = materials.remove(opened.workspace, entity)
    desk.sync(SEND_SECONDS)
    return Answer(row, kept_code(opened, [entity]), (f"{row['title']}  {row['id']}",))


def _cap(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    if arguments["words"]:
        keep_cap(opened, checked_cap(str(arguments["words"][0])))
        trim(opened)
    held = opened.files.held_bytes() if opened.has_files else 0
    line = say("{held} von höchstens {most} auf diesem Gerät.", held=amount(held), most=amount(cap(opened)))
    return Answer({"cap_bytes": cap(opened), "held_bytes": held}, lines=(line,))


_RUNS: Final = {"list": _list, "add": _add, "get": _get, "pin": _pin, "drop": _drop, "remove": _remove, "cap": _cap}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    return _RUNS[str(arguments["what"])](desk, arguments)


_HELP: Final = """\
Alle Stellen sehen, welches Material es gibt; die Dateien selbst kommen erst, wenn jemand sie holt
(get) oder hier behalten will (pin). Was zuerst gelesen oder hochgeladen werden muss, lässt sich mit
Strg+C abbrechen: Es bleibt erhalten und geht beim nächsten Mal weiter. drop gibt die Kopie auf diesem
Gerät frei, cap begrenzt in MiB, wie viel hier liegen bleibt; Angeheftetes und was noch nicht beim
Server ist, bleibt immer."""

MATERIALS: Final = Command(
    "materials",
    "Material für alle Stellen",
    _run,
    _configure,
    _gather,
    stages=lambda arguments: arguments.get("what") == "add",
    stage=_stage,
    writes=lambda arguments: arguments.get("what") in ("add", "remove", "cap"),
)
