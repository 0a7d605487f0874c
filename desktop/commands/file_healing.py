"""Damage in the files of a profile: found and named by `doctor`, healed by `doctor --repair`.

Healing makes the second database anew of what can still be read, and fetches from the server what somebody wants here
or what waits to go out. A part that only this device had cannot come back: its document is named, what told of it goes
into the tray, and it has to be added again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from desktop.commands.progress import Progress
from desktop.commands.self_checking import Check
from desktop.composition import Opened
from desktop.domain.file import File
from desktop.domain.rows import FileRow
from desktop.store.database import DamagedDatabase, DiskFull
from desktop.store.file_rebuilding import Named
from desktop.sync.failures import Cause, RequestFailed
from desktop.sync.ferry import Ferry, let_go

_PATIENCE: Final = 60.0
_HEAL: Final = "`doctor --repair` heilt es."
_UNREADABLE: Final = f"Ihre Datenbank lässt sich nicht lesen. {_HEAL}"
_MADE: Final = "Die Dateien wurden neu zusammengestellt aus dem, was noch zu lesen war."
_LATER: Final = "Was von Dateien noch fehlt, wird vom Server geholt, sobald er erreichbar ist."
_FULL: Final = "Für die Dateien ist zu wenig Platz, um sie neu zusammenzustellen; sie blieben, wie sie sind."
_MOST_NAMES: Final = 5


def named_by_journal(opened: Opened) -> Iterator[tuple[str, Named]]:
    """Yield every file the journal names, with what people call it."""
    workspace = opened.workspace
    waiting = {chunk for row in workspace.local.uploading() for chunk in row.chunks}
    for _, material in workspace.states("material"):
        for edition in material.editions:
            named = _named(opened, edition.file, edition.chunks, waiting)
            yield str(material.title), Named(named, edition.chunks, not named.uploaded)
    for row, state in workspace.states("notification"):
        for one in state.attachments:
            named = _named(opened, one.file, one.chunks, waiting, row.channel, state.id)
            yield str(one.file.name), Named(named, one.chunks, not named.uploaded)


def _named(opened: Opened, file: File, chunks: tuple[bytes, ...], waiting: set[bytes], *place: bytes) -> FileRow:
    channel, entity = place or (opened.workspace.cooperation(), b"")
    uploaded = waiting.isdisjoint(chunks)
    told = (file.id, channel, file.key, file.size)
    return FileRow(*told, count=len(chunks), uploaded=uploaded, used_at=opened.workspace.now(), entity=entity)


def check_files(opened: Opened) -> Check:
    """Read every chunk of every file; what is broken counts as not here from then on, and is named."""
    try:
        broken = opened.files.damaged()
        lost = _lost(opened)
        pages = opened.files.check_pages()
    except DamagedDatabase:
        return Check("files", ok=False, detail=_UNREADABLE)
    if not (broken or lost or pages):
        return Check("files", ok=True, detail="alle Teile geprüft")
    named = {named.row.file: name for name, named in named_by_journal(opened)}
    parts = []
    if broken:
        parts.append(f"{len(broken)} Teile beschädigt ({_listed(named, [file for file, _ in broken])})")
    if lost:
        parts.append(f"nur hier waren Teile von {_listed(named, [row.file for row in lost])}")
    if pages and not broken:
        parts.append("Seiten der Datenbank beschädigt")
    return Check("files", ok=False, detail=f"{'; '.join(parts)}. {_HEAL}")


def _listed(named: dict[bytes, str], files: list[bytes]) -> str:
    names = list(dict.fromkeys(f"„{named[file]}“" if file in named else "eine Datei ohne Namen" for file in files))
    more = f" und {len(names) - _MOST_NAMES} weitere" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _lost(opened: Opened) -> list[FileRow]:
    """Give the files that are to go to the server and are not here whole."""
    return [row for row in opened.files.all() if not (row.uploaded or row.source or row.complete)]


def heal_files(opened: Opened) -> list[str]:
    """Heal what is damaged of the files; gives what was done, in sentences."""
    if not opened.has_files or check_files(opened).ok:
        return []
    said = []
    named = list(named_by_journal(opened))
    if not _reads(opened):
        try:
            opened.rebuild_files({one.row.file: one for _, one in named})
        except DiskFull:
            return [_FULL]
        said.append(_MADE)
    return said + _fetched(opened, {one.row.file: name for name, one in named})


def _reads(opened: Opened) -> bool:
    try:
        return not opened.files.check_pages()
    except DamagedDatabase:
        return False


def _fetched(opened: Opened, names: dict[bytes, str]) -> list[str]:
    """Fetch what is missing of what is wanted here or is to go out; what nobody has any more goes into the tray."""
    wanted = [row.file for row in (*_lost(opened), *opened.files.downloads())]
    if not wanted:
        return []
    gone: list[bytes] = []
    transport = opened.transport(_PATIENCE)
    try:
        token = transport.open_session(opened.workspace.local.prove(transport.challenge())).token
        for file in dict.fromkeys(wanted):
            gone += [] if _fetch(opened, Ferry(opened.files, transport), token, file) else [file]
    except RequestFailed:
        return [_LATER]
    finally:
        transport.close()
    return _given_up(opened, [row for row in _lost(opened) if row.file in gone], names)


def _fetch(opened: Opened, ferry: Ferry, token: str, file: bytes) -> bool:
    """Fetch what is not here of a file; says whether it is whole now. Raises `RequestFailed` where nobody answers."""
    try:
        for moved in ferry.fetch(token, file):
            Progress(sys.stderr).moved(moved)
    except RequestFailed as failed:
        if failed.failure.cause is not Cause.REFUSED:
            raise
    row = opened.files.get(file)
    return row is not None and row.complete


def _given_up(opened: Opened, rows: list[FileRow], names: dict[bytes, str]) -> list[str]:
    if not rows:
        return []
    files = [row.file for row in rows]
    listed = _listed(names, files)
    opened.files.forget(files)
    let_go(opened.files, opened.workspace.local)
    return [f"Bitte noch einmal einstellen, denn ein Teil davon lag nur auf diesem Gerät: {listed}."]
