"""`make build`: both programs frozen, as packages for Debian and Ubuntu, with bills of materials and checksums."""

from __future__ import annotations

import argparse
import hashlib
import os
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

from desktop.app import main as window
from desktop.commands import parsing
from desktop.commands.table import COMMANDS
from installer.bill import bill
from installer.contents import HOUSE
from installer.freezing import PROGRAMS, freeze, surroundings
from installer.maintainer import maintainer
from installer.manuals import Manual, page
from installer.package import LINUX, Plan, build_package
from installer.parts import components

_WORK: Final = HOUSE / "build" / "packages"
_CHANGES: Final = "What changed stands in the program's own changelog."
_PAGES: Final = {
    "client": (
        ("schutzbruecke", 1, "Meldungen zwischen Jugendämtern und Polizei"),
        ("schutzbruecke-window", 1, "das Fenster von Schutzbrücke"),
    ),
    "server": (("schutzbruecke-server", 8, "der Server von Schutzbrücke"),),
}
"""The programs of each package, with the section of their manual page and what stands behind their name there."""
_SUMS: Final = "SHA256SUMS"
_ENDINGS: Final = (".deb", ".msi", ".json")
_BESIDE: Final = "policies"
"""What the one who rolls the package for Windows out sets it by; it goes with it."""


def build(place: Path) -> list[Path]:
    """Build everything into a place; gives the files that are to be handed on."""
    # Whatever is wrong with it is said before minutes are spent.
    maintainer(os.environ)
    place.mkdir(parents=True, exist_ok=True)
    for old in (*place.glob("*.deb"), *place.glob("*.json"), *place.glob(_SUMS)):
        old.unlink()
    plans = [plan(spec, freeze(spec, place)) for spec in PROGRAMS]
    bills = [write_bill(spec, place) for spec in PROGRAMS]
    # Compressing is one thread's work for each package, and nearly all there is to do.
    with ThreadPoolExecutor(len(plans)) as pool:
        packages = list(pool.map(partial(_package, place), plans))
    return [*packages, *bills, write_sums(place)]


def version() -> str:
    """Give the version of the program."""
    return str(tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def plan(spec: str, folder: Path) -> Plan:
    """Say what goes into the package of a program that lies frozen in a folder."""
    epoch = int(surroundings()["SOURCE_DATE_EPOCH"])
    pages = dict(_manuals(spec, version(), datetime.fromtimestamp(epoch, UTC).date().isoformat()))
    programs = tuple(name.rpartition(".")[0] for name in pages)
    who = maintainer(os.environ)
    return Plan(PROGRAMS[spec], LINUX / spec, folder, programs, pages, _CHANGES, version(), epoch, who)


def _manuals(spec: str, told: str, day: str) -> Iterator[tuple[str, str]]:
    """Yield the manual pages of a program by the names of their files."""
    for name, section, about in _PAGES[spec]:
        manual = Manual(name, section, about, told)
        yield manual.file, page(manual, _parser(name), day)


def _parser(program: str) -> argparse.ArgumentParser:
    """Give what reads the words of a program's call; the server's runs, and is loaded, on Linux alone."""
    if program == PROGRAMS["server"]:
        made: argparse.ArgumentParser = import_module("server_stub.admin").make_parser()
        return made
    return window.make_parser() if program.endswith("-window") else parsing.make_parser(tuple(COMMANDS.values()))


def _package(place: Path, made: Plan) -> Path:
    return build_package(made, _WORK / made.name, place)


def write_bill(spec: str, place: Path) -> Path:
    """Write the bill of materials of a program that lies frozen in a place; gives its file."""
    name, folder = PROGRAMS[spec], place / PROGRAMS[spec]
    told = bill((name, version()), components(spec, folder), folder, int(surroundings()["SOURCE_DATE_EPOCH"]))
    file = place / f"{name}-{version()}.cdx.json"
    file.write_text(told, encoding="utf-8")
    return file


def write_sums(place: Path) -> Path:
    """Write the checksum of each file of a place that is handed on, as `sha256sum --check` reads it everywhere."""
    handed = [file for file in place.iterdir() if file.name.endswith(_ENDINGS)]
    handed += [file for file in (place / _BESIDE).rglob("*") if file.is_file()]
    sums = {file.relative_to(place).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in handed}
    lines = [f"{sums[name]}  {name}\n" for name in sorted(sums)]
    (place / _SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return place / _SUMS
