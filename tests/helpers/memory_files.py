"""The files of a profile in memory, for tests of the rooms above the store. The store's contract suite proves it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.domain.rows import FileRow
from wire.chunks import Cut, address


@dataclass
class MemoryFiles:
    """States what ferry and commands need of files; `held` are the bytes of chunks that are here."""

    known: dict[bytes, FileRow] = field(default_factory=dict)
    places: dict[bytes, list[bytes]] = field(default_factory=dict)
    held: dict[tuple[bytes, int], bytes] = field(default_factory=dict)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        copy = self.copied()
        try:
            yield
        except BaseException:
            self.known, self.places, self.held = copy.known, copy.places, copy.held
            raise

    def copied(self) -> MemoryFiles:
        """The files of a profile that is restored or cloned."""
        return MemoryFiles(dict(self.known), {file: list(each) for file, each in self.places.items()}, dict(self.held))

    def all(self) -> list[FileRow]:
        return [self._whole(row) for row in self.known.values()]

    def _whole(self, row: FileRow) -> FileRow:
        here = [sealed for (file, _), sealed in self.held.items() if file == row.file]
        return replace(row, count=Cut(row.size).count, held=len(here), held_bytes=sum(map(len, here)))

    def get(self, file: bytes) -> FileRow | None:
        row = self.known.get(file)
        return None if row is None else self._whole(row)

    def from_source(self, source: str) -> FileRow | None:
        return next((row for row in self.all() if row.source == source), None)

    def uploads(self) -> list[FileRow]:
        return [row for row in self.all() if row.complete and not row.uploaded and not row.source]

    def downloads(self) -> list[FileRow]:
        return [row for row in self.all() if row.pinned and not row.complete and not row.source]

    def addresses(self, file: bytes) -> tuple[bytes, ...]:
        return tuple(self.places.get(file, ()))

    def lacking(self, file: bytes) -> list[int]:
        return [place for place in range(len(self.places.get(file, ()))) if (file, place) not in self.held]

    def holding(self, addresses: Collection[bytes]) -> set[bytes]:
        return {file for file, each in self.places.items() if set(each) & set(addresses)}

    def chunk(self, file: bytes, place: int) -> bytes | None:
        sealed = self.held.get((file, place))
        if sealed is not None and address(sealed) != self.places[file][place]:
            sealed = self.held.pop((file, place)) and None
        return sealed

    def held_bytes(self) -> int:
        return sum(map(len, self.held.values()))

    def begin(self, row: FileRow) -> None:
        self.known.setdefault(row.file, row)
        self.places.setdefault(row.file, [])

    def know(self, row: FileRow, addresses: Sequence[bytes]) -> None:
        if row.file not in self.known:
            self.known[row.file], self.places[row.file] = row, list(addresses)

    def append(self, file: bytes, place: int, sealed: bytes) -> None:
        assert len(self.places[file]) == place
        self.places[file].append(address(sealed))
        self.held[file, place] = sealed

    def keep(self, file: bytes, place: int, sealed: bytes) -> bool:
        fits = place < len(self.places.get(file, ())) and self.places[file][place] == address(sealed)
        if fits:
            self.held.setdefault((file, place), sealed)
        return fits

    def adopt(self, files: Iterable[bytes]) -> None:
        self._set(files, source="")

    def arrived(self, file: bytes) -> None:
        self._set((file,), uploaded=True)

    def offer_again(self, files: Iterable[bytes] | None = None) -> None:
        self._set(list(self.known) if files is None else files, uploaded=False)

    def pin(self, file: bytes, *, pinned: bool) -> None:
        self._set((file,), pinned=pinned)

    def use(self, file: bytes, now: int) -> None:
        self._set((file,), used_at=now)

    def _set(self, files: Iterable[bytes], **values: Any) -> None:
        for file in files:
            if file in self.known:
                self.known[file] = replace(self.known[file], **values)

    def drop(self, file: bytes) -> bool:
        row = self.known.get(file)
        if row is None or not row.uploaded or row.source:
            return False
        self._empty(file)
        return True

    def trim(self, most: int, kept: Collection[bytes] = ()) -> list[bytes]:
        given_up = []
        for row in sorted(self.all(), key=lambda row: row.used_at):
            droppable = row.held and not row.pinned and row.file not in kept
            if self.held_bytes() > most and droppable and self.drop(row.file):
                given_up.append(row.file)
        return given_up

    def forget(self, files: Iterable[bytes]) -> None:
        for file in list(files):
            self._empty(file)
            self.known.pop(file, None)
            self.places.pop(file, None)

    def damaged(self) -> list[tuple[bytes, int]]:
        return [(file, place) for file, place in list(self.held) if self.chunk(file, place) is None]

    def close(self) -> None:
        """Nothing is open."""

    def _empty(self, file: bytes) -> None:
        self.held = {place: sealed for place, sealed in self.held.items() if place[0] != file}
