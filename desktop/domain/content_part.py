"""What the parts of a notification's content are made of: texts, numbers and codes with outer limits.

The limits only stop what no form would let through; what is required, and how long a field may be, the forms state.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

Short: TypeAlias = Annotated[str, Meta(max_length=400)]
Long: TypeAlias = Annotated[str, Meta(max_length=8000)]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=1000)]
Numbers: TypeAlias = Annotated[tuple[Annotated[int, Meta(ge=1, le=50)], ...], Meta(max_length=50)]
Codes: TypeAlias = Annotated[tuple[Short, ...], Meta(max_length=50)]


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What all parts share: unknown fields are skipped, empty ones take no room."""
