"""Files on their way to a notification: with a draft, and from when it is sent until each recipient has a copy.

A draft keeps copies and never a path: what was added is there, whatever becomes of the stick it came from. What was
sent waits for no file: a file is attached when its copies are sealed, after a restart too. The bytes are no concern
here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.derivation import derived_id
from desktop.domain.file_parting import is_parted
from desktop.domain.files_waiting import KEPT_AS
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.routing import Recipient
from desktop.domain.said import Verbatim, say
from desktop.domain.settings import Settings
from desktop.presenters.amounts import amount
from desktop.presenters.attachments import TOGETHER, Taken, attach
from desktop.workspace.workspace import Workspace
from wire.decoders import read_json

_BECAME: Final = "attaching_became"
_MOST_REMEMBERED: Final = 20
"""Of what drafts have become: a file is on its way for minutes, not for weeks."""
_NONE: Final = "Ihre Administration lässt keine Anhänge zu."
FORBIDDEN: Final = (
    "Abbildungen nach §§ 184b und 184c StGB dürfen hier nicht angehängt werden. Sprechen Sie dann mit der Polizei."
)
ADVICE: Final = (
    "Fotos enthalten oft Ort, Zeit und Gerät der Aufnahme. Hängen Sie nur an, was die andere Seite braucht; "
    "die Meldung wartet nicht auf Dateien."
)
UNFINISHED: Final = "Diese Datei wurde nicht fertig hinzugefügt. Entfernen Sie sie und fügen Sie sie noch einmal hinzu."


class DraftFile(msgspec.Struct, frozen=True):
    """A file that lies here for a draft: its id here, what it is called, its size, and the SHA-256 of what is in it.

    `units` are those it was said to be for, where not all recipients are told of the same children. Of one that was
    never read to its end only the name is known.
    """

    id: bytes
    name: str
    size: int
    media_type: str
    digest: bytes
    units: tuple[str, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Say whether it was read to its end, and was here once."""
        return bool(self.digest)

    def words(self, name: str) -> str:
        """Say what it is called, and how large it is as far as that is known."""
        sized = say("{name} ({size})", name=Verbatim(name), size=amount(self.size))
        return sized if self.is_finished else Verbatim(name)

    def __repr__(self) -> str:
        """Show nothing of it."""
        return f"{type(self).__name__}()"


class Waiting(msgspec.Struct, frozen=True):
    """A file that is still to be attached to a notification that was written; `reason` says what keeps it from that.

    `only` are the recipients' ids it goes to, empty of all. Where it is a copy, `source` names the notification and the
    event by which the file was attached there; else it lies here for a draft. One that is `coming` is still being read
    in, for a draft or for what that has become.
    """

    notification: bytes
    person: str
    file: DraftFile
    reason: str = ""
    only: tuple[bytes, ...] = ()
    source: tuple[bytes, bytes] | None = None
    coming: bool = False

    def is_for(self, entity: bytes) -> bool:
        """Say whether it goes to a recipient of its notification."""
        return not self.only or entity in self.only


class Became(msgspec.Struct, frozen=True):
    """A draft that was sent as part of a notification, to some of its recipients."""

    draft: bytes
    notification: bytes
    only: tuple[bytes, ...] = ()


def limits(settings: Settings) -> str:
    """Say how much may be attached."""
    if settings.attachments == 0:
        return _NONE
    each, together = amount(settings.attachment_bytes), amount(TOGETHER)
    most = settings.attachments
    return say("Höchstens {most} Dateien, je {each}, zusammen {together}.", most=most, each=each, together=together)


def room(settings: Settings, files: tuple[DraftFile, ...], attached: int = 0) -> int:
    """Give how many bytes more may be added, where so many files are attached already; raises `Refused`."""
    most = settings.attachments
    if len(files) + attached >= most:
        raise Refused("too_many_attachments", say("Höchstens {most} Anhänge.", most=most) if most else _NONE)
    left = TOGETHER - sum(file.size for file in files)
    if left <= 0:
        raise Refused("attachments_too_large", say("Zusammen höchstens {most}.", most=amount(TOGETHER)))
    return left


def waiting(workspace: Workspace) -> tuple[Waiting, ...]:
    """Give the files that are still to be attached, in the order they were added."""
    return tuple(one for one in _kept(workspace) if not one.coming)


def coming(workspace: Workspace) -> tuple[Waiting, ...]:
    """Give the files that are still being read in, in the order they were added."""
    return tuple(one for one in _kept(workspace) if one.coming)


def _kept(workspace: Workspace) -> tuple[Waiting, ...]:
    kept = workspace.own.preference(KEPT_AS)
    return read_json(kept, tuple[Waiting, ...]) if kept else ()


def wait(
    workspace: Workspace, notification: bytes, person: str, files: tuple[DraftFile, ...], only: tuple[bytes, ...] = ()
) -> None:
    """Take note that files are to be attached to a notification, for some of its recipients only where they are named.

    What was noted before waits on. A draft that became part of another notification stands for that, and the id under
    which one recipient has it for that recipient alone.
    """
    known, one_alone = waiting(workspace), workspace.state("notification", notification)
    if isinstance(one_alone, Notification):
        notification, only = one_alone.notification_id, (one_alone.id,)
    for one in _became(workspace):
        if one.draft == notification:
            notification, only = one.notification, one.only
    ids = {one.file.id for one in known}
    more = tuple(Waiting(notification, person, file, only=only) for file in files if file.id not in ids)
    if more:
        _keep(workspace, (*known, *more))


