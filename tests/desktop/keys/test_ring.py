"""The key ring: whatever order keys arrive in, it ends with all it can open and believes nothing else."""

from __future__ import annotations

import os
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys import grants
from desktop.keys.problems import Damaged
from desktop.keys.ring import KeyRing
from desktop.keys.rows import KeyRow, RowKind
from desktop.keys.wraps import epoch_wrap_info, seal_key
from tests.desktop.keys.cooperation import POLICE, UNITS, WILLICH, Cooperation
from wire.epoch import Epoch, UnitWrap, Wrap, epoch_id
from wire.names import ZERO_HASH


def _epochs(small: Cooperation, ring: KeyRing, count: int, *units: str) -> list[Epoch]:
    """Make epochs one after the other, each learned by its maker."""
    made = []
    for _ in range(count):
        made.append(grants.new_epoch(ring, small.pair, small.directory, units or UNITS))
        ring.learn_epoch(small.pair, made[-1])
    return made


def _hostile(small: Cooperation, key: bytes, secret: bytes) -> Epoch:
    """An epoch under any id, with a wrap of any secret for the police."""
    newest = small.directory.units[POLICE].newest_key
    assert newest is not None
    wrap = seal_key(secret, newest.public, epoch_wrap_info(small.fingerprint, small.pair, key, newest.key))
    return Epoch(key, ZERO_HASH, (UnitWrap(POLICE, newest.key, wrap),), b"")


def test_both_units_learn_an_epoch() -> None:
    """What one unit makes the other opens; it becomes current when the log brings it."""
    small = Cooperation()
    police, willich = small.first(POLICE), small.first(WILLICH)
    epoch = grants.new_epoch(police, small.pair, small.directory, UNITS)
    assert police.current(small.pair) is None
    assert willich.learn_epoch(small.pair, epoch) == {epoch.key}
    assert police.learn_epoch(small.pair, epoch) == set()
    for ring in (police, willich):
        assert ring.current(small.pair) == epoch.key
        assert ring.channel_key(small.pair, epoch.key) is not None


def test_the_newest_opens_the_past() -> None:
    """A unit that joins late and is wrapped the newest key holds all keys before it."""
    small = Cooperation()
    police = small.first(POLICE)
    epochs = _epochs(small, police, 4)
    willich = small.first(WILLICH)
    assert [willich.learn_epoch(small.pair, epoch) for epoch in epochs] == [set()] * 4
    (wrap,) = grants.missing_wraps(police, small.pair, small.directory, UNITS)
    assert willich.learn_wrap(small.pair, wrap) == {epoch.key for epoch in epochs}


def test_a_later_unit_key_opens_what_waited() -> None:
    """Epochs that came before the device's admission open when it is admitted."""
    small = Cooperation()
    police, willich = small.first(POLICE), small.first(WILLICH)
    epochs = _epochs(small, police, 3)
    ring = small.enrol(WILLICH)
    assert [ring.learn_epoch(small.pair, epoch) for epoch in epochs] == [set()] * 3
    small.state(willich.identity.device, grants.admission(willich, small.directory, ring.identity.device, ("member",)))
    unit_key = small.directory.units[WILLICH].keys[0].key
    assert ring.learn_directory(small.directory) == {unit_key, *(epoch.key for epoch in epochs)}


def test_of_two_first_epochs_the_earlier_wins() -> None:
    """Both devices agree on the epoch the log brought first; the loser's key opens what a restored log brings of it."""
    small = Cooperation()
    police, willich = small.first(POLICE), small.first(WILLICH)
    won, lost = (grants.new_epoch(ring, small.pair, small.directory, UNITS) for ring in (police, willich))
    for ring in (police, willich):
        ring.learn_epoch(small.pair, won)
        ring.learn_epoch(small.pair, lost)
        assert ring.learn_epoch(small.pair, lost) == set()
        assert ring.current(small.pair) == won.key
        assert ring.channel_key(small.pair, lost.key) is not None
        again = KeyRing.restore(ring.unsaved(), ring.root, ring.identity)
        assert again.current(small.pair) == won.key
        assert again.channel_key(small.pair, lost.key) is not None


def test_asking_leaves_no_trace() -> None:
    """The window may ask after a channel in which nobody has written, while the worker goes through those there are."""
    small = Cooperation()
    police = small.first(POLICE)
    _epochs(small, police, 1)
    walked = iter(police._chains.items())
    assert next(walked)
    assert police.current(b"c" * 32) is None
    assert police.covered(b"c" * 32) == frozenset()
    assert police.ends(b"c" * 32) == ()
    assert next(walked, None) is None


def test_a_chain_that_is_told_anew_keeps_its_keys() -> None:
    """After a channel's chain is forgotten the log may tell another one, and no key is forgotten with it."""
    small = Cooperation()
    police, willich = small.first(POLICE), small.first(WILLICH)
    one, other = (grants.new_epoch(ring, small.pair, small.directory, UNITS) for ring in (police, willich))
    police.learn_epoch(small.pair, one)
    police.restart_chain(small.pair)
    assert police.current(small.pair) is None
    police.learn_epoch(small.pair, other)
    assert police.current(small.pair) == other.key
    assert police.channel_key(small.pair, one.key) is not None


@given(st.binary(max_size=64))
def test_a_key_must_hash_to_its_id(secret: bytes) -> None:
    """A wrap that opens to another secret than the stated one is not believed."""
    small = Cooperation()
    police = small.first(POLICE)
    police.learn_directory(small.directory)
    key = epoch_id(b"another")
    assert police.learn_epoch(small.pair, _hostile(small, key, secret)) == set()
    assert police.channel_key(small.pair, key) is None


