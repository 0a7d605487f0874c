"""What is in a file, by its media type or its name: in a word for people, and whether it opens in the window.

It must not read a file: how one begins is handed in by whoever looked.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.said import say

IMAGES: Final = ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp")
PDF: Final = "application/pdf"
_FAMILIES: Final = {"image": "Bild", "video": "Video", "audio": "Tonaufnahme", "text": "Text"}
_ENDINGS: Final = {
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "Textdokument"),
    **dict.fromkeys(("ppt", "pptx", "odp"), "Präsentation"),
    **dict.fromkeys(("xls", "xlsx", "ods", "csv"), "Tabelle"),
    "pdf": "PDF-Dokument",
}

HEAD_BYTES: Final = 1024
"""So many bytes of a file say whether it begins as it is called; a PDF may have something before its mark."""
_PDF_MARK: Final = b"%PDF-"
_IMAGE_MARKS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF")


def is_pdf(media_type: str, name: str) -> bool:
    """Say whether it is a PDF document."""
    return media_type == PDF or name.casefold().endswith(".pdf")


def opens_inside(media_type: str, name: str) -> bool:
    """Say whether the window shows it by itself."""
    return media_type in IMAGES or is_pdf(media_type, name)


def media_word(media_type: str, name: str) -> str:
    """Say what sort of file it is."""
    if media_type == PDF:
        return "PDF-Dokument"
    by_name = _ENDINGS.get(name.rpartition(".")[2].casefold())
    return by_name or _FAMILIES.get(media_type.partition("/")[0], "Datei")


def head_remark(media_type: str, name: str, head: bytes) -> str:
    """Say of a file whose name promises what the window shows that it does not begin so; empty where all is well."""
    begins = head.startswith(_IMAGE_MARKS) if media_type in IMAGES else _PDF_MARK in head[:HEAD_BYTES]
    if begins or not opens_inside(media_type, name):
        return ""
    kind = media_word(media_type, name)
    return say("Beginnt nicht wie ein {kind}. In Schutzbrücke wird es sich nicht öffnen lassen.", kind=kind)
