"""The test of the way to the server: its steps with what was found, and the result as a text for the IT."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.domain.progress import Probe
from desktop.presenters.connection import result_text, step_text
from desktop.ui.desk import Desk
from desktop.ui.parts import box, button, clear, label
from desktop.ui.theme.roles import set_icon, set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_GOOD: Final = "Die Verbindung ist in Ordnung."
_BAD: Final = "Die Verbindung ist gestört."


class ConnectionView(QFrame):
    """A card with the test."""

    def __init__(self, desk: Desk, announce: Callable[[str], None], parent: QWidget | None = None) -> None:
        """Offer the test."""
        super().__init__(parent)
        set_role(self, "card")
        self._desk = desk
        self._announce = announce
        self._probes: tuple[Probe, ...] = ()
        layout = box(self, space=12, margin=16)
        layout.addWidget(label("Verbindung", "section"))
        layout.addWidget(label("Prüft den Weg zum Server Schritt für Schritt und ändert nichts.", "muted"))
        row = WrappingRow()
        self.start = button("Verbindung prüfen", self.test, icon="shield-check")
        row.add(self.start)
        self.copy = button("Ergebnis kopieren", self._copy, "quiet", "copy")
        self.copy.hide()
        row.add(self.copy)
        layout.addWidget(row)
        self._steps = QWidget()
        self._below = box(self._steps, space=6)
        self._steps.hide()
        layout.addWidget(self._steps)

    def test(self) -> None:
        """Start the test."""
        self.start.setEnabled(False)
        self.start.setText(tr("Wird geprüft …"))
        self._desk.try_connection(self.show_result)

    def show_result(self, probes: tuple[Probe, ...]) -> None:
        """Show what was found."""
        self._probes = probes
        self.start.setEnabled(True)
        self.start.setText(tr("Verbindung prüfen"))
        clear(self._below)
        for probe in probes:
            self._below.addWidget(_step(probe))
        self._steps.show()
        self.copy.show()
        self._announce(_GOOD if all(probe.ok for probe in probes) else _BAD)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(tr(result_text(self._probes, self._desk.workspace.now())))
        self._announce("Kopiert.")


def _step(probe: Probe) -> QWidget:
    made = QWidget()
    layout = box(made, "across", space=12)
    picture = QLabel()
    set_icon(picture, "circle-check" if probe.ok else "triangle-alert", "ok" if probe.ok else "danger")
    picture.setAccessibleName(tr("in Ordnung") if probe.ok else tr("fehlgeschlagen"))
    layout.addWidget(picture)
    layout.addWidget(label(step_text(probe), select=True), 1)
    return made
