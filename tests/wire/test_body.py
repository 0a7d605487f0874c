"""The body of an event, and its layout before it is sealed."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed, values
from wire import limits
from wire.body import Body, core_hash, decode_body, encode_body, pad, padded_length, unpad
from wire.codec import Malformed, encode

SALT = bytes(range(32))
ZSTD = b"\x01" + SALT
FIELDS = ("notification.notified", 1, False, 0, (bytes(16),), {"a": 1})
CUNNING = st.lists(st.sampled_from([b"\0", b"\x80", b"x", b"\0" * 300, b"\x80\0"]), max_size=30).map(b"".join)


def laid_out(content: bytes, start: bytes = b"\0" + SALT) -> bytes:
    filled = start + content + b"\x80"
    return filled.ljust(padded_length(len(filled)), b"\0")


@given(values(Body))
def test_a_body_comes_back(body: Body) -> None:
    """An event comes out of its plaintext as it went in, its fields byte for byte."""
    assert decode_body(encode_body(body)) == body


@given(st.one_of(st.binary(), mutations(encode(FIELDS))))
def test_plaintexts_from_outside_are_malformed_or_read(data: bytes) -> None:
    """Random and damaged plaintexts bring nothing but `Malformed` out."""
    only_malformed(decode_body, data)


BAD = {
    "a type without a name": ("", *FIELDS[1:]),
    "a type of 81 letters": ("t" * 81, *FIELDS[1:]),
    "a version of 0": ("t", 0, *FIELDS[2:]),
    "a version too high": ("t", 65536, *FIELDS[2:]),
    "a time before 1970": (*FIELDS[:3], -1, *FIELDS[4:]),
    "no entity": (*FIELDS[:4], (), {}),
    "501 entities": (*FIELDS[:4], (bytes(16),) * (limits.ENTITIES + 1), {}),
    "an entity too short": (*FIELDS[:4], (bytes(15),), {}),
    "no fields": FIELDS[:5],
}


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_malformed(fault: str) -> None:
    """A body with one part wrong or missing is `Malformed`."""
    with pytest.raises(Malformed):
        decode_body(encode(BAD[fault]))


def test_fields_of_newer_programs_are_passed_over() -> None:
    """What a newer program appends to a body does not keep an older one from reading it."""
    assert decode_body(encode((*FIELDS, b"", "new"))) == decode_body(encode(FIELDS))


def test_who_wrote_it_travels_only_where_somebody_else_took_it_up() -> None:
    """An event of one's own has six parts as before, an adopted one names the device that wrote it as the seventh."""
    own = decode_body(encode(FIELDS))
    assert encode_body(own) == encode(FIELDS)
    adopted = msgspec.structs.replace(own, adopted_from=b"d" * 16)
    assert encode_body(adopted) == encode((*FIELDS, b"d" * 16))
    with pytest.raises(Malformed):
        decode_body(encode((*FIELDS, b"d" * 17)))


def test_an_event_too_large_is_refused_before_it_is_sealed() -> None:
    """The largest plaintext is read again, and one byte more is `Malformed` on either side."""
    body = Body("t", 1, must_understand=False, authored_at=0, entities=(bytes(16),), fields=msgspec.Raw())
    frame = len(encode_body(msgspec.structs.replace(body, fields=msgspec.Raw(encode(bytes(70000)))))) - 70000
    fitting = msgspec.structs.replace(body, fields=msgspec.Raw(encode(bytes(limits.PLAINTEXT_BYTES - frame))))
    assert len(encode_body(fitting)) == limits.PLAINTEXT_BYTES
    assert decode_body(encode_body(fitting)) == fitting
    larger = msgspec.structs.replace(body, fields=msgspec.Raw(encode(bytes(limits.PLAINTEXT_BYTES - frame + 1))))
    with pytest.raises(Malformed):
        encode_body(larger)
    with pytest.raises(Malformed):
        decode_body(encode(larger))


@given(st.binary(min_size=32, max_size=32), st.one_of(st.binary(max_size=2000), CUNNING))
def test_padding_is_taken_off_again(salt: bytes, plaintext: bytes) -> None:
    """Salt and plaintext come out as they went in, even where the content ends like padding."""
    assert unpad(pad(salt, plaintext)) == (salt, plaintext)


@pytest.mark.parametrize("ending", [b"\0", b"\x80", b"\x80\0", b"\0\x80", b"\x80\x80\0\0", b"\0" * 500])
@pytest.mark.parametrize("size", [0, 221, 222, 223, 1023, 1024, 1025, 5000])
def test_content_may_end_like_padding(ending: bytes, size: int) -> None:
    """Zeros and markers at the end of the content stay, on both sides of every border."""
    plaintext = bytes(range(256)) * 20
    plaintext = plaintext[:size] + ending
    assert unpad(pad(SALT, plaintext)) == (SALT, plaintext)


