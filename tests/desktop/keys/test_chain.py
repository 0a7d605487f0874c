"""The chain of a channel's epochs: the first that replaces the newest wins."""

from __future__ import annotations

from desktop.keys.chain import Chain
from wire.epoch import Epoch, UnitWrap, Wrap
from wire.names import ZERO_HASH

_A, _B, _C = (bytes((n,)) * 32 for n in (1, 2, 3))


def _epoch(key: bytes, replaces: bytes, *units: str, previous: bytes = b"previous") -> Epoch:
    wraps = tuple(UnitWrap(unit, _A, b"") for unit in units or ("a",))
    return Epoch(key, replaces, wraps, b"" if replaces == ZERO_HASH else previous)


def test_each_replaces_the_newest() -> None:
    """The newest epoch is the last that replaced its predecessor."""
    chain = Chain()
    assert [chain.state(_epoch(_A, ZERO_HASH), held=False), chain.state(_epoch(_B, _A), held=False)] == [True, True]
    assert chain.newest == _B


def test_the_first_wins() -> None:
    """A second epoch for the same predecessor, a repetition, and the zero id change nothing."""
    chain = Chain()
    chain.state(_epoch(_A, ZERO_HASH), held=False)
    late = (_epoch(_B, ZERO_HASH), _epoch(_A, _A), _epoch(_A, ZERO_HASH), _epoch(ZERO_HASH, _A), _epoch(_C, _B))
    assert not any(chain.state(epoch, held=False) for epoch in late)
    assert (chain.newest, set(chain.links)) == (_A, {_A})


def test_covered_is_about_the_newest() -> None:
    """Units covered are those of the newest epoch, with wraps added later; older epochs do not count."""
    chain = Chain()
    chain.state(_epoch(_A, ZERO_HASH, "a", "b"), held=False)
    chain.state(_epoch(_B, _A, "a"), held=False)
    chain.add(Wrap(_A, UnitWrap("b", _A, b"")), held=True)
    assert chain.covered == {_B: {("a", _A)}}
    assert chain.add(Wrap(_B, UnitWrap("b", _A, b"")), held=True)
    assert chain.covered == {_B: {("a", _A), ("b", _A)}}
    assert chain.ends == (_B,)


def test_a_key_that_another_won_against_ends_a_part_of_its_own() -> None:
    """What was sealed under it is to be read by all, and the newest stays the newest; one that follows opens it."""
    chain, fourth = Chain(), b"d" * 32
    chain.state(_epoch(_A, ZERO_HASH), held=False)
    chain.state(_epoch(_B, _A), held=False)
    assert chain.branch(_epoch(_C, _A, "b"), held=False)
    assert (chain.newest, set(chain.ends)) == (_B, {_B, _C})
    assert chain.covered[_C] == {("b", _A)}
    assert chain.branch(_epoch(fourth, _C), held=False)
    assert set(chain.ends) == {_B, fourth}


def test_a_key_given_up_still_ends_its_part() -> None:
    """Where an epoch gave the one before up, both are ends, and wraps of the older one still count."""
    chain = Chain()
    chain.state(_epoch(_A, ZERO_HASH), held=False)
    chain.state(_epoch(_B, _A, previous=b""), held=False)
    assert chain.ends == (_A, _B)
    assert chain.add(Wrap(_A, UnitWrap("b", _A, b"")), held=True)
    assert not chain.add(Wrap(_A, UnitWrap("b", _A, b"")), held=True)
    assert chain.covered == {_A: {("a", _A), ("b", _A)}, _B: {("a", _A)}}
    chain.state(_epoch(_C, _B), held=False)
    assert chain.ends == (_A, _C)


def test_wraps_wait_for_keys_not_held() -> None:
    """Wraps of a key not held are kept until it is; wraps of an epoch nobody stated are not."""
    chain = Chain()
    chain.state(_epoch(_A, ZERO_HASH), held=False)
    assert chain.add(Wrap(_A, UnitWrap("a", _A, b"again")), held=False)
    assert not chain.add(Wrap(_C, UnitWrap("a", _A, b"")), held=False)
    assert [len(wraps) for wraps in chain.waiting.values()] == [2]
    chain.opened(_A)
    assert chain.waiting == {}
    assert not chain.add(Wrap(_A, UnitWrap("a", _A, b"")), held=True)


def test_wraps_of_a_held_key_are_not_kept() -> None:
    """An epoch whose key is held already leaves nothing waiting."""
    chain = Chain()
    assert chain.state(_epoch(_A, ZERO_HASH), held=True)
    assert chain.waiting == {}
