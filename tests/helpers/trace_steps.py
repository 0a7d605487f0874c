"""What may happen in a trace: one function each, drawn by the seed. Good and bad ones stand side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import msgspec

from tests.helpers.devices import Device, Item, admission, decoded_core, epoch, said, unit_key, wrapped
from tests.helpers.trace import FAR, Member, Trace
from wire import messages
from wire.batch import sign_batch
from wire.codec import encode
from wire.header import EnvelopeKind
from wire.names import ZERO_HASH, heads_digest
from wire.signing import public_bytes
from wire.stamp import PlacedBatch, read_stamp
from wire.statements import MEMBER, Founded, InviteStated, Revoked, UnitStated

HOUR = 3_600_000


def _place(trace: Trace) -> tuple[Member, bytes]:
    """Somebody, and a channel it may write in."""
    member = trace.anyone()
    return member, trace.random.choice(trace.channels(member.unit))


# Pushes that are in order, and repeats.


def writes(trace: Trace) -> object:
    member, channel = _place(trace)
    return trace.push(member, trace.events(member, channel, trace.random.randrange(1, 9)))


def writes_much(trace: Trace) -> object:
    member, channel = _place(trace)
    return trace.push(member, trace.events(member, channel, 300))


def writes_in_many_channels(trace: Trace) -> object:
    member = trace.anyone()
    channels = trace.random.sample(trace.channels(member.unit), 3)
    return trace.push(member, *[trace.events(member, channel, 2) for channel in channels])


def sends_in_the_wrong_order(trace: Trace) -> object:
    member, channel = _place(trace)
    first = trace.events(member, channel, 1)
    ahead = Device(member.device.root, member.device.id, member.device.private, last=dict(member.device.last))
    ahead.count(first)
    second = ahead.sign(channel, [trace.event(trace.key(member, channel))])
    trace.push(member, second, first)
    return trace.push(member, second)


def repeats(trace: Trace) -> object:
    member, batch = trace.random.choice(trace.accepted)
    return trace.push(member, batch, batch)


def rotates(trace: Trace) -> object:
    trace.rotate(*_place(trace))
    return None


# Batches that are wrong.


def _altered(trace: Trace, **changes: Any) -> object:
    """Push a batch whose core says something else, signed as it then is."""
    member, channel = _place(trace)
    batch = trace.events(member, channel, 1)
    core = msgspec.structs.replace(decoded_core(batch), **changes)
    signed = sign_batch(member.device.private, core, list(batch.headers), list(batch.bodies))
    return trace.push(member, signed)


def names_another_root(trace: Trace) -> object:
    return _altered(trace, root=trace.draw(32))


def names_another_format(trace: Trace) -> object:
    return _altered(trace, format=9)


def names_another_author(trace: Trace) -> object:
    return _altered(trace, device=trace.draw(16))


def breaks_the_chain(trace: Trace) -> object:
    return _altered(trace, previous=trace.draw(32))


def writes_where_it_may_not_read(trace: Trace) -> object:
    return _altered(trace, channel=trace.draw(32))


def signs_with_another_key(trace: Trace) -> object:
    member, channel = _place(trace)
    return trace.push(member, msgspec.structs.replace(trace.events(member, channel, 1), signature=trace.draw(64)))


def reuses_a_number(trace: Trace) -> object:
    member, batch = trace.random.choice(trace.accepted)
    core = msgspec.structs.replace(decoded_core(batch), previous=trace.draw(32))
    return trace.push(member, sign_batch(member.device.private, core, list(batch.headers), list(batch.bodies)))


def sends_a_batch_that_does_not_fit_itself(trace: Trace) -> object:
    member, channel = _place(trace)
    batch = trace.events(member, channel, 2)
    return trace.push(member, msgspec.structs.replace(batch, bodies=batch.bodies[:1]))


def sends_garbage(trace: Trace) -> object:
    member = trace.anyone()
    path = trace.random.choice(("push", "pull", "wait", "session", "found"))
    whole = encode(messages.PushRequest((trace.accepted[0][1],)))
    return trace.note(member.calls.raw("POST", f"/v1/{path}", whole[: trace.random.randrange(len(whole))]))


# Envelopes that are wrong.


def _items(trace: Trace, make: Callable[[Member, bytes], list[Item]]) -> object:
    """Push a batch of these envelopes into a channel whose key is at hand."""
    member, channel = _place(trace)
    key = trace.key(member, channel)
    items = make(member, key)
    return trace.push(member, member.device.sign(channel, items))


def takes_a_known_id(trace: Trace) -> object:
    member, batch = trace.random.choice([each for each in trace.accepted if each[0].unit])
    channel = decoded_core(batch).channel
    if channel not in trace.channels(member.unit):
        return None
    again = replace(trace.event(trace.key(member, channel)), event=trace.events_of(batch)[0])
    return trace.push(member, member.device.sign(channel, [trace.event(trace.key(member, channel)), again]))


def takes_one_id_twice(trace: Trace) -> object:
    return _items(trace, lambda _member, key: [trace.event(key)] * 2)


def sends_an_empty_body(trace: Trace) -> object:
    return _items(trace, lambda _member, key: [replace(trace.event(key), body=b"")])


def names_a_chunk(trace: Trace) -> object:
    return _items(trace, lambda _member, key: [replace(trace.event(key), chunks=(trace.draw(32),))])


def names_another_format_of_envelopes(trace: Trace) -> object:
    return _items(trace, lambda _member, key: [trace.event(key), replace(trace.event(key), format=9)])


def names_a_key_for_a_clear_body(trace: Trace) -> object:
    return _items(
        trace, lambda member, key: [trace.drawn(replace(epoch(trace.draw(32), [member.unit], replaces=key), key=key))]
    )


def seals_under_a_retired_key(trace: Trace) -> object:
    return _items(trace, lambda _member, _key: [trace.event(trace.draw(32))])


def makes_an_epoch_that_is_known(trace: Trace) -> object:
    return _items(trace, lambda member, key: [trace.drawn(epoch(key, [member.unit], replaces=key))])


def replaces_an_old_epoch(trace: Trace) -> object:
    return _items(trace, lambda member, _key: [trace.drawn(epoch(trace.draw(32), [member.unit]))])


def wraps_a_key(trace: Trace) -> object:
    known = trace.random.random() < 0.5
    return _items(trace, lambda member, key: [trace.drawn(wrapped(key if known else trace.draw(32), member.unit))])


def wraps_for_nobody(trace: Trace) -> object:
    return _items(trace, lambda _member, key: [trace.drawn(wrapped(key, "nobody")), trace.event(key)])


def states_something_elsewhere(trace: Trace) -> object:
    return _items(trace, lambda _member, _key: [trace.drawn(said(Revoked(trace.draw(16), "lost")))])


def sends_an_unknown_kind(trace: Trace) -> object:
    return _items(trace, lambda _member, _key: [Item(99, b"?", event=trace.draw(16))])


def sends_an_event_to_the_directory(trace: Trace) -> object:
    member = trace.anyone()
    items = [trace.event(ZERO_HASH), Item(EnvelopeKind.STATEMENT, b"?", event=trace.draw(16))]
    return trace.push(member, member.device.sign(trace.cooperation.directory, items))


# The directory.


def invites_and_enrols(trace: Trace) -> object:
    lead = trace.of(trace.anyone().unit)[0]
    waiting = trace.enrol(lead.unit, trace.invited(lead))
    trace.push(waiting, waiting.device.sign(trace.channels(lead.unit)[0], [trace.event(ZERO_HASH)]))
    return trace.state(lead, admission(waiting.device, trace.newest_key(lead.unit)))


def redeems_twice_or_late(trace: Trace) -> object:
    lead = trace.of(trace.anyone().unit)[0]
    late = trace.random.random() < 0.5
    invite = trace.invited(lead, expires_at=trace.twins.now + (1 if late else FAR))
    calls = trace.anybody.as_invite(trace.cooperation, invite)
    trace.twins.pass_time(2)
    for _ in range(2):
        device = trace.cooperation.device()
        trace.push(Member(device, "", calls), trace.cooperation.enrolment(device, invite))
    return trace.note(trace.anybody.prove(invite, trace.cooperation.root, invite=public_bytes(invite)))


def speaks_as_an_invite(trace: Trace) -> object:
    lead = trace.of(trace.anyone().unit)[0]
    calls = trace.anybody.as_invite(trace.cooperation, trace.invited(lead))
    trace.push(Member(lead.device, "", calls), trace.events(lead, trace.channels(lead.unit)[0], 1))
    return trace.pull(Member(lead.device, "", calls), [])


def states_what_it_may_not(trace: Trace) -> object:
    member = trace.anyone()
    statements = (
        Founded(trace.draw(32), "Anderswo"),
        UnitStated(member.unit, "nowhere", "X", active=False),
        InviteStated(trace.draw(32), "nowhere", (MEMBER,), FAR),
        unit_key(member.unit, [member.device], version=7, key=trace.draw(32)),
    )
    return trace.state(member, trace.random.choice(statements))


def revokes_a_colleague(trace: Trace) -> object:
    colleagues = [member for member in trace.members if member is not trace.of(member.unit)[0]]
    if not colleagues:
        return None
    gone = trace.random.choice(colleagues)
    trace.members.remove(gone)
    going = gone.device.sign(trace.cooperation.directory, [trace.drawn(said(Revoked(gone.device.id, "moved")))])
    last = gone.device.sign(trace.channels(gone.unit)[0], [trace.event(ZERO_HASH)])
    if trace.random.random() < 0.5:
        trace.push(gone, going, last)
    else:
        trace.state(trace.founder, Revoked(gone.device.id, "lost"))
    trace.pull(gone, [])
    return trace.note(trace.anybody.prove(gone.device.private, gone.device.root, device=gone.device.id))


def closes_and_opens_a_unit(trace: Trace) -> object:
    unit, agency = trace.random.choice(sorted(trace.cooperation.units.items()))
    trace.state(trace.founder, UnitStated(unit, agency, f"Stelle {unit}", active=False))
    for member in trace.of(unit):
        trace.push(member, member.device.sign(trace.channels(unit)[1], [trace.event(ZERO_HASH)]))
    return trace.state(trace.founder, UnitStated(unit, agency, f"Stelle {unit}", active=True))


# Sessions.


def signs_in_again(trace: Trace) -> object:
    member = trace.anyone()
    member.calls = trace.anybody.as_device(member.device)
    return None


def signs_in_wrongly(trace: Trace) -> object:
    member = trace.anyone()
    private, late = member.device.private, trace.random.random() < 0.5
    proof = trace.anybody.proof(private, trace.cooperation.root, device=member.device.id)
    trace.twins.pass_time(61_000 if late else 0)
    trace.note(trace.anybody.post("/v1/session", proof))
    trace.note(trace.anybody.post("/v1/session", proof))
    trace.note(trace.anybody.prove(private, trace.draw(32), device=member.device.id))
    return trace.note(trace.anybody.prove(private, trace.cooperation.root, device=trace.draw(16)))


def comes_without_a_session(trace: Trace) -> object:
    trace.note(trace.anybody.pull())
    stranger = replace(trace.anybody, token="made up")
    return trace.note(stranger.wait(ZERO_HASH))


def lets_time_pass(trace: Trace) -> object:
    trace.twins.pass_time(trace.random.randrange(30) * HOUR)
    return None


# Reading.


def reads_from_anywhere(trace: Trace) -> object:
    member = trace.anyone()
    known = [cursor for cursors in trace.heads.values() for cursor in cursors]
    cursors = [trace.random.choice(known) for _ in range(trace.random.randrange(6))] if known else []
    return trace.pull(member, list({cursor.channel: cursor for cursor in cursors}.values()))


def reads_from_nowhere(trace: Trace) -> object:
    member, channel = _place(trace)
    seq = trace.random.choice((1, 2, 5, 40, 2**53))
    return trace.pull(
        member, [messages.Cursor(channel, seq, trace.draw(32)), messages.Cursor(trace.draw(32), 1, b"x" * 32)]
    )


def reads_to_the_end(trace: Trace) -> object:
    member, cursors = trace.anyone(), dict[bytes, messages.Cursor]()
    while (answer := trace.pull(member, list(cursors.values()))) is not None:
        for page in answer.pages:
            cursors[page.channel] = _end(page.channel, page.batches)
        if not answer.more:
            digest = heads_digest([(each.channel, each.seq, each.head) for each in cursors.values()])
            trace.note(member.calls.wait(digest))
            return trace.note(member.calls.wait(trace.draw(32)))
    return None


def _end(channel: bytes, batches: tuple[PlacedBatch, ...]) -> messages.Cursor:
    stamp, head = read_stamp(batches[-1].stamp)
    return messages.Cursor(channel, stamp.last_seq, head)


def founds_again(trace: Trace) -> object:
    code = trace.random.choice(("gründungscode", "geraten"))
    return trace.note(trace.anybody.found(code, trace.accepted[-1][1]))


STEPS: Final[tuple[Callable[[Trace], object], ...]] = (
    writes,
    writes_much,
    writes_in_many_channels,
    sends_in_the_wrong_order,
    repeats,
    rotates,
    names_another_root,
    names_another_format,
    names_another_author,
    breaks_the_chain,
    writes_where_it_may_not_read,
    signs_with_another_key,
    reuses_a_number,
    sends_a_batch_that_does_not_fit_itself,
    sends_garbage,
    takes_a_known_id,
    takes_one_id_twice,
    sends_an_empty_body,
    names_a_chunk,
    names_another_format_of_envelopes,
    names_a_key_for_a_clear_body,
    seals_under_a_retired_key,
    makes_an_epoch_that_is_known,
    replaces_an_old_epoch,
    wraps_a_key,
    wraps_for_nobody,
    states_something_elsewhere,
    sends_an_unknown_kind,
    sends_an_event_to_the_directory,
    invites_and_enrols,
    redeems_twice_or_late,
    speaks_as_an_invite,
    states_what_it_may_not,
    revokes_a_colleague,
    closes_and_opens_a_unit,
    signs_in_again,
    signs_in_wrongly,
    comes_without_a_session,
    lets_time_pass,
    reads_from_anywhere,
    reads_from_nowhere,
    reads_to_the_end,
    founds_again,
)
