"""What is left of an erased entity."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.erasure import Erased, Tombstone, decode_tombstone, encode_tombstone
from desktop.domain.notification import due, erased, row
from desktop.domain.notification_received import receipts_due
from desktop.domain.terms import NO_TERMS
from desktop.presenters.words import erasure_words

STONE = Tombstone("notification", "Leitung A", "retention_ended", 5, "police", "office")


def test_a_tombstone_comes_back() -> None:
    """A tombstone comes out of its bytes as it went in, and what a newer program adds to it is skipped."""
    assert decode_tombstone(encode_tombstone(STONE)) == STONE
    newer = msgspec.to_builtins(STONE) | {"witness": "B"}
    assert decode_tombstone(msgspec.msgpack.encode(newer)) == STONE


@given(st.binary(max_size=200))
def test_what_is_no_tombstone_is_none(data: bytes) -> None:
    """Any other bytes give None, and nothing raises."""
    assert decode_tombstone(data) is None


@pytest.mark.parametrize("name", ["person", "reason", "kind"])
def test_a_tombstone_has_limits(name: str) -> None:
    """A tombstone whose words are longer than a line is none."""
    assert decode_tombstone(encode_tombstone(msgspec.structs.replace(STONE, **{name: "x" * 201}))) is None


def test_an_erased_notification_says_nothing() -> None:
    """Where a notification was erased stands one without content, that nobody waits for and nobody confirms."""
    state = erased(Erased(b"i" * 16, b"e" * 16, 7, b"d" * 16, "office", 9, STONE))
    listed = row(state)
    assert (listed.status, listed.origin, listed.target) == ("erased", "police", "office")
    assert (due(state, NO_TERMS), listed.text) == (0, "")
    assert (receipts_due(state, "police"), receipts_due(state, "office")) == ((), ())


def test_known_reasons_have_words() -> None:
    """A code is said in words, and what somebody wrote stays as it is."""
    assert erasure_words("retention_ended") == "Aufbewahrungsfrist abgelaufen"
    assert erasure_words("Beschluss vom 3. Mai") == "Beschluss vom 3. Mai"
