"""The laws of folding, stated a second time in the plainest way: what a profile holds is compared with this."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

from desktop.domain.erasure import Erased
from desktop.domain.fold import Written, event_for, kind_of, understand
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import ERASED, Outcome, Verdict
from desktop.domain.rows import OutboxRow, PlacedRow, StateRow
from desktop.workspace.aside_book import first_seq
from desktop.workspace.folding import written_from
from desktop.workspace.ground import SET_ASIDE, STANDS, Ground
from desktop.workspace.kept_aside import opened_aside
from desktop.workspace.late_parents import PARENT
from desktop.workspace.opening import ERASURES, Erasing, Read, open_placed
from tests.helpers.company import Clockwork, Member
from wire.body import decode_body
from wire.header import EnvelopeKind, decode_header

States = dict[tuple[str, bytes], Any]


def ground_of(member: Member) -> Ground:
    """A second ground over a profile's journal, to look at it with."""
    return Ground(member.journal, member.seals, Clockwork(member.company.clock.random, member.company.clock.time))


def folded_plainly(ground: Ground, channel: bytes) -> tuple[States, dict[int, Outcome]]:
    """Fold a channel's whole log from nothing; gives the states and the outcomes of its events by their seqs.

    What hands keys on is no event: its outcome follows from the keys and the directory of when it came.
    """
    rows = ground.journal.log.page(channel, 0, 100_000)
    first = {row.event: row.seq for row in reversed(rows)}
    once = [row for row in rows if _is_folded(row) and first[row.event] == row.seq]
    read: dict[int, Read] = {row.seq: open_placed(ground, ground.channels[channel], row) for row in once}
    read |= {row.seq: _again(row) for row in rows if first[row.event] != row.seq}
    erasings = [one for one in read.values() if isinstance(one, Erasing) and one.counts_for(ground.unit)]
    buried = {one.erasure.entity for one in erasings}
    states: States = {}
    found: dict[int, Outcome] = {}
    for seq, one in sorted(read.items()):
        if isinstance(one, Erasing):
            # It takes effect all the same, but what it says of itself may wait for a key.
            found[seq] = one.outcome
            continue
        if isinstance(one, Written):
            _take(states, (read, found), seq, buried)
        else:
            found[seq] = one
    for gone in _stones(erasings).values():
        kind = KINDS.get(gone.tombstone.kind)
        if kind is not None and kind.erased is not None:
            states[kind.name, gone.entity] = kind.erased(gone)
    return states, found


_Log = tuple[dict[int, Read], dict[int, Outcome]]


def _take(states: States, log: _Log, seq: int, buried: Collection[bytes]) -> None:
    """Fold an event, and right behind it what of its entities stood before it and waited for it."""
    read, found = log
    one, known = read[seq], set(states)
    assert isinstance(one, Written)
    found[seq] = _applied(states, one, buried)
    kind = kind_of(one.type)
    counts = found[seq].verdict in (Verdict.APPLIED, Verdict.SUPERSEDED)
    is_named = kind is not None and one.type in kind.named and counts
    for entity in one.entities if is_named else [entity for _, entity in states.keys() - known]:
        for late in [late for late, outcome in sorted(found.items()) if late < seq and outcome == PARENT]:
            orphan = read[late]
            if isinstance(orphan, Written) and entity in orphan.entities and found[late] == PARENT:
                _take(states, log, late, buried)


def _again(row: PlacedRow) -> Outcome:
    """What counts of an event at its second place: nothing."""
    return ERASED if row.outcome == Verdict.ERASED else STANDS


def _is_folded(row: PlacedRow) -> bool:
    return decode_header(row.header).header.kind in {EnvelopeKind.EVENT, *ERASURES}


def _stones(erasings: list[Erasing]) -> dict[bytes, Erased]:
    """What stands for each erased entity: the channel's first word that names its kind, or its first; or the unit's."""
    found: dict[bytes, Erased] = {}
    for whole in (True, False):
        said = [one.gone for one in erasings if one.whole is whole and one.gone is not None]
        for gone in [*(one for one in said if one.tombstone.kind), *said]:
            found.setdefault(gone.entity, gone)
    return found


def _applied(states: States, written: Written, gone: Collection[bytes]) -> Outcome:
    alive = [entity for entity in dict.fromkeys(written.entities) if entity not in gone]
    if not alive:
        return ERASED
    understood = understand(written)
    if isinstance(understood, Outcome):
        return understood
    kind, body = understood
    outcomes = []
    for entity in alive:
        state, outcome = kind.fold(states.get((kind.name, entity)), event_for(written, entity, body))
        if state is not None:
            states[kind.name, entity] = state
        outcomes.append(outcome)
    return next((one for one in outcomes if one.verdict is Verdict.APPLIED), outcomes[0])


def confirmed(member: Member, channel: bytes) -> dict[tuple[str, bytes], bytes]:
    """What a profile holds as confirmed."""
    rows = member.journal.states.of_channel(channel)
    return {(row.kind, row.entity): row.confirmed for row in rows if row.confirmed is not None}


