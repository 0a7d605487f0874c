"""The files of a notification as a screen lists them: what each is, where it stands, what may be done with it now.

What waits to be attached is listed with what is attached. Nothing that waits here is called sent, and nothing that is
not on this device is called here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from desktop.domain.file_parting import UNSAID
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.progress import Moved
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.unseen import seen
from desktop.presenters import access, attaching
from desktop.presenters.amounts import amount
from desktop.presenters.attaching import Waiting
from desktop.presenters.chips import Tone
from desktop.presenters.filing import Local
from desktop.presenters.media import IMAGES
from desktop.presenters.notifications import is_given_up
from desktop.presenters.times import at_clock
from desktop.workspace.workspace import Workspace

_UNSENT: Final = ("uploading", "waiting")
_UNDER_WAY: Final = (*_UNSENT, "sealed")


class Desk(Protocol):
    """What is known of files at the desk."""

    def local(self, file: bytes) -> Local:
        """Say what of a file is here."""

    def upload(self, file: bytes) -> Moved | None:
        """Give how far a file has come on its way to the server."""

    def progress(self, key: bytes) -> tuple[int, int] | None:
        """Give how much of how much is done under a key, None where nothing is under way."""

    def trouble(self, key: bytes) -> str:
        """Give why what was last done under a key did not hold."""

    def unopened(self, key: bytes) -> str:
        """Give why what is here could not be shown, saved or handed on."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One file: `key` is the id of its event, or of the file while it waits to be attached; `file` that of the file.

    `actions` name what may be done with it.
    """

    key: bytes
    file: bytes
    name: str
    what: str
    who: str
    state: str
    tone: Tone
    actions: tuple[str, ...]


def listed(workspace: Workspace, state: Notification, desk: Desk) -> tuple[Listed, ...]:
    """List the files of a notification in the order they were added, those still to be attached last.

    Where one's own unit has given it up there are none.
    """
    if is_given_up(workspace, state):
        return ()
    pending = {row.event: row.status for row in workspace.pending(state.id)} if state.attachments else {}
    known = {one.digest for one in state.attachments}
    waits = [one for one in attaching.waiting(workspace) if _waits_for(one, state)]
    return (
        *(_attached(workspace, one, pending.get(one.event, ""), desk) for one in state.attachments),
        *_waiting(workspace, [one for one in waits if one.source or one.file.digest not in known], desk),
    )


def _waits_for(one: Waiting, state: Notification) -> bool:
    if one.source is not None:
        return one.source[0] == state.id
    return one.notification == state.notification_id and one.is_for(state.id)


def may_add(workspace: Workspace, state: Notification) -> bool:
    """Say whether files may be added to a notification from here: by the unit it comes from, while it stands."""
    over = {Mark.WITHDRAWN, Mark.RECALL_REQUESTED, Mark.RECALLED} & set(state.marks)
    return workspace.unit == state.from_unit and not (over or state.erased or access.has_ended(workspace))


def _waiting(workspace: Workspace, waits: Sequence[Waiting], desk: Desk) -> Iterator[Listed]:
    for one in waits:
        what = one.file.words(seen(one.file.name))
        unsaid = attaching.is_unsaid(one, [state for _, state in workspace.group(one.notification)])
        reason = UNSAID if unsaid else one.reason
        actions = ("here", "remove") if unsaid else ("again", "remove") if reason else ("remove",)
        trouble = desk.trouble(one.file.id)
        tone: Tone = "danger" if reason else "warn" if trouble else "neutral"
        state = reason or trouble or ("Wird für die Weiterleitung vorbereitet" if one.source else "Wird vorbereitet")
        yield Listed(one.file.id, one.file.id, seen(one.file.name), what, one.person, state, tone, actions)


def _attached(workspace: Workspace, one: Attachment, status: str, desk: Desk) -> Listed:
    local = desk.local(one.file.id)
    state, tone, first = stands((one.event, one.file.id), status, local, desk)
    opens = () if first == ("cancel",) or local.here == "damaged" else _opening(one, local)
    return Listed(
        key=one.event,
        file=one.file.id,
        name=seen(one.file.name),
        what=say("{name} ({size})", name=Verbatim(seen(one.file.name)), size=amount(one.file.size)),
        who=joined((Verbatim(one.person), at_clock(one.at, workspace.now())), ", "),
        state=state,
        tone=tone,
        actions=(*first, *opens),
    )


def stands(named: tuple[bytes, bytes], status: str, local: Local, desk: Desk) -> tuple[str, Tone, tuple[str, ...]]:
    """Say where the file of an event stands, and what may be done about that; `status` is that of the event here."""
    event, file = named
    under_way = desk.progress(event)
    if under_way is not None:
        return _parts("Wird geholt: Teil {done} von {count}", *under_way) or "Wird geholt …", "info", ("cancel",)
    if status == "refused":
        return "Nicht zugestellt", "danger", ()
    if status in _UNDER_WAY:
        moved = desk.upload(file)
        said = _parts("Wird übermittelt: Teil {done} von {count}", moved.done, moved.count) if moved else ""
        return said or "Wartet auf Übermittlung", "neutral", ("take_back",) if status in _UNSENT else ()
    return _here(local, desk.trouble(event), desk.unopened(event))


def _here(local: Local, trouble: str, unopened: str) -> tuple[str, Tone, tuple[str, ...]]:
    if local.here in ("here", "uploading"):
        if unopened:
            return unopened, "warn", ()
        return "Auf diesem Gerät", "ok", ()
    if trouble:
        return trouble, "warn", ("fetch",)
    if local.here == "damaged":
        return "Auf diesem Gerät beschädigt", "danger", ("fetch",)
    partly = _parts("Auf diesem Gerät: {done} von {count} Teilen", local.held, local.count)
    return partly or "Noch nicht auf diesem Gerät", "neutral", ("fetch",)


def _parts(text: str, done: int, count: int) -> str:
    return say(text, done=done, count=count) if done and count else ""


def _opening(one: Attachment, local: Local) -> tuple[str, ...]:
    looks = ("look",) if one.file.media_type in IMAGES else ()
    return (*looks, "save", "outside", "unpin" if local.pinned else "pin")
