"""The keys of one device at work: what it seals its partners open, and what was altered nobody takes for true."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow, StoredKey
from desktop.keys.identity import generate
from desktop.keys.problems import Damaged
from desktop.keys.ring import KeyRing
from desktop.keys.seals import DeviceSeals
from tests.desktop.keys.cooperation import POLICE, UNITS, WILLICH, Cooperation
from wire import limits
from wire.batch import BatchCore, hash_list, open_batch, signed_by
from wire.codec import Malformed
from wire.epoch import encode_control
from wire.header import EnvelopeKind, Header, Seen, decode_header
from wire.names import ZERO_HASH
from wire.session import SessionProof, proves_session
from wire.signing import public_bytes

INCARNATION, CHALLENGE = b"i" * 16, b"say who you are"


class Pair:
    """A device of each unit, with the first key of their channel."""

    def __init__(self) -> None:
        self.small = Cooperation()
        self.rings = {unit: self.small.first(unit) for unit in UNITS}
        self.police = DeviceSeals(self.rings[POLICE].identity, self.rings[POLICE])
        self.willich = DeviceSeals(self.rings[WILLICH].identity, self.rings[WILLICH])
        for seals in (self.police, self.willich):
            seals.learn_directory(self.small.directory)
        epoch = self.police.new_epoch(self.small.pair, self.small.directory, UNITS)
        assert epoch is not None
        assert not self.police.learn_epoch(self.small.pair, epoch)
        assert self.willich.learn_epoch(self.small.pair, epoch)
        self.epoch = epoch

    def sealed(self, plaintext: bytes = b"words", *, alarm: bool = False) -> tuple[bytes, bytes]:
        return self.police.seal(self.small.pair, self.epoch.key, row(plaintext, alarm=alarm))


@pytest.fixture
def pair() -> Pair:
    return Pair()


def row(plaintext: bytes, *, alarm: bool = False) -> OutboxRow:
    return OutboxRow(bytes(32), b"e" * 16, b"n" * 16, plaintext, alarm, created_at=0)


def altered(data: bytes, place: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1
    return bytes(changed)


def read(header: bytes) -> Header:
    """What a header's bytes say."""
    return decode_header(header).header


@pytest.mark.parametrize("alarm", [True, False])
def test_what_one_seals_the_other_opens(pair: Pair, *, alarm: bool) -> None:
    """A sealed event opens on both sides, and its header says no more than its id, its key and its alarm."""
    header, body = pair.sealed(alarm=alarm)
    said = read(header)
    assert (said.event, said.key, said.alarm, said.kind) == (b"e" * 16, pair.epoch.key, alarm, EnvelopeKind.EVENT)
    assert b"words" not in header + body
    for seals in (pair.police, pair.willich):
        assert seals.open(pair.small.pair, said, header, body) == b"words"


def test_a_missing_key_is_no_error(pair: Pair) -> None:
    """What stands under a key that is not at hand, or is another channel's, gives None and may open later."""
    header, body = pair.sealed()
    stranger = DeviceSeals(generate(b"s" * 16), KeyRing(pair.small.fingerprint, generate(b"s" * 16)))
    assert stranger.open(pair.small.pair, read(header), header, body) is None
    assert pair.willich.open(b"c" * 32, read(header), header, body) is None
    assert pair.willich.open(pair.small.pair, replace(read(header), key=b"k" * 32), header, body) is None


def test_nothing_is_sealed_without_its_key(pair: Pair) -> None:
    """Sealing under a key that is not at hand is refused with a sentence."""
    with pytest.raises(Refused) as refused:
        pair.police.seal(pair.small.pair, b"k" * 32, row(b"words"))
    assert refused.value.code == "waiting_key"
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize("place", [0, 5, 12, -1])
def test_an_altered_body_is_malformed(pair: Pair, place: int) -> None:
    """A body with one bit turned does not open, wherever the bit is."""
    header, body = pair.sealed()
    with pytest.raises(Malformed):
        pair.willich.open(pair.small.pair, read(header), header, altered(body, place))


@pytest.mark.parametrize("place", [0, 3, 12, 40])
def test_an_altered_header_is_malformed(pair: Pair, place: int) -> None:
    """A body does not open under a header that says anything else."""
    header, body = pair.sealed()
    with pytest.raises(Malformed):
        pair.willich.open(pair.small.pair, read(header), altered(header, place), body)


@pytest.mark.parametrize("body", [b"", b"x", bytes(12), bytes(28), bytes(300)])
def test_a_body_that_is_none_is_malformed(pair: Pair, body: bytes) -> None:
    """What is too short or was never sealed does not open."""
    with pytest.raises(Malformed):
        pair.willich.open(pair.small.pair, read(pair.sealed()[0]), pair.sealed()[0], body)


