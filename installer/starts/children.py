"""What a frozen program is started to be: itself, a process that reads a document, or one that asks a PAC file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop.domain.proxy import ASKING
from desktop.exchange.pdf.messages import WORD

_MODULES: Final = {WORD: "desktop.exchange.pdf.child", ASKING: "desktop.sync.pac_process"}


def module_of(words: Sequence[str]) -> str | None:
    """Give the module whose `main` it is, or None for whoever starts the program itself."""
    return _MODULES.get(words[0]) if len(words) == 1 else None
