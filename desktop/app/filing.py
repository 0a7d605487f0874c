"""The files of an unlocked profile for its screens: taken in, copied, fetched, given out, in threads of their own.

Nobody waits for them: neither the window nor the worker, for the files have a database of their own. What is written
unsealed for other programs goes when the profile is opened or closed. Qt must not appear here.
"""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.commands.attaching import is_attached, media_type_of
from desktop.commands.file_keeping import apart, cap, keep_cap, named_files, trim
from desktop.commands.giving_out import Fetching, contents, give_out
from desktop.commands.named_file import give_up, named_file
from desktop.commands.taking_in import (
    Target,
    check_document,
    digest_here,
    drop_abandoned,
    file_gone,
    size_of,
    take_in,
    take_over,
)
from desktop.commands.text_drawing import TextDrawing
from desktop.composition import Opened
from desktop.domain.file import File
from desktop.domain.file_parting import UNSAID
from desktop.domain.progress import BrokenOff, Moved
from desktop.domain.refused import Refused
from desktop.domain.rows import FileRow, PageHit
from desktop.domain.said import say
from desktop.keys.private_files import make_private_folder
from desktop.presenters import materials
from desktop.presenters.amounts import amount
from desktop.presenters.attaching import DraftFile, Waiting, is_unsaid
from desktop.presenters.attachments import Prepared, Taken, check_count, check_open, closed
from desktop.presenters.filing import Heard, Local, Room
from desktop.presenters.materials import TakenIn, file_name
from desktop.store.database import DamagedDatabase

_OUTSIDE: Final = "outside"
_ENDING_SECONDS: Final = 10.0
_SPARE: Final = 64 * 1024 * 1024
"""So many bytes of the disk stay free for what is written otherwise."""
_MOST_TO_READ: Final = 256 * 1024 * 1024
"""So many bytes of a file are held in memory at once, to be shown in the window."""


