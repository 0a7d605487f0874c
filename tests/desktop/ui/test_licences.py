"""The licences: every part installed states one, and their whole texts are there, the icons' and the font's too."""

from __future__ import annotations

from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from desktop.ui.licences import PARTS, full_text, licence, overview


def test_every_part_states_a_licence() -> None:
    """Each installed part has a name, a version and a licence."""
    found = overview()
    assert {"cryptography", "requests", "msgspec"} <= {name for name, _, _ in found}
    assert len(found) <= len(PARTS)
    assert [name for name, version, said in found if not version or not said] == []


def test_the_texts_are_whole() -> None:
    """The texts hold those of the parts, of the icons and of the typeface."""
    text = full_text()
    assert "Lucide" in text
    assert "SIL OPEN FONT LICENSE" in text.upper()
    assert "Apache License" in text
    assert f"msgspec {distribution('msgspec').version}" in text


class Stating(Distribution):
    """A part whose metadata are as a test has them."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read_text(self, filename: str) -> str | None:
        return self.text if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ("Name: a\nLicense-Expression: MIT\nLicense: old", "MIT"),
        ("Name: a\nLicense: BSD-3-Clause", "BSD-3-Clause"),
        ("Name: a\nClassifier: License :: OSI Approved :: zlib/libpng License", "zlib/libpng License"),
        ("Name: a", ""),
    ],
)
def test_where_a_licence_is_stated(metadata: str, said: str) -> None:
    """A licence is found as an expression, in the old field, or among the classifiers."""
    assert licence(Stating(metadata)) == said
