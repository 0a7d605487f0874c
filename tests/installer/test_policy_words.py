"""The words of the policy templates in both languages."""

from __future__ import annotations

import pytest

from desktop.domain.said import say
from installer.policy_words import ENGLISH, GERMAN


def test_words_of_settings_are_the_windows() -> None:
    """German stands as it is, English is what the window says, and values stay in both."""
    said = say("Noch {count} Minuten.", count=6)
    assert (GERMAN.said("Sprache"), ENGLISH.said("Sprache")) == ("Sprache", "Language")
    assert GERMAN.said(said) == "Noch 6 Minuten."
    with pytest.raises(KeyError):
        ENGLISH.said("Das hat niemand übersetzt.")


def test_bounds() -> None:
    """Range, usual value and strict one are said, words as words and numbers as numbers."""
    assert GERMAN.bounds("lock_minutes") == "Werte: 1 bis 60. Ohne Vorgabe: 10. Ist der Wert ungültig, gilt: 2."
    assert ENGLISH.bounds("alarm_bit") == "Values: on or off. Where nothing is set: on."
    assert ENGLISH.bounds("proxy") == "Values: a line of text. Where nothing is set: nothing."
    assert GERMAN.range("language") == "de, en"
