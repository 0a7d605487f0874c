"""Giving back what a server has lost: noticed after a pull, and offered part by part.

It is given back as it was, batch and stamp; the server decides where each goes, and can prove to itself that it once
had it. Until all of it has been offered nothing new goes into a channel that has lost something, for that would take
its place. What the server does not take stays here, and on the screen. One instance serves one round of offers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from desktop.domain.progress import Returning
from desktop.workspace.ground import Ground, Losses
from desktop.workspace.in_vain import InVain
from desktop.workspace.offering import Lacking, Offer, Parts
from desktop.workspace.rewinding import batches_after, common_place_with, contradiction, name_of
from desktop.workspace.succession import Succession
from wire import limits
from wire.batch import batch_hash
from wire.messages import Accepted, Behind, Cursor, Known, RefusedBatch, RestoreAnswer, RestoreRequest
from wire.names import ZERO_HASH
from wire.stamp import PlacedBatch, read_stamp

_NO_PLACE: Final = ("channel_closed", "device_unknown")
_WITNESS_MS: Final = 3_600_000
"""So long another unit has to show what the server does not take from one alone, before it is read past."""


class Restoring:
    """Notices losses, and gives back."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground, as of the last pull."""
        self._ground = ground
        self._lacking = Lacking(ground)
        self._directory: Parts | None = None
        self._others: Parts | None = None

    def notice(self) -> bool:
        """Say, after a pull, whether the server lacks something; holds back what would take its place."""
        channels, losses = self._ground.channels, self._ground.losses
        lossy = [channel for channel in channels if self._lacking.anything(channel)]
        untried = [channel for channel in lossy if self._lacking.untried(channel)]
        losses.held = frozenset(channels if self._ground.directory_channel in untried else untried)
        return bool(lossy)

    def has_offered_all(self, channel: bytes) -> bool:
        """Say whether everything that the server lacks of a channel has been offered to it in this life."""
        return not self._lacking.untried(channel)

    def next_part(self, *, signed_in: bool) -> RestoreRequest | None:
        """Give the next batches to offer, the directory's first; None when all have been.

        With another directory the server may open other channels, so that these are offered in a round of their own.
        """
        ground, losses = self._ground, self._ground.losses
        if not signed_in and not losses.asked:
            # It does not know us any more: whatever it said of its directory before, it has lost some of it since.
            ground.server_heads.pop(ground.directory_channel, None)
            losses.asked = True
        part = self._of_directory(signed_in=signed_in).next()
        if not part and signed_in and not losses.directory_grew:
            part = self._of_others().next()
        if not losses.returned:
            losses.to_return = sum(map(self._lacking.count, ground.channels))
        if not part:
            if signed_in:
                self._note_what_is_not_taken()
            losses.held = frozenset()
            end_round(ground)
            return None
        losses.returned += sum(read_stamp(placed.stamp)[0].count for _, placed in part)
        return RestoreRequest(tuple(placed for _, placed in part), part[0][0].recover)

    def offer_again(self) -> None:
        """Offer once more what the directory left no place for: whoever wrote it may have been let in by now."""
        losses = self._ground.losses
        if losses.closed:
            InVain(self._ground).keep_only(())
        losses.tried -= losses.closed
        losses.closed.clear()

    def _note_what_is_not_taken(self) -> None:
        """Note where the server was offered all that it lacks of an end, and took none."""
        ends = {channel: end for channel, end in self._lacking.ends() if _takes_none(self._ground, channel, end)}
        if ends:
            InVain(self._ground).note(ends)

    def _of_directory(self, *, signed_in: bool) -> Parts:
        if self._directory is None:
            self._directory = Parts(self._statements(signed_in=signed_in))
        return self._directory

    def _of_others(self) -> Parts:
        if self._others is None:
            others = [channel for channel in self._ground.channels if channel != self._ground.directory_channel]
            self._others = Parts(offer for channel in others for offer in self._lacking.offers(channel))
        return self._others

    def _statements(self, *, signed_in: bool) -> Iterator[Offer]:
        """Go through what the server lacks of the directory, also for somebody whom it does not know any more.

        Where the server stands is not known then; the last statements read ask for it. Where they do not know this
        device either, since the directory was read anew without it, what made it known is kept aside.
        """
        ground, channel = self._ground, self._ground.directory_channel
        if signed_in or channel in ground.server_heads:
            yield from self._lacking.offers(channel)
        elif ground.directory.signing_key(ground.seals.device) is not None:
            end = ground.journal.log.channel(channel).seq
            *_, row = batches_after(ground, channel, max(0, end - limits.BATCH_ENVELOPES))
            yield self._lacking.of_log(row, recover=False)
        else:
            yield from self._lacking.of_aside(channel)

    def given(self, request: RestoreRequest, answer: RestoreAnswer) -> bool:
        """Take in what the server did with a part; says whether it took anything or began a new life.

        That it has what it said to have before is nothing new: the next pull brings no more for it than the last did.
        Raises `Halt` where it denies what it signed in this life and goes on living it.
        """
        losses, moved = self._ground.losses, answer.incarnation != self._ground.incarnation
        believed = moved
        for placed, result in zip(request.batches, answer.results, strict=False):
            # Not before: what never arrived was not offered.
            losses.tried.add(batch_hash(placed.batch))
            if isinstance(result, Accepted | Known):
                believed = True
                moved |= self._taken(placed, result)
            elif isinstance(result, RefusedBatch) and result.code in _NO_PLACE:
                losses.closed.add(batch_hash(placed.batch))
        if losses.contradicted and not believed:
            raise contradiction()
        for stands in answer.stands:
            self._learn_where(stands)
        return moved

    def _taken(self, placed: PlacedBatch, result: Accepted | Known) -> bool:
        """Take note of what the server took or had, and where it holds the very same; says whether that is new."""
        losses, stamp, name = self._ground.losses, read_stamp(placed.stamp)[0], batch_hash(placed.batch)
        new = isinstance(result, Accepted) or name not in losses.taken
        losses.taken.add(name)
        losses.directory_grew |= new and stamp.channel == self._ground.directory_channel
        if result.stamp == placed.stamp and stamp.last_seq <= self._lacking.read.get(stamp.channel, 0):
            losses.agreed[stamp.channel] = max(stamp.last_seq, losses.agreed.get(stamp.channel, 0))
        return new

    def _learn_where(self, stands: Behind) -> None:
        """Learn where the server's directory stands, while nobody is signed in to ask.

        Of whoever is only a pull tells: where the directory stands says nothing of the other channels.
        """
        ground, channel = self._ground, self._ground.directory_channel
        if not ground.losses.asked or stands.channel != channel or channel in ground.server_heads:
            return
        agreed = common_place_with(ground, stands)
        if agreed != max((end.seq for end in stands.ends), default=0):
            ground.losses.grown.add(channel)
        head = ground.journal.log.head_at(channel, agreed) or ZERO_HASH
        ground.server_heads[channel] = Cursor(channel, agreed, head)
        # From here on it is known what it lacks: the directory is offered from there.
        self._directory = None


