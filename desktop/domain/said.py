"""Sentences with values in them, that a screen can still translate: a text that remembers the template it came from.

The text itself is German and whole, so whoever only prints it needs to know nothing of this. It holds no rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Self

SEPARATOR: Final = " · "
"""What usually stands between texts put side by side."""


class Said(str):
    """A German sentence, with the template and the values it was made of; a value may be said itself."""

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Self:
        """Fill the template; raises `KeyError` where a value is missing."""
        made = super().__new__(cls, template.format_map(values))
        made.template = template
        made.values = values
        return made


class Verbatim(str):
    """Words somebody wrote, or a name: they stay as they are in every language."""

    __slots__ = ()


def printable(text: str, longest: int = 1000) -> Verbatim:
    """Give what a stranger wrote, without what could steer a screen and not longer than is bearable."""
    plain = "".join(letter for letter in text if letter.isprintable())
    return Verbatim(plain if len(plain) <= longest else plain[: longest - 1] + "…")


def say(template: str, **values: object) -> Said:
    """Say a sentence with values in it: `say("Noch {count} Minuten.", count=6)`."""
    return Said(template, values)


def joined(texts: Iterable[str], separator: str = SEPARATOR) -> Said:
    """Put texts side by side, each of which can still be translated; empty ones are left out."""
    values = {f"part_{index}": text for index, text in enumerate(text for text in texts if text)}
    return Said(_places(values, separator), values)


def parts(text: str) -> tuple[str, ...]:
    """Give the texts that were put side by side with the usual separator; any other text is its own one part."""
    if not isinstance(text, Said) or text.template != _places(text.values, SEPARATOR):
        return (text,)
    return tuple(
        part for value in text.values.values() for part in parts(value if isinstance(value, str) else str(value))
    )


def _places(values: Iterable[str], separator: str) -> str:
    return separator.join(f"{{{name}}}" for name in values)
