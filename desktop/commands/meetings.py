"""`meetings`: plan them, say whether one comes, check off who was there, take them into a calendar."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from desktop.commands.command import (
    SEND_SECONDS,
    Answer,
    Arguments,
    Command,
    Desk,
    WrongCall,
    new_path,
    page_size,
    paged,
    required,
    unless,
)
from desktop.commands.desk import kept_code
from desktop.commands.new_file import write_new
from desktop.commands.notifying import read_document
from desktop.domain.meeting_events import Attendee
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import meeting_calendar, meeting_document, meeting_rows, meetings
from desktop.presenters.agreement import unit_name
from desktop.presenters.meeting_attendance import named
from desktop.presenters.meeting_words import ANSWERS, kind_title
from desktop.presenters.times import read_id, spoken
from desktop.workspace.workspace import Workspace

_ENTITY: Final = ("show", "edit", "cancel", "answer", "attend")


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _HELP
    parser.add_argument("what", choices=["list", "show", "add", "edit", "cancel", "answer", "attend", "export"])
    parser.add_argument("id", nargs="?", metavar="ID")
    parser.add_argument("answer", nargs="?", choices=sorted(ANSWERS), help="answer: kommen, nicht kommen, Vertretung")
    parser.add_argument("--from", dest="file", metavar="FILE", help="add, edit: der Termin als JSON")
    parser.add_argument("--reason", help="cancel: warum er entfällt")
    parser.add_argument("--deputy", metavar="NAME", help="answer deputy: wer kommt")
    parser.add_argument("--day", metavar="D", help="answer, attend: ein Tag einer Serie, wie er geplant war")
    parser.add_argument("--present", action="append", metavar="WER", help="attend: war da; Gerät oder Name (Stelle)")
    parser.add_argument("--absent", action="append", metavar="WER", help="attend: war doch nicht da")
    parser.add_argument("--format", choices=["ics"], help="export: iCalendar")
    parser.add_argument("--out", metavar="F", help="export: neue Datei")
    paged(parser)


def _gather(namespace: argparse.Namespace) -> Arguments:
    what = namespace.what
    if what in _ENTITY and not namespace.id:
        raise WrongCall(f"meetings {what}: Es fehlt ID.")
    if what in ("add", "edit") and not namespace.file:
        raise WrongCall(f"meetings {what}: Es fehlt --from FILE.")
    if what == "answer" and not namespace.answer:
        raise WrongCall("meetings answer: Es fehlt yes, no oder deputy.")
    if what == "attend" and not (namespace.present or namespace.absent):
        raise WrongCall("meetings attend: Es fehlt --present oder --absent.")
    if what == "export" and not (namespace.format and namespace.out):
        raise WrongCall("meetings export: Es fehlt --format ics oder --out F.")
    document = read_document(namespace.file, "--from") if namespace.file else None
    out = new_path(namespace.out, "out") if namespace.out else None
    names = ("what", "id", "answer", "reason", "deputy", "day", "present", "absent", "format", "limit", "after")
    return {name: getattr(namespace, name) for name in names} | {"document": document, "out": out}


def _list(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    answer = meeting_rows.rows(workspace, limit=page_size(arguments), after=arguments.get("after"))
    return Answer(answer, lines=tuple(map(_line, answer["items"])))


def _show(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    state = meetings.meeting(workspace, read_id(required(arguments, "id")))
    whole = meeting_rows.whole(workspace, state)
    days = (
        f"{spoken(one['from'])}  {len(one['coming'])} kommen  {one['day']}".rstrip() for one in whole["occurrences"]
    )
    return Answer(whole, lines=(_line(whole), unit_name(workspace, state.unit), *days))


def _add(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    planned = meetings.plan(workspace, meeting_document.read_meetings(workspace, arguments["document"]))
    desk.sync(SEND_SECONDS)
    rows = [meeting_rows.row(workspace, meetings.meeting(workspace, one)) for one in planned]
    return Answer({"items": rows, "next": None}, kept_code(desk.opened, planned), tuple(map(_line, rows)))


def _edit(workspace: Workspace, entity: bytes, arguments: Arguments) -> None:
    document = arguments["document"]
    if not isinstance(document, dict):
        raise Refused.at("--from", "meeting_invalid", "Erwartet wird ein Objekt.")
    values, invited = meeting_document.read_changes(workspace, document)
    meetings.edit(workspace, entity, values, invited)


def _cancel(workspace: Workspace, entity: bytes, arguments: Arguments) -> None:
    meetings.cancel(workspace, entity, str(arguments.get("reason") or ""))


def _reply(workspace: Workspace, entity: bytes, arguments: Arguments) -> None:
    deputy, day = str(arguments.get("deputy") or ""), str(arguments.get("day") or "")
    meetings.reply(workspace, entity, str(arguments["answer"]), deputy, day)


def _attend(workspace: Workspace, entity: bytes, arguments: Arguments) -> None:
    present, absent = ([_attendee(one) for one in arguments.get(name) or ()] for name in ("present", "absent"))
    meetings.check_off(workspace, entity, str(arguments.get("day") or ""), present, absent)


def _attendee(text: str) -> Attendee:
    """Read somebody who was there: a device by its id, else a name, with where they are from in brackets."""
    try:
        return Attendee(read_id(text), "", "")
    except Refused:
        name, bracket, unit = text.strip().removesuffix(")").rpartition(" (")
        return named(name, unit) if bracket else named(unit, "")


_DEEDS: Final[dict[str, Callable[[Workspace, bytes, Arguments], None]]] = {
    "edit": _edit,
    "cancel": _cancel,
    "answer": _reply,
    "attend": _attend,
}


def _export(desk: Desk, arguments: Arguments) -> Answer:
    """Write a calendar file of one meeting, or of all."""
    workspace, named, out = desk.opened.workspace, arguments.get("id"), Path(required(arguments, "out"))
    every = [state for _, state in workspace.states("meeting")]
    states = [meetings.meeting(workspace, read_id(str(named)))] if named else every
    write_new(out, meeting_calendar.calendar_of(workspace, states))
    result = {"path": str(out), "meetings": len(states)}
    return Answer(result, lines=(say("{count} Termine in {path}.", count=len(states), path=str(out)),))


_OTHERS: Final = {"list": _list, "show": _show, "add": _add, "export": _export}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    what = str(arguments["what"])
    if what in _OTHERS:
        return _OTHERS[what](desk, arguments)
    workspace, entity = desk.opened.workspace, read_id(required(arguments, "id"))
    _DEEDS[what](workspace, entity, arguments)
    desk.sync(SEND_SECONDS)
    row = meeting_rows.whole(workspace, meetings.meeting(workspace, entity))
    return Answer(row, kept_code(desk.opened, [entity]), (_line(row),))


def _line(row: dict[str, Any]) -> str:
    marks = (
        "ABGESAGT" if row["cancelled"] else "",
        ANSWERS.get(row["answer"], "") if row["answer"] else "",
        "nicht eingeladen: kein Platz" if row["not_invited"] else "",
    )
    waits = f"Warteliste {row['waiting_place']}" if row["waiting_place"] else ""
    parts = (spoken(row["from"]), kind_title(row["kind"]), row["title"], row["place"], *marks, waits, row["id"])
    return "  ".join(part for part in parts if part)


_HELP: Final = """\
Die Datei von meetings add (--from) ist ein JSON-Objekt oder eine Liste davon:

  {"kind": "joint_training", "title": "Meldewege", "place": "Kreishaus",
   "from": "2026-12-08T14:00+01:00", "until": "2026-12-08T16:00+01:00",
   "agenda": "1. Begrüßung", "capacity": 20, "answer_by": "2026-12-01",
   "invited": ["unit:jugendamt-willich-asd", "level:casework"],
   "series": {"every": "month", "nth": 2, "weekday": "TU", "until": "2027-12-31"}}

Nötig sind kind, title, from und until. kind: info_event, joint_training, leadership, casework,
job_shadowing. Eingeladen sind alle, sonst agency:…, unit:…, role:… oder level:…; Orte und Rollen
schränken einander ein. Mit „id“ ist derselbe Termin zweimal einer. edit nimmt dieselben Felder,
dazu „days“: {"2027-01-12": {"from": …, "until": …}} verschiebt einen Tag einer Serie, null lässt
ihn ausfallen. Alle Stellen lesen mit: Hier gehört nichts hinein, was ein Kind betrifft."""

MEETINGS: Final = Command(
    "meetings", "Termine und Fortbildungen", _run, _configure, _gather, writes=unless("list", "show", "export")
)
