"""Kölner Phonetik: how a German name sounds, as digits, so that Meyer, Maier and Mayr are found as one.

After Hans Joachim Postel (1969): each letter by its neighbours becomes a digit, equal digits that follow each other are
one, and vowels count at the beginning alone. Whatever is no letter is left out.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_ALONE: Final = {
    **dict.fromkeys("AEIJOUY", "0"),
    "B": "1",
    **dict.fromkeys("FVW", "3"),
    **dict.fromkeys("GKQ", "4"),
    "L": "5",
    **dict.fromkeys("MN", "6"),
    "R": "7",
    **dict.fromkeys("SZ", "8"),
}
"""What the letters become that sound alike whatever stands beside them; H is silent."""
_SPELT: Final = str.maketrans({"Ä": "A", "Ö": "O", "Ü": "U", "ẞ": "S", "Æ": "A", "Œ": "O", "Ø": "O", "Ł": "L"})
_HARD_FIRST: Final = frozenset("AHKLOQRUX")
_HARD: Final = frozenset("AHKOQUX")


def sound(name: str) -> str:
    """Give how a name sounds as digits, empty where it has no letter that sounds."""
    spelt = unicodedata.normalize("NFC", name).upper().translate(_SPELT)
    plain = (letter for letter in unicodedata.normalize("NFD", spelt) if "A" <= letter <= "Z")
    letters = "".join(plain)
    digits = "".join(_digits(letters, at) for at in range(len(letters)))
    once = "".join(digit for at, digit in enumerate(digits) if at == 0 or digit != digits[at - 1])
    return once[:1] + once[1:].replace("0", "")


def _digits(letters: str, at: int) -> str:
    """Give what a letter becomes between its neighbours."""
    letter = letters[at]
    before = letters[at - 1] if at else ""
    behind = letters[at + 1] if at + 1 < len(letters) else ""
    match letter:
        case "P":
            return "3" if behind == "H" else "1"
        case "D" | "T":
            return "8" if behind and behind in "CSZ" else "2"
        case "X":
            return "8" if before and before in "CKQ" else "48"
        case "C":
            return "4" if _is_hard(before, behind) else "8"
        case _:
            return _ALONE.get(letter, "")


def _is_hard(before: str, behind: str) -> bool:
    """Say whether a C between its neighbours sounds as a K."""
    if not before:
        return behind in _HARD_FIRST
    return behind in _HARD and before not in "SZ"
