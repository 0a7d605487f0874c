"""Recalls with their answer, and what went to the wrong unit: who says what, what is left, whose clock runs."""

from __future__ import annotations

from desktop.domain.notification_events import Supplemented
from desktop.presenters import notifications, recalling
from desktop.presenters.forwarding import forward
from desktop.presenters.recalling import confirm, misdirected, recall, refuse, take_misdirection_back
from desktop.presenters.searching import search
from tests.desktop.presenters.refusing import refused
from tests.helpers.attaching import attach, carry
from tests.helpers.company import ASD, KEMPEN, content
from tests.helpers.passing_on import WHY, acknowledge, arrived, passed_on, settle, shown

HOUR = 3_600_000


def test_a_confirmed_recall_leaves_the_proof_with_the_receiver() -> None:
    """Willich sees nothing of what it said and finds no name; number, times and steps stay, police keeps its own."""
    company, police, willich, _, entity = arrived()
    name = shown(police, entity).content.children[0].family_name or ""
    assert search(willich.workspace, name, None, 5)["items"]
    recall(police.workspace, entity, "Dienst A", "falsches Kind")
    settle(company)
    confirm(willich.workspace, entity, "Fach A", "")
    settle(company)
    theirs, ours = (notifications.whole(one.workspace, entity) for one in (willich, police))
    assert (theirs["content"], theirs["attachments"], theirs["state"]) == ({}, [], "recalled")
    assert theirs["number"] == ours["number"]
    assert "recalled" in [one["type"] for one in theirs["timeline"]]
    assert ours["content"]
    assert not search(willich.workspace, name, None, 5)["items"]
    assert shown(police, entity).clock_stopped


def test_no_file_that_still_waits_follows_a_recall() -> None:
    """On its way to the server or there already, Willich gets none of them; what was added in words goes."""
    company, police, willich, _, entity = arrived()
    attach(police, ASD, entity, b"a photo")
    assert carry(police)
    attach(police, ASD, entity, b"a film")
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    recall(police.workspace, entity, "Dienst A", "falsches Kind")
    assert not shown(police, entity).attachments
    carry(police)
    settle(company)
    assert not shown(willich, entity).attachments
    assert len(shown(willich, entity).supplements) == 1


def test_a_recall_is_asked_for_once() -> None:
    """While Willich has not answered it is not asked for again, nor once it is confirmed."""
    company, police, willich, _, entity = arrived()
    recall(police.workspace, entity, "Dienst A", "falsches Kind")
    with refused("recall_requested_already"):
        recall(police.workspace, entity, "Dienst A", "noch einmal")
    settle(company)
    confirm(willich.workspace, entity, "Fach A", "")
    with refused("recalled_already"):
        confirm(willich.workspace, entity, "Fach A", "")
    settle(company)
    with refused("recalled_already"):
        recall(police.workspace, entity, "Dienst A", "noch einmal")


def test_a_recall_is_refused_with_the_reason_and_may_be_asked_for_anew() -> None:
    """Willich works on it already: police reads why, the clock and all else go on."""
    company, police, willich, _, entity = arrived()
    recall(police.workspace, entity, "Dienst A", "doppelt")
    settle(company)
    refuse(willich.workspace, entity, "Fach A", "Wir sind schon vor Ort.")
    settle(company)
    state = shown(police, entity)
    assert state.marks == ("recall_refused",)
    assert not state.clock_stopped
    assert notifications.whole(willich.workspace, entity)["content"]
    with refused("not_in_this_state"):
        refuse(willich.workspace, entity, "Fach A", "noch einmal")
    recall(police.workspace, entity, "Dienst A", "wirklich doppelt")
    assert shown(police, entity).marks == ("recall_requested",)


def test_nobody_gives_up_what_nobody_asked_for() -> None:
    """Without a recall and without a misdirection there is nothing to confirm."""
    _, _, willich, _, entity = arrived()
    with refused("not_in_this_state"):
        confirm(willich.workspace, entity, "Fach A", "")


