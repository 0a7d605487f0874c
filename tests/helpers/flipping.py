"""Flipping bits of a file, and putting them back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAGE = 4096


def flip_bit(path: Path, place: int, bit: int = 3) -> None:
    """Flip one bit of a file."""
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


@contextmanager
def flip(path: Path, place: int, bit: int = 3) -> Iterator[None]:
    """Flip one bit for a while; whatever was done to the files of its folder meanwhile is undone too."""
    with kept(path.parent):
        flip_bit(path, place, bit)
        yield


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Bring the files of a folder back as they were."""
    before = {file: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    try:
        yield
    finally:
        for file in list(folder.iterdir()):
            if file.is_file() and file not in before:
                file.unlink()
        for file, content in before.items():
            if not file.exists() or file.read_bytes() != content:
                file.write_bytes(content)
                file.chmod(0o600)
