"""The side on which the notification that is chosen is read: shown soon after it was chosen, anew when it changed.

What may not be seen by everybody is shown where somebody asks for it, until another one is chosen. It must not know
how it was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.presenters.details import detail
from desktop.presenters.notification_detail import Detail, covered
from desktop.presenters.training import Asked, asked_about
from desktop.ui.around import Around
from desktop.ui.asking import Asking
from desktop.ui.attachment_steps import AttachmentTaker
from desktop.ui.cards.asked_bar import AskedBar
from desktop.ui.detail_view import DetailView
from desktop.ui.notification_model import Changed
from desktop.ui.noting import note_opened
from desktop.ui.parts import box, button
from desktop.workspace.workspace import Workspace

_RESTING_MS: Final = 30
_BESIDE_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read of the one chosen."""

    detail: Detail
    asked: Asked | None


def _read(entity: bytes, workspace: Workspace, *, addresses: bool) -> _Read:
    return _Read(detail(workspace, entity, addresses=addresses), asked_about(workspace, entity))


class DetailSide(QWidget):
    """The detail of what is chosen, and the way back to the list where that is not beside it."""

    step_wanted = Signal(str, bytes)
    """The name of a step somebody asked for, and the notification whose page it stands on."""
    back_wanted = Signal()

    def __init__(
        self,
        around: Around,
        chosen: Callable[[], bytes | None],
        why_none: Callable[[], str] = lambda: "",
        parent: QWidget | None = None,
    ) -> None:
        """Take what gives the entity that is chosen, None for none, and what says why none is."""
        super().__init__(parent)
        self._desk = around.desk
        self._chosen, self._why_none = chosen, why_none
        self.files = AttachmentTaker(around.desk, self, around.window.announce)
        self._unveiled = b""
        self._uncovered = b""
        self._noted = b""
        self._asking = Asking(around.desk)
        self._soon = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._soon.timeout.connect(self._look)
        layout = box(self, space=0)
        self.back_row = QWidget()
        row = box(self.back_row, "across", margin=8)
        row.addWidget(button("Zurück zur Liste", self.back_wanted.emit, "quiet", "arrow-left"))
        row.addStretch(1)
        layout.addWidget(self.back_row)
        self.detail = DetailView()
        self.detail.file_wanted.connect(self.files.take)
        self.detail.uncover_wanted.connect(self._uncover)
        self.detail.step_wanted.connect(self.step_wanted)
        self.detail.addresses_wanted.connect(self._show_addresses)
        layout.addWidget(self.detail, 1)
        # Below: what is to be done about the child comes first.
        self.asked = AskedBar(around, self)
        layout.addWidget(self.asked)
        self.setFocusProxy(self.detail)

    @property
    def shown(self) -> Detail | None:
        """Give what is shown."""
        return self.detail.shown

    def show_soon(self, changed: Changed = None) -> None:
        """Show the one chosen once the list is painted: who walks down the list does not wait for each.

        Until then no step is offered: the page is still that of another one. The one that is shown is read anew at once
        where it is among `changed`, and soon where others are: who is on call or what somebody is called may stand in
        it too.
        """
        entity, shown = self._chosen(), self.shown
        self.detail.offer(offered=shown is not None and shown.entity == entity)
        if entity is not None and (shown is None or shown.entity != entity):
            self._asking.overtake()
            self._soon.start(_RESTING_MS)
        elif entity is None:
            self.show_now()
        elif changed is None or entity in changed:
            self._look()
        elif changed and not self._soon.isActive():
            self._soon.start(_BESIDE_MS)

    def catch_up(self) -> Detail | None:
        """Show at once what would be shown soon; gives what is shown then."""
        if self._soon.isActive() or self._asking.awaited:
            self.show_now()
        return self.shown

    def show_now(self) -> None:
        """Show the one chosen as it stands now: somebody waits for it."""
        self._asking.overtake()
        entity = self._begin()
        if entity is not None:
            try:
                read = _read(entity, self._desk.workspace, addresses=entity == self._unveiled)
            except Refused as refused:
                self._refuse(refused)
            else:
                self._show(read)

    def _look(self) -> None:
        """Have the one chosen read outside Qt's thread, and shown then unless another one was asked for."""
        entity = self._begin()
        if entity is not None:
            unveiled = entity == self._unveiled
            read = partial(_read, entity, addresses=unveiled)
            self._asking.ask((entity, unveiled), read, self._show, self._refuse)

    def _begin(self) -> bytes | None:
        """Begin to show the one chosen; gives which one that is."""
        self._soon.stop()
        entity = self._chosen()
        if entity is None:
            self._asking.overtake()
            self._noted = b""
            self._show_nothing(self._why_none())
        self._unveiled = self._unveiled if self._unveiled == entity else b""
        self._uncovered = self._uncovered if self._uncovered == entity else b""
        return entity

    def _refuse(self, refused: Refused) -> None:
        self._show_nothing(refused.message)

    def _show_nothing(self, text: str) -> None:
        self.files.leave()
        self.asked.show_asked(b"", None)
        self.detail.show_nothing(text)

    def _show(self, read: _Read) -> None:
        """Show what was read, covered where others may look on."""
        made = read.detail
        discreet = self._desk.discreet and not self._uncovered
        self.files.leave()
        self.asked.show_asked(made.entity, read.asked)
        self.detail.show_detail(covered(made) if discreet else made)
        self.files.show(self.detail.files, b"" if discreet else made.entity)
        self._note(made, covered=discreet)

    def _note(self, shown: Detail, *, covered: bool) -> None:
        """Have noted that one was opened, which it is once until another one is; what is covered nobody reads."""
        if self._noted != shown.entity:
            self._noted = b"" if covered else shown.entity
            if self._noted:
                note_opened(self._desk, shown.kind, shown.entity, shown.number)

    def be_discreet(self) -> None:
        """Hide what others must not read over the shoulder, or show it again."""
        self._uncovered = b""
        self.show_now()

    def _show_addresses(self, wanted: object) -> None:
        """Show the protected places of this notification, until they are hidden again or another one is chosen."""
        self._unveiled = self.shown.entity if self.shown is not None and wanted else b""
        self.show_now()

    def _uncover(self) -> None:
        """Show what the one chosen says, until another one is shown or the mode is switched."""
        if self.shown is not None:
            self._uncovered = self.shown.entity
            self.show_now()
            self.detail.setFocus()
