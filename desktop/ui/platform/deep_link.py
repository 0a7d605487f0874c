"""The one link that may open the program at a place: `schutzbruecke:open/` and an opaque id, nothing else.

Whoever can make a person click can make a link, so everything about it is fixed but the id.
"""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(r"schutzbruecke:open/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def opened_id(argument: str) -> str | None:
    """Gives the id a link opens; None for whatever is no such link."""
    match = _LINK.fullmatch(argument)
    return match[1] if match else None
