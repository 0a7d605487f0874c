"""What goes with an entity that is gone: a lead's device has it erased by itself, for nobody else can read it.

It asks the kinds and knows none. Whoever becomes a lead looks through what there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop.domain.event import Elsewhere
from desktop.domain.kinds import KINDS
from desktop.domain.rows import StateRow
from desktop.workspace.asking import as_said, ask_to_erase, is_asked_for, nothing_said
from desktop.workspace.folding import Cell, Folding
from desktop.workspace.ground import Ground
from wire.decoders import unpack
from wire.names import pair_channel
from wire.statements import LEAD

_LEADS: Final = "leads"
"""The setting that stands once this device, as a lead's, has looked through what goes with what is gone."""


def erase_what_goes_along(ground: Ground, cells: Sequence[Cell]) -> None:
    """Ask for the erasure of what goes with entities that are gone, as any lead's device does.

    All of it is looked through where something has just gone, or this device has just become a lead's; else only what
    was touched: somebody away may have written of what is gone.
    """
    leads = LEAD in ground.own_roles
    since = ground.journal.settings.get(_LEADS) == b"1"
    if leads != since:
        ground.journal.settings.put(_LEADS, b"1" if leads else b"")
    if not leads or not ground.erased_channels:
        return
    every = not since or any(cell.gone for cell in cells)
    for kind in KINDS.values():
        if kind.goes_with is not None:
            touched = [cell.name for cell in cells if cell.kind is kind and cell.name]
            states = ground.journal.states
            for row in states.listed(kind.name) if every else states.find(kind.name, touched).values():
                if row.shown is not None:
                    _erase_along(ground, row, kind.goes_with(unpack(row.shown, kind.state)))


def _erase_along(ground: Ground, row: StateRow, groups: Sequence[Sequence[Elsewhere]]) -> None:
    """Ask for the erasure of one entity once all others of a group are gone, with the words said of the first."""
    if row.channel not in ground.channels or is_asked_for(ground, row.channel, row.entity):
        return
    for group in groups:
        places = [(_channel_of(ground, one), one.entity) for one in group]
        if places and all(ground.gone(channel, (entity,)) for channel, entity in places):
            said = as_said(ground, ground.every_channel()[places[0][0]], places[0][1]) or nothing_said(ground)
            ask_to_erase(ground, row, said.person, said.reason, unsent="refused")
            folding = Folding(ground)
            folding.cell(KINDS[row.kind], row.entity, row.channel)
            folding.finish()
            return


def _channel_of(ground: Ground, one: Elsewhere) -> bytes:
    """Give the channel an entity elsewhere stands in, empty where this device knows of none.

    Who names no unit means the one that lists show: nobody else can have it erased under the same id in another.
    """
    if one.unit:
        return pair_channel(ground.seals.root, ground.unit, one.unit)
    row = ground.journal.states.get(one.kind, one.entity)
    return b"" if row is None else row.channel
