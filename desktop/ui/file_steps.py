"""What people do with a file that an event names, of a notification or of a document: fetch, look, save, open, keep.

Opening a file in another program takes it out of the protection of this one, so that is asked first. Whatever takes
time is done by the desk of files, beside everything else, and told to methods: a screen that was made anew meanwhile is
known by them, and not called into. Which files there are is no concern of this room.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.presenters.filing import Files, Heard
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.ui.file_dialogs import choose_place
from desktop.ui.image_reading import read_image
from desktop.ui.image_sheet import LONGEST_SIDE, ImageSheet

_OUTSIDE: Final = (
    "In anderem Programm öffnen?",
    "Die Datei wird dafür unverschlüsselt auf diesem Computer abgelegt und beim Sperren wieder gelöscht. Das andere "
    "Programm kann Kopien behalten. Öffnen Sie nur, was Sie erwarten: Eine Datei kann Schadsoftware enthalten.",
    "Öffnen",
)
_SAVE: Final = (
    "Unverschlüsselt speichern?",
    "Außerhalb von Schutzbrücke schützt und löscht niemand die Datei. Speichern Sie sie nur dort, wo sie hingehört.",
    "Ort wählen …",
)


class Named(Protocol):
    """A file as a list shows it."""

    @property
    def key(self) -> bytes:
        """The event that names it."""

    @property
    def file(self) -> bytes:
        """The file, by which it is known whether it is here."""

    @property
    def name(self) -> str:
        """What it is called."""


class FileSteps(QObject):
    """Does what is wanted with the files of entities."""

    def __init__(self, desk: Desk, window: QWidget, done: Callable[[str], object]) -> None:
        """Ask above a window; `done` is told what to announce."""
        super().__init__(window)
        self._desk, self._files = desk, desk.files
        self._window, self._done = window, done
        self._noted: Callable[[bytes], object] = lambda _entity: None
        self._opened: Callable[[bytes, bytes], object] = lambda _entity, _key: None
        self._open: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.asked: Ask | None = None

    def open_with(self, opens: Callable[[Path], object]) -> None:
        """Hand files for other programs to somebody else than the system."""
        self._open = opens

    def note_with(self, noted: Callable[[bytes], object]) -> None:
        """Tell somebody of which entity a file is about to be opened, whatever comes of it."""
        self._noted = noted

    def tell_opened(self, opened: Callable[[bytes, bytes], object]) -> None:
        """Tell somebody of which entity which file was shown or handed over; nothing of one that did not open."""
        self._opened = opened

    def knows(self, action: str) -> bool:
        """Say whether it is one of those that are done here."""
        return action in _ACTIONS

    def take(self, action: str, entity: bytes, one: Named) -> None:
        """Do what somebody wants with a file of an entity, or ask first."""
        _ACTIONS[action](self, entity, one)

    # One thing each.

    def _fetch(self, entity: bytes, one: Named) -> None:
        self._run(one, lambda files, heard: files.fetch(entity, one.key, heard), "Datei geholt.")

    def _cancel(self, _entity: bytes, one: Named) -> None:
        self._files.cancel(one.key)
        self._done("Abgebrochen. Was schon da ist, bleibt.")

    def _look(self, entity: bytes, one: Named) -> None:
        def task(files: Files, heard: Heard) -> QImage:
            return read_image(files.read(entity, one.key, heard), LONGEST_SIDE)

        self._files.run(one.key, task, partial(self._show_image, entity, one), partial(self._unopened, one))
        self._noted(entity)

    def _show_image(self, entity: bytes, one: Named, image: QImage) -> None:
        self._opened(entity, one.key)
        self.sheet = ImageSheet(one.name, image, self._window)
        self.sheet.show_now()

    def _save(self, entity: bytes, one: Named) -> None:
        self.ask(_SAVE, lambda: self._choose_place(entity, one))

    def _choose_place(self, entity: bytes, one: Named) -> None:
        def save(path: str) -> None:
            self._files.run(
                one.key,
                lambda files, heard: files.save(entity, one.key, Path(path), heard),
                partial(self._saved, entity, one),
                partial(self._unopened, one),
            )
            self._noted(entity)

        self.dialog = choose_place(self._window, one.name, save)

    def _saved(self, entity: bytes, one: Named, _nothing: None) -> None:
        self._opened(entity, one.key)
        self._done("Datei gespeichert.")

    def _outside(self, entity: bytes, one: Named) -> None:
        def put() -> None:
            self._files.run(
                one.key,
                lambda files, heard: files.put_outside(entity, one.key, heard),
                partial(self._hand_over, entity, one),
                partial(self._unopened, one),
            )
            self._noted(entity)

        self.ask(_OUTSIDE, put)

    def _hand_over(self, entity: bytes, one: Named, path: Path) -> None:
        self._opened(entity, one.key)
        self._open(path)

    def _pin(self, entity: bytes, one: Named) -> None:
        self._keep(entity, one, pinned=True)

    def _unpin(self, entity: bytes, one: Named) -> None:
        self._keep(entity, one, pinned=False)

    def _keep(self, entity: bytes, one: Named, *, pinned: bool) -> None:
        said = "Die Datei bleibt auf diesem Gerät." if pinned else "Die Datei wird bei Platzmangel entfernt."
        then = partial(self._kept, said)
        self._files.run(one.key, lambda files, _heard: files.pin(entity, one.key, pinned=pinned), then, self._say)

    def _kept(self, said: str, _nothing: None) -> None:
        self._done(said)
        self._desk.sync()

    # What they have in common.

    def _run(self, one: Named, task: Callable[[Files, Heard], None], said: str) -> None:
        self._files.run(one.key, task, partial(self._tell, said), self._say)

    def _tell(self, said: str, _nothing: None) -> None:
        self._done(said)

    def _say(self, reason: Refused) -> None:
        self._done(reason.message)

    def _unopened(self, one: Named, reason: Refused) -> None:
        """Say why what is here did not open where the file stands too; of what is not here that is told anyway."""
        if self._files.local(one.file).here in ("here", "uploading"):
            self._files.could_not_open(one.key, reason)
        self._say(reason)

    def ask(self, words: tuple[str, str, str], then: Callable[[], None]) -> None:
        """Ask above the window, and do something once it is confirmed."""
        self.asked = asked(words, self._window, then)


def asked(words: tuple[str, str, str], window: QWidget, then: Callable[[], None]) -> Ask:
    """Ask whether something is to be done; gives the dialog, which is open."""
    ask = Ask(*words, (), window)

    def confirmed(_answers: dict[str, str]) -> None:
        ask.finish()
        then()

    ask.accepted_with.connect(confirmed)
    ask.open()
    return ask


_ACTIONS: Final[dict[str, Callable[[FileSteps, bytes, Named], None]]] = {
    "fetch": FileSteps._fetch,
    "cancel": FileSteps._cancel,
    "look": FileSteps._look,
    "save": FileSteps._save,
    "outside": FileSteps._outside,
    "pin": FileSteps._pin,
    "unpin": FileSteps._unpin,
}
