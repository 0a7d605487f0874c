"""Files at the desk: what is being taken in, fetched or copied, how far it has come, and what becomes of it.

Each job has a key, by which screens ask for it and break it off: the id of an attachment, or of a file to be. Whatever
takes time is done outside Qt's thread. What arrives for a form that is gone meanwhile is kept all the same.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, Signal

from desktop.domain.progress import BrokenOff, Moved
from desktop.domain.refused import Refused
from desktop.domain.rows import PageHit
from desktop.presenters import attaching, coming
from desktop.presenters.attaching import DraftFile, Waiting
from desktop.presenters.attachments import Taken
from desktop.presenters.coming import Coming
from desktop.presenters.filing import Files, Heard, Local
from desktop.ui.gone import is_gone
from desktop.workspace.workspace import Workspace

T = TypeVar("T")
_PASSES: Final = ("disk_full", "locked")
"""What passes by itself here, as all does that is the line's or the server's."""


@dataclass(eq=False)
class Job:
    """Something under way: `done` of `whole`, as far as it is known."""

    key: bytes
    over: threading.Event = field(default_factory=threading.Event)
    done: int = 0
    whole: int = 0
    told: bool = True


@runtime_checkable
class Filer(Protocol):
    """A backstage that also does things with files, outside Qt's thread and beside the worker."""

    @property
    def files(self) -> Files:
        """What does them."""

    def carry(self, task: Callable[[], None], failed: Callable[[Refused], None]) -> None:
        """Have something done with files in a thread of its own; `failed` is told there why it did not hold."""

    def hold_files(self, *, held: bool) -> None:
        """Carry no file to the server or from it until that is over; the part under way arrives."""


