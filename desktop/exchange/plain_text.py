"""Texts as they go into files that others open: without what nobody sees and what could turn what they see around."""

from __future__ import annotations

import unicodedata
from typing import Final

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})


def plain(text: str) -> str:
    """Give a text without what nobody sees: control and formatting characters, but for the end of a line."""
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) not in _UNSEEN).strip()
