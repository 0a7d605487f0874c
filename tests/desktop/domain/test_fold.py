"""From bytes to an event that a kind understands, and to the one outcome of an event."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.contact import CONTACT, ContactAdded
from desktop.domain.duty import DUTY
from desktop.domain.fold import Written, combined, event_for, kind_of, read_fields, understand
from desktop.domain.notification import NOTIFICATION
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, quarantined, waiting
from desktop.domain.person import PERSON, Named
from tests.desktop.domain.test_event import ENTITY, SENDER, STAMPED_AT, WRITTEN_AT, number

FIELDS = msgspec.msgpack.encode({"name": "A. Ohm"})
WRITTEN = Written(
    id=number(1),
    type="person.named",
    version=1,
    must_understand=False,
    authored_at=WRITTEN_AT,
    entities=(ENTITY,),
    said=read_fields("person.named", 1, FIELDS),
    author=SENDER,
    units=("police-viersen", "asd-willich"),
    channel_kind="cooperation",
    seq=1,
    accepted_at=STAMPED_AT,
    alarm=False,
)


def written(fields: bytes = FIELDS, **changes: Any) -> Written:
    """The event with other fields, a type of its own, or standing elsewhere."""
    one = replace(WRITTEN, **changes)
    return replace(one, said=read_fields(one.type, one.version, fields))


def test_an_event_is_understood() -> None:
    """A known type in its channel with a whole body gives the kind and the body."""
    assert understand(WRITTEN) == (PERSON, Named("A. Ohm"))


@pytest.mark.parametrize(
    ("written_type", "kind"),
    [
        ("notification.notified", NOTIFICATION),
        ("contact.edited", CONTACT),
        ("duty.not_yet_known", DUTY),
        ("person", PERSON),
        ("announcement.published", None),
        ("", None),
        (".named", None),
        ("persons.named", None),
    ],
)
def test_a_type_begins_with_its_kind(written_type: str, kind: Any) -> None:
    """The word before the first dot names the kind, known event or not."""
    assert kind_of(written_type) is kind


UNDERSTOOD_LATER: dict[str, dict[str, Any]] = {
    "a kind of a newer program": {"type": "announcement.published"},
    "an event of a newer program": {"type": "person.renamed"},
    "a newer version": {"version": 2},
    "a newer version with the mark": {"version": 2, "must_understand": True},
    "a kind without an event": {"type": "person"},
    "a type with a dot more": {"type": "person.named.twice"},
    "no type": {"type": ""},
    "an unknown event in a strange channel": {"type": "person.renamed", "channel_kind": "pair"},
    "a newer version of another shape": {"version": 2, "fields": b"\xc1"},
}


@pytest.mark.parametrize("case", UNDERSTOOD_LATER)
def test_what_a_newer_program_wrote_waits(case: str) -> None:
    """An unknown type or version waits for the upgrade, whatever its body looks like."""
    assert understand(written(**UNDERSTOOD_LATER[case])) == waiting("unknown_type")


@pytest.mark.parametrize("channel", ["pair", "unit", "directory", ""])
def test_a_kind_lives_in_its_own_channel(channel: str) -> None:
    """What stands in a channel of another kind is quarantined."""
    assert understand(replace(WRITTEN, channel_kind=channel)) == quarantined("wrong_channel")


MALFORMED = {
    "nothing": b"",
    "a byte that means nothing": b"\xc1",
    "cut short": FIELDS[:-1],
    "something after the end": FIELDS + b"\x00",
    "no map": msgspec.msgpack.encode(["A. Ohm"]),
    "a missing field": msgspec.msgpack.encode({}),
    "a number for a name": msgspec.msgpack.encode({"name": 1}),
    "a name too long": msgspec.msgpack.encode({"name": "n" * 201}),
    "a name that is no UTF-8": b"\x81\xa4name\xa2\xff\xfe",
    "a key that is no UTF-8": b"\x81\xa2\xff\xfe\xa1a",
    "deeper than anybody writes": b"\x81\xa4name" + b"\x91" * 100_000,
    "deep in a field nobody knows": b"\x82\xa4name\xa1a\xa5extra" + b"\x91" * 100_000,
}


@pytest.mark.parametrize("case", MALFORMED)
def test_where_it_stands_counts_before_what_it_says(case: str) -> None:
    """A broken body in a strange channel is out of place first: so every device names the same reason."""
    assert understand(written(MALFORMED[case], channel_kind="pair")) == quarantined("wrong_channel")


@pytest.mark.parametrize("case", MALFORMED)
def test_a_broken_body_is_quarantined(case: str) -> None:
    """No body is so broken that reading it stops the program."""
    assert understand(written(MALFORMED[case])) == quarantined("malformed_event")


@given(
    fields=st.binary(max_size=200),
    written_type=st.sampled_from(["person.named", "contact.edited", "duty.planned", "notification.notified", "x.y"]),
    channel=st.sampled_from(["cooperation", "pair"]),
)
def test_any_bytes_are_understood_or_not(fields: bytes, written_type: str, channel: str) -> None:
    """Whatever bytes stand in a body, there is a body of the kind's or an outcome."""
    result = understand(written(fields, type=written_type, channel_kind=channel))
    if not isinstance(result, Outcome):
        kind, body = result
        assert isinstance(body, tuple(kind.bodies.values()))


def test_an_entity_sees_the_event_as_it_was_written() -> None:
    """Author, units, stamp and order reach the kind unchanged, with the entity it is folded into."""
    body = ContactAdded("police-viersen", "police", {})
    one = event_for(replace(WRITTEN, entities=(ENTITY, number(7)), alarm=True), number(7), body)
    assert (one.id, one.type, one.author, one.units) == (WRITTEN.id, WRITTEN.type, WRITTEN.author, WRITTEN.units)
    assert (one.authored_at, one.seq, one.accepted_at) == (WRITTEN_AT, 1, STAMPED_AT)
    assert (one.entity, one.body, one.alarm) == (number(7), body, True)


@pytest.mark.parametrize(
    ("outcomes", "one"),
    [
        ([APPLIED], APPLIED),
        ([CONFLICT], CONFLICT),
        ([SUPERSEDED, APPLIED], APPLIED),
        ([quarantined("sender_only"), waiting("parent"), APPLIED], APPLIED),
        ([SUPERSEDED, quarantined("sender_only")], SUPERSEDED),
        ([waiting("parent"), SUPERSEDED], waiting("parent")),
    ],
)
def test_an_event_of_several_entities_has_one_outcome(outcomes: list[Outcome], one: Outcome) -> None:
    """It is applied where any entity took it, and else what the first one said."""
    assert combined(outcomes) == one
