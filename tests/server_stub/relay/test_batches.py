"""The decision about one batch."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server_stub.relay.access import Caller
from server_stub.relay.batches import Accept, View, check_author, check_founding, decide, decide_founding
from server_stub.relay.tails import Before, Kept, Tail
from tests.helpers.devices import ASD, KEMPEN, POLICE, Cooperation, Device, Item, decoded_core, epoch, event, said
from tests.helpers.states import State
from wire.batch import Batch, OpenedBatch, batch_hash, open_batch, sign_batch
from wire.header import EnvelopeKind
from wire.messages import BadEnvelope, EpochRetired, Known, Later, RefusedBatch
from wire.names import ZERO_HASH, cooperation_channel, pair_channel, unit_channel
from wire.signing import public_bytes
from wire.stamp import SignedStamp
from wire.statements import InviteStated, Revoked, Succeeded

NOW, KEY = 1_000, b"k" * 32
STAMP = SignedStamp(b"", bytes(64))


class Scene:
    """A cooperation with a device of the police, and the channel it shares with Willich."""

    def __init__(self) -> None:
        self.state = State()
        self.device = self.state.first(POLICE)
        self.caller = Caller(self.device.id)
        self.channel = pair_channel(self.state.cooperation.root, POLICE, ASD)
        self.before = Before(Tail(self.channel, epoch=KEY), epochs=frozenset({KEY}))

    def decide(self, batch: Batch, before: Before | None = None, caller: Caller | None = None) -> object:
        view = View(self.state.directory, caller or self.caller, NOW)
        return decide(view, before or self.before, open_batch(batch))

    def check(self, batch: Batch, caller: Caller | None = None) -> RefusedBatch | None:
        return check_author(self.state.directory, caller or self.caller, open_batch(batch))


@pytest.fixture
def scene() -> Scene:
    return Scene()


def altered(signer: Device, batch: Batch, **fields: object) -> Batch:
    """A batch signed anew with other fields in its core."""
    core = msgspec.structs.replace(decoded_core(batch), **fields)
    return sign_batch(signer.private, core, list(batch.headers), list(batch.bodies))


def test_a_good_batch_is_accepted(scene: Scene) -> None:
    """The first batch of an active device in a channel of its unit is accepted, with its alarm bits counted."""
    batch = scene.device.batch(scene.channel, [event(KEY), event(KEY, alarm=True), event(KEY, alarm=True)])
    assert scene.check(batch) is None
    assert scene.decide(batch) == Accept(KEY, alarms=2, unit=POLICE, units=(ASD, POLICE))


def test_the_signature_is_the_authors(scene: Scene) -> None:
    """A batch signed by another key, for another root, in another format or by another device is refused."""
    batch = scene.device.batch(scene.channel, [event(KEY)])
    other = Device(scene.state.cooperation.root)
    assert scene.check(altered(other, batch)) == RefusedBatch("signature")
    assert scene.check(altered(scene.device, batch, root=bytes(32))) == RefusedBatch("root_mismatch")
    assert scene.check(altered(scene.device, batch, format=2)) == RefusedBatch("format")
    assert scene.check(altered(scene.device, batch, device=other.id)) == RefusedBatch("not_the_author")
    assert scene.check(batch, Caller(other.id)) == RefusedBatch("not_the_author")


def test_the_founder_signs_with_root(scene: Scene) -> None:
    """The founder's device speaks in the directory with root's key, and nowhere else."""
    founder = scene.state.cooperation.founder
    caller = Caller(founder.id)
    assert scene.check(founder.state(Revoked(scene.device.id, "lost")), caller) is None
    written = founder.batch(scene.channel, [event(KEY)])
    assert scene.decide(written, caller=caller) == RefusedBatch("channel_closed")


def test_the_same_bytes_are_known(scene: Scene) -> None:
    """The same batch again gets the stamp it had, other bytes under its number are refused."""
    batch = scene.device.batch(scene.channel, [event(KEY)])
    known = replace(scene.before, last_n=1, same=Kept(batch_hash(batch), STAMP))
    assert scene.decide(batch, known) == Known(STAMP)
    other = altered(scene.device, scene.device.sign(scene.channel, [event(KEY)]), n=1, previous=ZERO_HASH)
    assert scene.decide(other, known) == RefusedBatch("counter_reuse")


def test_a_gap_is_for_later(scene: Scene) -> None:
    """A batch whose predecessor is missing is answered with the number that is expected."""
    scene.device.batch(scene.channel, [event(KEY)])
    second = scene.device.batch(scene.channel, [event(KEY)])
    assert scene.decide(second) == Later(0, 1)


def test_batches_are_chained(scene: Scene) -> None:
    """A batch must name the hash of the one before."""
    scene.device.batch(scene.channel, [event(KEY)])
    second = scene.device.batch(scene.channel, [event(KEY)])
    before = replace(scene.before, last_n=1, last_hash=b"x" * 32)
    assert scene.decide(second, before) == RefusedBatch("previous")


@pytest.mark.parametrize(
    ("writer", "channel", "allowed"),
    [
        (POLICE, "cooperation", True),
        (POLICE, "own unit", True),
        (POLICE, "pair", True),
        (POLICE, "foreign unit", False),
        (POLICE, "foreign pair", False),
        (POLICE, "unknown", False),
        (KEMPEN, "pair", False),
        (ASD, "pair", True),
    ],
)
def test_who_may_write_where(scene: Scene, writer: str, channel: str, allowed: object) -> None:
    """A device writes to the channels of its unit and to no other."""
    root = scene.state.cooperation.root
    target = {
        "cooperation": cooperation_channel(root),
        "own unit": unit_channel(root, POLICE),
        "pair": scene.channel,
        "foreign unit": unit_channel(root, ASD),
        "foreign pair": pair_channel(root, ASD, KEMPEN),
        "unknown": b"u" * 32,
    }[channel]
    device = scene.device if writer == POLICE else scene.state.first(writer)
    before = Before(Tail(target, epoch=KEY), epochs=frozenset({KEY}))
    decision = scene.decide(device.batch(target, [event(KEY)]), before, Caller(device.id))
    assert isinstance(decision, Accept) if allowed else decision == RefusedBatch("channel_closed")


def test_a_revoked_device_is_refused(scene: Scene) -> None:
    """From the seq of its revocation on, nothing of a device is accepted."""
    scene.state.fold(scene.state.cooperation.founder.state(Revoked(scene.device.id, "lost")))
    batch = scene.device.batch(scene.channel, [event(KEY)])
    assert scene.decide(batch) == RefusedBatch("device_revoked")


def test_every_bad_envelope_is_named(scene: Scene) -> None:
    """A refusal lists each bad envelope once, in the order of the batch."""
    items = [
        event(KEY),
        Item(99, b"x"),
        event(KEY),
        Item(EnvelopeKind.EVENT, b"", KEY),
        Item(EnvelopeKind.WRAP, b"", KEY),
    ]
    assert scene.decide(scene.device.batch(scene.channel, items)) == RefusedBatch(
        "unknown_kind",
        (BadEnvelope(1, "unknown_kind"), BadEnvelope(3, "empty_body"), BadEnvelope(4, "empty_body")),
    )


def test_a_retired_key_is_answered_with_the_current_one(scene: Scene) -> None:
    """Events under an old key, and a key that lost its race, are answered with the current key."""
    assert scene.decide(scene.device.sign(scene.channel, [event(b"o" * 32)])) == EpochRetired(KEY)
    late = [epoch(b"n" * 32, [POLICE, ASD]), event(b"n" * 32)]
    assert scene.decide(scene.device.sign(scene.channel, late)) == EpochRetired(KEY)


def test_a_refusal_comes_before_a_retired_key(scene: Scene) -> None:
    """A batch that can never be stored is refused, whatever key it is sealed under."""
    decision = scene.decide(scene.device.batch(scene.channel, [event(b"o" * 32), Item(99, b"x")]))
    assert isinstance(decision, RefusedBatch)


def test_the_directory_takes_statements(scene: Scene) -> None:
    """A batch of statements that all stand gives the folded directory."""
    before = Before(
        Tail(scene.state.cooperation.directory, scene.state.directory.seq),
        2,
        scene.device.last[scene.state.cooperation.directory][1],
    )
    decision = scene.decide(scene.device.state(Revoked(scene.device.id, "lost")), before)
    assert isinstance(decision, Accept)
    assert decision.directory is not None
    assert decision.directory.devices[scene.device.id].revoked_seq == scene.state.directory.seq + 1


def enrolling() -> tuple[State, Device, OpenedBatch, Caller]:
    """A device about to redeem an invite."""
    state = State()
    device, invite = state.cooperation.device(), state.cooperation.invites[ASD]
    return state, device, open_batch(state.cooperation.enrolment(device, invite)), Caller(invite=public_bytes(invite))


def test_an_invites_session_enrols_and_nothing_else() -> None:
    """The holder of an invite pushes the enrolment of that invite, signed by the new device, to the directory."""
    state, device, enrolment, caller = enrolling()
    assert check_author(state.directory, caller, enrolment) is None
    foreign = Caller(invite=public_bytes(state.cooperation.invites[POLICE]))
    assert check_author(state.directory, foreign, enrolment) == RefusedBatch("enrolment_only")
    channel = pair_channel(state.cooperation.root, POLICE, ASD)
    for batch in (device.batch(channel, [event(KEY)]), device.state(Revoked(device.id, "lost"))):
        assert check_author(state.directory, caller, open_batch(batch)) == RefusedBatch("enrolment_only")
    forged = altered(Device(state.cooperation.root), enrolment.batch)
    assert check_author(state.directory, caller, open_batch(forged)) == RefusedBatch("signature")


def test_a_founding_names_this_server() -> None:
    """The first batch must be root's, in the right format, with this server's key."""
    cooperation = Cooperation()
    batch = cooperation.founding(b"s" * 32)
    assert check_founding(open_batch(batch), b"s" * 32) is None
    assert check_founding(open_batch(batch), b"t" * 32) == RefusedBatch("server_key")
    assert check_founding(open_batch(altered(Device(), batch)), b"s" * 32) == RefusedBatch("signature")
    assert check_founding(open_batch(altered(cooperation.founder, batch, format=2)), b"s" * 32) == RefusedBatch(
        "format"
    )
    assert check_founding(open_batch(cooperation.founder.state(Revoked(bytes(16), "x"))), b"") == RefusedBatch(
        "not_a_founding"
    )


def test_a_founding_is_the_first_batch() -> None:
    """A founding that counts from anything but one, or that the fold refuses, is refused."""
    cooperation = Cooperation()
    before = Before(Tail(cooperation.directory))
    batch = cooperation.founding(b"s" * 32)
    assert isinstance(decide_founding(before, open_batch(batch), NOW), Accept)
    second = altered(cooperation.founder, batch, n=2)
    assert decide_founding(before, open_batch(second), NOW) == RefusedBatch("previous")
    twice = Device(cooperation.root, private=cooperation.founder.private)
    again = twice.batch(cooperation.directory, [Item(EnvelopeKind.STATEMENT, batch.bodies[0])] * 2)
    refused = decide_founding(before, open_batch(again), NOW)
    assert isinstance(refused, RefusedBatch)
    assert refused.code == "duplicate_event"


def test_a_waiting_device_only_reads(scene: Scene) -> None:
    """A device that waits for admission cannot even state."""
    lead, waiting = scene.device, scene.state.cooperation.device()
    invite = Ed25519PrivateKey.generate()
    scene.state.fold(lead.state(InviteStated(public_bytes(invite), POLICE, ("member",), NOW + 1)))
    scene.state.fold(scene.state.cooperation.enrolment(waiting, invite))
    before = Before(
        Tail(scene.state.cooperation.directory, scene.state.directory.seq),
        1,
        waiting.last[scene.state.cooperation.directory][1],
    )
    batch = waiting.batch(scene.state.cooperation.directory, [said(Revoked(waiting.id, "lost"))])
    assert scene.decide(batch, before, Caller(waiting.id)) == RefusedBatch("waiting_for_admission")


def test_a_succeeded_device_only_reads(scene: Scene) -> None:
    """What a device that goes on as another still hands in is refused, unless it was there before."""
    old, heir = scene.device, scene.state.cooperation.device()
    before = scene.decide(old.batch(scene.channel, [event(KEY)]))
    assert isinstance(before, Accept)
    scene.state.fold(old.state(Succeeded(heir.id, heir.public, bytes(32))))
    assert scene.decide(old.sign(scene.channel, [event(KEY)])) == RefusedBatch("device_succeeded")
    directory = scene.state.cooperation.directory
    again = open_batch(old.state(Succeeded(heir.id, heir.public, bytes(32))))
    last = Before(Tail(directory, scene.state.directory.seq), again.core.n - 1, again.core.previous)
    assert scene.decide(again.batch, last) == RefusedBatch("device_succeeded")
    place = Kept(again.hash, STAMP)
    assert scene.decide(again.batch, Before(Tail(directory), again.core.n, again.hash, place)) == Known(STAMP)
