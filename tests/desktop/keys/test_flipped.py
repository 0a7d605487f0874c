"""What a flipped bit looks like, and what somebody has written anew."""

from __future__ import annotations

import os

from desktop.keys.flipped import is_flipped

KEPT = bytes(range(48, 80))


def test_any_flipped_bit_is_told() -> None:
    """Whichever bit of a content flips it is told from the content, which itself is none of that."""
    assert not is_flipped(KEPT, KEPT)
    for place in range(len(KEPT)):
        for bit in range(8):
            assert is_flipped(KEPT[:place] + bytes((KEPT[place] ^ 1 << bit,)) + KEPT[place + 1 :], KEPT)


def test_what_was_written_anew_is_not_damage() -> None:
    """Another content, a shorter one and none are not what was kept with some bits flipped."""
    for other in (os.urandom(len(KEPT)), KEPT[:-1], b""):
        assert not is_flipped(other, KEPT)
    assert not is_flipped(KEPT, b"")
