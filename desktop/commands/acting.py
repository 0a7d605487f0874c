"""The steps of a notification's lifecycle that need no form: acknowledge, withdraw, hand over, close."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Any

from desktop.commands.carrying import read_of
from desktop.commands.command import SEND_SECONDS, Answer, Arguments, Command, Desk, always
from desktop.commands.desk import kept_code
from desktop.domain.notification_events import Acknowledged, NotCompetent, PhoneHandover, Remarked, TakenOver
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.presenters import additions, forwarding, handling, notifications, recalling
from desktop.presenters.times import read_id, read_past, written
from desktop.presenters.words import state_word

LONG = 4000
_SHORT = 200

_Act = Callable[[Desk, bytes, Arguments], dict[str, Any]]


def given_text(arguments: Arguments, name: str, *, longest: int = _SHORT, required: bool = False) -> str:
    """Give a text of the call; raises `Refused` where it is missing, too long or has control characters."""
    value = str(arguments.get(name) or "").strip()
    if required and not value:
        raise Refused.at(name, "field_missing", "Es fehlt eine Angabe.")
    if len(value) > longest or any(ord(character) < ord(" ") and character not in "\n\t" for character in value):
        raise Refused.at(name, "field_invalid", "Zu lang oder mit Steuerzeichen.")
    return value


def _acknowledge(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    body = Acknowledged(
        person=desk.opened.person,
        file_number=given_text(arguments, "file_number"),
        responsible=given_text(arguments, "responsible"),
        phone=given_text(arguments, "phone"),
        urgency=given_text(arguments, "urgency"),
        reason=given_text(arguments, "reason", longest=LONG),
    )
    return notifications.acknowledge(desk.opened.workspace, entity, body)


def _withdraw(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG)
    return notifications.withdraw(desk.opened.workspace, entity, desk.opened.person, reason)


def _not_competent(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    suggest, code = given_text(arguments, "suggest"), given_text(arguments, "code")
    body = NotCompetent(desk.opened.person, reason, suggest, code)
    return notifications.not_competent(desk.opened.workspace, entity, body)


def _recall(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    state = notifications.find_one(desk.opened.workspace, entity)
    if state.to_unit == desk.opened.workspace.unit and state.forwards:
        return forwarding.take_back(desk.opened.workspace, entity, desk.opened.person, reason)
    return recalling.recall(desk.opened.workspace, entity, desk.opened.person, reason)


def _passed_on(desk: Desk, entity: bytes) -> Iterator[bytes]:
    """Yield the ids of what one's own unit has made of it elsewhere, where a recall is asked for too."""
    workspace = desk.opened.workspace
    forwards = notifications.find_one(workspace, entity).forwards
    return (one.entity for one in forwards if one.by_unit == workspace.unit)


def _confirm_recall(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG)
    return recalling.confirm(desk.opened.workspace, entity, desk.opened.person, reason)


