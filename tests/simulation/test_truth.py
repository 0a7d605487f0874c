"""The book of what really happened knows an answer to something late from one to something signed twice."""

from __future__ import annotations

from tests.helpers.company import ASD, POLICE, founded
from tests.simulation.truth import Reported, Truth
from wire.batch import Batch
from wire.messages import EpochRetired, Later, RefusedBatch

REUSED = [RefusedBatch("counter_reuse"), RefusedBatch("previous")]


def chained() -> list[Batch]:
    """Two batches of one channel, the second chained to the first."""
    police = founded((POLICE, ASD)).members[0]
    police.notify(ASD)
    police.workspace.local.outgoing()
    police.notify(ASD)
    return police.workspace.local.seal_everything()


def answered() -> tuple[Truth, list[Batch]]:
    """A book in which the server has not taken two batches, so that their author signs them anew."""
    truth, batches = Truth(), chained()
    truth.hand_in(batches)
    truth.pushed(batches, [EpochRetired(bytes(32)), Later(0.0, 1)])
    return truth, batches


def test_what_was_given_up_may_arrive_late() -> None:
    """What the server did not take, and what was chained to it, comes late against the number used since."""
    truth, batches = answered()
    truth.pushed(batches, REUSED)
    assert truth.refusals == []


def test_what_is_handed_in_again_was_not_given_up() -> None:
    """Whoever hands the same bytes in once more has signed others under their number meanwhile."""
    truth, batches = answered()
    truth.hand_in(batches)
    truth.pushed(batches, REUSED)
    assert [refusal for _, refusal in truth.refusals][:1] == REUSED[:1]


def test_what_was_never_refused_is_signed_twice() -> None:
    """Other bytes under a number whose fate was unknown are told of, however late the first arrive."""
    truth, batches = Truth(), chained()
    truth.hand_in(batches)
    truth.pushed(batches, REUSED)
    assert [refusal for _, refusal in truth.refusals][:1] == REUSED[:1]


def test_what_stands_on_the_server_is_not_awaited_once_more() -> None:
    """A colleague takes up what has come to the server by another way: reported once more, it is where it was."""
    company = founded((POLICE, ASD))
    police, truth = company.members[0], Truth()
    police.notify(ASD)
    [row] = police.journal.outbox.all()
    truth.report([row.event], Reported("d1", row.channel, 1))
    assert truth.unplaced == {row.event}
    police.synced()
    truth.look(company.server)
    truth.report([row.event], Reported("d2", row.channel, 2))
    assert truth.unplaced == set()
