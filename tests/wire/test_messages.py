"""Requests and answers."""

from __future__ import annotations

import math
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed, values
from wire import limits, messages
from wire.codec import Malformed, decode, encode

KINDS = [
    kind
    for kind in vars(messages).values()
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == "wire.messages"
    if not kind.__name__.startswith("_")
]
UNIONS = {
    "session request": (messages.SessionRequest, (messages.ChallengeRequest, messages.ProofRequest)),
    "push result": (
        messages.PushResult,
        (messages.Accepted, messages.Known, messages.Later, messages.RefusedBatch, messages.EpochRetired),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_a_message_comes_back(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    """Every message comes out of its bytes as it went in."""
    message = data.draw(values(kind))
    assert decode(kind, encode(message), limit=limits.ANSWER_BYTES) == message


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_messages_from_outside_are_malformed_or_read(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    """Random and damaged bytes bring nothing but `Malformed` out."""
    damaged = data.draw(st.one_of(st.binary(max_size=100), mutations(encode(data.draw(values(kind))))))
    only_malformed(lambda data: decode(kind, data, limit=limits.ANSWER_BYTES), damaged)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_newer_programs_may_append(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    """Fields that a newer program put at the end of a message are passed over."""
    message = data.draw(values(kind))
    longer = encode([*msgspec.msgpack.decode(encode(message)), "new", 1])
    assert decode(kind, longer, limit=limits.ANSWER_BYTES) == message


@pytest.mark.parametrize("union", UNIONS)
@given(st.data())
def test_a_choice_is_told_by_its_tag(union: str, data: st.DataObject) -> None:
    """Where several messages may stand, each is read as what it was."""
    choice, kinds = UNIONS[union]
    for kind in kinds:
        message = data.draw(values(kind))
        read = decode(cast("type[Any]", choice), encode(message), limit=limits.ANSWER_BYTES)
        assert (type(read), read) == (kind, message)


BATCH = (b"", bytes(64), (b"",), (b"",))
CURSOR, BEHIND = (bytes(32), 1, bytes(32)), (bytes(32), 1)
PLACED = (BATCH, (b"", bytes(64)))
PAGE, PROOF, REST = (bytes(32), ()), ("proof",), (b"", b"c", bytes(64))
BEYOND: dict[str, tuple[type[msgspec.Struct], Any, Any]] = {
    "batches of a push": (messages.PushRequest, ((BATCH,) * 16,), ((BATCH,) * 17,)),
    "no batch to push": (messages.PushRequest, ((BATCH,),), ((),)),
    "results of a push": (messages.PushAnswer, ((("later", 1.0),) * 16,), ((("later", 1.0),) * 17,)),
    "cursors": (messages.PullRequest, ((CURSOR,) * 4096,), ((CURSOR,) * 4097,)),
    "batches on a page": (messages.Page, (bytes(32), (PLACED,) * 2048), (bytes(32), (PLACED,) * 2049)),
    "pages": (messages.PullAnswer, ((PAGE,) * 4096, (), False), ((PAGE,) * 4097, (), False)),
    "heads": (messages.PullAnswer, ((), (CURSOR,) * 4096, False), ((), (CURSOR,) * 4097, False)),
    "behind": (
        messages.PullAnswer,
        ((), (), False, (BEHIND,) * 4096),
        ((), (), False, (BEHIND,) * 4097),
    ),
    "ends": (
        messages.Behind,
        (bytes(32), 1, ((1, bytes(32)),) * 64),
        (bytes(32), 1, ((1, bytes(32)),) * 65),
    ),
    "batches to restore": (messages.RestoreRequest, ((PLACED,) * 16,), ((PLACED,) * 17,)),
    "no batch to restore": (messages.RestoreRequest, ((PLACED,),), ((),)),
    "results of a restore": (
        messages.RestoreAnswer,
        ((("later", 1.0),) * 16, bytes(16), (BEHIND,) * 16),
        ((("later", 1.0),) * 16, bytes(16), (BEHIND,) * 17),
    ),
    "bad envelopes": (
        messages.RefusedBatch,
        ("refused", "code", ((1, "code", 0),) * 500),
        ("refused", "code", ((1, "code", 0),) * 501),
    ),
    "a code": (messages.Problem, ("c" * 64, "", 0), ("c" * 65, "", 0)),
    "a text": (messages.Problem, ("", "t" * 500, 0), ("", "t" * 501, 0)),
    "a founding code": (messages.FoundRequest, ("c" * 128, BATCH), ("c" * 129, BATCH)),
    "a pause of a push": (messages.Later, ("later", 86400.0), ("later", 86400.1)),
    "a pause of a problem": (messages.Problem, ("", "", 86400.0), ("", "", math.inf)),
    "a pause that is no number": (messages.Problem, ("", "", 0.0), ("", "", math.nan)),
    "a pause before now": (messages.Problem, ("", "", 0.0), ("", "", -0.1)),
    "a digest": (messages.WaitRequest, (bytes(32),), (bytes(33),)),
    "an answered digest": (messages.WaitAnswer, (bytes(32), 0), (bytes(33), 0)),
    "a negative seq": (messages.Cursor, CURSOR, (bytes(32), -1, bytes(32))),
    "a seq too high": (messages.Cursor, (bytes(32), 2**53, bytes(32)), (bytes(32), 2**53 + 1, bytes(32))),
    "a device id": (messages.ProofRequest, (*PROOF, bytes(16), *REST), (*PROOF, bytes(17), *REST)),
    "a token": (messages.SessionAnswer, ("t" * 128, True), ("t" * 129, True)),
}


@pytest.mark.parametrize("limit", BEYOND)
def test_what_is_beyond_a_limit_is_malformed(limit: str) -> None:
    """A message at each limit is read, and one just beyond it is `Malformed`."""
    kind, within, beyond = BEYOND[limit]
    decode(kind, encode(within), limit=limits.ANSWER_BYTES)
    with pytest.raises(Malformed):
        decode(kind, encode(beyond), limit=limits.ANSWER_BYTES)


def test_every_collection_has_a_limit() -> None:
    """No message holds a list or a string of bytes or text whose length nothing bounds."""
    unbounded = [
        f"{kind.__name__}.{field.name}"
        for kind in KINDS
        for field in cast("msgspec.inspect.StructType", msgspec.inspect.type_info(kind)).fields
        if getattr(field.type, "max_length", 0) is None
    ]
    assert unbounded == []
