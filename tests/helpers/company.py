"""A company of profiles and their server in one process: real workspaces, keys and relay, no disk and no network."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from random import Random
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.content import Child, Content
from desktop.domain.cooperation import encode_cooperation
from desktop.domain.jurisdiction import Place
from desktop.domain.notification_events import Notified
from desktop.domain.person import Named
from desktop.domain.progress import Absorbed
from desktop.domain.rules import encode_rules
from desktop.keys.identity import DeviceIdentity, from_bytes, generate
from desktop.keys.invites import redeem
from desktop.keys.seals import DeviceSeals
from desktop.sync.worker import Report, Worker
from desktop.workspace.recording import Deed
from desktop.workspace.surroundings import Surroundings
from desktop.workspace.workspace import Workspace
from tests.helpers.devices import AGENCIES, ASD, FAR_FUTURE, KEMPEN, POLICE, UNITS
from tests.helpers.line import Crash, Line, Remote
from tests.helpers.memory_files import MemoryFiles
from tests.helpers.memory_journal import MemoryJournal
from tests.helpers.memory_server import MemoryServer
from tests.helpers.shipped import COOPERATION, RULES
from wire.messages import Accepted, PullAnswer
from wire.names import root_fingerprint
from wire.signing import public_bytes
from wire.statements import (
    AgencyStated,
    Founded,
    InviteStated,
    JurisdictionStated,
    RulesStated,
    ServerKeyStated,
    Statement,
    UnitStated,
)

__all__ = ["ASD", "KEMPEN", "POLICE", "Company", "Member", "content", "founded", "notified"]
START = 1_790_000_000_000


class CrashingJournal(MemoryJournal):
    """A journal whose process may end right before or right after a transaction is on the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.crash: Callable[[], bool] = lambda: False

    @contextmanager
    def transaction(self, *, more_follows: bool = False) -> Iterator[None]:
        with super().transaction(more_follows=more_follows):
            yield
            if self.crash():
                raise Crash
        if self.crash():
            raise Crash

    def fall(self) -> None:
        """What is left when the process has ended: everything that was on the disk, which here is everything."""

    def close(self) -> None:
        """There is nothing to close."""

    def copied(self) -> CrashingJournal:
        copy = CrashingJournal()
        copy._tables.restore(self._tables.copied())
        return copy


@dataclass
class Clockwork:
    """States Surroundings: a clock that a test turns, ids and chance from a seed."""

    random: Random
    time: int = START
    ids: int = 0

    def now(self) -> int:
        return self.time

    def new_id(self) -> bytes:
        """A UUIDv7, growing within a millisecond as the real ones do."""
        self.ids = (self.ids + 1) % 0x1000
        tail = bytearray(self.random.randbytes(8))
        tail[0] = 0x80 | tail[0] & 0x3F
        return self.time.to_bytes(6, "big") + (0x7000 | self.ids).to_bytes(2, "big") + bytes(tail)

    def chance(self) -> float:
        return self.random.random()


_identity = lru_cache(maxsize=1_000)(from_bytes)
"""Who somebody is, read once: a company starts programs often, and keys are dear to make from their seeds."""