def test_the_receivers_word_of_a_misdirection_does_not_stop_the_clock() -> None:
    """Willich says it was not for them and erases it; police is waited for until police itself has taken note."""
    company, police, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    confirm(willich.workspace, entity, "Fach A", "gelöscht")
    settle(company)
    assert not shown(police, entity).clock_stopped
    misdirected(police.workspace, entity, "Dienst A", "neu gemeldet an Kempen")
    settle(company)
    assert shown(police, entity).clock_stopped
    assert notifications.whole(willich.workspace, entity)["content"] == {}


def test_each_side_says_once_that_it_was_misdirected() -> None:
    """A second word of the same unit is refused."""
    company, police, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    with refused("misdirected_already"):
        misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    settle(company)
    misdirected(police.workspace, entity, "Dienst A", "ja")


def test_a_misdirection_that_was_a_mistake_is_taken_back() -> None:
    """Willich has it as before and confirms it, police may say so anew, and what nobody said nobody takes back."""
    company, police, willich, _, entity = arrived()
    with refused("not_misdirected"):
        take_misdirection_back(willich.workspace, entity, "Fach A", "doch hier")
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    settle(company)
    misdirected(police.workspace, entity, "Dienst A", "neu gemeldet")
    settle(company)
    with refused("reason_required", field="reason"):
        take_misdirection_back(willich.workspace, entity, "Fach A", " ")
    take_misdirection_back(willich.workspace, entity, "Fach A", "doch hier")
    settle(company)
    assert (shown(police, entity).marks, shown(police, entity).clock_stopped) == ((), False)
    acknowledge(willich, entity, "Fach A")
    settle(company)
    assert shown(police, entity).clock_stopped
    misdirected(police.workspace, entity, "Dienst A", "doch falsch")


def test_what_was_given_up_cannot_be_taken_back() -> None:
    """The content is gone; both sides are told so."""
    company, police, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    confirm(willich.workspace, entity, "Fach A", "")
    with refused("given_up_already"):
        take_misdirection_back(willich.workspace, entity, "Fach A", "doch hier")
    settle(company)
    misdirected(police.workspace, entity, "Dienst A", "neu gemeldet")
    with refused("given_up_already"):
        take_misdirection_back(police.workspace, entity, "Dienst A", "doch richtig")


def test_a_data_breach_is_to_be_reported_within_72_hours_of_the_first_word() -> None:
    """The span is that of the rules, from the server's stamp of who said it first."""
    company, police, willich, _, entity = arrived()
    assert notifications.report_due(police.workspace, shown(police, entity)) == 0
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    settle(company)
    first = shown(police, entity).misdirected_at
    misdirected(police.workspace, entity, "Dienst A", "ja")
    settle(company)
    assert notifications.report_due(police.workspace, shown(police, entity)) == first + 72 * HOUR
    assert notifications.whole(police.workspace, entity)["report_due"]


def test_what_was_misdirected_may_still_be_passed_on() -> None:
    """Willich passes it on to Kempen and then erases its own: the clock runs until Kempen has it."""
    company, police, willich, kempen, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", "Kempen")
    other = passed_on(willich, entity, KEMPEN)
    confirm(willich.workspace, entity, "Fach A", "gelöscht")
    settle(company)
    assert not shown(police, entity).clock_stopped
    acknowledge(kempen, other)
    settle(company)
    assert shown(police, entity).clock_stopped
    assert shown(kempen, other).content == shown(police, entity).content


def test_what_was_given_up_is_not_passed_on() -> None:
    """Nothing is left that could go on."""
    _, _, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", "Kempen")
    confirm(willich.workspace, entity, "Fach A", "gelöscht")
    with refused("not_in_this_state"):
        forward(willich.workspace, entity, "Fach A", KEMPEN, WHY)


def test_what_to_do_is_said_in_whole_sentences() -> None:
    """Both sides read whom to inform, what to erase and what stays."""
    assert "Datenschutz" in recalling.WHAT_TO_DO
    assert "Nachweis" in recalling.WHAT_REMAINS
