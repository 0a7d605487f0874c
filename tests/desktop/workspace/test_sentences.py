"""The sentences that say why everything has stopped: what a person reads at the worst moment."""

from __future__ import annotations

import re

import pytest

from desktop.workspace import sentences

SENTENCES = {name: text for name, text in vars(sentences).items() if name.isupper()}
NOTHING_IS_LOST = re.compile(
    r"bleibt .*erhalten|nichts geht verloren|nichts gesendet|Lesen und Entwerfen geht weiter", re.IGNORECASE
)
INSIDES = re.compile(
    r"\b(batch|channel|kanal|head|hash|cursor|seq|epoch|fork|root|incarnation|inkarnation|journal|outbox|counter|token"
    r"|quarant\w*|overlay|sync\w*)\b",
    re.IGNORECASE,
)
CONTENT = re.compile(r"\b(kind|kinder|familie|meldung\w*|mutter|vater)\b", re.IGNORECASE)
ENGLISH = re.compile(r"\b(the|is|was not|server has|please|device|nothing)\b")
GERMAN = re.compile(r"\b(der|die|das|dem|diesem|einer|nichts|wurde|bitte)\b", re.IGNORECASE)


def test_they_are_all_looked_at() -> None:
    """There is a sentence for each way to stop."""
    assert len(SENTENCES) >= 6
    assert len(set(SENTENCES.values())) == len(SENTENCES)


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_is_whole_and_german(name: str) -> None:
    """A sentence starts with a capital letter, ends with a full stop and is German."""
    text = SENTENCES[name]
    assert text[0].isupper()
    assert text.endswith(".")
    assert "  " not in text
    assert GERMAN.search(text)
    assert not ENGLISH.search(text)


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_says_that_nothing_is_lost(name: str) -> None:
    """Whoever reads that work has stopped reads in the same breath what became of theirs."""
    assert NOTHING_IS_LOST.search(SENTENCES[name])


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_names_neither_insides_nor_content(name: str) -> None:
    """A sentence speaks of the server, the device and the program, never of how they are made or of a notification."""
    assert not INSIDES.search(SENTENCES[name])
    assert not CONTENT.search(SENTENCES[name])


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (INSIDES, "Der Batch passt nicht zum Head."),
        (CONTENT, "Die Meldung zu diesem Kind bleibt erhalten."),
        (ENGLISH, "Nothing is lost, the server has moved."),
        (NOTHING_IS_LOST, "Alles bleibt erhalten."),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], text: str) -> None:
    """A sentence that breaks a rule is found."""
    assert pattern.search(text)
