"""What is opened ahead saves the opening, and nothing else: the page is taken in as if nothing had been opened."""

from __future__ import annotations

import threading
from collections.abc import Callable

import msgspec
import pytest

from desktop.domain.progress import Halt
from desktop.workspace.opening_ahead import OpeningAhead
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from wire.messages import PullAnswer


def two_pages(company: Company) -> tuple[Member, PullAnswer, PullAnswer]:
    """A receiver, the page it is given now, and the one it will be given after it."""
    police, office = company.members
    company.server.page_bytes = 1
    for _ in range(2):
        police.notify(ASD)
        police.synced()
    first, ahead = office.answer(), Member(company, office.unit, office.identity, None, office.journal.copied())
    ahead.workspace.local.absorb(first)
    return office, first, ahead.answer()


def opened(member: Member, answer: PullAnswer) -> OpeningAhead:
    ahead = OpeningAhead(member.seals)
    ahead.begin(answer)
    assert ahead._thread is not None
    ahead._thread.join()
    ahead.stop()
    return ahead


def only_batch(answer: PullAnswer) -> PullAnswer:
    """The answer without the pages of other channels, and its only batch."""
    assert [len(page.batches) for page in answer.pages] == [1]
    return answer


def test_a_page_is_opened_while_the_last_one_is_written(company: Company) -> None:
    """The events of the page that follows are read, each of them, before anybody has asked for it."""
    office, first, second = two_pages(company)
    office.workspace.local.absorb(first)
    batch = only_batch(second).pages[0].batches[0].batch
    ahead = opened(office, second).of(batch)
    assert ahead is not None
    assert ahead.opened.batch is batch
    assert [told.body.type for told in ahead.bodies if told is not None] == ["notification.notified"]


def test_what_is_spent_is_let_go_of(company: Company) -> None:
    """Whatever the page before has left is dropped while the last one is written, and the next is opened as ever."""
    office, _, second = two_pages(company)
    ahead, spent = OpeningAhead(office.seals), [object()]
    ahead.begin(second, spent)
    assert ahead._thread is not None
    ahead._thread.join()
    assert spent == []
    assert ahead.of(second.pages[0].batches[0].batch) is not None


def test_who_begins_is_not_held_up_by_what_is_spent(company: Company) -> None:
    """To let go of a page takes Python's lock in one piece, so it is done once the first batch has been opened."""
    office, _, second = two_pages(company)
    spent: list[object] = [object()]
    left: list[int] = []
    ahead = OpeningAhead(office.seals, lambda: left.append(len(spent)))
    ahead.begin(second, spent)
    assert ahead._thread is not None
    ahead._thread.join()
    assert (left, spent) == ([1], [])


def test_opening_gives_way(company: Company) -> None:
    """Who is to be quick goes first here too: between two events others are given way."""
    office, _, second = two_pages(company)
    steps: list[int] = []
    ahead = OpeningAhead(office.seals, lambda: steps.append(len(steps)))
    ahead.begin(second)
    assert ahead._thread is not None
    ahead._thread.join()
    assert len(steps) == len(only_batch(second).pages[0].batches[0].batch.headers)


def absorbed(company: Company, *, ahead: bool, change: Callable[[PullAnswer], PullAnswer]) -> Member:
    office, first, second = two_pages(company)
    second = change(second)
    if ahead:
        office.workspace.local.read_ahead(lambda: second)
    office.workspace.local.absorb(first)
    office.workspace.local.absorb(second)
    return office


@pytest.mark.parametrize("ahead", [False, True])
def test_the_page_is_taken_in_as_ever(company: Company, *, ahead: bool) -> None:
    """With what was opened ahead or without it the same comes out."""
    office = absorbed(company, ahead=ahead, change=lambda answer: answer)
    assert len(office.workspace.states("notification")) == 2
    assert office.digests() == absorbed(founded((POLICE, ASD)), ahead=not ahead, change=lambda one: one).digests()


def test_each_answer_taken_in_asks_for_the_one_that_follows(company: Company) -> None:
    """Once for each, when all of it is folded and goes onto the disk."""
    office, first, second = two_pages(company)
    asked: list[int] = []

    def following() -> PullAnswer | None:
        asked.append(len(office.workspace.states("notification")))
        return None

    office.workspace.local.read_ahead(following)
    office.workspace.local.absorb(first)
    office.workspace.local.absorb(second)
    assert asked == [1, 2]


def forged(answer: PullAnswer) -> PullAnswer:
    """The same page with another signature below its batch."""
    page = answer.pages[0]
    placed = page.batches[0]
    batch = msgspec.structs.replace(placed.batch, core=placed.batch.core[:-1] + bytes([placed.batch.core[-1] ^ 1]))
    return msgspec.structs.replace(
        answer, pages=(msgspec.structs.replace(page, batches=(msgspec.structs.replace(placed, batch=batch),)),)
    )


@pytest.mark.parametrize("ahead", [False, True])
def test_nothing_is_believed_for_having_been_opened(company: Company, *, ahead: bool) -> None:
    """A page that was altered on its way is refused, whether somebody had looked into it before or not."""
    with pytest.raises(Halt):
        absorbed(company, ahead=ahead, change=forged)


def test_another_page_than_the_one_expected_is_opened_by_itself(company: Company) -> None:
    """What was opened belongs to that very answer: an equal one is opened anew."""
    office, first, second = two_pages(company)
    office.workspace.local.absorb(first)
    ahead = opened(office, second)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(second), type=PullAnswer)
    assert again == second
    assert ahead.of(again.pages[0].batches[0].batch) is None


def test_what_is_not_there_yet_is_not_waited_for(company: Company) -> None:
    """Without a following page nothing begins, and stopping is no error."""
    ahead, before = OpeningAhead(company.members[0].seals), threading.active_count()
    ahead.begin(None)
    ahead.begin(PullAnswer((), (), more=False))
    assert threading.active_count() == before
    ahead.stop()
