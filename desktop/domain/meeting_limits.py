"""How much a meeting can hold: what no cooperation reaches, and what keeps one device from filling everybody's.

They are part of what events mean, which are folded for ever: they may be widened and never narrowed.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.meeting_events import MEETING_FIELDS
from desktop.domain.meeting_series import MOST_OCCURRENCES

MOST_DAYS: Final = 2 * MOST_OCCURRENCES
"""Days of which something was said: those of a series, and those it had before it was changed."""
MOST_FIELDS: Final = len(MEETING_FIELDS) + MOST_DAYS
MOST_ANSWERS: Final = MOST_OCCURRENCES + 1
"""Answers of one person: for each day of the longest series, and for all."""
MOST_ATTENDEES: Final = 1_000
"""On one day."""
MOST_INVITED: Final = 500
MOST_ITEMS: Final = 2_000
"""Items of all minutes, removed ones too."""
