"""Commands over the register and the rota: `contacts`, `conflicts`, `duty`."""

from __future__ import annotations

import argparse

from desktop.commands.command import Answer, Arguments, Command, Desk, paged
from desktop.commands.notifying import read_document
from desktop.commands.reading import duty_now, list_contacts
from desktop.domain.contact import CONTACT_FIELDS
from desktop.domain.refused import Refused
from desktop.presenters import register
from desktop.presenters.times import id_text, read_id

_SEND_SECONDS = 5.0


def _configure_contacts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "add", "edit", "confirm", "remove"])
    parser.add_argument("id", nargs="?")
    parser.add_argument("--unit")
    for name in CONTACT_FIELDS:
        parser.add_argument(f"--{name.replace('_', '-')}")
    paged(parser)


def _contacts(desk: Desk, arguments: Arguments) -> Answer:
    what = str(arguments["what"])
    if what == "list":
        return list_contacts(desk, arguments)
    workspace = desk.opened.workspace
    values = {name: str(arguments[name]) for name in CONTACT_FIELDS if arguments.get(name) is not None}
    if what == "add":
        row = register.add_contact(workspace, str(arguments.get("unit") or ""), values)
    else:
        entity = read_id(str(arguments.get("id") or ""))
        row = {
            "edit": lambda: register.edit_contact(workspace, entity, values),
            "confirm": lambda: register.confirm_contact(workspace, entity),
            "remove": lambda: register.remove_contact(workspace, entity),
        }[what]()
    desk.sync(_SEND_SECONDS)
    return Answer(row, lines=(f"{row['family_name']}  {row['id']}",))


def _configure_conflicts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "settle"])
    parser.add_argument("id", nargs="?")
    parser.add_argument("--field")
    parser.add_argument("--keep")


def _conflicts(desk: Desk, arguments: Arguments) -> Answer:
    if arguments["what"] == "list":
        answer = register.conflicts(desk.opened.workspace)
        return Answer(answer, lines=tuple(f"{row['kind']}  {row['id']}  {row['field']}" for row in answer["items"]))
    for name in ("id", "field", "keep"):
        if not arguments.get(name):
            raise Refused("field_missing", f"{name}: Es fehlt eine Angabe.", field=name)
    entity, keep = read_id(str(arguments["id"])), read_id(str(arguments["keep"]), "keep")
    row = register.settle(desk.opened.workspace, entity, str(arguments["field"]), keep)
    desk.sync(_SEND_SECONDS)
    return Answer(row)


def _configure_duty(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["now", "set"])
    parser.add_argument("--unit")
    parser.add_argument("--place")
    parser.add_argument("--at")
    parser.add_argument("--from", dest="file")


def _gather_duty(namespace: argparse.Namespace) -> Arguments:
    document = read_document(namespace.file, "--from") if namespace.file else None
    if namespace.what == "set" and document is None:
        raise Refused("field_missing", "--from: Es fehlt die Datei.", field="from")
    names = ("what", "unit", "place", "at")
    return {name: getattr(namespace, name) for name in names} | {"document": document}


def _duty(desk: Desk, arguments: Arguments) -> Answer:
    if arguments["what"] == "now":
        return duty_now(desk, arguments)
    planned = register.plan_shifts(desk.opened.workspace, arguments["document"])
    desk.sync(_SEND_SECONDS)
    return Answer({"planned": len(planned), "items": [id_text(one) for one in planned], "next": None})


REGISTERING = (
    Command("contacts", "Ansprechpersonen", _contacts, True, _configure_contacts, reads=("list",)),
    Command("conflicts", "doppelte Fassungen", _conflicts, True, _configure_conflicts, reads=("list",)),
    Command("duty", "Rufbereitschaft", _duty, True, _configure_duty, _gather_duty, reads=("now",)),
)
