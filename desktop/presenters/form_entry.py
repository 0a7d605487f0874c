"""How people write a value and how a document keeps it: days and times as on a calendar here, numbers as digits.

What cannot be read is kept as it was written, so that nothing is lost and the check can name it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from desktop.domain.form_values import Kind
from desktop.presenters.times import BERLIN, as_entered, moment

_DAY: Final = "%d.%m.%Y"
_MOMENT: Final = "%d.%m.%Y %H:%M"
HINTS: Final[dict[str, str]] = {"date": "TT.MM.JJJJ", "moment": "TT.MM.JJJJ HH:MM"}


def entered(kind: Kind, text: str) -> object:
    """Read what somebody wrote; None for nothing, the text itself where it is no value of this kind."""
    plain = text.strip()
    if not plain:
        return None
    if kind == "count":
        return int(plain) if plain.isascii() and plain.isdigit() else plain
    if kind == "numbers":
        return _numbers(plain)
    if kind == "date":
        day = _parsed(plain, _DAY)
        return day.date().isoformat() if day else plain
    if kind == "moment":
        at = _parsed(" ".join(plain.replace(",", " ").replace("Uhr", " ").split()), _MOMENT)
        return at.replace(tzinfo=BERLIN).isoformat() if at else plain
    return plain


def shown(value: object, kind: Kind) -> str:
    """Write a value as somebody would have written it."""
    if value is None:
        return ""
    if kind == "numbers" and isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return as_entered(str(value)) if kind in ("date", "moment") else str(value)


def _numbers(plain: str) -> object:
    """Read numbers with commas between them."""
    parts = [part for part in plain.replace(",", " ").split() if part != "und"]
    whole = all(part.isascii() and part.isdigit() for part in parts)
    return [int(part) for part in parts] if parts and whole else plain


def present(milliseconds: int) -> str:
    """Write a time (ms since 1970 UTC) as a moment is written here."""
    return moment(milliseconds).strftime(_MOMENT)


def _parsed(text: str, pattern: str) -> datetime | None:
    """Read a day or a time of day; where that was is up to the caller."""
    try:
        return datetime.strptime(f"{text} +0000", f"{pattern} %z")
    except ValueError:
        return None
