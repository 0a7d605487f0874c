"""Contacts as vCards: 2.1, 3.0 and 4.0 in, 3.0 and 4.0 out.

Each card of a file is read by itself: a broken one is a problem of its line and keeps no other away. Pictures and keys
are left out before anything reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.exchange.card_rows import MOST_ROWS, FileRow, FileRows, LineProblem
from desktop.exchange.text_file import read_text

if TYPE_CHECKING:
    from vobject.base import Component

Version = Literal["3.0", "4.0"]
_OWN: Final = ("level", "deputies", "absent_from", "absent_until", "stands_in", "hours", "valid_from", "valid_to")
"""Fields that no vCard has; they travel under names of their own."""
_PREFIX: Final = "x-schutzbruecke-"
_BEGIN: Final = "begin:vcard".upper()
_END: Final = "end:vcard".upper()
_MOST_LINES: Final = 2000
_WIDTH: Final = 75
_LEFT_OUT: Final = re.compile(r"(?i)(?:[\w-]+\.)?(PHOTO|LOGO|SOUND|KEY)[;:]")
_BROKEN: Final = "Diese Visitenkarte lässt sich nicht lesen."
_URN: Final = "urn:uuid:"
_UNREAD: Final = {"b", "base64"}
"""What the library leaves as it is in a text: nobody is called so."""


def is_vcard(content: bytes) -> bool:
    """Say whether a file begins as vCards do, in whatever encoding."""
    head = content[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    return head[:11].upper() == b"BEGIN:VCARD"


def read_vcards(content: bytes, encoding: str = "") -> FileRows:
    """Read a file of vCards; raises `Refused` where it is no text, or holds none."""
    found = read_text(content, encoding)
    if not found.sure:
        raise Refused(
            "encoding_unsure",
            "Es ist nicht sicher, wie die Datei geschrieben ist. Wählen Sie die Schreibweise.",
            field="encoding",
        )
    rows: list[FileRow] = []
    problems: list[LineProblem] = []
    for count, (line, text) in enumerate(_cards(found.text), 1):
        if count > MOST_ROWS:
            problems.append(LineProblem(line, say("Mehr als {most} Karten werden nicht eingelesen.", most=MOST_ROWS)))
            break
        one = _row(line, text)
        if isinstance(one, FileRow):
            rows.append(one)
        else:
            problems.append(one)
    if not rows and not problems:
        raise Refused("file_unreadable", "In der Datei steht keine Visitenkarte.")
    return FileRows(tuple(rows), tuple(problems), found.encoding)


def write_vcards(rows: Iterable[Mapping[str, str]], version: Version = "3.0") -> bytes:
    """Write contacts as vCards; a row has its fields, `id`, `agency`, `unit_name` and `confirmed_at` besides."""
    return "".join(line for row in rows for line in _card(row, version)).encode()


def _cards(text: str) -> Iterator[tuple[int, str]]:
    """Give each card with the line it begins in; what stands between cards is none, one that does not end is one."""
    card: list[str] = []
    begins, skipping = 0, False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        starts = line.strip().upper()
        if starts == _BEGIN:
            if card:
                yield begins, "\r\n".join(card)
            card, begins, skipping = [line], number, False
        elif card:
            skipping = bool(_LEFT_OUT.match(line)) or (skipping and line[:1] in (" ", "\t"))
            if not skipping:
                card.append(line)
            if starts == _END:
                yield begins, "\r\n".join(card)
                card = []
    if card:
        yield begins, "\r\n".join(card)


def _row(line: int, text: str) -> FileRow | LineProblem:
    if text.count("\n") > _MOST_LINES:
        return LineProblem(line, "Diese Visitenkarte ist zu lang.")
    if not text.rstrip().upper().endswith(_END):
        return LineProblem(line, "Diese Visitenkarte hört nicht auf: Es fehlt END:VCARD.")
    # Loaded with the first card that is read, never at the start of the program.
    library: Any = import_module("vobject")
    try:
        card = library.readOne(text + "\r\n", allowQP=True)
        return FileRow(line, _values(card)) if isinstance(card, library.base.Component) else LineProblem(line, _BROKEN)
    # What is not a card may fail anywhere in the reading of its lines.
    except (library.base.VObjectError, ValueError, LookupError, AttributeError, TypeError, AssertionError):
        return LineProblem(line, _BROKEN)


def _values(card: Component) -> dict[str, str]:
    family, given = _names(card)
    *agency, unit = _parts(_value(card, "org")) or [""]
    values = {
        "family_name": family,
        "given_name": given,
        "function": _text(card, "role") or _text(card, "title"),
        "agency": ", ".join(agency),
        "unit": unit,
        "topics": _joined(_value(card, "categories")),
        "email": _text(card, "email"),
        "id": _text(card, "uid").removeprefix(_URN),
        **_numbers(card),
    }
    own = {name: _text(card, f"{_PREFIX}{name}".replace("_", "-").lower()) for name in _OWN}
    return {name: value for name, value in (values | own).items() if value}


def _names(card: Component) -> tuple[str, str]:
    name = _value(card, "n")
    family, given = (_joined(getattr(name, part, ""), " ") for part in ("family", "given"))
    if family:
        return family, given
    whole = _text(card, "fn") or given
    first, _, last = whole.rpartition(" ")
    return (last, first) if not given else (whole, "")


def _numbers(card: Component) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in card.contents.get("tel", []):
        kinds = {
            part.upper() for each in (*one.params.get("TYPE", []), *one.singletonparams) for part in each.split(",")
        }
        if kinds & {"FAX", "PAGER", "BBS", "MODEM"}:
            continue
        field = "mobile" if "CELL" in kinds else "phone"
        found.setdefault(field, _number(str(one.value).strip()))
    return found


def _number(text: str) -> str:
    """Give a number as people write it, also one that stands there as a link; an extension stands behind it."""
    scheme, colon, rest = text.partition(":")
    if not colon or scheme.casefold() != "tel":
        return text
    number, *parameters = rest.split(";")
    extension = next((value for name, _, value in (one.partition("=") for one in parameters) if name == "ext"), "")
    return f"{number}-{extension}" if extension else number


def _value(card: Component, name: str) -> Any:
    found = card.contents.get(name)
    if found and {part.lower() for part in found[0].params.get("ENCODING", [])} & _UNREAD:
        raise ValueError(name)
    return found[0].value if found else ""


def _text(card: Component, name: str) -> str:
    value = _value(card, name)
    return value.strip() if isinstance(value, str) else ""


def _joined(value: Any, separator: str = ", ") -> str:
    return separator.join(_parts(value))


def _parts(value: Any) -> list[str]:
    parts = [value] if isinstance(value, str) else list(value)
    return [str(part).strip() for part in parts if str(part).strip()]


def _card(row: Mapping[str, str], version: Version) -> Iterator[str]:
    family, given = row.get("family_name", ""), row.get("given_name", "")
    lines = [
        _BEGIN,
        f"VERSION:{version}",
        *(["kind:individual"] if version == "4.0" else []),
        f"UID:{_URN}{row['id']}",
        f"N:{_escaped(family)};{_escaped(given)};;;",
        f"FN:{_escaped(' '.join(filter(None, (given, family))))}",
        f"ORG:{_escaped(row['agency'])};{_escaped(row['unit_name'])}",
        *_optional("ROLE", row.get("function", "")),
        *(f"TEL;{_kind(field, version)}:{_escaped(row[field])}" for field in ("phone", "mobile") if row.get(field)),
        *_optional("EMAIL", row.get("email", "")),
    ]
    topics = [_escaped(part.strip()) for part in re.split(r"[,\n]", row.get("topics", "")) if part.strip()]
    if topics:
        lines.append(f"CATEGORIES:{','.join(topics)}")
    for name in _OWN:
        lines += _optional(f"{_PREFIX}{name}".replace("_", "-").upper(), row.get(name, ""))
    yield from (_folded(line) for line in (*lines, f"REV:{row['confirmed_at']}", _END))


def _kind(field: str, version: Version) -> str:
    kind = "cell" if field == "mobile" else "work"
    return f"TYPE={kind},voice" if version == "4.0" else f"TYPE={kind.upper()},VOICE"


def _optional(name: str, value: str) -> list[str]:
    return [f"{name}:{_escaped(value)}"] if value else []


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return re.sub(r"\r\n|\r|\n", r"\\n", plain)


def _folded(line: str) -> str:
    """Give a line with its end, broken so that no part has more bytes than allowed and no letter is parted."""
    parts: list[bytes] = []
    part = b""
    for letter in line:
        coded = letter.encode()
        if len(part) + len(coded) > _WIDTH - bool(parts):
            parts.append(part)
            part = b""
        part += coded
    return b"\r\n ".join((*parts, part)).decode() + "\r\n"
