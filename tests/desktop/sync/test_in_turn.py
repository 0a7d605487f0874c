"""Which batches the next push holds: as many as fit, and after a failure one at a time, each in its turn."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.in_turn import channel_of, next_push, noted
from tests.helpers.worker_bench import batch_of
from wire import limits
from wire.batch import Batch

ONE, TWO, THREE, FOUR = (bytes([number]) * 32 for number in range(1, 5))
NONE: frozenset[bytes] = frozenset()


def handed_in(
    batches: list[Batch], tries: int, carries: Callable[[tuple[Batch, ...]], bool], ringing: frozenset[bytes] = NONE
) -> list[tuple[Batch, ...]]:
    """Hand in over a line that carries what it does; gives what was tried."""
    in_vain: tuple[bytes, ...] = ()
    left, careful, tried = list(batches), False, []
    for _ in range(tries):
        push = next_push(left, ringing, in_vain, careful=careful)
        if not push:
            break
        tried.append(push)
        careful = not (moved := carries(push))
        in_vain = noted(in_vain, push, moved=moved)
        left = [batch for batch in left if not (moved and batch in push)]
    return tried


def test_as_long_as_all_goes_well_as_many_go_as_fit() -> None:
    """Without a failure a push is full, and what is left goes with the next; of nothing there is none."""
    large = [batch_of(ONE, n, 900 * limits.KIB) for n in range(1, 7)]
    assert handed_in(large, 9, lambda _: True) == [tuple(large[:4]), tuple(large[4:])]
    assert next_push([], NONE, (), careful=False) == next_push([], NONE, (), careful=True) == ()


def test_after_a_failure_each_channel_has_its_turn() -> None:
    """The smallest first, of each channel its first batch; whoever was tried longest ago comes next."""
    large, small, behind, middle = batch_of(ONE, 1, 300), batch_of(TWO), batch_of(TWO, 2), batch_of(THREE, 1, 100)
    tried = handed_in([large, small, behind, middle], 5, lambda _: False)
    assert tried == [(large, small, behind, middle), (small,), (middle,), (large,), (small,)]


def test_what_rings_has_every_other_turn() -> None:
    """However many others there are, an alarm whose try met a moment without a line is tried again after the next."""
    others = [batch_of(bytes([number]) * 32, 1, number) for number in range(10, 20)]
    alarm = batch_of(ONE, 1, 1000)
    tried = handed_in([alarm, *others], 9, lambda _: False, frozenset((ONE,)))
    assert tried[1::2] == [(alarm,)] * 4
    assert len(set(tried[2::2])) == 4


def test_what_went_alone_in_vain_goes_behind_what_has_not() -> None:
    """A batch that the line never carries costs those that come later no second try."""
    large, first, second = batch_of(ONE, 1, 300), batch_of(TWO), batch_of(THREE, 1, 10)
    tried = handed_in([large, first, second], 20, lambda push: large not in push)
    assert tried[:5] == [(large, first, second), (first,), (large, second), (second,), (large,)]
    in_vain = noted((), (large,), moved=False)
    assert next_push([large, first, second], NONE, in_vain, careful=False) == (first, second)
    assert next_push([large], NONE, in_vain, careful=False) == (large,)


def test_what_rings_never_goes_behind_what_does_not() -> None:
    """An alarm that went alone in vain stays in front once the line is good again."""
    alarm, other = batch_of(ONE, 1, 300), batch_of(TWO)
    in_vain = noted((), (alarm,), moved=False)
    assert next_push([alarm, other], frozenset((ONE,)), in_vain, careful=False) == (alarm, other)


def test_a_line_that_is_good_again_carries_full_pushes() -> None:
    """Once something has gone that went in vain before, nothing is held against the others any more."""
    batches = [batch_of(channel) for channel in (ONE, TWO, THREE)]
    in_vain: tuple[bytes, ...] = ()
    for batch in batches:
        in_vain = noted(in_vain, (batch,), moved=False)
    assert noted(in_vain, batches[:1], moved=True) == ()
    assert noted(in_vain, (batch_of(FOUR),), moved=True) == in_vain
    assert noted(in_vain, (batch_of(FOUR), *batches), moved=False) == in_vain


@given(
    sizes=st.lists(st.tuples(st.sampled_from((ONE, TWO, THREE, FOUR)), st.integers(0, 400)), max_size=12),
    limit=st.integers(100, 400),
    ringing=st.frozensets(st.sampled_from((ONE, TWO, THREE, FOUR))),
)
def test_whatever_the_line_carries_arrives(
    sizes: list[tuple[bytes, int]], limit: int, ringing: frozenset[bytes]
) -> None:
    """Over a line that cuts every request beyond a size all goes that is smaller and chained to nothing larger."""
    batches = [batch_of(channel, n, size) for n, (channel, size) in enumerate(sizes, 1)]

    def carries(push: tuple[Batch, ...]) -> bool:
        return sum(len(batch.bodies[0]) for batch in push) <= limit

    went = [batch for push in handed_in(batches, 400, carries, ringing) if carries(push) for batch in push]
    ended: set[bytes] = set()
    for batch in batches:
        if not carries((batch,)):
            ended.add(channel_of(batch))
        assert (batch in went) is (channel_of(batch) not in ended)
    for channel in (ONE, TWO, THREE, FOUR):
        ours = [batch for batch in batches if channel_of(batch) == channel]
        assert [batch for batch in went if channel_of(batch) == channel] == ours[: len(set(ours) & set(went))]
