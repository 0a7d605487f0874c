"""Having noted what a command has shown, after it was shown: here, or by the process that holds the profile.

Whatever keeps it from being noted keeps nobody from reading, and is only said in the program's log.
"""

from __future__ import annotations

from typing import Final

from filelock import Timeout

from desktop.commands.carrying import note_here, unnoted
from desktop.commands.command import Read
from desktop.commands.handover import NoWriter, leave
from desktop.commands.writing import holding
from desktop.composition import Opened
from desktop.presenters.times import id_text

_AT_ONCE: Final = 0.0
_HAND_OVER_SECONDS: Final = 1.0
"""Reading goes on beside the process that holds the profile, however busy that is: nobody waits longer for a note."""


def note(opened: Opened, read: Read) -> None:
    """Have noted what somebody has read of an open profile."""
    try:
        try:
            with holding(opened.folder, _AT_ONCE):
                note_here(opened, read)
        except Timeout:
            arguments = {"what": "note", "kind": read.kind, "id": id_text(read.entity), "number": read.number}
            leave(opened.folder, opened.key, {"command": "readings", "arguments": arguments}, _HAND_OVER_SECONDS)
    except (NoWriter, OSError) as error:
        unnoted(error)
