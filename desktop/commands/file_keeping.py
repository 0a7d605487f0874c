"""Which files stay on this device: what is known of them here, how much may lie here, and carrying what is to go."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from desktop.commands.problems import unwritten
from desktop.composition import Opened
from desktop.domain.erasure import GONE
from desktop.domain.file import File
from desktop.domain.material import Edition
from desktop.domain.progress import Moved
from desktop.domain.rows import FileRow, OutboxRow
from desktop.presenters.drafts import kept_files, unreadable
from desktop.store.database import UNWRITTEN, DamagedDatabase
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.ferry import Ferry, FileSide, let_go

CAP: Final = "files_cap"
_LOG: Final = logging.getLogger(__name__)
_BROKEN: Final = Failure(
    Cause.LOCAL,
    "files_damaged",
    "Die Dateien auf diesem Gerät sind beschädigt. Meldungen sind nicht betroffen; doctor sagt mehr.",
)
_OF_ALL: Final = (DamagedDatabase, *UNWRITTEN)
"""What is wrong with all files here, not with one."""
_INSPECTED: Final = "files_inspected"
_DAY_MS: Final = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Carried:
    """What carrying came to: whether events were let go, and what kept the rest."""

    released: bool
    failure: Failure | None = None


def _unheard(_told: object) -> None:
    return


def cap(opened: Opened) -> int:
    """Give how many bytes of files may lie here that nobody wants to keep."""
    kept = opened.store.settings.get(CAP)
    settled = not kept or "storage_mib" in opened.workspace.own.held.fixed
    return opened.workspace.own.held.settings.storage_bytes if settled else int(kept or b"0")


def keep_cap(opened: Opened, most: int) -> None:
    """Keep how many bytes of files may lie here; `trim` gives up what is too much. Raises `Refused` if fixed."""
    opened.workspace.own.held.check_free("storage_mib")
    with opened.store.transaction():
        opened.store.settings.put(CAP, str(most).encode())


def named_files(opened: Opened) -> set[bytes]:
    """Give the files that drafts need, and those of events which have not come back in the log and may still go out."""
    rows = (row for row in opened.workspace.unplaced() if not _is_over(row))
    told = opened.files.holding([chunk for row in rows for chunk in row.chunks])
    unread = unreadable(opened.workspace)
    theirs = {row.file for row in opened.files.all() if row.entity in unread} if unread else set()
    return told | theirs | kept_files(opened.workspace)


def _is_over(row: OutboxRow) -> bool:
    """Say whether an event is of no one's concern any more: what it told of was withdrawn or erased."""
    return row.status == "withdrawn" or row.reason == GONE


def trim(opened: Opened) -> None:
    """Give up what was used longest ago and lies here over the cap."""
    if opened.has_files and opened.files.held_bytes() > cap(opened):
        opened.files.trim(cap(opened), named_files(opened))


def forget_unnamed(opened: Opened) -> None:
    """Forget the files that nothing here names any more: what was removed or erased leaves no chunk behind.

    Only while all is read, so that a journal which is still being read names everything it will name; what waits to go
    out may wait for weeks. What was withdrawn or erased before it went out goes at once, or it would be handed in.
    """
    if not opened.has_files:
        return
    named = named_files(opened)
    over = (_withdrawn(opened) - named) | _sealed_in_vain(opened)
    if opened.workspace.local.is_read:
        rows = [row for row in opened.files.all() if not row.source and row.file not in named]
        shown = _shown_materials(opened) if any(not row.entity for row in rows) else set()
        over |= {row.file for row in rows if row.file not in shown and not _is_attached(opened, row)}
    if over:
        opened.files.forget(over)
    else:
        opened.files.scrub()


def _withdrawn(opened: Opened) -> set[bytes]:
    rows = (row for row in opened.workspace.unplaced() if row.chunks and _is_over(row))
    return opened.files.holding([chunk for row in rows for chunk in row.chunks])


def _sealed_in_vain(opened: Opened) -> set[bytes]:
    """Give the files that were taken in to be attached to what is erased by now."""
    is_erased = opened.workspace.local.is_erased
    return {row.file for row in opened.files.all() if row.source and row.entity and is_erased(row.channel, row.entity)}


def _shown_materials(opened: Opened) -> set[bytes]:
    shown = [state for _, state in opened.workspace.states("material") if not state.removed]
    return {edition.file.id for state in shown for edition in state.editions}


def _is_attached(opened: Opened, row: FileRow) -> bool:
    state = opened.workspace.state("notification", row.entity) if row.entity else None
    return state is not None and any(one.file.id == row.file for one in state.attachments)


