"""What fits on a page, and which cursors stand on the log."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server_stub.relay.pages import STAMPED, Budget, Sized, stands_on
from server_stub.relay.tails import Tail
from wire import limits
from wire.messages import Cursor
from wire.names import ZERO_HASH

CHANNEL, HEAD, OTHER = b"c" * 32, b"h" * 32, b"o" * 32


@given(st.lists(st.integers(1, limits.BATCH_BYTES), max_size=40))
def test_pages_cover_everything_in_order(sizes: list[int]) -> None:
    """Page by page every batch is delivered once and in order, and no page but of one batch is over its size."""
    left = [Sized(CHANNEL, seq, seq, size) for seq, size in enumerate(sizes, 1)]
    while left:
        page = list(Budget().fitting(left))
        assert page == left[: len(page)]
        assert page
        assert len(page) == 1 or sum(batch.size + STAMPED for batch in page) <= limits.PULL_BYTES
        left = left[len(page) :]


def test_a_full_page_takes_nothing_more() -> None:
    """After the first batch that does not fit, no smaller one of a later channel jumps the queue."""
    budget = Budget()
    assert budget.take(limits.PULL_BYTES)
    assert not budget.take(limits.PULL_BYTES)
    assert budget.full
    assert not budget.take(1)


def test_cursors() -> None:
    """A cursor stands on the log at its start, at its end, and where a batch ends with the same head; nowhere else."""
    tail = Tail(CHANNEL, 10, HEAD)
    assert stands_on(tail, Cursor(CHANNEL, 0, ZERO_HASH), None)
    assert stands_on(tail, Cursor(CHANNEL, 10, HEAD), None)
    assert not stands_on(tail, Cursor(CHANNEL, 10, OTHER), None)
    assert stands_on(tail, Cursor(CHANNEL, 5, OTHER), OTHER)
    assert not stands_on(tail, Cursor(CHANNEL, 5, OTHER), HEAD)
    assert not stands_on(tail, Cursor(CHANNEL, 5, OTHER), None)
    assert not stands_on(tail, Cursor(CHANNEL, 11, HEAD), HEAD)
