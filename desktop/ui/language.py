"""The language of the program: German as it is written in the source, English from its file, and one only for trying.

The language for trying makes every text longer and strange, so that what was never translated and what has no room
shows. Times and numbers are written the German way in every language: the register they go into is German. What is
translated is no concern of this module, see `words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.words import CONTEXT

SOURCE: Final = "de"
ENGLISH: Final = "en"
PSEUDO: Final = "xx"
_FILES: Final = Path(__file__).parent / "translations"
_STRANGE: Final = str.maketrans("aeiouAEIOUsn", "åéîøüÅÉÎØÜšñ")
_LONGER: Final = 0.4
_WORD: Final = "~~~~~~ "
_PLACE: Final = re.compile(r"(\{\w*\})")
_DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


class PseudoTranslator(QTranslator):
    """Makes every text strange and longer by two fifths, and leaves the places of values alone."""

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Give a text made strange; one without words, or not ours, as it stands."""
        if context != CONTEXT or not any(character.isalpha() for character in _PLACE.sub("", source_text)):
            return source_text
        parts = _PLACE.split(source_text)
        strange = "".join(part if index % 2 else part.translate(_STRANGE) for index, part in enumerate(parts))
        return f"[{strange}{_tail(int(len(source_text) * _LONGER))}]"

    def isEmpty(self) -> bool:
        """Say that there is something to be had."""
        return False


def _tail(length: int) -> str:
    """Make what a text is longer by: words of a usual length, for a single long one would fit nowhere."""
    return (_WORD * (length // len(_WORD) + 1))[:length]


def speak(app: QApplication, language: str) -> None:
    """Let the application speak a language from now on; what is shown already has to be made anew."""
    for old in app.findChildren(QTranslator, options=_DIRECT):
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    for made in _translators(language, app):
        app.installTranslator(made)


def _translators(language: str, parent: QObject) -> Iterator[QTranslator]:
    """Yield our own words, then Qt's, which are asked first; German needs none of ours, it is the source."""
    if language == PSEUDO:
        yield PseudoTranslator(parent)
    elif language != SOURCE:
        yield _loaded(language, str(_FILES), parent)
    words = ENGLISH if language == ENGLISH else SOURCE
    yield _loaded(f"qtbase_{words}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), parent)


def _loaded(name: str, folder: str, parent: QObject) -> QTranslator:
    made = QTranslator(parent)
    made.load(name, folder)
    return made
