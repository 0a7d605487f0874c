"""The rows of what followed: all of it by name, in its order, with nothing where nothing is."""

from __future__ import annotations

from desktop.presenters import later
from desktop.presenters.later_rows import later_rows
from tests.helpers.company import Company, Member
from tests.helpers.followed import FEEDBACK, WRONG, acknowledged


def test_the_rows(company: Company, police: Member, willich: Member) -> None:
    """A notification nothing followed has three empty lists; what is empty of a supplement is none."""
    entity = acknowledged(company, police, willich)
    assert later_rows(willich.shown("notification", entity)) == {"supplements": [], "questions": [], "feedback": []}
    later.correct(police.workspace, entity, WRONG, "Dienst A")
    later.feedback(willich.workspace, entity, FEEDBACK, "Fachkraft A")
    company.everybody_syncs()
    rows = later_rows(police.shown("notification", entity))
    assert (rows["supplements"][0]["question"], rows["supplements"][0]["full"]) == (None, False)
    assert rows["feedback"][0]["child"] is None
