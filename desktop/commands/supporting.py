"""`support-bundle`: what the IT needs to see where something hangs, and nothing of a person, a notification or a name.

Whatever the program knows of itself is gathered first, names and all; what leaves is picked by an allowlist of places,
each with the form its value must have. A thing that nobody has listed stays here, whatever it is.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from desktop.commands.command import Answer, Arguments, Command, Desk, new_path
from desktop.commands.examining import doctor
from desktop.commands.probing import PROBE
from desktop.commands.reading import READING
from desktop.domain.settings import SCHEMA
from desktop.domain.version import VERSION
from desktop.keys.private_files import write_private

FORMAT: Final = "schutzbruecke-support-1"
_MOST: Final = 500
"""Of any list."""
_NUMBER: Final = re.compile(r"-?\d{1,18}(\.\d{1,6})?")
_FLAG: Final = re.compile(r"True|False|None")
_CODE: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_SETTING: Final = re.compile("|".join(SCHEMA))
"""What is misspelt in a policy is whatever somebody typed there."""
_CHECK: Final = re.compile(r"[a-z][a-z-]{0,29}( [0-9a-f]{8})?")
_VERSION: Final = re.compile(r"[0-9]{1,4}(\.[0-9A-Za-z+]{1,12}){0,3}")
_SYSTEM: Final = re.compile(r"Linux|Windows|Darwin|x86_64|AMD64|aarch64|arm64|cpython|frozen|source")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)|None")

Allowed = Mapping[str, re.Pattern[str]]

ALLOWED: Final[Allowed] = {
    "program.version": _VERSION,
    "program.python": _VERSION,
    "program.system": _SYSTEM,
    "program.machine": _SYSTEM,
    "program.made": _SYSTEM,
    "status.roles[]": _CODE,
    "status.state": _CODE,
    "status.outbox": _NUMBER,
    "status.refused": _NUMBER,
    "status.waiting": _NUMBER,
    "status.quarantined": _NUMBER,
    "status.alarms[]": _CODE,
    "status.up_to_date": _FLAG,
    "status.last_success": _MOMENT,
    "status.versions.program": _VERSION,
    "status.versions.newer": _VERSION,
    "status.versions.protocol": _NUMBER,
    "status.storage.database_bytes": _NUMBER,
    "status.storage.files_bytes": _NUMBER,
    "status.storage.free_bytes": _NUMBER,
    "status.storage.synchronous": _NUMBER,
    "status.notices[].code": _CODE,
    "status.policy.fixed[].name": _CODE,
    "status.policy.fixed[].level": _CODE,
    "status.policy.problems[].name": _SETTING,
    "doctor.ok": _FLAG,
    "doctor.checks[].name": _CHECK,
    "doctor.checks[].ok": _FLAG,
    "connection.ok": _FLAG,
    "connection.checks[].name": _CODE,
    "connection.checks[].ok": _FLAG,
    "connection.checks[].seconds": re.compile(f"{_NUMBER.pattern}|None"),
}
"""Every place whose value may leave, and the form it must have there. `[]` stands for each of a list."""


def gathered(desk: Desk) -> dict[str, Any]:
    """Give all that the program knows of itself, not picked yet."""
    commands = {command.name: command for command in READING}
    return {
        "program": {
            "version": VERSION,
            "python": platform.python_version(),
            "system": platform.system(),
            "machine": platform.machine(),
            "made": "frozen" if getattr(sys, "frozen", False) else "source",
        },
        "status": commands["status"].run(desk, {}).result,
        "doctor": doctor(desk, {}).result,
        "connection": PROBE.run(desk, {}).result,
    }


def picked(found: object, allowed: Allowed = ALLOWED, place: str = "") -> Any:
    """Give what may leave of something found; None where that is nothing."""
    if isinstance(found, Mapping):
        parts = {name: picked(one, allowed, f"{place}.{name}" if place else name) for name, one in found.items()}
        return {name: one for name, one in parts.items() if one is not None} or None
    if isinstance(found, list | tuple):
        items = [picked(one, allowed, f"{place}[]") for one in found[:_MOST]]
        return [one for one in items if one is not None] or None
    form = allowed.get(place)
    return found if form is not None and form.fullmatch(str(found)) else None


def bundle(desk: Desk, allowed: Allowed = ALLOWED) -> bytes:
    """Give the bundle's file."""
    content = {"format": FORMAT, **(picked(gathered(desk), allowed) or {})}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _HELP
    parser.add_argument("--out", required=True, metavar="FILE")


def _gather(namespace: argparse.Namespace) -> Arguments:
    return {"out": new_path(namespace.out, "out")}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    content = bundle(desk)
    path = Path(str(arguments["out"]))
    write_private(path, content)
    lines = (f"Angaben für die IT: {path}", "Es ist lesbarer Text; sehen Sie hinein, bevor Sie ihn weitergeben.")
    return Answer({"file": str(path), "bytes": len(content)}, lines=lines)


_HELP: Final = """\
Schreibt, wie es um Programm und Profil steht: Fassungen, Zahlen, welche Prüfung gelang und welche nicht. Keine Namen
von Personen, Stellen, Geräten oder Servern, keine Pfade, nichts aus Meldungen. Gesendet wird nichts."""

SUPPORT: Final = Command("support-bundle", "Angaben für die IT sammeln", _run, _configure, _gather)
