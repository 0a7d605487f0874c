"""What translation does with texts, sentences with values, and words that somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.ui.words import CONTEXT, tr

_ENGLISH = {
    "Senden": "Send",
    "Überfällig seit {span}": "Overdue for {span}",
    "{count} Minuten": "{count} minutes",
    "{sender} an {recipient}": "{recipient} from {sender}",
    "Hund": "Dog",
    "Zu lang.": "Too long.",
}


class Known(QTranslator):
    """Knows a few texts."""

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return _ENGLISH.get(source_text, source_text) if context == CONTEXT else source_text

    def isEmpty(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """An application that knows a few texts in English."""
    known = Known()
    qapp.installTranslator(known)
    yield
    qapp.removeTranslator(known)


def test_a_text() -> None:
    """A text is given in the language chosen, one that is not known as it stands, an empty one empty."""
    assert tr("Senden") == "Send"
    assert tr("Unbekannt") == "Unbekannt"
    assert tr("") == ""


def test_a_sentence_is_translated_by_its_template() -> None:
    """The template is translated, and the values go where the other language has them."""
    assert tr(say("{count} Minuten", count=6)) == "6 minutes"
    assert tr("{count} Minuten", count=6) == "6 minutes"
    assert tr(say("{sender} an {recipient}", sender="Wache", recipient="ASD")) == "ASD from Wache"


def test_values_are_translated_by_themselves() -> None:
    """A sentence in a sentence is translated too, and so is each of texts side by side."""
    span = say("{count} Minuten", count=3)
    assert tr(say("Überfällig seit {span}", span=span)) == "Overdue for 3 minutes"
    assert tr("Überfällig seit {span}", span=span) == "Overdue for 3 minutes"
    assert tr(joined(("Senden", span))) == "Send · 3 minutes"


def test_a_refusal_of_a_field_is_translated() -> None:
    """What is wrong with a field of a file is said in the other language; the field keeps its name."""
    assert tr(Refused.at("Hund", "too_long", "Zu lang.").message) == "Hund: Too long."


def test_braces_of_a_value_are_no_place() -> None:
    """A value with braces in it is shown as it is."""
    assert tr("Überfällig seit {span}", span="{count}") == "Overdue for {count}"


def test_what_somebody_wrote_stays() -> None:
    """A name that is also one of our words is not translated, alone or in a sentence."""
    assert tr("Hund") == "Dog"
    assert tr(Verbatim("Hund")) == "Hund"
    assert tr(say("Überfällig seit {span}", span=Verbatim("Hund"))) == "Overdue for Hund"
