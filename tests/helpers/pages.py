"""Every page of an encrypted database, deciphered with its key: free ones and those in the write-ahead log as well.

The format is SQLCipher 4's with a raw key: pages of 4096 bytes, the last 80 of each an initialisation vector and an
HMAC, AES-256-CBC before them; the first page begins with the salt. It is read here without the library, so that nothing
it hides stays hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVED = 80
SALT = 16
WAL_HEADER, FRAME_HEADER = 32, 24
ENCODINGS = ("utf-8", "utf-16-le")
SLICE = 48


def deciphered(page: bytes, key: bytes, *, first: bool) -> bytes:
    """The content of one page."""
    end = len(page) - RESERVED
    vector = page[end : end + 16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(page[SALT if first else 0 : end]) + decryptor.finalize()


def pages(path: Path, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Every page of a database, of its write-ahead log and of the copies beside it, with a name of its own."""
    for file in sorted(path.parent.glob(f"{path.name}*")):
        content = file.read_bytes()
        if file.name.endswith("-wal"):
            yield from _frames(file.name, content, key)
        elif not file.name.endswith("-shm"):
            for start in range(0, len(content) - PAGE + 1, PAGE):
                number = start // PAGE + 1
                yield f"{file.name} {number}", deciphered(content[start : start + PAGE], key, first=number == 1)


def _frames(name: str, content: bytes, key: bytes) -> Iterator[tuple[str, bytes]]:
    size = FRAME_HEADER + PAGE
    for start in range(WAL_HEADER, len(content) - size + 1, size):
        number = int.from_bytes(content[start : start + 4], "big")
        page = content[start + FRAME_HEADER : start + size]
        yield f"{name} {start} of {number}", deciphered(page, key, first=number == 1)


def found_in_pages(path: Path, key: bytes, words: Iterable[str], sealed: Iterable[bytes] = ()) -> list[str]:
    """Each word, and each slice of a sealed body, that stands in a page of the database, with the page's name.

    Words are looked for without their first letter and whatever the case: an index keeps what a word has in common with
    the one before it only once. A body may run over several pages, so its parts are looked for.
    """
    wanted = {f"{word} as {kind}": word[1:].lower().encode(kind) for word in words for kind in ENCODINGS}
    slices = [body[at : at + SLICE] for body in sealed for at in range(0, len(body) - SLICE + 1, SLICE)]
    found = []
    for name, content in pages(path, key):
        lower = content.lower()
        found += [f"{word}: {name}" for word, pattern in wanted.items() if pattern in lower]
        found += [f"sealed: {name}" for part in slices if part in content]
    return found