def test_a_secret_of_another_length_is_no_key() -> None:
    """A secret that hashes to its id but cannot be a key is not believed."""
    small = Cooperation()
    police = small.first(POLICE)
    key = epoch_id(b"short")
    assert police.learn_epoch(small.pair, _hostile(small, key, b"short")) == set()


def test_a_key_is_held_for_its_channel_only() -> None:
    """Stating another channel's key id as one's own epoch gets nobody that key."""
    small = Cooperation()
    police = small.first(POLICE)
    (mine,) = _epochs(small, police, 1)
    stranger = small.first(WILLICH)
    newest = small.directory.units[WILLICH].newest_key
    assert newest is not None
    trap = Epoch(mine.key, ZERO_HASH, (UnitWrap(WILLICH, newest.key, b"garbage"),), b"")
    for ring in (police, stranger):
        ring.learn_epoch(b"t" * 32, trap)
        assert ring.channel_key(b"t" * 32, mine.key) is None
    assert grants.missing_wraps(police, b"t" * 32, small.directory, UNITS) == []


def test_a_bad_wrap_does_not_hide_a_good_one() -> None:
    """Garbage in an epoch is passed over, and a later good wrap opens it."""
    small = Cooperation()
    police, secret = small.first(POLICE), os.urandom(32)
    good = _hostile(small, epoch_id(secret), secret)
    unit_key = good.wraps[0].unit_key
    bad = Epoch(good.key, ZERO_HASH, (UnitWrap(POLICE, unit_key, b"x"), UnitWrap(POLICE, b"?" * 32, b"x")), b"")
    assert police.learn_epoch(small.pair, bad) == set()
    assert police.learn_wrap(small.pair, Wrap(good.key, good.wraps[0])) == {good.key}
    assert police.learn_wrap(small.pair, Wrap(good.key, good.wraps[0])) == set()


def test_a_bad_previous_ends_the_walk() -> None:
    """A previous key that does not open or is not the replaced one leaves the older keys unknown."""
    small = Cooperation()
    police = small.first(POLICE)
    first, second = _epochs(small, police, 2)
    willich = small.first(WILLICH)
    willich.learn_epoch(small.pair, first)
    willich.learn_epoch(small.pair, Epoch(second.key, first.key, second.wraps, b"garbage"))
    (wrap,) = grants.missing_wraps(police, small.pair, small.directory, UNITS)
    assert willich.learn_wrap(small.pair, wrap) == {second.key}


def _known(ring: KeyRing, small: Cooperation, keys: list[bytes]) -> tuple[bytes | None, frozenset[object], list[bool]]:
    held = [ring.channel_key(small.pair, key) is not None for key in keys]
    return ring.current(small.pair), frozenset(ring.covered(small.pair)), held


@pytest.mark.parametrize("backwards", [False, True])
def test_restored_from_rows(*, backwards: bool) -> None:
    """A ring restored from its rows, in any order, knows the same, goes on learning, and has nothing to save."""
    small = Cooperation()
    police = small.first(POLICE)
    epochs = _epochs(small, police, 2)
    willich = small.first(WILLICH)
    for epoch in epochs:
        willich.learn_epoch(small.pair, epoch)
    rows = willich.unsaved()[:: -1 if backwards else 1]
    again = KeyRing.restore(rows, small.fingerprint, willich.identity)
    keys = [epoch.key for epoch in epochs]
    assert _known(again, small, keys) == _known(willich, small, keys)
    assert again.unsaved() == ()
    (wrap,) = grants.missing_wraps(police, small.pair, small.directory, UNITS)
    assert again.learn_wrap(small.pair, wrap) == set(keys)
    full = KeyRing.restore([*rows, *again.unsaved()], small.fingerprint, willich.identity)
    assert _known(full, small, keys) == _known(again, small, keys)


def test_rows_are_handed_out_until_kept() -> None:
    """Everything new is in the rows until the store says it has kept them."""
    small = Cooperation()
    police = small.first(POLICE)
    _epochs(small, police, 1)
    rows = police.unsaved()
    assert {row.kind for row in rows} == {RowKind.UNIT_KEY, RowKind.CHANNEL_KEY, RowKind.EPOCH}
    police.mark_saved(rows)
    assert police.unsaved() == ()


@pytest.mark.parametrize("kind", RowKind)
def test_damaged_rows(kind: RowKind) -> None:
    """A row that cannot be what it claims is `Damaged`."""
    small = Cooperation()
    with pytest.raises(Damaged):
        KeyRing.restore([KeyRow(kind, b"\xff", bytes(32), b"garbage")], small.fingerprint, small.first(POLICE).identity)


def test_order_of_arrival_does_not_matter() -> None:
    """Directory, epochs and wrap in every order the log allows end in the same keys."""
    small = Cooperation()
    police = small.first(POLICE)
    first, second = _epochs(small, police, 2)
    identity = small.first(WILLICH).identity
    (wrap,) = grants.missing_wraps(police, small.pair, small.directory, UNITS)
    for order in permutations(("directory", "first", "second", "wrap")):
        if not order.index("first") < order.index("second") < order.index("wrap"):
            continue
        ring = KeyRing(small.fingerprint, identity)
        learn = {
            "directory": lambda ring=ring: ring.learn_directory(small.directory),
            "first": lambda ring=ring: ring.learn_epoch(small.pair, first),
            "second": lambda ring=ring: ring.learn_epoch(small.pair, second),
            "wrap": lambda ring=ring: ring.learn_wrap(small.pair, wrap),
        }
        for step in order:
            learn[step]()
        assert _known(ring, small, [first.key, second.key])[2] == [True, True]
