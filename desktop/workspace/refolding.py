"""Folding again what could not be folded before: a late key, a newer program, a newer fold.

An entity is always folded again as a whole, from its first event, together with all entities that share an event
with it; so states and outcomes are the same as if everything had been understood from the start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from desktop.domain.event import Kind
from desktop.domain.fold import Written, kind_of, understand
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import Outcome, Verdict
from desktop.domain.rows import LogRow, OutboxRow, PlacedRow
from desktop.workspace.folding import Folding
from desktop.workspace.ground import SET_ASIDE, Ground
from desktop.workspace.headstones import bury, note_late
from desktop.workspace.kept_aside import entities_aside
from desktop.workspace.opening import ERASURES, Erasing, Read, open_placed
from wire.access import Channel
from wire.body import decode_body
from wire.decoders import unpack
from wire.erasure import decode_erasure
from wire.header import EnvelopeKind, decode_header

_PAGE: Final = 500
_FOLDED: Final = ERASURES | {EnvelopeKind.EVENT}

Placed = dict[int, tuple[PlacedRow, Read]]


def is_outdated(ground: Ground) -> bool:
    """Say whether an older program folded something that this one folds otherwise; asking takes no lock."""
    if _outdated(ground):
        return True
    channels = list(ground.every_channel().values())
    return any(
        _understood(ground, channel, row)
        for channel in channels
        for row in ground.journal.log.with_outcome(channel.id, Verdict.WAITING, "unknown_type")
    )


def _outdated(ground: Ground) -> list[tuple[str, bytes]]:
    return ground.journal.states.outdated({kind.name: kind.fold_version for kind in KINDS.values()})


def refold_with_new_keys(ground: Ground, folding: Folding) -> None:
    """Open every event that waited for a key this device holds by now, and fold its entities again."""
    for channel in list(ground.every_channel().values()):
        rows = ground.journal.log.with_outcome(channel.id, Verdict.WAITING, "key")
        _refold_rows(ground, folding, channel, [row for row in rows if _holds(ground, row)])
    if ground.aside.read_again():
        touch_aside(ground, folding)


def refold_understood(ground: Ground, folding: Folding) -> None:
    """Fold the events again that an older program did not know and this one does."""
    for channel in list(ground.every_channel().values()):
        rows = ground.journal.log.with_outcome(channel.id, Verdict.WAITING, "unknown_type")
        _refold_rows(ground, folding, channel, [row for row in rows if _understood(ground, channel, row)])


def _holds(ground: Ground, row: PlacedRow) -> bool:
    header = decode_header(row.header).header
    return ground.seals.holds(row.channel, decode_erasure(row.body).key if header.kind in ERASURES else header.key)


def _understood(ground: Ground, channel: Channel, row: PlacedRow) -> bool:
    read = open_placed(ground, channel, row)
    if isinstance(read, Erasing):
        return read.outcome.verdict is Verdict.APPLIED
    return isinstance(read, Written) and not isinstance(understand(read), Outcome)


def _refold_rows(ground: Ground, folding: Folding, channel: Channel, rows: list[PlacedRow]) -> None:
    if rows:
        once = {row.seq: row for row in rows}
        placed: Placed = {seq: (row, open_placed(ground, channel, row)) for seq, row in once.items()}
        _follow(ground, channel, placed)
        _fold_in_order(ground, folding, channel, placed)


def refold(ground: Ground, folding: Folding, channel: Channel, entities: Iterable[bytes]) -> None:
    """Fold entities again from their first events, with all that share an event with one of them.

    All at once: a receipt touches hundreds, and what shares one with them would be folded again for each.
    """
    log = ground.journal.log
    rows = [row for entity in entities for row in log.of_entity(entity) if row.channel == channel.id]
    _refold_rows(ground, folding, channel, rows)


def _follow(ground: Ground, channel: Channel, placed: Placed) -> None:
    """Add all events of all entities that these events touch, and of those that they touch in turn."""
    reached: set[bytes] = set()
    to_do = [entity for _, written in placed.values() for entity in _entities(written)]
    while to_do:
        entity = to_do.pop()
        if entity in reached:
            continue
        reached.add(entity)
        for row in ground.journal.log.of_entity(entity):
            if row.channel == channel.id and row.seq not in placed:
                written = open_placed(ground, channel, row)
                placed[row.seq] = (row, written)
                to_do.extend(_entities(written))


def _fold_in_order(ground: Ground, folding: Folding, channel: Channel, placed: Placed) -> None:
    in_order = [placed[seq] for seq in sorted(placed)]
    _restart(folding, channel, (written for _, written in in_order))
    for row, written in in_order:
        _fold_again(ground, folding, channel, (row, written))


def _restart(folding: Folding, channel: Channel, writtens: Iterable[Read]) -> None:
    started: set[tuple[str, bytes]] = set()
    for written in writtens:
        kind = kind_of(written.type) if isinstance(written, Written) else None
        for entity in _entities(written):
            if kind is not None and (kind.name, entity) not in started:
                started.add((kind.name, entity))
                folding.restart(kind, entity, channel.id)


def _fold_again(ground: Ground, folding: Folding, channel: Channel, placed: tuple[PlacedRow, Read]) -> None:
    row, written = placed
    outcome = _outcome(ground, folding, channel, written)
    if (outcome.verdict, outcome.reason) != (row.outcome, row.reason):
        again = LogRow(
            row.seq, row.event, row.header, row.body, outcome.verdict, outcome.reason, tuple(_entities(written))
        )
        ground.journal.log.set_outcome(channel.id, again)
        ground.tally.change(row.outcome, outcome)
        if row.device == ground.seals.device and row.outcome == Verdict.QUARANTINED:
            # What had come to nothing counts after all, and is no longer in the tray.
            ground.journal.outbox.drop([row.event])
    folding.late.write()


def _outcome(ground: Ground, folding: Folding, channel: Channel, read: Read) -> Outcome:
    if isinstance(read, Outcome):
        return read
    if isinstance(read, Erasing):
        if read.counts_for(ground.unit):
            bury(ground, folding, channel, read.erasure.entity)
        return read.outcome
    outcome = folding.apply(read, channel.id)
    if outcome.verdict is Verdict.ERASED:
        note_late(ground, channel.id, read)
    return outcome


def _entities(read: Read) -> tuple[bytes, ...]:
    if isinstance(read, Erasing):
        return (read.erasure.entity,)
    return () if isinstance(read, Outcome) else tuple(dict.fromkeys(read.entities))


def refold_outdated(ground: Ground, folding: Folding) -> int:
    """Fold every kind again of which an older fold made a state, from the first event; gives how many were outdated."""
    outdated = _outdated(ground)
    names = {name for name, _ in outdated}
    if names:
        refold_all(ground, folding, names)
        _take_up_the_rest(ground, folding, outdated)
    return len(outdated)


def _take_up_the_rest(ground: Ground, folding: Folding, outdated: Iterable[tuple[str, bytes]]) -> None:
    """Take up what the log says nothing of just now: what an older fold made of it this program could not read.

    It was erased, and a restored server is still to be given the erasure back.
    """
    taken = {(cell.kind.name, cell.name) for cell in folding.cells}
    for name, entity in outdated:
        row = None if (name, entity) in taken else ground.journal.states.get(name, entity)
        if row is not None:
            folding.cell(KINDS[name], entity, row.channel)


def refold_all(ground: Ground, folding: Folding, names: set[str]) -> None:
    """Fold everything of these kinds again, from the first event."""
    kinds = {KINDS[name].channel for name in names}
    for channel in ground.every_channel().values():
        if channel.kind in kinds:
            _refold_channel(ground, folding, channel, names)
    _touch_unplaced(ground, folding, names)
    touch_aside(ground, folding, names)


def _refold_channel(ground: Ground, folding: Folding, channel: Channel, names: set[str]) -> None:
    started: set[tuple[str, bytes]] = set()
    for row in _events(ground, channel):
        written = open_placed(ground, channel, row)
        if isinstance(written, Erasing):
            _outcome(ground, folding, channel, written)
            continue
        kind = kind_of(written.type) if isinstance(written, Written) else None
        if kind is None or kind.name not in names:
            continue
        for entity in _entities(written):
            if (kind.name, entity) not in started:
                started.add((kind.name, entity))
                folding.restart(kind, entity, channel.id)
        _fold_again(ground, folding, channel, (row, written))


def _events(ground: Ground, channel: Channel) -> Iterator[PlacedRow]:
    """Go through a channel's events and erasures that may be believed."""
    page = ground.journal.log.page(channel.id, 0, _PAGE)
    while page:
        for row in page:
            if row.reason not in SET_ASIDE and decode_header(row.header).header.kind in _FOLDED:
                yield row
        page = ground.journal.log.page(channel.id, page[-1].seq, _PAGE)


