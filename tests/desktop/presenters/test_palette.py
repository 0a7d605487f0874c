"""The command palette: which actions match, which notifications are found, and when nothing is looked up."""

from __future__ import annotations

import pytest

from desktop.presenters import register
from desktop.presenters.agreement import agency_name
from desktop.presenters.on_call import numbers_now
from desktop.presenters.palette import Choice, actions_found, contacts_found, matches, numbers_found, records_found
from desktop.presenters.times import written
from tests.helpers.company import ASD, START, Company, Member
from tests.helpers.known_contacts import ANNA, BERT, added

ACTIONS = tuple(Choice("action", name, b"", name, "", "info") for name in ("Jetzt abgleichen", "Sperren"))
SHOWN = ("Jetzt abgleichen", "Sperren")


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("", "Sperren", True),
        ("sp", "Sperren", True),
        ("abgl jetzt", "Jetzt abgleichen", True),
        ("gleichen", "Jetzt abgleichen", False),
        ("ÜBER", "Über Schutzbrücke", True),
        ("ueber schutzbruecke", "Über Schutzbrücke", True),
    ],
)
def test_words_match_by_their_beginnings(text: str, words: str, *, found: bool) -> None:
    """Every word typed has to begin a word of the action, in any order and case."""
    assert matches(text, words) is found


def test_actions_by_the_words_shown() -> None:
    """Actions are found by the words of the screen's language, and all of them where nothing is typed."""
    assert actions_found("", ACTIONS, SHOWN) == ACTIONS
    assert actions_found("lock", ACTIONS, ("Sync now", "Lock")) == ACTIONS[1:]
    assert actions_found("nichts davon", ACTIONS, SHOWN) == ()


def test_notifications_are_found(company: Company, police: Member, willich: Member) -> None:
    """A notification is found by its words and shown with what it is about, between whom, and when."""
    entity = police.notify(ASD)
    register.add_contact(willich.workspace, "", {"family_name": "Schiefbahn"})
    company.everybody_syncs()
    [found] = records_found(willich.workspace, "schiefb")
    assert (found.kind, found.entity) == ("notification", entity)
    assert found.title.startswith("VIE-2026-1-1 · ")
    assert found.title.endswith("Schiefbahn")
    assert found.hint.startswith("Polizei Viersen → Jugendamt Willich")


def test_where_somebody_looks_on_what_is_found_names_no_place(company: Company, police: Member) -> None:
    """The number tells it from another, once."""
    police.notify(ASD)
    company.everybody_syncs()
    [found] = records_found(police.workspace, "schiefb", discreet=True)
    assert "Schiefbahn" not in found.title
    assert found.title.count("VIE-2026-1-1") == 1


@pytest.mark.parametrize("text", ["", "s", " s ", "--", "nirgends"])
def test_too_little_finds_nothing(police: Member, text: str) -> None:
    """A single letter, no letter and unknown words find no notification."""
    police.notify(ASD)
    assert records_found(police.workspace, text) == ()


def test_the_number_of_a_place_is_found(company: Company, police: Member, willich: Member) -> None:
    """Who is on call for a place is found by its name, with the number to call; elsewhere nobody is."""
    shift = {"from": written(START), "until": written(START + 3_600_000), "name": "Dienst A", "phone": "02154 000-000"}
    register.plan_shifts(willich.workspace, [shift])
    company.everybody_syncs()
    place, numbers = agency_name(police.workspace, ASD), numbers_now(police.workspace, police.workspace.now())
    [found] = numbers_found(numbers, place, str)
    assert (found.name, found.title, found.hint) == ("on_call", f"Rufbereitschaft · {place}", "02154 000-000")
    assert numbers_found(numbers, "Kempen", str) == ()
    assert numbers_found(numbers, "r", str) == ()


def test_contacts_are_told_with_whom_to_call(willich: Member) -> None:
    """By name, office and number; where somebody looks on without the name, and none that is gone."""
    anna, bert = added(willich, ANNA, BERT)
    register.remove_contact(willich.workspace, bert)
    (found,) = contacts_found(willich.workspace, (anna, bert, bytes(16)))
    assert (found.kind, found.entity, found.title) == ("contact", anna, "Anna Müller – Leitung Sozialer Dienst")
    assert found.hint == "Jugendamt Willich · 02154 000-001"
    (hidden,) = contacts_found(willich.workspace, (anna,), discreet=True)
    assert hidden.title == "Leitung Sozialer Dienst"
