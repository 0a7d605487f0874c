"""Seeing who reported."""

from __future__ import annotations

from desktop.domain.content import Content, Reporter
from desktop.presenters.steps.showing import SHOWING
from desktop.presenters.steps.table import allowed
from tests.helpers.company import ASD, Company, Member, notified


def test_it_is_offered_where_somebody_is_hidden_and_not_shown_yet(
    company: Company, police: Member, willich: Member
) -> None:
    """Both sides may ask, once each: what one device sees stays hidden on the other."""
    [step] = SHOWING
    entity = police.workspace.new_id()
    content = Content(category="P01", reporter=Reporter(name="Frau Nachbarin"))
    police.do(ASD, "notification.notified", entity, notified(police.unit, ASD, content=content))
    company.everybody_syncs()
    assert step.name in allowed(willich.workspace, willich.shown("notification", entity))
    step.do(willich.workspace, entity, "Fachkraft A", {"reason": "Rückfrage"})
    company.everybody_syncs()
    assert step.name not in allowed(willich.workspace, willich.shown("notification", entity))
    assert step.name in allowed(police.workspace, police.shown("notification", entity))
    other = police.notify(ASD)
    assert step.name not in allowed(police.workspace, police.shown("notification", other))
