"""A file in chunks: cut, sealed, addressed, and opened at its own place alone."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire import limits
from wire.body import padded_length
from wire.chunks import Cut, FileCipher, address
from wire.codec import Malformed

FILE, KEY = b"f" * 16, b"k" * 32
SIZES = st.integers(0, 5 * limits.CHUNK_BYTES)


@given(SIZES)
def test_the_chunks_hold_the_whole_file(size: int) -> None:
    """The lengths of the chunks add up to the file; all but the last are full, and an empty file has one."""
    cut = Cut(size)
    lengths = [cut.length(index) for index in range(cut.count)]
    assert sum(lengths) == size
    assert all(length == limits.CHUNK_BYTES for length in lengths[:-1])
    assert lengths[-1] > 0 or size == 0


def test_the_largest_file_fits_into_one_header() -> None:
    """A file of the largest size has as many chunks as a header may name, and one byte more has more."""
    assert Cut(limits.FILE_BYTES).count == limits.CHUNKS
    assert Cut(limits.FILE_BYTES + 1).count > limits.CHUNKS


@given(st.binary(max_size=3000))
def test_a_chunk_comes_back(content: bytes) -> None:
    """What was sealed at a place opens there, and its length shows no more than its magnitude."""
    cipher = FileCipher(FILE, KEY, limits.CHUNK_BYTES + len(content)) if content else FileCipher(FILE, KEY, 0)
    index = cipher.cut.count - 1
    sealed = cipher.seal(index, content)
    assert cipher.open(index, sealed) == content
    assert len(sealed) == padded_length(len(content)) + 16


def test_a_full_chunk_is_as_long_as_the_limit() -> None:
    """A full chunk is sealed to exactly the bytes a chunk may have."""
    content = bytes(limits.CHUNK_BYTES)
    cipher = FileCipher(FILE, KEY, 2 * limits.CHUNK_BYTES)
    sealed = cipher.seal(1, content)
    assert len(sealed) == limits.SEALED_CHUNK_BYTES
    assert cipher.open(1, sealed) == content


def test_no_chunk_passes_for_another() -> None:
    """A chunk opens at no other place, in no other file, under no other key, and in no file of another size."""
    size = 2 * limits.CHUNK_BYTES
    sealed = FileCipher(FILE, KEY, size).seal(0, bytes(limits.CHUNK_BYTES))
    others = (
        (FileCipher(FILE, KEY, size), 1),
        (FileCipher(b"g" * 16, KEY, size), 0),
        (FileCipher(FILE, b"l" * 32, size), 0),
        (FileCipher(FILE, KEY, size + limits.CHUNK_BYTES), 0),
        (FileCipher(FILE, KEY, size), 2),
        (FileCipher(FILE, KEY, size), -1),
    )
    for cipher, index in others:
        with pytest.raises(Malformed):
            cipher.open(index, sealed)


@given(st.integers(0, 271), st.integers(1, 255))
def test_a_flipped_bit_is_found(place: int, flipped: int) -> None:
    """A chunk of which any byte was changed is malformed."""
    cipher = FileCipher(FILE, KEY, 9)
    sealed = bytearray(cipher.seal(0, b"nine byte"))
    sealed[place] ^= flipped
    with pytest.raises(Malformed):
        cipher.open(0, bytes(sealed))


def test_what_was_cut_off_is_no_chunk() -> None:
    """Nothing shorter or longer than what was sealed opens, not even nothing at all."""
    cipher = FileCipher(FILE, KEY, 9)
    sealed = cipher.seal(0, b"nine byte")
    for other in (b"", sealed[:-1], sealed[:15], sealed + b"\0"):
        with pytest.raises(Malformed):
            cipher.open(0, other)


def test_content_that_hides_in_the_padding_is_refused() -> None:
    """A chunk that states more than the file's size is malformed: nothing travels beside the file."""
    longer, shorter = FileCipher(FILE, KEY, 9), FileCipher(FILE, KEY, 4)
    with pytest.raises(Malformed):
        shorter.open(0, longer.seal(0, b"nine byte"))


def test_only_what_stands_at_a_place_is_sealed_there() -> None:
    """More or less than the bytes of a place is an error, and so is a key of another length."""
    for content in (b"", b"eight by", b"ten bytes!"):
        with pytest.raises(ValueError, match="bytes of its place"):
            FileCipher(FILE, KEY, 9).seal(0, content)
    with pytest.raises(ValueError, match="32 bytes"):
        FileCipher(FILE, b"short", 9)


@given(st.binary(min_size=1, max_size=400))
def test_the_address_says_nothing_of_the_content(content: bytes) -> None:
    """The same content under two keys has two addresses, and neither is a hash of the content or of its padding."""
    sealed = [FileCipher(FILE, key * 32, len(content)).seal(0, content) for key in (b"1", b"2")]
    addresses = {address(one) for one in sealed}
    padded = content.ljust(padded_length(len(content)), b"\0")
    assert len(addresses) == 2
    assert not addresses & {hashlib.sha256(content).digest(), hashlib.sha256(padded).digest()}
