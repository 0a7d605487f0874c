"""The file of a backup: what was written comes out again, and anything else is named."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from desktop.exchange.backup_file import Contents, DamagedBackup, NoBackup, unpack_backup, write_backup

ABOUT = Contents(profile="p", made_at="2026-11-28T18:00:00Z", program="0.1.0")
FILES = {"profile.json": b"{}", "schutzbruecke.db": bytes(range(256)) * 8192, "label.txt": b""}


def unheard(_done: int, _of: int) -> None:
    return


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[str, Path]]:
    (tmp_path / "in").mkdir()
    for name, content in FILES.items():
        (tmp_path / "in" / name).write_bytes(content)
    return [(name, tmp_path / "in" / name) for name in FILES]


@pytest.fixture
def backup(files: list[tuple[str, Path]], tmp_path: Path) -> Path:
    write_backup(tmp_path / "b.backup", files, ABOUT, unheard)
    return tmp_path / "b.backup"


def unpacked(backup: Path, name: str = "out") -> Path:
    folder = backup.parent / name
    folder.mkdir()
    unpack_backup(backup, folder, unheard)
    return folder


def test_what_was_written_comes_out_again(files: list[tuple[str, Path]], tmp_path: Path) -> None:
    """Every file comes out byte for byte, for its owner only, and both sides say the same of the backup."""
    path, told = tmp_path / "b.backup", [(0, 0)]
    written = write_backup(path, files, ABOUT, lambda done, of: told.append((done, of)))
    folder = tmp_path / "out"
    folder.mkdir()
    assert unpack_backup(path, folder, unheard) == written
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == FILES
    assert all(one.stat().st_mode & 0o077 == 0 for one in (path, *folder.iterdir()))
    assert written.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert written.bytes == path.stat().st_size
    assert told[-1][0] == told[-1][1] == sum(map(len, FILES.values()))
    assert [part.name for part in written.contents.files] == list(FILES)


def test_a_file_that_is_there_is_never_written_over(backup: Path, files: list[tuple[str, Path]]) -> None:
    """A backup takes no other file's place, and leaves nothing behind where it is refused."""
    before = backup.read_bytes()
    with pytest.raises(FileExistsError):
        write_backup(backup, files, ABOUT, unheard)
    assert backup.read_bytes() == before
    assert not backup.with_name(".b.backup.part").exists()


def test_a_backup_that_is_cut_short_is_not_there(files: list[tuple[str, Path]], tmp_path: Path) -> None:
    """Whoever interrupts the writing finds neither the backup nor a half of it."""

    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_backup(tmp_path / "b.backup", files, ABOUT, interrupt)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def place_of(backup: Path, name: str) -> int:
    """Where a file's bytes begin in a backup."""
    data = backup.read_bytes()
    start = data.index(b"\n", data.index(b"\n") + 1) + 1
    for one, content in FILES.items():
        if one == name:
            return start
        start += len(content)
    return start


@pytest.mark.parametrize("name", ["profile.json", "schutzbruecke.db"])
def test_a_damaged_file_is_named(backup: Path, name: str) -> None:
    """One flipped bit in any file of a backup is found, and said of which."""
    data = bytearray(backup.read_bytes())
    data[place_of(backup, name) + 1] ^= 1
    backup.write_bytes(data)
    with pytest.raises(DamagedBackup) as caught:
        unpacked(backup)
    assert caught.value.what == name


def test_an_altered_line_is_named(backup: Path) -> None:
    """What a backup says of itself is bound by a hash as well."""
    backup.write_bytes(backup.read_bytes().replace(b'"profile":"p"', b'"profile":"q"', 1))
    with pytest.raises(DamagedBackup) as caught:
        unpacked(backup)
    assert caught.value.what == "backup"


@pytest.mark.parametrize("cut", [1, 40, 200, 100_000, -1])
def test_a_backup_of_another_length_is_damaged(backup: Path, cut: int) -> None:
    """A backup that ends early, or has something behind it, is known as damaged before anything is copied."""
    data = backup.read_bytes()
    backup.write_bytes(data + b"x" if cut < 0 else data[:-cut])
    with pytest.raises(DamagedBackup):
        unpacked(backup)
    assert list((backup.parent / "out").iterdir()) == []


NO_BACKUPS = {
    "empty": b"",
    "text": b"Liebe Kollegin,\n",
    "only the first line": b"schutzbruecke-backup\n",
    "no line": b"schutzbruecke-backup\n" + b"x" * 40_000,
    "a newer format": b'schutzbruecke-backup\n{"format":2,"profile":"p","made_at":"","program":"9"}\n',
    "a path": b'schutzbruecke-backup\n{"format":1,"profile":"p","made_at":"","program":"1","files":'
    b'[{"name":"../x","bytes":0}]}\n' + bytes(64),
    "one name twice": b'schutzbruecke-backup\n{"format":1,"profile":"p","made_at":"","program":"1","files":'
    b'[{"name":"x","bytes":0},{"name":"x","bytes":0}]}\n' + bytes(96),
}


@pytest.mark.parametrize("what", NO_BACKUPS)
def test_what_is_no_backup_is_not_taken_for_one(what: str, tmp_path: Path) -> None:
    """Other files, newer formats, and names that lead elsewhere are refused before anything is written."""
    path = tmp_path / "b.backup"
    path.write_bytes(NO_BACKUPS[what])
    with pytest.raises(NoBackup):
        unpacked(path)
    assert list((tmp_path / "out").iterdir()) == []
