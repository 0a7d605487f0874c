"""For whom something is: kinds of agencies and roles by their codes. Shared by documents, cards and rules."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Final, TypeAlias

from msgspec import Meta

AGENCY_KINDS: Final = ("police", "youth_office")
AUDIENCES: Final = (*AGENCY_KINDS, "lead", "release", "member")
"""For whom something may be: an agency's kind, or a role there."""

Audience: TypeAlias = Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...], Meta(max_length=20)]
"""Codes, of a newer program also unknown ones; nobody named is everybody."""


def concerns(audience: Collection[str], kind: str, roles: Collection[str]) -> bool:
    """Say whether something is for somebody of an agency of a kind in some roles: one of each sort that is named."""
    kinds = set(AGENCY_KINDS) & set(audience)
    named = set(audience) - kinds
    return (not kinds or kind in kinds) and (not named or not named.isdisjoint(roles))
