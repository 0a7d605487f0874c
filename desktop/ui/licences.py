"""The licences of everything this program ships, each with its whole text.

It stands in the parts themselves, or in the files beside this module where a part only names it. A program frozen
into one folder has to bring the metadata of these distributions along.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

PARTS: Final = (
    "PySide6_Essentials",
    "shiboken6",
    "zxing-cpp",
    "cryptography",
    "cffi",
    "pycparser",
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
    "SecretStorage",
    "jeepney",
    "jaraco.classes",
    "jaraco.context",
    "jaraco.functools",
    "more-itertools",
    "importlib-metadata",
    "zipp",
    "backports.tarfile",
    "lazy-importer",
    "pywin32-ctypes",
    "platformdirs",
    "filelock",
    "uuid-utils",
    "tzdata",
    "holidays",
    "python-dateutil",
    "six",
    "icalendar",
    "phonenumberslite",
    "pypdfium2",
    "rapidfuzz",
    "vobject",
    "pytz",
    "pypac",
    "dukpy",
    "publicsuffixlist",
    "pyobjc-core",
    "pyobjc-framework-Cocoa",
    "pyobjc-framework-SystemConfiguration",
)
"""Every distribution of the desktop program; some are there on one system or below one Python only."""
_HERE: Final = Path(__file__).parent
_TEXTS: Final = _HERE / "licence_texts"
GPL: Final = _TEXTS / "GPL-3.0.txt"
_QT: Final = (_TEXTS / "LGPL-3.0.txt", GPL)
# What is written down elsewhere: the LGPL adds to the GPL and is not whole without it.
_NAMED_ONLY: Final = {"PySide6_Essentials": _QT, "shiboken6": _QT, "certifi": (_TEXTS / "MPL-2.0.txt",)}
IN_QT: Final = {
    "libwebp": "BSD-3-Clause",
    "PCRE2": "BSD-3-Clause, BSD-2-Clause",
    "double-conversion": "BSD-3-Clause",
    "MD4C": "MIT",
}
"""What Qt has in its own libraries and whose text comes with nothing else."""
# What a distribution says in its text alone.
_UNSTATED: Final = {"sqlcipher3": "zlib"}
_CLASSIFIER: Final = "License :: OSI Approved :: "
_RULE: Final = "\n\n" + "–" * 40 + "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program: its name, its licence in a word or two, and the licence's whole text."""

    name: str
    licence: str
    text: str


def parts() -> tuple[Part, ...]:
    """Give every part that is here, with its text."""
    return (*own(), *(of_distribution(found) for found in _installed()))


def own() -> tuple[Part, ...]:
    """Give the parts that are no distribution of Python: this program, and what stands inside others."""
    named = (
        ("Schutzbrücke", "Apache-2.0", (_TEXTS / "Apache-2.0.txt",)),
        ("Qt", "LGPL-3.0", _QT),
        *((name, said, (_TEXTS / f"{name}.txt",)) for name, said in IN_QT.items()),
        ("SQLCipher", "BSD-3-Clause", (_TEXTS / "SQLCipher.txt",)),
        ("OpenSSL", "Apache-2.0", (_TEXTS / "Apache-2.0.txt",)),
        ("QuickJS", "MIT, Unicode-3.0", (_TEXTS / "QuickJS.txt",)),
        ("Python", "PSF-2.0", (_TEXTS / "Python.txt",)),
        ("Lucide", "ISC, MIT", (_HERE / "theme" / "icons" / "LICENSE.txt",)),
        ("Fira Sans", "OFL-1.1", (_HERE / "theme" / "fonts" / "LICENSE.txt",)),
    )
    return tuple(Part(name, said, _RULE.join(map(_read, texts))) for name, said, texts in named)


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


def of_distribution(found: Distribution) -> Part:
    """Give a distribution as a part."""
    texts = (*_texts(found), *map(_read, _NAMED_ONLY.get(found.name, ())))
    return Part(f"{found.name} {found.version}", licence(found), _RULE.join(texts))


def _texts(found: Distribution) -> Iterator[str]:
    for file in found.files or []:
        named = file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE")) and file.suffix != ".py"
        # Everything in that folder of a distribution is a licence, also of what stands inside it (PEP 639).
        place = Path(str(file.locate()))
        if (named or "licenses" in file.parts) and place.is_file():
            yield _text(place.read_bytes())


def _text(told: bytes) -> str:
    """Give a licence's text: a few old ones are written in Latin-1."""
    try:
        return told.decode("utf-8")
    except UnicodeDecodeError:
        return told.decode("latin-1")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
