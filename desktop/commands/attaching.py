"""Files attached to a notification: checked and taken in beside it, told of with it, fetched by whoever wants to read.

The notification goes out first and waits for no file. Each recipient gets a copy of its own, sealed under a key of its
own, so that the server cannot tell that two have the same.
"""

from __future__ import annotations

import argparse
import hashlib
import mimetypes
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from desktop.commands.command import Answer, Arguments, Command, Desk, Read
from desktop.commands.file_keeping import local_state, named_files
from desktop.commands.giving_out import fetch_to
from desktop.commands.progress import Progress
from desktop.commands.taking_in import Target, drop_abandoned, size_of, take_in
from desktop.composition import Opened
from desktop.domain.file import File
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.rows import FileRow
from desktop.policy.here import COMPUTER
from desktop.presenters import attachments, notifying
from desktop.presenters.amounts import amount
from desktop.presenters.attachments import Prepared, Taken, check_count, check_together
from desktop.presenters.materials import file_name
from desktop.presenters.notifications import find_one
from desktop.presenters.times import id_text, read_id

_UNREADABLE: Final = "Die Datei lässt sich nicht lesen."
_WHERE: Final = {"queued": "  wartet auf Übermittlung", "refused": "  nicht zugestellt"}


def checked_paths(paths: Sequence[str]) -> list[str]:
    """Check which files are named before anything else is done; gives each once. Raises `Refused` naming the path."""
    found = list(dict.fromkeys(paths))
    settings = COMPUTER.held().settings
    check_count(len(found), settings.attachments)
    check_together(sum(_checked_size(path, settings.attachment_bytes) for path in found))
    return found


def _checked_size(path: str, largest: int) -> int:
    try:
        return size_of(path, largest)
    except Refused as refused:
        raise Refused.at(path, refused.code, refused.message) from refused


def take_in_all(opened: Opened, arguments: Arguments) -> Arguments:
    """Take the files in for each recipient they are for; gives the arguments with their ids here. Raises `Refused`."""
    notification = read_id(str(arguments["id"]))
    drop_abandoned(opened.files, opened.workspace.now(), named_files(opened))
    digests = [(path, digest_of(path)) for path in arguments["attach"]]
    names = [_name(path) for path in arguments["attach"]]
    rows, recipients = [], notifying.addressed(opened.workspace, notification, arguments["document"], names)
    for recipient in recipients:
        theirs = (one for one in digests if _name(one[0]) in recipient.files)
        left = [one for one in theirs if not is_attached(recipient.state, one)]
        check_count(len(left) + (len(recipient.state.attachments) if recipient.state else 0))
        channel = opened.workspace.pair(recipient.unit)
        for path, digest in left:
            target = Target(opened.workspace.new_id(), channel, opened.workspace.now(), recipient.entity)
            rows.append([recipient.unit, *_taken_in(opened, path, target), digest.hex()])
    return {**arguments, "files": rows, "units": [recipient.unit for recipient in recipients]}


def _name(path: str) -> str:
    return file_name(Path(path).name)


def _taken_in(opened: Opened, path: str, target: Target) -> tuple[str, str, str]:
    name = _name(path)
    row = take_in(opened.files, path, target, partial(Progress(sys.stderr).taken, name))
    return row.file.hex(), name, media_type_of(name)


def media_type_of(name: str) -> str:
    """Guess what is in a file by its name."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def digest_of(path: str) -> bytes:
    """Give the SHA-256 of what is in a file; raises `Refused` naming the path."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except (OSError, ValueError) as error:
        raise Refused.at(path, "file_unreadable", _UNREADABLE) from error


def is_attached(state: Notification | None, wanted: tuple[str, bytes]) -> bool:
    """Say whether a file of this path or name is attached already: what is repeated attaches nothing twice."""
    name, digest = _name(wanted[0]), wanted[1]
    return state is not None and any((one.file.name, one.digest) == (name, digest) for one in state.attachments)


def taken(opened: Opened, arguments: Arguments) -> Taken:
    """Give what was taken in; raises `Refused` where a file is not there any more."""
    files = tuple(_prepared(opened, row) for row in arguments["files"])
    return Taken(tuple(arguments["units"]), files)


def _prepared(opened: Opened, named: Sequence[str]) -> Prepared:
    unit, number, name, media_type, digest = named
    row = opened.files.get(bytes.fromhex(number))
    if row is None:
        raise Refused("file_unreadable", "Die Datei liegt nicht mehr bereit; bitte noch einmal.")
    file = File(row.file, row.key, row.size, name, media_type)
    return Prepared(unit, file, bytes.fromhex(digest), opened.files.addresses(row.file))


def with_local_state(opened: Opened, whole: dict[str, Any], state: Notification) -> dict[str, Any]:
    """Say of each file of a notification what of it is on this device."""
    rows = []
    for row, one in zip(whole["attachments"], state.attachments, strict=True):
        here = local_state(opened, one.file)
        rows.append(row | {"local": here["state"], "held_bytes": here["held_bytes"]})
    return whole | {"attachments": rows}


def attachment_lines(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Say which files there are, and which of them still wait here."""
    for row in rows:
        where = _WHERE.get(str(row["state"]), "")
        yield f"Anhang: {row['name']}  {amount(row['size'])}{where}  {row['id']}"


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["get"])
    parser.add_argument("id", metavar="NOTIFICATION", help="die Meldung")
    parser.add_argument("file", metavar="FILE", help="Kennung des Anhangs, oder sein Name")
    parser.add_argument("--out", metavar="PATH", required=True, help="Datei oder Ordner")


def _get(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    state = find_one(opened.workspace, read_id(str(arguments["id"])))
    found = attachments.find(state, str(arguments["file"]))
    know_attachment(opened, state, found)
    answer = fetch_to(opened, found.file, Path(str(arguments["out"])))
    if "error" in answer.result:
        return answer
    named = {"id": id_text(found.event), "notification": id_text(state.id)}
    return replace(answer, result=named | dict(answer.result), read=Read("notification", state.id, state.number))


def know_attachment(opened: Opened, state: Notification, found: Attachment) -> None:
    """Take note of the file that an event names, so that it can be fetched."""
    workspace, file = opened.workspace, found.file
    other = state.to_unit if workspace.unit == state.from_unit else state.from_unit
    named = (file.id, workspace.pair(other), file.key, file.size, file.chunk_count)
    row = FileRow(*named, uploaded=True, used_at=workspace.now(), entity=state.id)
    opened.files.know(row, found.chunks)


ATTACHMENT: Final = Command("attachment", "einen Anhang einer Meldung holen", _get, _configure)
