"""What is said when a profile does not open: in its own words, and the wait in words too."""

from __future__ import annotations

import pytest

from desktop.presenters.unlocking import HINT, problem_words, wait_words


def test_words_for_a_wrong_passphrase() -> None:
    """Only what has to do with the passphrase comes with the hint about keys."""
    assert problem_words("wrong_passphrase", "x") == ("Die Passphrase stimmt nicht.", HINT)
    assert problem_words("too_many_tries", "x")[1] == HINT
    assert problem_words("damaged", "Beschädigt.") == ("Beschädigt.", "")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "Nächster Versuch in 1 Sekunde."),
        (59, "Nächster Versuch in 59 Sekunden."),
        (60, "Nächster Versuch in 1 Minute."),
        (61, "Nächster Versuch in 2 Minuten."),
        (900, "Nächster Versuch in 15 Minuten."),
    ],
)
def test_a_wait_in_words(seconds: int, words: str) -> None:
    """A wait is told in seconds within the last minute, and before that in minutes, never too short."""
    assert wait_words(seconds) == words
