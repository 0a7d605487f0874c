"""What was opened at this device: noted here by day, and handed in to the data protection unit once a day is over.

Noting never comes before what it is noted of: whoever opens something sees it first. What the disk does not take is
noted with the next opening, and beside it that there was a gap.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.event import WRITERS
from desktop.domain.local_time import moment
from desktop.domain.outcome import Verdict
from desktop.domain.reading import GAP, MOST_IN_AN_EVENT, NOTHING, READING, Noted, Opened, day_of, within
from desktop.domain.rows import OutboxRow, ReadingRow
from desktop.workspace.folding import Folding
from desktop.workspace.ground import Ground
from wire.body import encode_body, new_body
from wire.names import pair_channel

KEPT_DAYS: Final = 90
"""For so many days where no rules say it."""


class Readings:
    """The openings of this device."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground, with nothing left to be noted."""
        self._ground = ground
        self._left: list[ReadingRow] = []

    def note(self, kind: str, entity: bytes, number: str) -> None:
        """Note that somebody has opened one, or a file of it; raises what the journal does where it takes nothing."""
        now = self._ground.surroundings.now()
        opened = ReadingRow(_day(now).isoformat(), self._ground.seals.device, kind, entity, number, 1, now, now)
        taken, self._left = [*self._left, opened], [*self._left, opened, _gap(opened)]
        with self._ground.journal.transaction():
            self._ground.journal.readings.add(taken)
        self._left = []

    def kept(self) -> list[ReadingRow]:
        """Give what is noted here, the latest day first."""
        return self._ground.journal.readings.all()

    @property
    def reader(self) -> str:
        """Give the unit that sees it, empty where the agency has none, and for a device of that unit itself."""
        return reader(self._ground)


def _day(at: int) -> date:
    return moment(at).date()


def _gap(opened: ReadingRow) -> ReadingRow:
    return replace(opened, kind=GAP, entity=NOTHING, number="")


def reader(ground: Ground) -> str:
    """Give the unit that what was opened here is handed in to, empty where there is none."""
    unit = ground.terms.data_protection(ground.unit)
    return "" if unit == ground.unit else unit


def hand_in(ground: Ground, folding: Folding) -> None:
    """Queue what was opened on the days that are over, each in the transaction that notes it as handed in.

    A day that nobody can be told of yet stays; what nobody will be told of goes as late as what was handed in.
    """
    today, unit = _day(ground.surroundings.now()), reader(ground)
    channel = pair_channel(ground.seals.root, ground.unit, unit)
    if channel in ground.channels and ground.has_device(unit) and not WRITERS.isdisjoint(ground.own_roles):
        for day, device in ground.journal.readings.untold(today.isoformat()):
            _tell(ground, folding, channel, (day, device))
    ground.journal.readings.forget((today - timedelta(days=_kept_days(ground))).isoformat(), untold=not unit)


def _tell(ground: Ground, folding: Folding, channel: bytes, of: tuple[str, bytes]) -> None:
    """Queue what was opened on one day, as much as its log has room for, unless all of it has been said already."""
    day, device = date.fromisoformat(of[0]), of[1]
    cell = folding.cell(READING, day_of(device, day), channel)
    if cell.gone or cell.read_only:
        return
    opened = within(cell.shown, tuple(map(_opened, ground.journal.readings.of(*of))))
    for start in range(0, len(opened), MOST_IN_AN_EVENT):
        part = opened[start : start + MOST_IN_AN_EVENT]
        row = _event(ground, channel, cell.entity, Noted(device, day, part))
        shown, outcome = folding.foresee(cell, row)
        if outcome.verdict is Verdict.QUARANTINED:
            return
        if outcome.verdict is Verdict.APPLIED:
            ground.journal.outbox.add([row])
            cell.shown = shown
    ground.journal.readings.mark_told(*of)


def _opened(row: ReadingRow) -> Opened:
    return Opened(row.kind, row.entity, row.number, row.times, row.first, row.last)


def _event(ground: Ground, channel: bytes, entity: bytes, body: Noted) -> OutboxRow:
    now = ground.surroundings.now()
    plaintext = encode_body(new_body(f"{READING.name}.noted", now, (entity,), msgspec.msgpack.encode(body)))
    return OutboxRow(channel, ground.surroundings.new_id(), entity, plaintext, alarm=False, created_at=now)


def _kept_days(ground: Ground) -> int:
    rules = ground.rules(ground.directory.seq).of("")
    return rules.spans.read_log_days if rules else KEPT_DAYS