def test_a_clear_body_round_trip(pair: Pair) -> None:
    """A clear body comes back as it is, under a header that names no key."""
    clear = encode_control(pair.epoch)
    header, body = pair.police.clear(b"e" * 16, EnvelopeKind.EPOCH, clear)
    said = read(header)
    assert (said.kind, said.key, said.event) == (EnvelopeKind.EPOCH, ZERO_HASH, b"e" * 16)
    assert pair.willich.open_clear(header, body) == clear == body


def test_an_altered_clear_body_is_malformed(pair: Pair) -> None:
    """A clear body that is not the one its header names, a broken header and a sealed body are not taken for clear."""
    header, body = pair.police.clear(b"e" * 16, EnvelopeKind.EPOCH, b"a clear body")
    for one, other in ((header, altered(body, 0)), (b"", body), (b"\xc1" * 64, body), pair.sealed()):
        with pytest.raises(Malformed):
            pair.willich.open_clear(one, other)


def test_a_batch_is_signed_by_the_device(pair: Pair) -> None:
    """A batch carries the signature of the device's key over what it says."""
    header, body = pair.sealed()
    seen = Seen(INCARNATION, 0, ZERO_HASH, 0)
    root, device = pair.small.fingerprint, pair.police.device
    core = BatchCore(limits.FORMAT, root, pair.small.pair, device, 1, ZERO_HASH, seen, hash_list([header]))
    batch = pair.police.sign(core, [header], [body])
    assert open_batch(batch).core == core
    assert signed_by(batch, pair.rings[POLICE].identity.signing_key)
    assert not signed_by(batch, pair.rings[WILLICH].identity.signing_key)


def test_proves_as_the_device(pair: Pair) -> None:
    """A device that has enrolled, or holds no invite, signs the challenge as itself."""
    invite = Ed25519PrivateKey.generate()
    key = pair.rings[POLICE].identity.signing_key
    said = SessionProof(pair.small.fingerprint, INCARNATION, pair.police.device, CHALLENGE)
    without_invite = pair.police.prove(INCARNATION, CHALLENGE, enrolled=False)
    pair.police.speak_for(invite)
    for proof in (without_invite, pair.police.prove(INCARNATION, CHALLENGE, enrolled=True)):
        assert (proof.device, proof.invite, proof.challenge) == (pair.police.device, b"", CHALLENGE)
        assert proves_session(key, proof.signature, said)
        assert not proves_session(public_bytes(invite), proof.signature, said)


def test_proves_as_the_invite(pair: Pair) -> None:
    """A device that has not enrolled signs the challenge as the invite it redeems, for this server alone."""
    invite = Ed25519PrivateKey.generate()
    public = public_bytes(invite)
    pair.police.speak_for(invite)
    proof = pair.police.prove(INCARNATION, CHALLENGE, enrolled=False)
    assert (proof.device, proof.invite, proof.challenge) == (b"", public, CHALLENGE)
    root = pair.small.fingerprint
    assert proves_session(public, proof.signature, SessionProof(root, INCARNATION, public, CHALLENGE))
    for said in (
        SessionProof(root, b"o" * 16, public, CHALLENGE),
        SessionProof(b"r" * 32, INCARNATION, public, CHALLENGE),
        SessionProof(root, INCARNATION, public, b"another challenge"),
    ):
        assert not proves_session(public, proof.signature, said)


def test_new_keys_are_handed_over_once(pair: Pair) -> None:
    """Each key is given to the journal once, and what is learnt later comes by itself."""
    first = pair.willich.take_new()
    assert {key.kind for key in first} == {"unit_key", "channel_key", "epoch"}
    assert len({(key.kind, key.scope, key.key) for key in first}) == len(first)
    assert pair.willich.take_new() == []
    epoch = pair.police.new_epoch(pair.small.pair, pair.small.directory, UNITS)
    assert epoch is not None
    pair.willich.learn_epoch(pair.small.pair, epoch)
    assert {(key.kind, key.key) for key in pair.willich.take_new()} == {
        ("epoch", epoch.key),
        ("channel_key", epoch.key),
    }
    pair.willich.learn_epoch(pair.small.pair, epoch)
    pair.willich.learn_directory(pair.small.directory)
    assert pair.willich.take_new() == []


def test_restored_from_what_was_handed_over(pair: Pair) -> None:
    """Seals built from the keys that were handed over open all the same and have nothing new to hand over."""
    header, body = pair.sealed()
    stored = pair.willich.take_new()
    again = DeviceSeals.restore(pair.rings[WILLICH].identity, pair.small.fingerprint, stored)
    assert (again.device, again.root) == (pair.willich.device, pair.small.fingerprint)
    assert again.open(pair.small.pair, read(header), header, body) == b"words"
    assert again.current(pair.small.pair) == pair.epoch.key
    assert again.take_new() == []


