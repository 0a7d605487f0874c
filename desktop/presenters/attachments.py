"""The files attached to a notification: rows for lists, and attaching them. The bytes of files are no concern here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.file import File
from desktop.domain.notification_events import Attached
from desktop.domain.notification_nowhere import is_had
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.settings import MOST_ATTACHMENTS
from desktop.presenters.amounts import amount
from desktop.presenters.times import id_text, written
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

MOST: Final = MOST_ATTACHMENTS
"""How many files one notification gets from here."""
TOGETHER: Final = 100 * 1024 * 1024
"""How many bytes the files that are attached at once may have together."""
_HERE: Final = frozenset({"uploading", "waiting", "sealed"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was taken in for one recipient; `digest` is the SHA-256 of what is in it."""

    unit: str
    file: File
    digest: bytes
    chunks: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in for the recipients of a notification."""

    units: tuple[str, ...]
    files: tuple[Prepared, ...]


def attach(workspace: Workspace, notification: bytes, person: str, taken: Taken) -> None:
    """Attach files to a notification, all or none; each goes out once the server has it. Raises `Refused`."""
    states = {state.to_unit: state for _, state in workspace.group(notification)}
    if states.keys() != set(taken.units):
        raise Refused("recipients_changed", "Die empfangenden Stellen haben gewechselt; bitte noch einmal.")
    for prepared in taken.files:
        state = states[prepared.unit]
        check_open(workspace, state)
        body = Attached(person, prepared.file, prepared.digest)
        deed = Deed("notification.attached", state.id, body, prepared.chunks)
        workspace.record(workspace.pair(prepared.unit), [deed])


def check_open(workspace: Workspace, state: Notification) -> None:
    """Raise `Refused` where no file is to follow a notification any more."""
    if reason := closed(workspace, state):
        raise Refused("not_in_this_state", reason)


def closed(workspace: Workspace, state: Notification) -> str:
    """Say why no file is to follow a notification any more, empty where one may: it is taken back, or asked for."""
    if Mark.WITHDRAWN in state.marks:
        return "Diese Meldung wurde zurückgezogen."
    if Mark.RECALL_REQUESTED in state.marks:
        return "Um Rückruf dieser Meldung ist gebeten; es folgt keine Datei mehr."
    if _was_taken_back(workspace, state):
        return "Die Weiterleitung wurde zurückgenommen; es folgt keine Datei mehr."
    return ""


def _was_taken_back(workspace: Workspace, there: Notification) -> bool:
    """Say whether a forward was taken back, on whichever device, and nobody there has it all the same."""
    if is_had(there):
        return False
    leg = there.origin.way[-1] if there.origin else None
    state = workspace.state("notification", leg.entity) if leg else None
    forwards = state.forwards if isinstance(state, Notification) else ()
    return any(one.entity == there.id and one.taken_back_at for one in forwards)


def check_count(count: int, most: int = MOST) -> None:
    """Refuse more files than one notification gets from here."""
    if count > most:
        raise Refused.at("attach", "too_many_attachments", say("Höchstens {most} Anhänge.", most=most))


def check_together(size: int) -> None:
    """Refuse files that have more bytes together than may be attached at once."""
    if size > TOGETHER:
        raise Refused.at("attach", "attachments_too_large", say("Zusammen höchstens {most}.", most=amount(TOGETHER)))


def attachment_rows(workspace: Workspace, state: Notification) -> list[dict[str, Any]]:
    """Give the files of a notification as rows, in the order they were attached."""
    pending = {row.event: row.status for row in workspace.pending(state.id)} if state.attachments else {}
    return [_row(one, pending.get(one.event, "")) for one in state.attachments]


def _row(attachment: Attachment, status: str) -> dict[str, Any]:
    return {
        "id": id_text(attachment.event),
        "name": attachment.file.name,
        "size": attachment.file.size,
        "media_type": attachment.file.media_type,
        "sha256": attachment.digest.hex(),
        "by": attachment.person,
        "at": written(attachment.at),
        "state": "queued" if status in _HERE else "refused" if status == "refused" else "accepted",
    }


def find(state: Notification, named: str) -> Attachment:
    """Give a file of a notification by its id, or by its name where only one has it; raises `Refused`."""
    found = [one for one in state.attachments if named in (id_text(one.event), one.file.name)]
    if not found:
        raise Refused("not_found", "Diesen Anhang gibt es nicht.", field="file")
    if len(found) > 1:
        ids = ", ".join(id_text(one.event) for one in found)
        raise Refused("several_attachments", say("Mehrere Anhänge heißen so: {ids}.", ids=ids), field="file")
    return found[0]
