"""Profiles as past programs left them, one for each schema of the database: whatever comes later has to open them.

`.venv/bin/python -m tests.corpus.profiles` writes the one of this program's schema where there is none yet, with the
real programs. A profile is a tar archive of its folder; `passphrase` beside them opens it. The people are made up and
their servers are gone. In each, one notification was acknowledged and another is still to be sent.
"""

from __future__ import annotations

import sys
import tarfile
import tempfile
from pathlib import Path

from desktop.store.schema import MIGRATIONS
from tests.helpers.programs import found_world, new_world

FOLDER = Path(__file__).parent / "profiles"
LOCK = "writer.lock"
"""What is of no use to whoever opens a profile next."""


def schemas() -> list[int]:
    """The schemas of which there is a profile."""
    return sorted(int(path.stem) for path in FOLDER.glob("*.tar"))


def archive(schema: int) -> Path:
    return FOLDER / f"{schema:02}.tar"


def unpack(schema: int, folder: Path) -> Path:
    """Lay a profile into a new folder; gives it."""
    with tarfile.open(archive(schema)) as packed:
        packed.extractall(folder, filter="data")
    return folder


def pack(profile: Path, schema: int) -> None:
    """Keep a closed profile."""
    FOLDER.mkdir(exist_ok=True)
    with tarfile.open(archive(schema), "x") as packed:
        for file in sorted(profile.iterdir()):
            if file.name != LOCK:
                packed.add(file, file.name, filter=_nobodys)


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return entry


def live(folder: Path) -> Path:
    """Let the real programs make a profile; gives its folder."""
    world = found_world(new_world(folder))
    police, willich = world.police, world.willich
    form = world.write("p01.json", police.ask("notify", "--template", "P01"))
    world.server.start()
    notified = police.ask("notify", "--from", form)["recipients"][0]["id"]
    willich.ask("sync")
    willich.ask("acknowledge", notified)
    willich.ask("sync")
    police.ask("sync")
    world.server.stop()
    police.ask("notify", "--from", form, code=3)
    return police.folder


if __name__ == "__main__":
    if len(MIGRATIONS) in schemas():
        sys.stdout.write(f"there is a profile of schema {len(MIGRATIONS)}\n")
    else:
        with tempfile.TemporaryDirectory(prefix="profile-") as place:
            pack(live(Path(place)), len(MIGRATIONS))
