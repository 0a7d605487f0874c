"""The licences: every part shipped states one and brings its whole text, the parts of the window and of C too."""

from __future__ import annotations

import re
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from desktop.ui.licences import PARTS, Part, licence, parts
from tests.helpers.texts import ROOT


@pytest.fixture(scope="module")
def found() -> dict[str, Part]:
    """The parts by their names, without their versions."""
    return {part.name.rpartition(" ")[0] or part.name: part for part in parts()}


def test_every_part_states_a_licence_and_brings_its_text(found: dict[str, Part]) -> None:
    """Each part has a name, a licence in a word or two and a text of some length."""
    assert {"Schutzbrücke", "Qt", "SQLCipher", "OpenSSL", "Python", "Lucide", "Fira", "cryptography"} <= set(found)
    assert [part.name for part in found.values() if not part.licence or len(part.text) < 500] == []


def test_nothing_shipped_is_left_out() -> None:
    """Every distribution that is installed with the desktop program is among the parts, and no other."""
    pinned = (ROOT / "requirements" / "client.txt").read_text(encoding="utf-8")
    shipped = {_plain(name) for name in re.findall(r"^([\w.-]+)==", pinned, re.MULTILINE)}
    assert {_plain(name) for name in PARTS} == shipped


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Qt", ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "END OF TERMS AND CONDITIONS")),
        ("PySide6_Essentials", ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE")),
        ("shiboken6", ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE")),
        ("libwebp", ("Google Inc.", "Redistributions in binary form")),
        ("PCRE2", ("University of Cambridge", "Zoltan Herczeg")),
        ("double-conversion", ("V8 project", "Redistributions in binary form")),
        ("MD4C", ("Martin Mitáš",)),
        ("SQLCipher", ("ZETETIC LLC", "Redistributions in binary form")),
        ("QuickJS", ("Fabrice Bellard", "UNICODE LICENSE V3")),
        ("sqlcipher3", ("Gerhard Häring",)),
        ("certifi", ("Mozilla Public License Version 2.0", "1.1.")),
        ("Schutzbrücke", ("Apache License", "END OF TERMS AND CONDITIONS")),
        ("Python", ("PYTHON SOFTWARE FOUNDATION LICENSE",)),
        ("Fira", ("SIL OPEN FONT LICENSE",)),
        ("Lucide", ("ISC License",)),
    ],
)
def test_the_texts_are_whole(found: dict[str, Part], name: str, words: tuple[str, ...]) -> None:
    """A part that only names its licence comes with the text, the LGPL with the GPL it adds to."""
    assert [word for word in words if word not in found[name].text] == []


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
