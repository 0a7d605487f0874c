"""What is said when a profile does not open: in its own words, and the wait in words too."""

from __future__ import annotations

import pytest

from desktop.presenters.unlocking import DAMAGED_HINT, HINT, KEYRING_HINT, problem_words, wait_words


def test_words_for_a_wrong_passphrase() -> None:
    """Only what has to do with the passphrase comes with the hint about keys."""
    assert problem_words("wrong_passphrase", "x") == ("Die Passphrase stimmt nicht.", HINT)
    assert problem_words("too_many_tries", "x")[1] == HINT
    assert problem_words("disk_full", "Voll.") == ("Voll.", "")


def test_what_is_damaged_is_to_be_left_alone() -> None:
    """Whatever is damaged, it is said once to delete nothing and whom to tell."""
    assert problem_words("damaged", "Beschädigt: profile.json") == ("Beschädigt: profile.json", DAMAGED_HINT)
    whole = f"Die Datenbank ist beschädigt. {DAMAGED_HINT}"
    assert problem_words("damaged", whole) == (whole, "")


def test_without_a_keyring_the_passphrase_is_asked_for() -> None:
    """Why the keyring does not open it stands in one sentence, with the way that is left."""
    assert problem_words("locked", "Der Schlüsselbund ist gesperrt.") == (
        "Der Schlüsselbund ist gesperrt.",
        KEYRING_HINT,
    )


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
