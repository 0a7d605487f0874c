"""Taking back from the window: each side is offered what is theirs, once."""

from __future__ import annotations

from desktop.presenters.steps.table import TABLE, allowed
from tests.helpers.company import Member
from tests.helpers.passing_on import arrived, settle, shown

MINE = {
    "given_up",
    "misdirection_noted",
    "recalled",
    "recall_refused",
    "recall_requested",
    "misdirected",
    "misdirection_taken_back",
}


def offered(member: Member, entity: bytes) -> set[str]:
    """Which of these steps somebody is offered."""
    return MINE & set(allowed(member.workspace, shown(member, entity)))


def test_a_recall_is_offered_to_both_sides_in_turn() -> None:
    """Police ask once; Willich confirms or refuses; then nothing of it is offered any more."""
    company, police, willich, _, entity = arrived()
    assert offered(police, entity) == {"recall_requested", "misdirected"}
    assert offered(willich, entity) == {"misdirected"}
    TABLE["recall_requested"].do(police.workspace, entity, "Dienst A", {"reason": "falsches Kind"})
    settle(company)
    assert offered(police, entity) == {"misdirected"}
    assert offered(willich, entity) == {"recalled", "recall_refused", "misdirected"}
    TABLE["recall_refused"].do(willich.workspace, entity, "Fach A", {"reason": "nein"})
    settle(company)
    TABLE["recall_requested"].do(police.workspace, entity, "Dienst A", {"reason": "doch"})
    settle(company)
    TABLE["recalled"].do(willich.workspace, entity, "Fach A", {"reason": ""})
    settle(company)
    assert offered(police, entity) == offered(willich, entity) == set()


def test_a_misdirection_is_given_up_and_answered() -> None:
    """Willich says so and gives it up; police are still offered to take note of it, for their clock runs."""
    company, police, willich, _, entity = arrived()
    TABLE["misdirected"].do(willich.workspace, entity, "Fach A", {"reason": "andere Familie"})
    assert offered(willich, entity) == {"given_up", "misdirection_taken_back"}
    TABLE["given_up"].do(willich.workspace, entity, "Fach A", {"reason": ""})
    settle(company)
    assert offered(police, entity) == {"misdirection_noted"}
    TABLE["misdirection_noted"].do(police.workspace, entity, "Dienst A", {"reason": "neu gemeldet"})
    assert offered(police, entity) == set()


def test_each_side_is_offered_to_take_back_its_own_word() -> None:
    """Police note what Willich says, and each may take back what they said; then all is offered as before."""
    company, police, willich, _, entity = arrived()
    before = offered(police, entity), offered(willich, entity)
    TABLE["misdirected"].do(willich.workspace, entity, "Fach A", {"reason": "andere Familie"})
    settle(company)
    assert offered(police, entity) == {"misdirection_noted", "recall_requested"}
    TABLE["misdirection_noted"].do(police.workspace, entity, "Dienst A", {"reason": "neu gemeldet"})
    settle(company)
    assert offered(police, entity) == {"misdirection_taken_back", "recall_requested"}
    TABLE["misdirection_taken_back"].do(willich.workspace, entity, "Fach A", {"reason": "doch hier"})
    settle(company)
    assert (offered(police, entity), offered(willich, entity)) == before
