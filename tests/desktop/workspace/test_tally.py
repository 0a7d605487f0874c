"""The counts kept in step are those the log gives, whatever happened in between."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outcome import Outcome, Verdict
from desktop.workspace.ground import Ground
from desktop.workspace.tally import COUNTED, Tally
from tests.desktop.store.rows import A, appended, entry
from tests.helpers.company import ASD, POLICE, Member, founded
from tests.helpers.memory_journal import MemoryJournal
from tests.helpers.rogue import event, write

REASONS = {Verdict.WAITING: ("key", "unknown_type"), Verdict.QUARANTINED: ("unreadable", "malformed_event")}
OUTCOMES = [Outcome(verdict, reason) for verdict in Verdict for reason in REASONS.get(verdict, ("",))]
outcomes = st.sampled_from(OUTCOMES)
asked = st.sampled_from([outcome for outcome in OUTCOMES if outcome.verdict in COUNTED])
steps = st.lists(
    st.tuples(st.just("append"), outcomes) | st.tuples(st.just("again"), outcomes) | st.tuples(st.just("ask"), asked)
)


def in_the_log(journal: MemoryJournal, verdict: Verdict) -> int:
    """How many events of the log ended so."""
    return sum(count for (name, _), count in journal.log.outcomes().items() if name == verdict)


def assert_in_step(tally: Tally, journal: MemoryJournal) -> None:
    assert [tally.count(verdict) for verdict in COUNTED] == [in_the_log(journal, verdict) for verdict in COUNTED]


def append(journal: MemoryJournal, tally: Tally, outcome: Outcome) -> None:
    """Take one event in."""
    seq = len(journal.log.page(A, 0, 10_000)) + 1
    journal.log.append(*appended(A, [entry(seq, outcome.verdict, outcome.reason)]))
    tally.add(outcome)


def fold_again(journal: MemoryJournal, tally: Tally, outcome: Outcome) -> None:
    """Fold the first event of the log again."""
    for row in journal.log.page(A, 0, 1):
        journal.log.set_outcome(A, entry(row.seq, outcome.verdict, outcome.reason))
        tally.change(row.outcome, outcome)


@given(steps)
def test_counts_are_the_logs_after_every_step(taken: list[tuple[str, Outcome]]) -> None:
    """However events come, change and are asked for, the counts kept are those of the log."""
    journal = MemoryJournal()
    tally = Tally(journal)
    for name, outcome in taken:
        match name:
            case "append":
                append(journal, tally, outcome)
            case "again":
                fold_again(journal, tally, outcome)
            case _:
                assert tally.count(outcome.verdict) == in_the_log(journal, outcome.verdict)
    assert_in_step(tally, journal)


def test_it_counts_once() -> None:
    """What the log takes in without a word to the tally is seen only after it has been told to forget."""
    journal = MemoryJournal()
    tally = Tally(journal)
    assert tally.count(Verdict.WAITING) == 0
    journal.log.append(*appended(A, [entry(1, "waiting", "key")]))
    assert tally.count(Verdict.WAITING) == 0
    tally.forget()
    assert tally.count(Verdict.WAITING) == 1


@pytest.mark.parametrize("asked_before", [True, False])
def test_counts_after_a_rollback(*, asked_before: bool) -> None:
    """What was counted in a transaction that did not hold is counted no more."""
    police = founded((POLICE, ASD)).members[0]
    ground = Ground(police.journal, police.seals, police.company.clock)
    if asked_before:
        assert_in_step(ground.tally, police.journal)
    with suppress(KeyboardInterrupt), ground.transaction():
        append(police.journal, ground.tally, OUTCOMES[-1])
        assert_in_step(ground.tally, police.journal)
        raise KeyboardInterrupt
    assert_in_step(ground.tally, police.journal)
    with ground.transaction():
        append(police.journal, ground.tally, OUTCOMES[-1])
    assert_in_step(ground.tally, police.journal)


def assert_status_in_step(member: Member) -> None:
    remaining = member.workspace.local.remaining()
    expected = in_the_log(member.journal, Verdict.WAITING), in_the_log(member.journal, Verdict.QUARANTINED)
    assert (remaining.waiting, remaining.quarantined) == expected


def test_a_status_counts_what_came_in() -> None:
    """The status of a profile counts what waits and what is quarantined, page by page."""
    company = founded((POLICE, ASD))
    police, office = company.members
    channel = police.workspace.cooperation()
    assert_status_in_step(office)
    write(police, channel, event(police, "contact.sung", [b"s" * 16], b"\xc0"))
    write(police, channel, event(police, "contact.added", [b"m" * 16], b"\xc0"))
    office.pull()
    assert_status_in_step(office)
    assert (office.workspace.local.remaining().waiting, office.workspace.local.remaining().quarantined) == (1, 1)
