"""The numbers people call a notification by: made offline, and unique because a device's ordinal stands in each."""

from __future__ import annotations

import re
from typing import Final

_PARTS: Final = re.compile(r"\A(?P<head>.+-\d{4})-\d+-(?P<count>\d+)\Z")


def numbered(prefix: str, year: int, ordinal: int, count: int) -> str:
    """Give a number, such as VIE-2026-3-000017."""
    return f"{prefix}-{year}-{ordinal}-{count:06d}"


def with_ordinal(number: str, ordinal: int) -> str:
    """Give a number as the device with another ordinal would have made it; what is no such number stays as it is."""
    parts = _PARTS.fullmatch(number)
    return f"{parts['head']}-{ordinal}-{parts['count']}" if parts else number
