"""What people do with the document that is shown: read it, confirm it, revise it, give it up, and with its files.

What would take it away from everybody is asked first. Whatever takes time is done by the desk of files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.presenters import materials, studying
from desktop.presenters.attachment_list import Listed
from desktop.presenters.filing import Files, Heard
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.ui.file_steps import FileSteps, asked
from desktop.ui.library.adding import Adder
from desktop.workspace.workspace import Workspace

_REMOVE: Final = (
    "Nicht mehr anbieten?",
    "Das Material verschwindet bei allen Stellen aus der Liste, mit allen Fassungen. Wer es schon als gelesen "
    "bestätigt hat, behält das in seinem Lernstand.",
    "Nicht mehr anbieten",
)
_CONFIRMED: Final = "Als gelesen bestätigt. Die Leitung Ihrer Stelle sieht, dass es erledigt ist."
_REMOVED: Final = "Das Material wird nicht mehr angeboten."


@dataclass(frozen=True, slots=True)
class Reading:
    """A version of a document to be read: its content, where to begin (page from 1), which words to look for."""

    entity: bytes
    version: bytes
    title: str
    content: bytes
    page: int
    words: str
    may_confirm: bool

    def __repr__(self) -> str:
        """Show nothing of it."""
        return f"{type(self).__name__}()"


class MaterialTaker(QObject):
    """Does what is wanted with one document after the other."""

    opened = Signal(object)
    """A document is there to be read in the window."""

    def __init__(self, desk: Desk, window: QWidget, adder: Adder, done: Callable[[str], object]) -> None:
        """Ask above a window; `done` is told what to announce."""
        super().__init__(window)
        self._desk, self._window, self._adder, self._done = desk, window, adder, done
        self.steps = FileSteps(desk, window, done)
        self.steps.tell_opened(self._begun)
        self.asked: Ask | None = None

    def take(self, entity: bytes, action: str) -> None:
        """Do what somebody wants with a document."""
        _ACTIONS[action](self, entity)

    def read(self, entity: bytes, one: Listed, page: int = 0, words: str = "") -> None:
        """Have a version read into memory, to be shown at a page (0: where somebody was) and with words looked for."""

        def task(files: Files, heard: Heard) -> bytes:
            return files.read(entity, one.key, heard)

        self._desk.files.run(one.key, task, partial(self._open, (entity, one.key), (page, words)), self._say)

    def _open(self, named: tuple[bytes, bytes], wanted: tuple[int, str], content: bytes) -> None:
        entity, version = named
        try:
            state = materials.material(self._desk.workspace, entity)
        except Refused as refused:
            self._say(refused)
            return
        place = studying.place_in(self._desk.workspace, entity)
        known = place.page if place is not None and place.version == version.hex() else 1
        latest = state.current.version == version
        open_still = latest and not studying.has_read(studying.learner(self._desk.workspace), state)
        page, words = wanted
        title = materials.title_of(state)
        self.opened.emit(Reading(entity, version, title, content, page or known, words, may_confirm=open_still))

    def keep_place(self, reading: Reading, page: int, pages: int) -> None:
        """Keep how far somebody has read a document; of an older version nothing is kept."""

        def task(workspace: Workspace) -> None:
            if materials.material(workspace, reading.entity).current.version == reading.version:
                studying.keep_place(workspace, reading.entity, reading.version, page, pages)

        self._desk.do(task, refused=lambda _reason: None, send=False)

    def _begun(self, entity: bytes, version: bytes) -> None:
        """Keep that somebody has begun with a document that is no PDF; of an older version nothing is kept."""

        def task(workspace: Workspace) -> None:
            if materials.material(workspace, entity).current.version == version:
                studying.keep_place(workspace, entity, version, 1, 0)

        self._desk.do(task, refused=lambda _reason: None, send=False)

    def confirm(self, entity: bytes, version: bytes, then: Callable[[], object] = lambda: None) -> None:
        """Say that one has read the version that was shown, not one that has come since; `then` once it is said."""

        def task(workspace: Workspace) -> None:
            studying.confirm_read(workspace, materials.material(workspace, entity), version)

        self._desk.do(task, partial(self._confirmed, then), self._say)

    def _confirmed(self, then: Callable[[], object], _nothing: None) -> None:
        self._done(_CONFIRMED)
        then()

    def _give_up(self, entity: bytes) -> None:
        def task(files: Files, _heard: Heard) -> None:
            files.give_up(entity)

        said = "Von diesem Gerät entfernt. Es lässt sich wieder holen."
        self._desk.files.run(entity, task, partial(self._tell, said), self._say)

    def _revise(self, entity: bytes) -> None:
        self._adder.choose(entity)

    def _remove(self, entity: bytes) -> None:
        self.asked = asked(_REMOVE, self._window, partial(self._remove_now, entity))
        self.asked.set_destructive()

    def _remove_now(self, entity: bytes) -> None:
        self._desk.do(lambda workspace: materials.remove(workspace, entity), partial(self._tell, _REMOVED), self._say)

    def _tell(self, said: str, _result: object) -> None:
        self._done(said)

    def _say(self, reason: Refused) -> None:
        self._done(reason.message)


_ACTIONS: Final[dict[str, Callable[[MaterialTaker, bytes], None]]] = {
    "give_up": MaterialTaker._give_up,
    "revise": MaterialTaker._revise,
    "remove": MaterialTaker._remove,
}
