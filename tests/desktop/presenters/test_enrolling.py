"""What is said while a profile is set up: every problem has a next step, and every end its own words."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
from desktop.presenters.enrolling import PROGRESS, ending, explained, fingerprint_lines, letters_so_far, progress


def test_letters_and_file_are_told_apart() -> None:
    """The same alteration is a typing error in letters and a damaged file else."""
    typed = explained(Refused("invite_altered", "x", field="letters"))
    assert "Tippfehler" in typed
    assert "beschädigt" in explained(Refused("invite_altered", "x"))


@pytest.mark.parametrize(
    "code", ["invite_used", "invite_expired", "root_mismatch", "unreachable", "picture_unreadable"]
)
def test_a_known_problem_has_words_of_its_own(code: str) -> None:
    """What goes wrong often is explained here, and not by the words of the command line."""
    assert explained(Refused(code, "x")) != "x"


def test_an_unknown_problem_keeps_its_words() -> None:
    """A problem nobody foresaw is said as it came."""
    assert explained(Refused("disk_full", "Der Speicherplatz ist voll.")) == "Der Speicherplatz ist voll."


def test_ends() -> None:
    """Active, waiting and a lost answer are told apart, and anything else is as uncertain as the last."""
    headings = [ending(state)[0] for state in ("active", "waiting_for_admission", "not_enrolled", "revoked")]
    assert headings[1] == "Ihre Leitung muss dieses Gerät noch zulassen."
    assert len(set(headings)) == 3
    assert headings[2] == headings[3]


def test_progress() -> None:
    """Each step of an enrolment has words, and a text is said as it is."""
    assert all(progress(step).endswith("…") for step in ("asking", "making", "syncing"))
    assert set(PROGRESS) == {"asking", "making", "syncing"}
    assert progress("Ein Text.") == "Ein Text."


def test_counting_letters() -> None:
    """Only letters and digits count, not the spaces and hyphens between them."""
    assert letters_so_far("ABCD-EF2 3") == "8 von 56 Buchstaben"


def test_a_fingerprint_in_lines() -> None:
    """A fingerprint stands in groups of four, four to a line, with nothing left out."""
    lines = fingerprint_lines("0123456789abcdef" * 4)
    assert lines == ["0123  4567  89ab  cdef"] * 4