@dataclass
class Member:
    """One profile. `open` is what starting the program is; everything in memory is lost by it.

    Who it is stands in its journal, as in a real profile; `identity` is who it was when it was made. `mark` is what
    names this installation outside the journal.
    """

    company: Company
    unit: str
    identity: DeviceIdentity
    invite: Ed25519PrivateKey | None = None
    journal: CrashingJournal = field(default_factory=CrashingJournal)
    line: Line = field(default_factory=Line)
    mark: bytes = b"here"
    files: MemoryFiles = field(default_factory=MemoryFiles)

    def __post_init__(self) -> None:
        for name, value in (("identity", self.identity.to_bytes()), ("install", self.mark)):
            if self.journal.settings.get(name) is None:
                self.journal.settings.put(name, value)
        self.open()

    def open(self) -> None:
        """Start the program on this profile."""
        identity = _identity(self.journal.settings.get("identity") or b"")
        self.seals = DeviceSeals.restore(identity, self.company.root, self.journal.keys.all(), self.company.entropy)
        if self.invite is not None:
            self.seals.speak_for(self.invite)
        self.workspace = Workspace(self.journal, self.seals, self.surroundings)
        self.workspace.local.installed_as(self.mark)

    @property
    def surroundings(self) -> Surroundings:
        """The clock and the chance of this profile: the company's."""
        return self.company.clock

    @property
    def device(self) -> bytes:
        return self.seals.device

    def cloned(self) -> Member:
        """A copy of the whole profile, folder and all, that nobody in the company knows of: both go on living."""
        journal, files = self.journal.copied(), self.files.copied()
        return Member(self.company, self.unit, self.identity, self.invite, journal, mark=self.mark, files=files)

    def backup(self) -> CrashingJournal:
        """What a backup holds: the journal as it is now."""
        return self.journal.copied()

    def restore(self, backup: CrashingJournal) -> None:
        """Put a backup in the place of this profile, as the command does: it is no longer where it was set up."""
        crash = self.journal.crash
        self.journal, self.mark = backup.copied(), b"restored" + self.company.clock.new_id()
        self.journal.crash = crash
        self.open()

    def sync(self, *, hurry: bool = True) -> Report:
        """Sync until nothing moves, as the command does."""
        if hurry:
            self.workspace.local.hurry()
        remote = Remote(self.company.server, self.line, self.company.clock.now)
        clock = self.company.clock
        return Worker(self.workspace.local, remote, clock.chance, lambda: clock.time / 1000).run()

    def synced(self) -> Report:
        """Sync, which must go well."""
        report = self.sync()
        assert report.failure is None, report.failure
        assert report.halt is None, report.halt.reason
        return report

    def answer(self) -> PullAnswer:
        """What the server answers to a pull."""
        remote = Remote(self.company.server, Line(), self.company.clock.now)
        return remote.pull(f"{self.device.hex()}/", self.workspace.local.cursors())

    def pull(self) -> Absorbed:
        """Take one answer of the server in, without pushing."""
        return self.workspace.local.absorb(self.answer())

    def do(self, unit: str, name: str, entity: bytes, body: msgspec.Struct) -> None:
        """Record an event in the channel shared with a unit, or in the cooperation's if none is named."""
        channel = self.workspace.pair(unit) if unit else self.workspace.cooperation()
        self.workspace.record(channel, [Deed(name, entity, body)])

    def notify(self, unit: str, urgency: str = "routine", entity: bytes | None = None) -> bytes:
        """Write a notification to a unit; gives its id."""
        entity = entity or self.workspace.new_id()
        self.do(unit, "notification.notified", entity, notified(self.unit, unit, urgency))
        return entity

    def shown(self, kind: str, entity: bytes) -> Any:
        """An entity as it is shown, which must be there."""
        state = self.workspace.state(kind, entity)
        assert state is not None
        return state

    def digests(self) -> dict[bytes, bytes]:
        """The digest of every channel that holds something."""
        heads = self.workspace.heads()
        return {channel: self.workspace.state_digest(channel) for channel, row in heads.items() if row.seq}


def content(*names: str) -> Content:
    """A content with these children."""
    children = tuple(Child(given_name=name) for name in names or ("Kim",))
    return Content(category="P01", whereabouts=Place("Willich", "Schiefbahn"), children=children)


def notified(sender: str, receiver: str, urgency: str = "routine", **changes: Any) -> Notified:
    """The event of a notification."""
    written = Notified(
        notification_id=bytes(16),
        process_id=bytes(16),
        number="VIE-2026-1-1",
        category="P01",
        urgency=urgency,
        rules_version="1",
        from_unit=sender,
        to_unit=receiver,
        rule="Aufenthalt des Kindes",
        person="Dienst A",
        content=content(),
    )
    return msgspec.structs.replace(written, **changes)


