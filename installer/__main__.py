"""`python -m installer`: build everything, or one part alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from installer.building import build, version, write_bill, write_sums
from installer.bundled import UnknownLibrary
from installer.contents import HOUSE
from installer.freezing import PROGRAMS, freeze
from installer.maintainer import NoMaintainer
from installer.msi import make_msi, write_sources
from installer.msi_check import problems
from installer.pins import NotAsPinned

_DIST: Final = HOUSE / "dist"
_MSI: Final = HOUSE / "build" / "msi"
"""Beside what is handed on: what is made here was never on a Windows machine."""


def main() -> int:
    """Do what the words say, and name what was made; gives the exit code."""
    arguments = _arguments()
    if arguments.msi is not None:
        return _make_msi(arguments.msi.absolute())
    try:
        made = _made(arguments)
    except (NotAsPinned, UnknownLibrary, NoMaintainer) as error:
        print(f"nothing was built: {error}", file=sys.stderr)
        return 1
    print(*made, sep="\n")
    return 0


def _made(arguments: argparse.Namespace) -> list[Path]:
    if arguments.freeze:
        return [freeze(arguments.freeze, arguments.into)]
    if arguments.wix is not None:
        return [write_sources(arguments.wix.absolute(), version(), _MSI)]
    if arguments.bill:
        return [write_bill(arguments.bill, arguments.into)]
    if arguments.sums:
        return [write_sums(arguments.into)]
    return build(arguments.into)


def _make_msi(folder: Path) -> int:
    made = make_msi(folder, version(), _MSI)
    wrong = problems(made, folder)
    print(made, *wrong, sep="\n")
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m installer", description=__doc__)
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument("--freeze", choices=PROGRAMS, help="only the folder of this program")
    parts.add_argument("--bill", choices=PROGRAMS, help="only the bill of materials of a program frozen before")
    parts.add_argument("--msi", type=Path, metavar="FOLDER", help="wrap a frozen folder for Windows, and look at it")
    parts.add_argument("--wix", type=Path, metavar="FOLDER", help="write what WiX needs to wrap a frozen folder")
    parts.add_argument("--sums", action="store_true", help="only the checksums of what lies there to be handed on")
    parser.add_argument("--into", type=Path, default=_DIST, help="where it goes; else dist/")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
