"""The library: what the list shows of each document, what filters leave, and one in whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.rows import PageHit
from desktop.presenters import library, materials, studying
from desktop.presenters.library import Filter
from desktop.presenters.materials import Label
from tests.helpers.company import Company, Member
from tests.helpers.library import Reader

MANDATORY = Label("Leitfaden", ("Gespräch",), mandatory=True)


@pytest.fixture
def author(police: Member, tmp_path: Path) -> Reader:
    """The police, who offer."""
    return Reader(police, tmp_path / "police")


@pytest.fixture
def reader(company: Company, tmp_path: Path) -> Reader:
    """Willich, who reads."""
    return Reader(company.members[1], tmp_path / "willich")


def titles(reader: Reader, chosen: Filter, query: str = "") -> list[str]:
    found = library.listed(reader.member.workspace, reader, chosen, query)
    return [state.title for state in found]


def chips(reader: Reader, entity: bytes) -> list[str]:
    state = materials.material(reader.member.workspace, entity)
    return [str(chip.text) for chip in library.card(reader.member.workspace, reader, state).chips]


def actions(reader: Reader, entity: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    state = materials.material(reader.member.workspace, entity)
    shown = library.shown(reader.member.workspace, reader, state)
    return shown.actions, shown.editions[0].actions


def test_a_card_says_size_before_it_is_fetched_and_that_it_is_here_then(
    company: Company, author: Reader, reader: Reader
) -> None:
    """Kind, size and version stand in it, and all of it is heard in one sentence."""
    entity = author.add("leitfaden.pdf", b"x" * 2000, MANDATORY)
    author.send(company)
    assert chips(reader, entity) == ["Pflicht", "Nicht begonnen", "2 KiB, noch nicht hier"]
    reader.fetch(entity)
    assert chips(reader, entity)[-1] == "Offline verfügbar · 2 KiB"
    state = materials.material(reader.member.workspace, entity)
    card = library.card(reader.member.workspace, reader, state)
    assert (card.title, card.route, card.unread) == ("Leitfaden", "PDF-Dokument · 2 KiB", True)
    assert str(card.spoken).startswith("Leitfaden. Pflicht, Nicht begonnen, Offline verfügbar")


def test_a_name_shows_how_it_ends(author: Reader) -> None:
    """Signs that turn the direction of letters hide no ending, whoever wrote them."""
    entity = author.add("rechnung\u202efdp.exe", b"x", Label("Rechnung"))
    shown = library.shown(author.member.workspace, author, materials.material(author.member.workspace, entity))
    assert shown.editions[0].name == "rechnungfdp.exe"
    assert "rechnungfdp.exe" in str(shown.editions[0].what)
    assert materials.file_name("rechnung\u202efdp.exe") == "rechnungfdp.exe"


def test_a_title_from_elsewhere_reads_as_it_is(author: Reader) -> None:
    """Whatever device wrote it: nothing in it turns its letters, and it is found by what is read."""
    added = author.add("bericht.pdf", b"x", Label("Bericht"))
    state = replace(materials.material(author.member.workspace, added), title="Be\u200bricht \u202egnp.exe")
    assert library.card(author.member.workspace, author, state).title == "Bericht gnp.exe"
    assert library.shown(author.member.workspace, author, state).title == "Bericht gnp.exe"


def test_a_title_is_found_however_its_umlauts_are_written(author: Reader) -> None:
    """In the middle of a word too; with a topic or the name of the file, which need not be the same words."""
    author.add("gespraeche.pdf", b"x", Label("Mit Jüngeren reden", topics=("Verhaltensmaßregeln",)))
    for query in ("jüngere", "JUENGERE", "jungere massregeln", "Gespräche mit"):
        assert titles(author, Filter.ALL, query) == ["Mit Jüngeren reden"], query
    assert titles(author, Filter.ALL, "jagd") == []


def test_what_is_done_is_mandatory_no_more_until_it_is_revised(
    company: Company, author: Reader, reader: Reader
) -> None:
    """A new version has to be read anew, and says that there was one before."""
    entity = author.add("leitfaden.pdf", b"one", MANDATORY)
    author.send(company)
    workspace = reader.member.workspace
    state = materials.material(workspace, entity)
    studying.confirm_read(workspace, state, state.current.version)
    assert chips(reader, entity)[0] == "Abgeschlossen"
    assert titles(reader, Filter.OPEN) == []
    author.revise(entity, "neu.pdf", b"two")
    author.send(company)
    assert chips(reader, entity)[:2] == ["Pflicht", "Neue Fassung, noch nicht gelesen"]
    shown = library.shown(workspace, reader, materials.material(workspace, entity))
    assert "frühere Fassung" in shown.note
    assert [str(one.what) for one in shown.editions] == [
        "Fassung 2: neu.pdf (3 Bytes)",
        "Fassung 1: leitfaden.pdf (3 Bytes)",
    ]
    studying.keep_place(workspace, entity, shown.version, 1, 4)
    assert chips(reader, entity)[1] == "Begonnen, 25 %"


def test_filters_leave_what_they_say(company: Company, author: Reader, reader: Reader) -> None:
    """For whom, what is open, what is here, what has the words; all of them in all."""
    mine = author.add("a.pdf", b"a", Label("Für Ämter", mandatory=True, audience=("youth_office",)))
    author.add("b.pdf", b"b", Label("Für Wachen", ("Einsatz",), mandatory=True, audience=("police",)))
    author.send(company)
    assert titles(reader, Filter.FOR_ME) == ["Für Ämter"]
    assert titles(reader, Filter.OPEN) == ["Für Ämter"]
    assert titles(reader, Filter.HERE) == []
    reader.fetch(mine)
    assert titles(reader, Filter.HERE) == ["Für Ämter"]
    assert titles(reader, Filter.ALL) == ["Für Wachen", "Für Ämter"]
    assert titles(reader, Filter.ALL, "einsatz wachen") == ["Für Wachen"]
    assert titles(reader, Filter.ALL, "nirgends") == []


def test_what_may_be_done(company: Company, author: Reader, reader: Reader) -> None:
    """Its own agency revises and removes it; what waits or is not here is not given up; a film opens elsewhere."""
    entity = author.add("film.mp4", b"film", Label("Film"))
    assert actions(author, entity) == (("confirm", "revise", "remove"), ("outside", "take_back", "save", "unpin"))
    author.send(company)
    assert actions(author, entity)[0] == ("confirm", "give_up", "revise", "remove")
    assert actions(reader, entity) == (("confirm",), ("outside", "fetch", "save", "pin"))
    image = author.add("bild.png", b"png", Label("Bild"))
    text = author.add("text.pdf", b"pdf", Label("Text"))
    assert actions(author, image)[1][0] == "look"
    assert actions(author, text)[1][0] == "read"


def test_two_versions_at_once_are_said(company: Company, author: Reader) -> None:
    """Both are there to be read, and the conflict is on the card and above the versions."""
    entity = author.add("a.pdf", b"a", Label("A"))
    state = materials.material(author.member.workspace, entity)
    author.revise(entity, "b.pdf", b"b")
    later = materials.material(author.member.workspace, entity)
    clash = replace(later, newest=(*state.newest, *later.newest))
    shown = library.shown(author.member.workspace, author, clash)
    assert "Zwei haben zugleich" in shown.note
    assert "Zwei Fassungen" in [str(chip.text) for chip in shown.chips]


def test_what_stands_in_a_document_is_found_with_its_page(company: Company, author: Reader, reader: Reader) -> None:
    """The version shown counts, the best page of it is named, and reading begins there."""
    entity = author.add("a.pdf", b"a", Label("A"))
    author.add("b.pdf", b"b", Label("B"))
    author.send(company)
    state = materials.material(reader.member.workspace, entity)
    file = state.current.file.id
    hits = (PageHit(b"?" * 16, 1, ""), PageHit(file, 12, "der\n Meldeweg"), PageHit(file, 3, ""))
    workspace = reader.member.workspace
    assert library.listed(workspace, reader, Filter.ALL, "meldeweg", hits) == [state]
    hit = library.found_inside([state], hits)[entity]
    assert "gefunden auf Seite 12" in library.card(workspace, reader, state, hit).route
    shown = library.shown(workspace, reader, state, hit)
    assert (shown.found, shown.page) == ("Gefunden auf Seite 12: „der Meldeweg“", 12)
