"""A telephone as those who call it see it: numbers that ring the same one, however they are written, are one.

It checks no number and gives none its gaps; it only says which are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def digits(text: str) -> str:
    """Give the digits of a number as they are dialled in Germany: +49 and 0049 are 0."""
    only = re.sub(r"\D", "", re.sub(r"\(0\)", "", text))
    if text.lstrip().startswith("+49"):
        return f"0{only[2:]}"
    return f"0{only[4:]}" if only.startswith("0049") else only


def rung(text: str) -> str:
    """Give what two texts have in common that ring one telephone: the digits, or what stands there without any."""
    return digits(text) or " ".join(text.casefold().split())


def by_telephone(people: Iterable[T], phone: Callable[[T], str]) -> list[Sequence[T]]:
    """Put together whoever is called on one telephone, in the order of the first of them: it is rung once."""
    found: dict[str, list[T]] = {}
    for one in people:
        found.setdefault(rung(phone(one)), []).append(one)
    return list(found.values())