class Company:
    """A founded cooperation: its units, one invite each, and whoever has enrolled."""

    def __init__(self, entropy: Callable[[int], bytes] = secrets.token_bytes, units: Mapping[str, str] = UNITS) -> None:
        self.entropy = entropy
        self.units = units
        self.clock = Clockwork(Random("the first company"))
        self.server = MemoryServer(entropy)
        root = self.new_key()
        self.root = root_fingerprint(public_bytes(root))
        self.invites = {unit: self.new_key() for unit in units}
        self.spare: dict[str, Ed25519PrivateKey] = {}
        device = generate(self.clock.new_id(), entropy)
        self.founder = Member(self, "", DeviceIdentity(device.device, root, device.receiving))
        self.members: list[Member] = []

    def new_key(self) -> Ed25519PrivateKey:
        """Make a key to sign with, or of an invite."""
        return Ed25519PrivateKey.from_private_bytes(self.entropy(32))

    def found(self) -> None:
        """Root speaks for the first time."""
        local = self.founder.workspace.local
        self.founder.workspace.state_in_directory(self._statements())
        local.greeted(Remote(self.server, Line(), self.clock.now).hello())
        batch = local.founding_batch()
        results = self.server.found(batch, self.clock.now())
        assert isinstance(results[0], Accepted), results
        local.settle([batch], results)
        self.founder.synced()

    def _statements(self) -> list[Statement]:
        return [
            Founded(self.founder.identity.signing_key, "Kreis Viersen"),
            ServerKeyStated(self.server.public_key),
            *(
                AgencyStated(agency, f"Behörde {agency}", AGENCIES[agency])
                for agency in dict.fromkeys(self.units.values())
            ),
            *(UnitStated(unit, agency, f"Stelle {unit}", active=True) for unit, agency in self.units.items()),
            JurisdictionStated(encode_cooperation(COOPERATION)),
            RulesStated(encode_rules(RULES)),
            *(InviteStated(public_bytes(key), unit, ("member",), FAR_FUTURE) for unit, key in self.invites.items()),
        ]

    def begin(self, units: Sequence[str]) -> None:
        """Found the company and let a member in for each named unit, all of them up to date."""
        self.found()
        leads: dict[str, Member] = {}
        for unit in units:
            if unit in leads:
                self.join(leads[unit])
            else:
                leads[unit] = self.enrol(unit)
                self.spare[unit] = self.invited_by(leads[unit])
        self.everybody_syncs()

    def enrol(self, unit: str, invite: Ed25519PrivateKey | None = None) -> Member:
        """Make a profile from an invite (the founder's, if none is named) and let it say its name."""
        key = invite or self.invites[unit]
        member = self.newcomer(unit, key)
        member.synced()
        if member.workspace.active:
            self.introduce(member)
        return member

    def newcomer(self, unit: str, invite: Ed25519PrivateKey) -> Member:
        """Make a profile that is about to redeem an invite."""
        member = Member(self, unit, generate(self.clock.new_id(), self.entropy), invite)
        self.members.append(member)
        member.workspace.state_in_directory([redeem(invite, self.root, member.identity)])
        return member

    def introduce(self, member: Member) -> None:
        """Let a member say their name."""
        member.do("", "person.named", member.device, Named(f"Person {len(self.members)}"))
        member.synced()

    def join(self, lead: Member) -> Member:
        """Enrol a further device of a lead's unit with an invite by the lead, who lets it in."""
        member = self.enrol(lead.unit, self.invited_by(lead))
        lead.synced()
        member.synced()
        self.introduce(member)
        return member

    def invited_by(self, lead: Member) -> Ed25519PrivateKey:
        """State an invite of a lead to its own unit; gives its key."""
        key = self.new_key()
        lead.workspace.state_in_directory([InviteStated(public_bytes(key), lead.unit, ("member",), FAR_FUTURE)])
        lead.synced()
        return key

    def everybody_syncs(self, rounds: int = 4) -> None:
        """Sync one after the other until everybody has heard everything; receipts take a round or two."""
        for _ in range(rounds):
            for member in self.members:
                member.synced()

    def copied(self, seed: int) -> Company:
        """The same company, to go its own way under another seed."""
        copy = self.deserted(seed)
        copy.founder = self._moved(self.founder, copy)
        copy.members = [self._moved(member, copy) for member in self.members]
        return copy

    def deserted(self, seed: int) -> Company:
        """The same company without anybody in it."""
        copy = Company.__new__(Company)
        copy.entropy, copy.units = self.entropy, self.units
        copy.clock = Clockwork(Random(seed), self.clock.time)
        copy.server, copy.root, copy.invites = self.server.copied(), self.root, self.invites
        copy.spare, copy.members = dict(self.spare), []
        return copy

    @staticmethod
    def _moved(member: Member, company: Company) -> Member:
        journal, files = member.journal.copied(), member.files.copied()
        return Member(company, member.unit, member.identity, member.invite, journal, mark=member.mark, files=files)


@cache
def _founded(units: tuple[str, ...]) -> Company:
    company = Company()
    company.begin(units)
    return company


def founded(units: Sequence[str] = (POLICE, ASD), seed: int = 0) -> Company:
    """A company with a member for each named unit, all of them up to date; made once, copied each time."""
    return _founded(tuple(units)).copied(seed)