def know(opened: Opened, edition: Edition) -> None:
    """Take note of a file that an event names, so that it can be fetched."""
    file = edition.file
    row = FileRow(
        file.id,
        opened.workspace.cooperation(),
        file.key,
        file.size,
        count=file.chunk_count,
        uploaded=True,
        used_at=opened.workspace.now(),
    )
    opened.files.know(row, edition.chunks)


def local_state(opened: Opened, file: File) -> dict[str, Any]:
    """Say what of a file is here."""
    row = opened.files.get(file.id) if opened.has_files else None
    held = 0 if row is None else row.held_bytes
    return {"state": _state(row), "pinned": row is not None and row.pinned, "held_bytes": held}


def _state(row: FileRow | None) -> str:
    if row is None or (row.uploaded and not row.held):
        return "not_here"
    if not row.uploaded:
        return "uploading" if row.complete else "damaged"
    return "here" if row.complete else "partly"


def due(opened: Opened) -> bytes:
    """Give what to remember once the server has been asked whether it still has what is here; empty while it was.

    It is asked once a day, and in every new life: one that was restored may have lost files. A time that has not come
    yet is that of a clock that was wrong, and counts for nothing.
    """
    last, now = opened.store.settings.get(_INSPECTED) or b"", opened.workspace.now()
    life = (opened.store.settings.get("incarnation") or b"").hex().encode() + b" "
    asked = last.startswith(life) and 0 <= now - int(last[len(life) :]) <= _DAY_MS
    return b"" if asked else life + str(now).encode()


def inspected(opened: Opened, mark: bytes) -> None:
    """Remember that the server has been asked."""
    with opened.store.transaction():
        opened.store.settings.put(_INSPECTED, mark)


def carry(opened: Opened, remote: FileSide, heard: Callable[[Moved], None]) -> Carried:
    """Carry as `_carry` does; what is wrong with the files here is said, and stops nothing else."""
    try:
        return _carry(opened, remote, heard)
    except _OF_ALL as error:
        return Carried(released=False, failure=_failure_of(error))


def _carry(opened: Opened, remote: FileSide, heard: Callable[[Moved], None]) -> Carried:
    """Carry the chunks that are to go or come, and let the events go whose files have arrived.

    Once a day, and after it was restored, the server is asked whether it still has what is here: so whoever holds a
    file heals the server's copy.
    """
    local, failure = opened.workspace.local, None
    if not (opened.has_files or local.uploading()):
        return Carried(released=False)
    # First of all, or what was just erased would be taken for lost at the server and given back to it.
    forget_unnamed(opened)
    released = let_go(opened.files, local)
    try:
        ferry, token = Ferry(opened.files, remote, _OF_ALL), local.session()
        if mark := due(opened):
            ferry.inspect(token)
            inspected(opened, mark)
        for moved in ferry.carry(token):
            heard(moved)
    except RequestFailed as failed:
        failure = failed.failure
    return Carried(tidy(opened) or released, failure)


def tidy(opened: Opened) -> bool:
    """Let the events go whose files have arrived, and keep no more here than may lie here; says whether any go."""
    released = let_go(opened.files, opened.workspace.local)
    forget_unnamed(opened)
    trim(opened)
    return released


@dataclass(slots=True)
class Carrying:
    """Carries for the ferry's thread; broken files or a full disk are a failure like any other.

    `due` is what is to be remembered once the server has been asked what it still has; `inspected` hears that it was.
    """

    opened: Opened
    remote: FileSide
    inspected: Callable[[bytes], None] = _unheard
    due: bytes = b""

    def carry(self, token: str) -> Iterator[Moved]:
        """Carry all there is, stopping after each chunk; raises `RequestFailed`."""
        try:
            ferry, mark = Ferry(self.opened.files, self.remote, _OF_ALL), self.due
            if mark:
                ferry.inspect(token)
                self.due = b""
                self.inspected(mark)
            yield from ferry.carry(token)
        except _OF_ALL as error:
            raise RequestFailed(_failure_of(error)) from error


@contextmanager
def apart(told: Callable[[Failure | None], None] = _unheard) -> Iterator[None]:
    """Do something with files that must not stop what else is done.

    What is wrong with them goes into the log; `told` hears of it, or that nothing is.
    """
    failure = None
    try:
        yield
    except _OF_ALL as error:
        failure = _failure_of(error)
    told(failure)


def _failure_of(error: Exception) -> Failure:
    _LOG.warning("files: %s", error)
    return _BROKEN if isinstance(error, DamagedDatabase) else unwritten(error)
