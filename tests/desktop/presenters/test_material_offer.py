"""Offering documents: the preview, what is asked, and what was answered."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
from desktop.presenters import materials
from desktop.presenters.material_offer import MOST_AT_ONCE, Candidate, label_of, preview
from desktop.presenters.materials import Label
from desktop.presenters.steps.question import YES
from tests.helpers.attaching import add_material
from tests.helpers.company import Member

GOOD = Candidate("/stick/leitfaden.pdf", "leitfaden.pdf", 4_400_000, "application/pdf", b"%PDF-1.7")
GONE = Candidate("/stick/weg.pdf", "weg.pdf", None, "application/pdf", b"")
EMPTY = Candidate("/stick/leer.pdf", "leer.pdf", 0, "application/pdf", b"")
SAVED = Candidate("/stick/netz.pdf", "netz.pdf", 9_000, "application/pdf", b"<!DOCTYPE html>")
HUGE = Candidate("/stick/film.mp4", "film.mp4", 10 * 1024**3, "video/mp4", b"....ftyp")


def test_what_is_about_to_be_added_is_shown() -> None:
    """Each with what it is and how large, what cannot be added with the reason, and who will see it."""
    shown = preview([GOOD, GONE, HUGE])
    assert shown.text.splitlines()[:3] == [
        "leitfaden.pdf: PDF-Dokument, 4,2 MiB",
        "✕ weg.pdf: Die Datei lässt sich nicht lesen.",
        "✕ film.mp4: Die Datei ist größer als 4 GiB.",
    ]
    assert "Alle Stellen" in shown.text
    assert shown.candidates == (GOOD,)
    assert [one.name for one in shown.questions] == [
        "title",
        "topic",
        "for_police",
        "for_youth_office",
        "for_lead",
        "mandatory",
    ]
    assert shown.questions[0].preset == "leitfaden"
    assert [one.name for one in shown.questions if "für alle" in one.hint] == ["for_lead"]


def test_of_several_no_title_is_asked() -> None:
    """Each is called as its file."""
    assert preview([GOOD, GOOD]).questions[0].name == "topic"


def test_a_version_asks_nothing_and_says_of_what_it_is(police: Member) -> None:
    """Title and audience stay; only one file becomes the version."""
    state = materials.material(police.workspace, add_material(police, b"text", "Film"))
    shown = preview([GOOD, GOOD], state)
    assert (shown.questions, shown.candidates) == ((), (GOOD,))
    assert "„Film“" in shown.text


def test_where_nothing_can_be_added_that_is_said() -> None:
    """The reason is that of the first; too many at once are refused as well."""
    with pytest.raises(Refused, match=r"film\.mp4: Die Datei ist größer als 4 GiB"):
        preview([HUGE, GONE])
    with pytest.raises(Refused, match="Keine Datei"):
        preview([])
    with pytest.raises(Refused, match="auf einmal"):
        preview([GOOD] * (MOST_AT_ONCE + 1))


def test_what_holds_nothing_is_refused_and_what_is_no_pdf_is_said_before() -> None:
    """An empty file is no material, whatever it is called; one that begins otherwise may be, for other programs."""
    with pytest.raises(Refused, match=r"leer\.pdf: Die Datei ist leer \(0 Byte\)\."):
        preview([EMPTY])
    shown = preview([EMPTY, SAVED])
    assert shown.candidates == (SAVED,)
    assert shown.text.splitlines()[:2] == [
        "✕ leer.pdf: Die Datei ist leer (0 Byte).",
        "Achtung, netz.pdf: Beginnt nicht wie ein PDF-Dokument. In Schutzbrücke wird es sich nicht öffnen lassen.",
    ]


def test_what_was_answered_becomes_a_label() -> None:
    """Topics are parted at commas, each once; what is wrong names its question."""
    answers = {"title": " Leitfaden ", "topic": "Recht, ,Recht, Gespräch", "for_police": YES, "mandatory": YES}
    assert label_of(answers) == Label("Leitfaden", ("Recht", "Gespräch"), mandatory=True, audience=("police",))
    with pytest.raises(Refused) as refused:
        label_of({"topic": "T" * 61})
    assert refused.value.field == "topic"
