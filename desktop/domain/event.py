"""An event as the rules see it, and what a kind of entity is.

An event is something that happened to one entity, in the past tense, never changed. Its place in the order is its
seq; an event of this device that the server has not placed yet has none and stands in the overlay. No clock takes
part in a rule: `authored_at` is for people, `accepted_at` is the server's stamp.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, NamedTuple, TypeVar

import msgspec

from desktop.domain.erasure import Erased
from desktop.domain.outcome import Outcome
from desktop.domain.rules import NO_RULES, RulesInForce
from desktop.domain.terms import Terms
from wire.proof import Proof
from wire.statements import LEAD, MEMBER, RELEASE

S = TypeVar("S", bound=msgspec.Struct)
WRITERS: Final = frozenset({MEMBER, LEAD, RELEASE})
"""The roles that may write of children: a founder or an administrator alone has nothing to do with them."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an event, as of the event's place in the directory.

    `agency_units` are the units of the author's agency, `predecessors` the devices that the author's goes on for.
    """

    device: bytes
    unit: str
    agency: str
    roles: tuple[str, ...]
    agency_units: tuple[str, ...] = ()
    predecessors: tuple[bytes, ...] = ()


class Event(msgspec.Struct, frozen=True, gc=False):
    """One event with everything a rule may look at: times in ms since 1970 UTC, `rules` as of its place.

    `adopted_from` is the device that wrote it, where its author has taken it up; else empty.
    `chunks` are the addresses of the pieces of its files, in order. `proven` says of each proof that its kind asks for
    who wrote what it shows, as of that place; None where it does not hold.
    """

    id: bytes
    type: str
    author: Author
    units: tuple[str, ...]
    authored_at: int
    seq: int | None
    accepted_at: int | None
    alarm: bool
    entity: bytes
    body: Any
    rules: RulesInForce = NO_RULES
    adopted_from: bytes = b""
    chunks: tuple[bytes, ...] = ()
    proven: tuple[Author | None, ...] = ()

    @property
    def at(self) -> int:
        """Say when it counts: by the server's stamp, before it has one by its author's clock."""
        return self.authored_at if self.accepted_at is None else self.accepted_at


class Row(msgspec.Struct, frozen=True, gc=False):
    """What a list shows and filters by, without opening the state; `text` feeds the search index.

    `grade` says how urgently somebody is waited for, `awaits` what else is to be done by whom, as `task@unit`.
    """

    status: str = ""
    origin: str = ""
    target: str = ""
    group: bytes = b""
    sort: int = 0
    grade: str = ""
    conflict: bool = False
    text: str = ""
    awaits: str = ""


@dataclass(frozen=True, slots=True)
class Receipts(Generic[S]):
    """How the arrival of a kind's events is confirmed to the other unit.

    `due` gives the events of a state that lack a receipt of a unit, `urgent` says whether it goes at once, `body`
    makes the receipt of several events; `type` is its event's name.
    """

    type: str
    due: Callable[[S, str], tuple[bytes, ...]]
    urgent: Callable[[S], bool]
    body: Callable[[tuple[bytes, ...]], msgspec.Struct]


class Elsewhere(NamedTuple):
    """An entity in the channel shared with another unit; without a unit, in whichever this device knows it from."""

    kind: str
    entity: bytes
    unit: str


class Due(NamedTuple):
    """An event that a unit's programs write by themselves, of an entity of the channel shared with another unit."""

    where: Elsewhere
    type: str
    body: msgspec.Struct


class Nowhere(NamedTuple):
    """Events of an entity, by their types, that go nowhere where they still wait on the device that wrote them.

    `instead` is said of the entity, and nothing of it goes, where none of its events has left the device.
    """

    where: Elsewhere
    types: frozenset[str]
    instead: Due | None = None


class Enclosure(NamedTuple):
    """A proof that an event encloses, and the two units in whose channel it is to have stood."""

    proof: Proof
    units: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FollowUps(Generic[S]):
    """What a unit's programs say by themselves in other channels, once the log says something of an entity.

    `due` gives, for a state and a unit, what is to be said elsewhere; whoever folds it there finds out whether it has
    been said already. `related` gives the entities elsewhere whose own follow-ups are to be looked at again, since
    what they are waiting for may just have come.
    """

    due: Callable[[S, str], tuple[Due, ...]]
    related: Callable[[S, str], tuple[Elsewhere, ...]]


def _no_alarm(_body: msgspec.Struct) -> bool:
    return False


def _never_due(_state: Any, _terms: Terms) -> int:
    return 0


def _no_proof(_body: Any) -> tuple[Enclosure, ...]:
    return ()


def _all_goes(_state: Any, _unit: str, _read: Callable[[Elsewhere], Any]) -> tuple[Nowhere, ...]:
    return ()


def _as_it_is(body: msgspec.Struct, _ordinal: int) -> msgspec.Struct:
    return body


@dataclass(frozen=True, slots=True)
class Kind(Generic[S]):
    """A kind of entity: its events, its state, its fold. `channel` names the kind of channel it lives in.

    `alarm` says whether an event's header carries the alarm bit; `with_ordinal` gives a body that was never sent as the
    device with another ordinal would have written it. `encloses` gives the proofs in a body that the fold depends on:
    they are checked for it, which has no keys. `erased` makes the state that stands for an erased entity, where
    anything is to stand there, `follow_ups` what is said by itself in other channels. `goes_nowhere` says which events
    that a unit's device has not sent yet it shall not send any more, given the shown states elsewhere. `goes_with`
    gives groups of entities in channels with other units: once all of a group are erased, this one is to go too. `due`
    gives by when somebody is waited for (ms since 1970 UTC), 0 while nobody is: it follows from the state and the terms
    of now, and is counted again when these change. `named` are the types of events that others name: what waits for its
    parent is folded again behind one of them. `searched` says whether a search shows it to everybody who has it.
    Raising `fold_version` rebuilds all states of the kind.
    """

    name: str
    channel: str
    fold_version: int
    bodies: Mapping[str, type[msgspec.Struct]]
    state: type[S]
    fold: Callable[[S | None, Event], tuple[S | None, Outcome]]
    row: Callable[[S], Row]
    receipts: Receipts[S] | None = None
    alarm: Callable[[msgspec.Struct], bool] = _no_alarm
    with_ordinal: Callable[[Any, int], msgspec.Struct] = _as_it_is
    encloses: Callable[[Any], tuple[Enclosure, ...]] = _no_proof
    erased: Callable[[Erased], S] | None = None
    follow_ups: FollowUps[S] | None = None
    goes_nowhere: Callable[[S, str, Callable[[Elsewhere], Any]], Iterable[Nowhere]] = _all_goes
    goes_with: Callable[[S], tuple[tuple[Elsewhere, ...], ...]] | None = None
    due: Callable[[S, Terms], int] = _never_due
    named: frozenset[str] = frozenset()
    searched: bool = True
