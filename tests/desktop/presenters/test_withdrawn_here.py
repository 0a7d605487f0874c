"""What was withdrawn on one device before it was sent, where a colleague sent the same."""

from __future__ import annotations

from desktop.presenters import later, notifications
from desktop.presenters.telling_also import tell_also
from desktop.presenters.times import read_id
from tests.desktop.presenters.test_newly_competent import MOVED
from tests.helpers.company import KEMPEN
from tests.helpers.followed import WRONG
from tests.helpers.passing_on import arrived, settle


def test_what_was_withdrawn_is_not_shown_over_what_a_colleague_sent() -> None:
    """Both tell Kempen at once; one withdraws theirs with its supplement, and then shows what everybody has."""
    company, police, _, kempen, entity = arrived()
    colleague = company.join(police)
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    settle(company)
    there = read_id(tell_also(police.workspace, entity, "Dienst A", KEMPEN)["id"])
    later.correct(police.workspace, there, WRONG, "Dienst A")
    notifications.withdraw(police.workspace, there, "Dienst A", "Versehen")
    assert read_id(tell_also(colleague.workspace, entity, "Dienst B", KEMPEN)["id"]) == there
    colleague.synced()
    settle(company)
    states = [one.shown("notification", there) for one in (kempen, colleague, police)]
    assert [len(one.supplements) for one in states] == [0, 0, 0]
    assert states[2].timeline == states[1].timeline
