"""The area of settings: what is chosen holds at once, without a button to confirm it.

What stands here is about looks, language, lock, whom to ask, room for files and the way to the server, never about a
notification. The screen may be made anew by its own change, in another language or size; the focus then stands on the
same setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QLabel, QWidget

from desktop.domain.said import say
from desktop.domain.settings import LANGUAGES, LOCK_MINUTES, MODES, SCALES
from desktop.ui.around import Around
from desktop.ui.choice import Choice
from desktop.ui.connection_view import ConnectionView
from desktop.ui.fixed import fix
from desktop.ui.parts import box, button, caption, label, page, scrolled, titled_card
from desktop.ui.phone_row import PhoneRow
from desktop.ui.proxy_row import ProxyRow
from desktop.ui.storage_row import StorageRow
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_INDENT: Final = 30
_BELOW: Final = 8
_READABLE: Final = "Nur die Rufbereitschaft: Behörde, Nummer, Zeit. Wer vor diesem Computer steht, kann sie lesen."


class SettingsScreen(QWidget):
    """The settings."""

    def __init__(self, around: Around) -> None:
        """Show what is chosen now."""
        super().__init__()
        self._window = around.window
        self.settings = around.settings
        self._held = around.desk.workspace.own.held
        self.choices: dict[str, Choice] = {}
        self.switches: dict[str, QCheckBox] = {}
        shown, layout = page("Einstellungen")
        self._add_mistakes(layout)
        self._add_looks(layout)
        self._add_person(layout, around)
        self._add_lock(layout)
        self._add_work(layout)
        self._add_storage(layout, around)
        self._add_line(layout, around)
        layout.addStretch(1)
        box(self).addWidget(scrolled(shown))

    def _add_looks(self, layout: QBoxLayout) -> None:
        card, inside = titled_card("Sprache und Darstellung")
        grid = _grid()
        self._add_choice(grid, "language", "&Sprache", LANGUAGES)
        self._add_choice(grid, "mode", "&Erscheinungsbild", MODES)
        sizes = {scale: say("{scale} %", scale=scale) for scale in SCALES}
        self._add_choice(grid, "scale", "&Textgröße", sizes)
        inside.addLayout(grid)
        layout.addWidget(card)

    def _add_person(self, layout: QBoxLayout, around: Around) -> None:
        card, inside = titled_card("Rückfragen")
        self.phone = PhoneRow(around)
        inside.addWidget(self.phone)
        layout.addWidget(card)

    def _add_lock(self, layout: QBoxLayout) -> None:
        card, inside = titled_card("Sperren und Passphrase")
        grid = _grid()
        offered = sorted({*LOCK_MINUTES, self.settings.lock_minutes})
        minutes = {count: say("nach {count} Minuten", count=count) for count in offered}
        self._add_choice(grid, "lock_minutes", "Sperren ohne Ein&gabe", minutes)
        inside.addLayout(grid)
        inside.addWidget(label("Eine Minute vorher werden Sie gefragt, ob Sie noch da sind.", "small"))
        self._add_switch(inside, "locked_numbers", "Rufnummern auf dem Sperrbildschirm &zeigen")
        inside.addWidget(_hint(_READABLE))
        row = WrappingRow()
        self.passphrase = button("Passphrase ändern …", self._window.change_passphrase, icon="key-round")
        row.add(self.passphrase)
        inside.addWidget(row)
        layout.addWidget(card)

    def _add_work(self, layout: QBoxLayout) -> None:
        card, inside = titled_card("Tasten, Ton und Telefon", space=4)
        self._add_switch(inside, "letters", "Einzelne &Buchstaben als Tasten in Listen")
        inside.addWidget(_hint("Zum Beispiel B für „Eingang bestätigen“. F1 zeigt alle Tasten."))
        self._add_switch(inside, "sound", "Ton bei neuen Sofort&meldungen")
        inside.addWidget(_hint("Er wiederholt sich alle 2 Minuten, bis jemand handelt."))
        self._add_switch(inside, "dialling", "Rufnummern über dieses Gerät anru&fen")
        inside.addWidget(_hint("Das Programm zum Telefonieren erfährt die Nummer und merkt sie sich vielleicht."))
        layout.addWidget(card)

    def _add_storage(self, layout: QBoxLayout, around: Around) -> None:
        card, inside = titled_card("Dateien auf diesem Gerät")
        self.storage = StorageRow(around)
        inside.addWidget(self.storage)
        layout.addWidget(card)
        card.setHidden(around.desk.filer is None)

    def _add_line(self, layout: QBoxLayout, around: Around) -> None:
        """Add the way to the server, with the test of it: who changes one wants to know whether it leads there."""
        card, inside = titled_card("Weg zum Server")
        self.proxy = ProxyRow(around)
        inside.addWidget(self.proxy)
        layout.addWidget(card)
        card.setHidden(around.desk.router is None)
        self.connection = ConnectionView(around.desk, around.window.announce)
        layout.addWidget(self.connection)
        self.connection.setHidden(not around.desk.tries_connection)

    def _add_mistakes(self, layout: QBoxLayout) -> None:
        """Name what the administration has set wrongly, for whoever is asked to put it right."""
        if self._held.wrong:
            card, inside = titled_card("Fehlerhafte Vorgaben der Administration")
            for one in self._held.wrong:
                inside.addWidget(label(one.sentence, select=True))
            layout.addWidget(card)

    def _add_choice(self, grid: QGridLayout, name: str, words: str, values: Mapping[Any, str]) -> None:
        choice = Choice()
        choice.setObjectName(f"setting_{name}")
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(choice, "field")
        for value, shown in values.items():
            choice.addItem(tr(shown), value)
        choice.setCurrentIndex(max(0, choice.findData(getattr(self.settings, name))))
        choice.activated.connect(lambda _index: self._apply(name, choice.currentData()))
        row = grid.rowCount()
        grid.addWidget(caption(choice, words), row, 0)
        grid.addWidget(choice, row, 1)
        if name in self._held.fixed:
            grid.addWidget(fix(choice), row + 1, 1)
        self.choices[name] = choice

    def _add_switch(self, layout: QBoxLayout, name: str, words: str) -> None:
        switch = QCheckBox(tr(words))
        switch.setObjectName(f"setting_{name}")
        switch.setChecked(bool(getattr(self.settings, name)))
        switch.clicked.connect(lambda on: self._apply(name, on))
        layout.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
        if name in self._held.fixed:
            layout.addWidget(_beside(fix(switch)))
        self.switches[name] = switch

    def _apply(self, name: str, value: Any) -> None:
        if getattr(self.settings, name) == value:
            return
        window = self.window()
        changed: dict[str, Any] = {name: value}
        self.settings = replace(self.settings, **changed)
        self._window.apply(self.settings)
        QTimer.singleShot(0, window, partial(_focus_again, window, f"setting_{name}"))


def _hint(text: str) -> QWidget:
    """Make the small words below a switch, under its own words."""
    return _beside(label(text, "small"))


def _beside(made: QLabel) -> QLabel:
    made.setContentsMargins(theme.current().px(_INDENT), 0, 0, theme.current().px(_BELOW))
    return made


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.current().px(16))
    grid.setVerticalSpacing(theme.current().px(12))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _focus_again(window: QWidget, name: str) -> None:
    """Put the focus on a setting, in the screen that is shown now."""
    for found in window.findChildren(QWidget, name):
        if found.isVisible():
            found.setFocus()
