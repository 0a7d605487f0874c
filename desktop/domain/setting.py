"""What a setting is: shape and range of its value, who may set it, what it is called. Which there are: `settings.py`.

A shape reads what stands in a policy, a file or a registry, and refuses with one sentence what is none of its values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Protocol, TypeAlias

from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say

Value: TypeAlias = str | int | bool

CODE: Final = "setting_invalid"
_MOST_CHARACTERS: Final = 300
_FIRST_PRINTABLE: Final = " "


class Level(IntEnum):
    """Who sets it, the strongest first."""

    MACHINE_POLICY = 0
    USER_POLICY = 1
    MACHINE_DEFAULT = 2
    USER = 3


ADMINISTRATION: Final = frozenset({Level.MACHINE_POLICY, Level.USER_POLICY, Level.MACHINE_DEFAULT})
EVERYBODY: Final = ADMINISTRATION | {Level.USER}
PERSON: Final = frozenset({Level.USER})
"""What helps somebody to see and to type is theirs; no policy takes it away."""


class Shape(Protocol):
    """What values there are."""

    def read(self, value: object) -> Value:
        """Give a value in its one spelling; raises `Refused`."""


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off; a registry has the numbers 1 and 0 for it."""

    def read(self, value: object) -> Value:
        """Give true or false; raises `Refused`."""
        if isinstance(value, bool) or (isinstance(value, int) and value in (0, 1)):
            return bool(value)
        raise _refused("Erwartet wird true oder false, in der Registrierung 1 oder 0.")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number of a range, both ends included."""

    least: int
    most: int

    def read(self, value: object) -> Value:
        """Give the number; raises `Refused`."""
        if isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most:
            return value
        raise _refused(say("Erwartet wird eine ganze Zahl von {least} bis {most}.", least=self.least, most=self.most))


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words or numbers, each with what the screen calls it."""

    words: Mapping[Value, str]
    unnamed: frozenset[Value] = frozenset()
    """Values that are taken and offered to nobody."""

    def read(self, value: object) -> Value:
        """Give the word; raises `Refused`."""
        if isinstance(value, str | int) and not isinstance(value, bool) and value in self.words.keys() | self.unnamed:
            return value
        known = joined((Verbatim(one) for one in self.words), ", ")
        raise _refused(say("Erwartet wird einer dieser Werte: {known}.", known=known))


def _anything(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `check` gives its one spelling or raises `Refused`. An empty one is as if it was not set."""

    check: Callable[[str], str] = _anything

    def read(self, value: object) -> Value:
        """Give the line; raises `Refused`."""
        if not isinstance(value, str) or len(value) > _MOST_CHARACTERS or any(one < _FIRST_PRINTABLE for one in value):
            raise _refused(say("Erwartet wird eine Zeile Text mit höchstens {most} Zeichen.", most=_MOST_CHARACTERS))
        return self.check(value) if value else ""


@dataclass(frozen=True, slots=True)
class About:
    """What is to be known of one setting.

    `strict` is what holds where the administration meant to set it and what stands there is no value of it: the safe
    side. None is for what secures nothing; then it is as if it had not been set there.
    """

    title: str
    explanation: str
    group: str
    shape: Shape
    levels: frozenset[Level] = ADMINISTRATION
    strict: Value | None = None


def _refused(message: str) -> Refused:
    return Refused(CODE, message)
