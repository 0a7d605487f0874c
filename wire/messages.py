"""Requests and answers of the protocol (docs/protocol.md). Shapes and limits only; meaning is on either side."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from wire import limits
from wire.batch import Batch
from wire.codec import Count, Hash32, Id16, Signature64
from wire.stamp import PlacedBatch, SignedStamp

_Code = Annotated[str, Meta(max_length=64)]
_Text = Annotated[str, Meta(max_length=500)]
Version = Annotated[str, Meta(max_length=32, pattern=r"^([0-9]{1,6}(\.[0-9]{1,6}){0,3})?\Z")]
"""A version, or nothing. Numbers alone: people read it, and a server shall not get to say anything else by it."""


class _Message(msgspec.Struct, frozen=True, array_like=True):
    """What all messages share: arrays, to which newer programs may append."""


class HelloAnswer(_Message, frozen=True):
    """Who the server is. `root` is empty until it has been founded; `time` in ms since 1970 UTC.

    `newest_client` is the newest version of the program that whoever runs the server has announced, empty for none.
    """

    protocols: Annotated[tuple[Annotated[int, Meta(ge=1, le=65535)], ...], Meta(max_length=16)]
    least_client: Annotated[str, Meta(max_length=32)]
    incarnation: Id16
    server_key: Hash32
    root: Annotated[bytes, Meta(max_length=32)]
    push_bytes: Count
    wait_seconds: Count
    time: Count
    newest_client: Version = ""


class FoundRequest(_Message, frozen=True):
    """The founding code and the first batch of the directory.

    `stamp` is what another server put under it: the cooperation exists, and comes to a server that holds nothing.
    """

    code: Annotated[str, Meta(max_length=128)]
    batch: Batch
    stamp: SignedStamp | None = None


class ChallengeRequest(_Message, frozen=True, tag="challenge"):
    """Ask for a challenge."""


class ProofRequest(_Message, frozen=True, tag="proof"):
    """Answer a challenge with a device's key, or with the key of an unredeemed invite (then `device` is empty)."""

    device: Annotated[bytes, Meta(max_length=16)]
    invite: Annotated[bytes, Meta(max_length=32)]
    challenge: Annotated[bytes, Meta(max_length=128)]
    signature: Signature64


SessionRequest = ChallengeRequest | ProofRequest


class ChallengeAnswer(_Message, frozen=True):
    """Bytes to sign."""

    challenge: Annotated[bytes, Meta(max_length=128)]


class SessionAnswer(_Message, frozen=True):
    """A token that ends 24 hours after its last use, and whether the device is admitted."""

    token: Annotated[str, Meta(max_length=128)]
    active: bool


class PushRequest(_Message, frozen=True):
    """Batches, in the order they were signed."""

    batches: Annotated[tuple[Batch, ...], Meta(min_length=1, max_length=limits.PUSH_BATCHES)]


class Accepted(_Message, frozen=True, tag="accepted"):
    """The batch has its place."""

    stamp: SignedStamp


class Known(_Message, frozen=True, tag="known"):
    """The very same batch had its place already."""

    stamp: SignedStamp


class Later(_Message, frozen=True, tag="later"):
    """Not now: an earlier batch is missing or the server is busy."""

    after_seconds: Annotated[float, Meta(ge=0, le=limits.RETRY_SECONDS)]
    expected_n: Count = 0


class BadEnvelope(_Message, frozen=True):
    """Which envelope of a batch, and why."""

    index: Annotated[int, Meta(ge=0, le=limits.BATCH_ENVELOPES)]
    code: _Code
    seq: Count = 0


class RefusedBatch(_Message, frozen=True, tag="refused"):
    """Nothing of the batch was stored; `envelopes` names each bad one, or is empty when the batch itself is wrong."""

    code: _Code
    envelopes: Annotated[tuple[BadEnvelope, ...], Meta(max_length=limits.BATCH_ENVELOPES)] = ()


