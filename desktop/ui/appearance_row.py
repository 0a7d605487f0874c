"""Language and text size, to be chosen before anybody has unlocked. It changes nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.domain.setting import Value
from desktop.domain.settings import SCALES, Settings
from desktop.ui.fixed import fix
from desktop.ui.parts import box, caption
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


class AppearanceRow(WrappingRow):
    """Two fields side by side, on two lines where there is no room."""

    appearance_changed = Signal(object)

    def __init__(self, settings: Settings, languages: Mapping[Value, str], parent: QWidget | None = None) -> None:
        """Show the present choice."""
        super().__init__(parent)
        self._settings = settings
        self.language, self.scale = QComboBox(), QComboBox()
        for code, name in languages.items():
            self.language.addItem(name, code)
        for percent in SCALES:
            self.scale.addItem(tr("{percent} %", percent=percent), percent)
        chosen_before = ((self.language, "Sprache", settings.language), (self.scale, "Textgröße", settings.scale))
        for combo, name, chosen in chosen_before:
            combo.setCurrentIndex(max(combo.findData(chosen), 0))
            combo.activated.connect(self._choose)
            self.add(_named(combo, name))

    def fix_language(self) -> None:
        """Leave the language as it is: the administration has set it."""
        fix(self.language)

    def _choose(self) -> None:
        chosen = replace(self._settings, language=self.language.currentData(), scale=self.scale.currentData())
        if chosen != self._settings:
            self._settings = chosen
            self.appearance_changed.emit(chosen)


def _named(combo: QComboBox, name: str) -> QWidget:
    set_role(combo, "field")
    made = QWidget()
    layout = box(made, space=4)
    words = caption(combo, name, "small")
    words.setWordWrap(False)
    for part in (words, combo):
        layout.addWidget(part)
    return made
