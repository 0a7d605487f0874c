"""A second, plain model of fields that several edit at once: no value is lost that nobody has replaced knowingly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.domain.contact import CONTACT_FIELDS, ConflictSettled, Contact, ContactAdded, ContactEdited
from desktop.domain.duty import Shift, ShiftEdited, ShiftPlanned, ShiftTaken
from desktop.domain.earlier_values import MOST
from desktop.domain.meeting_events import MEETING_FIELDS, MeetingEdited, MeetingPlanned, MeetingSettled
from desktop.domain.meeting_state import Meeting
from tests.simulation.invariants.saying import confirmed_of
from tests.simulation.invariants.told import Told, reads_all, told
from tests.simulation.profile import Profile
from tests.simulation.world import World

KINDS: Final = ("contact", "duty", "meeting")
FIRST: Final = frozenset({ContactAdded, ShiftPlanned, MeetingPlanned})


@dataclass
class Values:
    """The values of one field that stand: each with all versions it is known under."""

    standing: list[tuple[str, set[bytes]]] = field(default_factory=list)
    ever: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Remember what stood there at first."""
        self.ever |= {value for value, _ in self.standing if value}

    @property
    def dropped(self) -> set[str]:
        """What stood there once and does not any more."""
        return self.ever - {value for value, _ in self.standing}

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
        self.ever |= {value} if value else set()
        equal = next((versions for known, versions in self.standing if known == value), None)
        if equal is None:
            self.standing.append((value, {version}))
        else:
            equal.add(version)


Model = dict[tuple[bytes, str], Values]


def a_conflict_keeps_all_values(world: World) -> Iterator[str]:
    """Of edits that did not know of each other every value is kept, until somebody settles it or edits it knowingly."""
    for profile in filter(reads_all, world.touched):
        model = modelled(profile)
        for state in _with_fields(profile):
            for name, one in state.fields.items():
                kept = {value.value for value in one.values}
                wanted = {value for value, _ in model[state.id, name].standing}
                if kept != wanted:
                    yield f"{profile.name} keeps {len(kept)} values of {name}, not {len(wanted)}"


def _with_fields(profile: Profile) -> Iterator[Contact | Shift | Meeting]:
    yield from confirmed_of(profile, Contact)
    yield from confirmed_of(profile, Shift)
    yield from confirmed_of(profile, Meeting)


def what_was_dropped_is_still_known(world: World) -> Iterator[str]:
    """What somebody replaced in a contact, or dropped when they settled a conflict, stands among its earlier values."""
    for profile in filter(reads_all, world.touched):
        model = modelled(profile)
        for state in confirmed_of(profile, Contact):
            known = {(one.field, one.value) for one in state.earlier}
            gone = {(name, value) for name in state.fields for value in model[state.id, name].dropped}
            if len(state.earlier) < MOST and gone - known:
                yield f"{profile.name} has forgotten {len(gone - known)} values"


def modelled(profile: Profile) -> Model:
    """Go through a profile's log with the plain model."""
    model: Model = {}
    for one in told(profile, KINDS, FIRST):
        _take(model, one)
    return model


def _take(model: Model, one: Told) -> None:
    body: Any = one.written.said
    match body:
        case ContactAdded() | ShiftPlanned() | MeetingPlanned():
            for name, value in _values(body).items():
                model[one.entity, name] = Values([(value, {one.written.id})])
        case ContactEdited() | ShiftEdited() | MeetingEdited():
            _edit(model, one)
        case ShiftTaken() if one.counts:
            _edit(model, one)
        case ConflictSettled() | MeetingSettled():
            model[one.entity, body.field].settle(one.written.id, body.keep, set(body.over))
        case _:
            pass


def _edit(model: Model, one: Told) -> None:
    body: Any = one.written.said
    for name, edit in body.edits.items():
        model[one.entity, name].edit(one.written.id, edit.replaces, edit.value)


def _values(body: ContactAdded | ShiftPlanned | MeetingPlanned) -> dict[str, str]:
    match body:
        case ContactAdded():
            return {name: body.fields.get(name, "") for name in CONTACT_FIELDS}
        case ShiftPlanned():
            return body.values_of_fields()
        case MeetingPlanned():
            return {name: body.fields.get(name, "") for name in MEETING_FIELDS}
