"""The files of a draft: added by a dialog or by dropping them, each with name and size, taken away again by one button.

What was added is copied into the profile at once, so that it is there whatever becomes of the stick it came from. What
is too much is said here, at the file it is about. It must not send anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from desktop.domain.said import Said, Verbatim, say
from desktop.domain.settings import Settings
from desktop.presenters import attaching
from desktop.presenters.attaching import UNFINISHED, DraftFile
from desktop.presenters.coming import Coming
from desktop.ui.file_desk import FileDesk
from desktop.ui.file_dialogs import choose_files
from desktop.ui.parts import box, button, clear, label
from desktop.ui.theme.roles import set_role
from desktop.ui.undo_bar import UndoBar
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_UNSENT = (
    "Hier wird nichts gesendet, auch keine Datei: Übergeben Sie sie der Stelle selbst. Sobald das Gespräch "
    "festgehalten ist, liegt sie nicht mehr auf diesem Gerät."
)
_GONE = "Diese Datei liegt nicht mehr auf diesem Gerät. Entfernen Sie sie und fügen Sie sie noch einmal hinzu."


class FilesCard(QFrame):
    """What will be attached."""

    changed = Signal()
    """A file came or went."""

    def __init__(self, files: FileDesk, draft: bytes, settings: Settings, inside: QWidget | None = None) -> None:
        """Begin without any; where files cannot be handled it is not there."""
        super().__init__(inside)
        set_role(self, "card")
        self._files, self._draft, self._settings = files, draft, settings
        self._kept: tuple[DraftFile, ...] = ()
        self._gone: tuple[bytes, ...] = ()
        self._shown: tuple[object, ...] | None = None
        layout = box(self, space=12, margin=16)
        layout.addWidget(label("Anhänge", "section", inside=self))
        layout.addWidget(label(attaching.limits(settings), "small", inside=self))
        self.unsent = label(_UNSENT, "error", inside=self)
        self.unsent.hide()
        self._phoned = False
        layout.addWidget(self.unsent)
        inner = QWidget(self)
        self._rows = box(inner)
        layout.addWidget(inner)
        self.undo = UndoBar()
        layout.addWidget(self.undo)
        row = WrappingRow(self)
        self.choose: QPushButton = button("Dateien hinzufügen …", self.ask, icon="paperclip")
        row.add(self.choose)
        row.add(label("oder hierher ziehen", "muted", wrap=False, inside=row))
        layout.addWidget(row)
        layout.addWidget(label(attaching.FORBIDDEN, inside=self))
        layout.addWidget(label(attaching.ADVICE, "small", inside=self))
        self.setAcceptDrops(True)
        if not files.works:
            # Never the other way round: without a parent it would be shown as a window of its own.
            self.hide()
        files.changed.connect(self._show)
        files.arrived.connect(self._arrived)

    # What is in it.

    def fill(self, kept: Sequence[DraftFile]) -> None:
        """Show the files of a draft, and find out whether they are all still here."""
        self._kept = tuple(kept)
        self._show()
        ids = [file.id for file in self._kept]
        if ids:
            self._files.run(self._draft, lambda files, _heard: files.lacking(ids), self._lack)

    def warn(self, *, phoned: bool) -> None:
        """Say of the files, where all is told by telephone, that they do not go with it."""
        self._phoned = phoned
        self.unsent.setHidden(not (phoned and self._kept))

    def kept(self) -> tuple[DraftFile, ...]:
        """Give the files that are to be attached."""
        return self._kept

    def _lack(self, gone: tuple[bytes, ...]) -> None:
        self._gone = gone
        self._show()

    def _arrived(self, draft: bytes, file: DraftFile) -> None:
        if draft == self._draft and not self._holds(file.id):
            self._change((*self._kept, file))

    # What is done.

    def ask(self) -> None:
        """Ask which files are to be added."""
        self.dialog = choose_files(self, self.add)

    def add(self, paths: Sequence[str]) -> None:
        """Add files; those that are too much stay in sight with the reason."""
        self._files.add(self._draft, paths, lambda: attaching.room(self._settings, self._kept))
        # There has to be a draft to which they come.
        self.changed.emit()

    def say_whom(self, file: bytes, units: tuple[str, ...]) -> None:
        """Take note of the units a file is for."""
        self._change(tuple(replace(one, units=units) if one.id == file else one for one in self._kept))

    def _remove(self, file: bytes) -> None:
        taken = next(one for one in self._kept if one.id == file)
        self._change(tuple(one for one in self._kept if one.id != file))
        self.undo.offer(
            say("{name} entfernt.", name=Verbatim(taken.name)),
            partial(self._put_back, taken),
            partial(self._let_go, file),
        )

    def _let_go(self, file: bytes) -> None:
        """Remove a copy; what was added again meanwhile is the same one."""
        if not self._holds(file):
            self._files.drop(file)

    def _holds(self, file: bytes) -> bool:
        return any(one.id == file for one in self._kept)

    def _put_back(self, taken: DraftFile) -> None:
        if not self._holds(taken.id):
            self._change((*self._kept, taken))
        self.choose.setFocus()

    def _change(self, kept: tuple[DraftFile, ...]) -> None:
        self._kept = kept
        self._show()
        self.changed.emit()

    def _break_off(self, key: bytes) -> None:
        self._files.cancel(key)
        self.choose.setFocus()

    def _dismiss(self, key: bytes) -> None:
        self._files.dismiss(key)
        self.choose.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and nothing else."""
        if _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        self.add(_paths(event))

    # What is seen.

    def _show(self) -> None:
        coming = self._files.coming(self._draft)
        found = (
            self._kept,
            self._gone,
            tuple((one.key, one.problem, self._files.progress(one.key)) for one in coming),
        )
        if found == self._shown:
            return
        self._shown = found
        self.warn(phoned=self._phoned)
        focused = self._focused()
        clear(self._rows)
        for file in self._kept:
            self._rows.addWidget(self._row(file))
        for one in coming:
            self._rows.addWidget(self._coming(one))
        self._focus_again(focused)

    def _row(self, file: DraftFile) -> QWidget:
        gone = UNFINISHED if not file.is_finished else _GONE if file.id in self._gone else ""
        return _line(file.words(file.name), gone, self._button("Entfernen", file.name, partial(self._remove, file.id)))

    def _coming(self, one: Coming) -> QWidget:
        if one.problem:
            closing = self._button("Ausblenden", one.name, partial(self._dismiss, one.key))
            return _line(say("{name} wurde nicht hinzugefügt", name=Verbatim(one.name)), one.problem, closing)
        done, whole = self._files.progress(one.key) or (0, 0)
        text = say(
            "{name} wird hinzugefügt: {percent} %", name=Verbatim(one.name), percent=100 * done // whole if whole else 0
        )
        return _line(text, "", self._button("Abbrechen", one.name, partial(self._break_off, one.key)))

    def _button(self, words: str, name: str, run: partial[None]) -> QPushButton:
        made = button(words, run, "quiet", "x")
        made.setAccessibleName(tr("{what}: {name}", what=tr(words), name=name))
        return made

    def _focused(self) -> str:
        focused = QApplication.focusWidget()
        inside = focused is not None and focused is not self.choose and self.isAncestorOf(focused)
        return focused.accessibleName() if inside and focused is not None else ""

    def _focus_again(self, name: str) -> None:
        """Give the focus back to the button that had it, or to the one that adds."""
        if name:
            found = [one for one in self.findChildren(QPushButton) if one.accessibleName() == name]
            (found[-1] if found else self.choose).setFocus()


def _line(text: Said | str, problem: str, closing: QPushButton) -> QWidget:
    made = QWidget()
    layout = box(made, space=0)
    across = QWidget()
    row = box(across, "across")
    row.addWidget(label(text), 1)
    row.addWidget(closing)
    layout.addWidget(across)
    if problem:
        layout.addWidget(label(problem, "error"))
    return made


def _paths(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
