"""What somebody may write into the fields of a contact: cleaned of what nobody sees, checked, days as they are kept.

Decided here once, for the window, the command line and what is imported. What stands in the log already is shown
whatever it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from desktop.domain.contact import CONTACT_FIELDS, LEVELS
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.unseen import seen

LONGEST: Final = {"topics": 2000, "hours": 500, "deputies": 500, "phone": 60, "mobile": 60}
"""So many characters a field may have, where not the usual number."""
USUAL: Final = 200
NO_FIELD: Final = "Dieses Feld ist nicht vorgesehen."
_CODE: Final = "contact_invalid"
PHONE_FIELDS: Final = ("phone", "mobile")
_DAYS: Final = ("valid_from", "valid_to", "absent_from", "absent_until")
_PERIODS: Final = (("valid_from", "valid_to"), ("absent_from", "absent_until"))
PERIOD_FIELDS: Final = frozenset(name for period in _PERIODS for name in period)
_LINES: Final = frozenset({"topics", "hours", "deputies"})
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROL_IN_LINES: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_PHONE: Final = re.compile(r"\+?[0-9(][0-9 ()/.\u2013-]*")
_MOST_DIGITS: Final = 20
_EMAIL: Final = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]+")
_WRITTEN_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def checked(values: Mapping[str, str]) -> dict[str, str]:
    """Give the values as they are kept; raises `Refused` naming the first field that is wrong."""
    for name in values:
        if name not in CONTACT_FIELDS:
            raise Refused.at(name, _CODE, NO_FIELD)
    kept = {name: _one(name, value) for name, value in values.items()}
    if "family_name" in kept and not kept["family_name"]:
        raise Refused.at("family_name", _CODE, "Der Name fehlt.")
    check_periods(kept)
    return kept


def check_periods(values: Mapping[str, str]) -> None:
    """Refuse a period that ends before it begins; raises `Refused` naming its end."""
    for first, last in _PERIODS:
        begins, ends = values.get(first, ""), values.get(last, "")
        if begins and ends and begins > ends:
            raise Refused.at(last, _CODE, "Das Ende liegt vor dem Anfang.")


def cleaned(text: str, *, lines: bool = False) -> str:
    """Give a text without signs that nobody sees, its letters in one way of writing, without blanks around it."""
    kept = text if text.isascii() else seen(unicodedata.normalize("NFC", text))
    if not lines or kept.isprintable():
        return " ".join(kept.split())
    return "\n".join(" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", kept)).strip()


def is_phone(text: str) -> bool:
    """Say whether a text is written as telephone numbers are."""
    return bool(_PHONE.fullmatch(text)) and sum(one.isdigit() for one in text) <= _MOST_DIGITS


def _one(name: str, value: str) -> str:
    lines = name in _LINES
    if (_CONTROL_IN_LINES if lines else _CONTROL).search(value):
        raise Refused.at(name, _CODE, "Steuerzeichen sind hier nicht möglich.")
    text = cleaned(value, lines=lines)
    longest = LONGEST.get(name, USUAL)
    if len(text) > longest:
        raise Refused.at(name, _CODE, say("Das ist zu lang: höchstens {longest} Zeichen.", longest=longest))
    check = _CHECKS.get(name)
    return check(name, text) if check is not None and text else text


def _phone(name: str, text: str) -> str:
    if not is_phone(text):
        raise Refused.at(name, _CODE, "Das ist keine Rufnummer: erwartet werden Ziffern, Leerzeichen und + ( ) / - .")
    return text


def _email(name: str, text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise Refused.at(name, _CODE, "Das ist keine E-Mail-Adresse.")
    return text


def _level(name: str, text: str) -> str:
    if text not in LEVELS:
        raise Refused.at(name, _CODE, "Möglich sind hier Leitung und Fachebene.")
    return text


def _day(name: str, text: str) -> str:
    written = _WRITTEN_DAY.fullmatch(text)
    try:
        found = date(int(written[3]), int(written[2]), int(written[1])) if written else date.fromisoformat(text)
    except ValueError:
        raise Refused.at(name, _CODE, "Erwartet wird ein Tag, zum Beispiel 31.01.2026.") from None
    return found.isoformat()


_CHECKS: Final[dict[str, Callable[[str, str], str]]] = {
    **dict.fromkeys(PHONE_FIELDS, _phone),
    "email": _email,
    "level": _level,
    **dict.fromkeys(_DAYS, _day),
}
