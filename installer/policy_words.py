"""The words of the policy templates in a language: those of settings are the window's, these few stand around."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTranslator

from desktop.domain.precedence import value_words
from desktop.domain.said import Said, Verbatim
from desktop.domain.setting import OneOf, Switch, Value, Whole
from desktop.domain.settings import SCHEMA, USUAL

TRANSLATIONS: Final = Path(__file__).parents[1] / "desktop" / "ui" / "translations" / "en.qm"
_CONTEXT: Final = "schutzbruecke"


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around the settings in one language. Its code is German where nothing has to be translated."""

    code: str
    program: str
    describes: str
    supported: str
    number: str
    switch: str
    text: str
    one_of: str
    range_of: str
    usual: str
    wrong: str
    head: tuple[str, ...]
    columns: tuple[str, ...]

    def said(self, text: str) -> str:
        """Say a text of the settings."""
        if self.code == "de":
            return str(text)
        template = text.template if isinstance(text, Said) else text
        known = english().translate(_CONTEXT, template)
        if not known:
            raise KeyError(f"no translation of {template!r}")
        return known.format_map(text.values) if isinstance(text, Said) else known

    def range(self, setting: str) -> str:
        """Say which values a setting has."""
        shape = SCHEMA[setting].shape
        if isinstance(shape, Whole):
            return self.number.format(least=shape.least, most=shape.most)
        if isinstance(shape, OneOf):
            return self.one_of.format(values=", ".join(map(str, shape.words)))
        return self.switch if isinstance(shape, Switch) else self.text

    def bounds(self, setting: str) -> str:
        """Say in a few sentences which values a setting has, what holds without one, and what for one that is none."""
        about = SCHEMA[setting]
        said = [self.range_of.format(range=self.range(setting))]
        said.append(self.usual.format(value=self._value(setting, getattr(USUAL, setting))))
        if about.strict is not None:
            said.append(self.wrong.format(value=self._value(setting, about.strict)))
        return " ".join(said)

    def _value(self, setting: str, value: Value) -> str:
        found = value_words(SCHEMA[setting], value)
        return str(found) if isinstance(found, Verbatim) else self.said(found)


@cache
def english() -> QTranslator:
    """Give the window's translations, as they are shipped."""
    made = QTranslator()
    if not made.load(str(TRANSLATIONS)):
        raise FileNotFoundError(TRANSLATIONS)
    return made


GERMAN: Final = Words(
    code="de",
    program="Schutzbrücke",
    describes="Vorgaben für Schutzbrücke. Erzeugt aus der Tabelle der Einstellungen.",
    supported="Schutzbrücke 0.1 oder neuer",
    number="{least} bis {most}",
    switch="an oder aus",
    text="eine Zeile Text",
    one_of="{values}",
    range_of="Werte: {range}.",
    usual="Ohne Vorgabe: {value}.",
    wrong="Ist der Wert ungültig, gilt: {value}.",
    head=(
        "Was Ihre IT für alle an diesem Computer festlegt. Jede Zeile hier ist im Programm gesperrt.",
        "docs/administration.md beschreibt die Einstellungen; eine falsche Zeile nennt das Programm mit ihrer Nummer.",
    ),
    columns=("Datei, Registrierung", "Was es ist", "Werte; ohne Vorgabe", "wenn ungültig"),
)
ENGLISH: Final = Words(
    code="en",
    program="Schutzbrücke",
    describes="Policies for Schutzbrücke. Made of the table of settings.",
    supported="Schutzbrücke 0.1 or newer",
    number="{least} to {most}",
    switch="on or off",
    text="a line of text",
    one_of="{values}",
    range_of="Values: {range}.",
    usual="Where nothing is set: {value}.",
    wrong="Where the value is none of these: {value}.",
    head=(
        "What your IT sets for everybody at this computer. Each line here is locked in the program.",
        "docs/administration.md lists the settings; a line that is wrong is named in the program with its number.",
    ),
    columns=("File, registry", "What it is", "Values; where nothing is set", "if it is wrong"),
)
