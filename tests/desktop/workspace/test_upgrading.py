"""Older and newer programs on one channel: what the older does not know waits raw and ends as if it had been known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.domain.duty import ShiftPlanned
from desktop.domain.notification_events import Acknowledged, PhoneHandover, Remarked, Supplemented
from desktop.domain.refused import Refused
from tests.helpers.company import ASD, POLICE, Company, Member, content
from tests.helpers.erasures import assert_gone, erase
from tests.helpers.laws import assert_folded_as_plainly, assert_same_confirmed
from tests.helpers.rogue import event, place, plain, write
from tests.helpers.versions import (
    Older,
    older,
    with_second_versions,
    without_erasures,
    without_kind,
    without_statement,
    without_type,
)
from wire.statements import RolesStated

UNITS = (POLICE, ASD, ASD, ASD)

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def notified(company: Company) -> bytes:
    """A notification that everybody has."""
    entity = company.members[0].notify(ASD)
    company.everybody_syncs(2)
    return entity


def say_a_type(company: Company) -> bytes:
    """The sender supplements, and calls."""
    police, entity = company.members[0], notified(company)
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    police.do(ASD, "notification.phone_handover", entity, CALL)
    return entity


def say_a_kind(company: Company) -> bytes:
    """The sender plans a shift."""
    police, entity = company.members[0], company.clock.new_id()
    now = company.clock.now()
    police.do("", "duty.planned", entity, ShiftPlanned(POLICE, "kpb-viersen", now, now + 1000, "Dienst A", "1"))
    return entity


def say_an_erasure(company: Company) -> bytes:
    """The sender's lead has it erased."""
    entity = notified(company)
    erase(company.members[0], entity)
    return entity


def say_a_statement(company: Company) -> bytes:
    """A lead takes its roles from a colleague, who goes on writing."""
    _, office, _, colleague = company.members
    entity = notified(company)
    office.workspace.state_in_directory([RolesStated(colleague.device, ())])
    office.synced()
    acknowledged = event(colleague, "notification.acknowledged", [entity], Acknowledged("B"))
    write(colleague, office.workspace.pair(POLICE), acknowledged)
    return entity


CASES: dict[str, tuple[Older, Callable[[Company], bytes], str]] = {
    "a type": (without_type("notification.supplemented"), say_a_type, "unknown_type"),
    "a kind": (without_kind("duty"), say_a_kind, "unknown_type"),
    "an envelope": (without_erasures, say_an_erasure, "unknown_envelope"),
    "a statement": (without_statement(RolesStated), say_a_statement, "unknown_statement"),
}


def waits(member: Member, reason: str) -> int:
    """How many events of a profile wait for a newer program."""
    return member.workspace.outcomes().get(("waiting", reason), 0)


@pytest.mark.parametrize("case", CASES)
def test_after_the_upgrade_nobody_can_tell(company: Company, case: str) -> None:
    """Kept raw while it is not known, everything ends where it ends with a program that knew it from the start."""
    program, say, reason = CASES[case]
    police, newer, late, _ = company.members
    say(company)
    police.synced()
    newer.pull()
    with older(program):
        late.open()
        late.pull()
        before = late.journal.copied()
        late.open()
        assert vars(before._tables) == vars(late.journal._tables)
    assert waits(newer, reason) == 0
    assert waits(late, reason) > 0
    late.open()
    assert waits(late, reason) == 0
    assert_same_confirmed(newer, late)
    assert_folded_as_plainly(late)


def test_meanwhile_the_entity_is_read_only_and_the_rest_goes_on(company: Company) -> None:
    """What a newer program said something unknown of is shown and not changed; everything else is as usual."""
    police, _, late, _ = company.members
    entity, other = say_a_type(company), police.notify(ASD)
    police.synced()
    with older(without_type("notification.supplemented")):
        late.open()
        late.synced()
        assert late.shown("notification", entity).delivery == "delivered"
        with pytest.raises(Refused, match="neueren Programmversion"):
            late.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
        late.do(POLICE, "notification.acknowledged", other, Acknowledged("Fach A"))
        late.workspace.own.save_draft(entity, b"a draft")
        late.synced()
    late.open()
    late.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    company.everybody_syncs(2)
    assert police.shown("notification", entity).delivery == "acknowledged"
    assert police.shown("notification", other).delivery == "acknowledged"
    assert late.workspace.own.draft(entity) == b"a draft"


@pytest.mark.parametrize("must_understand", [False, True])
def test_a_newer_version_of_an_event_waits(company: Company, *, must_understand: bool) -> None:
    """A second version of a known type, marked or not, waits and ends as with a program that reads it."""
    police, newer, late, writer = company.members
    entity = notified(company)
    row = event(
        writer, "notification.acknowledged", [entity], Acknowledged("B"), version=2, must_understand=must_understand
    )
    write(writer, police.workspace.pair(ASD), row)
    late.pull()
    assert waits(late, "unknown_type") == 1
    with pytest.raises(Refused, match="neueren Programmversion"):
        late.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    with older(with_second_versions):
        newer.pull()
        late.open()
        assert_same_confirmed(newer, late)
        assert late.shown("notification", entity).delivery == "acknowledged"


def test_a_mark_on_what_is_understood_holds_nothing_up(company: Company) -> None:
    """An event that must be understood, and is, is applied."""
    police, newer, _, writer = company.members
    entity = notified(company)
    row = event(writer, "notification.acknowledged", [entity], Acknowledged("B"), must_understand=True)
    write(writer, police.workspace.pair(ASD), row)
    newer.pull()
    assert newer.shown("notification", entity).delivery == "acknowledged"


def test_what_nobody_knows_is_kept_for_ever(company: Company) -> None:
    """An envelope of a kind nobody knows, sealed or not, waits raw at every start and holds nothing up."""
    police, newer, _, writer = company.members
    entity = notified(company)
    channel = police.workspace.pair(ASD)
    place(writer, channel, plain(writer, b"from the future", envelope=99))
    police.do(ASD, "notification.recall_requested", entity, Remarked("Dienst A", "Irrtum"))
    police.synced()
    newer.synced()
    newer.open()
    (row,) = newer.journal.log.with_outcome(channel, "waiting", "unknown_envelope")
    assert row.body == b"from the future"
    assert "recall_requested" in newer.shown("notification", entity).marks


def test_an_erasure_that_was_not_known_leaves_nothing(company: Company) -> None:
    """After the upgrade the words of what was erased meanwhile are gone as well."""
    police, _, late, _ = company.members
    entity = say_an_erasure(company)
    police.synced()
    with older(without_erasures):
        late.open()
        late.pull()
        assert late.shown("notification", entity).status == "delivered"
    late.open()
    assert_gone(late, entity)
