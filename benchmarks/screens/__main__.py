"""Takes every picture once what it is to show stands in the accessibility tree, and writes the index beside them."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from benchmarks.looking import Album, NotSeen, Picture, quieten
from benchmarks.screens.easel import easel
from benchmarks.screens.scenes import SCENES, Scene
from desktop.domain.settings import Settings

FOLDER: Final = Path("docs/screens")
_USUAL_SCALE: Final = 100
_MODES: Final = {"light": "hell", "dark": "dunkel", "contrast": "kontrast"}


def file_name(scene: Scene, look: Settings) -> str:
    """Give the stable name of a picture, without its ending."""
    parts = (scene.name, _MODES[look.mode], str(look.scale) if look.scale != _USUAL_SCALE else "", look.language)
    return "-".join(part for part in parts if part and part != "de")


def title(scene: Scene, look: Settings) -> str:
    """Say what a picture shows, and in which appearance."""
    words = {"light": "hell", "dark": "dunkel", "contrast": "hoher Kontrast"}[look.mode]
    scale = f", {look.scale} %" if look.scale != _USUAL_SCALE else ""
    return f"{scene.title} ({words}{scale}{', englisch' if look.language == 'en' else ''})"


def take_all(folder: Path, only: Sequence[str]) -> int:
    """Take the pictures of all scenes, or of those named; gives the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Schutzbrücke")
    complaints = quieten()
    folder.mkdir(parents=True, exist_ok=True)
    if not only:
        for old in folder.glob("*.png"):
            old.unlink()
    album, missed = Album(folder), []
    with tempfile.TemporaryDirectory() as kept:
        for scene in SCENES:
            if not only or scene.name in only:
                missed += list(_taken(app, scene, album, Path(kept)))
    missed += [f"Qt meldet: {one}" for one in dict.fromkeys(complaints)]
    if not only:
        (folder / "README.md").write_text(index(album.pictures), encoding="utf-8")
    for one in missed:
        print(f"Nicht gesehen: {one}", file=sys.stderr)
    size = sum(path.stat().st_size for path in folder.glob("*.png")) / 2**20
    print(f"{len(album.pictures)} Bilder in {folder}, zusammen {size:.1f} MiB")
    return 1 if missed else 0


def _taken(app: QApplication, scene: Scene, album: Album, kept: Path) -> Iterator[str]:
    """Take the pictures of a scene; yields what was not seen."""
    for look in scene.looks:
        name = file_name(scene, look)
        with easel(app, look, kept) as made:
            try:
                scene.show(made)
                made.count()
                wanted = (scene.wanted,) if scene.wanted and look.language == "de" else ()
                album.take(made.window, name, title(scene, look), *wanted)
            except NotSeen as unseen:
                yield f"{name}: {unseen}"
        print(f"… {name}", flush=True)


def index(pictures: Sequence[Picture]) -> str:
    """Write the index of the pictures."""
    lines = ["# Alle Bildschirme", "", "Von `make screens` gemacht. Alle Daten sind erfunden.", ""]
    for one in pictures:
        lines += [f"## {one.title}", "", f"![{one.title}]({one.name})", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(take_all(FOLDER, sys.argv[1:]))
