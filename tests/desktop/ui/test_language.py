"""The languages: German, English, one for trying, and Qt's own words along with them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.ui import language
from desktop.ui.language import PSEUDO, PseudoTranslator, speak
from desktop.ui.words import CONTEXT, tr
from tests.helpers import texts


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which speaks nothing but the source again after the test."""
    yield qapp
    for translator in translators(qapp):
        qapp.removeTranslator(translator)
        translator.setParent(None)


def translators(app: QApplication) -> list[QTranslator]:
    """Give what the application was given to translate with."""
    return app.findChildren(QTranslator)


def cancel(qtbot: QtBot) -> str:
    """Give the words of a button that Qt names."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def test_german_is_the_source(app: QApplication, qtbot: QtBot) -> None:
    """In German our texts stand as they are written, and Qt's own words are German."""
    speak(app, "de")
    assert tr("Abbrechen") == "Abbrechen"
    assert cancel(qtbot) == "Abbrechen"


def test_german_keys_are_named_in_german(app: QApplication) -> None:
    """Keys are called by what stands on a German keyboard."""
    speak(app, "de")
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+L").toString(native) == "Strg+L"
    assert QKeySequence("Ctrl+Shift+H").toString(native) == "Strg+Umschalt+H"


def test_english(app: QApplication, qtbot: QtBot) -> None:
    """In English our texts and Qt's are English, and keys too."""
    speak(app, "en")
    assert tr("Eingang bestätigen") == "Acknowledge receipt"
    assert tr("{count} warten", count=3) == "3 waiting"
    assert cancel(qtbot) == "Cancel"
    assert QKeySequence("Ctrl+L").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+L"


def test_back_and_forth_leaves_nothing_behind(app: QApplication, qtbot: QtBot) -> None:
    """However often the language changes, only the last one speaks."""
    for one in ("en", PSEUDO, "de", "en", "de", PSEUDO, "en"):
        speak(app, one)
    assert len(translators(app)) == 2
    assert tr("Senden") == "Send"
    speak(app, "de")
    assert len(translators(app)) == 1
    assert tr("Senden") == "Senden"
    assert cancel(qtbot) == "Abbrechen"


def test_an_unknown_language_is_german(app: QApplication) -> None:
    """A language without a file leaves the source."""
    speak(app, "fr")
    assert tr("Senden") == "Senden"


@pytest.mark.parametrize("chosen", ["de", "en", PSEUDO])
def test_numbers_and_times_stay_german(app: QApplication, chosen: str) -> None:
    """Whatever is spoken, numbers and times are written the German way."""
    speak(app, chosen)
    assert QLocale().name() == "de_DE"
    assert QLocale().toString(1.5) == "1,5"


def test_the_language_for_trying_is_longer() -> None:
    """Every text grows by two fifths at least, looks strange, and keeps the places of its values."""
    trying = PseudoTranslator()
    for text in texts.texts():
        strange = trying.translate(CONTEXT, text)
        assert len(strange) >= 1.4 * len(text)
        assert (strange[0], strange[-1]) == ("[", "]")
        assert texts.placeholders(strange) == texts.placeholders(text)


def test_the_language_for_trying_leaves_the_rest() -> None:
    """What has no words and what is Qt's own is not touched."""
    trying = PseudoTranslator()
    assert not trying.isEmpty()
    assert trying.translate(CONTEXT, "{part_0} · {part_1}") == "{part_0} · {part_1}"
    assert trying.translate(CONTEXT, "") == ""
    assert trying.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_language_for_trying_is_spoken(app: QApplication, qtbot: QtBot) -> None:
    """Texts of the window pass through the language for trying, values included, and Qt's own words are German."""
    speak(app, language.PSEUDO)
    assert tr("Senden") == "[Séñdéñ~~]"
    assert tr("Noch {what}", what="Senden") == "[Nøch [Séñdéñ~~]~~~~]"
    assert cancel(qtbot) == "Abbrechen"
