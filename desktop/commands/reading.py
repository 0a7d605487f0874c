"""Commands that only read: lists, one notification, search, competence, on-call duty, status."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.commands.attaching import attachment_lines, with_local_state
from desktop.commands.carrying import read_of
from desktop.commands.command import Answer, Arguments, Command, Desk, page_size, paged
from desktop.commands.governing import policy_lines, policy_row
from desktop.commands.leasing import lease_row
from desktop.commands.proxying import proxy_line, proxy_word
from desktop.commands.telling import box_line, calling_lines, contact_line, number_lines, whole_lines
from desktop.domain.jurisdiction import Found, find, place_from_text
from desktop.domain.kinds import HIDDEN, KINDS
from desktop.domain.notification_state import Delivery, Mark, Processing
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import boxes, handling, notifications, register
from desktop.presenters.agreement import cooperation_in_force, unit_name
from desktop.presenters.competence import who
from desktop.presenters.notices import notices
from desktop.presenters.on_call import now_on_call
from desktop.presenters.searching import Wanted, found
from desktop.presenters.standing import standing
from desktop.presenters.synchronisation import alarm_sentences
from desktop.presenters.times import moment, read_day, read_id, read_moment, spoken
from desktop.presenters.words import kind_word, standing_word

_MOST_PAGES = 500
_STATES = sorted({*Delivery, *Processing, *Mark})


def _after(arguments: Arguments) -> bytes | None:
    return read_id(arguments["after"], "after") if arguments.get("after") else None


def _box(name: str, help_text: str) -> Command:
    def configure(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--state", choices=_STATES, metavar="S", help=", ".join(_STATES))
        paged(parser)

    def run(desk: Desk, arguments: Arguments) -> Answer:
        answer = boxes.listed(
            desk.opened.workspace,
            name,
            state=arguments.get("state"),
            limit=page_size(arguments),
            after=_after(arguments),
        )
        return Answer(answer, lines=tuple(box_line(desk.opened.workspace, item) for item in answer["items"]))

    return Command(name, help_text, run, configure=configure)


def _show(desk: Desk, arguments: Arguments) -> Answer:
    workspace, entity = desk.opened.workspace, read_id(str(arguments["id"]))
    whole = boxes.whole(workspace, entity)
    if whole["attachments"]:
        whole = with_local_state(desk.opened, whole, notifications.find(workspace, entity))
    inside = handling.inside(workspace, entity)
    shown = whole | ({"handling": inside} if inside else {})
    lines = (*whole_lines(workspace, whole), *attachment_lines(whole["attachments"]))
    return Answer(shown, lines=lines, read=read_of(workspace, whole))


def _one_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")


def _configure_who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--place", required=True)
    parser.add_argument("--date")
    parser.add_argument("--residence")


def _who(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    day = read_day(arguments["date"], "date") if arguments.get("date") else moment(workspace.now()).date()
    answer = who(workspace, str(arguments["place"]), day, arguments.get("residence"))
    return Answer(answer, lines=tuple(line for row in answer["items"] for line in _competent_lines(row)))


def _competent_lines(row: dict[str, Any]) -> list[str]:
    call = f" Anrufen: {row['phone'] or row['fallback']}" if row.get("outside") else ""
    return [f"{row['name']}: {row['rule']}{call}", *calling_lines(row["on_call"])]


def _configure_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text")
    parser.add_argument("--kind", choices=sorted(set(KINDS).difference(HIDDEN)))
    paged(parser)


def _search(desk: Desk, arguments: Arguments) -> Answer:
    opened, text = desk.opened, str(arguments["text"])
    inside = tuple(opened.files.texts.find(text, _MOST_PAGES)) if opened.has_files else ()
    wanted = Wanted(text, arguments.get("kind"), inside)
    answer = found(opened.workspace, wanted, page_size(arguments), arguments.get("after"))
    return Answer(answer, lines=tuple(map(_search_line, answer["items"])))


def _search_line(row: dict[str, Any]) -> str:
    page = say("  Seite {page}", page=row["page"]) if "page" in row else ""
    return f"{kind_word(row['kind'])}  {row['title']}{page}  {row['id']}"


def duty_now(desk: Desk, arguments: Arguments) -> Answer:
    """Say who is on call, for a unit, for a place, or for one's own unit."""
    workspace = desk.opened.workspace
    at = read_moment(arguments["at"], "at") if arguments.get("at") else workspace.now()
    named = arguments.get("unit")
    if named and named not in workspace.directory.units:
        raise Refused("unit_unknown", "unit: Diese Stelle gehört nicht zur Kooperation.", field="unit")
    unit = named or _unit_for(desk, arguments.get("place"), at) or workspace.unit
    answer = now_on_call(workspace, unit, at)
    return Answer(answer, lines=tuple(number_lines(answer)))


def _unit_for(desk: Desk, place: str | None, at: int) -> str:
    """Find the unit that takes an immediate notification for a place."""
    if not place:
        return ""
    cooperation = cooperation_in_force(desk.opened.workspace)
    found = find(cooperation, place_from_text(place), moment(at).date())
    if not isinstance(found, Found):
        raise Refused("place_unknown", found.reason, field="place")
    receiver = cooperation.receiver(found.agency.id, "P01")
    return receiver.id if receiver else ""


def _status(desk: Desk, _arguments: Arguments) -> Answer:
    opened = desk.opened
    answer = standing(opened.workspace, level=bool(opened.store.settings.get("level"))) | {
        "server": opened.server,
        "proxy": proxy_word(opened.proxy),
        "person": opened.person,
        "last_success": (opened.store.settings.get("last_success") or b"").decode() or None,
        "storage": opened.storage(),
        "root_words": list(opened.workspace.root_words),
        "policy": policy_row(opened.workspace.own.held),
        "lease": lease_row(opened),
    }
    found = notices(opened.workspace)
    answer["notices"] = [notice.as_row() for notice in found]
    where = f"{unit_name(opened.workspace, answer['unit'])}: " if answer["unit"] else ""
    reached = spoken(answer["last_success"]) if answer["last_success"] else "nie"
    lines = (
        f"{where}{standing_word(answer['state'])}, {answer['outbox']} warten",
        f"Server: {opened.server}, zuletzt erreicht: {reached}",
        *((proxy_line(opened.proxy),) if opened.proxy else ()),
        f"Wörter der Kooperation: {' '.join(answer['root_words'])}",
        *(str(notice.text) for notice in found),
        *policy_lines(opened.workspace.own.held),
        *map(str, alarm_sentences(answer["alarms"])),
    )
    return Answer(answer, lines=lines)


def list_contacts(desk: Desk, arguments: Arguments) -> Answer:
    """List the contacts."""
    workspace = desk.opened.workspace
    answer = register.contacts(
        workspace, limit=page_size(arguments), after=_after(arguments), unit=arguments.get("unit")
    )
    return Answer(answer, lines=tuple(contact_line(workspace, row) for row in answer["items"]))


READING = (
    _box("inbox", "eingegangene Meldungen"),
    _box("outbox", "eigene Meldungen"),
    Command("show", "eine Meldung zeigen", _show, _one_id),
    Command("who", "wer ist zuständig", _who, _configure_who),
    Command("search", "suchen", _search, _configure_search),
    Command("status", "Stand dieses Profils", _status),
)
