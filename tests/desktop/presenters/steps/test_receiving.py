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
