"""The planted bugs and the code they are planted into."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulation.mutants.patching import HOUSE, Change, DoesNotApply, changes, patched, patches

ROWS = (1, 3, 4, 5, 8, 9, 10, 11, 18, 22)
BESIDE = ("doubt", "row-20")


def test_there_is_a_bug_for_every_row() -> None:
    """Each row of what goes wrong in sync that is counted has its patch; what is planted beside them comes after."""
    names = [*(f"row-{row:02}" for row in ROWS), *(f"beside-{name}" for name in BESIDE)]
    assert [patch.stem for patch in patches()] == names


@pytest.mark.parametrize("patch", patches(), ids=lambda patch: patch.stem)
def test_every_patch_still_applies(patch: Path) -> None:
    """A planted bug fits the production code as it is now, and changes something in it."""
    found = changes(patch)
    assert found
    for change in found:
        text = (HOUSE / change.path).read_text(encoding="utf-8")
        assert change.path.split("/")[0] in {"wire", "desktop", "server_stub"}
        assert patched(text, change) != text


@pytest.mark.parametrize("text", ["b\n", "a\na\n"])
def test_a_patch_that_does_not_fit_says_so(text: str) -> None:
    """Where the lines of a patch are missing, or stand twice, nothing is changed."""
    with pytest.raises(DoesNotApply):
        patched(text, Change("x.py", ["a"], ["c"]))
