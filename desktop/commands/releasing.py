"""`release`, `return`, and `withdraw` where what is taken back is the request for a release."""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any

from desktop.commands.acting import LONG, WITHDRAW, given_text
from desktop.commands.carrying import read_of
from desktop.commands.command import SEND_SECONDS, Answer, Arguments, Command, Desk, Exit, always
from desktop.commands.desk import kept_code
from desktop.commands.telling import release_lines
from desktop.domain.release_state import Release
from desktop.presenters import boxes, drafts, releases, releasing
from desktop.presenters.times import read_id


def _release(desk: Desk, arguments: Arguments) -> Answer:
    entity = read_id(str(arguments["id"]))
    releasing.release(desk.opened.workspace, entity, desk.opened.person)
    return _answer(desk, entity)


def _return(desk: Desk, arguments: Arguments) -> Answer:
    entity, reason = read_id(str(arguments["id"])), given_text(arguments, "reason", longest=LONG)
    releasing.give_back(desk.opened.workspace, entity, desk.opened.person, reason)
    return _answer(desk, entity)


def _withdraw(desk: Desk, arguments: Arguments) -> Answer:
    workspace, entity = desk.opened.workspace, read_id(str(arguments["id"]))
    release = releasing.find(workspace, entity)
    if release is None or not boxes.is_waiting(workspace, release, entity):
        return WITHDRAW.run(desk, arguments)
    drafts.take_back_request(workspace, release, desk.opened.person, given_text(arguments, "reason", longest=LONG))
    return _answer(desk, entity)


def _answer(desk: Desk, entity: bytes) -> Answer:
    """Send what was decided, and say how it stands then."""
    workspace = desk.opened.workspace
    desk.sync(SEND_SECONDS)
    release = releasing.required(workspace, entity)
    whole = boxes.whole(workspace, entity)
    code = kept_code(desk.opened, [release.id, *releasing.recipient_ids(release)])
    return Answer(whole, code, tuple(release_lines(whole)), read_of(workspace, whole))


def requested_answer(desk: Desk, release: Release) -> Answer:
    """Say of a notification that was written how its release stands, and who may give it."""
    workspace = desk.opened.workspace
    rows, told = releases.recipients(release), releases.told(workspace, release)
    result: dict[str, Any] = releases.whole(workspace, release, release.id)
    keys = ("process_id", "number", "state")
    answer = {
        "id": result["notification_id"],
        **{key: result[key] for key in keys},
        "recipients": rows,
        "release": told,
    }
    code = kept_code(desk.opened, [release.id])
    lines = release_lines(result)
    if code is Exit.KEPT:
        lines.append("Die Anforderung wartet hier, bis eine Verbindung besteht.")
    return Answer(answer, code, tuple(lines))


def _one(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")


def _one_and_why(parser: argparse.ArgumentParser) -> None:
    _one(parser)
    parser.add_argument("--reason", metavar="R")


RELEASING = (
    Command("release", "freigeben", _release, _one, writes=always, repeatable=True),
    Command("return", "zur Überarbeitung zurückgeben", _return, _one_and_why, writes=always, repeatable=True),
    dataclasses.replace(WITHDRAW, run=_withdraw),
)
