"""Root's recovery sheet: the cooperation's root key on paper, as letters with a checksum for each line.

Whoever holds the sheet can speak as root, so it belongs into a safe and nowhere else. It opens no content: root is in
no unit. This module must not write files or print.
"""

from __future__ import annotations

import re
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.keys.letters import from_letters, in_groups, to_letters, with_checksum, without_checksum
from wire.names import root_fingerprint
from wire.signing import public_bytes

_LINES: Final = 4
_LINE_BYTES: Final = 8
_CHECKSUM: Final = 2
_LINE: Final = re.compile(r"\s*(?:Zeile\s+)?([1-9])\s*[:.)]?\s+(\S.*?)\s*", re.IGNORECASE)
_SERVER: Final = re.compile(r"^[ \t]*Server:[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_MOST_CHARACTERS: Final = 64 * 1024

_SHEET: Final = """\
SCHUTZBRÜCKE: WIEDERHERSTELLUNGSBLATT
=====================================

Kooperation: {name}
{server}
Dieses Blatt enthält den Wurzelschlüssel der Kooperation. Mit ihm lassen sich
Behörden, Stellen und neue Administratorinnen und Administratoren eintragen,
wenn das Gerät der Gründung verloren oder defekt ist. Inhalte von Meldungen
lassen sich mit ihm nicht lesen.

Bitte ausdrucken, die Datei löschen und das Blatt an einem sicheren Ort
verschließen, zum Beispiel im Tresor. Wer es besitzt, kann im Namen der
Kooperation handeln. Niemals abfotografieren, versenden oder vorlesen.

Der Schlüssel (Groß- und Kleinschreibung sind gleich; die Ziffern 0, 1, 8 und 9
kommen nicht vor; jede Zeile enthält ihre eigene Prüfsumme):

{lines}

Fingerabdruck der Wurzel, wie er in der Anlage der Vereinbarung steht:

{fingerprint}

Wiederherstellen: „schutzbruecke recover --sheet DATEI“ mit diesen vier Zeilen
in einer Textdatei, und „--server ADRESSE“.
"""


def write_sheet(root: Ed25519PrivateKey, name: str, server: str = "") -> str:
    """Write the sheet of a cooperation of this name, which had its server there when it was written."""
    private = root.private_bytes_raw()
    parts = (private[start : start + _LINE_BYTES] for start in range(0, len(private), _LINE_BYTES))
    lines = (f"  Zeile {number}:  {_letters(number, part)}" for number, part in enumerate(parts, 1))
    # A name is one line of the sheet, whatever it holds: it must not be able to add lines of its own.
    one_line = " ".join(name.split())
    where = f"Server:      {server}\n" if server else ""
    return _SHEET.format(name=one_line, server=where, lines="\n".join(lines), fingerprint=_fingerprint(root))


def server_on(text: str) -> str:
    """Give the address of the server that stands on a sheet, empty if none does; it is not checked here."""
    found = _SERVER.search(text[:_MOST_CHARACTERS])
    return found[1] if found else ""


def read_sheet(text: str, fingerprint: bytes | None = None) -> Ed25519PrivateKey:
    """Read the key from a sheet, or from its four lines alone.

    Raises `Refused` naming the line that is missing or mistyped, or saying that it is another cooperation's sheet.
    """
    lines = _numbered(text)
    root = Ed25519PrivateKey.from_private_bytes(b"".join(_part(lines, number) for number in range(1, _LINES + 1)))
    if fingerprint is not None and root_fingerprint(public_bytes(root)) != fingerprint:
        raise Refused("sheet_of_another_root", "Dieses Blatt gehört zu einer anderen Kooperation.", field="sheet")
    return root


def _numbered(text: str) -> dict[int, str]:
    if len(text) > _MOST_CHARACTERS:
        raise Refused("sheet_malformed", "Das ist kein Wiederherstellungsblatt.", field="sheet")
    found: dict[int, str] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match is not None:
            found.setdefault(int(match[1]), match[2])
    return found


def _part(lines: dict[int, str], number: int) -> bytes:
    if number not in lines:
        raise Refused("sheet_line", say("Zeile {number} fehlt.", number=number), field=f"line {number}")
    try:
        checked = from_letters(lines[number])
        if len(checked) != _LINE_BYTES + _CHECKSUM:
            raise ValueError("length")
        return without_checksum(_purpose(number), checked, _CHECKSUM)
    except ValueError as error:
        message = say("In Zeile {number} ist ein Tippfehler.", number=number)
        raise Refused("sheet_line", message, field=f"line {number}") from error


def _letters(number: int, part: bytes) -> str:
    return to_letters(with_checksum(_purpose(number), part, _CHECKSUM))


def _purpose(number: int) -> bytes:
    # The line's number is part of its checksum, so that two lines in each other's place are found.
    return b"recovery-%d" % number


def _fingerprint(root: Ed25519PrivateKey) -> str:
    groups = in_groups(root_fingerprint(public_bytes(root)).hex()).split(" ")
    return "\n".join("  " + " ".join(groups[start : start + 8]) for start in (0, 8))
