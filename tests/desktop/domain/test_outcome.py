"""How an event can end."""

from __future__ import annotations

import pytest

from desktop.domain.outcome import APPLIED, CONFLICT, ERASED, SUPERSEDED, Outcome, Verdict, quarantined, waiting

WORDS = {
    "applied": APPLIED,
    "superseded": SUPERSEDED,
    "conflict": CONFLICT,
    "waiting": waiting("key"),
    "quarantined": quarantined("sender_only"),
    "erased": ERASED,
}


def test_there_are_six_ways_to_end() -> None:
    """No verdict is without its word, and no word without its verdict."""
    assert {str(verdict) for verdict in Verdict} == set(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_each_outcome_says_its_verdict(word: str) -> None:
    """An outcome's verdict is the word that the journal keeps."""
    assert WORDS[word].verdict == word


def test_waiting_and_quarantine_say_why() -> None:
    """Only these two carry a reason."""
    assert waiting("key") == Outcome(Verdict.WAITING, "key")
    assert quarantined("sender_only") == Outcome(Verdict.QUARANTINED, "sender_only")
    assert {outcome.reason for outcome in (APPLIED, SUPERSEDED, CONFLICT, ERASED)} == {""}
