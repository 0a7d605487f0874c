"""Commands over the register and the rota: `contacts`, `conflicts`, `duty`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from desktop.commands.command import (
    SEND_SECONDS,
    Answer,
    Arguments,
    Command,
    Desk,
    WrongCall,
    all_arguments,
    page_size,
    paged,
    required,
    unless,
)
from desktop.commands.contact_files import checked_call, configure_files, export_contacts, import_contacts
from desktop.commands.desk import kept_code
from desktop.commands.notifying import read_document
from desktop.commands.reading import duty_now, list_contacts
from desktop.commands.telling import conflict_lines
from desktop.commands.written_file import write_file
from desktop.domain.contact import CONTACT_FIELDS
from desktop.presenters import conflicts, register
from desktop.presenters.duty_calendar import calendar_of
from desktop.presenters.times import id_text, read_id
from desktop.presenters.words import field_word

_FILES: Final = {"import": import_contacts, "export": export_contacts}


def _configure_contacts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "add", "edit", "confirm", "remove", "import", "export"])
    parser.add_argument("id", nargs="?")
    parser.add_argument("--unit")
    for name in CONTACT_FIELDS:
        parser.add_argument(f"--{name.replace('_', '-')}")
    configure_files(parser)
    paged(parser)


def _gather_contacts(namespace: argparse.Namespace) -> Arguments:
    return checked_call(all_arguments(namespace))


def _contacts(desk: Desk, arguments: Arguments) -> Answer:
    what = str(arguments["what"])
    if what == "list":
        return list_contacts(desk, arguments)
    if what in _FILES:
        return _FILES[what](desk, arguments)
    workspace = desk.opened.workspace
    values = {name: str(arguments[name]) for name in CONTACT_FIELDS if arguments.get(name) is not None}
    if what == "add":
        row = register.add_contact(workspace, str(arguments.get("unit") or ""), values)
    else:
        entity = read_id(required(arguments, "id"))
        row = {
            "edit": lambda: register.edit_contact(workspace, entity, values),
            "confirm": lambda: register.confirm_contact(workspace, entity),
            "remove": lambda: register.remove_contact(workspace, entity),
        }[what]()
    desk.sync(SEND_SECONDS)
    code = kept_code(desk.opened, [read_id(row["id"])])
    return Answer(row, code, (f"{row['family_name']}  {row['id']}",))


def _configure_conflicts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "settle"])
    parser.add_argument("id", nargs="?")
    parser.add_argument("--field")
    parser.add_argument("--keep", metavar="EVENT")
    paged(parser)


def _conflicts(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    if arguments["what"] == "list":
        answer = register.conflicts(workspace, limit=page_size(arguments), after=arguments.get("after"))
        return Answer(answer, lines=tuple(line for row in answer["items"] for line in conflict_lines(workspace, row)))
    field = required(arguments, "field")
    entity, keep = read_id(required(arguments, "id")), read_id(required(arguments, "keep"), "keep")
    row = conflicts.settle_one(workspace, entity, field, keep)
    desk.sync(SEND_SECONDS)
    name = row.get("family_name") or row.get("name") or row["title"]
    line = f"{name}, {field_word(field)}: Es gilt jetzt „{row['kept'] if 'kept' in row else row[field]}“."
    return Answer(row, kept_code(desk.opened, [entity]), (line,))


def _configure_duty(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _SHIFTS
    parser.add_argument("what", choices=["now", "set", "export"])
    parser.add_argument("--unit")
    parser.add_argument("--place")
    parser.add_argument("--at")
    parser.add_argument("--from", dest="file", metavar="FILE")
    parser.add_argument("--out", metavar="FILE", help="export: die Kalenderdatei (.ics)")
    parser.add_argument("--name", help="export: Dienste unter diesem Namen statt unter dem eigenen")


def _gather_duty(namespace: argparse.Namespace) -> Arguments:
    if namespace.what == "set" and not namespace.file:
        raise WrongCall("duty set: Es fehlt --from FILE.")
    if namespace.unit and namespace.place:
        raise WrongCall("duty now: --unit oder --place, nicht beides.")
    document = read_document(namespace.file, "--from") if namespace.file else None
    out = str(Path(namespace.out).absolute()) if namespace.out else None
    names = ("what", "unit", "place", "at", "name")
    return {name: getattr(namespace, name) for name in names} | {"document": document, "out": out}


def _duty(desk: Desk, arguments: Arguments) -> Answer:
    if arguments["what"] == "now":
        return duty_now(desk, arguments)
    if arguments["what"] == "export":
        return _export(desk, arguments)
    workspace, document = desk.opened.workspace, arguments["document"]
    planned = register.plan_shifts(workspace, document)
    every = register.shift_ids(workspace, document)
    desk.sync(SEND_SECONDS)
    result = {"planned": len(planned), "items": [id_text(one) for one in planned], "next": None}
    line = f"{len(planned)} Dienste eingetragen, {len(every) - len(planned)} waren es schon."
    # All of them: what an earlier call wrote may still wait here, and this call was asked to bring it about.
    return Answer(result, kept_code(desk.opened, every), (line,))


def _export(desk: Desk, arguments: Arguments) -> Answer:
    """Give one's own shifts as a calendar file: written to a path, else in the answer itself."""
    file, count = calendar_of(desk.opened.workspace, str(arguments.get("name") or ""))
    out = arguments.get("out")
    if not out:
        return Answer({"shifts": count, "calendar": file.decode()}, lines=tuple(file.decode().splitlines()))
    result = write_file(str(out), file)
    return Answer(result | {"shifts": count}, lines=(f"{count} Dienste: {result['path']}",))


_SHIFTS = """\
Die Datei von duty set (--from) ist eine JSON-Liste von Diensten:

  [{"unit": "jugendamt-willich-asd", "from": "2026-01-31T16:00+01:00",
    "until": "2026-02-01T08:00+01:00", "name": "Rufdienst A", "phone": "030 23125 002"}]

Zeiten stehen mit Versatz (RFC 3339), der Dienst endet vor „until“. Ohne „unit“ ist es die eigene
Stelle; nur Stellen der eigenen Behörde. Derselbe Dienst zweimal ist einer. Ist ein Eintrag falsch,
wird keiner eingetragen.

duty export gibt die eigenen Dienste als Kalenderdatei (iCalendar); eigen sind die unter dem eigenen
Namen. Wird sie wieder eingelesen, ändert sie Einträge und verdoppelt keinen."""

REGISTERING = (
    Command(
        "contacts",
        "Ansprechpersonen",
        _contacts,
        _configure_contacts,
        _gather_contacts,
        writes=unless("list", "export"),
    ),
    Command("conflicts", "doppelte Fassungen", _conflicts, _configure_conflicts, writes=unless("list")),
    Command(
        "duty", "Rufbereitschaft", _duty, _configure_duty, _gather_duty, writes=unless("now", "export"), repeatable=True
    ),
)
