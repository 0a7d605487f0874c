"""What is in a file, by its media type or its name: in a word for people, and whether it opens in the window."""

from __future__ import annotations

from typing import Final

IMAGES: Final = ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp")
PDF: Final = "application/pdf"
_FAMILIES: Final = {"image": "Bild", "video": "Video", "audio": "Tonaufnahme", "text": "Text"}
_ENDINGS: Final = {
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "Textdokument"),
    **dict.fromkeys(("ppt", "pptx", "odp"), "Präsentation"),
    **dict.fromkeys(("xls", "xlsx", "ods", "csv"), "Tabelle"),
    "pdf": "PDF-Dokument",
}


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