def test_damaged_keys_are_not_taken(pair: Pair) -> None:
    """A kept key that is not what it was is a damage with a name."""
    stored = [StoredKey(key.kind, key.scope, key.key, b"short") for key in pair.willich.take_new()]
    with pytest.raises(Damaged):
        DeviceSeals.restore(pair.rings[WILLICH].identity, pair.small.fingerprint, stored)


def test_it_says_which_keys_it_holds(pair: Pair) -> None:
    """What is current and what is held is said for the channel and for no other."""
    assert pair.willich.current(pair.small.pair) == pair.epoch.key
    assert pair.willich.holds(pair.small.pair, pair.epoch.key)
    assert pair.willich.current(b"c" * 32) is None
    assert not pair.willich.holds(b"c" * 32, pair.epoch.key)
    own = pair.small.directory.units[WILLICH].newest_key
    other = pair.small.directory.units[POLICE].newest_key
    assert own is not None
    assert other is not None
    assert pair.willich.holds_unit_key(own.key)
    assert not pair.willich.holds_unit_key(other.key)


def test_a_unit_that_was_left_out_gets_its_wrap(pair: Pair) -> None:
    """A unit that a channel's key was not made for gets a wrap from a holder, opens with it, and needs no other."""
    channel, directory = b"c" * 32, pair.small.directory
    epoch = pair.police.new_epoch(channel, directory, (POLICE,))
    assert epoch is not None
    for seals in (pair.police, pair.willich):
        seals.learn_epoch(channel, epoch)
    assert not pair.willich.holds(channel, epoch.key)
    assert pair.willich.missing_wraps(channel, directory, UNITS) == []
    (wrap,) = pair.police.missing_wraps(channel, directory, UNITS)
    assert wrap.key == epoch.key
    assert not pair.police.learn_wrap(channel, wrap)
    assert pair.willich.learn_wrap(channel, wrap)
    assert pair.willich.holds(channel, epoch.key)
    assert pair.police.missing_wraps(channel, directory, UNITS) == []


def test_no_next_key_without_the_one_before(pair: Pair) -> None:
    """A device that lacks a channel's newest key makes no next one, and one that holds it does."""
    waiting = pair.small.enrol(WILLICH)
    seals = DeviceSeals(waiting.identity, waiting)
    seals.learn_epoch(pair.small.pair, pair.epoch)
    assert seals.new_epoch(pair.small.pair, pair.small.directory, UNITS) is None
    made = pair.willich.new_epoch(pair.small.pair, pair.small.directory, UNITS)
    assert made is not None
    assert made.replaces == pair.epoch.key


def test_letting_a_device_in(pair: Pair) -> None:
    """A device is let in with the unit's newest key by who holds it, and refused by who does not."""
    waiting = pair.small.enrol(WILLICH)
    seals = DeviceSeals(waiting.identity, waiting)
    with pytest.raises(Refused):
        pair.police.admission(pair.small.directory, seals.device, ("member",))
    pair.small.state(pair.willich.device, pair.willich.admission(pair.small.directory, seals.device, ("member",)))
    assert seals.learn_directory(pair.small.directory)
    assert seals.learn_epoch(pair.small.pair, pair.epoch)
    assert not seals.learn_directory(pair.small.directory)


def test_a_unit_key_after_a_loss_says_so(pair: Pair) -> None:
    """A unit's next key carries on from the one before, and is stated as lost by a device that lacks that one."""
    carried = pair.willich.next_unit_key(pair.small.directory, WILLICH)
    assert (carried.lost, carried.version) == (False, 2)
    stranger = pair.small.enrol(WILLICH)
    assert DeviceSeals(stranger.identity, stranger).next_unit_key(pair.small.directory, WILLICH).lost


def test_a_device_goes_on_as_another(pair: Pair) -> None:
    """What `successor` made is spoken as from then on, what was sealed before opens, and the way back is open."""
    old, body = pair.police.device, pair.sealed()
    secret, stated = pair.police.successor(b"n" * 16)
    assert pair.police.device == old
    former = pair.police.go_on_as(secret)
    assert (pair.police.device, stated.device) == (b"n" * 16, b"n" * 16)
    assert pair.police.open(pair.small.pair, read(body[0]), *body) == b"words"
    proof = pair.police.prove(INCARNATION, CHALLENGE, enrolled=True)
    signed = SessionProof(pair.police.root, INCARNATION, b"n" * 16, CHALLENGE)
    assert proves_session(stated.signing_key, proof.signature, signed)
    assert any(key.kind == "former" for key in pair.police.take_new())
    assert pair.police.go_on_as(former) == secret
    assert pair.police.device == old
