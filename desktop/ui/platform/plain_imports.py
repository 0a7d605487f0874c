"""Takes Qt for Python out of the way of imports.

It puts itself between a program and each of its imports, and reads the source of whatever is imported, to find who
wants another spelling of its names (`from __feature__ import …`). Nobody here does, and a fifth of the time in which a
program is loaded went into that. Nothing else of Qt's is touched.
"""

from __future__ import annotations

import builtins
from typing import Final

_OURS: Final = "__import__"
_PYTHON_S: Final = "__orig_import__"
"""Where Qt for Python keeps what it stands before."""


def import_plainly() -> None:
    """Import as Python does, from now on and in all threads; where Qt does not stand in between nothing changes."""
    names = vars(builtins)
    names[_OURS] = names.get(_PYTHON_S, names[_OURS])
