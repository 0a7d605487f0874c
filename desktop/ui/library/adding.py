"""Adding documents: which files, what is said of them, and how far each is that is being copied into the profile.

What is about to be added is shown before it is. Copying is done by the desk of files, beside everything else; it can
be broken off, and is gone on with when the same file is added again.
"""

from __future__ import annotations

import mimetypes
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.material import Material
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.presenters import materials
from desktop.presenters.attachment_list import Listed
from desktop.presenters.filing import Files, Heard
from desktop.presenters.material_offer import Candidate, Preview, label_of, preview
from desktop.presenters.materials import Label, TakenIn
from desktop.presenters.media import HEAD_BYTES
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.ui.file_dialogs import choose_files
from desktop.workspace.workspace import Workspace

_ANY: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class _Coming:
    """A file on its way into the profile, what is said of it, and the document it is a version of, if it is one."""

    candidate: Candidate
    label: Label
    entity: bytes


class Adder(QObject):
    """Adds documents and versions, one after the other."""

    changed = Signal()
    """Something is being added, has gone on or ended."""

    def __init__(self, desk: Desk, window: QWidget, done: Callable[[str], object]) -> None:
        """Ask above a window; `done` is told what to announce."""
        super().__init__(window)
        self._desk, self._window, self._done = desk, window, done
        self._coming: dict[bytes, _Coming] = {}
        self._problems: dict[bytes, str] = {}
        self._running = b""
        self.asked: Ask | None = None
        desk.files.changed.connect(self.changed)

    def choose(self, entity: bytes = b"") -> None:
        """Ask which files; for a document that is there, which is its new version."""
        self.dialog = choose_files(self._window, partial(self.ask, entity), several=not entity)

    def ask(self, entity: bytes, paths: list[str]) -> None:
        """Show what is about to be added and ask what is to be said of it."""
        try:
            state = materials.material(self._desk.workspace, entity) if entity else None
            shown = preview([_candidate(path) for path in paths], state)
        except Refused as refused:
            self._done(refused.message)
            return
        ask = self.asked = Ask(shown.heading, shown.text, shown.confirm, shown.questions, self._window)
        ask.accepted_with.connect(partial(self._confirmed, ask, shown, state))
        ask.open()

    def _confirmed(self, ask: Ask, shown: Preview, state: Material | None, answers: dict[str, str]) -> None:
        try:
            label = label_of(answers)
        except Refused as refused:
            ask.show_problem(refused.reason, refused.field)
            return
        ask.finish()
        for one in shown.candidates:
            self._coming[self._desk.workspace.new_id()] = _Coming(one, label, state.id if state else b"")
        self._next()
        self.changed.emit()

    # One file after the other.

    def _next(self) -> None:
        waits = next((key for key in self._coming if key not in self._problems), b"")
        if self._running or not waits:
            return
        one, self._running = self._coming[waits], waits

        def task(files: Files, heard: Heard) -> TakenIn:
            return files.take_in_material(one.candidate.path, heard)

        if not self._desk.files.run(waits, task, partial(self._taken, waits), partial(self._failed, waits)):
            self._failed(waits, Refused("no_files", "Auf diesem Gerät lassen sich keine Dateien aufnehmen."))

    def _taken(self, key: bytes, taken: TakenIn) -> None:
        one = self._coming.get(key)
        if one is None:
            # Somebody broke it off as its last part arrived.
            self._desk.files.drop(taken.file.id)
            return

        def task(workspace: Workspace) -> Material:
            if one.entity:
                return materials.revise(workspace, one.entity, taken.file, taken.chunks)
            return materials.add(workspace, one.label, taken.file, taken.chunks)

        self._desk.do(task, partial(self._added, key), partial(self._failed, key))

    def _added(self, key: bytes, state: Material) -> None:
        self._coming.pop(key, None)
        self._done(
            say("„{title}“ ist eingestellt und geht beim nächsten Abgleich hinaus.", title=Verbatim(state.title))
        )
        self._end()

    def _failed(self, key: bytes, reason: Refused) -> None:
        self._problems[key] = reason.message
        self._done(reason.message)
        self._end()

    def _end(self) -> None:
        self._running = b""
        self._next()
        self.changed.emit()

    # What is on its way.

    def listed(self) -> tuple[Listed, ...]:
        """List what is being added, and what could not be."""
        return tuple(self._listed(key, one) for key, one in self._coming.items())

    def _listed(self, key: bytes, one: _Coming) -> Listed:
        problem = self._problems.get(key, "")
        name = materials.file_name(one.candidate.name)
        return Listed(
            key=key,
            file=key,
            name=name,
            what=Verbatim(name),
            who="",
            state=problem or self._progress(key),
            tone="danger" if problem else "info",
            actions=("remove",) if problem else ("cancel",),
        )

    def _progress(self, key: bytes) -> str:
        done, whole = self._desk.files.progress(key) or (0, 0)
        if key != self._running:
            return "Wartet"
        return say("Wird aufgenommen: {percent} %", percent=100 * done // whole) if whole else "Wird aufgenommen …"

    def take(self, action: str, key: bytes) -> None:
        """Break one off that is on its way, or say no more of one that could not be added."""
        if action == "cancel":
            self._desk.files.cancel(key)
        self._coming.pop(key, None)
        self._problems.pop(key, None)
        if key == self._running:
            self._running = b""
        self._next()
        self.changed.emit()


def _candidate(path: str) -> Candidate:
    name = Path(path).name
    try:
        status = Path(path).stat()
        size, head = (status.st_size, _head(path)) if stat.S_ISREG(status.st_mode) else (None, b"")
    except (OSError, ValueError):
        size, head = None, b""
    return Candidate(path, name, size, mimetypes.guess_type(name)[0] or _ANY, head)


def _head(path: str) -> bytes:
    with Path(path).open("rb") as file:
        return file.read(HEAD_BYTES)
