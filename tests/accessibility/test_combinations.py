"""The usual combinations leave out none that is of another kind."""

from __future__ import annotations

from pathlib import Path

from tests.accessibility.combinations import EVERY, LANGUAGES, MODES, SCALES, USUAL, in_mode


def test_the_usual_ones_have_everything_once() -> None:
    """Every language, appearance and size is in a combination of the ordinary run."""
    assert {shown.language for shown in USUAL} == set(LANGUAGES)
    assert {shown.mode for shown in USUAL} == set(MODES)
    assert {shown.scale for shown in USUAL} == set(SCALES)


def test_there_are_eighteen() -> None:
    """Every combination is one of three languages, three appearances and two sizes, and the usual ones are of them."""
    assert len(set(EVERY)) == 18
    assert set(USUAL) < set(EVERY)


def test_each_appearance_has_a_file_of_its_own() -> None:
    """Together they show every combination, each in one of them."""
    files = {file.stem.removeprefix("test_screens_in_") for file in Path(__file__).parent.glob("test_screens_in_*.py")}
    assert files == set(MODES)
    assert sorted(str(one) for mode in MODES for one in in_mode(mode)) == sorted(map(str, EVERY))
