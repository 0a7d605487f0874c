"""What follows a notification, for both sides or inside the receiving unit, from files where there is much to say."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from desktop.commands.carrying import read_of
from desktop.commands.command import SEND_SECONDS, Answer, Arguments, Command, Desk, always
from desktop.commands.desk import kept_code
from desktop.commands.notifying import read_document
from desktop.commands.telling import outside_line
from desktop.presenters import handling, later, newly_competent, notifications, telling_also
from desktop.presenters.agreement import unit_name
from desktop.presenters.notifying import outside_row
from desktop.presenters.times import read_id
from desktop.presenters.words import state_word
from desktop.workspace.workspace import Workspace

_Act = Callable[[Desk, bytes, Arguments], dict[str, Any]]


def _supplement(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    opened = desk.opened
    full = bool(arguments.get("full"))
    return later.supplement(opened.workspace, entity, arguments["document"], opened.person, full=full)


def _correct(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    return later.correct(desk.opened.workspace, entity, arguments["document"], desk.opened.person)


def _feedback(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    return later.feedback(desk.opened.workspace, entity, arguments["document"], desk.opened.person)


def _ask(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    text = str(arguments.get("text") or "").strip()
    return later.ask(desk.opened.workspace, entity, desk.opened.person, str(arguments["field"]), text)


def _noted(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    seen = frozenset(read_id(str(event), "event") for event in arguments.get("event") or ())
    return later.note(desk.opened.workspace, entity, desk.opened.person, seen or None)


def _from_file(namespace: argparse.Namespace) -> Arguments:
    given = {"id": namespace.id, "document": read_document(namespace.file, "--from")}
    return given | {"full": getattr(namespace, "full", False)}


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--from", dest="file", metavar="F", required=True)


def _file_or_report(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--full", action="store_true", help="der vollständige Bericht nach einer Sofortmeldung")


def _question(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--field", required=True, help="ein Feld des Formulars, etwa children[0].condition")
    parser.add_argument("--text", required=True)


def _seen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--event", action="append", metavar="EVENT", help="nur diesen Nachtrag, mehrfach möglich")


def _run(act: _Act) -> Callable[[Desk, Arguments], Answer]:
    def run(desk: Desk, arguments: Arguments) -> Answer:
        entity = notifications.find_one(desk.opened.workspace, read_id(str(arguments["id"]))).id
        act(desk, entity, arguments)
        desk.sync(SEND_SECONDS)
        whole = notifications.whole(desk.opened.workspace, entity)
        line = f"{whole['number']}: {state_word(whole['state'], whole['marks'], whole.get('reason', ''))}"
        return Answer(whole, kept_code(desk.opened, [entity]), (line,), read_of(desk.opened.workspace, whole))

    return run


def _added_run(act: _Act) -> Callable[[Desk, Arguments], Answer]:
    """Add to it or put it right, and say who is competent by that and has not been told."""

    def run(desk: Desk, arguments: Arguments) -> Answer:
        answer, workspace = _run(act)(desk, arguments), desk.opened.workspace
        state = notifications.find_one(workspace, read_id(answer.result["id"]))
        lines = (_also_line(workspace, answer.result["id"], one) for one in newly_competent.untold(workspace, state))
        away = (outside_line(outside_row(one)) for one in newly_competent.to_phone(workspace, state))
        return replace(answer, lines=(*answer.lines, *lines, *away))

    return run


def _also_line(workspace: Workspace, entity: str, one: newly_competent.Untold) -> str:
    name = unit_name(workspace, one.unit)
    return f"Auch zuständig: {name} ({one.rule}). Dort auch melden: tell-also {entity} --to {one.unit}"


def _tell_also(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    entity, unit = read_id(str(arguments["id"])), str(arguments["to"])
    told = telling_also.tell_also(opened.workspace, entity, opened.person, unit)
    desk.sync(SEND_SECONDS)
    there = read_id(told["id"])
    whole = notifications.whole(opened.workspace, there)
    line = (
        f"{whole['number']}: {whole['to_name']} – {state_word(whole['state'], whole['marks'], whole.get('reason', ''))}"
    )
    return Answer(whole, kept_code(opened, [there]), (line,), read_of(opened.workspace, whole))


def _to_unit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--to", required=True, metavar="UNIT", help="eine Stelle aus also_competent")


def _people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--to", required=True, metavar="DEVICE", help="Gerät der Person, leer für niemanden")
    parser.add_argument("--deputy", default="", metavar="DEVICE", help="Gerät der Vertretung")


def _assign(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    entity = read_id(str(arguments["id"]))
    to, deputy = str(arguments["to"]), str(arguments.get("deputy") or "")
    handling.assign(opened.workspace, entity, opened.person, to, deputy)
    return _inside(desk, handling.rows(opened.workspace, notifications.find_one(opened.workspace, entity)))


def _assess(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    entity = read_id(str(arguments["id"]))
    return _inside(desk, handling.assess(opened.workspace, entity, arguments["document"], opened.person))


def _inside(desk: Desk, rows: dict[str, Any]) -> Answer:
    """Answer with what stays inside one's own unit."""
    desk.sync(SEND_SECONDS)
    return Answer(rows, kept_code(desk.opened, [read_id(rows["id"])]), ("Gesichert; nur Ihre Stelle liest es.",))


FOLLOWING: Final = (
    Command("supplement", "ergänzen", _added_run(_supplement), _file_or_report, _from_file, writes=always),
    Command("correct", "berichtigen", _added_run(_correct), _file, _from_file, writes=always),
    Command("tell-also", "auch melden, wer nach einem Nachtrag zuständig ist", _tell_also, _to_unit, writes=always),
    Command("feedback", "zurückmelden, was zulässig ist", _run(_feedback), _file, _from_file, writes=always),
    Command("ask", "zu einem Feld zurückfragen", _run(_ask), _question, writes=always),
    Command("assign", "einer Person der eigenen Stelle zuweisen", _assign, _people, writes=always),
    Command("assess", "die Einschätzung zu zweit festhalten", _assess, _file, _from_file, writes=always),
    Command("noted", "Nachträge zur Kenntnis nehmen", _run(_noted), _seen, writes=always),
)
