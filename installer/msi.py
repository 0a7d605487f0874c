"""Makes a Windows package (MSI) of a frozen folder with wixl, on any system: for a look at its structure, not to ship.

What is shipped is made on a Windows machine from the same `schutzbruecke.wxs` (`installer/windows/release.ps1`). A
package has the name of a release only where the folder's program really is one for 64-bit Windows.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5
from xml.etree import ElementTree

from installer.icon import ICON, write_icon

WXS: Final = Path(__file__).parent / "windows" / "schutzbruecke.wxs"
PROGRAM: Final = "schutzbruecke-window"
_WIX: Final = "http://schemas.microsoft.com/wix/2006/wi"
_OURS: Final = UUID("6f0b5c1e-7c57-4e0c-9c0b-2c6a4e0e7f51")
_MENDING: Final = (
    "UPDATE Property SET Value='1031' WHERE Property='ProductLanguage'",
    "UPDATE Property SET Value='WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED' WHERE Property='SecureCustomProperties'",
)
_PE: Final = b"PE\0\0"
_X64: Final = 0x8664


def make_msi(folder: Path, version: str, place: Path) -> Path:
    """Make the package of a folder into a place; gives its file."""
    kind = "x64" if is_windows_program(folder / f"{PROGRAM}.exe") else "structure-check"
    file = place / f"schutzbruecke-{version}-{kind}.msi"
    listed = write_sources(folder, version, place)
    defined = [word for name, value in _values(folder, version, place).items() for word in ("-D", f"{name}={value}")]
    words = ["wixl", "-a", "x64", *defined, "-o", str(file.absolute()), str(WXS), str(listed.absolute())]
    subprocess.run(words, check=True, cwd=folder.parent, env={**os.environ, "LC_ALL": "C.UTF-8"})
    _mend(file)
    return file


def write_sources(folder: Path, version: str, place: Path) -> Path:
    """Write what WiX needs beside `schutzbruecke.wxs`: a folder's files, what is to be defined, the version."""
    place.mkdir(parents=True, exist_ok=True)
    listed = place / "Files.wxs"
    listed.write_text(list_files(folder), encoding="utf-8")
    write_icon(place)
    lines = [f"-d{name}={value}\n" for name, value in _values(folder, version, place).items()]
    (place / "values").write_text("".join(lines), encoding="utf-8")
    (place / "version").write_text(f"{version}\n", encoding="utf-8")
    return listed


def _values(folder: Path, version: str, place: Path) -> dict[str, str]:
    return {
        "SourceDir": folder.name,
        "Version": version,
        "ProductCode": product_code(version),
        "Win64": "yes",
        # From where the folder lies, as its own files are named: wixl looks for nothing elsewhere.
        "Icon": os.path.relpath(place / ICON, folder.parent),
    }


def product_code(version: str) -> str:
    """Give the code of a version: the same one for whoever builds it, another for each version."""
    return str(uuid5(_OURS, f"product {version}")).upper()


def is_windows_program(file: Path) -> bool:
    """Say whether a file is a program for 64-bit Windows, by its header."""
    if not file.is_file():
        return False
    content = file.read_bytes()[:4096]
    at = int.from_bytes(content[0x3C:0x40], "little")
    machine = int.from_bytes(content[at + 4 : at + 6], "little")
    return content[:2] == b"MZ" and content[at : at + 4] == _PE and machine == _X64


def list_files(folder: Path) -> str:
    """Write the files of a folder as components whose codes follow from their names."""
    ElementTree.register_namespace("", _WIX)
    root = ElementTree.Element(f"{{{_WIX}}}Wix")
    fragment = ElementTree.SubElement(root, f"{{{_WIX}}}Fragment")
    group = ElementTree.SubElement(fragment, f"{{{_WIX}}}ComponentGroup", Id="Files")
    top = ElementTree.SubElement(fragment, f"{{{_WIX}}}DirectoryRef", Id="INSTALLDIR")
    for name in _list(folder, folder, top):
        ElementTree.SubElement(group, f"{{{_WIX}}}ComponentRef", Id=_id("C", name))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _list(folder: Path, here: Path, parent: ElementTree.Element) -> Iterator[str]:
    for path in sorted(here.iterdir()):
        name = path.relative_to(folder).as_posix()
        if path.is_dir():
            inner = ElementTree.SubElement(parent, f"{{{_WIX}}}Directory", Id=_id("D", name), Name=path.name)
            yield from _list(folder, path, inner)
            continue
        code = str(uuid5(_OURS, name)).upper()
        component = ElementTree.SubElement(parent, f"{{{_WIX}}}Component", Id=_id("C", name), Guid=code, Win64="yes")
        source = f"$(var.SourceDir)/{name}"
        file = {"Id": _id("F", name), "Name": path.name, "Source": source, "KeyPath": "yes"}
        ElementTree.SubElement(component, f"{{{_WIX}}}File", file)
        yield name


def _id(kind: str, name: str) -> str:
    return f"{kind}{uuid5(_OURS, name).hex}"


def _mend(file: Path) -> None:
    """Write into the package what wixl passes over: its language, and that its properties hold for an upgrade."""
    asked = [word for query in _MENDING for word in ("-q", query)]
    subprocess.run(["msibuild", str(file), *asked], check=True)
    subprocess.run(["msibuild", str(file), "-s", "Schutzbruecke", "Schutzbruecke", "x64;1031"], check=True)
