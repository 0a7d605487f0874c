"""The table of steps: each once, in order, with a key of its own, and the rare ones in a menu where there are many."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from desktop.domain.content import Content
from desktop.domain.jurisdiction import Place
from desktop.domain.notification_events import NotCompetent, PhoneHandover, Supplemented
from desktop.presenters import handling, later, notifications
from desktop.presenters.recalling import misdirected, recall
from desktop.presenters.steps.table import MANY, TABLE, allowed, leading, parted
from desktop.ui.theme import icons
from tests.helpers.company import ASD, KEMPEN, Member
from tests.helpers.followed import ASSESSED
from tests.helpers.passing_on import acknowledge, arrived, passed_on, settle, shown


def test_the_table_is_sound() -> None:
    """Every place and key is there once, every icon is one there is, and the buttons stand in the order of places."""
    steps = list(TABLE.values())
    assert max(Counter(step.place for step in steps).values()) == 1
    assert max(Counter(step.key for step in steps if step.key).values()) == 1
    assert {step.icon for step in steps} <= set(icons.names())
    assert steps == sorted(steps, key=lambda step: step.place)
    assert all(step.done.endswith(".") for step in steps)


def test_the_rare_ones_stand_in_a_menu() -> None:
    """Up to five have a button each; of more, the rare ones go into the menu, unless it would hold but one."""
    step = TABLE["closed"]
    many = tuple(replace(step, name=str(number), rare=number in (1, 3)) for number in range(MANY + 1))
    shown, rare = parted(many)
    assert ([one.name for one in shown], [one.name for one in rare]) == (["0", "2", "4", "5"], ["1", "3"])
    assert parted(many[:MANY])[1] == ()
    one_rare = tuple(replace(one, rare=one.name == "1") for one in many)
    assert parted(one_rare) == (one_rare, ())


def test_nothing_is_offered_of_what_is_over(police: Member) -> None:
    """What waits may be withdrawn, and once it is there is nothing left to do."""
    entity = police.notify(ASD)
    assert "withdrawn" in allowed(police.workspace, police.shown("notification", entity))
    TABLE["withdrawn"].do(police.workspace, entity, "Dienst A", {"reason": ""})
    assert allowed(police.workspace, police.shown("notification", entity)) == ()


def next_step(member: Member, entity: bytes) -> str:
    """The step that comes next for a member, of those that are offered."""
    state = shown(member, entity)
    return leading(member.workspace, state, allowed(member.workspace, state))


def test_what_belongs_elsewhere_is_not_confirmed_first() -> None:
    """Not competent, it is passed on; misdirected, its content is given up, once it has gone on where that is known."""
    _, _, willich, _, entity = arrived()
    assert next_step(willich, entity) == "acknowledged"
    notifications.not_competent(willich.workspace, entity, NotCompetent("Fach A", "wohnt in Kempen", KEMPEN))
    assert next_step(willich, entity) == "forwarded"
    _, _, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    assert next_step(willich, entity) == "given_up"
    company, police, willich, kempen, entity = arrived()
    moved = Content(whereabouts=Place(municipality="Kempen"))
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", moved))
    settle(company)
    misdirected(willich.workspace, entity, "Fach A", "jetzt in Kempen")
    assert next_step(willich, entity) == "forwarded"
    there = passed_on(willich, entity, KEMPEN)
    assert next_step(willich, entity) == ""
    settle(company)
    acknowledge(kempen, there)
    settle(company)
    assert next_step(willich, entity) == "given_up"


def test_nothing_is_given_up_first_that_somebody_lacks() -> None:
    """Where the competent unit was named it goes there; what was added since is passed on before the content goes."""
    company, police, willich, kempen, entity = arrived()
    notifications.not_competent(willich.workspace, entity, NotCompetent("Fach A", "wohnt in Kempen", KEMPEN))
    misdirected(willich.workspace, entity, "Fach A", "wohnt in Kempen")
    assert next_step(willich, entity) == "forwarded"
    there = passed_on(willich, entity, KEMPEN)
    settle(company)
    acknowledge(kempen, there)
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", Content(children_count=2)))
    settle(company)
    assert next_step(willich, entity) == "additions_passed_on"


def test_nothing_is_given_up_first_that_a_colleague_has_in_hand() -> None:
    """One says that it went wrong and another confirms it at the same time: nothing leads until they have agreed."""
    _, _, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    acknowledge(willich, entity, "Fach B")
    assert next_step(willich, entity) == ""
    assert {"given_up", "misdirection_taken_back"} <= set(allowed(willich.workspace, shown(willich, entity)))
    TABLE["misdirection_taken_back"].do(willich.workspace, entity, "Fach A", {"reason": "doch hier"})
    assert next_step(willich, entity) == "assessed"
    _, _, willich, _, entity = arrived()
    acknowledge(willich, entity, "Fach A")
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    assert next_step(willich, entity) == "given_up"


def test_who_passed_it_on_assesses_nothing_first() -> None:
    """It is assessed where it is now, not by two units."""
    company, _, willich, _, entity = arrived()
    acknowledge(willich, entity)
    passed_on(willich, entity, KEMPEN)
    settle(company)
    assert next_step(willich, entity) == ""


def test_its_sender_takes_note_of_a_misdirection_first() -> None:
    """The step stands beside the others, not in their menu, and goes once it is taken; a recall is answered first."""
    company, police, willich, _, entity = arrived()
    assert next_step(police, entity) == ""
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    settle(company)
    assert next_step(police, entity) == "misdirection_noted"
    TABLE["misdirection_noted"].do(police.workspace, entity, "Dienst A", {"reason": "neu gemeldet"})
    assert next_step(police, entity) == ""
    company, police, willich, _, entity = arrived()
    recall(police.workspace, entity, "Dienst A", "falsches Kind")
    settle(company)
    assert next_step(willich, entity) == "recalled"


def test_two_look_before_it_is_closed_and_it_is_closed_before_it_is_filed() -> None:
    """What an office has is assessed by two, closed, and taken into the file, which then is in no menu."""
    _, _, willich, _, entity = arrived()
    acknowledge(willich, entity)
    assert next_step(willich, entity) == "assessed"
    handling.assess(willich.workspace, entity, ASSESSED, "Fach A")
    assert next_step(willich, entity) == "closed"
    handling.close(willich.workspace, entity, "Fach A")
    assert next_step(willich, entity) == "taken_over"
    steps = tuple(TABLE[name] for name in allowed(willich.workspace, shown(willich, entity)))
    assert "taken_over" in [one.name for one in parted(steps, "taken_over")[0]]
    TABLE["taken_over"].do(willich.workspace, entity, "Fach A", {"file_number": "51-7"})
    assert next_step(willich, entity) == ""


def test_what_waits_for_a_call_is_phoned_before_it_is_written(police: Member) -> None:
    """An immediate one that waits here is phoned first; then its whole report comes next."""
    entity = police.notify(ASD, "immediate")
    assert next_step(police, entity) == "phone_handover"
    notifications.phone_handover(police.workspace, entity, PhoneHandover("Dienst A", "Rufdienst", "2026-09-21T16:00Z"))
    assert next_step(police, entity) == "completed"
    assert next_step(police, police.notify(ASD)) == ""


def test_a_question_is_answered_and_what_nobody_confirmed_in_time_is_phoned() -> None:
    """Both are for the sender to do next; a question first, for somebody has it."""
    company, police, willich, _, entity = arrived()
    company.clock.time += 30 * 24 * 60 * 60_000
    assert next_step(police, entity) == "phone_handover"
    company, police, willich, _, entity = arrived()
    acknowledge(willich, entity)
    later.ask(willich.workspace, entity, "Fach A", "children[0].condition", "Seit wann?")
    settle(company)
    assert next_step(police, entity) == "answered"