class Beside(Protocol):
    """The desk it stands at."""

    @property
    def workspace(self) -> Workspace:
        """Give the workspace, to read in."""

    @property
    def person(self) -> str:
        """Give the name of the person of this profile."""

    @property
    def filer(self) -> Filer | None:
        """Give what does things with files."""

    def post(self, function: Callable[[], None]) -> None:
        """Have something called in Qt's thread."""

    def do(
        self,
        task: Callable[[Workspace], T],
        then: Callable[[T], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        *,
        send: bool = True,
    ) -> None:
        """Have a task done by the worker."""


class FileDesk(QObject):
    """What is done with files for the screens of one unlocked profile."""

    changed = Signal()
    """Something has begun, gone on or ended."""
    arrived = Signal(bytes, object)
    """A file was taken in for a draft of an id, or never will be."""

    def __init__(self, desk: Beside, parent: QObject) -> None:
        """Stand beside a desk; what waited to be attached when the profile was locked is gone on with."""
        super().__init__(parent)
        self._desk = desk
        self._filer = desk.filer
        self._jobs: dict[bytes, Job] = {}
        self._afterwards: dict[bytes, Callable[[], object]] = {}
        self._coming: deque[Coming] = deque()
        self._uploads: dict[bytes, Moved] = {}
        self._unreleased: set[bytes] = set()
        self._stalled: set[bytes] = set()
        self._troubles: dict[bytes, str] = {}
        self._unopened: dict[bytes, str] = {}
        self.held = False
        """Whether files are held back until somebody lets them go on, or the lock."""
        if self._filer is not None:
            self._filer.files.listen(lambda moved: desk.post(partial(self._carried, moved)))
            desk.do(coming.name_unfinished, self._named, _nothing, send=False)
            self.attach_waiting()

    @property
    def works(self) -> bool:
        """Say whether files can be handled here."""
        return self._filer is not None

    def local(self, file: bytes) -> Local:
        """Say what of a file is here."""
        return self._filer.files.local(file) if self._filer is not None else Local()

    def find_texts(self, query: str, limit: int) -> tuple[PageHit, ...]:
        """Give the pages of documents here on which all words of a query begin."""
        return self._filer.files.find_texts(query, limit) if self._filer is not None else ()

    def upload(self, file: bytes) -> Moved | None:
        """Give how far a file has come on its way to the server, as far as that was heard."""
        return self._uploads.get(file)

    def progress(self, key: bytes) -> tuple[int, int] | None:
        """Give how much of how much is done under a key, None where nothing is under way."""
        job = self._jobs.get(key)
        return None if job is None else (job.done, job.whole)

    def trouble(self, key: bytes) -> str:
        """Give why what was last done under a key did not hold, empty if it did."""
        return self._troubles.get(key, "")

    def unopened(self, key: bytes) -> str:
        """Give why what is here could not be shown, saved or handed on, empty where it could or nobody wanted to."""
        return self._unopened.get(key, "")

    def could_not_open(self, key: bytes, reason: Refused) -> None:
        """Keep why, until something is done under the key again."""
        self._unopened[key] = reason.message

    # Doing something.

    def run(
        self,
        key: bytes,
        task: Callable[[Files, Heard], T],
        then: Callable[[T], object],
        refused: Callable[[Refused], None] | None = None,
    ) -> bool:
        """Have something done; says whether it was begun, which it is not while the same is under way.

        What does not hold is kept under its key (`trouble`), and told to `refused`.
        """
        if self._filer is None or key in self._jobs:
            return False
        job = self._jobs[key] = Job(key)
        for said in (self._troubles, self._unopened):
            said.pop(key, None)
        files = self._filer.files

        def work() -> None:
            try:
                result = task(files, partial(self._hear, job))
            except BrokenOff:
                self._desk.post(partial(self._end, job))
                return
            self._desk.post(partial(self._done, job, partial(then, result)))

        self._filer.carry(work, lambda reason: self._desk.post(partial(self._fail, job, refused, reason)))
        self.changed.emit()
        return True

    def run_anew(
        self,
        key: bytes,
        task: Callable[[Files, Heard], T],
        then: Callable[[T], object],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Have something done from the state of now: once more afterwards, where the same is under way already."""
        if not self.run(key, task, then, refused) and key in self._jobs:
            self._afterwards[key] = partial(self.run, key, task, then, refused)

    def cancel(self, key: bytes) -> None:
        """Break something off; what has arrived of it stays, and is gone on with another time."""
        job = self._jobs.get(key)
        if job is not None and self._filer is not None:
            job.over.set()
            self._filer.files.hang_up(key)
        self._want_no_more([one.key for one in self._coming if one.key == key])
        self._coming = deque(one for one in self._coming if one.key != key or key in self._jobs)
        self.changed.emit()

    def _hear(self, job: Job, done: int, whole: int) -> None:
        """Hear in the job's thread how far it is; Qt's is told once for all that comes until it listens."""
        if job.over.is_set():
            raise BrokenOff
        job.done, job.whole = done, whole
        if job.told:
            job.told = False
            self._desk.post(partial(self._tell, job))

    def _tell(self, job: Job) -> None:
        job.told = True
        self.changed.emit()

    def _end(self, job: Job) -> None:
        self._jobs.pop(job.key, None)
        self._afterwards.pop(job.key, _nothing)()
        self._next(job.key)
        self.changed.emit()

    def _done(self, job: Job, then: Callable[[], object]) -> None:
        self._jobs.pop(job.key, None)
        if not is_gone(then):
            then()
        self._end(job)

    def _fail(self, job: Job, refused: Callable[[Refused], None] | None, reason: Refused) -> None:
        if not job.over.is_set():
            self._troubles[job.key] = reason.message
            if refused is not None and not is_gone(refused):
                refused(reason)
        self._end(job)

    def _carried(self, moved: Moved) -> None:
        if moved.up:
            self._uploads[moved.file] = moved
            if moved.done == moved.count:
                del self._uploads[moved.file]
        self.changed.emit()

    def hold(self, *, held: bool) -> None:
        """Carry no file any more, or go on."""
        if self._filer is not None and held is not self.held:
            self.held = held
            self._filer.hold_files(held=held)
            self.changed.emit()

    def hear(self) -> None:
        """Hear that something has changed: what was released has its files attached now."""
        if self._unreleased:
            self.attach_waiting()

    def go_on(self) -> None:
        """Hear that a pass has gone well: what was kept from being attached by what passes is tried again."""
        if self._stalled:
            self.attach_waiting()

    # Taking files in.

    def add(self, draft: bytes, paths: Sequence[str], room: Callable[[], int]) -> None:
        """Take files in for a draft, or for a notification that was sent; one after the other.

        `room` gives how many bytes may still come, when it is a file's turn; it may raise `Refused`.
        """
        new_id, person = self._desk.workspace.new_id, self._desk.person
        more = [Coming(new_id(), draft, path, room) for path in dict.fromkeys(paths)]
        self._coming.extend(more)
        self._desk.do(lambda workspace: coming.note(workspace, person, more), refused=_nothing, send=False)
        self._take_next()
        self.changed.emit()

    def coming(self, draft: bytes) -> tuple[Coming, ...]:
        """Give the files that are being taken in for a draft, and those that could not be."""
        return tuple(one for one in self._coming if one.draft == draft)

    def dismiss(self, key: bytes) -> None:
        """Say no more of a file that could not be taken in."""
        self._want_no_more([key])
        self._coming = deque(one for one in self._coming if one.key != key)
        self.changed.emit()

    def _next(self, key: bytes) -> None:
        """Go on with the next file, where one that was taken in has ended."""
        ended = next((one for one in self._coming if one.key == key), None)
        if ended is None:
            return
        ended.problem = self._troubles.pop(key, "")
        if not ended.problem:
            self._coming.remove(ended)
        self._take_next()

    def _take_next(self) -> None:
        if any(one.key in self._jobs for one in self._coming):
            return
        full: list[bytes] = []
        for one in [one for one in self._coming if not one.problem]:
            try:
                room = one.room()
            except Refused as refused:
                one.problem = refused.message
                full.append(one.key)
            else:
                self.run(one.key, partial(_taken, one, room), partial(self._taken_in, one))
                break
        self._want_no_more(full)

    def _want_no_more(self, keys: Sequence[bytes]) -> None:
        """Take note that files come no more, which somebody said or was told; what the lock breaks off is named."""
        if keys:
            self._desk.do(lambda workspace: coming.forget(workspace, keys), refused=_nothing, send=False)

    def _named(self, unfinished: Sequence[Waiting]) -> None:
        for one in unfinished:
            self.arrived.emit(one.notification, one.file)
        if unfinished:
            self.changed.emit()

    def _taken_in(self, one: Coming, file: DraftFile) -> None:
        person = self._desk.person
        self._desk.do(
            lambda workspace: coming.keep(workspace, person, one, file),
            lambda sent: self.attach_waiting() if sent else None,
            send=False,
        )
        self.arrived.emit(one.draft, file)

    def drop(self, file: bytes) -> None:
        """Remove the copy of a file that no draft needs any more."""
        self.run(file, lambda files, _heard: files.drop([file]), _nothing)

    # Attaching what was sent.

    def attach_waiting(self) -> None:
        """Go on with every file that is still to be attached, but for those somebody has to decide on.

        What waits for its release is no notification yet; its files follow it.
        """
        workspace = self._desk.workspace
        self._stalled.clear()
        found = [one for one in attaching.waiting(workspace) if not one.reason]
        self._unreleased = {one.notification for one in found if not workspace.group(one.notification)}
        for one in found:
            if one.notification not in self._unreleased:
                self.run(
                    one.file.id,
                    partial(_prepared, one),
                    partial(self._attach, one),
                    partial(self._hold, one),
                )

    def _attach(self, one: Waiting, taken: Taken) -> None:
        def task(workspace: Workspace) -> None:
            attaching.attach_waiting(workspace, one, taken)

        self._desk.do(task, lambda _nothing: self.drop(one.file.id), partial(self._hold, one))

    def _hold(self, one: Waiting, reason: Refused) -> None:
        """Say of a file what keeps it from being attached; what passes is tried again, else somebody has to say so."""
        if reason.passes or reason.code in _PASSES:
            self._stalled.add(one.file.id)
        else:
            self._desk.do(lambda workspace: attaching.hold(workspace, one.file.id, reason.message), send=False)

    def try_again(self, file: bytes) -> None:
        """Go on with a file that something kept from being attached."""
        self._desk.do(
            lambda workspace: attaching.hold(workspace, file, ""), lambda _nothing: self.attach_waiting(), send=False
        )

    def say_whom(self, file: bytes, entity: bytes) -> None:
        """Attach a file, of which nobody had said whom it is for, for one recipient."""
        self._desk.do(
            lambda workspace: attaching.say_whom(workspace, file, entity),
            lambda _nothing: self.attach_waiting(),
            send=False,
        )

    def give_up(self, file: bytes) -> None:
        """Attach a file no more."""
        self.cancel(file)
        self._desk.do(
            lambda workspace: attaching.give_up(workspace, file), lambda _nothing: self.drop(file), send=False
        )


def _taken(one: Coming, room: int, files: Files, heard: Heard) -> DraftFile:
    return files.take_in(one.path, one.draft, room, heard)


def _prepared(one: Waiting, files: Files, heard: Heard) -> Taken:
    return files.prepare(one, heard)


def _nothing(_result: object = None) -> None:
    return
