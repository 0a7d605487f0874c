"""The licences of the parts this program is made of, as their own distributions and files state them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

PARTS: Final = (
    "PySide6_Essentials",
    "PySide6_Pdf",
    "shiboken6",
    "cryptography",
    "cffi",
    "msgspec",
    "zstandard",
    "sqlalchemy",
    "typing_extensions",
    "sqlcipher3",
    "requests",
    "urllib3",
    "idna",
    "charset-normalizer",
    "certifi",
    "truststore",
    "keyring",
    "platformdirs",
    "filelock",
    "uuid-utils",
    "tzdata",
)
_FILES: Final = (
    ("Lucide", Path(__file__).parent / "theme" / "icons" / "LICENSE.txt"),
    ("Fira Sans", Path(__file__).parent / "theme" / "fonts" / "LICENSE.txt"),
)
# What a distribution says in its text alone.
_UNSTATED: Final = {"sqlcipher3": "zlib"}
_CLASSIFIER: Final = "License :: OSI Approved :: "
_RULE: Final = "\n\n" + "–" * 40 + "\n\n"


def overview() -> tuple[tuple[str, str, str], ...]:
    """Give name, version and licence of each part that is installed."""
    return tuple((found.name, found.version, licence(found)) for found in _installed())


def full_text() -> str:
    """Give the whole text of all licences, one after the other."""
    parts = [
        f"{found.name} {found.version}\n{licence(found)}\n\n{text}" for found in _installed() for text in _texts(found)
    ]
    own = [f"{name}\n\n{path.read_text(encoding='utf-8')}" for name, path in _FILES if path.exists()]
    return _RULE.join([*parts, *own])


def licence(found: Distribution) -> str:
    """Give a part's licence in a word or two; empty if it states none."""
    stated = [*_field(found, "License-Expression"), *(one.partition("\n")[0] for one in _field(found, "License"))]
    classified = [one.removeprefix(_CLASSIFIER) for one in _field(found, "Classifier") if _CLASSIFIER in one]
    return next(filter(None, (*stated, ", ".join(classified), _UNSTATED.get(found.name, ""))), "")


def _field(found: Distribution, name: str) -> list[str]:
    return list(found.metadata.get_all(name) or [])


def _installed() -> Iterator[Distribution]:
    for name in PARTS:
        try:
            yield distribution(name)
        except PackageNotFoundError:
            continue


def _texts(found: Distribution) -> Iterator[str]:
    for file in found.files or []:
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE")) and file.suffix != ".py":
            yield file.read_text(encoding="utf-8")
