"""What one field of a form accepts: its kind, its limits, and the sentence that says what is wrong.

Values come from a file or a window and may be anything. A message names what is expected, never what was there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, TypeAlias, TypeVar

from desktop.domain.said import say

Kind: TypeAlias = Literal[
    "text",
    "long",
    "phone",
    "ags",
    "postcode",
    "date",
    "moment",
    "flag",
    "count",
    "numbers",
    "choice",
    "choices",
    "group",
    "list",
]
Need: TypeAlias = Literal["optional", "full", "always", "gate"]
Choice: TypeAlias = tuple[str, str]

LONG_TEXT: Final = 4000
SHORT_TEXT: Final = 120
CLOCK_TOLERANCE: Final = timedelta(minutes=5)
"""How far ahead a time may be, so that a clock that runs fast holds nothing up."""
AHEAD: Final = "Der Zeitpunkt liegt in der Zukunft."

_MOMENT = re.compile(
    r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
_DATE = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_PHONE = re.compile(r"\+?[0-9(][0-9 ()/.-]{1,28}[0-9]")
_UNSEEN: Final = frozenset("\u061c\u200b\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORBIDDEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a form's table.

    `need` says when it is required: `always`, or `full` where the notification is not immediate, or `gate` where the
    rules ask for it, which then say so and not the form. `unless` names fields
    beside it of which one suffices instead, `when` a field beside it and the values for which this one is required at
    all. `quick` marks the fields of the immediate form. `limit` counts characters, elements or the greatest number.
    `ahead` allows a time that is still to come. `entry` names one of a list, where the label is a name for all.
    """

    path: str
    kind: Kind
    label: str
    _: KW_ONLY
    help: str = ""
    need: Need = "optional"
    limit: int = 0
    choices: tuple[Choice, ...] = ()
    unless: tuple[str, ...] = ()
    when: tuple[str, tuple[object, ...]] | None = None
    basis: str | None = None
    quick: bool = False
    ahead: bool = False
    entry: str = ""

    @property
    def one(self) -> str:
        """Give what one entry of a list is called."""
        return self.entry or self.label


T = TypeVar("T")


class Wrong(Exception):
    """A value that a field does not accept; its message is for people."""

    def __init__(self, message: str) -> None:
        """Keep the message."""
        super().__init__(message)
        self.message = message


def clean(field: Field, value: object, now: datetime) -> object:
    """Give the value as it is kept, or raise `Wrong`."""
    return _CLEANERS[field.kind](field, value, now)


def _text(field: Field, value: object, _now: datetime) -> str:
    """Accept one line of text."""
    return _plain(value, field.limit or SHORT_TEXT, allowed="")


def _long(field: Field, value: object, _now: datetime) -> str:
    """Accept text of several lines."""
    return _plain(value, field.limit or LONG_TEXT, allowed="\n\t")


def _plain(value: object, limit: int, allowed: str) -> str:
    """Accept text without control characters, composed and without blanks around it."""
    if not isinstance(value, str):
        raise Wrong("Erwartet wird ein Text in Anführungszeichen.")
    if len(value) > limit:
        raise Wrong(say("Der Text ist zu lang: höchstens {limit} Zeichen.", limit=limit))
    for character in value:
        if character not in allowed and (unicodedata.category(character) in _FORBIDDEN or character in _UNSEEN):
            raise Wrong("Der Text enthält Steuerzeichen.")
    return unicodedata.normalize("NFC", value).strip()


def _pattern(pattern: re.Pattern[str], message: str) -> Callable[[Field, object, datetime], str]:
    """Make the cleaner for text of a fixed form."""

    def cleaner(field: Field, value: object, now: datetime) -> str:
        text = _text(field, value, now)
        if not pattern.fullmatch(text):
            raise Wrong(message)
        return text

    return cleaner


