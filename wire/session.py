"""The proof that opens a session: exactly what is signed, for both sides.

A device, or whoever holds an unredeemed invite, signs the server's challenge together with the root and the incarnation
it believes to speak to, so that a proof made for one server opens nothing at another.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wire.names import Context
from wire.signing import sign, verifies


@dataclass(frozen=True, slots=True)
class SessionProof:
    """What a session's opener signs; `speaker` is a device's id or an invite's public key."""

    root: bytes
    incarnation: bytes
    speaker: bytes
    challenge: bytes


def prove_session(private: Ed25519PrivateKey, proof: SessionProof) -> bytes:
    """Sign a challenge with the key of the device (root's for the founder's) or of the invite."""
    return sign(private, Context.SESSION, proof.root, proof.incarnation, proof.speaker, proof.challenge)


def proves_session(key: bytes, signature: bytes, proof: SessionProof) -> bool:
    """Say whether the holder of `key` signed this proof."""
    return verifies(key, signature, Context.SESSION, proof.root, proof.incarnation, proof.speaker, proof.challenge)
