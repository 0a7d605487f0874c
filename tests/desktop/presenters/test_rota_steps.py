"""What can be done with a shift, and that it does it."""

from __future__ import annotations

from desktop.presenters import rota_deeds
from desktop.presenters.rota_steps import STEPS, step_named, steps_of, title_of
from tests.helpers.company import Company, Member
from tests.helpers.rotas import furnished, planned


def names(member: Member, entity: bytes) -> list[str]:
    """The steps of a shift."""
    return [step.name for step in steps_of(member.workspace, member.shown("duty", entity))]


def do(member: Member, step: str, entity: bytes, **answers: str) -> None:
    """Take a step."""
    step_named(step).do(member.workspace, member.shown("duty", entity), answers)


def test_what_makes_sense(company: Company, willich: Member, police: Member) -> None:
    """One's own is offered, a colleague's that is offered is taken, and another agency's is only looked at."""
    shifts = furnished(willich)
    colleague = company.join(willich)
    company.everybody_syncs()
    assert names(willich, shifts["own"]) == ["edit", "offer", "exchange", "cancel"]
    assert names(colleague, shifts["offered"]) == ["edit", "take", "withdraw_offer", "exchange", "cancel"]
    assert names(police, shifts["offered"]) == []
    rota_deeds.cancel(willich.workspace, shifts["early"])
    assert names(willich, shifts["early"]) == []


def test_a_shift_that_is_over(willich: Member) -> None:
    """What is over can be put right, and is neither offered nor exchanged."""
    entity = planned(willich, -3)
    furnished(willich)
    assert names(willich, entity) == ["edit", "cancel"]


def test_every_step_is_taken(company: Company, willich: Member) -> None:
    """Changed, offered, taken back, taken, exchanged, cancelled, and an earlier version had back."""
    shifts = furnished(willich)
    colleague = company.join(willich)
    company.everybody_syncs()
    do(willich, "edit", shifts["own"], **{"from": "17:00", "until": "08:00", "person": "Person 2"}, phone="1")
    assert (willich.shown("duty", shifts["own"]).phone, title_of(willich.shown("duty", shifts["own"]))) == (
        "1",
        "Mo 21.09., 17:00 bis Di 22.09., 08:00 Uhr · Person 2",
    )
    [question] = step_named("bring_back").questions(willich.workspace, willich.shown("duty", shifts["own"]))
    old = next(code for code, words in question.choices if "16:00" in words)
    do(willich, "bring_back", shifts["own"], version=old)
    assert title_of(willich.shown("duty", shifts["own"])).startswith("Mo 21.09., 16:00")
    do(willich, "withdraw_offer", shifts["offered"])
    do(willich, "offer", shifts["offered"], note="Krank")
    company.everybody_syncs()
    taking = step_named("take").questions(colleague.workspace, colleague.shown("duty", shifts["offered"]))
    assert [one.preset for one in taking] == ["Person 3", ""]
    do(colleague, "take", shifts["offered"], name="Person 3", phone="3")
    company.everybody_syncs()
    do(willich, "exchange", shifts["own"], other=shifts["early"].hex())
    assert willich.shown("duty", shifts["own"]).name == "Dienst B"
    do(willich, "cancel", shifts["late"])
    assert willich.shown("duty", shifts["late"]).cancelled


def test_each_step_says_what_it_does() -> None:
    """Every step has a button, a heading, what confirms it and what is said then; one alone destroys."""
    assert all(step.button and step.icon and step.heading and step.confirm and step.done for step in STEPS)
    assert [step.name for step in STEPS if step.destroys] == ["cancel"]
