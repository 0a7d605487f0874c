"""Derived names, and that none can be taken for another."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from wire.names import (
    ZERO_HASH,
    Context,
    cooperation_channel,
    digest,
    directory_channel,
    heads_digest,
    join,
    pair_channel,
    root_fingerprint,
    unit_channel,
)

ROOT, OTHER = b"r" * 32, b"o" * 32
parts = st.lists(st.binary(max_size=40), max_size=5)
contexts = st.sampled_from(Context)
heads = st.lists(
    st.tuples(st.binary(min_size=32, max_size=32), st.integers(0, 2**53), st.binary(min_size=32, max_size=32)),
    max_size=6,
    unique_by=lambda head: head[0],
)


def test_the_layout_is_what_the_protocol_says() -> None:
    """Joined bytes are prefix, context, a zero byte, then each part behind its length in four bytes."""
    expected = b"schutzbruecke/1/batch\0" + b"\0\0\0\x02ab" + b"\0\0\0\0"
    assert join(Context.BATCH, b"ab", b"") == expected
    assert digest(Context.BATCH, b"ab", b"") == hashlib.sha256(expected).digest()


@given(contexts, parts, contexts, parts)
def test_no_two_lists_of_parts_give_the_same_bytes(
    one: Context, these: list[bytes], other: Context, those: list[bytes]
) -> None:
    """Joined bytes are equal only if context and parts are, however the parts are cut."""
    assert (join(one, *these) == join(other, *those)) == ((one, these) == (other, those))


def test_contexts_do_not_begin_one_another() -> None:
    """Every context has a name of its own, and the zero byte keeps one from running into the parts of another."""
    joined = [join(context) for context in Context]
    assert len(set(joined)) == len(Context)
    assert not [(one, other) for one in joined for other in joined if one is not other and other.startswith(one)]


def test_every_channel_has_its_own_name() -> None:
    """Kinds of channel, units, pairs and roots never share a channel id, even where a unit is called like a kind."""
    ids = [
        maker
        for root in (ROOT, OTHER)
        for maker in (
            directory_channel(root),
            cooperation_channel(root),
            unit_channel(root, "a"),
            unit_channel(root, "b"),
            unit_channel(root, "directory"),
            pair_channel(root, "a", "b"),
            pair_channel(root, "a", "ab"),
            pair_channel(root, "aa", "b"),
            pair_channel(root, "a", "a"),
        )
    ]
    assert len(set(ids)) == len(ids)


@given(st.text(max_size=10), st.text(max_size=10))
def test_a_pair_has_no_order(one: str, other: str) -> None:
    """A pair's channel is the same from either side."""
    assert pair_channel(ROOT, one, other) == pair_channel(ROOT, other, one)


def test_a_fingerprint_names_a_key() -> None:
    """Another root key has another fingerprint, and a fingerprint is not the bare hash of the key."""
    assert len({root_fingerprint(ROOT), root_fingerprint(OTHER), hashlib.sha256(ROOT).digest()}) == 3


@given(st.data(), heads)
def test_the_order_of_heads_does_not_count(data: st.DataObject, listed: list[tuple[bytes, int, bytes]]) -> None:
    """Whoever lists the same channels in another order gets the same digest."""
    assert heads_digest(data.draw(st.permutations(listed))) == heads_digest(listed)


@given(heads)
def test_channels_that_hold_nothing_do_not_count(listed: list[tuple[bytes, int, bytes]]) -> None:
    """A channel one has never seen and one that is empty make no difference to the digest."""
    assert heads_digest([head for head in listed if head[1]]) == heads_digest(listed)


@given(heads, heads)
def test_other_heads_give_another_digest(
    one: list[tuple[bytes, int, bytes]], other: list[tuple[bytes, int, bytes]]
) -> None:
    """Digests are equal only where the same channels stand at the same seqs and heads."""
    stand = [{head for head in listed if head[1]} for listed in (one, other)]
    assert (heads_digest(one) == heads_digest(other)) == (stand[0] == stand[1])


def test_a_difference_in_one_place_shows() -> None:
    """Another seq or another head of one channel changes the digest."""
    digests = {heads_digest([(ROOT, seq, head)]) for seq in (1, 2) for head in (ZERO_HASH, OTHER)}
    assert len(digests | {heads_digest([])}) == 5
