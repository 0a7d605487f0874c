"""What each program is made of: what is pinned for it, and what that brings inside; with the licences."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from desktop.ui.licences import GPL, IN_QT, Part, licence, of_distribution, own
from installer.bill import Component, libraries
from installer.bundled import FOLDER, bundled, bundled_licences
from installer.contents import HOUSE
from installer.pins import pinned

_OPENSSL: Final = re.compile(rb"OpenSSL (\d+\.\d+\.\d+) \d+ \w+ \d{4}")
_ICU: Final = re.compile(r"libicudata\.so\.(\d+)|icudt(\d+)\.dll")
_QT: Final = "PySide6_Essentials"
_IN_QT: Final = IN_QT | {
    "FreeType": "FTL",
    "HarfBuzz": "MIT-Modern-Variant",
    "libjpeg-turbo": "IJG AND BSD-3-Clause",
    "libpng": "libpng-2.0",
}
"""Those whose texts come with PDFium, which has them too, are named as well."""
_OWN_OF_SERVER: Final = ("Schutzbrücke", "OpenSSL", "Python")


def components(spec: str, folder: Path) -> list[Component]:
    """Give the parts of a program that lies frozen in a folder; raises `NotAsPinned`."""
    pins = [Component(found.name, found.version, licence(found)) for found in pinned(_pins(spec))]
    inside = _inside_client(folder) if spec == "client" else _inside_server(folder)
    return [*pins, *_inside_both(), *_openssl(folder), *inside]


def write_licences(spec: str, folder: Path) -> None:
    """Write the whole texts of the licences of a program's parts into a new folder, one file a part."""
    folder.mkdir()
    for part in _licences(spec):
        text = f"{part.name}\n{part.licence}\n\n{part.text}\n"
        name = part.name.replace(" ", "-").replace("ü", "ue")
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def _licences(spec: str) -> list[Part]:
    of_pins = [of_distribution(found) for found in pinned(_pins(spec))]
    if spec == "client":
        return [*own(), *of_pins]
    ours = {part.name: part for part in own()}
    # The LGPL of psycopg adds to the GPL and is not whole without it.
    gpl = Part("GPL-3.0", "GPL-3.0-only", GPL.read_text("utf-8"))
    return [*(ours[name] for name in _OWN_OF_SERVER), *bundled_licences(), *of_pins, gpl]


def _pins(spec: str) -> Path:
    return HOUSE / "requirements" / f"{spec}.txt"


def _inside_both() -> Iterator[Component]:
    zstandard: Any = import_module("zstandard")
    yield Component("Python", ".".join(map(str, sys.version_info[:3])), "PSF-2.0", "generic")
    yield Component("Zstandard", ".".join(map(str, zstandard.ZSTD_VERSION)), "BSD-3-Clause", "generic", "zstandard")


def _openssl(folder: Path) -> Iterator[Component]:
    """Yield each OpenSSL that stands in a library of the folder, by the version that the library itself names."""
    seen = set()
    for file in libraries(folder):
        found = _OPENSSL.search(file.read_bytes())
        if found is not None and found[1] not in seen:
            seen.add(found[1])
            inside = file.relative_to(folder).as_posix()
            yield Component("OpenSSL", found[1].decode(), "Apache-2.0", "generic", inside)


def _inside_client(folder: Path) -> Iterator[Component]:
    core: Any = import_module("PySide6.QtCore")
    pdfium: Any = import_module("pypdfium2").PDFIUM_INFO
    cipher, sqlite = _sqlcipher()
    yield Component("Qt", core.qVersion(), "LGPL-3.0-only", "generic", _QT)
    for name, said in _IN_QT.items():
        yield Component(name, "", said.replace(", ", " AND "), "generic", _QT)
    yield Component("SQLCipher", cipher, "BSD-3-Clause", "generic", "sqlcipher3")
    yield Component("SQLite", sqlite, "blessing", "generic", "sqlcipher3")
    yield Component("PDFium", str(pdfium.build), "BSD-3-Clause AND Apache-2.0", "generic", "pypdfium2")
    yield Component("QuickJS", "", "MIT AND Unicode-3.0", "generic", "dukpy")
    yield Component("Lucide", "", "ISC AND MIT", "generic")
    yield Component("Fira Sans", "", "OFL-1.1", "generic")
    for file in libraries(folder):
        found = _ICU.fullmatch(file.name)
        if found is not None:
            yield Component("ICU", found[1] or found[2], "Unicode-3.0", "generic", _QT)


def _sqlcipher() -> tuple[str, str]:
    driver: Any = import_module("sqlcipher3.dbapi2")
    with closing(driver.connect(":memory:")) as connection:
        cipher: str = connection.execute("PRAGMA cipher_version").fetchone()[0]
        return cipher.split(maxsplit=1)[0], str(driver.sqlite_version)


def _inside_server(folder: Path) -> Iterator[Component]:
    for inner in folder.rglob(FOLDER):
        yield from bundled(inner)
