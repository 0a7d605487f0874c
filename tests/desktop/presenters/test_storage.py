"""How much room files may take: what is taken for a number, and how it is said."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
from desktop.domain.settings import MIB
from desktop.presenters.filing import Room
from desktop.presenters.storage import checked_cap, used_words


@pytest.mark.parametrize(("text", "mebibytes"), [("0", 0), (" 2048 ", 2048), ("0512", 512), ("1048576", 1048576)])
def test_a_whole_number_is_taken(text: str, mebibytes: int) -> None:
    """In MiB, from nothing to a TiB."""
    assert checked_cap(text) == mebibytes * MIB


@pytest.mark.parametrize("text", ["", "-1", "1,5", "2 GB", "1048577", "9" * 5000, "²"])
def test_anything_else_is_refused_by_its_field(text: str) -> None:
    """Also what only looks like a number, and more than a computer has."""
    with pytest.raises(Refused, match="1048576") as refused:
        checked_cap(text)
    assert (refused.value.code, refused.value.field) == ("cap_invalid", "cap")


def test_what_is_taken_is_said() -> None:
    """How much of how much; where that cannot be read it says so, and never zero."""
    assert used_words(Room(2 * 1024 * MIB, 3 * MIB)) == "3,0 MiB von höchstens 2,0 GiB belegt."
    assert "lässt sich zurzeit nicht lesen" in used_words(Room(MIB, None))
