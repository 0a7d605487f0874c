"""What the server refused of chores is tried again: once for what it and its directory are by now, and not for ever."""

from __future__ import annotations

import pytest

from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.line import Line, Remote
from tests.helpers.queued import queued
from tests.helpers.restored import put_back, rounds
from wire.header import EnvelopeKind
from wire.messages import BadEnvelope, RefusedBatch


def refuse(member: Member, refusal: RefusedBatch) -> None:
    """Let what waits be refused."""
    batches = member.workspace.local.outgoing()
    assert len(batches) == 1
    member.workspace.local.settle(batches, [refusal])


def reasons(member: Member) -> list[tuple[str, str]]:
    return [(row.status, row.reason) for row in queued(member)]


@pytest.mark.parametrize(
    "refusal",
    [RefusedBatch("waiting_for_admission"), RefusedBatch("malformed", (BadEnvelope(0, "malformed"),))],
)
def test_a_refused_receipt_is_given_again(company: Company, refusal: RefusedBatch) -> None:
    """Whatever the server did not take a receipt for, all it spoke of is confirmed by another one."""
    police, office = company.members
    entities = [police.notify(ASD, "immediate") for _ in range(2)]
    police.synced()
    office.pull()
    refuse(office, refusal)
    assert reasons(office) == [("moot", refusal.code)]
    company.everybody_syncs(2)
    assert all(police.shown("notification", entity).delivered_at for entity in entities)
    assert all(office.shown("notification", entity).receipts for entity in entities)


def test_a_server_that_goes_on_refusing_is_asked_again_once_its_directory_says_more(company: Company) -> None:
    """Of a receipt that is refused again there is no third one with every pull, but one after the next statement."""
    police, office = company.members
    entity = police.notify(ASD, "immediate")
    police.synced()
    office.pull()
    for _ in range(2):
        refuse(office, RefusedBatch("waiting_for_admission"))
        office.pull()
    for _ in range(2):
        office.pull()
    assert reasons(office) == [("moot", "tried_again"), ("moot", "waiting_for_admission")]
    company.invited_by(police)
    company.everybody_syncs(2)
    assert police.shown("notification", entity).delivered_at


@pytest.mark.parametrize("silently", [False, True])
def test_a_receipt_refused_by_a_server_put_back_is_given_once_it_knows_us_again(
    company: Company, *, silently: bool
) -> None:
    """A server that had lost an admission refuses a receipt of that device, and has it once it was given that back."""
    police, lead = company.members
    colleague = company.enrol(ASD, company.invited_by(lead))
    backup = company.server.copied()
    lead.synced()
    for member in (colleague, police, colleague):
        member.synced()
    entity = police.notify(ASD, "immediate")
    police.synced()
    colleague.pull()
    put_back(company, backup, silently=silently)
    batches = colleague.workspace.local.outgoing()
    remote = Remote(company.server, Line(), company.clock.now)
    answer = remote.push(f"{colleague.device.hex()}/", batches)
    colleague.workspace.local.settle(batches, answer.results)
    assert reasons(colleague) == [("moot", "waiting_for_admission")]
    rounds(police, colleague)
    assert police.shown("notification", entity).delivered_at


@pytest.mark.parametrize("code", ["not_a_reader", "epoch_unknown"])
def test_a_refused_wrap_is_nobody_s_concern(company: Company, code: str) -> None:
    """A wrap that the server refuses is not shown as not delivered, and tried once more and not for ever."""
    police, _ = company.members
    company.enrol(KEMPEN)
    police.pull()
    for _ in range(2):
        refuse(police, RefusedBatch(code, (BadEnvelope(0, code),)))
        assert police.workspace.local.remaining().refused == 0
        police.pull()
    police.pull()
    assert [row.status for row in queued(police, EnvelopeKind.WRAP)] == ["moot", "moot"]
