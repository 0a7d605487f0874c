"""What somebody who watches a profile remembers of it from one step to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.progress import Remaining
from desktop.domain.rows import AsideRow, OutboxRow, PlacedRow
from desktop.presenters.drafts import Draft
from desktop.workspace.ground import Ground
from tests.helpers.company import Member
from tests.helpers.laws import ground_of
from wire.names import ZERO_HASH, directory_channel


@dataclass
class Memory:
    """How a profile stood at the last look.

    `fresh` is what has been logged since the one before, `written` what was queued, `gone` what has left the outbox.
    `fetched` are the digests of what was in the files it has fetched, `digests` those of its channels' states, by
    channel and head, until it is touched again. `drafts` are those that were said to be kept, as far as they were.
    """

    read: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)
    fresh: list[PlacedRow] = field(default_factory=list)
    logged: set[bytes] = field(default_factory=set)
    outbox: dict[bytes, OutboxRow] = field(default_factory=dict)
    written: list[OutboxRow] = field(default_factory=list)
    gone: list[OutboxRow] = field(default_factory=list)
    acknowledged: set[bytes] = field(default_factory=set)
    drafts: dict[bytes, Draft] = field(default_factory=dict)
    fetched: dict[bytes, bytes] = field(default_factory=dict)
    digests: dict[tuple[bytes, bytes], bytes] | None = None
    aside: list[AsideRow] = field(default_factory=list)
    ground: Ground | None = None
    grounded: tuple[object, ...] = ()
    _remaining: Remaining | None = None

    def look(self, member: Member) -> None:
        """Look at a profile after a step."""
        self.fresh, self.digests, self._remaining = [], None, None
        self.aside = member.journal.aside.all()
        log = member.journal.log
        for row in log.channels():
            seq, head = self.read.get(row.channel, (0, ZERO_HASH))
            if (row.seq, row.head) != (seq, head):
                rewound = row.seq < seq or (seq and log.head_at(row.channel, seq) != head)
                self.fresh += log.page(row.channel, 0 if rewound else seq, 100_000)
                self.read[row.channel] = (row.seq, row.head)
        self.logged.update(placed.event for placed in self.fresh)
        outbox = {row.event: row for row in member.journal.outbox.all()}
        self.written = [row for event, row in outbox.items() if event not in self.outbox]
        self.gone = [row for event, row in self.outbox.items() if event not in outbox]
        self.outbox = outbox

    def remaining_of(self, member: Member) -> Remaining:
        """What remained to be done for a profile at the last look."""
        if self._remaining is None:
            self._remaining = member.workspace.local.remaining()
        return self._remaining

    def ground_of(self, member: Member) -> Ground:
        """A second ground over the profile's journal, made anew once directory, program or device is another."""
        log = member.journal.log.channel(directory_channel(member.seals.root))
        standing = (member.journal, member.seals, member.seals.device, log.seq, log.head)
        if self.ground is None or self.grounded != standing:
            self.ground, self.grounded = ground_of(member), standing
        self.ground.erased_channels = member.journal.erased.channels()
        return self.ground
