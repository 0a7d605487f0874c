"""What a server lacks is offered in parts, whole and once, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, cast

import pytest

from desktop.workspace.journal import Journal
from desktop.workspace.offering import Lacking, Offer, Parts
from tests.helpers.company import ASD, Company, Member
from tests.helpers.restored import pushed_without_reading, put_back
from wire import limits
from wire.batch import Batch
from wire.messages import Known, RestoreAnswer
from wire.stamp import PlacedBatch, SignedStamp


def offers(*sizes: int, recover: bool = False) -> Iterator[Offer]:
    """Offers of batches of these sizes, named by their place."""
    for number, size in enumerate(sizes):
        batch = Batch(b"", bytes(64), (bytes(size),), (b"",))
        placed = PlacedBatch(batch, SignedStamp(b"", bytes(64)))
        yield Offer(bytes([number, recover]), recover, partial(_same, placed))


def _same(placed: PlacedBatch) -> PlacedBatch:
    return placed


def parted(*given: Offer) -> list[list[bytes]]:
    """The names of the offers in each part."""
    parts, found = Parts(given), []
    while part := parts.next():
        found.append([offer.name for offer, _ in part])
    return found


def test_a_part_is_as_large_as_a_request_may_be() -> None:
    """A part ends before it has too many batches or bytes, and what did not fit begins the next one."""
    many = list(offers(*[1] * (limits.RESTORE_BATCHES + 1)))
    assert list(map(len, parted(*many))) == [limits.RESTORE_BATCHES, 1]
    half = limits.PUSH_BYTES // 2
    assert list(map(len, parted(*offers(half, half, 1, 3 * half, 1)))) == [2, 1, 1, 1]
    assert parted() == []


def test_a_part_is_of_one_sort() -> None:
    """What goes to its old place and what is appended are never offered together."""
    mixed = [*offers(1, 1), *offers(1, recover=True)]
    assert list(map(len, parted(*mixed))) == [2, 1]


def test_what_is_there_twice_is_offered_once() -> None:
    """A batch that is kept aside and waits for the log as well goes to the server once, and is read once."""
    read: list[bytes] = []
    [one] = offers(1)

    def reading() -> PlacedBatch:
        read.append(one.name)
        return one.read()

    twice = replace(one, read=reading)
    assert parted(twice, twice) == [[one.name]]
    assert read == [one.name]


@dataclass
class Counting:
    """Something that counts how often its envelopes are read."""

    inner: Any
    pages: list[int] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def page(self, channel: bytes, after: int, limit: int) -> Any:
        self.pages.append(after)
        return self.inner.page(channel, after, limit)


@dataclass
class CountedJournal:
    """A journal with a log that counts."""

    inner: Journal
    log: Counting

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def given_back_by(member: Member) -> int:
    """Offer all that is lacking, and hear that the server has it; gives how many batches that were."""
    count, life = 0, member.company.server.incarnation
    while (request := member.workspace.local.lost(signed_in=True)) is not None:
        count += len(request.batches)
        answer = RestoreAnswer(tuple(Known(placed.stamp) for placed in request.batches), life)
        member.workspace.local.restored(request, answer)
    return count


def test_a_log_of_many_batches_is_read_once_for_all_parts(company: Company, police: Member) -> None:
    """However many parts a lost log is offered in, each of its batches is read once for it."""
    backup = company.server.copied()
    for _ in range(50):
        police.notify(ASD)
        police.synced()
    put_back(company, backup)
    police.pull()
    ground = police.workspace.local._ground
    log = Counting(ground.journal.log)
    ground.journal = cast(Journal, CountedJournal(ground.journal, log))
    count = given_back_by(police)
    assert count >= 50
    assert len(log.pages) == count


@pytest.mark.parametrize("sent", [False, True])
def test_what_was_tried_is_known(company: Company, police: Member, *, sent: bool) -> None:
    """Of what a server lacks it is known whether it has been offered in this life, own batches not read back too."""
    backup = company.server.copied()
    police.notify(ASD)
    if sent:
        pushed_without_reading(police)
    else:
        police.synced()
    put_back(company, backup)
    police.pull()
    ground, channel = police.workspace.local._ground, police.workspace.pair(ASD)
    assert Lacking(ground).anything(channel)
    assert Lacking(ground).untried(channel)
    given_back_by(police)
    assert not Lacking(ground).untried(channel)
