"""Search over everything that has words, on the real index and in memory alike."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from desktop.domain.alike import marks
from desktop.domain.templates import template
from desktop.presenters import register
from desktop.presenters.notifying import Request, notify
from desktop.presenters.searching import search, snippet
from desktop.presenters.times import read_id
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import Member


def found(member: Member, text: str, kind: str | None = None) -> list[dict[str, Any]]:
    """All that is found."""
    return list(search(member.workspace, text, kind, 200)["items"])


def add(member: Member, family_name: str, **values: str) -> str:
    """Add a contact; gives its id."""
    return str(register.add_contact(member.workspace, "", {"family_name": family_name, **values})["id"])


@pytest.mark.parametrize("text", ["Müller", "müll", "MÜLLER", "Muller", "mul", unicodedata.normalize("NFD", "Müller")])
def test_umlauts_and_beginnings(willich: Member, text: str) -> None:
    """A word is found by its beginning, in any case, with its umlauts, without them, or composed another way."""
    entity = add(willich, "Müller")
    add(willich, "Schmitz")
    assert found(willich, text) == [{"kind": "contact", "id": entity, "title": "Müller", "snippet": "Müller"}]


@pytest.mark.parametrize("text", ["Mueller", "MUELL", "Mueller Weiss", "weiss muell", "Weiß Müller"])
def test_umlauts_are_found_spelled_out(willich: Member, text: str) -> None:
    """Who writes ae, oe, ue and ss finds what was written with umlauts, and the other way round, and sees it."""
    one = add(willich, "Müller", topics="Familie Weiß", function="Fachkraft für alles, was in Anrath sonst anfällt")
    other = add(willich, "Mueller", topics="Familie Weiss")
    add(willich, "Muth", topics="Weizen")
    assert {row["id"] for row in found(willich, text)} == {one, other}
    assert "Weiß" in found(willich, "weiss")[0]["snippet"] + found(willich, "weiss")[1]["snippet"]


def test_every_word_must_occur(willich: Member) -> None:
    """Several words narrow a search, in any order; the middle of a word is no beginning."""
    add(willich, "Müller", topics="Schulen Anrath")
    assert found(willich, "anr mül")
    assert not found(willich, "mül Kempen")
    assert not found(willich, "üller")


@pytest.mark.parametrize("text", ["", "   ", "_", '"*', "-- ;", "🙂"])
def test_without_a_word_nothing_is_sought(willich: Member, text: str) -> None:
    """A search without a word is refused."""
    with refused("search_empty", "text"):
        found(willich, text)


@pytest.mark.parametrize(
    "text", ['Müller" OR "x', "Müller*", "NEAR(Müller)", "title:Müller", "x" * 5000, "a AND NOT b"]
)
def test_a_search_is_words_only(willich: Member, text: str) -> None:
    """What means something to the index means nothing here, and never fails."""
    add(willich, "Müller")
    assert len(found(willich, text)) <= 1


def test_a_kind_chooses(willich: Member) -> None:
    """A search can be for one kind alone."""
    add(willich, "Person")
    kinds = {row["kind"] for row in found(willich, "person")}
    assert kinds == {"contact", "person"}
    assert {row["kind"] for row in found(willich, "person", "person")} == {"person"}


def test_page_by_page(willich: Member) -> None:
    """A search goes on after the last id of a page until all was shown, and is refused after an unknown one."""
    entities = {add(willich, "Müller", given_name=str(n)) for n in range(5)}
    got: list[str] = []
    after = None
    while True:
        answer = search(willich.workspace, "müller", None, 2, after)
        assert len(answer["items"]) <= 2
        got += [row["id"] for row in answer["items"]]
        after = answer["next"]
        if after is None:
            break
    assert (set(got), len(got)) == (entities, 5)
    with refused("after_unknown", "after"):
        search(willich.workspace, "müller", None, 2, "01a0c450-6c00-7b03-80f0-47e64b2397bb")


def test_notifications_are_found(police: Member) -> None:
    """A notification is found by its place, by a child's name and by its number, and titled by number and category."""
    request = Request(police.workspace.new_id(), template("P01"), "VIE-2026-1-000042", "Dienst A")
    notify(police.workspace, request)
    for text in ("schiefb", "kind zwei", "000042", "P01"):
        [row] = found(police, text, "notification")
        assert row["title"] == "VIE-2026-1-000042 P01"
        assert police.workspace.state("notification", read_id(row["id"])) is not None


def test_what_was_removed_is_not_found(willich: Member) -> None:
    """A removed contact is found no more."""
    entity = read_id(add(willich, "Müller"))
    register.remove_contact(willich.workspace, entity)
    assert found(willich, "müller") == []


def test_no_mark_of_the_index_is_shown(police: Member) -> None:
    """What is found by how a child's name sounds shows the words people wrote, and nothing of the index."""
    notification = police.workspace.new_id()
    notify(police.workspace, Request(notification, template("P01"), "VIE-2026-1-9", "Dienst A"))
    [shown] = found(police, "Eins")
    assert "Eins" in shown["snippet"]
    state = next(state for _, state in police.workspace.group(notification))
    assert not set(marks(state.content.children).split()) & set(shown["snippet"].split())


def test_snippets() -> None:
    """A snippet shows the surroundings of the first place where a word begins, or the beginning where none does."""
    text = "a " * 40 + "Treffer" + " b" * 40
    shown = snippet(text, ["treff"])
    assert shown.startswith("… a")
    assert "Treffer" in shown
    assert shown.endswith("b …")
    assert len(shown) < 100
    assert snippet("Müller", ["muller"]) == "Müller"
    assert snippet("x" * 500, ["y"]) == "x" * 80
    assert snippet("", ["y"]) == ""
    assert snippet("a.b", ["."]) == "a.b"
