"""What a frozen program is started to be: itself, what reads a document or an image, or what asks a PAC file.

Modules are named whole where they are loaded: so PyInstaller finds what it has to bring.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from desktop.domain.proxy import ASKING
from desktop.exchange.pdf.messages import DOCUMENT, IMAGE

Begin = Callable[[], int]


def child(words: Sequence[str]) -> Begin | None:
    """Give what such a process begins with, or None for whoever starts the program itself."""
    begin: Begin | None = None
    if words == [DOCUMENT.word]:
        begin = import_module("desktop.exchange.pdf.child").main
    elif words == [IMAGE.word]:
        begin = import_module("desktop.ui.image_child").main
    elif words == [ASKING]:
        begin = import_module("desktop.sync.pac_process").main
    return begin
