"""What has to ring."""

from __future__ import annotations

from desktop.domain.notification_events import Acknowledged, NotCompetent
from desktop.presenters.ringing import most_pressing, ringing, unanswered
from tests.helpers.company import ASD, POLICE, Company


def test_only_what_is_immediate_and_incoming(company: Company) -> None:
    """Immediate notifications to one's own unit ring; others, and one's own, do not."""
    police, office = company.members
    wanted, *_ = [police.notify(ASD, urgency) for urgency in ("immediate", "urgent", "routine")]
    assert ringing(police.workspace) == frozenset()
    company.everybody_syncs()
    assert ringing(office.workspace) == {office.workspace.number("notification", wanted)}
    assert ringing(police.workspace) == frozenset()
    assert ringing(company.founder.workspace) == frozenset()


def test_all_that_is_incoming_waits_for_an_answer(company: Company) -> None:
    """Whatever its urgency, a notification to one's own unit waits until somebody acknowledges it."""
    police, office = company.members
    entity, *_ = [police.notify(ASD, urgency) for urgency in ("immediate", "urgent", "routine")]
    company.everybody_syncs()
    assert len(unanswered(office.workspace)) == 3
    assert unanswered(police.workspace) == unanswered(company.founder.workspace) == frozenset()
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert len(unanswered(office.workspace)) == 2


def test_what_is_due_first_is_the_most_pressing(company: Company) -> None:
    """Of several that ring the one whose deadline comes first is to be shown; where nothing rings there is none."""
    police, office = company.members
    first = police.notify(ASD, "immediate")
    company.clock.time += 60_000
    police.notify(ASD, "immediate")
    company.everybody_syncs()
    assert most_pressing(office.workspace) == first
    assert most_pressing(police.workspace) is None


def test_it_ends_with_an_acknowledgement(company: Company) -> None:
    """An acknowledgement ends it on every device of the unit; being not competent does not, for nobody has it then."""
    police, office = company.members
    entity = police.notify(ASD, "immediate")
    company.everybody_syncs()
    office.do(POLICE, "notification.not_competent", entity, NotCompetent("Fach A", "anderer Ort"))
    assert len(ringing(office.workspace)) == 1
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert ringing(office.workspace) == frozenset()
