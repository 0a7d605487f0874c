"""Papers as PDF: read back page by page, with names as they were written and nothing read as markup."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from desktop.presenters.meeting_papers import Paper, Somebody
from desktop.ui.meetings.printing import attendance_list, certificates
from desktop.ui.theme.theme import Theme

OHM = Somebody("A. Ohm <b>", "Jugendamt & Co", present=True)
WATT = Somebody("B. Watt", "Polizei", present=False)
PAPER = Paper(
    cooperation="Kooperation Kinderschutz",
    title="Meldewege",
    kind="Gemeinsame Fortbildung",
    when="Di 08.12.2026, 14:00–16:00 Uhr",
    place="Kreishaus",
    agenda="1. Begrüßung\n2. Fragen",
    organiser="Jugendamt Willich, ASD",
    issued="09.12.2026",
    people=(OHM, WATT),
    kept_until="31.12.2029",
)


def pages(data: bytes) -> list[str]:
    """The text of each page."""
    document: Any = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.usefixtures("themed")
def test_a_list_to_be_signed() -> None:
    """Everybody who is expected, with a line; when and where it was, and until when the list is kept."""
    (text,) = pages(attendance_list(PAPER))
    for part in ("Anwesenheitsliste", "A. Ohm <b>", "Jugendamt & Co", "B. Watt", "Meldewege", "Unterschrift"):
        assert part in text
    assert "31.12.2029" in text


@pytest.mark.usefixtures("themed")
def test_there_is_room_to_sign() -> None:
    """A row is higher than nine millimetres: less than that nobody signs in by hand."""
    document: Any = pypdfium2.PdfDocument(attendance_list(PAPER))
    text = document[0].get_textpage()
    tops = [text.get_charbox(at)[3] for at, sign in enumerate(text.get_text_range()) if sign == "☐"]
    assert len(tops) > 8
    assert min(above - below for above, below in pairwise(tops[1:])) > 9 / 25.4 * 72


@pytest.mark.usefixtures("themed")
def test_a_certificate_for_each_who_was_there() -> None:
    """A page each; who was only expected has none."""
    (text,) = pages(certificates(PAPER))
    assert "A. Ohm <b>" in text
    assert "B. Watt" not in text
    assert "2. Fragen" in text
    both = pages(certificates(replace(PAPER, people=(OHM, replace(WATT, present=True)))))
    assert ["B. Watt" in one for one in both] == [False, True]


def test_many_names_go_over_several_pages(themed: Theme) -> None:
    """None is lost at the end of a page."""
    many = tuple(Somebody(f"Person Nummer {number:03}", "", present=False) for number in range(120))
    made = pages(attendance_list(replace(PAPER, people=many)))
    # The reader takes wide letters for several lines: what is read is the same without what is between.
    text = "".join("".join(made).split())
    assert len(made) > 1
    assert [one.name for one in many if one.name.replace(" ", "") not in text] == []
