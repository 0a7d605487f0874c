"""The words of a lock for what was being written: only what is true."""

from __future__ import annotations

from desktop.presenters.last_draft import Lost, lock_soon_words, lost_words


def test_the_words_say_what_is_kept_and_what_is_not() -> None:
    """A draft of which something is kept has its time; one of which nothing is kept is not said to be saved."""
    assert lost_words(Lost("03:10:41", full=True)) == (
        "Ihr Entwurf ist gesichert, Stand 03:10:41 Uhr. Was danach geschrieben wurde, passte nicht auf den Datenträger."
    )
    assert lost_words(Lost("03:10:41", full=False)).endswith("konnte nicht gesichert werden.")
    for full in (True, False):
        assert "konnte nicht gesichert werden" in lost_words(Lost("", full=full))
        assert "ist gesichert" not in lost_words(Lost("", full=full))
    assert "Datenträger" in lost_words(Lost("", full=True))


def test_the_warning_before_a_lock_says_what_goes_with_it() -> None:
    """It says that text is lost only where it is."""
    assert "verloren" not in lock_soon_words(30, failing=False)
    assert "verloren" in lock_soon_words(30, failing=True)
    assert "30 Sekunden" in lock_soon_words(30, failing=True)
