"""The decision about a batch that was lost: what it has to prove, and where it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server_stub.relay import restoring
from server_stub.relay.access import Caller
from server_stub.relay.erasing import NOTHING
from server_stub.relay.pages import ladder
from server_stub.relay.restoring import Append, Place, Unwitnessed, Uploaded, View, decide, proves_loss
from server_stub.relay.tails import Before, Stamping, Tail
from tests.helpers.devices import ASD, POLICE, Device, Item, erase, event, said
from tests.helpers.states import State
from wire.batch import open_batch
from wire.messages import Known, Later, RefusedBatch
from wire.names import ZERO_HASH, cooperation_channel, pair_channel
from wire.signing import public_bytes
from wire.stamp import PlacedBatch, Stamp, sign_stamp
from wire.statements import ADMINISTRATOR, MEMBER, Revoked, RolesStated, ServerKeyStated, UnitStated

KEY, LIFE = b"k" * 32, b"i" * 16


class Scene:
    """A cooperation whose server's key root has stated, and one lost batch of the police in the pair's channel."""

    def __init__(self) -> None:
        self.state, self.key = State(), Ed25519PrivateKey.generate()
        founder = self.state.cooperation.founder
        self.state.fold(founder.state(ServerKeyStated(public_bytes(self.key))))
        self.police, self.office = self.state.first(POLICE), self.state.first(ASD)
        self.channel = pair_channel(self.state.cooperation.root, POLICE, ASD)
        self.before = Before(Tail(self.channel, 4, b"h" * 32, KEY), epochs=frozenset({KEY}))
        self.placed = self.stamped(self.police)
        self.uploaded = self.read(self.placed)

    def stamped(self, device: Device, item: Item | None = None, **fields: object) -> PlacedBatch:
        """A batch of a device as the server once placed it."""
        opened = open_batch(device.batch(self.channel, [item or event(KEY)]))
        stamp = Stamp(self.channel, 5, 1, self.state.directory.seq, 77, LIFE, opened.hash, b"h" * 32)
        signed, _ = sign_stamp(self.key, msgspec.structs.replace(stamp, **fields))
        return PlacedBatch(opened.batch, signed)

    def read(self, placed: PlacedBatch) -> Uploaded:
        uploaded = restoring.read_upload(placed)
        assert isinstance(uploaded, Uploaded)
        return uploaded

    def decide(self, before: Before | None = None, *, recover: bool = False, by: Device | None = None) -> object:
        caller = Caller((by or self.office).id)
        return decide(View(self.state.directory, caller, recover), before or self.before, self.uploaded)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_what_continues_the_log_has_its_place(scene: Scene) -> None:
    """A batch whose stamp continues the log is placed under it, with the channel's key as it then was."""
    decided = scene.decide()
    assert isinstance(decided, Place)
    stamping = Stamping(scene.key, b"j" * 16, 999, scene.state.directory.seq)
    signed, tail = restoring.stamped_again(stamping, scene.before, scene.uploaded, decided)
    assert signed == scene.placed.stamp
    assert (tail.seq, tail.head) == (5, scene.uploaded.head)


def test_what_does_not_is_appended(scene: Scene) -> None:
    """Where the log has another end the batch gets a new stamp that keeps when it was accepted."""
    before = replace(scene.before, tail=replace(scene.before.tail, seq=9, head=b"o" * 32))
    decided = scene.decide(before)
    assert isinstance(decided, Append)
    stamping = Stamping(scene.key, b"j" * 16, 999, scene.state.directory.seq)
    signed, tail = restoring.stamped_again(stamping, before, scene.uploaded, decided)
    again = scene.read(PlacedBatch(scene.placed.batch, signed)).stamp
    assert (again.first_seq, again.incarnation, again.accepted_at, tail.seq) == (10, b"j" * 16, 77, 10)


OTHERWISE = ({"last_n": 5}, {"last_hash": b"x" * 32}, {"last_n": -1})


