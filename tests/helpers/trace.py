"""A long, seeded talk of a cooperation's devices with a server: what they know of it, and how they say anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.helpers.calls import Answer, Calls
from tests.helpers.devices import Cooperation, Device, Item, drawn_key, epoch, said, unit_key
from tests.helpers.founded import CODE
from tests.helpers.twins import Twins
from wire import messages
from wire.batch import Batch
from wire.header import EnvelopeKind, decode_header
from wire.names import ZERO_HASH, cooperation_channel, pair_channel, unit_channel
from wire.signing import public_bytes
from wire.statements import MEMBER, InviteStated, Statement

FAR = 2**50
OK, UNAUTHORIZED = 200, 401
ENDED = ("session_expired", "session_unknown")


@dataclass
class Member:
    """A device, its unit, and its session's calls."""

    device: Device
    unit: str
    calls: Calls


@dataclass
class Trace:
    """The talk so far; `outcomes` counts every kind of answer there was."""

    twins: Twins
    seed: int
    outcomes: Counter[str] = field(default_factory=Counter)
    members: list[Member] = field(default_factory=list)
    keys: dict[bytes, list[bytes]] = field(default_factory=dict)
    unit_keys: dict[str, bytes] = field(default_factory=dict)
    accepted: list[tuple[Member, Batch]] = field(default_factory=list)
    heads: dict[bytes, list[messages.Cursor]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.draw = self.random.randbytes
        self.cooperation = Cooperation(draw=self.draw)
        self.anybody = self.twins.calls
        batch = self.cooperation.founding(self.anybody.hello().server_key)
        self.note(self.anybody.found(CODE, batch))
        self.founder = Member(self.cooperation.founder, "", self.anybody.as_device(self.cooperation.founder))
        for unit, invite in self.cooperation.invites.items():
            self.enrol(unit, invite)

    # Who there is.

    def enrol(self, unit: str, invite: Ed25519PrivateKey) -> Member:
        """Enrol a device by an invite, and make its unit's key if it is the first one."""
        device = self.cooperation.device()
        enrolment = self.cooperation.enrolment(device, invite)
        self.note(self.anybody.as_invite(self.cooperation, invite).push(enrolment))
        member = Member(device, unit, self.anybody.as_device(device))
        if not self.of(unit):
            self.unit_keys[unit] = self.draw(32)
            self.state(member, unit_key(unit, [device], key=self.unit_keys[unit]))
        self.members.append(member)
        return member

    def of(self, unit: str) -> list[Member]:
        """The devices of a unit, its lead first."""
        return [member for member in self.members if member.unit == unit]

    def invited(self, lead: Member, *, expires_at: int = FAR) -> Ed25519PrivateKey:
        """An invite by a lead for its unit."""
        invite = drawn_key(self.draw)
        self.state(lead, InviteStated(public_bytes(invite), lead.unit, (MEMBER,), expires_at))
        return invite

    def newest_key(self, unit: str) -> bytes:
        """The id of the key that a unit's lead made."""
        return self.unit_keys[unit]

    def anyone(self) -> Member:
        """A member by chance."""
        return self.random.choice(self.members)

    def channels(self, unit: str) -> list[bytes]:
        """What a unit may read and write."""
        root = self.cooperation.root
        pairs = [pair_channel(root, *sorted((unit, other))) for other in self.cooperation.units if other != unit]
        return [cooperation_channel(root), unit_channel(root, unit), *pairs]

    # What they say.

    def note(self, answer: Answer) -> Answer:
        """Count an answer, and each result in one to a push."""
        if answer.status != OK:
            self.outcomes[f"{answer.status} {answer.problem.code}"] += 1
        return answer

    def push(self, member: Member, *batches: Batch) -> tuple[messages.PushResult, ...]:
        """Push batches, and count what was accepted as the device's own."""
        answer = self._again_if_expired(member, lambda: member.calls.push(*batches))
        if answer.status != OK:
            return ()
        results = answer.read(messages.PushAnswer).results
        for batch, result in zip(batches, results, strict=True):
            self._note_result(member, batch, result)
        return results

    def _again_if_expired(self, member: Member, call: Callable[[], Answer]) -> Answer:
        """Do what a client does whose session has outlived its use: sign in and say it again."""
        answer = self.note(call())
        if answer.status == UNAUTHORIZED and answer.problem.code in ENDED:
            device = member.device
            opened = self.note(self.anybody.prove(device.private, device.root, device=device.id))
            if opened.status == OK:
                member.calls = Calls(self.twins, opened.read(messages.SessionAnswer).token)
                return self.note(call())
        return answer

    def _note_result(self, member: Member, batch: Batch, result: messages.PushResult) -> None:
        kind = type(result).__name__
        self.outcomes[f"{kind} {result.code}" if isinstance(result, messages.RefusedBatch) else kind] += 1
        if isinstance(result, messages.RefusedBatch):
            self.outcomes.update(f"envelope {bad.code}" for bad in result.envelopes)
        if isinstance(result, messages.Accepted):
            member.device.count(batch)
            self.accepted.append((member, batch))

    def state(self, member: Member, *statements: Statement) -> tuple[messages.PushResult, ...]:
        """State something in the directory."""
        items = [self.drawn(said(statement)) for statement in statements]
        return self.push(member, member.device.sign(self.cooperation.directory, items))

    def key(self, member: Member, channel: bytes) -> bytes:
        """The current key of a channel, made by this member if there is none."""
        if channel not in self.keys:
            self.rotate(member, channel)
        return self.keys[channel][-1]

    def rotate(self, member: Member, channel: bytes) -> None:
        """Give a channel a new key."""
        key, known = self.draw(32), self.keys.get(channel, [])
        item = self.drawn(epoch(key, [member.unit], replaces=known[-1] if known else ZERO_HASH))
        (result,) = self.push(member, member.device.sign(channel, [item])) or (None,)
        if isinstance(result, messages.Accepted):
            self.keys.setdefault(channel, []).append(key)

    def event(self, key: bytes, *, alarm: bool = False) -> Item:
        """An event that looks sealed."""
        return Item(EnvelopeKind.EVENT, self.draw(self.random.randrange(1, 900)), key, alarm, event=self.draw(16))

    def drawn(self, item: Item) -> Item:
        """The same envelope with an id from the seed."""
        return replace(item, event=self.draw(16))

    def events(self, member: Member, channel: bytes, count: int) -> Batch:
        """A batch of good events, signed but not counted."""
        key = self.key(member, channel)
        return member.device.sign(channel, [self.event(key, alarm=self.random.random() < 0.3) for _ in range(count)])

    def events_of(self, batch: Batch) -> list[bytes]:
        """The ids of a batch's envelopes."""
        return [decode_header(header).header.event for header in batch.headers]

    # What they read.

    def pull(self, member: Member, cursors: list[messages.Cursor]) -> messages.PullAnswer | None:
        """Pull a page, and remember every place that a cursor may stand at."""
        answer = self._again_if_expired(member, lambda: member.calls.pull(cursors))
        if answer.status != OK:
            return None
        pulled = answer.read(messages.PullAnswer)
        self.outcomes["behind"] += len(pulled.behind)
        self.outcomes["more"] += pulled.more
        for head in pulled.heads:
            self.heads.setdefault(head.channel, []).append(head)
        return pulled
