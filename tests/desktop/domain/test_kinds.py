"""All kinds together: each is listed once, its bodies travel, and its fold is total for whatever bodies come."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

import desktop.domain
from desktop.domain.assessment import AssessmentRecorded, Involved
from desktop.domain.assignment import Assigned
from desktop.domain.card_set import Card, CardSetAdded
from desktop.domain.card_set import Content as CardContent
from desktop.domain.contact import CONTACT_FIELDS, ContactAdded
from desktop.domain.duty import ShiftPlanned
from desktop.domain.event import Author, Event, Kind
from desktop.domain.file import File
from desktop.domain.fold import Written, read_fields, understand
from desktop.domain.forwarding import ReceivedHere
from desktop.domain.kinds import KINDS
from desktop.domain.learning import Confirmed, learner_of
from desktop.domain.link import Linked
from desktop.domain.material import MaterialAdded
from desktop.domain.meeting_events import MeetingPlanned
from desktop.domain.notification_way import Leg
from desktop.domain.outcome import APPLIED, Outcome, Verdict
from desktop.domain.person import Named
from desktop.domain.reading import Noted, Opened, day_of
from tests.desktop.domain.meetings import FIELDS
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, UNITS, author, event, number
from tests.desktop.domain.test_notification_events import NOTIFIED
from tests.desktop.domain.test_phoned import TOLD
from tests.desktop.domain.test_release_state import REQUEST

CHANNELS = {"cooperation", "pair", "unit"}
MOST_EVENTS = 10
FILE = File(b"f" * 16, b"k" * 32, 0, "film.bin", "")
DONE = Involved(done=True)
TRAINING_CARD = Card("Wen rufen Sie an?", ("Niemanden", "Das Jugendamt"), 1)
OPENINGS: dict[str, Any] = {
    "notification": NOTIFIED,
    "forwarding": ReceivedHere(Leg(RECEIVER.unit, SENDER.unit, number(5)), number(6), "C. Volt"),
    "contact": ContactAdded(SENDER.unit, SENDER.agency, {"phone": "1"}),
    "duty": ShiftPlanned(SENDER.unit, SENDER.agency, 1, 2, "Leitstelle", "1"),
    "person": Named("A. Ohm"),
    "release": msgspec.structs.replace(REQUEST, from_unit=SENDER.unit),
    "phoned": msgspec.structs.replace(TOLD, from_unit=SENDER.unit),
    "link": Linked(number(1), number(2), "household", "Gleiche Anschrift", "Fach A"),
    "assignment": Assigned("A. Ohm", number(101), "A. Ohm"),
    "assessment": AssessmentRecorded("A. Ohm", "B. Watt", DONE, DONE, DONE),
    "meeting": MeetingPlanned(SENDER.unit, SENDER.agency, FIELDS),
    "material": MaterialAdded(SENDER.unit, SENDER.agency, "Film", (), mandatory=True, file=FILE),
    "card_set": CardSetAdded(SENDER.unit, SENDER.agency, "meldeweg", CardContent("Meldeweg", (TRAINING_CARD,))),
    "learning": Confirmed(SENDER.device, number(7), number(8)),
}
ITS_DAY = Noted(SENDER.device, date(2026, 11, 22), (Opened("notification", number(7), "VIE-2026-1-7", 1, 2, 3),))
OPENINGS["reading"] = ITS_DAY
PLACES: dict[str, dict[str, Any]] = {name: {"entity": SENDER.device} for name in OPENINGS} | {
    "reading": {"entity": day_of(ITS_DAY.device, ITS_DAY.day), "units": ("police-second", SENDER.unit)},
    "learning": {"entity": learner_of(SENDER.device)},
}
"""Of which entity, and in whose channel, the events of a kind are."""
AUTHORS = [SENDER, RECEIVER, author("police-second", "lead"), author("asd-willich", "administrator")]
WORDS = ["", "1", "2", *UNITS, SENDER.agency, *CONTACT_FIELDS, "Größe \U0001f9d2 \x00"]
IDS = st.integers(1, MOST_EVENTS + 2).map(number)


def test_every_kind_is_listed_once() -> None:
    """Each kind that a module of the domain states is in the list, under its own name, and no name is taken twice."""
    names = [found.name for found in pkgutil.iter_modules(desktop.domain.__path__)]
    modules = [importlib.import_module(f"desktop.domain.{name}") for name in names]
    stated = {id(one): one for module in modules for one in vars(module).values() if isinstance(one, Kind)}
    assert sorted(kind.name for kind in stated.values()) == sorted(KINDS)
    assert all(KINDS[kind.name] is kind for kind in stated.values())


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_says_where_it_lives(name: str) -> None:
    """A kind has a plain name, a channel that exists, events with plain names, and an opening here."""
    kind = KINDS[name]
    assert kind.name.isidentifier()
    assert kind.channel in CHANNELS
    assert kind.fold_version >= 1
    assert all(event_name.isidentifier() for event_name in kind.bodies)
    assert isinstance(OPENINGS[name], next(iter(kind.bodies.values())))
    assert kind.receipts is None or kind.receipts.type.partition(".")[2] in kind.bodies


def text(kind: inspect.StrType) -> st.SearchStrategy[str]:
    """Words that tests know, now and then others, within the limits of the type."""
    if kind.pattern:
        return st.from_regex(kind.pattern, fullmatch=True)
    least, most = kind.min_length or 0, kind.max_length or 50
    known = [word for word in WORDS if least <= len(word) <= most]
    free = st.text(st.characters(exclude_categories=["Cs"]), min_size=least, max_size=min(most, 5))
    return st.sampled_from(known) | free


def values(kind: inspect.Type, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values that a body's type lets through; what a deep part may leave out is left out."""
    match kind:
        case inspect.StructType():
            return struct(kind, depth)
        case inspect.UnionType():
            return st.one_of([values(one, depth) for one in kind.types])
        case inspect.VarTupleType():
            least = kind.min_length or 0
            return st.lists(values(kind.item_type, depth + 1), min_size=least, max_size=least + 2).map(tuple)
        case inspect.DictType():
            key, value = values(kind.key_type, depth), values(kind.value_type, depth + 1)
            return st.dictionaries(key, value, min_size=kind.min_length or 0, max_size=3)
        case inspect.DateType():
            return st.dates()
        case _:
            return plain(kind)


