"""The bill of materials: what it names, and that the same things make the same bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from installer.bill import Component, bill

PROGRAM = ("schutzbruecke", "1.2.3")
PARTS = (
    Component("uuid_utils", "1.0", "BSD"),
    Component("OpenSSL", "3.6.0", "Apache-2.0", "generic", "sqlcipher3"),
    Component("Lucide", "", "ISC", "generic"),
)


def folder_with(place: Path, **files: bytes) -> Path:
    for name, content in files.items():
        (place / f"{name}.so").write_bytes(content)
    (place / "readme.txt").write_bytes(b"no library")
    return place


def test_parts_and_libraries_are_named(tmp_path: Path) -> None:
    """Each part stands with its version, licence and address, each library with its hash, nothing else."""
    told = json.loads(bill(PROGRAM, PARTS, folder_with(tmp_path, one=b"1"), 0))
    listed = {one["bom-ref"]: one for one in told["components"]}
    assert (told["bomFormat"], told["specVersion"], told["metadata"]["timestamp"]) == (
        "CycloneDX",
        "1.6",
        "1970-01-01T00:00:00Z",
    )
    assert set(listed) == {"pkg:pypi/uuid-utils@1.0", "pkg:generic/openssl@3.6.0", "pkg:generic/lucide", "file:one.so"}
    assert listed["pkg:generic/openssl@3.6.0"]["licenses"] == [{"license": {"name": "Apache-2.0"}}]
    assert listed["file:one.so"]["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(b"1").hexdigest()}]
    assert "version" not in listed["pkg:generic/lucide"]


def test_the_same_things_make_the_same_bytes(tmp_path: Path) -> None:
    """The order in which parts are given does not matter, and another library makes another bill."""
    folder = folder_with(tmp_path, one=b"1")
    first = bill(PROGRAM, PARTS, folder, 0)
    assert bill(PROGRAM, PARTS[::-1], folder, 0) == first
    other = json.loads(bill(PROGRAM, PARTS, folder_with(tmp_path, one=b"2"), 0))
    assert other["serialNumber"] != json.loads(first)["serialNumber"]
