"""The banner of a notification: what matters most about it now."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.presenters.chips import Tone
from desktop.presenters.on_call import Number


@dataclass(frozen=True, slots=True)
class Banner:
    """What matters most about a notification now, with the number to call where a call is due."""

    tone: Tone
    icon: str
    heading: str
    text: str
    number: Number | None = None
