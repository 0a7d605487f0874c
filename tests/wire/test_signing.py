"""Signatures under their contexts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.reachable import holds_bytes
from tests.wire.stating import private, public
from wire import signing
from wire.names import Context
from wire.signing import public_bytes, sign, verifies

parts = st.lists(st.binary(max_size=20), max_size=4)


@given(st.sampled_from(Context), parts)
def test_a_signature_verifies(context: Context, signed: list[bytes]) -> None:
    """What the holder of a key signed verifies under the public half."""
    assert verifies(public("anna"), sign(private("anna"), context, *signed), context, *signed)


def test_a_signature_is_for_one_context_only() -> None:
    """A signature made for one purpose is worth nothing for any other."""
    made = {context: sign(private("anna"), context, b"part") for context in Context}
    accepted = {
        (one, other) for one in Context for other in Context if verifies(public("anna"), made[one], other, b"part")
    }
    assert accepted == {(context, context) for context in Context}


@given(parts, parts)
def test_a_signature_is_for_these_parts_only(signed: list[bytes], others: list[bytes]) -> None:
    """The same bytes cut into other parts are something else."""
    signature = sign(private("anna"), Context.BATCH, *signed)
    assert verifies(public("anna"), signature, Context.BATCH, *others) == (signed == others)


@pytest.mark.parametrize("bit", range(0, 512, 37))
def test_an_altered_signature_does_not_verify(bit: int) -> None:
    """Any bit of a signature counts."""
    signature = bytearray(sign(private("anna"), Context.BATCH, b"part"))
    signature[bit // 8] ^= 1 << bit % 8
    assert not verifies(public("anna"), bytes(signature), Context.BATCH, b"part")


def test_what_was_said_of_a_signature_is_said_of_no_other() -> None:
    """Asked again, in whatever order, the same key, signature and parts get the same answer, and no others do."""
    signature = sign(private("anna"), Context.BATCH, b"part")
    for _ in range(2):
        assert verifies(public("anna"), signature, Context.BATCH, b"part")
        assert not verifies(public("berta"), signature, Context.BATCH, b"part")
        assert not verifies(public("anna"), signature[::-1], Context.BATCH, b"part")
        assert not verifies(public("anna"), signature, Context.BATCH, b"other")


@pytest.mark.parametrize(("context", "remembered"), [(Context.BATCH, True), (Context.TRAY, False)])
def test_what_people_wrote_is_not_remembered(context: Context, *, remembered: bool) -> None:
    """After a signature was verified the hashes that it covers may stay in memory, and content does not."""
    content = b"what somebody wrote of a child, under " + context.encode()
    assert verifies(public("anna"), sign(private("anna"), context, content), context, content)
    assert holds_bytes(content, *vars(signing).values()) == remembered


def test_somebody_elses_key_does_not_verify() -> None:
    """A signature is its maker's alone."""
    assert not verifies(public("berta"), sign(private("anna"), Context.BATCH, b"part"), Context.BATCH, b"part")


@given(st.binary(max_size=40), st.binary(max_size=70))
def test_any_key_and_signature_give_an_answer(key: bytes, signature: bytes) -> None:
    """Bytes from outside that are no key or no signature verify nothing and raise nothing."""
    assert not verifies(key, signature, Context.BATCH, b"part")


def test_the_public_half_has_32_bytes() -> None:
    """A public key travels as its 32 raw bytes."""
    assert len(public_bytes(private("anna"))) == 32
