"""The command palette: a line to type into and a list below it of what can be done and what was found.

Up, down and Enter work from the line; Esc closes, and the focus goes back where it was. What is chosen is done only
after the palette has closed.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListView, QWidget

from desktop.domain.said import joined
from desktop.presenters.on_call import each_once, numbers_now
from desktop.presenters.palette import Choice, actions_found, contacts_found, numbers_found, records_found
from desktop.ui.actions import key_text
from desktop.ui.around import Around
from desktop.ui.focus import FocusBefore
from desktop.ui.palette_delegate import CHOICE, PaletteDelegate
from desktop.ui.parts import box, caption, label
from desktop.ui.theme import theme
from desktop.ui.words import tr

_SIZE: Final = (640, 520)
_TYPING_MS: Final = 80
_LEAST_LETTERS: Final = 2
_PEOPLE: Final = 5
_HIDDEN: Final = ("palette",)
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_CHOOSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Palette(QDialog):
    """Everything a few letters away."""

    def __init__(self, around: Around, parent: QWidget) -> None:
        """Offer what is bound now."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Schutzbrücke")
        self.setModal(True)
        self._around = around
        self._before = FocusBefore()
        workspace = around.desk.workspace
        # Read once: a plan has thousands of shifts, and somebody types.
        self._numbers = each_once(numbers_now(workspace, workspace.now()))
        around.desk.contacts.begin()
        self._actions = tuple(
            Choice("action", spec.name, b"", spec.text, key_text(spec), spec.icon)
            for spec, action in around.actions.bound()
            if spec.name not in _HIDDEN and action.isEnabled()
        )
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.refresh)
        self._build()
        self.refresh()
        width, height = (theme.current().px(length) for length in _SIZE)
        self.resize(min(width, parent.window().width() - 48), min(height, parent.window().height() - 48))

    def _build(self) -> None:
        layout = box(self, space=8, margin=16)
        self.line = QLineEdit()
        layout.addWidget(caption(self.line, "Befehl oder Meldung suchen", "strong"))
        self.line.textChanged.connect(self._start_typing)
        self.line.installEventFilter(self)
        layout.addWidget(self.line)
        self.list = QListView()
        self.list.setAccessibleName(tr("Gefunden"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Else rows keep the width they had before the scroll bar came, and it lies over their keys.
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.model = QStandardItemModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.clicked.connect(self._choose)
        layout.addWidget(self.list, 1)
        self.empty = label("Nichts gefunden.", "muted")
        layout.addWidget(self.empty)

    def refresh(self) -> None:
        """Show what matches what stands in the line."""
        self._typing.stop()
        text = self.line.text()
        actions = actions_found(text, self._actions, (tr(choice.title) for choice in self._actions))
        self.model.clear()
        desk = self._around.desk
        records = records_found(desk.workspace, text, discreet=desk.discreet)
        people = contacts_found(desk.workspace, self._contacts(text), discreet=desk.discreet)
        for choice in (*actions, *numbers_found(self._numbers, text, tr), *people, *records):
            item = QStandardItem(tr(choice.title))
            item.setData(choice, CHOICE)
            item.setData(tr(joined((choice.title, choice.hint), ", ")), Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(tr(joined((choice.title, choice.hint))))
            self.model.appendRow(item)
        self.empty.setVisible(not self.model.rowCount())
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _contacts(self, text: str) -> list[bytes]:
        """Give the contacts that match, the best few."""
        if len(text.strip()) < _LEAST_LETTERS:
            return []
        contacts = self._around.desk.contacts
        return [contacts.entity(number) for number in contacts.numbers(text)[:_PEOPLE]]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the line's keys move in the list and choose from it."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._flush()
                QApplication.sendEvent(self.list, QKeyEvent(event.type(), event.key(), event.modifiers()))
                self._tell()
                return True
            if event.key() in _CHOOSES:
                self._flush()
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        """Let those who hear the line hear which entry is chosen, for the focus stays in the line."""
        index = self.list.currentIndex()
        if index.isValid():
            self.line.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _start_typing(self) -> None:
        self._typing.start()

    def _flush(self) -> None:
        if self._typing.isActive():
            self.refresh()

    def _choose(self, index: QModelIndex) -> None:
        choice = index.data(CHOICE)
        if not isinstance(choice, Choice):
            return
        self.accept()
        QTimer.singleShot(0, self._around.desk, partial(_run, self._around, choice))

    def done(self, result: int) -> None:
        """Close, and give the focus back."""
        super().done(result)
        self._before.give_back()


def _run(around: Around, choice: Choice) -> None:
    if choice.kind == "notification":
        around.window.show_notification(choice.entity)
        return
    if choice.kind == "contact":
        around.window.show_contact(choice.entity)
        return
    action = around.actions.get(choice.name)
    if action is not None:
        action.trigger()


def show_palette(around: Around, parent: QWidget) -> Palette:
    """Open the palette."""
    made = Palette(around, parent)
    made.open()
    made.line.setFocus()
    return made
