"""What the administration has set wrongly, in words for the window. What it set rightly stands at each setting."""

from __future__ import annotations

from desktop.domain.precedence import Held
from desktop.domain.said import say


def policy_words(held: Held) -> str:
    """Say that something is wrong, with the first of it; empty where nothing is."""
    if not held.wrong:
        return ""
    first, more = held.wrong[0].sentence, len(held.wrong) - 1
    if more:
        return say(
            "Eine Vorgabe Ihrer Administration ist fehlerhaft: {first} Dazu {more} weitere.", first=first, more=more
        )
    return say("Eine Vorgabe Ihrer Administration ist fehlerhaft: {first}", first=first)