@pytest.mark.parametrize("otherwise", OTHERWISE, ids=["taken", "follows another", "before it nothing"])
def test_what_its_author_s_line_has_no_place_for_stands_beside_it(scene: Scene, otherwise: dict[str, Any]) -> None:
    """A batch waits for its author's earlier ones, unless nobody holds them; then it is appended under no number."""
    before = replace(scene.before, **otherwise, tail=Tail(scene.channel, 9, b"o" * 32, KEY))
    assert scene.decide(before) == Later(0)
    decided = scene.decide(before, recover=True)
    assert isinstance(decided, Append)
    assert decided.accept.beside
    assert not decided.accept.known
    as_it_was = scene.decide(replace(before, tail=scene.before.tail))
    assert isinstance(as_it_was, Place)
    assert as_it_was.accept.beside


def test_what_came_back_in_part_is_appended(scene: Scene) -> None:
    """Where the channel has some of a batch's events by another way, the others have a place all the same."""
    opened = open_batch(scene.police.batch(scene.channel, [event(KEY), event(KEY)]))
    signed, _ = sign_stamp(scene.key, Stamp(scene.channel, 5, 2, 1, 77, LIFE, opened.hash, b"h" * 32))
    scene.uploaded = scene.read(PlacedBatch(opened.batch, signed))
    first = opened.headers[0].header.event
    before = replace(scene.before, last_n=1, last_hash=opened.core.previous, events={first: 3})
    decided = scene.decide(replace(before, tail=replace(before.tail, head=b"o" * 32)))
    assert isinstance(decided, Append)
    assert not decided.accept.beside
    assert decided.accept.known == {first}


def test_events_that_came_by_another_way_are_known(scene: Scene) -> None:
    """A batch all of whose events the channel holds is known, whatever batch brought them."""
    seqs = {sealed.header.event: 3 for sealed in scene.uploaded.opened.headers}
    assert scene.decide(replace(scene.before, last_n=7, events=seqs)) == Known(scene.placed.stamp)


def test_an_author_that_lost_access_since(scene: Scene) -> None:
    """What a revoked device had written is as of when it had access, and needs holders of two units."""
    scene.state.fold(scene.state.cooperation.founder.state(Revoked(scene.police.id, "left")))
    assert isinstance(scene.decide(), Place)  # no device of the police is left to show it
    scene.state.fold(scene.state.cooperation.founder.state(Revoked(scene.office.id, "left")))
    assert scene.decide() == RefusedBatch("channel_closed")


def test_a_statement_has_no_place_before_what_its_holder_has_besides(scene: Scene) -> None:
    """Who shows one to learn where the directory stands may hold what makes it count: it waits for that."""
    scene.channel = scene.state.cooperation.directory
    scene.uploaded = scene.read(scene.stamped(scene.police, said(Revoked(scene.police.id, "left"))))
    before = Before(Tail(scene.channel, 9, b"o" * 32))
    assert decide(View(scene.state.directory, None), before, scene.uploaded) == Later(0)
    assert isinstance(decide(View(scene.state.directory, None, recover=True), before, scene.uploaded), Append)


def test_a_statement_whose_forerunner_is_missing_needs_a_witness(scene: Scene) -> None:
    """Two units have to show it, or its author, or the only unit there is; who is in none is no witness."""
    scene.channel = scene.state.cooperation.directory
    scene.uploaded = scene.read(scene.stamped(scene.police, said(Revoked(scene.police.id, "left"))))
    before = Before(Tail(scene.channel, 3, b"h" * 32), follows=False)
    assert scene.decide(before, recover=True) == Unwitnessed(ASD)
    nobody = decide(View(scene.state.directory, None, recover=True), before, scene.uploaded)
    assert nobody == Unwitnessed("")
    shown = replace(before, witnesses=frozenset({POLICE}))
    assert isinstance(scene.decide(shown, recover=True), Append)
    assert isinstance(scene.decide(before, recover=True, by=scene.police), Append)
    assert isinstance(scene.decide(replace(before, follows=True), recover=True), Append)
    scene.state.fold(scene.state.cooperation.founder.state(Revoked(scene.police.id, "lost")))
    assert isinstance(scene.decide(before, recover=True), Append)


