"""Receiving keys: sizes, round trip, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys.hybrid import PUBLIC_BYTES, SEED_BYTES, HybridKey, receiving_public
from desktop.keys.problems import UnusableKey
from wire.limits import KIB


def test_sizes() -> None:
    """The public half has the documented size and fits the protocol's limit."""
    assert len(HybridKey.generate().public) == PUBLIC_BYTES <= 2 * KIB


@given(st.binary(min_size=SEED_BYTES, max_size=SEED_BYTES))
def test_seed_decides(seed: bytes) -> None:
    """The same seed gives the same pair, and its public half can be read."""
    key = HybridKey(seed)
    assert HybridKey(key.seed.reveal()).public == key.public
    receiving_public(key.public)


def test_randomness_is_passed_in() -> None:
    """A key is made of the entropy passed in and nothing else."""
    assert HybridKey.generate(bytes).public == HybridKey(bytes(SEED_BYTES)).public


@given(st.binary(max_size=200).filter(lambda seed: len(seed) != SEED_BYTES))
def test_wrong_seed_length(seed: bytes) -> None:
    """A seed of another length is a `ValueError`."""
    with pytest.raises(ValueError, match="96 bytes"):
        HybridKey(seed)


@pytest.mark.parametrize("public", [b"", b"\xff" * PUBLIC_BYTES, bytes(PUBLIC_BYTES - 1), bytes(2 * KIB)])
def test_unusable_public(public: bytes) -> None:
    """Bytes that are no receiving key are named as such."""
    with pytest.raises(UnusableKey):
        receiving_public(public)
