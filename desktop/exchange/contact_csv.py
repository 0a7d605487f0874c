"""Contacts as a table: CSV of many programs in, one sort of CSV out.

Encoding and delimiter are recognised; where they are not sure, the reading is refused with a code that asks for them.
What is written opens well in programs of an office: UTF-8 with its mark, semicolons, and no cell is a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.exchange.card_rows import FIELDS, MOST_ROWS, FileRow, FileRows, LineProblem
from desktop.exchange.text_file import read_text

DELIMITERS: Final = {";": ";", ",": ",", "tab": "\t", "|": "|"}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_GUARD: Final = "'"
_MOST_COLUMNS: Final = 100
_SHOWN: Final = 60
_LONGEST_CELL: Final = 8000
_SAID: Final = re.compile(r"(\"?)sep=([;,\t|]) *\1 *(?:([;,\t|])\3*)? *(?=[\r\n])", re.IGNORECASE)
"""The first line of tables that say themselves what separates their columns; saved again it has empty cells, too."""
_ALSO: Final = {
    "name": "family_name",
    "nachname": "family_name",
    "familienname": "family_name",
    "last name": "family_name",
    "vorname": "given_name",
    "first name": "given_name",
    "funktion": "function",
    "position": "function",
    "title": "function",
    "stelle": "unit",
    "abteilung": "unit",
    "themen": "topics",
    "telefon": "phone",
    "telefonnummer": "phone",
    "rufnummer": "phone",
    "mobil": "mobile",
    "mobiltelefon": "mobile",
    "handy": "mobile",
    "e-mail": "email",
    "mail": "email",
    "e-mail-adresse": "email",
    "sprechzeiten": "hours",
    "gueltig ab": "valid_from",
    "gueltig bis": "valid_to",
    "ebene": "level",
    "vertretung durch": "deputies",
    "abwesend ab": "absent_from",
    "abwesend bis": "absent_until",
}
"""Names of columns that other tables have; in small letters."""


def read_csv(content: bytes, encoding: str = "", delimiter: str = "") -> FileRows:
    """Read a table; raises `Refused` with `encoding_unsure` or `delimiter_unsure` where somebody has to say."""
    found = read_text(content, encoding)
    if not found.sure:
        raise Refused(
            "encoding_unsure",
            "Es ist nicht sicher, wie die Datei geschrieben ist. Wählen Sie die Schreibweise.",
            field="encoding",
        )
    if not found.text.strip():
        raise Refused("columns_unknown", "Die Datei ist leer.")
    said = _SAID.match(found.text)
    mark = _delimiter(found.text, delimiter or _name_of(said))
    rows: list[FileRow] = []
    problems: list[LineProblem] = []
    for one in _lines(found.text, mark, skipped=bool(said)):
        if isinstance(one, FileRow):
            rows.append(one)
        else:
            problems.append(one)
    named = next(name for name, sign in DELIMITERS.items() if sign == mark)
    return FileRows(tuple(rows), tuple(problems), found.encoding, named)


def write_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Write a table of contacts."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(FIELDS)
    writer.writerows([_guarded(row.get(name, "")) for name in FIELDS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    """Give a cell that no program takes for a formula, and that is read back as it was."""
    begins = cell.lstrip(_GUARD) if cell.startswith(_GUARD) else cell
    return _GUARD + cell if begins.startswith(_FORMULA) else cell


def _unguarded(cell: str) -> str:
    begins = cell.lstrip(_GUARD)
    return cell[1:] if cell.startswith(_GUARD) and begins.startswith(_FORMULA) else cell


def _column(text: str) -> str:
    name = " ".join(text.strip().casefold().replace("ü", "ue").split())
    return name if name in FIELDS else _ALSO.get(name, "")


def _delimiter(text: str, named: str) -> str:
    if named:
        if named not in DELIMITERS:
            words = "Möglich sind Semikolon, Komma, Tabulator und senkrechter Strich."
            raise Refused("delimiter_unknown", words, field="delimiter")
        return DELIMITERS[named]
    head = text.lstrip("\r\n").split("\n", 1)[0]
    known = {sign: sum(map(bool, map(_column, head.split(sign)))) for sign in DELIMITERS.values()}
    best = max(known.values())
    likely = [sign for sign, count in known.items() if count == best]
    if not best:
        raise Refused("columns_unknown", "Die erste Zeile nennt keine bekannte Spalte, zum Beispiel „Nachname“.")
    if len(likely) > 1 and any(sign in head for sign in DELIMITERS.values()):
        raise Refused(
            "delimiter_unsure",
            "Es ist nicht sicher, was die Spalten trennt. Wählen Sie das Trennzeichen.",
            field="delimiter",
        )
    return likely[0]


def _name_of(said: re.Match[str] | None) -> str:
    """Give what a table says of itself that its columns are separated by, empty where it says nothing."""
    # What separates the empty cells was written last, by whatever took the line for a row like any other.
    return next((name for name, sign in DELIMITERS.items() if said and sign == (said[3] or said[2])), "")


def _lines(text: str, delimiter: str, *, skipped: bool) -> Iterator[FileRow | LineProblem]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    if skipped:
        next(reader)
    columns: list[str] | None = None
    count, begins = 0, 1
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            yield LineProblem(begins, "Ein Anführungszeichen ist nicht geschlossen, oder die Zeile ist zu lang.")
            return
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = _columns(cells)
            yield from _unknown(cells, columns, begins)
            continue
        count += 1
        if count > MOST_ROWS:
            yield LineProblem(begins, say("Mehr als {most} Zeilen werden nicht eingelesen.", most=MOST_ROWS))
            return
        yield _row(cells, columns, begins)


def _columns(cells: list[str]) -> list[str]:
    if len(cells) > _MOST_COLUMNS:
        raise Refused("columns_unknown", say("Mehr als {most} Spalten sind nicht möglich.", most=_MOST_COLUMNS))
    columns = [_column(cell) for cell in cells]
    if "family_name" not in columns:
        raise Refused("columns_unknown", "Die Spalte „Nachname“ (family_name) fehlt.")
    return columns


def _unknown(cells: list[str], columns: list[str], line: int) -> Iterator[LineProblem]:
    for cell, column in zip(cells, columns, strict=True):
        if cell.strip() and not column:
            yield LineProblem(
                line, say("Die Spalte „{name}“ wird nicht eingelesen.", name=Verbatim(cell.strip()[:_SHOWN]))
            )
    for name in sorted({column for column in columns if column and columns.count(column) > 1}):
        yield LineProblem(line, say("Die Spalte „{name}“ steht mehrmals da; die erste zählt.", name=name))


def _row(cells: list[str], columns: list[str], line: int) -> FileRow | LineProblem:
    if len(cells) > len(columns):
        return LineProblem(line, "Die Zeile hat mehr Zellen als die erste.")
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        return LineProblem(line, "Eine Zelle ist zu lang.")
    values: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column:
            values.setdefault(column, _unguarded(cell))
    return FileRow(line, values)