class EpochRetired(_Message, frozen=True, tag="epoch_retired"):
    """The channel has another key by now: pull, seal again, push."""

    current: Hash32


PushResult = Accepted | Known | Later | RefusedBatch | EpochRetired


class PushAnswer(_Message, frozen=True):
    """One result a batch."""

    results: Annotated[tuple[PushResult, ...], Meta(max_length=limits.PUSH_BATCHES)]


class Cursor(_Message, frozen=True):
    """How far one has read a channel."""

    channel: Hash32
    seq: Count
    head: Hash32


class PullRequest(_Message, frozen=True):
    """Where one stands; channels not named are read from their start. `most` is the size of the page, in bytes."""

    cursors: Annotated[tuple[Cursor, ...], Meta(max_length=limits.PULL_CURSORS)]
    most: Count = limits.PULL_BYTES


class Page(_Message, frozen=True):
    """Batches of one channel, in order."""

    channel: Hash32
    batches: Annotated[tuple[PlacedBatch, ...], Meta(max_length=limits.PULL_BATCHES)]


class End(_Message, frozen=True):
    """Where a batch ends, and the head there."""

    seq: Count
    head: Hash32


class Behind(_Message, frozen=True):
    """The caller knows more of a channel than the server, or something else.

    `ends` are places of the server's log from its end downwards, each about twice as far from it as the one before, so
    that both find where they last agreed in one or two steps; `common_seq` is the next to try for who does not look.
    """

    channel: Hash32
    common_seq: Count
    ends: Annotated[tuple[End, ...], Meta(max_length=limits.BEHIND_ENDS)] = ()


class PullAnswer(_Message, frozen=True):
    """Pages (the directory first), the heads of all readable channels, whether there is more."""

    pages: Annotated[tuple[Page, ...], Meta(max_length=limits.PULL_CURSORS)]
    heads: Annotated[tuple[Cursor, ...], Meta(max_length=limits.PULL_CURSORS)]
    more: bool
    behind: Annotated[tuple[Behind, ...], Meta(max_length=limits.PULL_CURSORS)] = ()


class RestoreRequest(_Message, frozen=True):
    """Batches that the server once placed and has lost, with the stamps it gave them, each channel's in order.

    `recover` says that the caller holds nothing that lies between the server's end and a batch: what cannot have its
    old place is to be appended.
    """

    batches: Annotated[tuple[PlacedBatch, ...], Meta(min_length=1, max_length=limits.RESTORE_BATCHES)]
    recover: bool = False


class RestoreAnswer(_Message, frozen=True):
    """One result a batch, which life of the server this is now, and where each of their channels stands."""

    results: Annotated[tuple[PushResult, ...], Meta(max_length=limits.RESTORE_BATCHES)]
    incarnation: Id16
    stands: Annotated[tuple[Behind, ...], Meta(max_length=limits.RESTORE_BATCHES)] = ()


class WaitRequest(_Message, frozen=True):
    """The digest over (channel, seq, head) one knows."""

    digest: Hash32


class WaitAnswer(_Message, frozen=True):
    """The server's digest when it differs, else empty; and the running total of alarm bits by other units."""

    digest: Annotated[bytes, Meta(max_length=32)]
    alarms: Count


class MissingRequest(_Message, frozen=True):
    """Which of these chunks has the channel not? Those it has are kept for another seven days."""

    chunks: Annotated[tuple[Hash32, ...], Meta(min_length=1, max_length=limits.CHUNKS)]


class MissingAnswer(_Message, frozen=True):
    """The chunks of the question that the server lacks."""

    chunks: Annotated[tuple[Hash32, ...], Meta(max_length=limits.CHUNKS)]


class ChunkAnswer(_Message, frozen=True):
    """The chunk is kept; `known` says that it was before."""

    known: bool


class Problem(_Message, frozen=True):
    """Why a request was not done."""

    code: _Code
    message: _Text
    retry_after: Annotated[float, Meta(ge=0, le=limits.RETRY_SECONDS)] = 0.0
