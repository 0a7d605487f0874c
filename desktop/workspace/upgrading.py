"""What an older program kept without knowing it, read by this one: envelopes and statements of kinds new to it.

Events of new types are `refolding.py`'s affair. Where a statement is understood only now, authors may have had other
rights than was thought, so everything is folded again. What was set aside because nobody had stated its author stays
aside: a statement that brings in authors needs a new version of the protocol, which an older program does not speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.kinds import KINDS
from desktop.domain.outcome import APPLIED, Outcome, Verdict, quarantined
from desktop.domain.rows import LogRow, PlacedRow
from desktop.workspace.erasing import take_effect
from desktop.workspace.folding import Folding
from desktop.workspace.ground import SET_ASIDE, Ground
from desktop.workspace.opening import ERASURES, Erasing, open_placed
from desktop.workspace.refolding import refold_all
from wire.access import Channel
from wire.codec import Malformed
from wire.directory import Directory
from wire.directory_fold import fold, skip
from wire.header import decode_header
from wire.statements import Statement, decode_statement

_PAGE: Final = 1000


def is_behind(ground: Ground) -> bool:
    """Say whether an older program kept something unread that this one can read; asking takes no lock."""
    if any(_statement(row) for row in _waiting(ground, ground.directory_channel, "unknown_statement")):
        return True
    channels = ground.every_channel()
    return any(_is_known(row) for channel in channels for row in _waiting(ground, channel, "unknown_envelope"))


def read_again(ground: Ground, folding: Folding) -> None:
    """Read what waited unread, as if it had been known from the start."""
    for channel in list(ground.every_channel().values()):
        for row in _waiting(ground, channel.id, "unknown_envelope"):
            if _is_known(row):
                _read_envelope(ground, folding, channel, row)
    understood = {row.seq for row in _waiting(ground, ground.directory_channel, "unknown_statement") if _statement(row)}
    if understood:
        for row, outcome in _outcomes(ground, understood):
            _set(ground, ground.directory_channel, row, outcome)
        refold_all(ground, folding, set(KINDS))


def _waiting(ground: Ground, channel: bytes, reason: str) -> list[PlacedRow]:
    return ground.journal.log.with_outcome(channel, Verdict.WAITING, reason)


def _is_known(row: PlacedRow) -> bool:
    return decode_header(row.header).header.kind in ERASURES


def _statement(row: PlacedRow) -> Statement | None:
    try:
        return decode_statement(row.body)
    except Malformed:
        return None


def _read_envelope(ground: Ground, folding: Folding, channel: Channel, row: PlacedRow) -> None:
    read = open_placed(ground, channel, row)
    if isinstance(read, Erasing):
        _set(ground, channel.id, row, read.outcome, (read.erasure.entity,))
        take_effect(ground, folding, channel, read)
    elif isinstance(read, Outcome):
        _set(ground, channel.id, row, read)


def _outcomes(ground: Ground, wanted: set[int]) -> Iterator[tuple[PlacedRow, Outcome]]:
    """Fold the directory from its first statement; yields what becomes of those that are understood only now."""
    directory, after, channel = Directory(), 0, ground.directory_channel
    while page := ground.journal.log.page(channel, after, _PAGE):
        for row in page:
            stated = None if row.reason in SET_ASIDE else _statement(row)
            if stated is None:
                directory = skip(directory, row.seq)
                continue
            directory, why = fold(directory, row.seq, row.device, stated)
            if row.seq in wanted:
                yield row, APPLIED if why is None else quarantined(why)
        after = page[-1].seq


def _set(ground: Ground, channel: bytes, row: PlacedRow, outcome: Outcome, entities: tuple[bytes, ...] = ()) -> None:
    again = LogRow(row.seq, row.event, row.header, row.body, outcome.verdict, outcome.reason, entities)
    ground.journal.log.set_outcome(channel, again)
    ground.tally.change(row.outcome, outcome)
