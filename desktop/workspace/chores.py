"""What a workspace does by itself after taking something in: receipts, word to others, keys, wraps, the read log.

Chores only ever add to the outbox, and only what is not there already; whoever is refused because another device was
first loses nothing.
"""

from __future__ import annotations

from collections.abc import Collection

from desktop.workspace.asking import name_late_events
from desktop.workspace.due_dates import count_again
from desktop.workspace.folding import Cell, Folding
from desktop.workspace.following_up import FollowingUp
from desktop.workspace.going_along import erase_what_goes_along
from desktop.workspace.going_nowhere import keep_what_goes_nowhere
from desktop.workspace.ground import Ground
from desktop.workspace.handing_on import HandingOn
from desktop.workspace.owing import may_answer
from desktop.workspace.readings import hand_in
from desktop.workspace.receipts import Confirming


def finish_with_chores(ground: Ground, folding: Folding, ended: Collection[bytes] = ()) -> list[Cell]:
    """Show what was folded, do the chores that follow from it and from the directory, and write it all.

    `ended` are the channels that the server has just been heard to hold no more of. Gives the cells.
    """
    answers = ground.active and may_answer(ground, folding, ended)
    folding.lay_overlay()
    keep_what_goes_nowhere(ground, folding, own_deed=False)
    if answers:
        Confirming(ground, folding).confirm()
        FollowingUp(ground, folding).follow_up()
    if ground.active:
        hand_in(ground, folding)
        handing_on = HandingOn(ground, ended)
        handing_on.state()
        handing_on.wrap()
        name_late_events(ground)
    cells = folding.write()
    if ground.active:
        erase_what_goes_along(ground, cells)
    count_again(ground)
    return cells