def offered_in_vain(ground: Ground, behind: Collection[Behind]) -> set[bytes]:
    """Name the channels of which the server lacks the end, was offered all of it, and has taken none.

    A witness of it is waited for, for what is there once one has come keeps its place. Not where nothing new can go
    meanwhile, which for a copy is everywhere.
    """
    stuck, ground.losses.stuck = ground.losses.stuck, set()
    ends = {one.channel: max((end.seq for end in one.ends), default=0) for one in behind}
    ends.pop(ground.directory_channel, None)
    urgent, in_vain = ends if ends and Succession(ground).is_copy else stuck, InVain(ground)
    in_vain.keep_only(ends)
    waits = {channel: 0 if channel in urgent else _WITNESS_MS for channel in ends}
    since = {channel: in_vain.since(channel, end) for channel, end in ends.items()}
    now = in_vain.now
    return {channel for channel, at in since.items() if at is not None and at + waits[channel] <= now}


def _takes_none(ground: Ground, channel: bytes, end: int) -> bool:
    """Say whether the server answered for all it lacks behind an end, and took none of it."""
    losses = ground.losses
    names = map(name_of, batches_after(ground, channel, end))
    return all(name in losses.tried and name not in losses.taken for name in names)


def end_round(ground: Ground) -> None:
    """Forget what was learnt for one round of offers alone, whether it came to its end or was broken off.

    Where the directory stands is told to somebody unknown for that round; of everything else only a pull tells.
    """
    losses = ground.losses
    if losses.asked:
        ground.server_heads = {}
    losses.directory_grew, losses.asked = False, False


def progress(ground: Ground) -> Returning:
    """Give how far giving back has come, in this life of the server."""
    losses = ground.losses
    return Returning(losses.returned, max(losses.returned, losses.to_return))


def met_anew(ground: Ground) -> None:
    """Forget what was known of a server's losses: this is another life of it."""
    ground.losses = Losses()
    ground.server_heads = {}
