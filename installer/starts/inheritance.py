"""What other programs inherit from a frozen one: nothing of the folder that it loads its own libraries from.

The bootloader names that folder in `LD_LIBRARY_PATH` and where Qt's plugins lie in `QT_PLUGIN_PATH`: a document viewer
that is opened would load our Qt instead of its own. What is loaded already stays, our Qt knows its place without being
told, and the frozen program names the folder anew whenever it starts itself.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Final

_NAMES: Final = ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH")

_OF_QT: Final = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def restore(surroundings: MutableMapping[str, str]) -> None:
    """Bring surroundings to what they were before the bootloader changed them."""
    for name in _OF_QT:
        surroundings.pop(name, None)
    for name in _NAMES:
        before = surroundings.pop(f"{name}_ORIG", None)
        surroundings.pop(name, None)
        if before is not None:
            surroundings[name] = before
