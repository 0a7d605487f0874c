"""What the body of an event is made of, whichever kind it is of: ids, texts and numbers with their outer limits.

The limits only stop what no program would write. They are part of what events mean, which are folded for ever: they
may be widened and never narrowed. It knows no kind and no event.
"""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

import msgspec
from msgspec import Meta

Id: TypeAlias = Annotated[bytes, Meta(min_length=16, max_length=16)]
IdOrNone: TypeAlias = Annotated[bytes, Meta(max_length=16)]
Digest: TypeAlias = Annotated[bytes, Meta(min_length=32, max_length=32)]
Short: TypeAlias = Annotated[str, Meta(max_length=200)]
Text: TypeAlias = Annotated[str, Meta(max_length=4000)]
UrgencyCode: TypeAlias = Annotated[str, Meta(pattern=r"\A(immediate|urgent|routine)\Z")]
UrgencyOrNone: TypeAlias = Annotated[str, Meta(pattern=r"\A(immediate|urgent|routine|)\Z")]
Child: TypeAlias = Annotated[int, Meta(ge=-1, le=50)]
"""A child of a notification, counted from 0, or all of them."""
ALL_CHILDREN: Final = -1


class EventBody(msgspec.Struct, frozen=True, gc=False):
    """What bodies share: maps of names, so that an older program skips fields it does not know."""
