"""What the wheel of psycopg brings along inside: whose libraries they are, in which version, and by what licence.

The wheel itself names neither licences nor all versions. A library that is not known here stops the build, so that
none is ever shipped without the text of its licence.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from desktop.ui.licences import Part
from installer.bill import Component, libraries

FOLDER: Final = "psycopg_binary.libs"
_TEXTS: Final = Path(__file__).parent / "licence_texts"
_RULE: Final = "\n\n" + "–" * 40 + "\n\n"
_OPENSSL: Final = ("libcrypto", "libssl")
_API_INFO: Final = 0
_MINOR: Final = 100


class UnknownLibrary(Exception):
    """A library whose licence nobody has looked up."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """A project: its licence by the names of SPDX, the libraries that are its, the texts, what tells the version."""

    name: str
    licence: str
    libraries: tuple[str, ...]
    texts: tuple[str, ...]
    version: Callable[[Path], str]


class _ApiInfo(ctypes.Structure):
    """What OpenLDAP tells of itself (`ldap_get_option`, RFC 1823 and what came after it)."""

    _fields_ = (
        ("info_version", ctypes.c_int),
        ("api_version", ctypes.c_int),
        ("protocol_version", ctypes.c_int),
        ("extensions", ctypes.c_void_p),
        ("vendor", ctypes.c_char_p),
        ("vendor_version", ctypes.c_int),
    )


def _written(pattern: bytes) -> Callable[[Path], str]:
    """Read a version out of a library that has it among its words."""

    def version(file: Path) -> str:
        found = re.search(pattern, file.read_bytes(), re.DOTALL)
        return found[1].decode() if found else ""

    return version


def _of_postgresql(_file: Path) -> str:
    pq: Any = import_module("psycopg.pq")
    major, minor = divmod(int(pq.version()), _MINOR * _MINOR)
    return f"{major}.{minor}"


def _of_openldap(file: Path) -> str:
    info = _ApiInfo(info_version=1)
    ctypes.CDLL(str(file)).ldap_get_option(None, _API_INFO, ctypes.byref(info))
    major, rest = divmod(info.vendor_version, _MINOR * _MINOR)
    return ".".join(map(str, (major, *divmod(rest, _MINOR))))


def _untold(_file: Path) -> str:
    return ""


_PROJECTS: Final = (
    Bundled("PostgreSQL", "PostgreSQL", ("libpq",), ("PostgreSQL",), _of_postgresql),
    Bundled(
        "MIT Kerberos",
        "MIT AND BSD-2-Clause AND HPND",
        ("libkrb5", "libgssapi_krb5", "libk5crypto", "libkrb5support"),
        ("Kerberos",),
        _written(rb"krb5-(\d[\d.]*)-final"),
    ),
    Bundled("com_err", "HPND", ("libcom_err",), ("com_err",), _untold),
    Bundled("OpenLDAP", "OLDAP-2.8", ("libldap", "liblber"), ("OpenLDAP",), _of_openldap),
    Bundled(
        "Cyrus SASL",
        "BSD-Attribution-HPND-disclaimer",
        ("libsasl2",),
        ("Cyrus-SASL",),
        _written(rb"Cyrus SASL.{0,80}?(\d+\.\d+\.\d+)"),
    ),
    Bundled("keyutils", "LGPL-2.0-or-later", ("libkeyutils",), ("LGPL-2.1",), _written(rb"keyutils-(\d[\d.]*)")),
    Bundled("libxcrypt", "LGPL-2.1-or-later", ("libcrypt",), ("libxcrypt", "LGPL-2.1"), _untold),
)


def bundled(folder: Path) -> Iterator[Component]:
    """Yield what stands in a folder of libraries, by project; raises `UnknownLibrary`. OpenSSL is found by itself."""
    found = {_name(file): file for file in libraries(folder)}
    refuse_unknown(found)
    for project in _PROJECTS:
        files = [found[name] for name in project.libraries if name in found]
        if files:
            yield Component(project.name, project.version(files[0]), project.licence, "generic", "psycopg-binary")


def refuse_unknown(names: Iterable[str]) -> None:
    """Raise `UnknownLibrary` where a library belongs to none of the projects."""
    known = {name for project in _PROJECTS for name in project.libraries}
    if unknown := sorted({*names} - known - {*_OPENSSL}):
        raise UnknownLibrary(f"{', '.join(unknown)}: add project and licence to {Path(__file__).name}")


def _name(file: Path) -> str:
    """Give a library's own name, without what the wheel and its version add."""
    return file.name.partition("-")[0].partition(".")[0]


def bundled_licences() -> Iterator[Part]:
    """Yield the whole text of each project's licence."""
    for project in _PROJECTS:
        texts = [(_TEXTS / f"{name}.txt").read_text("utf-8") for name in project.texts]
        yield Part(project.name, project.licence, _RULE.join(texts))
