"""Why a unit is not competent, as a code of the rules beside its own words: what can be counted and needs no sentence.

Data of a version, as all rules. An older list stays readable, for old words are looked up in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec

from desktop.domain.gate import Line


class ReasonCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One reason; `explained` where it says nothing without words of one's own."""

    code: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z_]{0,39}\Z")]
    title: Line
    explained: bool = False


def reason_code_problems(reasons: Sequence[ReasonCode]) -> Iterator[tuple[int, str, str]]:
    """Yield which reason, its field, and why it contradicts the others."""
    seen: set[str] = set()
    for index, one in enumerate(reasons):
        if one.code in seen:
            yield index, "code", "Diesen Grund gibt es schon."
        seen.add(one.code)