def wait_for_copy(
    workspace: Workspace, notification: bytes, person: str, file: DraftFile, source: tuple[bytes, bytes]
) -> None:
    """Take note that a copy of a file of another notification is to be attached to one; once.

    One that something kept from it is to be tried again.
    """
    known = waiting(workspace)
    if any(one.reason for one in known if one.file.id == file.id):
        hold(workspace, file.id, "")
    elif all(one.file.id != file.id for one in known):
        _keep(workspace, (*known, Waiting(notification, person, file, source=source)))


def remember(workspace: Workspace, draft: bytes, notification: bytes, only: tuple[bytes, ...]) -> None:
    """Take note of what a draft has become whose id no notification has: a file still on its way to it goes there."""
    others = tuple(one for one in _became(workspace) if one.draft != draft)
    kept = (*others, Became(draft, notification, only))[-_MOST_REMEMBERED:]
    workspace.own.keep_preference(_BECAME, msgspec.json.encode(kept).decode())


def became(workspace: Workspace, draft: bytes) -> bytes | None:
    """Give the notification that a draft was sent as a part of, None as far as anybody remembers."""
    return next((one.notification for one in _became(workspace) if one.draft == draft), None)


def _became(workspace: Workspace) -> tuple[Became, ...]:
    kept = workspace.own.preference(_BECAME)
    return read_json(kept, tuple[Became, ...]) if kept else ()


def send_with(workspace: Workspace, notification: bytes, person: str, files: tuple[DraftFile, ...]) -> None:
    """Take note which files go with a notification that is being sent: these, whatever was noted before.

    One that was said to be for certain units goes to those alone.
    """
    others = tuple(one for one in waiting(workspace) if one.notification != notification)
    more = (Waiting(notification, person, one, only=_only(notification, one)) for one in files)
    _keep(workspace, (*others, *more))


def narrowed(file: DraftFile, recipients: Sequence[Recipient]) -> DraftFile:
    """Give a file with the units it is for among the recipients; none where all are told the same."""
    if not is_parted(recipients):
        return replace(file, units=())
    return replace(file, units=tuple(one.unit for one in recipients if one.unit in file.units))


def _only(notification: bytes, file: DraftFile) -> tuple[bytes, ...]:
    return tuple(derived_id(notification, unit) for unit in file.units)


def all_alike(group: Sequence[Notification]) -> bool:
    """Say whether all recipients of a notification were told the same at first."""
    return all(one.content == group[0].content for one in group)


def is_unsaid(one: Waiting, group: Sequence[Notification]) -> bool:
    """Say whether nobody said yet which of the recipients a file is for, who were not told the same."""
    return not one.only and not all_alike(group)


def say_whom(workspace: Workspace, file: bytes, entity: bytes) -> None:
    """Take note that a file that waits is for one recipient; it is to be tried again."""
    found = waiting(workspace)
    _keep(workspace, tuple(replace(one, only=(entity,), reason="") if one.file.id == file else one for one in found))


def attach_waiting(workspace: Workspace, one: Waiting, taken: Taken) -> None:
    """Attach a file whose copies are sealed; it waits no longer. One that was given up is not. Raises `Refused`."""
    with workspace.at_once():
        if all(other.file.id != one.file.id for other in waiting(workspace)):
            return
        attach(workspace, one.notification, one.person, taken)
        give_up(workspace, one.file.id)


def hold(workspace: Workspace, file: bytes, reason: str) -> None:
    """Take note of what keeps a file from being attached; without a reason, that it is to be tried again."""
    _keep(
        workspace,
        tuple(replace(one, reason=reason) if one.file.id == file else one for one in waiting(workspace)),
    )


def give_up(workspace: Workspace, file: bytes) -> None:
    """Let a file wait no longer."""
    _keep(workspace, tuple(one for one in waiting(workspace) if one.file.id != file))


def give_up_all(workspace: Workspace, notification: bytes) -> None:
    """Let no file wait for a notification any longer."""
    known = waiting(workspace)
    kept = tuple(one for one in known if one.notification != notification)
    if kept != known:
        _keep(workspace, kept)


def keep_coming(workspace: Workspace, files: tuple[Waiting, ...]) -> None:
    """Keep which files are still being read in."""
    _write(workspace, (*waiting(workspace), *files))


def _keep(workspace: Workspace, entries: tuple[Waiting, ...]) -> None:
    _write(workspace, (*entries, *coming(workspace)))


def _write(workspace: Workspace, entries: tuple[Waiting, ...]) -> None:
    """Keep what waits and what comes; for what is erased nothing does."""
    with workspace.at_once():
        workspace.own.keep_preference(KEPT_AS, msgspec.json.encode(entries).decode() if entries else "")
        workspace.own.discard_leftovers()
