"""The command palette: which actions match, which notifications are found, and when nothing is looked up."""

from __future__ import annotations

import pytest

from desktop.presenters import register
from desktop.presenters.palette import Choice, actions_found, matches, records_found
from tests.helpers.company import ASD, Company, Member

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


@pytest.mark.parametrize("text", ["", "s", " s ", "--", "nirgends"])
def test_too_little_finds_nothing(police: Member, text: str) -> None:
    """A single letter, no letter and unknown words find no notification."""
    police.notify(ASD)
    assert records_found(police.workspace, text) == ()
