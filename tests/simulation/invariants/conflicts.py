"""A second, plain model of fields that several edit at once: no value is lost that nobody has replaced knowingly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from desktop.domain.contact import CONTACT_FIELDS, ConflictSettled, Contact, ContactAdded, ContactEdited
from desktop.domain.fold import Written
from desktop.domain.outcome import Verdict
from desktop.workspace.opening import open_placed
from tests.simulation.profile import Profile
from tests.simulation.world import World
from wire.header import EnvelopeKind, decode_header


@dataclass
class Values:
    """The values of one field that stand: each with all versions it is known under."""

    standing: list[tuple[str, set[bytes]]] = field(default_factory=list)

    def edit(self, version: bytes, replaces: bytes, value: str) -> None:
        """Replace the one value an edit has seen, if it still stands; equal values are one."""
        self._put(version, value, {replaces})

    def settle(self, version: bytes, keep: bytes, over: set[bytes]) -> None:
        """Keep one value over those that were seen; what is past already stays past."""
        kept = next((value for value, versions in self.standing if keep in versions), None)
        if kept is not None:
            self.standing = [one for one in self.standing if not one[1] & {keep, *over}]
            self.standing.append((kept, {version}))

    def _put(self, version: bytes, value: str, replaced: set[bytes]) -> None:
        self.standing = [one for one in self.standing if not one[1] & replaced]
        equal = next((versions for known, versions in self.standing if known == value), None)
        if equal is None:
            self.standing.append((value, {version}))
        else:
            equal.add(version)


_SUPERSEDED = (Verdict.SUPERSEDED, "")
Model = dict[tuple[bytes, str], Values]


def a_conflict_keeps_all_values(world: World) -> Iterator[str]:
    """Of edits that did not know of each other every value is kept, until somebody settles it or edits it knowingly."""
    for profile in world.touched:
        model = modelled(profile)
        for row, _ in profile.workspace.states("contact"):
            if row.confirmed is None:
                continue
            contact = msgspec.msgpack.decode(row.confirmed, type=Contact)
            for name, one in contact.fields.items():
                kept = {value.value for value in one.values}
                wanted = {value for value, _ in model[contact.id, name].standing}
                if kept != wanted:
                    yield f"{profile.name} keeps {len(kept)} values of {name}, not {len(wanted)}"


def modelled(profile: Profile) -> Model:
    """Go through a profile's log with the plain model; what stands before its entry counts right behind it."""
    model: Model = {}
    early: dict[bytes, list[Written]] = {}
    ground, channel = profile.memory.ground_of(profile), profile.workspace.cooperation()
    if channel not in ground.channels:
        return _everything_shown(profile)
    for row in profile.journal.log.page(channel, 0, 100_000):
        counts = row.outcome in (Verdict.APPLIED, Verdict.CONFLICT) or (row.outcome, row.reason) == _SUPERSEDED
        if counts and decode_header(row.header).header.kind == EnvelopeKind.EVENT:
            written = open_placed(ground, ground.channels[channel], row)
            if isinstance(written, Written) and written.type.startswith("contact."):
                _take_in_turn(model, early, written)
    return model


def _take_in_turn(model: Model, early: dict[bytes, list[Written]], written: Written) -> None:
    [entity] = written.entities
    if isinstance(written.said, ContactAdded) or (entity, "phone") in model:
        for one in (written, *early.pop(entity, ())):
            _take(model, one)
    else:
        early.setdefault(entity, []).append(written)


def _take(model: Model, written: Written) -> None:
    body: Any = written.said
    [entity] = written.entities
    match body:
        case ContactAdded():
            for name in CONTACT_FIELDS:
                model[entity, name] = Values([(body.fields.get(name, ""), {written.id})])
        case ContactEdited():
            for name, edit in body.edits.items():
                model[entity, name].edit(written.id, edit.replaces, edit.value)
        case ConflictSettled():
            model[entity, body.field].settle(written.id, body.keep, set(body.over))
        case _:
            pass


def _everything_shown(profile: Profile) -> Model:
    """Of a profile without access nothing is asked."""
    model: Model = {}
    for row, _ in profile.workspace.states("contact"):
        if row.confirmed is not None:
            contact = msgspec.msgpack.decode(row.confirmed, type=Contact)
            for name, one in contact.fields.items():
                model[contact.id, name] = Values([(value.value, set(value.versions)) for value in one.values])
    return model