def assert_folded_as_plainly(member: Member, ground: Ground | None = None) -> None:
    """What was folded step by step is what the whole log gives."""
    ground = ground or ground_of(member)
    for channel in member.workspace.heads():
        states, outcomes = folded_plainly(ground, channel)
        encoded = {key: msgspec.msgpack.encode(state) for key, state in states.items()}
        assert confirmed(member, channel) == encoded
        if channel == ground.directory_channel:
            continue
        rows = member.journal.log.page(channel, 0, 100_000)
        kept = {row.seq: (row.outcome, row.reason) for row in rows if row.seq in outcomes}
        assert kept == {seq: (outcome.verdict, outcome.reason) for seq, outcome in outcomes.items()}


def assert_overlay_on_top(member: Member, ground: Ground | None = None) -> None:
    """What is shown is what is confirmed, with what is kept aside and then one's own events on top, in order."""
    ground = ground or ground_of(member)
    ground.aside.forget()
    rows = [row for row in member.journal.outbox.all() if row.envelope == EnvelopeKind.EVENT]
    for channel in member.workspace.heads():
        for state in member.journal.states.of_channel(channel):
            own = [
                row for row in rows if row.channel == channel and state.entity in decode_body(row.plaintext).entities
            ]
            gone = bool(ground.gone(channel, (state.entity,)))
            assert state.shown == _overlaid(ground, state, [] if gone else own, [] if gone else _aside(ground, state))


def _aside(ground: Ground, state: StateRow) -> list[Written]:
    """What is kept aside of an entity, read plainly; then what of the log did not count without it."""
    channel = ground.every_channel()[state.channel]
    batches = sorted(ground.journal.aside.all(state.channel), key=first_seq)
    kept = [one for row in batches for one in opened_aside(ground, channel, row) if state.entity in one.entities]
    rows = [row for row in ground.journal.log.of_entity(state.entity) if row.channel == state.channel]
    vain = [row for row in rows if row.outcome in (Verdict.WAITING, Verdict.QUARANTINED)]
    read = (open_placed(ground, channel, row) for row in vain if row.reason not in SET_ASIDE) if kept else ()
    return [*kept, *(one for one in read if isinstance(one, Written))]


def _overlaid(ground: Ground, state: StateRow, own: list[OutboxRow], aside: list[Written]) -> bytes | None:
    kind = KINDS[state.kind]
    shown = None if state.confirmed is None else msgspec.msgpack.decode(state.confirmed, type=kind.state)
    for one in aside:
        understood = understand(one)
        if not isinstance(understood, Outcome) and understood[0] is kind:
            after, outcome = kind.fold(shown, event_for(one, state.entity, understood[1]))
            shown = shown if outcome.verdict in (Verdict.WAITING, Verdict.QUARANTINED) else after
    for row in own:
        if row.status in ("refused", "moot") and shown is not None and state.confirmed is not None:
            continue
        written = written_from(decode_body(row.plaintext), ground, ground.channels[row.channel], row)
        understood = understand(written)
        if not isinstance(understood, Outcome) and understood[0] is kind:
            shown, _ = kind.fold(shown, event_for(written, state.entity, understood[1]))
    return None if shown is None else msgspec.msgpack.encode(shown)


def refolded(member: Member) -> Member:
    """The same profile after an upgrade whose folds are all newer: everything is folded again."""
    copy = Member(member.company, member.unit, member.identity, member.invite, member.journal.copied())
    for channel in member.workspace.heads():
        rows = copy.journal.states.of_channel(channel)
        old = [msgspec.structs.replace(row, fold_version=0, confirmed=b"old", shown=b"old") for row in rows]
        copy.journal.states.put(old)
    copy.open()
    return copy


def _places(member: Member) -> dict[bytes, tuple[int, bytes]]:
    return {channel: (row.seq, row.head) for channel, row in member.workspace.heads().items()}


def assert_same_confirmed(one: Member, other: Member) -> None:
    """Two profiles have read the same and made the same of it."""
    assert _places(one) == _places(other)
    for channel in one.workspace.heads():
        assert confirmed(one, channel) == confirmed(other, channel)
        assert one.workspace.outcomes(channel) == other.workspace.outcomes(channel)
        assert one.workspace.state_digest(channel) == other.workspace.state_digest(channel)


def assert_same_channel(one: Member, other: Member, channel: bytes) -> None:
    """Two profiles, of whatever units, have read the same of a channel and made the same of it."""
    assert _places(one)[channel] == _places(other)[channel]
    assert confirmed(one, channel) == confirmed(other, channel)
    assert one.workspace.outcomes(channel) == other.workspace.outcomes(channel)


def assert_same_states(one: Member, other: Member) -> None:
    """Two profiles hold the very same rows."""
    for channel in one.workspace.heads():
        assert one.journal.states.of_channel(channel) == other.journal.states.of_channel(channel)
        assert one.workspace.outcomes(channel) == other.workspace.outcomes(channel)
        assert one.workspace.state_digest(channel) == other.workspace.state_digest(channel)