def _read(text: str, read: Callable[[str], T], message: str) -> T:
    """Read a text whose form is right; what there is no such thing of is as wrong as another form."""
    try:
        return read(text)
    except ValueError as error:
        raise Wrong(message) from error


def _date(field: Field, value: object, now: datetime) -> str:
    """Accept a day that is not in the future."""
    message = "Erwartet wird ein Datum wie 2026-01-31."
    text = _pattern(_DATE, message)(field, value, now)
    if _read(text, date.fromisoformat, message) > now.date() and not field.ahead:
        raise Wrong("Das Datum liegt in der Zukunft.")
    return text


def is_ahead(at: datetime, now: datetime) -> bool:
    """Say whether a time is still to come, so that nothing can have happened then."""
    return at > now + CLOCK_TOLERANCE


def _moment(field: Field, value: object, now: datetime) -> str:
    """Accept a time with offset that is not in the future."""
    message = "Erwartet wird ein Zeitpunkt wie 2026-01-31T03:10:00+01:00."
    text = _pattern(_MOMENT, message)(field, value, now)
    if not field.ahead and is_ahead(_read(text, datetime.fromisoformat, message), now):
        raise Wrong(AHEAD)
    return text


def is_phone(text: str) -> bool:
    """Say whether a text is a telephone number as forms take it."""
    return _PHONE.fullmatch(text) is not None


def _flag(_field: Field, value: object, _now: datetime) -> bool:
    """Accept yes or no."""
    if not isinstance(value, bool):
        raise Wrong("Erwartet wird true oder false.")
    return value


def _count(field: Field, value: object, _now: datetime) -> int:
    """Accept a whole number within the limit."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= field.limit:
        raise Wrong(say("Erwartet wird eine ganze Zahl von 0 bis {limit}.", limit=field.limit))
    return value


def _numbers(field: Field, value: object, _now: datetime) -> tuple[int, ...]:
    """Accept a list of numbers from 1 up to the limit, each once."""
    whole = isinstance(value, list) and all(isinstance(one, int) and not isinstance(one, bool) for one in value)
    if not isinstance(value, list) or not whole or not all(1 <= one <= field.limit for one in value):
        raise Wrong(say("Erwartet wird eine Liste von Zahlen von 1 bis {limit}.", limit=field.limit))
    return tuple(dict.fromkeys(value))


def _choice(field: Field, value: object, _now: datetime) -> str:
    """Accept one of the codes."""
    codes = [code for code, _ in field.choices]
    if not isinstance(value, str) or value not in codes:
        raise Wrong(say("Erwartet wird einer der Werte {codes}.", codes=", ".join(codes)))
    return value


def _choices(field: Field, value: object, now: datetime) -> tuple[str, ...]:
    """Accept a list of codes, each once."""
    if not isinstance(value, list) or len(value) > len(field.choices):
        codes = ", ".join(code for code, _ in field.choices)
        raise Wrong(say("Erwartet wird eine Liste aus {codes}.", codes=codes))
    return tuple(dict.fromkeys(_choice(field, item, now) for item in value))


def _nested(_field: Field, _value: object, _now: datetime) -> object:
    """Groups and lists are walked by the form, not cleaned."""
    raise Wrong("Erwartet wird ein einzelner Wert.")


_CLEANERS: Final[dict[Kind, Callable[[Field, object, datetime], object]]] = {
    "text": _text,
    "long": _long,
    "phone": _pattern(_PHONE, "Erwartet wird eine Rufnummer aus Ziffern, etwa 030 23125 000."),
    "ags": _pattern(re.compile("[0-9]{8}"), "Erwartet wird ein AGS mit acht Ziffern."),
    "postcode": _pattern(re.compile("[0-9]{5}"), "Erwartet wird eine Postleitzahl mit fünf Ziffern."),
    "date": _date,
    "moment": _moment,
    "flag": _flag,
    "count": _count,
    "numbers": _numbers,
    "choice": _choice,
    "choices": _choices,
    "group": _nested,
    "list": _nested,
}
