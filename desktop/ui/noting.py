"""Having noted what somebody has opened, once it is shown: by the worker, and whatever becomes of that.

Nobody waits for it, and a disk that takes nothing hides nothing. The workspace makes up for it with the next one.
"""

from __future__ import annotations

from desktop.domain.refused import Refused
from desktop.ui.desk import Desk


def note_opened(desk: Desk, kind: str, entity: bytes, number: str) -> None:
    """Have noted that one was opened, or a file of it."""
    desk.do(lambda workspace: workspace.readings.note(kind, entity, number), refused=_made_up_for, send=False)


def _made_up_for(_reason: Refused) -> None:
    """Say nothing: whoever reads now can do nothing about it, and the read log says that there was a gap."""
