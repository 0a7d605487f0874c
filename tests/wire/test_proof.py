"""Proofs of one event for a third party: what belongs together, and that any change of them is found out."""

from __future__ import annotations

import secrets

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed
from tests.wire.stating import private, public
from wire import limits
from wire.batch import BatchCore, batch_hash, hash_list, sign_batch
from wire.body import core_hash, encode_body, new_body
from wire.codec import Malformed, decode, encode
from wire.header import EnvelopeKind, Header, Seen, associated_data, encode_header
from wire.names import ZERO_HASH
from wire.proof import Proof, event_of, open_proof, said_in, signed, stamped
from wire.stamp import Stamp, sign_stamp

SALT, EVENT, CHANNEL = b"s" * 32, b"e" * 16, b"c" * 32


def sealed(plaintext: bytes, salt: bytes, event: bytes) -> bytes:
    """The header of an event of which nothing but hashes is seen."""
    header = Header(limits.FORMAT, EnvelopeKind.EVENT, event, b"k" * 32, core_hash(salt, plaintext))
    return encode_header(associated_data(header), b"sealed")


def proof(stamped_batch: bytes | None = None, channel: bytes = CHANNEL) -> Proof:
    """The proof of the second of two events in a batch of Anna's."""
    plaintext = encode_body(new_body("note.written", 7, (b"n" * 16,), b"\x80"))
    header = sealed(plaintext, SALT, EVENT)
    headers = [sealed(b"another", secrets.token_bytes(32), b"o" * 16), header]
    seen = Seen(bytes(16), 0, ZERO_HASH, 0)
    core = BatchCore(limits.FORMAT, b"r" * 32, CHANNEL, b"d" * 16, 1, ZERO_HASH, seen, hash_list(headers))
    batch = sign_batch(private("anna"), core, headers, [b"sealed", b"sealed"])
    stamp = Stamp(channel, 1, 2, 7, 1_700_000_000_000, b"i" * 16, stamped_batch or batch_hash(batch), ZERO_HASH)
    return Proof(header, SALT, plaintext, batch.core, batch.signature, sign_stamp(private("server"), stamp)[0])


def test_a_proof_shows_who_wrote_what_and_when_it_was_accepted() -> None:
    """Words, event, author's signature and the server's stamp come out of it."""
    one = proof()
    proven = open_proof(one)
    assert (proven.event, event_of(one)) == (EVENT, EVENT)
    assert (proven.body.type, said_in(one).authored_at) == ("note.written", 7)
    assert proven.stamp.accepted_at == 1_700_000_000_000
    assert signed(one, public("anna"))
    assert stamped(one, proven, public("server"))


def test_keys_of_others_sign_nothing() -> None:
    """Another's key has not signed it, and another server has not stamped it."""
    one = proof()
    assert not signed(one, public("server"))
    assert not stamped(one, open_proof(one), public("anna"))


WRONG = {
    "other words": msgspec.structs.replace(
        proof(), plaintext=encode_body(new_body("note.x", 7, (b"n" * 16,), b"\x80"))
    ),
    "another salt": msgspec.structs.replace(proof(), salt=b"t" * 32),
    "a header of another batch": msgspec.structs.replace(proof(), header=sealed(proof().plaintext, SALT, b"x" * 16)),
    "a stamp of another batch": proof(stamped_batch=b"b" * 32),
    "a stamp of another channel": proof(channel=b"x" * 32),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_belong_together_proves_nothing(case: str) -> None:
    """Every part is bound to the others."""
    with pytest.raises(Malformed):
        open_proof(WRONG[case])


@given(st.one_of(st.binary(max_size=300), mutations(encode(proof()))))
def test_proofs_from_outside_are_malformed_or_opened(data: bytes) -> None:
    """Random and damaged bytes bring nothing but `Malformed` out."""
    only_malformed(lambda data: open_proof(decode(Proof, data, limit=limits.BATCH_BYTES)), data)
