"""A text from bytes of unknown writing: recognised where that is sure, asked about where it is not, never garbled."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.said import say

MOST_BYTES: Final = 8 * 1024 * 1024
ENCODINGS: Final = ("utf-8", "cp1252", "utf-16", "cp850", "mac_roman")
"""What may be named by somebody who knows better."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEAST_TO_GUESS: Final = 4
_FEW_ZEROS, _MANY_ZEROS = 0.3, 0.7
"""About half of the bytes are zero where every other one is."""
_QUOTES: Final = "\u2018\u2019\u201a\u201c\u201d\u201e\xab\xbb"
_SIGNS: Final = "\xb0\xb2\xb3\xb7\xa9\xae\xbd\xbc\u2022\u2026"
_UNUSUAL: Final = re.compile(rf"[^\0-~äöüÄÖÜßéèêáàâóòôíìîúùûçñÉÈÁÀÇÑëïåøæÅØÆšžŠŽ€§–—\xa0\xad{_QUOTES}{_SIGNS}]")
"""What German texts of Windows do not hold."""
_INSIDE: Final = re.compile(rf"[^\W\d_][{_QUOTES}{_SIGNS}™Ž][^\W\d_]")
"""Signs that stand in no word: whoever wrote the text used another table of letters."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text and how it was written; `sure` says whether that is known."""

    text: str
    encoding: str
    sure: bool = True


def read_text(content: bytes, encoding: str = "") -> Text:
    """Read a text; raises `Refused` where it is too long, none at all, or not of the writing that was named."""
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Refused("file_too_large", say("Die Datei ist zu groß: höchstens {most} MiB.", most=most))
    found = Text(_decoded(content, encoding), encoding) if encoding else _recognised(content)
    if "\0" in found.text:
        raise Refused("file_not_text", "Das ist keine Textdatei.")
    return found


def _decoded(content: bytes, encoding: str) -> str:
    if encoding not in ENCODINGS:
        raise Refused("encoding_unknown", say("Möglich sind {names}.", names=", ".join(ENCODINGS)), field="encoding")
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), encoding)
    try:
        return content.decode(marked if marked.startswith(encoding) else encoding)
    except UnicodeError:
        raise Refused(
            "encoding_wrong", say("Die Datei ist nicht in {name} geschrieben.", name=encoding), field="encoding"
        ) from None


def _recognised(content: bytes) -> Text:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Text(_decoded(content, name.removesuffix("-sig")), name.removesuffix("-sig"))
    for name in (*_without_mark(content), "utf-8"):
        try:
            return Text(content.decode(name), name.removesuffix("-le").removesuffix("-be"))
        except UnicodeDecodeError:
            continue
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return Text(content.decode("cp850"), "cp850", sure=False)
    return Text(text, "cp1252", sure=not (_UNUSUAL.search(text) or _INSIDE.search(text)))


def _without_mark(content: bytes) -> tuple[str, ...]:
    """Guess UTF-16 without its mark: every other byte of a Western text is zero."""
    head = content[:200]
    if len(head) < _LEAST_TO_GUESS or not _FEW_ZEROS < head.count(0) / len(head) < _MANY_ZEROS:
        return ()
    return ("utf-16-le",) if head[1::2].count(0) > head[::2].count(0) else ("utf-16-be",)
