"""`forward`: a notification passed on to another unit, with the files that were chosen to go along.

It waits for no file: first it is written, with a note of what is to follow. Then a file is fetched where it is not
here, sealed once more for the other unit, and attached; what cannot be is tried again by `sync`, by the window, or by
calling again, which lets more files follow a forward that stands.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from dataclasses import replace
from functools import partial
from typing import Final

from desktop.commands.acting import LONG, given_text
from desktop.commands.attaching import attachment_lines, is_attached, know_attachment, taken
from desktop.commands.carrying import read_of
from desktop.commands.command import SEND_SECONDS, Answer, Arguments, Command, Desk, Exit, always
from desktop.commands.desk import kept_code
from desktop.commands.giving_out import Fetching
from desktop.commands.progress import Progress
from desktop.commands.taking_in import Target, file_gone, take_over
from desktop.composition import Opened
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.presenters import attachments, forwarding, notifications, taking_along
from desktop.presenters.additions import left_behind
from desktop.presenters.attachments import attach, attachment_rows, check_count
from desktop.presenters.ended_forwards import open_forward
from desktop.presenters.times import read_id
from desktop.presenters.words import state_word
from desktop.sync.failures import RequestFailed

_GOES_ON: Final = "Die Frist der meldenden Stelle endet erst mit der Eingangsbestätigung der anderen Stelle."
_NOT_HERE: Final = (
    "Die Datei liegt nicht auf diesem Gerät und lässt sich jetzt nicht holen. Sie folgt mit einem späteren Abgleich."
)


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--to", required=True, metavar="UNIT", help="die zuständige Stelle")
    parser.add_argument("--reason", required=True, help="warum")
    named = "ein Anhang, der mitgeht, nach Kennung oder Name; mehrmals möglich"
    parser.add_argument("--file", metavar="FILE", action="append", default=[], help=named)


def _named(opened: Opened, arguments: Arguments) -> Notification:
    return notifications.find(opened.workspace, read_id(str(arguments["id"])))


def _is_there(opened: Opened, state: Notification, to_unit: str) -> bool:
    return open_forward(opened.workspace, state) == to_unit


def _stage(opened: Opened, arguments: Arguments) -> Arguments:
    """Seal the chosen files for the other unit; gives the arguments with their ids here. Raises `Refused`."""
    workspace, state = opened.workspace, _named(opened, arguments)
    to_unit, _ = _whom_and_why(arguments)
    entity = forwarding.id_there(state, to_unit)
    rows = []
    for one in _missing(opened, state, arguments, entity):
        target = Target(workspace.new_id(), workspace.pair(to_unit), workspace.now(), entity)
        rows.append([to_unit, *_sealed(opened, state, one, target), one.digest.hex()])
    return {**arguments, "files": rows, "units": [to_unit]}


def _missing(opened: Opened, state: Notification, arguments: Arguments, entity: bytes) -> list[Attachment]:
    """Give the named files that have not gone along yet; raises `Refused`."""
    there: Notification | None = opened.workspace.state("notification", entity)
    chosen = [attachments.find(state, str(named)) for named in dict.fromkeys(arguments["file"])]
    missing = [one for one in chosen if not is_attached(there, (one.file.name, one.digest))]
    check_count(len(missing) + (len(there.attachments) if there else 0))
    return missing


def _whom_and_why(arguments: Arguments) -> tuple[str, str]:
    reason = given_text(arguments, "reason", longest=LONG, required=True)
    return given_text(arguments, "to", required=True), reason


def _sealed(opened: Opened, state: Notification, one: Attachment, target: Target) -> tuple[str, str, str]:
    """Fetch what is not here of a file, and seal it once more; gives its new id with its name and what it is."""
    progress = Progress(sys.stderr)
    know_attachment(opened, state, one)
    fetching = Fetching(opened, progress.moved)
    try:
        fetching.fetch(one.file.id)
    except RequestFailed as failed:
        raise Refused("file_not_here", _NOT_HERE, field="file") from failed
    finally:
        fetching.close()
    kept = opened.files.get(one.file.id)
    if kept is None or not kept.complete:
        raise file_gone()
    row = take_over(opened.files, kept, target, partial(progress.taken, one.file.name))
    return row.file.hex(), one.file.name, one.file.media_type


def _run(desk: Desk, arguments: Arguments) -> Answer:
    """Pass it on, or let files follow that are sealed by now; that they are to follow is noted with the first."""
    state = _named(desk.opened, arguments)
    if arguments.get("files") is not None:
        return _attach(desk, arguments, state)
    workspace, (to_unit, reason) = desk.opened.workspace, _whom_and_why(arguments)
    named = _names_files(arguments)
    files = _missing(desk.opened, state, arguments, forwarding.id_there(state, to_unit)) if named else []
    with workspace.at_once():
        stands = named and _is_there(desk.opened, state, to_unit)
        if not stands or left_behind(workspace, state):
            forwarding.forward(workspace, state.id, desk.opened.person, to_unit, reason)
            notifications.see_urgency(workspace, state.id, desk.opened.person)
        if files:
            taking_along.let_go(workspace, state.id, desk.opened.person, files)
    desk.sync(SEND_SECONDS)
    answer = _answer(desk, state.id)
    if not named:
        return answer
    return _with_files(desk, answer, forwarding.id_there(notifications.find_one(workspace, state.id), to_unit))


def _attach(desk: Desk, arguments: Arguments, state: Notification) -> Answer:
    """Let sealed files follow a forward; raises `Refused` where it was taken back meanwhile."""
    workspace, (to_unit, _) = desk.opened.workspace, _whom_and_why(arguments)
    if not _is_there(desk.opened, state, to_unit):
        raise Refused("not_in_this_state", "Die Weiterleitung wurde zurückgenommen; es folgt keine Datei mehr.")
    entity, files = forwarding.id_there(state, to_unit), taken(desk.opened, arguments)
    with workspace.at_once():
        there = notifications.find_one(workspace, entity)
        left = tuple(one for one in files.files if not is_attached(there, (one.file.name, one.digest)))
        attach(workspace, entity, desk.opened.person, replace(files, files=left))
        taking_along.went(workspace, state, entity)
    desk.opened.files.adopt([one.file.id for one in left])
    desk.sync(SEND_SECONDS)
    # Whoever breaks this off still hears what became of the notification; the files go on with the next sync.
    with contextlib.suppress(KeyboardInterrupt):
        desk.carry(Progress(sys.stderr).moved)
    return _with_files(desk, _answer(desk, state.id), entity)


def _answer(desk: Desk, entity: bytes) -> Answer:
    whole = notifications.whole(desk.opened.workspace, entity)
    touched = [entity, *(read_id(one["id"]) for one in whole["forwards"])]
    line = f"{whole['number']}: {state_word(whole['state'], whole['marks'], whole.get('reason', ''))}"
    return Answer(whole, kept_code(desk.opened, touched), (line, _GOES_ON), read_of(desk.opened.workspace, whole))


def _with_files(desk: Desk, answer: Answer, entity: bytes) -> Answer:
    """Say of the files that went along whether the server has them."""
    there = notifications.find_one(desk.opened.workspace, entity)
    rows = attachment_rows(desk.opened.workspace, there)
    waits = answer.code is Exit.DONE and any(row["state"] != "accepted" for row in rows)
    lines = (*answer.lines, *attachment_lines(rows))
    code = Exit.KEPT if waits else answer.code
    return replace(answer, result={**answer.result, "taken_along": rows}, code=code, lines=lines)


def _names_files(arguments: Arguments) -> bool:
    return bool(arguments.get("file"))


FORWARD: Final = Command(
    "forward",
    "an eine andere Stelle weiterleiten",
    _run,
    _configure,
    stages=_names_files,
    stage=_stage,
    begins=True,
    writes=always,
)
