"""What can be done with a form as a whole: discard, check, go back, send. It never decides what any of it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QFrame

from desktop.ui.parts import box, button
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_SENDS: Final = {True: "Sichern und senden, sobald online", False: "Senden"}
_ASKS: Final = "Freigabe anfordern"
_KEEPS: Final = "Telefonische Übergabe festhalten"


class Footer(QFrame):
    """The buttons below a form."""

    def __init__(self, discard: Callable[[], None], back: Callable[[], None], send: Callable[[], None]) -> None:
        """Take what the buttons do; the one to check and the one to send do the same, which asks first."""
        super().__init__()
        set_role(self, "strip")
        self.discard = button("Verwerfen", discard, None, "trash-2")
        self.back = button("Zurück", back, None, "arrow-left")
        self.check = button("Prüfen", send, "primary", "check")
        self.send = button("Senden", send, "primary", "send")
        row = box(self, "across", margin=12)
        row.addWidget(self.discard)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.check)
        row.addWidget(self.send)

    def fit(self, *, checking: bool, quick: bool, able: bool = True) -> None:
        """Offer what can be done now: while the page before sending is shown, or on the questions.

        `able` says whether this device may still send; what it wrote can be kept and discarded all the same.
        """
        self.back.setVisible(checking)
        self.discard.setVisible(not checking)
        self.check.setVisible(able and not checking and not quick)
        self.send.setVisible(able and (checking or quick))

    def name_send(self, *, offline: bool, release: bool = False, phoned: bool = False) -> None:
        """Say honestly what sending does now.

        With `release` a second person is asked, with `phoned` a call is kept; nothing is sent then.
        """
        self.send.setText(tr(_KEEPS if phoned else _ASKS if release else _SENDS[offline]))
