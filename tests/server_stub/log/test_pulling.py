"""Pulling on both databases."""

from __future__ import annotations

from functools import partial

from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, KEMPEN, POLICE, Device, event
from tests.helpers.founded import Founded
from tests.helpers.reading import read_all
from wire import limits
from wire.batch import Batch, open_batch, signed_by
from wire.messages import Behind, Cursor
from wire.names import ZERO_HASH

CLOSED = b"c" * 32


def written(founded: Founded, device: Device, sizes: list[int]) -> list[Batch]:
    """Batches of one envelope each, of these sizes, in the pair channel."""
    key = founded.key(device, founded.pair)
    batches = [device.batch(founded.pair, [event(key, size=size)]) for size in sizes]
    for batch in batches:
        founded.accepted(device, batch)
    return batches


def test_batches_come_back_as_they_were(founded: Founded) -> None:
    """A reader gets every batch byte for byte, across pages, with a signature that still verifies."""
    police, asd = founded.enrol(POLICE), founded.enrol(ASD)
    batches = written(founded, police, [400_000] * 5 + [100] * 5)
    read = read_all(lambda cursors: founded.log.pull(Caller(asd.id), cursors))
    assert [placed.batch for placed in read[founded.pair]][1:] == batches
    for placed in read[founded.pair]:
        open_batch(placed.batch)
        assert signed_by(placed.batch, police.public)


def test_the_directory_comes_first_and_whole(founded: Founded) -> None:
    """Pages are of the directory until all of it has been delivered."""
    police = founded.enrol(POLICE)
    written(founded, police, [100])
    answer = founded.pull(police)
    assert [page.channel for page in answer.pages] == [founded.cooperation.directory, founded.pair]


def test_a_page_is_bounded(founded: Founded) -> None:
    """A page holds at most 1 MiB, and says that there is more."""
    police = founded.enrol(POLICE)
    written(founded, police, [400_000] * 4)
    answer = founded.pull(police)
    assert answer.more
    bodies = sum(len(body) for page in answer.pages for placed in page.batches for body in placed.batch.bodies)
    assert 0 < bodies <= limits.PULL_BYTES


def test_a_reader_on_a_slow_line_asks_for_less(founded: Founded) -> None:
    """A page has what was asked for, its first batch always, and never more than a page may have."""
    police = founded.enrol(POLICE)
    written(founded, police, [20_000] * 4 + [500_000] * 2)
    answers = [founded.log.pull(Caller(police.id), (), most) for most in (0, 50_000, limits.PULL_BYTES, 2**40)]
    assert all(answer.more for answer in answers)
    sizes = [sum(len(page.batches) for page in answer.pages) for answer in answers]
    assert 1 == sizes[0] < sizes[1] < sizes[2] == sizes[3]
    whole, by_one = (
        read_all(partial(founded.log.pull, Caller(police.id), most=most)) for most in (limits.PULL_BYTES, 0)
    )
    assert whole == by_one


def test_who_may_read_what(founded: Founded) -> None:
    """A unit's messages reach that pair alone, founder and waiting readers get the directory alone."""
    police, asd, kempen = (founded.enrol(unit) for unit in (POLICE, ASD, KEMPEN))
    written(founded, police, [100])
    founder = founded.cooperation.founder
    for device, channels in ((police, 2), (asd, 2), (kempen, 1), (founder, 1)):
        answer = founded.pull(device)
        assert len(answer.pages) == len(answer.heads) == channels
    strange = founded.pull(kempen, Cursor(founded.pair, 0, ZERO_HASH), Cursor(CLOSED, 7, CLOSED))
    assert [page.channel for page in strange.pages] == [founded.cooperation.directory]
    assert strange.behind == ()


def test_a_reader_at_the_end_gets_nothing_but_heads(founded: Founded) -> None:
    """With its cursors at the heads a reader gets no page."""
    police = founded.enrol(POLICE)
    written(founded, police, [100])
    answer = founded.pull(police, *founded.pull(police).heads)
    assert (answer.pages, answer.more, answer.behind) == ((), False, ())


def test_a_cursor_that_is_not_of_this_log_is_behind(founded: Founded) -> None:
    """A cursor ahead of the log, with another head, or inside a batch is answered with the batch end before it."""
    police = founded.enrol(POLICE)
    key = founded.key(police, founded.pair)
    for _ in range(2):
        founded.accepted(police, police.batch(founded.pair, [event(key), event(key)]))
    other = b"o" * 32
    for seq, common in ((99, 5), (5, 3), (4, 3), (3, 1), (1, 0)):
        answer = founded.pull(police, Cursor(founded.pair, seq, other))
        [behind] = answer.behind
        assert (behind.channel, behind.common_seq) == (founded.pair, common)
        assert [end.seq for end in behind.ends] == [5, 3, 1]
        for end in behind.ends:
            assert founded.pull(police, Cursor(founded.pair, end.seq, end.head)).behind == ()
        assert founded.pair not in {page.channel for page in answer.pages}


def test_a_cursor_in_an_empty_channel_is_behind(founded: Founded) -> None:
    """A reader that knows something of a channel in which the server has nothing is told so."""
    police = founded.enrol(POLICE)
    assert founded.pull(police, Cursor(founded.pair, 3, b"h" * 32)).behind == (Behind(founded.pair, 0),)