def plain(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Values that hold no others; all ids come from a few, so that events speak of each other."""
    match kind:
        case inspect.StrType():
            return text(kind)
        case inspect.BytesType(min_length=64):
            return st.just(bytes(64))
        case inspect.BytesType(min_length=32):
            return st.just(b"k" * 32)
        case inspect.BytesType():
            return IDS
        case inspect.IntType():
            return st.integers(kind.ge, kind.le)
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case _:
            raise NotImplementedError(f"the tests cannot make a {kind}")


def struct(kind: inspect.StructType, depth: int) -> st.SearchStrategy[Any]:
    fields = {field.name: field for field in kind.fields if field.required or depth < 2}
    required = {name: values(field.type, depth + 1) for name, field in fields.items() if field.required}
    free = {name: values(field.type, depth + 1) for name, field in fields.items() if not field.required}
    made = st.fixed_dictionaries(required)
    # One free field at a time: a whole content would take long and find no more.
    one = st.sampled_from(sorted(free)).flatmap(lambda name: free[name].map(lambda value: {name: value}))
    more: st.SearchStrategy[dict[str, Any]] = one | st.just({}) if free else st.just({})
    return st.builds(lambda first, second: kind.cls(**first, **second), made, more)


BODIES = {
    f"{kind.name}.{name}": values(inspect.type_info(body))
    for kind in KINDS.values()
    for name, body in kind.bodies.items()
}


@dataclass(frozen=True)
class Life:
    """What happens to one entity of a kind."""

    kind: Kind[Any]
    events: tuple[Event, ...]


@st.composite
def one_event(draw: st.DrawFn, types: list[str], seq: int, place: dict[str, Any]) -> Event:
    """Any event of these types by anybody, in one of the channel's orders of stamps."""
    event_type = draw(st.sampled_from(types))
    by: Author = draw(st.sampled_from(AUTHORS))
    at = draw(st.sampled_from([None, STAMPED_AT, STAMPED_AT + 600_001]))
    more = {"alarm": draw(st.booleans()), "chunks": draw(st.sampled_from([(), (b"c" * 32,)]))}
    return event(event_type, draw(BODIES[event_type]), by, seq, at=at, **place, **more)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """The life of an entity that mostly began as it should."""
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    types = [f"{kind.name}.{name}" for name in kind.bodies]
    place = PLACES[kind.name]
    opening = event(types[0], OPENINGS[kind.name], SENDER, 1, chunks=(b"c" * 32,), **place)
    count = draw(st.integers(0, MOST_EVENTS))
    later = [draw(one_event(types, seq + 2, place)) for seq in range(count)]
    return Life(kind, (opening, *later) if draw(st.integers(0, 9)) else tuple(later))


@given(lives())
@settings(max_examples=60)
def test_no_fold_raises_and_every_state_is_kept(life: Life) -> None:
    """Any events in any state end in one outcome each; the state is the same every time and survives the journal."""
    state = None
    for one in life.events:
        before = state
        state, outcome = life.kind.fold(before, one)
        assert life.kind.fold(before, one) == (state, outcome)
        if outcome.verdict in (Verdict.QUARANTINED, Verdict.WAITING):
            assert state == before
            assert outcome.reason
        if state is not None:
            assert msgspec.msgpack.decode(msgspec.msgpack.encode(state), type=life.kind.state) == state
            assert shown(life.kind, state)


def shown(kind: Kind[Any], state: Any) -> str:
    """What lists and receipts make of a state, which must not fail either."""
    if kind.receipts is not None:
        due = [one for unit in UNITS for one in kind.receipts.due(state, unit)]
        assert all(isinstance(one, bytes) for one in due)
    return str(kind.row(state).status)


@given(st.sampled_from(sorted(BODIES)).flatmap(lambda name: st.tuples(st.just(name), BODIES[name])))
def test_a_body_survives_its_journey(written: tuple[str, Any]) -> None:
    """Every body that a type lets through is understood as the same body."""
    event_type, body = written
    kind = KINDS[event_type.partition(".")[0]]
    fields = msgspec.msgpack.encode(body)
    understood = understand(
        Written(
            id=number(1),
            type=event_type,
            version=1,
            must_understand=False,
            authored_at=1,
            entities=(number(2),),
            said=read_fields(event_type, 1, fields),
            author=SENDER,
            units=UNITS,
            channel_kind=kind.channel,
            seq=1,
            accepted_at=1,
            alarm=False,
        )
    )
    assert not isinstance(understood, Outcome)
    assert understood == (kind, body)


@pytest.mark.parametrize("name", OPENINGS)
def test_each_kind_begins_with_its_opening(name: str) -> None:
    """The openings of these tests are real, so that the lives above are too."""
    kind = KINDS[name]
    opening = f"{name}.{next(iter(kind.bodies))}"
    one = event(opening, OPENINGS[name], SENDER, chunks=(b"c" * 32,), **PLACES[name])
    assert kind.fold(None, one)[1] == APPLIED