def test_a_unit_that_was_closed_since(scene: Scene) -> None:
    """What a device wrote whose unit has been closed is as of before that, where its own place is not to be had."""
    police = scene.state.directory.units[POLICE]
    scene.channel = cooperation_channel(scene.state.cooperation.root)
    scene.uploaded = scene.read(scene.stamped(scene.police, directory_seq=2**50))
    before = replace(scene.before, tail=replace(scene.before.tail, channel=scene.channel))
    open_until = scene.state.directory.seq
    closing = UnitStated(police.id, police.agency, police.name, active=False)
    scene.state.fold(scene.state.cooperation.founder.state(closing))
    decided = scene.decide(before)
    assert isinstance(decided, Append)
    assert decided.directory_seq == open_until


def test_a_witness_is_of_another_unit(scene: Scene) -> None:
    """The same unit twice is one witness."""
    scene.state.join(scene.police)
    scene.state.fold(scene.state.cooperation.founder.state(Revoked(scene.police.id, "left")))
    own, other = (replace(scene.before, witnesses=frozenset({unit})) for unit in (ASD, POLICE))
    assert scene.decide() == scene.decide(own) == Unwitnessed(ASD)
    assert isinstance(scene.decide(other), Place)


def test_only_a_leads_erasure_erases_when_it_is_given_back(scene: Scene) -> None:
    """An erasure empties bodies if its author led a unit where the batch comes to stand, which is what readers ask."""
    lead = scene.police
    scene.uploaded = scene.read(scene.stamped(scene.office, erase([bytes(16)], KEY)))
    decided = scene.decide()
    assert isinstance(decided, Place)
    assert decided.accept.erasing
    scene.state.fold(lead.state(RolesStated(lead.id, (MEMBER, ADMINISTRATOR))))
    scene.uploaded = scene.read(scene.stamped(lead, erase([bytes(16)], KEY)))
    decided = scene.decide(replace(scene.before, last_n=1, last_hash=scene.uploaded.opened.core.previous))
    assert isinstance(decided, Place)
    assert decided.accept.erasing == NOTHING


def test_a_loss_is_proven_by_the_server_s_own_word_alone(scene: Scene) -> None:
    """Only a head that this server's key signed in this life, and that its log does not have there, proves a loss."""
    mine, other = public_bytes(scene.key), public_bytes(Ed25519PrivateKey.generate())
    head = scene.uploaded.head
    assert proves_loss(scene.uploaded, LIFE, mine, None)
    assert proves_loss(scene.uploaded, LIFE, mine, b"x" * 32)
    assert not proves_loss(scene.uploaded, LIFE, mine, head)
    assert not proves_loss(scene.uploaded, b"j" * 16, mine, None)
    later = scene.read(scene.stamped(scene.office, incarnation=b"l" * 16))
    assert proves_loss(later, later.opened.core.seen.incarnation, mine, None)
    assert not proves_loss(scene.uploaded, LIFE, other, None)


def test_what_does_not_fit_together_is_refused(scene: Scene) -> None:
    """A stamp of another batch, and one that nobody stated the key of, are refused before anything is looked up."""
    other = scene.stamped(scene.office)
    assert restoring.read_upload(PlacedBatch(scene.placed.batch, other.stamp)) == RefusedBatch("stamp")
    scene.key = Ed25519PrivateKey.generate()
    unstated = scene.read(scene.stamped(scene.office))
    assert restoring.check_upload(scene.state.directory, unstated) == RefusedBatch("stamp")
    assert restoring.check_upload(scene.state.directory, scene.uploaded) is None


def test_places_of_a_log_go_down_in_growing_steps() -> None:
    """Any place is within twice its distance of a rung, and there are few of them."""
    assert ladder(0) == []
    assert ladder(1) == [1]
    assert ladder(10) == [10, 9, 8, 6, 2]
    assert len(ladder(2**53)) <= 64
    assert restoring.stands(Tail(b"c" * 32), []).ends == ()
    assert ZERO_HASH not in {end.head for end in restoring.stands(Tail(b"c" * 32, 1), [(1, b"h" * 32)]).ends}
