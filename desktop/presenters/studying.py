"""What the person of this device has read and learnt: how far, what is done, what they say of it.

How far somebody has read stays on this device. That a document was read is said once somebody says so, in the channel
of the unit. It must not show what others have done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from desktop.domain.audience import concerns
from desktop.domain.card_set import CardSet
from desktop.domain.learning import Answered, Confirmed, Learner, PutOff, learner_of
from desktop.domain.material import Material
from desktop.domain.refused import Refused
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace
from wire.decoders import read_json

State = Literal["new", "begun", "done", "outdated"]
_PREFERENCE: Final = "material/"
_MOST_PAGES: Final = 1_000_000


class Place(msgspec.Struct, frozen=True):
    """How far somebody has read a document: which version, the page they were at, the furthest, of how many."""

    version: str
    page: int = 1
    furthest: int = 1
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Studied:
    """How far somebody is with a document: `outdated` says that they had read an older version."""

    state: State
    percent: int = 0


def me(workspace: Workspace) -> tuple[str, tuple[str, ...]]:
    """Give of which kind of agency somebody is, and in which roles."""
    directory = workspace.directory
    unit = directory.units.get(workspace.unit)
    agency = directory.agencies.get(unit.agency) if unit else None
    return (agency.kind if agency else "", directory.roles(workspace.device))


def is_for_me(workspace: Workspace, audience: Iterable[str]) -> bool:
    """Say whether something is for the person of this device."""
    return concerns(tuple(audience), *me(workspace))


def learner(workspace: Workspace, device: bytes = b"") -> Learner | None:
    """Give what the person of a device (default: of this one) has said of their learning, wherever they were then."""
    whose, directory = device or workspace.device, workspace.directory
    before = (one for one in directory.devices if one != whose and directory.heir(one) == whose)
    states = (workspace.state("learning", learner_of(one)) for one in (*before, whose))
    said = [state for state in states if isinstance(state, Learner)]
    return reduce(_together, said) if said else None


def _together(one: Learner, later: Learner) -> Learner:
    read, cards = (*one.read, *later.read), (*one.cards, *later.cards)
    return replace(later, read=read, cards=cards, put_off=(*one.put_off, *later.put_off))


def has_read(known: Learner | None, state: Material) -> bool:
    """Say whether somebody has said that they have read the version shown."""
    return known is not None and any(
        (one.entity, one.version) == (state.id, state.current.version) for one in known.read
    )


def studied(workspace: Workspace, state: Material, known: Learner | None) -> Studied:
    """Say how far the person of this device is with a document."""
    if has_read(known, state):
        return Studied("done", 100)
    place = place_in(workspace, state.id)
    if place is not None and place.version == state.current.version.hex():
        return Studied("begun", 100 * min(place.furthest, place.pages) // place.pages if place.pages else 0)
    before = known is not None and any(one.entity == state.id for one in known.read)
    return Studied("outdated" if before else "new")


def place_in(workspace: Workspace, entity: bytes) -> Place | None:
    """Give how far somebody has read a document, None where they have not begun."""
    kept = workspace.own.preference(_PREFERENCE + entity.hex())
    try:
        return read_json(kept, Place) if kept else None
    except msgspec.DecodeError:
        return None


def keep_place(workspace: Workspace, entity: bytes, version: bytes, page: int, pages: int) -> None:
    """Keep at which page (from 1) somebody is; without pages only that they have begun."""
    before = place_in(workspace, entity)
    known = before if before is not None and before.version == version.hex() else Place(version.hex())
    furthest = max(known.furthest, page)
    place = Place(version.hex(), page, min(furthest, _MOST_PAGES), min(pages, _MOST_PAGES))
    workspace.own.keep_preference(_PREFERENCE + entity.hex(), msgspec.json.encode(place).decode())


def confirm_read(workspace: Workspace, state: Material, version: bytes) -> None:
    """Say that one has read a version; raises `Refused` where that is not the newest any more."""
    if version != state.current.version:
        raise Refused("outdated", "Inzwischen gibt es eine neue Fassung. Bitte lesen Sie diese.")
    _say(workspace, "confirmed", Confirmed(workspace.device, state.id, version))


def confirm_cards(workspace: Workspace, state: CardSet) -> None:
    """Say that one has done all cards of a set; raises `Refused`."""
    _say(workspace, "answered", Answered(workspace.device, state.id, state.version))


def put_off(workspace: Workspace, key: str, reason: str) -> None:
    """Say that one does a training later, and why; raises `Refused`."""
    _say(workspace, "put_off", PutOff(workspace.device, key, reason))


def _say(workspace: Workspace, name: str, body: Confirmed | Answered | PutOff) -> None:
    if not workspace.unit:
        raise Refused("not_enrolled", "Dieses Gerät gehört noch zu keiner Stelle.")
    deed = Deed(f"learning.{name}", learner_of(workspace.device), body)
    workspace.record(workspace.own_unit(), [deed])
