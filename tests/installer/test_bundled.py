"""What the driver of PostgreSQL brings along inside its wheel."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import pytest

from installer.bundled import FOLDER, UnknownLibrary, bundled, bundled_licences

LIBRARIES = Path(str(distribution("psycopg-binary").locate_file(FOLDER)))


def test_every_library_of_the_wheel_belongs_to_a_project() -> None:
    """Of all that the wheel brings the project and its licence are known, and the version where the library tells."""
    found = {part.name: part for part in bundled(LIBRARIES)}
    assert set(found) == {part.name for part in bundled_licences()}
    untold = {name for name, part in found.items() if not part.version}
    assert untold == {"com_err", "libxcrypt"}
    assert all(part.version.replace(".", "").isdigit() for name, part in found.items() if name not in untold)


def test_a_library_nobody_has_looked_up_stops_the_build(tmp_path: Path) -> None:
    """Nothing is shipped of which there is no licence; OpenSSL, found by its own words elsewhere, is known."""
    for name in ("libcrypto-3a06.so.3", "libfoo-12ab.so.1"):
        (tmp_path / name).touch()
    with pytest.raises(UnknownLibrary, match=r"^libfoo: "):
        list(bundled(tmp_path))


def test_the_whole_texts_are_there() -> None:
    """Each project's own conditions stand in its text, and its licence is named by SPDX's word."""
    texts = {part.name: part.text for part in bundled_licences()}
    assert "Massachusetts Institute of Technology" in texts["MIT Kerberos"]
    assert "UNIVERSITY OF CALIFORNIA" in texts["PostgreSQL"]
    assert "Carnegie Mellon" in texts["Cyrus SASL"]
    assert "The OpenLDAP Public License" in texts["OpenLDAP"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["keyutils"]
    assert "0-clause BSD" in texts["libxcrypt"]
    assert "S.I.P.B." in texts["com_err"]
