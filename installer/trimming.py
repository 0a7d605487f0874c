"""What is left out of a frozen program: modules nothing of ours uses, plugins of Qt, libraries that the system brings.

Kept on purpose: the plugins for native windows under Wayland, `networkinformation`, input methods, the desktop portal.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

EXCLUDED: Final = (
    "_pytest",
    "doctest",
    "hypothesis",
    "lib2to3",
    "mypy",
    "pdb",
    "pip",
    "pkg_resources",
    "pydoc",
    "pydoc_data",
    "pytest",
    "readline",
    "setuptools",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.ext.mypy",
    "sqlalchemy.testing",
    "tests",
    "tkinter",
    "unittest",
    "wheel",
    "zstandard._cffi",
    "zstandard._rust",
    "zstandard.backend_cffi",
    "zstandard.backend_rust",
)
"""Modules of no use in any of the programs."""
EXCLUDED_FROM_CLIENT: Final = (
    *EXCLUDED,
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "sqlalchemy.dialects.postgresql",
    "sqlite3",
)
EXCLUDED_FROM_SERVER: Final = (*EXCLUDED, "PySide6", "desktop", "keyring", "requests", "shiboken6", "sqlcipher3")

_PLUGINS_LEFT_OUT: Final = re.compile(
    r"/plugins/(platforms/(lib)?q(direct2d|eglfs|linuxfb|minimal|minimalegl|vnc|vkkhrdisplay)\."
    r"|platformthemes/libqgtk3\.|egldeviceintegrations/|sqldrivers/|generic/|printsupport/|qmltooling/|designer/"
    r"|imageformats/(lib)?q(icns|ico|tga|tiff|wbmp|pdf)\.)"
)
_LIBRARIES_LEFT_OUT: Final = re.compile(
    r"(^|/)opengl32sw\.dll$|(^|/)(lib)?Qt6(EglFSDeviceIntegration|EglFsKmsSupport|EglFsKmsGbmSupport|Qml\w*|Quick\w*|Sql|Test|Designer\w*"
    r"|PrintSupport|VirtualKeyboard\w*)\."
)
_LANGUAGE_FILE: Final = re.compile(r"/translations/(\w+)\.qm$")
_LANGUAGES_KEPT: Final = re.compile(r"qtbase_(de|en)$")
_SYSTEM: Final = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
_SHARED: Final = re.compile(r"lib(?!python)[^/]+\.so(\.[\d.]+)?$")
_QT: Final = re.compile(r"(PySide6/Qt/|shiboken6/)")


def is_kept(name: str, source: str) -> bool:
    """Say whether a file of the folder is kept, by its name there and where it comes from.

    What the system brings is left to it: its updates then hold for this program too, and the package asks for it.
    """
    slashed = name.replace("\\", "/")
    if _PLUGINS_LEFT_OUT.search(slashed) or _LIBRARIES_LEFT_OUT.search(slashed):
        return False
    language = _LANGUAGE_FILE.search(slashed)
    if language is not None and "PySide6" in slashed:
        return _LANGUAGES_KEPT.match(language[1]) is not None
    return not (source.startswith(_SYSTEM) and _SHARED.search(source) is not None)


def strip(folder: Path) -> None:
    """Take the symbols for debugging from everything but Qt, whose libraries may be exchanged and come without."""
    files = [str(file) for file in _binaries(folder) if not _QT.search(file.as_posix())]
    subprocess.run(["strip", "--strip-unneeded", *files], check=True)


def _binaries(folder: Path) -> Iterable[Path]:
    for file in sorted(folder.rglob("*")):
        if not file.is_symlink() and file.is_file() and (".so" in file.name or file.parent == folder):
            yield file
