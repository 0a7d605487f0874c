"""What each program is made of, and the texts of the licences that go with it."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import pytest

from installer.bundled import FOLDER
from installer.parts import components, write_licences


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "libicudata.so.73").write_bytes(b"")
    (tmp_path / "_sqlite3.so").write_bytes(b"\0OpenSSL 3.6.0 1 Oct 2025\0")
    (tmp_path / "_ssl.so").write_bytes(b"\0OpenSSL 3.0.0\0")
    return tmp_path


def test_the_parts_of_the_desktop_program(folder: Path) -> None:
    """Qt, SQLCipher, the OpenSSL that stands in a library, and what is pinned are named with a licence each."""
    found = components("client", folder)
    named = {(part.name, part.licence) for part in found}
    assert {("Qt", "LGPL-3.0-only"), ("SQLCipher", "BSD-3-Clause"), ("ICU", "Unicode-3.0")} <= named
    assert ("libwebp", "BSD-3-Clause") in named
    assert [(part.version, part.inside) for part in found if part.name == "OpenSSL"] == [("3.6.0", "_sqlite3.so")]
    assert [part.name for part in found if not part.licence] == []
    assert len({part.purl for part in found}) == len(found)


def test_the_parts_of_the_server(folder: Path) -> None:
    """The server has what comes with the driver of PostgreSQL, and nothing of Qt."""
    (folder / FOLDER).symlink_to(str(distribution("psycopg-binary").locate_file(FOLDER)))
    found = components("server", folder)
    names = {part.name for part in found}
    assert {"PostgreSQL", "MIT Kerberos", "OpenLDAP", "uvicorn", "Python"} <= names
    assert not names & {"Qt", "PySide6_Essentials", "keyring", "SQLCipher"}
    assert [part.name for part in found if not part.licence] == []


@pytest.mark.parametrize("spec", ["client", "server"])
def test_every_part_brings_its_licence(spec: str, tmp_path: Path) -> None:
    """Each part has a file with the whole text of its licence."""
    write_licences(spec, tmp_path / "licences")
    sizes = {file.name: file.stat().st_size for file in (tmp_path / "licences").iterdir()}
    assert {"Schutzbruecke.txt", "OpenSSL.txt", "Python.txt"} <= set(sizes)
    assert ("MIT-Kerberos.txt" in sizes, "GPL-3.0.txt" in sizes) == (spec == "server", spec == "server")
    assert ("SQLCipher.txt" in sizes, "Qt.txt" in sizes) == (spec == "client", spec == "client")
    assert min(sizes.values()) > 500


def test_what_stands_inside_others_brings_its_licence(folder: Path, tmp_path: Path) -> None:
    """Whatever the bill says that Qt has inside is named in one of the texts, its own or that of another who has it."""
    write_licences("client", tmp_path / "licences")
    texts = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "licences").iterdir())
    inside = {part.name for part in components("client", folder) if part.inside == "PySide6_Essentials"}
    assert {"Qt", "ICU", "libwebp", "libpng", "FreeType"} <= inside
    assert sorted(name for name in inside if name not in texts) == []
