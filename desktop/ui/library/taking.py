"""What people do with the document that is shown: read it, confirm it, revise it, give it up, and with its files.

What would take it away from everybody is asked first. Whatever takes time is done by the desk of files.
"""

from __future__ import annotations

from collections.abc import Callable
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


class MaterialTaker(QObject):
    """Does what is wanted with one document after the other."""

    read_wanted = Signal(bytes, object)
    """Somebody wants to read a version of a document in the window: the document, and the file as listed."""

    def __init__(self, desk: Desk, window: QWidget, adder: Adder, done: Callable[[str], object]) -> None:
        """Ask above a window; `done` is told what to announce."""
        super().__init__(window)
        self._desk, self._window, self._adder, self._done = desk, window, adder, done
        self.steps = FileSteps(desk, window, done)
        self.steps.note_with(self._begun)
        self.asked: Ask | None = None

    def take(self, entity: bytes, action: str) -> None:
        """Do what somebody wants with a document."""
        _ACTIONS[action](self, entity)

    def take_file(self, entity: bytes, action: str, one: Listed) -> None:
        """Do what somebody wants with the file of a version."""
        if action == "read":
            self.read_wanted.emit(entity, one)
        else:
            self.steps.take(action, entity, one)

    def _begun(self, entity: bytes) -> None:
        """Keep that somebody has begun with a document that opens elsewhere."""

        def task(workspace: Workspace) -> None:
            studying.keep_place(workspace, entity, materials.material(workspace, entity).current.version, 1, 0)

        self._desk.do(task, refused=lambda _reason: None, send=False)

    def _confirm(self, entity: bytes) -> None:
        def task(workspace: Workspace) -> None:
            studying.confirm_read(workspace, materials.material(workspace, entity))

        self._desk.do(task, partial(self._tell, _CONFIRMED), self._say)

    def _give_up(self, entity: bytes) -> None:
        def task(files: Files, _heard: Heard) -> None:
            files.give_up(entity)

        said = "Von diesem Gerät entfernt. Es lässt sich wieder holen."
        self._desk.files.run(entity, task, lambda _nothing: self._done(said), self._say)

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
    "confirm": MaterialTaker._confirm,
    "give_up": MaterialTaker._give_up,
    "revise": MaterialTaker._revise,
    "remove": MaterialTaker._remove,
}
