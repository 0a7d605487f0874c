"""Signs that nobody sees: without a width, or turning the direction in which letters are read.

A name that holds one is not the name it looks like: „rechnung[…]fdp.exe“ reads as „rechnungexe.pdf“.
"""

from __future__ import annotations

import re
from typing import Final

_UNSEEN: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def seen(text: str) -> str:
    """Give a text without them."""
    return text if text.isascii() else _UNSEEN.sub("", text)