class Filing:
    """Does what screens want done with files; states `Files`."""

    def __init__(self, opened: Opened) -> None:
        """Take an open profile; nothing lies outside it any more."""
        self._opened = opened
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []
        self._texts = TextDrawing(opened)
        self._ways: dict[bytes, Fetching] = {}
        self._hears: Callable[[Moved], None] = lambda _moved: None
        clear_outside(opened.folder)
        with apart():
            self._sweep()

    # Its threads.

    def carry(self, task: Callable[[], None]) -> None:
        """Do something in a thread of its own; nothing any more once the profile is being closed."""
        if self._closing.is_set():
            return
        thread = threading.Thread(target=task, name="files", daemon=True)
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        thread.start()

    def close(self) -> None:
        """End: what is carried or copied stops after its part, to be gone on with; reading a document ends at once."""
        self._closing.set()
        self._texts.end()
        for way in list(self._ways.values()):
            way.end()
        for thread in self._threads:
            thread.join(_ENDING_SECONDS)
        clear_outside(self._opened.folder)

    def listen(self, moved: Callable[[Moved], None]) -> None:
        """Call back whenever a part of a file was carried."""
        self._hears = moved

    def moved(self, moved: Moved) -> None:
        """Hear from the ferry, in its thread."""
        self._hears(moved)

    def _open_heard(self, heard: Heard) -> Heard:
        """Stop what tells of its progress once the profile is being closed."""

        def hear(done: int, whole: int) -> None:
            if self._closing.is_set():
                raise BrokenOff
            heard(done, whole)

        return hear

    # What is here.

    def local(self, file: bytes) -> Local:
        """Say what of a file is here; one whose database does not open is damaged."""
        if not self._opened.has_files:
            return Local()
        try:
            row = self._opened.files.get(file)
        except DamagedDatabase:
            return Local("damaged")
        if row is None or (row.uploaded and not row.held):
            return Local(pinned=row is not None and row.pinned)
        if not row.uploaded:
            return Local("uploading" if row.complete else "damaged", row.held, row.count, pinned=True)
        return Local("here" if row.complete else "partly", row.held, row.count, pinned=row.pinned)

    def room(self) -> Room:
        """Say how much may lie here, and how much does."""
        try:
            held: int | None = self._opened.files.held_bytes() if self._opened.has_files else 0
        except DamagedDatabase:
            held = None
        return Room(cap(self._opened), held)

    def keep_cap(self, most: int) -> None:
        """Keep that so many bytes may lie here."""
        keep_cap(self._opened, most)

    def trim(self) -> None:
        """Give up what was used longest ago and lies here over that."""
        trim(self._opened)

    def _sweep(self) -> None:
        """Remove what was taken in for drafts that are no more."""
        if self._opened.has_files:
            needed = named_files(self._opened)
            drafted = (row.file for row in self._opened.files.all() if row.source and not row.channel)
            self.drop([file for file in drafted if file not in needed])

    # Files of drafts.

    def take_in(self, path: str, draft: bytes, room: int, heard: Heard) -> DraftFile:
        """Copy a file into the profile, for a draft; raises `Refused` in words that name no path."""
        opened, name = self._opened, file_name(Path(path).name)
        try:
            if size_of(path, opened.workspace.own.held.settings.attachment_bytes) > room:
                raise Refused("attachments_too_large", say("Zusammen noch höchstens {most}.", most=amount(room)))
            drop_abandoned(opened.files, opened.workspace.now(), named_files(opened))
            target = Target(opened.workspace.new_id(), b"", opened.workspace.now(), draft)
            row = self._taken_in(path, target, self._open_heard(heard))
            return DraftFile(row.file, name, row.size, media_type_of(name), digest_here(opened.files, row))
        except OSError as error:
            raise Refused("file_unreadable", "Die Datei lässt sich nicht lesen.") from error

    def _taken_in(self, path: str, target: Target, heard: Heard) -> FileRow:
        try:
            return take_in(self._opened.files, path, target, heard)
        except BrokenOff:
            self._opened.files.forget([target.file])
            raise

    def lacking(self, files: Collection[bytes]) -> tuple[bytes, ...]:
        """Give those of some files of drafts that are not here whole."""
        rows = {file: self._opened.files.get(file) if self._opened.has_files else None for file in files}
        return tuple(file for file, row in rows.items() if row is None or not row.complete)

    def drop(self, files: Collection[bytes]) -> None:
        """Remove copies."""
        if files and self._opened.has_files:
            self._opened.files.forget(files)

    def prepare(self, waiting: Waiting, heard: Heard) -> Taken:
        """Seal a copy for each recipient it is for that lacks the file and may still get it; raises `Refused`."""
        workspace, files, wanted = self._opened.workspace, self._opened.files, waiting.file
        group = [state for _, state in workspace.group(waiting.notification)]
        if is_unsaid(waiting, group):
            raise Refused("recipient_unsaid", UNSAID)
        lacks = [one for one in group if waiting.is_for(one.id) and not is_attached(one, (wanted.name, wanted.digest))]
        still = [state for state in lacks if not closed(workspace, state)]
        if lacks and not still:
            check_open(workspace, lacks[0])
        made = []
        for state in still:
            check_count(1 + len(state.attachments))
            kept = self._kept(waiting, heard)
            target = Target(workspace.new_id(), workspace.pair(state.to_unit), workspace.now(), state.id)
            row = take_over(files, kept, target, self._open_heard(heard))
            file = File(row.file, row.key, row.size, wanted.name, wanted.media_type)
            made.append(Prepared(state.to_unit, file, wanted.digest, files.addresses(row.file)))
        return Taken(tuple(state.to_unit for state in group), tuple(made))

    def _kept(self, waiting: Waiting, heard: Heard) -> FileRow:
        """Give what a copy is made of; of a file of another notification what is not here is fetched."""
        file = waiting.file.id
        if waiting.source is not None:
            self.fetch(*waiting.source, heard)
            file = named_file(self._opened, *waiting.source).id
        kept = self._opened.files.get(file)
        if kept is None or not kept.complete:
            raise file_gone()
        return kept

    # Documents for all units.

    def take_in_material(self, path: str, heard: Heard) -> TakenIn:
        """Copy a file into the profile, to be offered to all units; raises `Refused` in words that name no path."""
        opened = self._opened
        target = Target(opened.workspace.new_id(), opened.workspace.cooperation(), opened.workspace.now())
        try:
            check_document(path, media_type_of(path))
            drop_abandoned(opened.files, target.now, named_files(opened))
            row = take_in(opened.files, path, target, self._open_heard(heard))
        except Refused as refused:
            raise Refused(refused.code, refused.reason) from refused
        name = file_name(Path(path).name)
        file = File(row.file, row.key, row.size, name, media_type_of(name))
        return TakenIn(file, opened.files.addresses(row.file))

    def give_up(self, entity: bytes) -> None:
        """Keep no copy of a document on this device; raises `Refused` where this is the only place."""
        give_up(self._opened, materials.material(self._opened.workspace, entity))

    def draw_texts(self, heard: Heard) -> int:
        """Draw out the texts of the documents here that are not drawn yet; says of how many that was."""
        return self._texts.draw(self._open_heard(heard))

    def find_texts(self, query: str, limit: int) -> tuple[PageHit, ...]:
        """Give the pages of documents here on which all words of a query begin, best first."""
        try:
            return tuple(self._opened.files.texts.find(query, limit)) if self._opened.has_files else ()
        except DamagedDatabase:
            return ()

    # Files that events name.

    def fetch(self, entity: bytes, event: bytes, heard: Heard) -> None:
        """Fetch what is not here of a file; raises `RequestFailed` and `Refused`."""
        file = named_file(self._opened, entity, event)
        with self._way(event, heard) as way:
            way.fetch(file.id)
        self._used(file)

    def save(self, entity: bytes, event: bytes, path: Path, heard: Heard) -> None:
        """Write a file to a path, whole or not at all."""
        self.fetch(entity, event, heard)
        file = named_file(self._opened, entity, event)
        with self._way(event, heard) as way:
            give_out(self._opened, file, path, way)

    def read(self, entity: bytes, event: bytes, heard: Heard) -> bytes:
        """Give what is in a file; raises `Refused` for one too large to be held in memory."""
        if named_file(self._opened, entity, event).size > _MOST_TO_READ:
            raise Refused("file_too_large", say("Hier lässt sich höchstens {most} zeigen.", most=amount(_MOST_TO_READ)))
        self.fetch(entity, event, heard)
        file = named_file(self._opened, entity, event)
        with self._way(event, heard) as way:
            return b"".join(contents(self._opened, file, way, []))

    def put_outside(self, entity: bytes, event: bytes, heard: Heard) -> Path:
        """Write a file to where other programs can open it; raises `Refused` where the disk has no room for it."""
        size = named_file(self._opened, entity, event).size
        if size > shutil.disk_usage(self._opened.folder).free - _SPARE:
            raise Refused("disk_full", say("Zum Öffnen fehlt Speicherplatz: Die Datei hat {size}.", size=amount(size)))
        folder = self._opened.folder / _OUTSIDE / secrets.token_hex(8)
        make_private_folder(folder)
        path = folder / file_name(named_file(self._opened, entity, event).name)
        self.save(entity, event, path, heard)
        return path

    def pin(self, entity: bytes, event: bytes, *, pinned: bool) -> None:
        """Want a file to stay here, or want it no longer."""
        self._opened.files.pin(named_file(self._opened, entity, event).id, pinned=pinned)

    def hang_up(self, event: bytes) -> None:
        """Let what is being fetched of a file fail at once."""
        way = self._ways.get(event)
        if way is not None:
            way.end()

    @contextmanager
    def _way(self, event: bytes, heard: Heard) -> Iterator[Fetching]:
        hear = self._open_heard(heard)
        way = self._ways[event] = Fetching(self._opened, lambda moved: hear(moved.done, moved.count))
        try:
            yield way
        finally:
            self._ways.pop(event, None)
            way.close()

    def _used(self, file: File) -> None:
        self._opened.files.use(file.id, self._opened.workspace.now())
        trim(self._opened)


def clear_outside(folder: Path) -> None:
    """Remove what was written unsealed beside a profile."""
    shutil.rmtree(folder / _OUTSIDE, ignore_errors=True)