def _refuse_recall(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    return recalling.refuse(desk.opened.workspace, entity, desk.opened.person, reason)


def _misdirected(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    return recalling.misdirected(desk.opened.workspace, entity, desk.opened.person, reason)


def _withdraw_misdirected(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    return recalling.take_misdirection_back(desk.opened.workspace, entity, desk.opened.person, reason)


def _withhold(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    return additions.withhold_additions(desk.opened.workspace, entity, desk.opened.person, reason)


def _close(desk: Desk, entity: bytes, _arguments: Arguments) -> dict[str, Any]:
    return handling.close(desk.opened.workspace, entity, desk.opened.person)


def _reopen(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    return notifications.act(desk.opened.workspace, entity, "reopened", Remarked(desk.opened.person, reason))


def _take_over(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    body = TakenOver(desk.opened.person, given_text(arguments, "file_number", required=True))
    return notifications.take_over(desk.opened.workspace, entity, body)


def _show_reporter(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    return notifications.show_reporter(desk.opened.workspace, entity, desk.opened.person, reason)


def _phone_handover(desk: Desk, entity: bytes, arguments: Arguments) -> dict[str, Any]:
    workspace = desk.opened.workspace
    at = written(read_past(given_text(arguments, "at", required=True), "at", workspace.now())) or ""
    body = PhoneHandover(desk.opened.person, given_text(arguments, "to", required=True), at)
    return notifications.phone_handover(workspace, entity, body)


def _command(
    name: str, help_text: str, act: _Act, options: dict[str, bool] | None = None, *, repeatable: bool = False
) -> Command:
    """Make a command of a step; `options` says for each whether it has to be given."""

    def configure(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("id", metavar="ID")
        for option, needed in (options or {}).items():
            parser.add_argument(f"--{option}", required=needed)

    def run(desk: Desk, arguments: Arguments) -> Answer:
        entity = notifications.find(desk.opened.workspace, read_id(str(arguments["id"]))).id
        act(desk, entity, arguments)
        desk.sync(SEND_SECONDS)
        whole = notifications.whole(desk.opened.workspace, entity)
        line = f"{whole['number']}: {state_word(whole['state'], whole['marks'], whole.get('reason', ''))}"
        touched = [entity, *(_passed_on(desk, entity) if name == "recall" else ())]
        read = read_of(desk.opened.workspace, whole)
        return Answer(whole, kept_code(desk.opened, touched), (line, *_next_lines(name, whole)), read)

    return Command(name, help_text, run, configure, writes=always, repeatable=repeatable)


WITHDRAW = _command("withdraw", "zurückziehen", _withdraw, {"reason": False})
"""Of a notification; a request to release one is taken back in `releasing.py`."""


def _next_lines(name: str, whole: dict[str, Any]) -> Iterator[str]:
    """Say what goes on: after a word that one is not competent how to pass it on."""
    if name == "not-competent" and whole["suggested_unit"]:
        hint = "Weiterleiten: forward {id} --to {unit} --reason …"
        yield say(hint, id=Verbatim(whole["id"]), unit=Verbatim(whole["suggested_unit"]))
    if name == "confirm-recall":
        yield recalling.WHAT_REMAINS
    if name == "misdirected":
        yield recalling.WHAT_TO_DO


_NOT_COMPETENT = {"reason": True, "suggest": False, "code": False}
_ACKNOWLEDGEMENT = {"file-number": False, "responsible": False, "phone": False, "urgency": False, "reason": False}

ACTS = (
    _command("acknowledge", "den Eingang bestätigen", _acknowledge, _ACKNOWLEDGEMENT, repeatable=True),
    _command("not-competent", "Unzuständigkeit erklären", _not_competent, _NOT_COMPETENT),
    _command("recall", "um Rückruf bitten, oder eine Weiterleitung zurücknehmen", _recall, {"reason": True}),
    _command("confirm-recall", "den Rückruf bestätigen, auch bei Fehlleitung", _confirm_recall, {"reason": False}),
    _command("refuse-recall", "den Rückruf ablehnen", _refuse_recall, {"reason": True}),
    _command("misdirected", "eine Fehlleitung festhalten", _misdirected, {"reason": True}),
    _command("withdraw-misdirected", "eine Fehlleitung zurücknehmen", _withdraw_misdirected, {"reason": True}),
    _command("withhold", "einen Nachtrag nach der Weiterleitung nicht weitergeben", _withhold, {"reason": True}),
    _command("phone-handover", "telefonische Übergabe festhalten", _phone_handover, {"to": True, "at": True}),
    _command("show-reporter", "die hinweisgebende Person anzeigen", _show_reporter, {"reason": True}),
    _command("close", "abschließen", _close),
    _command("reopen", "wieder aufnehmen", _reopen, {"reason": True}),
    _command("take-over", "in die eigene Akte übernehmen", _take_over, {"file-number": True}),
)
