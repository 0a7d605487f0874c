"""The staff that is to be invited, as a table (CSV): one line a person, checked whole before anything is done with it.

Columns: `person` (for the letter), `unit` (empty is one's own), `roles` (separated by spaces, empty is member) and
`login`, the name somebody signs in with at their computer, which names the invite's file. Only `person` is required.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.said import say

MOST: Final = 2000
COLUMNS: Final = ("person", "unit", "roles", "login")
_LONGEST: Final = 200
_LOGIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_CODE: Final = "staff_invalid"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is to be invited, and the line they stand on."""

    line: int
    person: str
    unit: str = ""
    roles: tuple[str, ...] = ()
    login: str = ""

    def refused(self, reason: str) -> Refused:
        """Make the refusal of this line."""
        return refused_at(self.line, reason)


def refused_at(line: int, reason: str) -> Refused:
    """Make the refusal of a line."""
    return Refused(_CODE, say("Zeile {line}: {reason}", line=line, reason=reason), field=f"line {line}")


def read_staff(text: str) -> list[Guest]:
    """Read a table; raises `Refused` naming the line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        raise refused_at(reader.line_num, "Die Zeile lässt sich nicht lesen.") from error
    if not rows:
        raise refused_at(1, "Die Datei ist leer.")
    names = [name.lower() for name in rows[0][1]]
    if "person" not in names or set(names) - set(COLUMNS) or len(set(names)) < len(names):
        raise refused_at(1, "Erwartet werden die Spalten person, unit, roles, login; person muss dabei sein.")
    if not 1 < len(rows) <= MOST + 1:
        raise refused_at(1, say("Erwartet werden 1 bis {count} Personen.", count=MOST))
    return list(_guests(names, rows[1:]))


def _guests(names: list[str], rows: list[tuple[int, list[str]]]) -> Iterator[Guest]:
    logins: set[str] = set()
    for line, cells in rows:
        if len(cells) > len(names):
            raise refused_at(line, "Die Zeile hat mehr Zellen als Spalten.")
        found = dict(zip(names, cells, strict=False))
        guest = Guest(
            line,
            found.get("person", ""),
            found.get("unit", ""),
            tuple(found.get("roles", "").split()),
            found.get("login", ""),
        )
        _check(guest, logins)
        logins.add(guest.login.lower())
        yield guest


def _check(guest: Guest, logins: set[str]) -> None:
    if not 1 <= len(guest.person) <= _LONGEST or not guest.person.isprintable():
        raise guest.refused(say("person: Erwartet werden 1 bis {count} Zeichen.", count=_LONGEST))
    if guest.login and not _LOGIN.fullmatch(guest.login):
        raise guest.refused("login: Erwartet werden Buchstaben, Ziffern, Punkt und Strich.")
    if guest.login and guest.login.lower() in logins:
        raise guest.refused("login: Dieser Name steht schon auf einer anderen Zeile.")
