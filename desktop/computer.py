"""What this computer gives the program: its clock and chance, a folder for profiles, and how its threads take turns.

Clock and chance are read here and nowhere else, and handed on. Nothing here knows what a profile is made of: the lock
screen has it long before anything of one is loaded.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from pathlib import Path
from typing import Final

import platformdirs
import uuid_utils

_CHANCE: Final = random.SystemRandom()
_TURN_SECONDS: Final = 0.0005
_GARBAGE: Final = 20_000
"""So many values more than went, before Python looks; by itself it waits for 700."""


class System:
    """The clock and the chance of this computer."""

    def now(self) -> int:
        """Give the time in ms since 1970 UTC."""
        return time.time_ns() // 1_000_000

    def new_id(self) -> bytes:
        """Give a new UUIDv7."""
        return uuid_utils.uuid7().bytes

    def chance(self) -> float:
        """Give a random number from 0 to 1."""
        return _CHANCE.random()


def share_turns() -> None:
    """Let the threads of this process take turns ten times as often as Python would.

    Whoever comes back from the disk or from Qt waits for the other thread's turn to end: the window would stand still
    for it, and a pull lose a tenth of its speed to the thread that opens the next page.
    """
    sys.setswitchinterval(_TURN_SECONDS)


def look_seldom_for_garbage() -> None:
    """Let Python look for garbage a thirtieth as often, and never through what the program is made of.

    That never goes; and a page of a pull is thousands of values that live until it is on the disk and go by themselves:
    to look through them again and again finds nothing.
    """
    gc.freeze()
    gc.set_threshold(_GARBAGE)


def default_folder() -> Path:
    """Give the folder of the profile of somebody who names none."""
    return platformdirs.user_data_path("schutzbruecke", appauthor=False) / "profile"
