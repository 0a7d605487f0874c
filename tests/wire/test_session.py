"""The proof that opens a session."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.wire.stating import private, public
from wire.names import Context
from wire.session import SessionProof, prove_session, proves_session
from wire.signing import sign

PROOF = SessionProof(b"r" * 32, b"i" * 16, b"d" * 16, b"challenge")


def test_a_proof_opens_what_it_was_made_for() -> None:
    """The holder of the key proves who it is."""
    assert proves_session(public("anna"), prove_session(private("anna"), PROOF), PROOF)


@pytest.mark.parametrize("field", ["root", "incarnation", "speaker", "challenge"])
def test_a_proof_opens_nothing_else(field: str) -> None:
    """A proof for another root, incarnation, speaker or challenge is none."""
    signature = prove_session(private("anna"), PROOF)
    assert not proves_session(public("anna"), signature, replace(PROOF, **{field: b"x" * 16}))


def test_only_the_holder_proves() -> None:
    """Somebody else's signature proves nothing, and neither does one made for another purpose."""
    assert not proves_session(public("anna"), prove_session(private("berta"), PROOF), PROOF)
    other = sign(private("anna"), Context.INVITE, PROOF.root, PROOF.incarnation, PROOF.speaker, PROOF.challenge)
    assert not proves_session(public("anna"), other, PROOF)


def test_parts_cannot_be_shifted() -> None:
    """Bytes moved from one part to its neighbour make another proof."""
    shifted = replace(PROOF, speaker=PROOF.speaker + b"ch", challenge=b"allenge")
    assert not proves_session(public("anna"), prove_session(private("anna"), PROOF), shifted)
