"""What an installer wrote about its work into the metadata of distributions: nothing of it belongs into a package.

It names the programs that were made beside them, with a hash over the very place they lie in: two machines, or two
folders of one, would make two packages of the same sources.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

_OF_THE_INSTALLATION: Final = ("INSTALLER", "REQUESTED", "direct_url.json")


def settle_records(folder: Path) -> None:
    """Let the metadata in a frozen folder list what is in the folder, and say nothing of how it came there."""
    for about in folder.rglob("*.dist-info"):
        for name in _OF_THE_INSTALLATION:
            (about / name).unlink(missing_ok=True)
        record = about / "RECORD"
        if record.is_file():
            record.write_text(_present(record, about.parent), encoding="utf-8")


def _present(record: Path, place: Path) -> str:
    """List those of the files that are there, without a hash: libraries are stripped of their symbols."""
    with record.open(encoding="utf-8", newline="") as lines:
        listed = sorted(row[0] for row in csv.reader(lines) if row)
    return "".join(f"{_quoted(name)},,\n" for name in listed if ".." not in name and (place / name).is_file())


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"' if escaped != name or "," in name else name
