"""What was begun here about entities that are erased: it goes with them, whenever they went.

It lies in rows of this device alone, under ids of its own, and names what it is about inside.
"""

from __future__ import annotations

from collections.abc import Collection

from desktop.domain.draft_about import completed_by
from desktop.domain.kinds import KINDS
from desktop.workspace.ground import Ground
from desktop.workspace.headstones import SCRUB


def erased_among(ground: Ground, entities: Collection[bytes]) -> set[bytes]:
    """Give which of some entities are erased in their channel; in any, where this device has nothing of one.

    So an erasure in another channel, whose leads have no say in it, takes nothing.
    """
    if not ground.erased_channels or not entities:
        return set()
    found = (ground.journal.states.find(kind, tuple(entities)) for kind in KINDS)
    lies_in = {entity: row.channel for rows in found for entity, row in rows.items()}
    return {
        entity
        for channel in ground.erased_channels
        for entity in ground.gone(channel, entities)
        if lies_in.get(entity, channel) == channel
    }


def discard_leftovers(ground: Ground) -> None:
    """Discard the drafts that complete what is erased; where there is none, that takes no lock."""
    about = {draft: completed_by(content) for draft, _, content in ground.journal.drafts.all()}
    gone = erased_among(ground, set(about.values()) - {b""})
    if not gone:
        return
    with ground.transaction():
        for draft, entity in about.items():
            if entity in gone:
                ground.journal.drafts.discard(draft)
        ground.journal.settings.put(SCRUB, b"1")
