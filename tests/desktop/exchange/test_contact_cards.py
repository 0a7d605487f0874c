"""Contacts as vCards."""

from __future__ import annotations

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.refused import Refused
from desktop.exchange.contact_cards import Version, is_vcard, read_vcards, write_vcards
from tests.desktop.presenters.refusing import refused

ROW = {
    "id": "01a0c462-bb80-7057-aed2-ee8086e995770"[:36],
    "family_name": "Müller; Groß",
    "given_name": "Anna, Zoë",
    "function": "Leitung\\Dienst",
    "agency": "Jugendamt Willich",
    "unit_name": "Allgemeiner Sozialer Dienst",
    "topics": "häusliche Gewalt, Drogen",
    "phone": "02154 000-001",
    "mobile": "0170 0000000",
    "email": "anna@example.org",
    "hours": "Mo bis Fr\n8 bis 12 Uhr",
    "valid_to": "2027-12-31",
    "level": "leadership",
    "confirmed_at": "20260921T141320Z",
}
OLD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna\r\n"
    "TEL;WORK;FAX:02154 9\r\nTEL;WORK;VOICE:02154 1\r\nTEL;CELL:0170 1\r\nORG:Jugendamt;ASD\r\nTITLE:Leitung\r\n"
    "PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r\n AAAAAAAA\r\nEND:VCARD\r\n"
)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_card_comes_back_as_it_was(version: Version) -> None:
    """In both versions, with all that vCards have no name for."""
    content = write_vcards([ROW, ROW | {"family_name": "Zwei"}], version)
    assert content.startswith(f"BEGIN:VCARD\r\nVERSION:{version}\r\n".encode())
    first, second = read_vcards(content).rows
    known = {name: value for name, value in ROW.items() if name not in ("unit_name", "confirmed_at")}
    assert first.values == known | {"unit": "Allgemeiner Sozialer Dienst"}
    assert second.values["family_name"] == "Zwei"


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_other_programs_read_what_is_written(version: Version) -> None:
    """By the names that vCards have for it, in lines that are short enough."""
    content = write_vcards([ROW | {"topics": "ä" * 300}], version)
    card = vobject.readOne(content.decode())
    assert card is not None
    shown = {name: lines[0].value for name, lines in card.contents.items()}
    assert (shown["fn"], shown["n"].family, shown["n"].given) == ("Anna, Zoë Müller; Groß", "Müller; Groß", "Anna, Zoë")
    assert (shown["org"], shown["rev"]) == (["Jugendamt Willich", "Allgemeiner Sozialer Dienst"], "20260921T141320Z")
    assert [line.value for line in card.contents["tel"]] == ["02154 000-001", "0170 0000000"]
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_old_cards_are_read() -> None:
    """Of version 2.1 with letters in hexadecimal, without the fax and the picture."""
    [row] = read_vcards(OLD.encode()).rows
    assert row.values == {
        "family_name": "Müller",
        "given_name": "Anna",
        "function": "Leitung",
        "agency": "Jugendamt",
        "unit": "ASD",
        "phone": "02154 1",
        "mobile": "0170 1",
    }


def test_a_name_that_is_not_parted_is_parted() -> None:
    """A card that has the whole name alone has its last word as family name."""
    content = b"BEGIN:VCARD\nVERSION:4.0\nFN:Anna Maria Muster\nTEL;VALUE=uri:tel:+49-2154-1\nEND:VCARD\n"
    assert read_vcards(content).rows[0].values == {
        "family_name": "Muster",
        "given_name": "Anna Maria",
        "phone": "+49-2154-1",
    }


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VCARD\r\nVERSION:3.0\r\nohne Trennung\r\nEND:VCARD",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:A;B\r\nBEGIN:OTHER\r\nEND:VCARD",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:A;B",
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=BASE64:TcO8bGxlcg==\r\nEND:VCARD",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:A;B\r\nROLE;ENCODING=b:TcO8bGxlcg==\r\nEND:VCARD",
        "BEGIN:VCARD\r\n" + "X-A:1\r\n" * 2001 + "END:VCARD",
    ],
)
def test_a_broken_card_is_named_by_its_line(broken: str) -> None:
    """The cards before and behind it are read."""
    content = f"{OLD}{broken}\r\n{OLD}".encode()
    found = read_vcards(content)
    assert len(found.rows) == 2
    assert [one.line for one in found.problems] == [OLD.count("\r\n") + 1]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("tel:+49-2154-000-1;ext=12", "+49-2154-000-1-12"),
        ("TEL:+49-2154-1;phone-context=x", "+49-2154-1"),
        ("02154 1", "02154 1"),
    ],
)
def test_a_number_that_stands_there_as_a_link_is_a_number(value: str, number: str) -> None:
    """What is an extension stands behind it, as people write it here."""
    card = f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A B\r\nTEL;VALUE=uri:{value}\r\nEND:VCARD\r\n"
    assert [row.values["phone"] for row in read_vcards(card.encode()).rows] == [number]


def test_what_holds_no_card_is_refused() -> None:
    """A file of something else, and one that may be garbled."""
    with refused("file_unreadable"):
        read_vcards(b"nichts")
    with refused("encoding_unsure", "encoding"):
        read_vcards(OLD.replace("Leitung", "Größe").encode("cp850"))


def test_a_file_of_cards_is_told_from_a_table() -> None:
    """By how it begins, in whatever writing."""
    assert all(is_vcard(OLD.encode(name)) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le"))
    assert not is_vcard(b"family_name;given_name")


@given(some.text(max_size=300))
def test_no_card_breaks_it(text: str) -> None:
    """Whatever stands in a card is read or named."""
    for begun in (text, f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{text}\r\n{text}\r\nEND:VCARD\r\n"):
        try:
            read_vcards(begun.encode("utf-8", "replace"), "utf-8")
        except Refused:
            continue
