"""The files of the golden vectors, and the list that only grows.

`.venv/bin/python -m tests.wire.vector_files` adds what is new in `vector_cases.py`. A file holds its bytes in hex. A
line of MANIFEST is a vector's name, the SHA-256 of its bytes, and the SHA-256 over the line before and these two: so no
line can be changed, moved or taken out without changing every line below it.
"""

from __future__ import annotations

import hashlib
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.wire.vector_cases import Case, cases

FOLDER = Path(__file__).parent / "vectors"
START = "0" * 64


def file_of(folder: Path, name: str) -> Path:
    """Where a vector stands."""
    return folder / f"{name}.hex"


def read_vector(folder: Path, name: str) -> bytes:
    """Read a vector's bytes."""
    return bytes.fromhex(file_of(folder, name).read_text(encoding="ascii"))


def manifest(folder: Path) -> list[tuple[str, str, str]]:
    """Read MANIFEST: names, digests of the bytes, digests of the chain."""
    path = folder / "MANIFEST"
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    return [(name, digest, chain) for name, digest, chain in (line.split() for line in lines)]


def chained(before: str, name: str, digest: str) -> str:
    """Give the chain's digest after one more line."""
    return hashlib.sha256(f"{before} {name} {digest}".encode()).hexdigest()


def complaints(folder: Path) -> Iterator[str]:
    """Find what is no longer as it was added: changed or missing files, a broken chain, files nobody listed."""
    last, listed = START, set()
    for name, digest, chain in manifest(folder):
        if not file_of(folder, name).exists():
            yield f"{name} is missing"
        elif hashlib.sha256(read_vector(folder, name)).hexdigest() != digest:
            yield f"{name} has changed"
        if chain != chained(last, name, digest):
            yield f"MANIFEST was edited at {name} or above it"
        last = chain
        listed.add(file_of(folder, name))
    yield from (f"{path.name} is not in MANIFEST" for path in sorted(folder.rglob("*.hex")) if path not in listed)


def add(folder: Path, wanted: Mapping[str, Case]) -> list[str]:
    """Write the vectors that are not there yet; gives their names. What is there stays as it is."""
    lines = manifest(folder)
    known = {name for name, _, _ in lines}
    new = [name for name in wanted if name not in known]
    last = lines[-1][2] if lines else START
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "MANIFEST").open("a", encoding="ascii") as listing:
        for name in new:
            data = wanted[name].data
            path = file_of(folder, name)
            path.parent.mkdir(exist_ok=True)
            with path.open("x", encoding="ascii") as file:
                file.write("\n".join(textwrap.wrap(data.hex(), 96)) + "\n")
            digest = hashlib.sha256(data).hexdigest()
            last = chained(last, name, digest)
            listing.write(f"{name} {digest} {last}\n")
    return new


if __name__ == "__main__":
    for added in add(FOLDER, dict(cases())):
        sys.stdout.write(f"added {added}\n")
