"""A telephone as those who call it see it: numbers that ring the same one, however they are written, are one.

It checks no number and gives none its gaps; it only says which are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
# What begins with a zero has an area code; the others are emergency calls and what is like them.
_WHOLE: Final = re.compile(r"0\d+|11[02]|116\d{3}")


def digits(text: str) -> str:
    """Give the digits of a number as they are dialled in Germany: +49 and 0049 are 0."""
    only = re.sub(r"\D", "", re.sub(r"\(0\)", "", text))
    if text.lstrip().startswith("+49"):
        return f"0{only[2:]}"
    return f"0{only[4:]}" if only.startswith("0049") else only


def rung(text: str) -> str:
    """Give what two texts have in common that ring one telephone: the digits, or what stands there without any."""
    return digits(text) or " ".join(text.casefold().split())


def line(phone: str, agency: str) -> tuple[str, str]:
    """Give what entries have in common that ring one telephone.

    An extension, and what stands there in words, rings the same one only within an agency: two may have one alike.
    """
    return "" if _is_whole(phone) else agency, rung(phone)


def _is_whole(phone: str) -> bool:
    """Say whether a number rings the same telephone from everywhere: with an area code, or one that needs none."""
    return phone.lstrip().startswith("+") or bool(_WHOLE.fullmatch(digits(phone)))


def by_telephone(people: Iterable[T], key: Callable[[T], Hashable]) -> list[Sequence[T]]:
    """Put together whoever is called on one telephone, in the order of the first of them: it is rung once.

    `key` gives the `line` of each, and what else keeps two apart.
    """
    found: dict[Hashable, list[T]] = {}
    for one in people:
        found.setdefault(key(one), []).append(one)
    return list(found.values())
