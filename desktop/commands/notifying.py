"""`notify`: a template, a check, or a notification from a file."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from pathlib import Path
from typing import Any, Final

from desktop.commands.attaching import attachment_lines, checked_paths, take_in_all, taken
from desktop.commands.command import SEND_SECONDS, Answer, Arguments, Command, Desk, Exit, read_text
from desktop.commands.desk import kept_code, problem_after
from desktop.commands.progress import Progress
from desktop.commands.releasing import requested_answer
from desktop.commands.telling import calling_lines, checked_lines, outside_line, recipient_line
from desktop.computer import System
from desktop.domain.phoned import Phoned
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.domain.templates import template
from desktop.presenters import notifying, phoned, releasing
from desktop.presenters.attachments import attach, attachment_rows
from desktop.presenters.materials import file_name
from desktop.presenters.notifications import find, item
from desktop.presenters.on_call import phone_advice
from desktop.presenters.times import id_text, moment, read_id
from desktop.presenters.words import state_word
from desktop.sync.worker import Report

_ATTACH: Final = "eine Datei, mehrmals möglich; sie folgt der Meldung"


def _configure(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--template", metavar="CODE")
    which.add_argument("--check", metavar="FILE")
    which.add_argument("--from", dest="file", metavar="FILE")
    parser.add_argument("--id", metavar="UUID")
    parser.add_argument("--attach", metavar="PATH", action="append", default=[], help=_ATTACH)


def _gather(namespace: argparse.Namespace) -> Arguments:
    """Read the file; the id is made here, so that a notification whose answer got lost can be asked for again."""
    path = namespace.check or namespace.file
    return {
        "check": bool(namespace.check),
        "document": read_document(path, "--check" if namespace.check else "--from"),
        "id": id_text(System().new_id()) if namespace.id is None else namespace.id,
        "attach": checked_paths(namespace.attach),
    }


def read_document(path: str, field: str) -> Any:
    """Read a JSON file the user named; raises `Refused` naming the line of what is wrong."""
    text = read_text(path, field)
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message = say("Zeile {line}, Spalte {column}: kein gültiges JSON.", line=error.lineno, column=error.colno)
        raise Refused("json_invalid", message, field=f"line {error.lineno}") from error
    except RecursionError as error:
        raise Refused("json_invalid", "Die Datei ist zu tief verschachtelt.") from error
    except ValueError as error:
        # Python refuses to read numbers of thousands of digits.
        raise Refused("json_invalid", "Die Datei enthält eine Zahl mit zu vielen Stellen.") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Refused(
                "json_invalid", say("Das Feld „{name}“ steht doppelt.", name=Verbatim(name[:80])), field=name[:80]
            )
        found[name] = value
    return found


def _no_constant(name: str) -> Any:
    raise Refused("json_invalid", say("{name} ist kein gültiger Wert.", name=Verbatim(name)))


def _run(desk: Desk, arguments: Arguments) -> Answer:
    if arguments["check"]:
        names = [file_name(Path(path).name) for path in arguments.get("attach", ())]
        checked = notifying.check(desk.opened.workspace, arguments["document"], names)
        answer = notifying.checked_answer(checked)
        lines = checked_lines(desk.opened.workspace, answer)
        return Answer(answer, Exit.DONE if checked.ok else Exit.REFUSED, tuple(lines))
    return _notify(desk, arguments)


def _notify(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    notification = read_id(str(arguments["id"]))
    files = taken(desk.opened, arguments) if arguments.get("attach") else None
    with workspace.at_once():
        notifying.write(workspace, notification, arguments["document"], desk.opened.person)
        if files is not None:
            attach(workspace, notification, desk.opened.person, files)
    told = phoned.find(workspace, notification)
    if told is not None:
        desk.sync(SEND_SECONDS)
        return _phoned_answer(desk, told)
    if not workspace.group(notification):
        desk.sync(SEND_SECONDS)
        return requested_answer(desk, releasing.required(workspace, notification))
    if files is None:
        return _with_outside(desk, arguments, written_answer(desk, notification, desk.sync(SEND_SECONDS)))
    desk.opened.files.adopt([one.file.id for one in files.files])
    report = desk.sync(SEND_SECONDS)
    # Whoever breaks this off still hears what became of the notification; the files go on with the next sync.
    with contextlib.suppress(KeyboardInterrupt):
        desk.carry(Progress(sys.stderr).moved)
    answer = _with_attachments(desk, notification, written_answer(desk, notification, report))
    return _with_outside(desk, arguments, answer)


def _phoned_answer(desk: Desk, told: Phoned) -> Answer:
    """Say of what lies outside that the call is kept, and that nothing was sent."""
    whole = phoned.whole(desk.opened.workspace, told)
    keys = ("process_id", "number", "state", "agency", "recipients")
    result = {"id": whole["id"], **{key: whole[key] for key in keys}}
    line = f"{whole['number']}: {state_word(whole['state'])}, {whole['agency']}. Gesendet wurde nichts."
    return Answer(result, kept_code(desk.opened, [told.id]), (line,))


def _with_outside(desk: Desk, arguments: Arguments, answer: Answer) -> Answer:
    """Say whom to phone besides, where a child is or lives outside the cooperation."""
    away = notifying.check(desk.opened.workspace, arguments["document"]).outside
    if not away:
        return answer
    rows = [notifying.outside_row(one) for one in away]
    return Answer({**answer.result, "outside": rows}, answer.code, (*answer.lines, *map(outside_line, rows)))


def _with_attachments(desk: Desk, notification: bytes, answer: Answer) -> Answer:
    """Say of each file whether the server has it; what still waits here is kept."""
    workspace = desk.opened.workspace
    rows = {id_text(state.id): attachment_rows(workspace, state) for _, state in workspace.group(notification)}
    recipients = [one | {"attachments": rows[one["id"]]} for one in answer.result["recipients"]]
    states = {row["state"] for one in recipients for row in one["attachments"]}
    lines = [line for one in recipients for line in attachment_lines(one["attachments"])]
    code = Exit.KEPT if answer.code is Exit.DONE and states != {"accepted"} else answer.code
    return Answer({**answer.result, "recipients": recipients}, code, (*answer.lines, *lines))


def written_answer(desk: Desk, notification: bytes, report: Report) -> Answer:
    """Say where a notification stands for each of its recipients; what waits comes with the advice to phone."""
    workspace = desk.opened.workspace
    group = workspace.group(notification)
    items = [item(workspace, row, state) for row, state in group]
    first = find(workspace, notification)
    waiting = [state.to_unit for row, state in group if row.status == "queued"]
    result: dict[str, Any] = {
        "id": id_text(notification),
        "process_id": id_text(first.process_id),
        "number": first.number,
        "state": "queued" if waiting else items[0]["state"],
        "recipients": [
            {"id": one["id"], "unit": one["to"], "rule": state.rule, "state": one["state"]}
            | ({"reason": one["reason"]} if "reason" in one else {})
            for one, (_, state) in zip(items, group, strict=True)
        ],
    }
    lines = [recipient_line(workspace, first.number, one) for one in result["recipients"]]
    if not waiting:
        return Answer(result, Exit.DONE, tuple(lines))
    immediate = first.urgency == "immediate"
    refused = next((one["reason"] for one in items if one.get("reason") and _is_refused(desk, one["id"])), "")
    result["advice"] = phone_advice(workspace, waiting, workspace.now(), immediate=immediate)
    advice = (result["advice"]["text"], *calling_lines(result["advice"]["call"]))
    problem, _ = problem_after(desk.opened, report)
    if problem:
        result["problem"] = problem
        lines.append(str(problem["message"]))
    if refused:
        result["error"] = {"code": refused, "message": _REFUSED}
        return Answer(result, Exit.REFUSED, (*lines, _REFUSED, *advice))
    return Answer(result, Exit.KEPT, (*lines, *advice))


def _is_refused(desk: Desk, entity: str) -> bool:
    return any(row.status == "refused" for row in desk.opened.workspace.pending(read_id(entity)))


def _template(namespace: argparse.Namespace) -> Answer | None:
    today = moment(System().now()).date()
    return Answer(template(namespace.template.upper(), today)) if namespace.template else None


def _attaches(arguments: Arguments) -> bool:
    return bool(arguments["attach"]) and not arguments["check"]


def _is_written(arguments: Arguments) -> bool:
    return not arguments["check"]


NOTIFY = Command(
    "notify",
    "eine Meldung prüfen oder schreiben",
    _run,
    _configure,
    _gather,
    alone=_template,
    stages=_attaches,
    stage=take_in_all,
    writes=_is_written,
    repeatable=True,
)

_REFUSED = "Der Server hat die Meldung abgelehnt; sie wird nicht gesendet und liegt unter „tray list“."
