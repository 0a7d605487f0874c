"""Who stands in a package as the one to write to: whoever builds it says so, as everywhere in Debian.

`DEBFULLNAME` and `DEBEMAIL` name an IT department. Without them an address stands there that no mail can ever reach
(`.invalid`, RFC 2606), rather than one that might be somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

NOBODY: Final = "Schutzbruecke developers <maintainers@schutzbruecke.invalid>"
_NAME: Final = "DEBFULLNAME"
_EMAIL: Final = "DEBEMAIL"
_ADDRESS: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")
_NAMED: Final = re.compile(r"[^\W_][^<>@,\"\x00-\x1f]{0,99}")


class NoMaintainer(Exception):
    """What is to stand in the package as its maintainer is no name or no address."""


def maintainer(surroundings: Mapping[str, str]) -> str:
    """Give the field `Maintainer`; raises `NoMaintainer` where what was said is not to be used."""
    name, email = surroundings.get(_NAME, ""), surroundings.get(_EMAIL, "")
    if not name and not email:
        return NOBODY
    for variable, said, shape in ((_NAME, name, _NAMED), (_EMAIL, email, _ADDRESS)):
        if not shape.fullmatch(said):
            raise NoMaintainer(f"{variable} is {said!r}; {_NAME} and {_EMAIL} together are a name and an address")
    return f"{name} <{email}>"
