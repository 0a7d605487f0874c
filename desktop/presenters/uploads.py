"""The files that are still to go to the server, for the screen of the sync: of what, how far, what may be done.

It shows nothing of a child, so a file is said by its kind and its size: its name is what somebody called it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Protocol

from desktop.domain.file import File
from desktop.domain.fold import read_fields
from desktop.domain.progress import Moved
from desktop.domain.rows import OutboxRow
from desktop.domain.said import Said, joined, say
from desktop.presenters import attaching
from desktop.presenters.amounts import amount
from desktop.presenters.attaching import Waiting
from desktop.presenters.attachment_list import Listed
from desktop.presenters.chips import Tone
from desktop.presenters.synchronisation import MOST, recipient_of, since_of, to_of, what_of
from desktop.workspace.workspace import Workspace
from wire.body import decode_body
from wire.codec import Malformed
from wire.header import EnvelopeKind

_KINDS: Final = {"image": "Bild", "video": "Film", "audio": "Ton", "text": "Text"}
_ATTACHED: Final = "attached"


class Desk(Protocol):
    """What is known of files at the desk."""

    held: bool

    def upload(self, file: bytes) -> Moved | None:
        """Give how far a file has come on its way to the server."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way, of which entity it is, and whether its event waits for it."""

    entity: bytes
    shown: Listed
    goes: bool


def uploads(workspace: Workspace) -> tuple[Upload, ...]:
    """Give the files that are to go, those that are still to be attached last; at most `MOST` of either."""
    rows = workspace.unplaced("uploading")[:MOST]
    found = [made for made in (_going(workspace, row) for row in rows) if made is not None]
    return (*found, *(_attaching(workspace, one) for one in attaching.waiting(workspace)[:MOST]))


def as_they_stand(files: tuple[Upload, ...], desk: Desk, *, online: bool) -> tuple[Listed, ...]:
    """Give them with how far each has come by now, and what it waits for."""
    waits = "Angehalten" if desk.held else "" if online else "Wartet auf Verbindung"
    return tuple(
        replace(one.shown, state=_stands(desk.upload(one.shown.file), waits)) if one.goes else one.shown
        for one in files
    )


def _stands(moved: Moved | None, waits: str) -> str:
    if moved is None:
        return waits or "Wartet auf Übermittlung"
    if waits:
        return joined((waits, say("Teil {done} von {count}", done=moved.done, count=moved.count)))
    return say("Wird übermittelt: Teil {done} von {count}", done=moved.done, count=moved.count)


def file_words(media_type: str, size: int) -> Said:
    """Say of what kind and how large a file is."""
    kind = "PDF" if media_type == "application/pdf" else _KINDS.get(media_type.partition("/")[0], "Datei")
    return say("{kind}, {size}", kind=kind, size=amount(size))


def _going(workspace: Workspace, row: OutboxRow) -> Upload | None:
    """Give what an event that waits for its file says of it, None where it cannot be read."""
    try:
        body = decode_body(row.plaintext) if row.envelope == EnvelopeKind.EVENT else None
    except Malformed:
        return None
    file = getattr(read_fields(body.type, body.version, body.fields), "file", None) if body else None
    if body is None or not isinstance(file, File):
        return None
    unit = recipient_of(workspace, row)
    words = file_words(file.media_type, file.size)
    name = joined((what_of(workspace, row), words))
    who = joined((to_of(workspace, row, unit), since_of(workspace, row)))
    actions = ("take_back",) if body.type.endswith(f".{_ATTACHED}") else ()
    return Upload(row.entity, _listed((row.event, file.id), name, who, actions), goes=True)


def _attaching(workspace: Workspace, one: Waiting) -> Upload:
    """Give a file that is still to be attached to what was sent."""
    numbers = dict.fromkeys(state.number for _, state in workspace.group(one.notification))
    name, file = joined(("Anhang", *numbers), " "), one.file
    words = file_words(file.media_type, file.size) if file.is_finished else "Datei"
    shown = _listed(
        (one.file.id, one.file.id),
        joined((name, words)),
        "",
        ("again", "remove") if one.reason else ("remove",),
    )
    tone: Tone = "danger" if one.reason else "neutral"
    return Upload(one.notification, replace(shown, state=one.reason or "Wird vorbereitet", tone=tone), goes=False)


def _listed(ids: tuple[bytes, bytes], name: str, who: str, actions: tuple[str, ...]) -> Listed:
    return Listed(ids[0], ids[1], name, name, who, "", "neutral", actions)
