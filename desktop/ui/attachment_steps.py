"""What people do with the files of the notification that is shown: add, take back, and what is done with any file.

Whatever takes time is done by the desk of files, beside everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.presenters import attaching, attachment_list
from desktop.presenters.attachment_list import Listed
from desktop.presenters.notifications import find_one
from desktop.ui.ask import Ask
from desktop.ui.attachments_card import AttachmentsCard
from desktop.ui.desk import Desk
from desktop.ui.file_dialogs import choose_files
from desktop.ui.file_steps import FileSteps, asked
from desktop.ui.noting import note_opened

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
        self.steps = FileSteps(desk, window, done)
        self.steps.note_with(self._note)
        self._files.changed.connect(self.refresh)

    def show(self, card: AttachmentsCard, entity: bytes) -> None:
        """Show the files of a notification in a card from now on; none of what is no notification, or none at all."""
        self._card, self._entity = card, entity
        if entity and self._desk.workspace.number("notification", entity) is not None:
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
            # Another one may be shown by the time the files are chosen.
            self.dialog = choose_files(self._window, partial(self.add, self._state()))
            return
        one = self._listed.get(key)
        if one is None:
            return
        if self.steps.knows(action):
            self.steps.take(action, self._entity, one)
        else:
            _ACTIONS[action](self, one)

    # One thing each.

    def add(self, state: Notification, paths: list[str]) -> None:
        """Attach files to a notification; for this recipient alone where others were told otherwise."""
        draft = self._draft(state)
        for one in self._files.coming(draft):
            if one.problem:
                self._files.dismiss(one.key)
        self._files.add(draft, paths, partial(_room, self._desk, state.id))

    def _draft(self, state: Notification) -> bytes:
        group = [one for _, one in self._desk.workspace.group(state.notification_id)]
        return state.notification_id if attaching.all_alike(group) else state.id

    def _take_back(self, one: Listed) -> None:
        self.steps.asked = ask_to_take_back(self._desk, self._window, (self._entity, one), self._done)

    def _here(self, one: Listed) -> None:
        self._files.say_whom(one.file, self._entity)

    def _again(self, one: Listed) -> None:
        self._files.try_again(one.key)

    def _remove(self, one: Listed) -> None:
        self._files.give_up(one.key)

    def _note(self, entity: bytes) -> None:
        """Have noted that a file was opened: it is one more opening of what it is attached to."""
        state = self._desk.workspace.state("notification", entity)
        if state is not None:
            note_opened(self._desk, "notification", entity, state.number)


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

    return asked(_TAKE_BACK, window, task)


def _room(desk: Desk, entity: bytes) -> int:
    """Give how many bytes may still be attached at once; raises `Refused`."""
    workspace = desk.workspace
    state = find_one(workspace, entity)
    waits = (one.file for one in attaching.waiting(workspace) if one.notification == state.notification_id)
    return attaching.room(workspace.own.held.settings, tuple(waits), len(state.attachments))


_ACTIONS: Final[dict[str, Callable[[AttachmentTaker, Listed], None]]] = {
    "take_back": AttachmentTaker._take_back,
    "here": AttachmentTaker._here,
    "again": AttachmentTaker._again,
    "remove": AttachmentTaker._remove,
}
