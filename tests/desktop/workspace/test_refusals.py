"""The sentences that say why something cannot be recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.workspace.refusals import REASONS
from tests.helpers.codes import denial_codes, refusal_codes

ROOT = Path(__file__).parents[3]
OTHERWISE = frozenset({"erased", "read_only", "on_its_way", ""})
"""What the workspace itself refuses, and what stands for any other."""


@pytest.mark.parametrize("code", REASONS)
def test_a_refusal_is_a_whole_sentence(code: str) -> None:
    """It starts with a capital letter, ends with a full stop, and does not show its code."""
    text = REASONS[code]
    assert text[0].isupper()
    assert text.endswith(".")
    assert "_" not in text


def test_no_code_is_without_a_sentence_of_its_own() -> None:
    """Every code with which a fold, or the directory, says no has its words here; none here is of nothing."""
    known = refusal_codes(ROOT / "desktop" / "domain") | denial_codes(ROOT / "wire")
    assert known - set(REASONS) == set()
    assert set(REASONS) - known == OTHERWISE


def test_codes_are_found_however_they_come_about(tmp_path: Path) -> None:
    """Said at once, by a condition, or by what another function gives, and that one from a third."""
    (tmp_path / "rule.py").write_text(
        "def fold(state):\n"
        "    if (why := _fault(state)):\n"
        "        return quarantined(why)\n"
        "    return quarantined('at_once' if state else 'or_else')\n"
        "def _fault(state):\n"
        "    return 'one' if state else _deeper(state)\n"
        "def _deeper(state):\n"
        "    return 'two'\n"
        "def other(state):\n"
        "    return 'none'\n"
        "def place(statement):\n"
        "    require(statement, 'denied')\n"
    )
    assert refusal_codes(tmp_path) == {"at_once", "or_else", "one", "two"}
    assert denial_codes(tmp_path) == {"denied"}


def test_every_other_code_has_a_sentence_too() -> None:
    """What the rules refuse for a reason that has no words is refused in words all the same."""
    assert REASONS[""]
