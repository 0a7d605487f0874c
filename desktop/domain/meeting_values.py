"""What may stand in the fields of a meeting and of its minutes: the form of each value, whoever writes it.

The fold holds to it, so that everybody who reads a meeting can count on it; what is asked of people beyond that is a
presenter's. A field that may stay empty says so here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from desktop.domain.meeting_events import DROPPED, ITEM_FIELDS, MEETING_FIELDS
from desktop.domain.meeting_series import read_series, read_span

MOST_SEATS: Final = 9999
_DAY: Final = re.compile(r"(?:20|21)\d\d-\d\d-\d\d")
_NUMBER: Final = re.compile(r"[1-9]\d{0,3}")
_OWNER: Final = re.compile(r"device:[0-9a-f]{32}|unit:.{1,64}|name:.{1,200}")


def is_day(text: str) -> bool:
    """Say whether a text is a day of the calendar."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_span(text: str) -> bool:
    return read_span(text) is not None


def _anything(_text: str) -> bool:
    return True


_FORMS: Final[Mapping[str, Callable[[str], bool]]] = {
    "kind": bool,
    "title": lambda text: bool(text.strip()),
    "when": _is_span,
    "series": lambda text: not text or read_series(text) is not None,
    "place": _anything,
    "agenda": _anything,
    "capacity": lambda text: not text or bool(_NUMBER.fullmatch(text)),
    "answer_by": lambda text: not text or is_day(text),
}
_ITEM_FORMS: Final[Mapping[str, Callable[[str], bool]]] = {
    "text": lambda text: bool(text.strip()),
    "owner": lambda text: not text or bool(_OWNER.fullmatch(text)),
    "due": lambda text: not text or is_day(text),
}


def wrong_in(values: Mapping[str, str]) -> str:
    """Give the first field of a meeting whose value has no such form, empty where all are right.

    The days of a series stand under their dates: each as planned, dropped, or with a span of its own.
    """
    return next((name for name, value in values.items() if not _is_right(name, value)), "")


def _is_right(name: str, value: str) -> bool:
    form = _FORMS.get(name)
    if form is not None:
        return form(value)
    return is_day(name) and (value in ("", DROPPED) or _is_span(value))


def wrong_in_item(values: Mapping[str, str]) -> str:
    """Give the first field of an item of the minutes whose value has no such form, empty where all are right."""
    return next((name for name, value in values.items() if name not in ITEM_FIELDS or not _ITEM_FORMS[name](value)), "")


def is_complete(values: Mapping[str, str]) -> bool:
    """Say whether the values of a new meeting are of known fields and none that it needs is missing."""
    return set(values) <= set(MEETING_FIELDS) and not wrong_in({name: values.get(name, "") for name in MEETING_FIELDS})
