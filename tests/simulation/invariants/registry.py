"""All invariants with how often each is looked at. A new one is a function in a file beside this and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.domain.rows import OutboxRow
from tests.simulation.invariants import (
    access,
    agreeing,
    conflicts,
    filing,
    following,
    keeping,
    library,
    meetings,
    misdirecting,
    reading,
    releasing,
    rota,
    saying,
    server,
    taking_along,
)
from tests.simulation.world import World
from wire.header import EnvelopeKind
from wire.statements import UnitKeyStated, decode_statement

Check = Callable[[World], Iterator[str]]


class Violation(Exception):
    """Something that must always hold does not."""

    def __init__(self, name: str, complaint: str) -> None:
        super().__init__(name, complaint)
        self.name = name
        self.complaint = complaint

    def __str__(self) -> str:
        return f"{self.name}: {self.complaint}"


@dataclass(frozen=True, slots=True)
class Invariant:
    """A check, looked at after one step in `every` on average; 0 is when all have come together.

    In a schedule that is watched closely it is looked at after every step, but for what holds only in the end.
    """

    check: Check
    every: int = 1

    @property
    def name(self) -> str:
        return self.check.__name__

    def is_due(self, world: World) -> bool:
        """Whether it is looked at now, which the schedule of a seed never depends on."""
        if self.every == IN_THE_END:
            return False
        return self.every == 1 or world.watched_closely or world.chances.random() * self.every < 1


IN_THE_END = 0
INVARIANTS = (
    Invariant(server.seqs_have_no_gaps),
    Invariant(server.keys_follow_each_other),
    Invariant(server.every_event_stands_once),
    Invariant(server.no_number_is_signed_twice),
    Invariant(server.the_server_cannot_read),
    Invariant(server.what_is_erased_has_no_body, IN_THE_END),
    Invariant(keeping.nothing_reported_is_lost),
    Invariant(keeping.the_outbox_gives_up_only_what_came_back),
    Invariant(keeping.a_log_is_a_part_of_the_servers),
    Invariant(keeping.nothing_is_given_back_that_was_not_lost),
    Invariant(keeping.outcomes_add_up),
    Invariant(keeping.what_waits_can_go),
    Invariant(keeping.what_is_erased_is_nowhere_here, 5),
    Invariant(keeping.what_was_begun_is_kept, 2),
    Invariant(agreeing.equal_seq_means_equal_head),
    Invariant(agreeing.equal_heads_mean_equal_states, 5),
    Invariant(agreeing.confirmed_is_the_fold_of_the_log, 20),
    Invariant(agreeing.shown_is_what_is_confirmed_and_ones_own, 20),
    Invariant(saying.up_to_date_is_true),
    Invariant(saying.acknowledged_stays_acknowledged, 2),
    Invariant(saying.delivery_is_true, 5),
    Invariant(saying.no_alarm_without_a_cause),
    Invariant(saying.nobody_halts_without_a_cause),
    Invariant(saying.who_is_too_old_hands_in_nothing),
    Invariant(filing.what_is_needed_is_kept),
    Invariant(filing.a_file_is_what_was_taken_in),
    Invariant(filing.an_attachment_can_be_fetched, IN_THE_END),
    Invariant(taking_along.no_file_goes_along_unasked),
    Invariant(taking_along.nothing_waits_for_who_shall_not_have_it),
    Invariant(reading.nobody_is_said_to_have_read_more, 5),
    Invariant(reading.who_reads_is_told_to_whom_it_concerns),
    Invariant(reading.a_day_that_is_over_is_handed_in, IN_THE_END),
    Invariant(conflicts.a_conflict_keeps_all_values, 20),
    Invariant(conflicts.what_was_dropped_is_still_known, 50),
    Invariant(meetings.seats_go_by_the_order_of_answers, 50),
    Invariant(meetings.who_was_there_is_who_was_checked_off, 50),
    Invariant(rota.an_offer_is_taken_once, 50),
    Invariant(rota.a_gap_is_called_a_gap, 10),
    Invariant(library.a_list_leaves_no_document_out, 10),
    Invariant(library.nobody_is_said_to_have_learnt_more, 10),
    Invariant(releasing.nothing_goes_before_its_release),
    Invariant(releasing.nobody_releases_what_they_asked_for, 5),
    Invariant(releasing.what_is_released_is_shown_so, IN_THE_END),
    Invariant(following.what_follows_is_there_once, 5),
    Invariant(following.an_answer_finds_its_question, 5),
    Invariant(following.what_is_said_to_have_followed_is_there, IN_THE_END),
    Invariant(following.who_has_it_is_the_same_for_all, 5),
    Invariant(following.what_a_unit_keeps_to_itself_stays_there),
    Invariant(misdirecting.what_was_taken_back_counts_nothing, 5),
    Invariant(access.who_was_removed_is_told_nothing),
    Invariant(access.who_was_removed_opens_nothing_new, IN_THE_END),
)


def look(world: World, *, thoroughly: bool = False) -> None:
    """Look at the invariants after a step; raises `Violation`. Those that cost more are looked at now and then."""
    world.truth.look(world.server)
    _count(world)
    for profile in world.touched:
        profile.memory.look(profile)
        world.said.hear(profile.memory.written, profile.person, profile.unit)
        _hear_of_keys(world, profile.memory.written)
        world.ever_held.setdefault(profile.unit, set()).update(row.event for row in profile.memory.fresh)
    keeping.excuse_what_goes_nowhere(world)
    for invariant in INVARIANTS:
        if thoroughly or invariant.is_due(world):
            world.count("invariant", invariant.name)
            for complaint in invariant.check(world):
                raise Violation(invariant.name, complaint)
    world.touched.clear()


def _hear_of_keys(world: World, written: list[OutboxRow]) -> None:
    """Note which statements are of a unit's key: of two with one version the second never counts."""
    for row in written:
        said = decode_statement(row.plaintext) if row.envelope == EnvelopeKind.STATEMENT else None
        if isinstance(said, UnitKeyStated):
            world.unit_keys[row.event] = said


def _count(world: World) -> None:
    """Count what the server has placed since the last look, by its kind."""
    for fresh in world.truth.fresh:
        for sealed, body in zip(fresh.opened.headers, fresh.opened.batch.bodies, strict=True):
            kind = EnvelopeKind(sealed.header.kind)
            world.count("envelope", kind.name)
            if kind is EnvelopeKind.STATEMENT:
                world.count("statement", type(decode_statement(body)).__name__)
