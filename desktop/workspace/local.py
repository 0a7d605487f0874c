"""The local side of a sync: what the worker asks of an unlocked workspace, and nothing a screen would ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from desktop.domain.outcome import Verdict
from desktop.domain.progress import Absorbed, Halt, Remaining, Returning, Settled
from desktop.domain.rows import OutboxRow, unplaced
from desktop.domain.said import Verbatim, joined
from desktop.domain.version import VERSION
from desktop.workspace import alarm_bits, rotation
from desktop.workspace.coming_in_anew import comes_in
from desktop.workspace.ground import Ground
from desktop.workspace.intake import Intake
from desktop.workspace.kept_aside import placed_batch
from desktop.workspace.outgoing import Outgoing
from desktop.workspace.putting_aside import put_aside_what_was_built_on
from desktop.workspace.restoring import Restoring, end_round, met_anew, progress
from desktop.workspace.retaking import OldLog, retake
from desktop.workspace.rewinding import entries_of
from desktop.workspace.sending_again import sign_with_the_key_of
from desktop.workspace.sentences import ANOTHER_ROOT, OUTDATED
from desktop.workspace.settling import Settling
from desktop.workspace.succession import Succession
from wire import limits
from wire.batch import Batch
from wire.messages import (
    ChallengeAnswer,
    Cursor,
    HelloAnswer,
    ProofRequest,
    PullAnswer,
    PushResult,
    RestoreAnswer,
    RestoreRequest,
)
from wire.names import heads_digest
from wire.stamp import PlacedBatch

_NEWEST: Final = "newest_client"


class Local:
    """The profile as the worker sees it."""

    def __init__(self, ground: Ground, outgoing: Outgoing) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground
        self._outgoing = outgoing
        self._round: Restoring | None = None

    def greeted(self, hello: HelloAnswer) -> None:
        """Compare the server with the one known, and follow it into a new life; raises `Halt` if it is another's."""
        self._end_round()
        if hello.root and hello.root != self._ground.seals.root:
            self._ground.raise_alarm("root_mismatch")
            raise Halt("root_mismatch", ANOTHER_ROOT)
        if outdated(hello):
            advice = self._ground.held.settings.update_advice
            raise Halt("least_version", joined((OUTDATED, Verbatim(advice)), " ") if advice else OUTDATED)
        with self._ground.journal.transaction():
            settings = self._ground.journal.settings
            if settings.get("incarnation") not in (None, hello.incarnation):
                self._ground.raise_alarm("server_restored")
                met_anew(self._ground)
            settings.put("incarnation", hello.incarnation)
            settings.put(_NEWEST, hello.newest_client.encode())
            settings.put("server_offset", str(hello.time - self._ground.surroundings.now()).encode())
            self._ground.greeted_by = hello.server_key
            if hello.server_key not in self._ground.directory.server_keys:
                sign_with_the_key_of(self._ground, hello.server_key)
        Succession(self._ground).follow()

    def installed_as(self, mark: bytes) -> None:
        """Take the mark of this installation of the profile, which is another where the profile was copied."""
        self._ground.mark = mark

    def prove(self, challenge: ChallengeAnswer) -> ProofRequest:
        """Sign a challenge: as this device, or as its invite before it has enrolled.

        Where the answer to the enrolment was lost, nobody here knows which of the two the server expects; then every
        other attempt speaks as the device, also across restarts.
        """
        known = self._ground.directory.signing_key(self._ground.seals.device) is not None
        enrolled = known and not comes_in(self._ground)
        return self._ground.seals.prove(
            self._ground.incarnation, challenge.challenge, enrolled=enrolled or self._spoke_as_invite()
        )

    def _spoke_as_invite(self) -> bool:
        """Say whether the last attempt spoke as the invite, and note that the next one is to speak as the other."""
        with self._ground.journal.transaction():
            settings = self._ground.journal.settings
            before = settings.get("spoke_as_invite") == b"1"
            settings.put("spoke_as_invite", b"0" if before else b"1")
        return before

    def newer(self) -> str:
        """Give a newer version of the program that the server has announced, empty where there is none."""
        return newer_version(self._ground)

    def session(self) -> str:
        """Give the session token kept, or an empty text."""
        return (self._ground.journal.settings.get("session") or b"").decode()

    def keep_session(self, token: str) -> None:
        """Keep a session token."""
        with self._ground.journal.transaction():
            self._ground.journal.settings.put("session", token.encode())

    def cursors(self) -> list[Cursor]:
        """Give how far every channel has been read."""
        return [Cursor(row.channel, row.seq, row.head) for row in self._ground.read_channels().values() if row.seq]

    def absorb(self, answer: PullAnswer) -> Absorbed:
        """Take one answer in; raises `Halt` where the server contradicts itself."""
        self._end_round()
        try:
            absorbed = Intake(self._ground).absorb(answer)
        except Halt as halt:
            self._ground.keep_alarms(halt.reason)
            raise
        self._ground.tell(absorbed.shown)
        Succession(self._ground).follow()
        return absorbed

    def retake(self, log: OldLog) -> None:
        """Take in anew what this device held before its database was damaged."""
        retake(self._ground, log)

    def read_ahead(self, following: Callable[[], PullAnswer | None]) -> None:
        """Ask this, after each answer, for the one that will be taken in next, if it is there: it is opened in time."""
        self._ground.following = following

    def outgoing(self) -> list[Batch]:
        """Give the batches under way, those that ring first."""
        return self._outgoing.outgoing()

    def ringing(self) -> frozenset[bytes]:
        """Give the channels in which something rings of what was given out last."""
        return self._outgoing.ringing

    def seal_ahead(self) -> None:
        """Seal what goes with the next push; for while the server is at work on this one."""
        self._outgoing.seal_ahead()

    def seal_everything(self) -> list[Batch]:
        """Seal all that may go, whatever delay it was given; gives every batch under way, what rings first."""
        self.hurry()
        return self._outgoing.everything()

    def founding_batch(self) -> Batch:
        """Give root's first batch, for the one call that founds; it stays under way until the log brings it back."""
        return self._outgoing.outgoing()[0]

    def first_batch(self) -> PlacedBatch:
        """Give root's first batch as it was placed, for a server that the cooperation comes to."""
        channel = self._ground.directory_channel
        [row] = self._ground.journal.log.batches(channel, 0, 1)
        return placed_batch(row, entries_of(self._ground, row))

    def settle(self, batches: Sequence[Batch], results: Sequence[PushResult]) -> Settled:
        """Take in the answers to a push; raises `Halt` if this device may not go on."""
        try:
            return Settling(self._ground).settle(batches, results)
        except Halt as halt:
            self._ground.keep_alarms(halt.reason)
            raise

    def lost(self, *, signed_in: bool) -> RestoreRequest | None:
        """Give the next part of what the server has lost and this profile holds; None when all has been offered."""
        self._round = self._round or Restoring(self._ground)
        part = self._round.next_part(signed_in=signed_in)
        if part is None:
            self._round = None
        return part

    def restored(self, request: RestoreRequest, answer: RestoreAnswer) -> bool:
        """Take in what the server did with a part; says whether it took anything. Raises `Halt` where it lies."""
        self._round = self._round or Restoring(self._ground)
        try:
            with self._ground.transaction():
                return self._round.given(request, answer)
        except Halt as halt:
            self._ground.keep_alarms(halt.reason)
            raise

    def _end_round(self) -> None:
        self._round = None
        end_round(self._ground)

    def returning(self) -> Returning:
        """Give how far giving back has come."""
        return progress(self._ground)

    def uploading(self) -> list[OutboxRow]:
        """Give the events that wait for the server to have their files; a reason says that it lost some."""
        return self._ground.journal.outbox.all("uploading")

    def upload_again(self, events: Sequence[bytes]) -> None:
        """Take note that the files of events are on their way once more."""
        with self._ground.journal.transaction():
            self._ground.journal.outbox.mark(events, "uploading")

    def without_files(self, events: Sequence[bytes]) -> None:
        """Put events into the tray whose files are not here any more, and what was built on them."""
        outbox = self._ground.journal.outbox
        with self._ground.transaction():
            outbox.mark(events, "refused", "file_missing")
            put_aside_what_was_built_on(self._ground, [row for row in outbox.all("refused") if row.event in events])

    def release(self, events: Sequence[bytes]) -> None:
        """Let events go whose files the server has."""
        with self._ground.journal.transaction():
            self._ground.journal.outbox.mark(events, "waiting")

    def hurry(self) -> None:
        """Let everything that waits go now."""
        with self._ground.journal.transaction():
            self._ground.journal.outbox.hurry()

    def digest(self) -> bytes:
        """Give the digest over all heads read."""
        return heads_digest([(row.channel, row.seq, row.head) for row in self._ground.read_channels().values()])

    def alarms_heard(self) -> int:
        """Give the running total of alarm bits by other units; who is level with the server has its number."""
        return alarm_bits.heard(self._ground)

    @property
    def level(self) -> bool:
        """Say whether every channel has been read to where the server had it at the last pull."""
        return self._ground.level

    @property
    def is_read(self) -> bool:
        """Say whether the journal names all it will: level, and nothing kept aside that is still to be given back."""
        return self._ground.level and not self._ground.aside.channels

    def is_erased(self, channel: bytes, entity: bytes) -> bool:
        """Say whether an entity is erased in a channel."""
        return bool(self._ground.gone(channel, (entity,)))

    def remaining(self) -> Remaining:
        """Give what is left."""
        counts = self._ground.journal.outbox.counts()
        waiting = unplaced(counts)
        return Remaining(
            outbox=waiting,
            refused=counts.get("refused", 0),
            waiting=self._ground.tally.count(Verdict.WAITING),
            quarantined=self._ground.tally.count(Verdict.QUARANTINED),
            level=self.is_read and not waiting,
            alarms=self._alarms(),
        )

    def _alarms(self) -> tuple[str, ...]:
        """Give the alarms raised, and the one that lasts as long as what it says: it is never raised or cleared."""
        pending = rotation.is_pending(self._ground)
        return (*self._ground.alarms, "rotation_pending") if pending else self._ground.alarms


def newer_version(ground: Ground) -> str:
    """Give the version that was announced, where it is newer than this program; empty where there is none."""
    newest = (ground.journal.settings.get(_NEWEST) or b"").decode()
    return newest if newest and _version(newest) > _version(VERSION) else ""


def outdated(hello: HelloAnswer) -> bool:
    """Say whether this program is too old for a server, or the server for it."""
    return limits.PROTOCOL not in hello.protocols or _version(hello.least_client) > _version(VERSION)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())