@given(st.integers(0, 2 * limits.PLAINTEXT_BYTES))
def test_a_padded_length_tells_the_magnitude_only(length: int) -> None:
    """A padded length is at most 12 % more, at least 256, its own padded length, and never less than a lesser one's."""
    padded = padded_length(length)
    assert padded == padded_length(padded)
    assert max(length, 256) <= padded <= max(256, length * 1.12)
    assert padded <= padded_length(length + 1)


def test_few_lengths_are_left() -> None:
    """Of all lengths up to the largest body fewer than 250 can be told apart."""
    assert len({padded_length(length) for length in range(0, limits.BODY_BYTES, 16)}) < 250


@given(st.binary(max_size=1500))
def test_what_is_laid_out_has_a_padded_length(plaintext: bytes) -> None:
    """Nothing is sealed at its own length."""
    length = len(pad(SALT, plaintext))
    assert length == padded_length(length)


def test_compression_begins_above_a_kibibyte() -> None:
    """1024 bytes stand as they are, one more is compressed."""
    assert [pad(SALT, b"a" * size)[0] for size in (0, 1024, 1025)] == [0, 0, 1]
    assert len(pad(SALT, b"a" * 100_000)) == 256


@given(st.one_of(st.binary(max_size=400), mutations(pad(SALT, b"short")), mutations(pad(SALT, b"long" * 1000))))
def test_layouts_from_outside_are_malformed_or_read(data: bytes) -> None:
    """Random and damaged layouts bring nothing but `Malformed` out."""
    only_malformed(unpad, data)


BAD_LAYOUT = {
    "nothing": b"",
    "zeros only": bytes(256),
    "no end": (b"\0" + SALT + b"x").ljust(256, b"\0"),
    "no salt": b"\0\x80".ljust(256, b"\0"),
    "a salt of 31 bytes": b"\0" + b"s" * 31 + b"\x80",
    "an unknown compression": laid_out(zstandard.ZstdCompressor().compress(b"x"), b"\x02" + SALT),
    "no compressed content": laid_out(b"", ZSTD),
    "garbage as compressed content": laid_out(b"garbage" * 9, ZSTD),
    "half a frame": laid_out(zstandard.ZstdCompressor().compress(bytes(5000))[:12], ZSTD),
    "a frame without its size": laid_out(zstandard.ZstdCompressor(write_content_size=False).compress(b"a" * 99), ZSTD),
    "something behind the frame": laid_out(zstandard.ZstdCompressor().compress(b"a" * 99) + b"more", ZSTD),
    "a second frame": laid_out(zstandard.ZstdCompressor().compress(b"a" * 99) * 2, ZSTD),
}


@pytest.mark.parametrize("fault", BAD_LAYOUT)
def test_each_bad_layout_is_malformed(fault: str) -> None:
    """A layout without its end, its salt or one whole frame that states its size is `Malformed`."""
    with pytest.raises(Malformed):
        unpad(BAD_LAYOUT[fault])


def test_a_bomb_is_not_set_off() -> None:
    """Compressed content of the largest size opens, and of one byte more it does not, however small it travels."""
    compress = zstandard.ZstdCompressor(level=19).compress
    assert len(unpad(laid_out(compress(bytes(limits.PLAINTEXT_BYTES)), ZSTD))[1]) == limits.PLAINTEXT_BYTES
    for size in (limits.PLAINTEXT_BYTES + 1, 64 * limits.MIB):
        bomb = laid_out(compress(bytes(size)), ZSTD)
        assert len(bomb) <= 64 * limits.KIB
        with pytest.raises(Malformed, match="decompressed size"):
            unpad(bomb)


def test_a_frame_that_lies_about_its_size_is_malformed() -> None:
    """A frame that states a small size and holds more brings no more out."""
    frame = bytearray(zstandard.ZstdCompressor().compress(bytes(60_000)))
    assert frame[4] == 0x60  # one segment, its size in two bytes that count from 256
    frame[5:7] = b"\0\0"
    with pytest.raises(Malformed):
        unpad(laid_out(bytes(frame), ZSTD))


@pytest.mark.parametrize("fault", BAD_LAYOUT)
def test_a_bad_layout_spoils_nothing_for_the_next(fault: str) -> None:
    """What worked on broken content opens the next content unharmed."""
    plaintext = bytes(range(256)) * 20
    with pytest.raises(Malformed):
        unpad(BAD_LAYOUT[fault])
    assert unpad(pad(SALT, plaintext)) == (SALT, plaintext)


def test_two_threads_do_not_share_what_compresses() -> None:
    """Several threads lay out and read at the same time, each its own content."""
    texts = [bytes([number]) * (2_000 + 50 * number) for number in range(200)]
    with ThreadPoolExecutor(max_workers=8) as threads:
        assert list(threads.map(lambda text: unpad(pad(SALT, text))[1], texts)) == texts


def test_the_core_hash_binds_salt_and_plaintext() -> None:
    """Another salt or another plaintext has another core hash."""
    assert core_hash(SALT, b"text") == hashlib.sha256(SALT + b"text").digest()
    assert len({core_hash(salt, text) for salt in (SALT, bytes(32)) for text in (b"text", b"")}) == 4
