"""What is shown instead of the workplace while a device has not met the server for too long: why, and the way out.

Nothing of content is here, and none can be reached; whoever has to notify now is told to phone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.said import say
from desktop.presenters.strip import Standing
from desktop.ui.centred_card import centred_card, heading
from desktop.ui.desk import Desk
from desktop.ui.parts import button, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_WIDTH: Final = 560
_WHY: Final = (
    "Dieses Gerät hat den Server seit {days} Tagen nicht erreicht. Bis zum nächsten Abgleich bleiben Inhalte "
    "verborgen; es ist nichts verloren."
)
_PHONE: Final = "Ist ein Kind jetzt in Gefahr, rufen Sie an: die Rufbereitschaft, die Leitstelle oder 110."


class HiddenScreen(QWidget):
    """Waits for the next contact."""

    met = Signal()
    """The server was reached: content may be read again."""

    def __init__(self, desk: Desk, lock: Callable[[], None]) -> None:
        """Say since when, and begin to sync."""
        super().__init__()
        self._own = desk.workspace.own
        layout = centred_card(self, _WIDTH)
        layout.addWidget(heading("Inhalte sind verborgen"))
        layout.addWidget(label(say(_WHY, days=self._own.days_alone)))
        layout.addWidget(label(_PHONE, "strong"))
        self.trouble = label("", "error")
        self.trouble.hide()
        layout.addWidget(self.trouble)
        row = WrappingRow()
        self.sync = button("Jetzt abgleichen", desk.sync, "primary")
        self.lock = button("Sperren", lock)
        for one in (self.sync, self.lock):
            one.setAutoDefault(True)
            row.add(one)
        layout.addWidget(row)
        desk.standing_changed.connect(self._stand)
        self._stand(desk.standing)

    def _stand(self, standing: Standing) -> None:
        self.trouble.setText(tr(standing.trouble))
        self.trouble.setVisible(bool(standing.trouble))
        if not self._own.lease_over:
            self.met.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead to where somebody goes on."""
        super().focusInEvent(event)
        self.sync.setFocus()
