"""Stamping: what the end of a channel becomes."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server_stub.relay.tails import Stamping, Tail, place
from tests.helpers.devices import Device, event
from wire.batch import open_batch
from wire.names import ZERO_HASH
from wire.signing import public_bytes
from wire.stamp import read_stamp, stamped_by

CHANNEL = b"c" * 32


def test_batches_take_consecutive_seqs_under_one_chain_of_heads() -> None:
    """Each stamp continues the seqs and the head of the one before, and carries clock, directory and incarnation."""
    device, key, tail = Device(bytes(32)), Ed25519PrivateKey.generate(), Tail(CHANNEL, epoch=b"k" * 32)
    stamping = Stamping(key, b"i" * 16, 1234, 56)
    expected_seq, expected_head = 1, ZERO_HASH
    for size in (3, 1, 500):
        opened = open_batch(device.batch(CHANNEL, [event(b"k" * 32) for _ in range(size)]))
        signed, tail = place(stamping, tail, opened)
        stamp, head = read_stamp(signed)
        assert (stamp.first_seq, stamp.count, stamp.previous_head) == (expected_seq, size, expected_head)
        assert (stamp.accepted_at, stamp.directory_seq, stamp.incarnation) == (1234, 56, b"i" * 16)
        assert stamp.batch_hash == opened.hash
        assert stamped_by(signed, head, public_bytes(key))
        expected_seq, expected_head = expected_seq + size, head
        assert tail == Tail(CHANNEL, expected_seq - 1, head, b"k" * 32)
