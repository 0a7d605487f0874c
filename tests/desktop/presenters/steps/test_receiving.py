"""What the receiver does first: the answers of its dialogs reach the notification."""

from __future__ import annotations

from desktop.presenters.steps.receiving import RECEIVING
from tests.helpers.company import ASD, Company, Member


def test_what_is_answered_is_kept(company: Company, police: Member, willich: Member) -> None:
    """Who is responsible, their number and the file's stand in the acknowledgement; a reason in its withdrawal."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    steps = {step.name: step for step in RECEIVING}
    steps["not_competent"].do(willich.workspace, entity, "A", {"reason": "Kempen"})
    steps["acknowledged"].do(willich.workspace, entity, "A", {"responsible": "B", "phone": "1", "file_number": "51"})
    found = willich.shown("notification", entity)
    first = found.acknowledgement
    assert (first.person, first.responsible, first.phone, first.file_number) == ("A", "B", "1", "51")
    assert not steps["acknowledged"].offered(willich.workspace, found)
    steps["acknowledgement_withdrawn"].do(willich.workspace, entity, "A", {"reason": "Falsch"})
    texts = [moment.text for moment in willich.shown("notification", entity).timeline if moment.text]
    assert texts == ["Kempen", "Falsch"]


def test_another_urgency_is_confirmed_with_its_reason(company: Company, police: Member, willich: Member) -> None:
    """The one it has is preset; the reason is asked for once another is chosen, and both reach the notification."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    step = next(one for one in RECEIVING if one.name == "acknowledged")
    state = willich.shown("notification", entity)
    assert step.dialog is not None
    asked = {one.name: one for one in step.dialog.asked(willich.workspace, state)}
    assert asked["urgency"].preset == state.urgency
    [after] = asked["reason"].after
    assert (after.name, state.urgency in after.by, len(after.by)) == ("urgency", False, 2)
    step.do(willich.workspace, entity, "A", {"urgency": after.by[0], "reason": "Kind allein"})
    first = willich.shown("notification", entity).acknowledgement
    assert first is not None
    assert (first.urgency, first.reason) == (after.by[0], "Kind allein")
