"""Erasing: which bodies a batch asks to be emptied. Headers and hashes stay; what hands keys on is never emptied.

An `erase` empties at once, a `disposed` once every unit of the channel has disposed of the same event. Only a lead may
ask for either. Ids that the channel does not hold are passed over, so asking twice is asking once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from wire.batch import OpenedBatch
from wire.codec import Malformed
from wire.erasure import decode_erasure
from wire.header import EnvelopeKind, decode_header


@dataclass(frozen=True, slots=True)
class Erasing:
    """The events whose bodies go: `at_once`, or when all units of the channel have `disposed` of them."""

    at_once: tuple[bytes, ...] = ()
    disposed: tuple[bytes, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.at_once or self.disposed)


NOTHING = Erasing()


def asked(opened: OpenedBatch) -> Erasing:
    """Read what an accepted batch asks for; what cannot be read asks for nothing."""
    return Erasing(
        tuple(dict.fromkeys(_named(opened, EnvelopeKind.ERASE))),
        tuple(dict.fromkeys(_named(opened, EnvelopeKind.DISPOSED))),
    )


def _named(opened: OpenedBatch, kind: EnvelopeKind) -> Iterator[bytes]:
    for sealed, body in zip(opened.headers, opened.batch.bodies, strict=True):
        if sealed.header.kind == kind:
            with suppress(Malformed):
                yield from decode_erasure(body).events


def erasable(header: bytes) -> bool:
    """Say whether a stored envelope is an event: nothing else may ever be emptied."""
    return decode_header(header).header.kind == EnvelopeKind.EVENT


def disposed_by_all(units: Iterable[str], disposed: Iterable[str]) -> bool:
    """Say whether every unit of a channel is among those that have disposed of an event."""
    return set(units) <= set(disposed)
