"""Trying again what the server has refused of this device's chores: receipts, a unit's key, admissions, handed-on keys.

Nobody looks at such a refusal, so it must not be the last word. It was of the past where the directory has come to say
more since, or where a server that had lost something has been given it back. A server that goes on refusing is asked
again only in another life or once its directory says more, not with every pull.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.erasure import GONE
from desktop.workspace.folding import Folding
from desktop.workspace.ground import Ground
from desktop.workspace.handing_on import PAST, hands_on
from desktop.workspace.putting_aside import is_receipt
from desktop.workspace.refolding import touch_own

_SETTING: Final = "tried_again"


def try_again(ground: Ground, folding: Folding) -> None:
    """Let refusals of chores count no more, and take up what refused receipts speak of; for a device that is level."""
    here = ground.incarnation + ground.directory.seq.to_bytes(8, "big")
    if ground.journal.settings.get(_SETTING) == here:
        return
    refused = [row for row in ground.journal.outbox.all("moot") if row.reason not in (PAST, GONE)]
    chores = [row for row in refused if is_receipt(row) or hands_on(row)]
    touch_own(folding, chores)
    if chores:
        ground.journal.outbox.mark([row.event for row in chores], "moot", PAST)
        ground.journal.settings.put(_SETTING, here)
