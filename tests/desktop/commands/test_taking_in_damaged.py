"""Taking a file in once more after a part of what lay here of it was damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.taking_in import Target, take_in
from desktop.store.files import FileStore, open_files
from tests.desktop.store.conftest import KEY
from tests.helpers.flipping import PAGE, flip_bit
from wire.chunks import FileCipher
from wire.limits import CHUNK_BYTES

CONTENT = bytes(range(256)) * (5 * CHUNK_BYTES // 256) + b"end"
DRAFT = b"d" * 16


def unheard(_done: int, _whole: int) -> None:
    return


def content_of(files: FileStore, file: bytes) -> bytes:
    """What is in a file that lies here."""
    row = files.get(file)
    assert row is not None
    cipher = FileCipher(row.file, row.key, row.size)
    return b"".join(cipher.open(place, files.chunk(file, place) or b"") for place in range(row.count))


@pytest.mark.parametrize("page", range(100, 1200, 275))
def test_what_was_damaged_here_is_taken_in_again(tmp_path: Path, page: int) -> None:
    """Whoever adds a file again, of which a part is damaged here, has it here whole again."""
    path = tmp_path / "film.bin"
    path.write_bytes(CONTENT)
    files = open_files(tmp_path / "files.db", KEY)
    taken = take_in(files, str(path), Target(b"1" * 16, b"", 1, DRAFT), unheard)
    files.close()
    flip_bit(tmp_path / "files.db", page * PAGE + 99)
    files = open_files(tmp_path / "files.db", KEY)
    assert files.damaged()
    again = take_in(files, str(path), Target(b"2" * 16, b"", 1, DRAFT), unheard)
    assert content_of(files, again.file) == CONTENT
    assert taken.source == again.source
    files.close()
