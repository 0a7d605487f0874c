"""By when things are due, after the rules or the calendar have changed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from desktop.domain.cooperation import Closing, encode_cooperation
from desktop.domain.local_time import day_ends
from desktop.domain.notification_events import Acknowledged
from desktop.domain.rules import Deadline, encode_rules
from desktop.workspace.due_dates import SETTING, are_outdated
from desktop.workspace.ground import Ground
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.shipped import COOPERATION, RULES
from wire.statements import JurisdictionStated, RulesStated, Statement

TUESDAY, WEDNESDAY = date(2026, 9, 22), date(2026, 9, 23)
"""The days after the Monday on whose afternoon a company begins."""


def due(member: Member, entity: bytes) -> int:
    """By when a notification is due here."""
    found = member.workspace.entry("notification", entity)
    assert found is not None
    return found[0].due


def state(company: Company, statement: Statement) -> None:
    """Let root state something, and everybody read it."""
    company.founder.workspace.state_in_directory([statement])
    company.founder.synced()
    company.everybody_syncs(1)


def closed_on_tuesday() -> JurisdictionStated:
    """The agency of the receiving unit closes on Tuesday."""
    agencies = tuple(
        replace(one, closing_days=(Closing("Zu", TUESDAY),)) if one.id == "jugendamt-willich" else one
        for one in COOPERATION.agencies
    )
    return JurisdictionStated(encode_cooperation(replace(COOPERATION, agencies=agencies)))


def test_a_closing_day_moves_what_is_due(company: Company) -> None:
    """A closing day that is stated later moves what waits already, on both sides; what is answered stays at rest."""
    police, office = company.members
    waits, answered = police.notify(ASD), police.notify(ASD)
    company.everybody_syncs()
    office.do(POLICE, "notification.acknowledged", answered, Acknowledged("Fach A"))
    company.everybody_syncs()
    assert [due(member, waits) for member in (police, office)] == [day_ends(TUESDAY)] * 2
    state(company, closed_on_tuesday())
    assert [due(member, waits) for member in (police, office)] == [day_ends(WEDNESDAY)] * 2
    assert [due(member, answered) for member in (police, office)] == [0, 0]
    later = police.notify(ASD)
    assert due(police, later) == day_ends(WEDNESDAY)


def test_the_others_keep_their_calendar(company: Company) -> None:
    """The closing days of one agency move nothing that another one has to answer."""
    police, office = company.members
    entity = office.notify(POLICE)
    company.everybody_syncs()
    state(company, closed_on_tuesday())
    assert due(police, entity) == day_ends(TUESDAY)


def test_other_rules_move_what_is_due(company: Company) -> None:
    """Rules stated under the same version count for what was written under it."""
    police, _ = company.members
    entity = police.notify(ASD, "urgent")
    company.everybody_syncs()
    before = due(police, entity)
    shorter = replace(RULES, deadlines=replace(RULES.deadlines, urgent=Deadline(minutes=60)))
    state(company, RulesStated(encode_rules(shorter)))
    assert before - due(police, entity) == 60 * 60_000


def test_what_an_older_program_kept_is_counted_when_it_opens(company: Company) -> None:
    """A profile of a program that kept since when instead of by when is put right as it opens, once."""
    police, _ = company.members
    entity = police.notify(ASD)
    police.synced()
    police.journal.states.redate("notification", {entity: 5})
    police.open()
    assert due(police, entity) == 5
    police.journal.settings.drop(SETTING)
    police.open()
    assert due(police, entity) == day_ends(TUESDAY)
    assert police.journal.settings.get(SETTING) == police.workspace.terms.digest()
    assert not are_outdated(Ground(police.journal, police.seals, company.clock))
    police.journal.settings.drop(SETTING)
    assert are_outdated(Ground(police.journal, police.seals, company.clock))
