"""Telephone numbers as people here write them, and as programs that call need them.

A number that somebody has grouped stays as it is; one without any gap gets the usual ones. Whether a number can be is
said, never enforced: numbers of exercises are none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

_HERE: Final = "DE"
_COUNTRY: Final = 49
_BARE: Final = re.compile(r"\+?[0-9]{5,20}")


def formatted(text: str) -> str:
    """Give a number with its usual gaps where nobody has written any, in Germany without its prefix."""
    return _formatted(text) if _BARE.fullmatch(text) else text


@lru_cache(maxsize=4096)
def _formatted(text: str) -> str:
    library, number = _parsed(text)
    if number is None or not library.is_possible_number(number):
        return text
    styles = library.PhoneNumberFormat
    style = styles.NATIONAL if number.country_code == _COUNTRY else styles.INTERNATIONAL
    return str(library.format_number(number, style))


@lru_cache(maxsize=4096)
def is_unusual(text: str) -> bool:
    """Say whether a number has too few or too many digits to be one that can be called from here."""
    library, number = _parsed(text)
    if number is None:
        return True
    short = re.sub(r"\D", "", text)
    return not (library.is_possible_number(number) or short in ("110", "112"))


def link(text: str) -> str:
    """Give the address by which a program calls a number, empty where it is none."""
    library, number = _parsed(text)
    if number is None:
        return ""
    digits = re.sub(r"\D", "", text)
    if len(digits) <= len("116117"):
        return f"tel:{digits}"
    return f"tel:{library.format_number(number, library.PhoneNumberFormat.E164)}"


def _parsed(text: str) -> tuple[Any, Any]:
    # Read when it is first needed: it takes a tenth of a second, which most commands do not have to wait for.
    import phonenumbers  # noqa: PLC0415

    try:
        return phonenumbers, phonenumbers.parse(text, _HERE)
    except phonenumbers.NumberParseException:
        return phonenumbers, None
