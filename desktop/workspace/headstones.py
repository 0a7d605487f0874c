"""What stands where an entity was erased, and which of its events nobody has named yet.

The state is made of the first tombstone that can be read, the channel's before the unit's own, and of each the first
that says of what kind it was; so it is the same on every device, whether it ever read the entity or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop.domain.erasure import Erased
from desktop.domain.fold import Written
from desktop.domain.kinds import KINDS
from desktop.domain.rows import ErasedRow
from desktop.workspace.folding import Folding
from desktop.workspace.ground import Ground
from desktop.workspace.opening import Erasing, open_placed
from wire.access import Channel

SCRUB: Final = "scrub"
"""The setting that stands while files may still hold what was erased."""


def headstone(ground: Ground, channel: Channel, entity: bytes, aside: Iterable[Erasing] = ()) -> Erased | None:
    """Give what the log says of an erased entity, then what is kept `aside`; None where nothing can be read."""
    rows = [row for row in ground.journal.log.of_entity(entity) if row.channel == channel.id]
    read = [one for row in rows if isinstance(one := open_placed(ground, channel, row), Erasing)]
    mine = [one for one in (*read, *aside) if one.counts_for(ground.unit) and one.gone is not None]
    return next((one.gone for one in sorted(mine, key=_rank)), None)


def _rank(erasing: Erasing) -> tuple[bool, bool]:
    """Rank what names no kind behind the rest of its class: who wrote it could not read what had been said."""
    return not erasing.whole, erasing.tombstone is None or not erasing.tombstone.kind


def bury(ground: Ground, folding: Folding, channel: Channel, entity: bytes) -> None:
    """Leave nothing of an erased entity but what its tombstone says."""
    gone = headstone(ground, channel, entity)
    for kind in KINDS.values():
        if kind.channel == channel.kind:
            says = gone is not None and gone.tombstone.kind == kind.name and kind.erased is not None
            state = kind.erased(gone) if says and gone is not None and kind.erased is not None else None
            folding.bury(kind, entity, channel.id, state)


def note_late(ground: Ground, channel: bytes, written: Written) -> None:
    """Note an event that is erased and came with its body, which therefore still lies on the server.

    No erasure has named it, or one did before it was placed: a server that lost both may be given the erasure first.
    Then it is named again for what it was named for, and may touch what nobody has erased.
    """
    named = ground.journal.erased.get(channel, "event", written.id)
    entity = written.entities[0] if named is None else named.entity
    ground.journal.erased.put([ErasedRow(channel, "event", written.id, entity, "later")])
    ground.journal.settings.put(SCRUB, b"1")
