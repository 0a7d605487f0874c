"""The bill of materials of a frozen program (CycloneDX 1.6): its parts with their licences, and every library in it.

The same folder gives the same bytes: the number of the bill follows from what it lists, its time from the sources.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

_BLOCK: Final = 1 << 20
_SUFFIXES: Final = (".so", ".dll", ".pyd", ".dylib")


@dataclass(frozen=True, slots=True)
class Component:
    """A part: its name, version and licence; of kind `pypi`, or `generic` for what stands inside others."""

    name: str
    version: str
    licence: str
    kind: str = "pypi"
    inside: str = ""
    """The part that brings it along."""

    @property
    def purl(self) -> str:
        """Give its address among packages."""
        name = self.name.lower().replace("_", "-") if self.kind == "pypi" else self.name.lower().replace(" ", "-")
        return f"pkg:{self.kind}/{name}@{self.version}" if self.version else f"pkg:{self.kind}/{name}"


def bill(program: tuple[str, str], parts: Iterable[Component], folder: Path, epoch: int) -> str:
    """Write the bill of a program (name and version) that lies in a folder."""
    listed = [_component(part) for part in sorted(parts, key=lambda part: part.purl)]
    files = [_library(file, folder) for file in libraries(folder)]
    content = json.dumps([program, listed, files], sort_keys=True)
    name, version = program
    written = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": f"pkg:generic/{name}@{version}",
                "name": name,
                "version": version,
                "purl": f"pkg:generic/{name}@{version}",
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": [*listed, *files],
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _component(part: Component) -> dict[str, object]:
    listed: dict[str, object] = {"type": "library", "bom-ref": part.purl, "name": part.name, "purl": part.purl}
    if part.version:
        listed["version"] = part.version
    if part.licence:
        listed["licenses"] = [{"license": {"name": part.licence}}]
    if part.inside:
        listed["properties"] = [{"name": "schutzbruecke:inside", "value": part.inside}]
    return listed


def libraries(folder: Path) -> list[Path]:
    """Give the native libraries in a folder, in order."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sorted(file for file in files if any(suffix in file.name for suffix in _SUFFIXES))


def _library(file: Path, folder: Path) -> Mapping[str, object]:
    name = file.relative_to(folder).as_posix()
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    hashes = [{"alg": "SHA-256", "content": digest.hexdigest()}]
    return {"type": "file", "bom-ref": f"file:{name}", "name": name, "hashes": hashes}
