"""What people do with the files of the notification that is shown: fetch, break off, look, save, open, keep, add.

Opening a file in another program takes it out of the protection of this one, so that is asked first. Whatever takes
time is done by the desk of files, beside everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QWidget

from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.presenters import attaching, attachment_list
from desktop.presenters.attachment_list import Listed
from desktop.presenters.filing import Files, Heard
from desktop.presenters.notifications import find_one
from desktop.ui.ask import Ask
from desktop.ui.attachments_card import AttachmentsCard
from desktop.ui.desk import Desk
from desktop.ui.file_dialogs import choose_files, choose_place
from desktop.ui.image_sheet import ImageSheet, read_image
from desktop.ui.noting import note_opened

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
_TAKE_BACK: Final = (
    "Datei doch nicht anhängen?",
    "Sie wurde noch nicht übermittelt und wird es dann auch nicht. Die Meldung selbst bleibt, wie sie ist.",
    "Nicht anhängen",
)
_LATE: Final = "Die Datei ist schon unterwegs."


class AttachmentTaker(QObject):
    """Does what is wanted with the files of one notification after the other."""

    def __init__(self, desk: Desk, window: QWidget, done: Callable[[str], object]) -> None:
        """Ask above a window; `done` is told what to announce."""
        super().__init__(window)
        self._desk, self._files = desk, desk.files
        self._window, self._done = window, done
        self._card: AttachmentsCard | None = None
        self._entity = b""
        self._listed: dict[bytes, Listed] = {}
        self.asked: Ask | None = None
        self._open: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self._files.changed.connect(self.refresh)

    def open_with(self, opens: Callable[[Path], object]) -> None:
        """Hand files for other programs to somebody else than the system."""
        self._open = opens

    def show(self, card: AttachmentsCard, entity: bytes) -> None:
        """Show the files of a notification in a card from now on; none of what is no notification, or none at all."""
        self._card, self._entity = card, entity
        if entity and self._desk.workspace.state("notification", entity) is not None:
            self.refresh()
        else:
            self.leave()
            card.hide()

    def leave(self) -> None:
        """Show none any more."""
        self._card = None

    def refresh(self) -> None:
        """Show how they stand now."""
        if self._card is None or not self._files.works:
            return
        try:
            workspace, state = self._desk.workspace, self._state()
        except Refused:
            # It has gone; whoever shows it says so.
            self.leave()
            return
        files = attachment_list.listed(workspace, state, self._files)
        self._listed = {one.key: one for one in files}
        coming = self._files.coming(self._draft(state))
        problem = next((one.problem for one in coming if one.problem), "")
        self._card.show_files(files, may_add=attachment_list.may_add(workspace, state), problem=problem)

    def _state(self) -> Notification:
        return find_one(self._desk.workspace, self._entity)

    def keys(self) -> tuple[bytes, ...]:
        """Give the keys of the files that are shown."""
        return tuple(self._listed)

    def take(self, action: str, key: bytes) -> None:
        """Do what somebody wants with a file, or ask first."""
        if action == "add":
            self.dialog = choose_files(self._window, self.add)
            return
        one = self._listed.get(key)
        if one is not None:
            _ACTIONS[action](self, one)

    # One thing each.

    def add(self, paths: list[str]) -> None:
        """Attach files to the notification that is shown; for this recipient alone where others were told otherwise."""
        draft = self._draft(self._state())
        for one in self._files.coming(draft):
            if one.problem:
                self._files.dismiss(one.key)
        self._files.add(draft, paths, partial(_room, self._desk, self._entity))

    def _draft(self, state: Notification) -> bytes:
        group = [one for _, one in self._desk.workspace.group(state.notification_id)]
        return state.notification_id if attaching.all_alike(group) else state.id

    def _fetch(self, one: Listed) -> None:
        entity = self._entity
        self._run(one, lambda files, heard: files.fetch(entity, one.key, heard), "Anhang geholt.")

    def _cancel(self, one: Listed) -> None:
        self._files.cancel(one.key)
        self._done("Abgebrochen. Was schon da ist, bleibt.")

    def _look(self, one: Listed) -> None:
        entity = self._entity

        def task(files: Files, heard: Heard) -> QImage:
            return read_image(files.read(entity, one.key, heard))

        self._files.run(one.key, task, partial(self._show_image, one.name), self._say)
        self._note(entity)

    def _show_image(self, name: str, image: QImage) -> None:
        self.sheet = ImageSheet(name, image, self._window)
        self.sheet.show_now()

    def _save(self, one: Listed) -> None:
        self._ask(_SAVE, lambda: self._choose_place(one))

    def _choose_place(self, one: Listed) -> None:
        entity = self._entity

        def save(path: str) -> None:
            self._run(one, lambda files, heard: files.save(entity, one.key, Path(path), heard), "Anhang gespeichert.")
            self._note(entity)

        self.dialog = choose_place(self._window, one.name, save)

    def _outside(self, one: Listed) -> None:
        entity = self._entity

        def put() -> None:
            self._files.run(
                one.key, lambda files, heard: files.put_outside(entity, one.key, heard), self._open, self._say
            )
            self._note(entity)

        self._ask(_OUTSIDE, put)

    def _pin(self, one: Listed) -> None:
        self._keep(one, pinned=True)

    def _unpin(self, one: Listed) -> None:
        self._keep(one, pinned=False)

    def _keep(self, one: Listed, *, pinned: bool) -> None:
        entity = self._entity
        said = "Der Anhang bleibt auf diesem Gerät." if pinned else "Der Anhang wird bei Platzmangel entfernt."

        def then(_nothing: None) -> None:
            self._done(said)
            self._desk.sync()

        self._files.run(one.key, lambda files, _heard: files.pin(entity, one.key, pinned=pinned), then, self._say)

    def _take_back(self, one: Listed) -> None:
        self.asked = ask_to_take_back(self._desk, self._window, (self._entity, one), self._done)

    def _here(self, one: Listed) -> None:
        self._files.say_whom(one.file, self._entity)

    def _again(self, one: Listed) -> None:
        self._files.try_again(one.key)

    def _remove(self, one: Listed) -> None:
        self._files.give_up(one.key)

    # What they have in common.

    def _run(self, one: Listed, task: Callable[[Files, Heard], None], said: str) -> None:
        self._files.run(one.key, task, lambda _nothing: self._done(said), self._say)

    def _note(self, entity: bytes) -> None:
        """Have noted that a file was opened: it is one more opening of what it is attached to."""
        state = self._desk.workspace.state("notification", entity)
        if state is not None:
            note_opened(self._desk, "notification", entity, state.number)

    def _say(self, reason: Refused) -> None:
        self._done(reason.message)

    def _ask(self, words: tuple[str, str, str], then: Callable[[], None]) -> None:
        self.asked = _asked(words, self._window, then)


def ask_to_take_back(desk: Desk, window: QWidget, file: tuple[bytes, Listed], done: Callable[[str], object]) -> Ask:
    """Ask whether a file of an entity shall not be attached after all, and see to it; `done` hears what to announce."""
    entity, one = file

    def taken_back(taken: object) -> None:
        done("Die Datei wird nicht angehängt." if taken else _LATE)
        if taken:
            desk.files.drop(one.file)

    def refused(reason: Refused) -> None:
        done(reason.message)

    def task() -> None:
        desk.do(lambda workspace: workspace.take_back(entity, one.key), taken_back, refused)

    return _asked(_TAKE_BACK, window, task)


def _asked(words: tuple[str, str, str], window: QWidget, then: Callable[[], None]) -> Ask:
    ask = Ask(*words, (), window)

    def confirmed(_answers: dict[str, str]) -> None:
        ask.finish()
        then()

    ask.accepted_with.connect(confirmed)
    ask.open()
    return ask


def _room(desk: Desk, entity: bytes) -> int:
    """Give how many bytes may still be attached at once; raises `Refused`."""
    workspace = desk.workspace
    state = find_one(workspace, entity)
    waits = (one.file for one in attaching.waiting(workspace) if one.notification == state.notification_id)
    return attaching.room(tuple(waits), len(state.attachments))


_ACTIONS: Final[dict[str, Callable[[AttachmentTaker, Listed], None]]] = {
    "fetch": AttachmentTaker._fetch,
    "cancel": AttachmentTaker._cancel,
    "look": AttachmentTaker._look,
    "save": AttachmentTaker._save,
    "outside": AttachmentTaker._outside,
    "pin": AttachmentTaker._pin,
    "unpin": AttachmentTaker._unpin,
    "take_back": AttachmentTaker._take_back,
    "here": AttachmentTaker._here,
    "again": AttachmentTaker._again,
    "remove": AttachmentTaker._remove,
}