def touch_unconfirmed(ground: Ground, folding: Folding) -> None:
    """Take up every entity that lacks a receipt of this device's unit: only now may the device write one."""
    for kind in KINDS.values():
        for row in ground.journal.states.listed(kind.name) if kind.receipts else []:
            state = None if row.shown is None else unpack(row.shown, kind.state)
            # What stands under a name of its own has no events of that name.
            if _lacks_receipt(kind, state, ground.unit) and ground.journal.log.of_entity(row.entity):
                folding.cell(kind, row.entity, row.channel)


def _lacks_receipt(kind: Kind[Any], state: Any, unit: str) -> bool:
    return state is not None and kind.receipts is not None and bool(kind.receipts.due(state, unit))


def show_anew(ground: Ground, rows: Iterable[OutboxRow]) -> None:
    """Lay the overlay anew over everything that events of this device touch, write it, and tell whoever watches."""
    folding = Folding(ground)
    touch_own(folding, rows)
    ground.tell(tuple(cell.entity for cell in folding.finish()))


def touch_own(folding: Folding, rows: Iterable[OutboxRow]) -> None:
    """Take up everything that events of this device touch, so that the overlay is laid over it anew."""
    for row in rows:
        body = decode_body(row.plaintext) if row.envelope == EnvelopeKind.EVENT else None
        kind = kind_of(body.type) if body else None
        if body is not None and kind is not None:
            for entity in body.entities:
                folding.cell(kind, entity, row.channel)


def _touch_unplaced(ground: Ground, folding: Folding, names: set[str]) -> None:
    """Show anew what stands in the outbox alone."""
    for row in ground.journal.outbox.all():
        for name in names:
            folding.cell(KINDS[name], row.entity, row.channel)


def touch_aside(ground: Ground, folding: Folding, names: Collection[str] = tuple(KINDS)) -> None:
    """Show anew what a restored server has not been given back yet, and stands in nothing but what is kept aside.

    What it says may depend on who its author is held to be: whoever moves the directory on shows it anew as well.
    """
    for channel in ground.every_channel().values() if ground.aside.channels else ():
        kinds = [KINDS[name] for name in names if KINDS[name].channel == channel.kind]
        for entity in entities_aside(ground, channel):
            for kind in kinds:
                folding.cell(kind, entity, channel.id)
