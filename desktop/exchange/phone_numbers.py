"""Telephone numbers as people here write them.

A number that somebody has grouped stays as it is; one without any gap gets the usual ones. Whether a number can be is
never enforced: numbers of exercises are none. What is unusual about one is remarked, and it is taken all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from desktop.domain.said import say

_HERE: Final = "DE"
_COUNTRY: Final = 49
_BARE: Final = re.compile(r"\+?[0-9]{5,20}")
_SHORT: Final = re.compile(r"11[0-9]|116[0-9]{3}|115|19222")
"""Numbers that are the same everywhere here: 110, 112, 115, 116117."""
_EXTENSION: Final = re.compile(r"[1-9][0-9]{0,5}")
_AT_HOME: Final = re.compile(r"\(?0[1-9][0-9 ()/.-]*")
_LOCAL: Final = re.compile(r"[0-9 ()/.-]{2,30}")


def formatted(text: str) -> str:
    """Give a number with its usual gaps where nobody has written any, in Germany without its prefix."""
    return _formatted(text) if _BARE.fullmatch(text) else text


def remark(text: str) -> str:
    """Say what is unusual about a number that somebody may have mistyped, or that costs its callers; else nothing."""
    digits = re.sub(r"[^0-9+]", "", text)
    if not text.strip() or _SHORT.fullmatch(digits):
        return ""
    if _AT_HOME.fullmatch(text) and _usual().fullmatch(digits, 1):
        return ""
    if _EXTENSION.fullmatch(digits):
        return "Ohne Vorwahl: Von außen ist diese Nummer nicht zu erreichen."
    library, number = _parsed(text)
    if number is None:
        return "Das ist vielleicht keine Rufnummer."
    kinds = library.PhoneNumberType
    kind = library.number_type(number)
    if kind in (kinds.PREMIUM_RATE, kinds.SHARED_COST):
        return "Eine Servicenummer: Der Anruf kann etwas kosten, und nicht jedes Telefon darf sie wählen."
    if number.country_code != _COUNTRY:
        return say("Eine Rufnummer im Ausland (+{country}).", country=number.country_code)
    if kind == kinds.UNKNOWN:
        return "Länge oder Vorwahl sind ungewöhnlich. Stimmt die Nummer?"
    return ""


def dialled(text: str) -> str:
    """Give a number as a link that a telephone program dials (RFC 3966); nothing where it is none."""
    digits = re.sub(r"[^0-9]", "", text)
    library, number = _parsed(text)
    if number is not None and library.is_possible_number(number) and not _EXTENSION.fullmatch(digits):
        return str(library.format_number(number, library.PhoneNumberFormat.RFC3966))
    return f"tel:{digits};phone-context=+{_COUNTRY}" if _LOCAL.fullmatch(text.strip()) and digits else ""


@lru_cache(maxsize=4096)
def _formatted(text: str) -> str:
    library, number = _parsed(text)
    if number is None or not library.is_possible_number(number):
        return text
    styles = library.PhoneNumberFormat
    style = styles.NATIONAL if number.country_code == _COUNTRY else styles.INTERNATIONAL
    return str(library.format_number(number, style))


@lru_cache(maxsize=1)
def _usual() -> re.Pattern[str]:
    """Give what a number of a line or a mobile here looks like behind its first 0: so nearly all of a file do.

    To have the library read each of them took a fifth of the time of a whole import.
    """
    here = import_module("phonenumbers").PhoneMetadata.metadata_for_region(_HERE)
    return re.compile(f"{here.fixed_line.national_number_pattern}|{here.mobile.national_number_pattern}")


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Any, Any]:
    # Read when it is first needed: it takes a tenth of a second, which most commands do not have to wait for.
    library: Any = import_module("phonenumbers")
    try:
        return library, library.parse(text, _HERE)
    except library.NumberParseException:
        return library, None
