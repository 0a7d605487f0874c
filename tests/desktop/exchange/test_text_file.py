"""Texts of unknown writing."""

from __future__ import annotations

import codecs

import pytest

from desktop.exchange.text_file import ENCODINGS, MOST_BYTES, read_text
from tests.desktop.presenters.refusing import refused

TEXT = "Müller;Groß;Schiefbahn – „Ä“ Öhm\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("cp1252"), "cp1252"),
        (b"ASCII alone", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_what_is_sure_is_recognised(content: bytes, encoding: str) -> None:
    """The text comes out as it went in, and how it was written is known."""
    found = read_text(content)
    assert (found.encoding, found.sure) == (encoding, True)
    assert found.text in (TEXT, "ASCII alone", "")


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_what_is_not_sure_is_asked_about(encoding: str) -> None:
    """Another table of letters is never taken for that of Windows; named, it is read."""
    content = "Müller;Größe;Öhm;Straße".encode(encoding)
    assert not read_text(content).sure
    assert read_text(content, encoding).text == "Müller;Größe;Öhm;Straße"


def test_what_is_named_wrongly_is_refused() -> None:
    """A writing that the file is not in, or that nobody knows."""
    with refused("encoding_wrong", "encoding"):
        read_text("Müller".encode("cp1252"), "utf-8")
    with refused("encoding_unknown", "encoding"):
        read_text(b"", "klingon")
    assert all(read_text(b"a" * 4, name).text for name in ENCODINGS)


def test_what_is_no_text_is_refused() -> None:
    """A picture, and more than anybody has contacts for."""
    with refused("file_not_text"):
        read_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100) + b"abc" * 60)
    with refused("file_too_large"):
        read_text(b"a" * (MOST_BYTES + 1))
