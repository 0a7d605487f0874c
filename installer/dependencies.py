"""Finds the Debian packages whose libraries a frozen folder needs, by dpkg-shlibdeps."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Final

from installer.bill import libraries

_SOURCE: Final = "Source: schutzbruecke\n\nPackage: schutzbruecke\nArchitecture: any\n"
_ELF: Final = b"\x7fELF"
_ANSWER: Final = "shlibs:Depends="


def dependencies(folder: Path) -> str:
    """Give the packages as the field `Depends` lists them."""
    folder = folder.absolute()
    binaries = [*libraries(folder), *(file for file in sorted(folder.iterdir()) if _is_program(file))]
    beside = sorted({file.parent for file in binaries})
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "debian").mkdir()
        (Path(place) / "debian" / "control").write_text(_SOURCE, encoding="utf-8")
        command = [
            "dpkg-shlibdeps",
            "-O",
            "--ignore-missing-info",
            f"-S{folder}",
            *(f"-l{each}" for each in beside),
            *(f"-e{each}" for each in binaries),
        ]
        done = subprocess.run(command, check=True, cwd=place, capture_output=True, text=True)
    [line] = [line for line in done.stdout.splitlines() if line.startswith(_ANSWER)]
    return line.removeprefix(_ANSWER)


def _is_program(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(len(_ELF)) == _ELF
