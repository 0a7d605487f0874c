"""What was just done may be taken back for ten seconds: a line that says it, with a button, where it was done.

Only for what is harmless: it stays on this device or in one's own unit. Who is on the button is not hurried. It must
not know what is done or undone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from desktop.ui.parts import box, button, label
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

SECONDS: Final = 10


class UndoBar(QFrame):
    """Offers to take one thing back, the last one."""

    def __init__(self) -> None:
        """Begin with nothing to take back; then it is not there."""
        super().__init__()
        set_role(self, "banner", "neutral")
        self._undo: Callable[[], None] | None = None
        self._over: Callable[[], None] | None = None
        row = box(self, "across", margin=8)
        self.said = label("")
        row.addWidget(self.said, 1)
        self.button = button("Rückgängig", self.take_back, "quiet", "undo-2")
        row.addWidget(self.button)
        self.rest = QTimer(self, interval=1000 * SECONDS, singleShot=True)
        self.rest.timeout.connect(self._end_unless_wanted)
        self.hide()

    def offer(
        self, text: str, undo: Callable[[], None], over: Callable[[], None] = lambda: None, *, focused: bool = True
    ) -> None:
        """Say what was done; `over` is called once it can be taken back no more, as what was offered before is now.

        The button gets the focus, unless whoever did it goes on where they are.
        """
        self.settle()
        self._undo, self._over = undo, over
        self.said.setText(tr(text))
        self.button.setAccessibleDescription(self.said.text())
        self.show()
        if focused:
            self.button.setFocus()
        self.rest.start()

    def take_back(self) -> None:
        """Take it back."""
        undo, self._undo, self._over = self._undo, None, None
        self._close()
        if undo is not None:
            undo()

    def settle(self) -> None:
        """Let it be as it was done, from now on."""
        over, self._undo, self._over = self._over, None, None
        self._close()
        if over is not None:
            over()

    def _end_unless_wanted(self) -> None:
        if self.button.hasFocus():
            self.rest.start()
        else:
            self.settle()

    def _close(self) -> None:
        self.rest.stop()
        self.hide()
