"""The files on their way to the server, in the screen of the sync: how far each has come, held and let go on, given up.

It says of a file what kind it is and how large, never its name. Where nothing is on its way it is not there.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.presenters.uploads import Upload, as_they_stand
from desktop.ui.around import Around
from desktop.ui.attachment_steps import ask_to_take_back
from desktop.ui.attachments_card import AttachmentsCard
from desktop.ui.parts import box, button
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


class UploadsCard(QWidget):
    """What is on its way."""

    def __init__(self, around: Around) -> None:
        """Begin without any."""
        super().__init__()
        self._around, self._files = around, around.desk.files
        self._uploads: tuple[Upload, ...] = ()
        self.card = AttachmentsCard("Dateien auf dem Weg")
        self.card.wanted.connect(self._take)
        self.hold = button("", self._hold)
        row = WrappingRow()
        row.add(self.hold)
        layout = box(self)
        layout.addWidget(self.card)
        layout.addWidget(row)
        self._files.changed.connect(self.refresh)
        around.desk.standing_changed.connect(self.refresh)
        self.hide()

    def show_uploads(self, uploads: tuple[Upload, ...]) -> None:
        """Show which files are on their way; how far they are is followed from here on."""
        self._uploads = uploads
        self.setHidden(not uploads)
        self.refresh()

    def refresh(self) -> None:
        """Show how far they are by now."""
        if self.isHidden():
            return
        online = not self._around.desk.standing.trouble
        self.card.show_files(as_they_stand(self._uploads, self._files, online=online), may_add=False)
        self.hold.setText(tr("Übertragung fortsetzen" if self._files.held else "Übertragung anhalten"))
        self.hold.setVisible(self._files.works)

    def _hold(self) -> None:
        held = not self._files.held
        self._files.hold(held=held)
        said = "Dateien sind angehalten. Meldungen gehen weiter hinaus." if held else "Dateien gehen weiter."
        self._around.window.announce(said)

    def _take(self, action: str, key: bytes) -> None:
        """Do what somebody wants with a file."""
        one = next((one for one in self._uploads if one.shown.key == key), None)
        if one is None:
            return
        if action == "take_back":
            file = one.entity, one.shown
            self.asked = ask_to_take_back(self._around.desk, self.window(), file, self._around.window.announce)
        elif action == "again":
            self._files.try_again(key)
        else:
            self._files.give_up(key)
