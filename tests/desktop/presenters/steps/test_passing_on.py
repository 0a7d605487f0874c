"""Passing on from the window: who is proposed with which rule, who is asked for, and when it is offered."""

from __future__ import annotations

from desktop.domain.notification_events import NotCompetent, Supplemented
from desktop.presenters import notifications
from desktop.presenters.steps.passing_on import PASSING_ON, unit_question
from desktop.presenters.steps.table import allowed
from desktop.presenters.way import passed_on_banner
from tests.helpers.attaching import attach, carry
from tests.helpers.company import ASD, KEMPEN, content
from tests.helpers.passing_on import STATION, arrived, four, notified, settle, shown

STEP, BACK, FOLLOW = PASSING_ON


def test_the_receiver_is_offered_it_until_it_has_gone_on() -> None:
    """Willich may pass it on once, police never; the answers of the dialog reach both channels."""
    _, police, willich, _, entity = arrived()
    assert STEP.offered(willich.workspace, shown(willich, entity))
    assert not STEP.offered(police.workspace, shown(police, entity))
    STEP.do(willich.workspace, entity, "Fach A", {"to": KEMPEN, "reason": "wohnt in Kempen"})
    state = shown(willich, entity)
    assert (state.forwarded_to, state.timeline[-1].text) == (KEMPEN, "wohnt in Kempen")
    assert not STEP.offered(willich.workspace, state)
    assert not {"acknowledged", "not_competent"} & set(allowed(willich.workspace, state))


def test_a_forward_is_taken_back_from_the_window() -> None:
    """Offered to whoever passed it on while nobody has it there, then no more; the reason stands in the timeline."""
    _, police, willich, _, entity = arrived()
    assert not BACK.offered(willich.workspace, shown(willich, entity))
    STEP.do(willich.workspace, entity, "Fach A", {"to": KEMPEN, "reason": "wohnt in Kempen"})
    assert BACK.offered(willich.workspace, shown(willich, entity))
    assert not BACK.offered(police.workspace, shown(police, entity))
    BACK.do(willich.workspace, entity, "Fach A", {"reason": "doch hier"})
    state = shown(willich, entity)
    assert (state.forwarded_to, state.timeline[-1].text) == ("", "doch hier")
    assert not BACK.offered(willich.workspace, state)
    assert {"acknowledged", "forwarded"} <= set(allowed(willich.workspace, state))


def test_the_unit_somebody_named_as_competent_is_preset() -> None:
    """After a word that one is not competent the unit named there is offered first; without it nobody is guessed."""
    _, _, willich, _, entity = arrived()
    state = shown(willich, entity)
    asked = unit_question(willich.workspace, state, "to", needed=True)
    assert (asked.preset, [unit for unit, _ in asked.choices]) == ("", [KEMPEN, STATION])
    assert asked.hint.startswith("Nach dem Aufenthalt ist keine andere Stelle")
    notifications.not_competent(willich.workspace, entity, NotCompetent("Fach A", "nein", STATION))
    again = unit_question(willich.workspace, shown(willich, entity), "to", needed=True)
    assert again.preset == STATION
    assert unit_question(willich.workspace, shown(willich, entity), "suggest", needed=False).preset == ""


def test_what_was_added_since_is_offered_to_follow() -> None:
    """Willich is offered to pass a supplement on, and no more once it has."""
    company, police, willich, _, entity = arrived()
    STEP.do(willich.workspace, entity, "Fach A", {"to": KEMPEN, "reason": "wohnt in Kempen"})
    settle(company)
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    settle(company)
    state = shown(willich, entity)
    assert FOLLOW.offered(willich.workspace, state)
    assert "Geben Sie den Nachtrag weiter." in passed_on_banner(willich.workspace, state).text
    FOLLOW.do(willich.workspace, entity, "Fach A", {})
    assert not FOLLOW.offered(willich.workspace, state)


def test_it_is_said_that_files_do_not_go_along() -> None:
    """Who passes on reads it before, and reads afterwards of files that stayed; without files nothing is said."""
    company, police, willich, _, _ = four()
    plain, with_file = notified(police), notified(police)
    attach(police, ASD, with_file, b"a photo")
    assert carry(police)
    settle(company)
    for entity in (plain, with_file):
        STEP.do(willich.workspace, entity, "Fach A", {"to": KEMPEN, "reason": "wohnt in Kempen"})
    settle(company)
    assert STEP.dialog is not None
    assert "Anhänge gehen nicht mit." in STEP.dialog.text
    for member in (police, willich):
        said = [passed_on_banner(member.workspace, shown(member, entity)).text for entity in (plain, with_file)]
        assert ["Anhänge sind nicht mitgegangen." in text for text in said] == [False, True]
