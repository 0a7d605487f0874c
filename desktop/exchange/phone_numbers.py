"""Telephone numbers as people here write them.

A number that somebody has grouped stays as it is; one without any gap gets the usual ones. Whether a number can be is
never enforced: numbers of exercises are none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
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


def _parsed(text: str) -> tuple[Any, Any]:
    # Read when it is first needed: it takes a tenth of a second, which most commands do not have to wait for.
    library: Any = import_module("phonenumbers")
    try:
        return library, library.parse(text, _HERE)
    except library.NumberParseException:
        return library, None
