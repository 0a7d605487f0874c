"""Looks at a Windows package with msiinfo and msiextract: is it what an IT department can roll out in silence?"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from typing import Final

_CODE: Final = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_UPGRADE: Final = "{6F0B5C1E-7C57-4E0C-9C0B-2C6A4E0E7F51}"
_OF_A_SITE: Final = re.compile(r"https?://|server.?url|\bproxy\b|\.invite|cafile", re.IGNORECASE)
_ASKING: Final = ("Dialog", "Control")
_HEADER_LINES: Final = 3
_FOLDER: Final = "Schutzbruecke"
_PERMANENT: Final = 0x10


def problems(msi: Path, folder: Path) -> list[str]:
    """Give what is wrong with the package of a folder; empty if nothing is."""
    properties = dict(row[:2] for row in rows(msi, "Property"))
    return [
        *_of_codes(properties),
        *_of_settings(msi, properties),
        *_of_the_end(msi),
        *_of_files(msi, folder),
    ]


def rows(msi: Path, table: str) -> list[list[str]]:
    """Give the rows of a table; none where the package has no such table."""
    if table not in _run("msiinfo", "tables", str(msi)).split():
        return []
    # What stands in a table as a file of its own, an icon, is written to where msiinfo runs.
    with tempfile.TemporaryDirectory() as place:
        told = _run("msiinfo", "export", str(msi.absolute()), table, place=place)
    return [line.rstrip("\r").split("\t") for line in told.split("\n")[_HEADER_LINES:] if line]


def _of_codes(properties: dict[str, str]) -> list[str]:
    found = []
    if not _CODE.fullmatch(properties.get("ProductCode", "")):
        found.append("the product has no code")
    if properties.get("UpgradeCode") != _UPGRADE:
        found.append("the upgrade code is not the one of this product")
    if properties.get("ProductLanguage") != "1031":
        found.append("the language is not German")
    return found


def _of_settings(msi: Path, properties: dict[str, str]) -> list[str]:
    found = []
    if properties.get("ALLUSERS") != "1":
        found.append("it is not for the whole machine")
    if properties.get("REINSTALLMODE") != "amus":
        found.append("an upgrade would keep files it should replace")
    if properties.get("ARPPRODUCTICON") not in {row[0] for row in rows(msi, "Icon")}:
        found.append("the list of programs has no icon to show")
    if asking := [table for table in _ASKING if rows(msi, table)]:
        found.append(f"it asks people: {', '.join(asking)}")
    if "x64;1031" not in _run("msiinfo", "suminfo", str(msi)):
        found.append("its template is not x64;1031")
    written = [
        " ".join(row) for table in ("Property", "Registry", "IniFile", "CustomAction") for row in rows(msi, table)
    ]
    return [*found, *(f"it holds data of a site: {line}" for line in written if _OF_A_SITE.search(line))]


def _of_the_end(msi: Path) -> list[str]:
    """Look whether an upgrade removes what was there, and an uninstall all of it."""
    found = []
    actions = {row[0] for row in rows(msi, "InstallExecuteSequence")}
    for action in ("RemoveExistingProducts", "RemoveFiles", "RemoveRegistryValues", "RemoveShortcuts"):
        if action not in actions:
            found.append(f"the sequence lacks {action}")
    if not any(row[0] == _UPGRADE for row in rows(msi, "Upgrade")):
        found.append("it does not look for older versions")
    permanent = [row[0] for row in rows(msi, "Component") if int(row[3]) & _PERMANENT]
    return [*found, *(f"it would stay after an uninstall: {name}" for name in permanent)]


def _of_files(msi: Path, folder: Path) -> list[str]:
    """Look whether the files come out as they went in."""
    with tempfile.TemporaryDirectory() as place:
        _run("msiextract", "-C", place, str(msi))
        tops = [path for path in Path(place).rglob(_FOLDER) if path.is_dir()]
        out = {path.relative_to(top).as_posix(): path for top in tops for path in _files(top)}
        inside = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
        lacking = [f"missing: {name}" for name in sorted(inside.keys() - out.keys())]
        more = [f"not of the folder: {name}" for name in sorted(out.keys() - inside.keys())]
        both = sorted(inside.keys() & out.keys())
        other = [f"not the same: {name}" for name in both if inside[name].read_bytes() != out[name].read_bytes()]
    return [*lacking, *more, *other]


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _run(*words: str, place: str | None = None) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True, cwd=place).stdout
