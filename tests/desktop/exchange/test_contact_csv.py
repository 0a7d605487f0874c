"""Contacts as a table."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.refused import Refused
from desktop.exchange.card_rows import FIELDS, FileRows
from desktop.exchange.contact_csv import read_csv, write_csv
from tests.desktop.presenters.refusing import refused

HEAD = "family_name;given_name;phone\r\n"


def values(found: FileRows) -> list[dict[str, str]]:
    """The rows without their lines."""
    return [row.values for row in found.rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_of_many_programs_are_read(delimiter: str, encoding: str) -> None:
    """Whatever separates the columns and however the letters are written."""
    text = "Nachname;Vorname;Telefon\r\nMüller;Zoë;02154 000-001\r\nGroß;;\r\n".replace(";", delimiter)
    found = read_csv(text.encode(encoding))
    assert values(found) == [
        {"family_name": "Müller", "given_name": "Zoë", "phone": "02154 000-001"},
        {"family_name": "Groß", "given_name": "", "phone": ""},
    ]
    assert found.delimiter == {"\t": "tab"}.get(delimiter, delimiter)


@pytest.mark.parametrize("first", ["sep=,", '"sep=,"', "SEP=,"])
def test_a_table_may_say_what_separates_its_columns(first: str) -> None:
    """As programs of an office write it above the columns; lines count it too, and who says otherwise decides."""
    content = f"{first}\r\nNachname,Vorname\r\nMüller;A,Zoë\r\n".encode()
    found = read_csv(content)
    assert (found.delimiter, [row.line for row in found.rows]) == (",", [3])
    assert values(found) == [{"family_name": "Müller;A", "given_name": "Zoë"}]
    with refused("columns_unknown"):
        read_csv(content, delimiter=";")


@pytest.mark.parametrize(
    ("first", "delimiter"),
    [
        ("sep=;;;;", ";"),
        ("sep=; ", ";"),
        ('"sep=;";;', ";"),
        ('"sep=; "', ";"),
        ("sep=; ;; ", ";"),
        ("sep=,;;", ";"),
        ('"sep=,",,', ","),
        ("sep=;\t\t", "\t"),
    ],
)
def test_a_table_that_was_saved_again_still_says_it(first: str, delimiter: str) -> None:
    """Its first line has got as many cells as the others, or blanks; what separates these separates all."""
    rows = (delimiter.join(cells) for cells in (("Nachname", "Vorname"), ("Müller", "Zoë")))
    found = read_csv("\r\n".join((first, *rows, "")).encode())
    assert found.delimiter == {"\t": "tab"}.get(delimiter, delimiter)
    assert [row.line for row in found.rows] == [3]
    assert values(found) == [{"family_name": "Müller", "given_name": "Zoë"}]


def test_an_empty_file_is_called_so() -> None:
    """Nobody is told of columns where there is no line."""
    for content in (b"", b"\r\n \r\n", b"\xef\xbb\xbf"):
        with refused("columns_unknown") as told:
            read_csv(content)
        assert told.value.message == "Die Datei ist leer."


def test_each_row_knows_its_line() -> None:
    """Cells over several lines and empty lines are counted."""
    text = HEAD + '"Eins\r\nZwei";a;1\r\n\r\n;;\r\nDrei;b;2\r\n'
    assert [(row.line, row.values["family_name"]) for row in read_csv(text.encode()).rows] == [
        (2, "Eins\r\nZwei"),
        (6, "Drei"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + "A;b;1;2\r\n", 2),
        (HEAD + 'A;b;1\r\n"offen;b;1\r\nB;b;1\r\n', 3),
        (HEAD + f"{'x' * 9000};b;1\r\n", 2),
        ("family_name;shoe_size\r\nA;43\r\n", 1),
        ("family_name;family_name\r\nA;B\r\n", 1),
    ],
)
def test_what_cannot_be_used_is_named_by_its_line(text: str, line: int) -> None:
    """And keeps no other row away."""
    assert [one.line for one in read_csv(text.encode()).problems] == [line]


def test_more_than_anybody_has_is_not_read() -> None:
    """After twenty thousand rows it says so, and stops."""
    found = read_csv((HEAD + "A;b;1\r\n" * 20_001).encode())
    assert len(found.rows) == 20_000
    assert [one.line for one in found.problems] == [20_002]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "columns_unknown"),
        (b"Farbe;Form\r\nrot;rund\r\n", "columns_unknown"),
        (b"Vorname;Telefon\r\nA;1\r\n", "columns_unknown"),
        (";".join(["family_name", *map(str, range(100))]).encode(), "columns_unknown"),
        (b"family_name;x,given_name\r\nA;b,c\r\n", "delimiter_unsure"),
        ("family_name\r\nMüller Größe\r\n".encode("cp850"), "encoding_unsure"),
    ],
)
def test_what_somebody_has_to_say_is_asked(content: bytes, code: str) -> None:
    """Nothing is guessed where it is not sure."""
    with refused(code, code.removesuffix("_unsure") if code.endswith("_unsure") else None):
        read_csv(content)


def test_what_was_said_counts() -> None:
    """The delimiter and the writing that somebody named."""
    found = read_csv("family_name;x,given_name\r\nMüller;1,2\r\n".encode("cp850"), "cp850", ";")
    assert values(found) == [{"family_name": "Müller"}]
    with refused("delimiter_unknown", "delimiter"):
        read_csv(HEAD.encode(), "", "#")


@pytest.mark.parametrize("cell", ["=1+2", "+49 2154 1", "-x", "@a", "\tx", "'=1", "''+1", "'neu", 'Müller; "x"\nzwei'])
def test_no_cell_is_a_formula_and_all_come_back(cell: str) -> None:
    """What a program would calculate is guarded, and read again as it was."""
    content = write_csv([{"family_name": cell}])
    [first] = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    assert not first[0].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert values(read_csv(content))[0]["family_name"] == cell


def test_a_table_opens_well_in_programs_of_an_office() -> None:
    """UTF-8 with its mark, semicolons, ends of lines as there."""
    content = write_csv([{"family_name": "Öhm"}])
    assert content.startswith(b"\xef\xbb\xbffamily_name;given_name;function;unit;")
    assert content.endswith("Öhm".encode() + b";" * (len(FIELDS) - 1) + b"\r\n")


@given(some.lists(some.fixed_dictionaries({name: some.text(max_size=30) for name in FIELDS}), max_size=5))
def test_whatever_is_written_is_read_again(rows: list[dict[str, str]]) -> None:
    """Every cell comes back as it was; rows that say nothing are none."""
    rows = [{name: cell.replace("\0", "").replace("\r", "") for name, cell in row.items()} for row in rows]
    said = [row for row in rows if any(cell.strip() for cell in row.values())]
    assert values(read_csv(write_csv(rows), "utf-8")) == said


@given(some.binary(max_size=200))
def test_no_bytes_break_it(content: bytes) -> None:
    """Whatever stands in a file is read or refused."""
    for begun in (content, HEAD.encode() + content):
        try:
            read_csv(begun, "cp850", ";")
        except Refused:
            continue
