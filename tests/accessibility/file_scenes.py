"""Scenes with files: in a form, in the detail, and what is asked before one leaves the program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.presenters import attaching
from desktop.presenters.attaching import DraftFile
from desktop.ui.image_sheet import ImageSheet
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.sync_screen import SyncScreen
from tests.accessibility.cast import document
from tests.accessibility.putting_up import area_of, dialog_of, form_of, list_of
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.accessible import settled


def _attachments(stage: Stage) -> SpokenWindow:
    """The files of a notification from the sender's side, scrolled into sight."""
    window = list_of(stage.police(), stage.cast.shown["phone_handover"])
    shown = area_of(window, "notifications")
    assert isinstance(shown, NotificationsScreen)
    shown.detail.ensureWidgetVisible(shown.detail.files)
    settled()
    return window


def _file_asked(action: str, stage: Stage) -> QWidget:
    """What is asked before a file leaves the program."""
    window = _attachments(stage)
    shown = area_of(window, "notifications")
    assert isinstance(shown, NotificationsScreen)
    (key,) = shown.files.keys()
    shown.files.take(action, key)
    return dialog_of(window)


def _image(stage: Stage) -> QWidget:
    window = _attachments(stage)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    ImageSheet("foto.png", image, window).show_now()
    return dialog_of(window)


def _form_with_files(stage: Stage) -> QWidget:
    """A draft with a file, one that is too much, and one that is gone."""
    window, made = form_of(stage, "", "immediate")
    photo = stage.folder / "foto.png"
    photo.write_bytes(b"Bild")
    card = made.questions.files
    card.add([str(photo), str(stage.folder / "fehlt.png")])
    card.fill((*card.kept(), DraftFile(b"g" * 16, "alt.pdf", 9, "application/pdf", bytes(32))))
    settled()
    card.choose.setFocus()
    made.questions.area.ensureWidgetVisible(card)
    settled()
    return window


def _uploads(stage: Stage) -> QWidget:
    """The screen of the sync with a file that is still being prepared; the other scenes find none."""
    window, workspace = stage.police(), stage.cast.police.workspace
    photo = DraftFile(b"u" * 16, "foto.png", 3_000_000, "image/png", bytes(32))
    attaching.wait(workspace, workspace.state("notification", stage.cast.shown["late"]).notification_id, "", (photo,))
    screen = area_of(window, "synchronisation")
    attaching.give_up(workspace, photo.id)
    assert isinstance(screen, SyncScreen)
    assert screen.uploads.isVisible()
    return window


def _check_page_with_files(stage: Stage) -> QWidget:
    """Siblings at two offices, and a file of which was to be said where it goes."""
    window, made = form_of(stage, "P01", "urgent", filled=True)
    whole = document("P01")
    whole["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    made.questions.body.fill(whole)
    made.questions.files.fill([DraftFile(b"g" * 16, "foto.png", 9, "image/png", bytes(32))])
    made.send()
    made.send()
    settled()
    return window


FILE_SCREENS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "notifications, attachments": _attachments,
    "immediate form, files": _form_with_files,
    "synchronisation, files": _uploads,
    "check page, files": _check_page_with_files,
}
FILE_DIALOGS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "ask: save a file": partial(_file_asked, "save"),
    "ask: open a file outside": partial(_file_asked, "outside"),
    "image": _image,
}
