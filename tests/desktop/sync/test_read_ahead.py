"""A long pull asks for its next page while the last one is taken in; an answer counts for its own question alone."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import closing
from functools import partial

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.sync.answers import TOO_SLOW
from desktop.sync.bell import Bell
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.read_ahead import ReadAhead
from desktop.sync.transport import HttpTransport
from tests.helpers.fault_server import Exchange, FaultServer, dripping, in_turn
from wire.batch import Batch
from wire.messages import Behind, Cursor, HelloAnswer, Page, PullAnswer
from wire.stamp import PlacedBatch, SignedStamp, Stamp, sign_stamp

KEY = Ed25519PrivateKey.generate()
CHANNEL, OTHER = b"c" * 32, b"o" * 32
START = [Cursor(CHANNEL, 2, bytes(32)), Cursor(OTHER, 9, b"h" * 32)]
BATCH = Batch(b"core", bytes(64), (b"header",), (b"body",))
SECONDS = 20.0
HELLO = HelloAnswer((1,), "1", bytes(16), bytes(32), b"", 0, 0, 0)
REFUSED = RequestFailed(Failure(Cause.SERVER, "busy", "", 7.0))


def placed(first: int, count: int) -> tuple[PlacedBatch, bytes]:
    """A batch at its place, and the head after it."""
    stamp, head = sign_stamp(KEY, Stamp(CHANNEL, first, count, 1, 0, bytes(16), bytes(32), bytes(32)))
    return PlacedBatch(BATCH, stamp), head


def page(first: int, *, more: bool) -> tuple[PullAnswer, list[Cursor]]:
    """An answer with two batches of a channel, and where somebody who took it in stands."""
    one, _ = placed(first, 1)
    two, head = placed(first + 1, 4)
    answer = PullAnswer((Page(CHANNEL, (one, two)),), (), more=more)
    return answer, [Cursor(CHANNEL, first + 4, head), START[1]]


class Spare:
    """A line that notes what it is asked, and answers once it is let."""

    def __init__(self, answer: PullAnswer | RequestFailed) -> None:
        self.asked: list[tuple[str, list[Cursor]]] = []
        self.ended = self.closed = 0
        self.hastened: list[float] = []
        self.patience = 0.0
        self.was_asked = threading.Event()
        self.may_answer = threading.Event()
        self._answer = answer

    def pull_now(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        self.asked.append((token, list(cursors)))
        self.was_asked.set()
        assert self.may_answer.wait(SECONDS)
        if isinstance(self._answer, RequestFailed):
            raise self._answer
        return self._answer

    def hasten(self, seconds: float) -> None:
        self.hastened.append(seconds)

    def end(self) -> None:
        self.ended += 1
        self.may_answer.set()

    def close(self) -> None:
        self.closed += 1


def answering(answer: PullAnswer, exchange: Exchange) -> None:
    """Answer with a page."""
    exchange.message(answer)


class Pages:
    """Reads ahead over a spare line, with the answers that the first line gives."""

    def __init__(self, spare: Spare, *answers: PullAnswer) -> None:
        self._answers = iter(answers)
        self.asked_now: list[list[Cursor]] = []
        self.opened = 0
        self.spare = spare
        self.ahead = ReadAhead(self._now, self._open)

    def _now(self, _token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        self.asked_now.append(list(cursors))
        return next(self._answers)

    def _open(self) -> Spare:
        self.opened += 1
        return self.spare


def test_the_next_page_is_under_way_while_this_one_is_taken_in() -> None:
    """What follows is asked for as soon as a page is there, on the other line, and then not asked for again."""
    (first, stands), (second, _) = page(3, more=True), page(7, more=False)
    pages = Pages(Spare(second), first)
    assert pages.ahead.pull("token", START, SECONDS) is first
    assert pages.spare.was_asked.wait(SECONDS)
    pages.spare.may_answer.set()
    assert pages.ahead.pull("token", list(reversed(stands)), SECONDS) is second
    assert (pages.spare.asked, len(pages.asked_now)) == ([("token", stands)], 1)


def test_a_page_that_has_come_can_be_looked_at_before_it_is_asked_for() -> None:
    """It is there once it has come, and not before; a request that failed has brought none."""
    (first, stands), (second, _) = page(3, more=True), page(7, more=False)
    pages = Pages(Spare(second), first)
    assert pages.ahead.following() is None
    pages.ahead.pull("token", START, SECONDS)
    assert pages.spare.was_asked.wait(SECONDS)
    assert pages.ahead.following() is None
    pages.spare.may_answer.set()
    assert pages.ahead._asked is not None
    pages.ahead._asked._thread.join()
    assert pages.ahead.following() is pages.ahead.pull("token", stands, SECONDS) is second
    assert pages.ahead.following() is None


@pytest.mark.parametrize("other", ["cursors", "token"])
def test_an_answer_counts_for_its_own_question_alone(other: str) -> None:
    """After a page that was taken in part, or with a new session, the question is asked anew."""
    (first, stands), (second, _) = page(3, more=True), page(7, more=False)
    pages = Pages(Spare(PullAnswer((), (), more=False)), first, second)
    pages.ahead.pull("token", START, SECONDS)
    now = ("another", stands) if other == "token" else ("token", START)
    assert pages.ahead.pull(*now, SECONDS) is second
    assert pages.spare.ended == 1
    assert pages.asked_now == [START, now[1]]


def test_a_failure_ahead_is_the_failure_of_the_pull_it_was_for() -> None:
    """What the server refuses ahead (with a time to wait) is not asked again behind its back; a later pull is new."""
    (first, stands), (second, _) = page(3, more=True), page(7, more=False)
    pages = Pages(Spare(REFUSED), first, second)
    pages.ahead.pull("token", START, SECONDS)
    pages.spare.may_answer.set()
    with pytest.raises(RequestFailed) as caught:
        pages.ahead.pull("token", stands, SECONDS)
    assert caught.value is REFUSED
    assert pages.ahead.pull("token", stands, SECONDS) is second


NOTHING_AHEAD = {
    "the last page": page(3, more=False)[0],
    "a server that is behind": PullAnswer(page(3, more=True)[0].pages, (), more=True, behind=(Behind(CHANNEL, 1),)),
    "a stamp that is none": PullAnswer(
        (Page(CHANNEL, (PlacedBatch(BATCH, SignedStamp(b"\xc1", bytes(64))),)),), (), more=True
    ),
}


@pytest.mark.parametrize("case", NOTHING_AHEAD)
def test_nothing_is_asked_where_nothing_follows(case: str) -> None:
    """No line is opened where no page follows, or where nobody can say which."""
    pages = Pages(Spare(PullAnswer((), (), more=False)), NOTHING_AHEAD[case])
    pages.ahead.pull("token", START, SECONDS)
    assert pages.opened == 0


def test_one_line_serves_all_pages() -> None:
    """A long pull opens one line besides its own, and closes it at the end."""
    (first, stands), (second, _) = page(3, more=True), page(7, more=True)
    pages = Pages(Spare(second), first)
    pages.spare.may_answer.set()
    pages.ahead.pull("token", START, SECONDS)
    pages.ahead.pull("token", stands, SECONDS)
    pages.ahead.end()
    assert (pages.opened, pages.spare.ended, pages.spare.closed) == (1, 1, 1)


@pytest.mark.parametrize("more", [True, False])
def test_the_last_page_counts_only_if_nothing_was_handed_in_meanwhile(*, more: bool) -> None:
    """It says that nothing more is to come and cannot know of what was pushed; any page before it tells no lie."""
    (first, stands), (ahead, _), (second, _) = page(3, more=True), page(7, more=more), page(7, more=False)
    pages = Pages(Spare(ahead), first, second)
    pages.spare.may_answer.set()
    pages.ahead.pull("token", START, SECONDS)
    pages.ahead.hand_in()
    assert pages.ahead.pull("token", stands, SECONDS) is (ahead if more else second)


def test_what_was_handed_in_before_a_page_was_asked_for_is_known_there() -> None:
    """A push counts against the pages under way, not against those that follow."""
    (first, stands), (last, _) = page(3, more=True), page(7, more=False)
    pages = Pages(Spare(last), first)
    pages.spare.may_answer.set()
    pages.ahead.hand_in()
    pages.ahead.pull("token", START, SECONDS)
    assert pages.ahead.pull("token", stands, SECONDS) is last


def test_who_waits_less_is_not_held_up_by_a_page_asked_for_with_more_patience() -> None:
    """A command that gives up after a moment does so too where the page under way could take longer."""
    (first, stands), (second, _) = page(3, more=True), page(7, more=False)
    pages = Pages(Spare(second), first)
    pages.ahead.pull("token", START, SECONDS)
    assert pages.spare.patience == SECONDS
    with pytest.raises(RequestFailed) as caught:
        pages.ahead.pull("token", stands, 0.01)
    assert caught.value.failure is TOO_SLOW
    assert pages.spare.ended == 1


def test_while_a_page_is_waited_for_a_bell_is_heard() -> None:
    """Who waits for the page asked for ahead does meanwhile what the bell is rung for, and then has the page."""
    (first, stands), (second, _) = page(3, more=True), page(7, more=False)
    spare = Spare(second)
    pages = Pages(spare, first)
    bell = pages.ahead.bell = Bell(spare.may_answer.set)
    pages.ahead.pull("token", START, SECONDS)
    ringing = threading.Thread(target=bell.ring)
    ringing.start()
    assert pages.ahead.pull("token", stands, SECONDS) is second
    ringing.join()
    pages.ahead.end()


def test_who_hastens_hastens_the_page_under_way() -> None:
    """A page asked for ahead has no more time than the request itself when somebody waits for the worker."""
    spare = Spare(page(8, more=False)[0])
    pages = Pages(spare, page(3, more=True)[0])
    pages.ahead.hasten(7.0)
    pages.ahead.pull("token", START, SECONDS)
    pages.ahead.hasten(10.0)
    assert spare.hastened == [10.0]
    pages.ahead.end()


def test_a_line_that_was_opened_in_a_hurry_has_time_later() -> None:
    """Every question is asked with the patience of its own pull, not with that of the one that opened the line."""
    (first, stands), (second, _) = page(3, more=True), page(7, more=True)
    pages = Pages(Spare(second), first)
    pages.spare.may_answer.set()
    pages.ahead.pull("token", START, 1.0)
    pages.ahead.pull("token", stands, SECONDS)
    assert pages.spare.patience == SECONDS


def test_real_lines_read_ahead_and_count_their_bytes() -> None:
    """Over HTTP all pages but the first come on one connection of their own, and their bytes are counted too."""
    (first, there), (second, beyond), (third, _) = page(3, more=True), page(8, more=True), page(13, more=False)
    with FaultServer(in_turn(*(partial(answering, one) for one in (first, second, third)))) as server:
        transport = HttpTransport(server.url, patience=SECONDS)
        assert transport.pull("token", START) == first
        assert transport.pull("token", there) == second
        assert transport.pull("token", beyond) == third
        sent = sum(len(request.head) + 4 + len(request.body) for request in server.requests)
        assert (server.connections, transport.bytes_up) == (2, sent)
        transport.close()


def test_closing_does_not_wait_for_a_server_that_never_answers() -> None:
    """A page ahead that drips for ever is cut off when the line is closed, and its thread ends."""
    first, _ = page(3, more=True)
    reached = threading.Event()

    def never(exchange: Exchange) -> None:
        reached.set()
        dripping(b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")(exchange)

    with FaultServer(in_turn(lambda exchange: exchange.message(first), never)) as server:
        transport = HttpTransport(server.url)
        transport.pull("token", START)
        assert reached.wait(SECONDS)
        transport.close()
        assert "read ahead" not in [thread.name for thread in threading.enumerate()]


def test_a_new_pass_trusts_no_page_of_an_earlier_one() -> None:
    """What was read ahead before a pause is not what the server has now, and is asked anew."""
    (first, stands), (old, _), (new, _) = page(3, more=True), page(7, more=False), page(8, more=False)
    answers = iter((first, old, new))
    ahead = threading.Event()

    def behave(exchange: Exchange) -> None:
        if exchange.head.startswith(b"GET"):
            exchange.message(HELLO)
            return
        answer = next(answers)
        exchange.message(answer)
        if answer is old:
            ahead.set()

    with FaultServer(behave) as server, closing(HttpTransport(server.url, patience=SECONDS)) as transport:
        transport.pull("token", START)
        assert ahead.wait(SECONDS)
        transport.hello()
        assert transport.pull("token", stands) == new


def test_bytes_stay_counted_when_a_line_is_given_up() -> None:
    """What came over a line that was dropped is counted with what comes over the next one."""
    last, _ = page(3, more=False)
    with (
        FaultServer(lambda exchange: exchange.message(last)) as server,
        closing(HttpTransport(server.url)) as transport,
    ):
        for _ in range(2):
            transport._open_spare().pull("token", START)
        sent = sum(len(request.head) + 4 + len(request.body) for request in server.requests)
        assert (len(server.requests), transport.bytes_up) == (2, sent)
