"""The golden vectors: fixed keys and inputs, and the bytes that every program must make of them and read in them.

To add one, add a case here and run `.venv/bin/python -m tests.wire.vector_files`, which writes the file and its line in
MANIFEST. A case that exists is never changed or taken away: devices in the field speak it. Compressed content is only
read, never made again, as another version of zstd may compress it otherwise; such a case says `made=False`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, cast

import msgspec

from tests.wire.stating import private, public
from wire import limits, messages, names
from wire import statements as say
from wire.batch import Batch, BatchCore, batch_hash, hash_list, open_batch, sign_batch
from wire.body import Body, core_hash, decode_body, encode_body, pad, unpad
from wire.chunks import FileCipher, address
from wire.codec import decode, encode
from wire.epoch import Epoch, UnitWrap, Wrap, decode_epoch, decode_wrap, encode_control, epoch_id
from wire.erasure import Erasure, decode_erasure, encode_erasure
from wire.header import EnvelopeKind, Header, SealedHeader, Seen, associated_data, decode_header, encode_header
from wire.names import ZERO_HASH, Context, join
from wire.session import SessionProof, prove_session
from wire.signing import sign
from wire.stamp import PlacedBatch, SignedStamp, Stamp, head_after, read_stamp, sign_stamp


@dataclass(frozen=True)
class Case:
    """A vector: its bytes as made now, and how they are read (`read` of the bytes gives `value`)."""

    data: bytes
    value: object
    read: Callable[[bytes], object]
    made: bool = True


def numbered(number: int, size: int) -> bytes:
    """Bytes that are easy to recognise: the number, over and over."""
    return bytes((number,)) * size


ROOT = names.root_fingerprint(public("root"))
ONE, OTHER = "jugendamt-willich-asd", "kpb-viersen-kinderschutz"
PAIR = names.pair_channel(ROOT, ONE, OTHER)
SALT = bytes(range(32))
EVENT, KEY, DEVICE, INCARNATION = numbered(1, 16), numbered(2, 32), numbered(3, 16), numbered(4, 16)

TIME = 1_790_000_000_000
FIELDS = msgspec.Raw(msgspec.msgpack.encode({"category": "P01", "children": 2, "ort": "Schiefbahn, Straße 3"}))
BODY = Body("notification.notified", 1, must_understand=False, authored_at=TIME, entities=(EVENT,), fields=FIELDS)
LONG = encode_body(msgspec.structs.replace(BODY, must_understand=True, fields=msgspec.Raw(encode("Ü" * 1500))))

HEADER = Header(1, EnvelopeKind.EVENT, EVENT, KEY, core_hash(SALT, encode_body(BODY)))
FULL = Header(1, EnvelopeKind.EVENT, EVENT, KEY, numbered(5, 32), (numbered(6, 32), numbered(7, 32)), alarm=True)
CLEAR = Header(1, EnvelopeKind.STATEMENT, EVENT, ZERO_HASH, numbered(5, 32))
HEADERS = {"event": HEADER, "alarm-and-chunks": FULL, "clear": CLEAR}

SEEN = Seen(INCARNATION, 17, numbered(8, 32), 9)
BODIES = [b"sealed body", b"another sealed body"]
ENVELOPES = [encode_header(associated_data(header), body) for header, body in zip((HEADER, FULL), BODIES, strict=True)]
CORE = BatchCore(1, ROOT, PAIR, DEVICE, 2, numbered(9, 32), SEEN, hash_list(ENVELOPES))
BATCH = sign_batch(private("anna"), CORE, ENVELOPES, BODIES)
STAMP = Stamp(PAIR, 18, 2, 9, TIME + 1000, INCARNATION, batch_hash(BATCH), numbered(8, 32))
SIGNED, HEAD = sign_stamp(private("server"), STAMP)
PLACED = PlacedBatch(BATCH, SIGNED)

EPOCH = Epoch(
    epoch_id(KEY), numbered(10, 32), (UnitWrap(ONE, numbered(11, 32), b"wrap"), UnitWrap(OTHER, KEY, b"w2")), b"prev"
)
CONTROLS: dict[str, Epoch | Wrap] = {
    "epoch": EPOCH,
    "epoch-first": Epoch(epoch_id(KEY), ZERO_HASH, EPOCH.wraps[:1], b""),
    "wrap": Wrap(epoch_id(KEY), EPOCH.wraps[0]),
    "epoch-lost": Epoch(epoch_id(KEY), numbered(10, 32), EPOCH.wraps[:1], b""),
}

ERASURE = Erasure(EVENT, (numbered(16, 16), numbered(17, 16)), epoch_id(KEY), b"sealed tombstone")

RECEIVING = numbered(12, 1216)
ENROLMENT = say.enrolment_bytes(ROOT, DEVICE, public("anna"), RECEIVING)
STATEMENTS: dict[str, say.Statement] = {
    "founded": say.Founded(public("root"), "Kreis Viersen"),
    "server-key": say.ServerKeyStated(public("server")),
    "agency": say.AgencyStated("jugendamt-willich", "Jugendamt Willich", "youth_office"),
    "unit": say.UnitStated(ONE, "jugendamt-willich", "Allgemeiner Sozialer Dienst", active=True),
    "unit-closed": say.UnitStated(ONE, "jugendamt-willich", "Allgemeiner Sozialer Dienst", active=False),
    "jurisdiction": say.JurisdictionStated(b"table"),
    "rules": say.RulesStated(b"rules"),
    "invite": say.InviteStated(public("invite"), ONE, ("member", "release"), TIME),
    "enrolled": say.Enrolled(
        DEVICE, public("anna"), RECEIVING, public("invite"), sign(private("invite"), Context.INVITE, ENROLMENT)
    ),
    "admitted": say.Admitted(DEVICE, ("member",), numbered(13, 32), b"wrap"),
    "roles": say.RolesStated(DEVICE, ("lead", "member")),
    "revoked": say.Revoked(DEVICE, "device_lost"),
    "succeeded": say.Succeeded(numbered(16, 16), public("berta"), RECEIVING),
    "unit-key-first": say.UnitKeyStated(ONE, 1, numbered(13, 32), RECEIVING, (say.DeviceWrap(DEVICE, b"wrap"),), b""),
    "unit-key-next": say.UnitKeyStated(ONE, 2, KEY, RECEIVING, (say.DeviceWrap(DEVICE, b"wrap"),), b"previous"),
    "unit-key-lost": say.UnitKeyStated(ONE, 3, KEY, RECEIVING, (say.DeviceWrap(DEVICE, b"w"),), b"", lost=True),
}

CURSOR = messages.Cursor(PAIR, 19, HEAD)
CHALLENGE = numbered(14, 56)
PROOF = SessionProof(ROOT, INCARNATION, DEVICE, CHALLENGE)
SHORTER: Final = {"pull-request", "pull-answer-behind", "found-request", "hello-answer", "hello-answer-unfounded"}
"""Messages to which a field was appended since: the bytes of before are read for ever, and made no more."""
RESULTS: dict[str, messages.PushResult] = {
    "accepted": messages.Accepted(SIGNED),
    "known": messages.Known(SIGNED),
    "later": messages.Later(1.5, 2),
    "refused": messages.RefusedBatch("known_event", (messages.BadEnvelope(1, "known_event", 18),)),
    "refused-whole": messages.RefusedBatch("signature"),
    "epoch-retired": messages.EpochRetired(KEY),
}
MESSAGES: dict[str, msgspec.Struct] = {
    "hello-answer": messages.HelloAnswer(
        (1,), "0.1.0", INCARNATION, public("server"), ROOT, limits.PUSH_BYTES, limits.WAIT_SECONDS, TIME
    ),
    "hello-answer-unfounded": messages.HelloAnswer((1,), "0.1.0", INCARNATION, public("server"), b"", 4096, 25, 0),
    "hello-answer-announcing": messages.HelloAnswer(
        (1,), "0.1.0", INCARNATION, public("server"), ROOT, limits.PUSH_BYTES, limits.WAIT_SECONDS, TIME, "0.2.0"
    ),
    "found-request": messages.FoundRequest("founding code", BATCH),
    "found-request-again": messages.FoundRequest("founding code", BATCH, SIGNED),
    "challenge-request": messages.ChallengeRequest(),
    "challenge-answer": messages.ChallengeAnswer(CHALLENGE),
    "proof-request-device": messages.ProofRequest(DEVICE, b"", CHALLENGE, prove_session(private("anna"), PROOF)),
    "proof-request-invite": messages.ProofRequest(b"", public("invite"), CHALLENGE, numbered(15, 64)),
    "session-answer": messages.SessionAnswer("token", active=True),
    "push-request": messages.PushRequest((BATCH,)),
    **{f"push-answer-{name}": messages.PushAnswer((result,)) for name, result in RESULTS.items()},
    "pull-request": messages.PullRequest((CURSOR,)),
    "pull-request-small": messages.PullRequest((CURSOR,), limits.LEAST_PULL_BYTES),
    "pull-answer": messages.PullAnswer((messages.Page(PAIR, (PLACED,)),), (CURSOR,), more=True),
    "pull-answer-behind": messages.PullAnswer((), (CURSOR,), more=False, behind=(messages.Behind(PAIR, 17),)),
    "pull-answer-ends": messages.PullAnswer(
        (), (CURSOR,), more=False, behind=(messages.Behind(PAIR, 17, (messages.End(19, HEAD), messages.End(17, KEY))),)
    ),
    "restore-request": messages.RestoreRequest((PLACED,), recover=True),
    "restore-answer": messages.RestoreAnswer(
        (messages.Known(SIGNED),), INCARNATION, (messages.Behind(PAIR, 19, (messages.End(19, HEAD),)),)
    ),
    "wait-request": messages.WaitRequest(names.heads_digest([(PAIR, 19, HEAD)])),
    "wait-answer": messages.WaitAnswer(names.heads_digest([(PAIR, 19, HEAD)]), 3),
    "wait-answer-empty": messages.WaitAnswer(b"", 3),
    "problem": messages.Problem("session_expired", "Die Sitzung ist abgelaufen.", 2.0),
    "missing-request": messages.MissingRequest((numbered(16, 32), numbered(17, 32))),
    "missing-answer": messages.MissingAnswer((numbered(17, 32),)),
    "chunk-answer": messages.ChunkAnswer(known=True),
}

# The last chunks of files of these sizes: their places, and what of the file they hold.
CHUNKS = {"empty": (0, 0, b""), "only": (300, 0, b"c" * 300), "last": (limits.CHUNK_BYTES + 9, 1, b"the rest.")}
FILE_KEY = numbered(18, 32)

DERIVED = {
    "chunk-address": address(FileCipher(EVENT, FILE_KEY, 300).seal(0, b"c" * 300)),
    "joined": join(Context.CHANNEL, b"a", b"", b"bc"),
    "root-fingerprint": ROOT,
    "channel-directory": names.directory_channel(ROOT),
    "channel-cooperation": names.cooperation_channel(ROOT),
    "channel-unit": names.unit_channel(ROOT, ONE),
    "channel-pair": PAIR,
    "heads-digest": names.heads_digest([(PAIR, 19, HEAD), (names.directory_channel(ROOT), 9, KEY)]),
    "heads-digest-empty": names.heads_digest([]),
    "epoch-id": epoch_id(KEY),
    "core-hash": core_hash(SALT, encode_body(BODY)),
    "batch-hash": batch_hash(BATCH),
    "batch-signed-bytes": join(Context.BATCH, BATCH.core),
    "head": head_after(STAMP, SIGNED.stamp),
    "stamp-signed-bytes": join(Context.STAMP, HEAD),
    "enrolment-signed-bytes": join(Context.INVITE, ENROLMENT),
    "session-signed-bytes": join(Context.SESSION, ROOT, INCARNATION, DEVICE, CHALLENGE),
    "session-signature": prove_session(private("anna"), PROOF),
    **{f"context-{context.value}": join(context) for context in Context},
}


def _reader(kind: type[Any]) -> Callable[[bytes], object]:
    return lambda data: decode(kind, data, limit=limits.ANSWER_BYTES)


def _same(data: bytes) -> bytes:
    return data


def cases() -> Iterator[tuple[str, Case]]:
    """Every vector by its name."""
    for name, data in DERIVED.items():
        yield f"derived/{name}", Case(data, data, _same)
    for name, header in HEADERS.items():
        data = encode_header(associated_data(header), b"body")
        yield f"header/{name}", Case(data, SealedHeader(header, hashlib.sha256(b"body").digest()), decode_header)
    yield from _bodies()
    yield from _batches()
    for name, (size, index, content) in CHUNKS.items():
        cipher = FileCipher(EVENT, FILE_KEY, size)
        yield f"chunk/{name}", Case(cipher.seal(index, content), content, partial(cipher.open, index))
    for name, control in CONTROLS.items():
        read = decode_wrap if isinstance(control, Wrap) else decode_epoch
        yield f"control/{name}", Case(encode_control(control), control, read)
    yield "control/erasure", Case(encode_erasure(ERASURE), ERASURE, decode_erasure)
    for name, statement in STATEMENTS.items():
        yield f"statement/{name}", Case(say.encode_statement(statement), statement, say.decode_statement)
    for name, message in MESSAGES.items():
        yield f"message/{name}", Case(encode(message), message, _reader(type(message)), made=name not in SHORTER)
    choice = cast("type[Any]", messages.SessionRequest)
    for name in ("challenge-request", "proof-request-device"):
        yield f"message/session-{name}", Case(encode(MESSAGES[name]), MESSAGES[name], _reader(choice))


def _bodies() -> Iterator[tuple[str, Case]]:
    yield "body/plaintext", Case(encode_body(BODY), BODY, decode_body)
    adopted = msgspec.structs.replace(BODY, adopted_from=DEVICE)
    yield "body/plaintext-adopted", Case(encode_body(adopted), adopted, decode_body)
    yield "body/plaintext-long", Case(LONG, decode_body(LONG), decode_body)
    for name, plaintext in {
        "empty": b"",
        "raw": encode_body(BODY),
        "raw-256": b"x" * 222,
        "raw-above-256": b"x" * 223,
        "raw-1024": b"x" * 1024,
        "raw-ends-like-padding": b"text\x80\0\0",
    }.items():
        yield f"padded/{name}", Case(pad(SALT, plaintext), (SALT, plaintext), unpad)
    yield "padded/zstd", Case(pad(SALT, LONG), (SALT, LONG), unpad, made=False)


def _batches() -> Iterator[tuple[str, Case]]:
    yield "batch/core", Case(BATCH.core, CORE, _reader(BatchCore))
    yield "batch/batch", Case(encode(BATCH), open_batch(BATCH), lambda data: open_batch(_batch(data)))
    erased = msgspec.structs.replace(BATCH, bodies=(b"", BODIES[1]))
    yield (
        "batch/erased",
        Case(
            encode(erased),
            open_batch(erased, erased_allowed=True),
            lambda data: open_batch(_batch(data), erased_allowed=True),
        ),
    )
    yield "batch/stamp", Case(SIGNED.stamp, (STAMP, HEAD), lambda data: read_stamp(SignedStamp(data, bytes(64))))
    yield "batch/signed-stamp", Case(encode(SIGNED), SIGNED, _reader(SignedStamp))
    yield "batch/placed", Case(encode(PLACED), PLACED, _reader(PlacedBatch))


def _batch(data: bytes) -> Batch:
    return decode(Batch, data, limit=limits.BATCH_BYTES)
