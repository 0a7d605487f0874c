"""The sentences that say why something cannot be recorded."""

from __future__ import annotations

import pytest

from desktop.workspace.refusals import REASONS


@pytest.mark.parametrize("code", REASONS)
def test_a_refusal_is_a_whole_sentence(code: str) -> None:
    """It starts with a capital letter, ends with a full stop, and does not show its code."""
    text = REASONS[code]
    assert text[0].isupper()
    assert text.endswith(".")
    assert "_" not in text


def test_every_other_code_has_a_sentence_too() -> None:
    """What the rules refuse for a reason that has no words is refused in words all the same."""
    assert REASONS[""]
