"""Passing on from the window: who is proposed with which rule, who is asked for, and when it is offered."""

from __future__ import annotations

import pytest

from desktop.domain.notification_events import NotCompetent, Supplemented
from desktop.domain.refused import Refused
from desktop.presenters import attaching, notifications
from desktop.presenters.steps.passing_on import PASSING_ON, unit_question
from desktop.presenters.steps.question import YES, shown_to
from desktop.presenters.steps.table import allowed
from desktop.presenters.way import passed_on_banner
from tests.helpers.attaching import attach, carry
from tests.helpers.company import ASD, KEMPEN, Member, content
from tests.helpers.passing_on import STATION, arrived, four, notified, settle, shown

STEP, BACK, FOLLOW, WITHHOLD, FILES = PASSING_ON
SENTENCES = (
    "Nicht alle Anhänge sind mitgegangen.",
    "Anhänge gehen nur mit, wenn die weiterleitende Stelle sie mitgibt.",
)


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
    assert passed_on_banner(willich.workspace, state).text.startswith("Geben Sie ihn weiter, oder schreiben Sie")
    FOLLOW.do(willich.workspace, entity, "Fach A", {})
    assert not FOLLOW.offered(willich.workspace, shown(willich, entity))


def test_what_need_not_follow_is_kept_back_with_a_reason() -> None:
    """It is offered while something is left behind; what came after somebody looked stays to be passed on."""
    company, police, willich, _, entity = arrived()
    STEP.do(willich.workspace, entity, "Fach A", {"to": KEMPEN, "reason": "wohnt in Kempen"})
    settle(company)
    assert not WITHHOLD.offered(willich.workspace, shown(willich, entity))
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    settle(company)
    looked = shown_to(shown(willich, entity))
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Kim")))
    settle(company)
    assert WITHHOLD.offered(willich.workspace, shown(willich, entity))
    WITHHOLD.do(willich.workspace, entity, "Fach A", {"reason": "nur für uns"} | looked)
    state = shown(willich, entity)
    assert [one.content for one in state.to_pass_on] == [content("Kim")]
    FOLLOW.do(willich.workspace, entity, "Fach A", shown_to(state))
    assert not WITHHOLD.offered(willich.workspace, shown(willich, entity))


def test_a_file_goes_along_only_where_it_is_ticked() -> None:
    """Nothing is ticked beforehand; of what stayed it is said, and it may follow; without files nothing is said."""
    company, police, willich, _, _ = four()
    plain, with_files = notified(police), notified(police)
    for file in (b"a photo", b"a letter"):
        attach(police, ASD, with_files, file)
    assert carry(police)
    settle(company)
    photo, letter = shown(willich, with_files).attachments
    assert STEP.dialog is not None
    assert [one.name for one in STEP.dialog.asked(willich.workspace, shown(willich, plain))] == ["to", "reason"]
    *_, first, second = STEP.dialog.asked(willich.workspace, shown(willich, with_files))
    assert (first.tick, first.preset, second.tick, second.preset) == (True, "", True, "")
    answers = {"to": KEMPEN, "reason": "wohnt in Kempen"}
    STEP.do(willich.workspace, plain, "Fach A", answers)
    STEP.do(willich.workspace, with_files, "Fach A", answers | {first.name: YES})
    assert [one.source for one in attaching.waiting(willich.workspace)] == [(with_files, photo.event)]
    assert said(willich, plain, with_files) == ["", "Nicht alle Anhänge sind mitgegangen."]
    settle(company)
    assert said(police, plain, with_files) == ["", "Anhänge gehen nur mit, wenn die weiterleitende Stelle sie mitgibt."]
    assert not FILES.offered(willich.workspace, shown(willich, plain))
    assert FILES.offered(willich.workspace, shown(willich, with_files))
    assert FILES.dialog is not None
    assert [one.name for one in FILES.dialog.asked(willich.workspace, shown(willich, with_files))] == [second.name]
    with pytest.raises(Refused, match="mindestens eine Datei"):
        FILES.do(willich.workspace, with_files, "Fach A", {})
    FILES.do(willich.workspace, with_files, "Fach A", {second.name: YES})
    assert [one.source for one in attaching.waiting(willich.workspace)][1:] == [(with_files, letter.event)]
    assert not FILES.offered(willich.workspace, shown(willich, with_files))
    assert said(willich, plain, with_files) == ["", ""]


def said(member: Member, *entities: bytes) -> list[str]:
    """What the banner says of files."""
    texts = (passed_on_banner(member.workspace, shown(member, entity)).text for entity in entities)
    return [next((one for one in SENTENCES if one in text), "") for text in texts]
