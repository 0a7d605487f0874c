"""What was begun here about entities that are erased: it goes with them, whenever they went.

It lies in rows of this device alone, under ids of its own, and names what it is about inside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Final

from desktop.domain.derivation import derived_id
from desktop.domain.draft_about import completed_by
from desktop.domain.files_waiting import KEPT_AS, WaitsFor, waited_for, without
from desktop.domain.kinds import KINDS
from desktop.workspace.ground import Ground
from desktop.workspace.headstones import SCRUB

PREFERENCE: Final = "preference/"
"""What the names of settings begin with in which somebody's own choice is kept."""
_FILES: Final = PREFERENCE + KEPT_AS


def erased_among(ground: Ground, entities: Collection[bytes]) -> set[bytes]:
    """Give which of some entities are erased in their channel; in any, where this device has nothing of one.

    So an erasure in another channel, whose leads have no say in it, takes nothing.
    """
    if not ground.erased_channels or not entities:
        return set()
    lies_in: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for kind in KINDS:
        # Who has a notification in hand is said under the same id, in the unit's own channel.
        for entity, row in ground.journal.states.find(kind, tuple(entities)).items():
            lies_in[entity].add(row.channel)
    return {
        entity
        for channel in ground.erased_channels
        for entity in ground.gone(channel, entities)
        if channel in lies_in.get(entity, {channel})
    }


def discard_leftovers(ground: Ground, groups: Collection[bytes] = ()) -> None:
    """Discard drafts that complete what is erased, and give up files that wait for it; `groups` has lost one just now.

    Where there is nothing of the kind, that takes no lock.
    """
    if not ground.erased_channels:
        return
    kept = ground.journal.settings.get(_FILES) or b""
    drafts = _drafts_of_gone(ground)
    # What was still being read in for a draft that goes comes to nothing as well.
    left = _files_left(ground, kept, (*groups, *drafts))
    if not drafts and left == kept:
        return
    with ground.transaction():
        for draft in drafts:
            ground.journal.drafts.discard(draft)
        ground.journal.settings.put(_FILES, left)
        ground.journal.settings.put(SCRUB, b"1")


def _drafts_of_gone(ground: Ground) -> list[bytes]:
    about = {draft: completed_by(content) for draft, _, content in ground.journal.drafts.all()}
    gone = erased_among(ground, set(about.values()) - {b""})
    return [draft for draft, entity in about.items() if entity in gone]


def _files_left(ground: Ground, kept: bytes, groups: Collection[bytes]) -> bytes:
    """Give the row of the files that wait without those that wait for what is erased."""
    waits = waited_for(kept)
    gone = erased_among(ground, {entity for one in waits for entity in _named(ground, one)})

    def is_over(one: WaitsFor) -> bool:
        if one.source is not None and one.source[0] in gone:
            return True
        if one.only:
            return gone.issuperset(one.only)
        # What waits for its release has no recipient either: only where one is known to be gone it waits in vain.
        hit = one.notification in groups or not gone.isdisjoint(_named(ground, one))
        return hit and not _is_left(ground, one.notification)

    return without(kept, is_over) if any(map(is_over, waits)) else kept


def _named(ground: Ground, one: WaitsFor) -> set[bytes]:
    """Give the entities that a file may wait for: each recipient has the notification under an id that follows."""
    recipients = {derived_id(one.notification, unit) for unit in ground.directory.units} if not one.only else set()
    return {one.notification, *recipients, *one.only, *(one.source or ())[:1]}


def _is_left(ground: Ground, group: bytes) -> bool:
    """Say whether of all that belongs together something is not erased."""
    rows = ground.journal.states.grouped(group)
    return any(not ground.gone(row.channel, (row.entity,)) for row in rows)
