"""Decides how the demonstration goes: with a screen two windows open to play with, without one it plays by itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from benchmarks.demo.play import play_all
from benchmarks.demo.playground import open_windows

OUTPUT: Final = Path("demo-output")


def has_screen(environment: dict[str, str]) -> bool:
    """Say whether somebody could look: a display, and nobody who builds unattended."""
    if environment.get("CI") or environment.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return sys.platform in ("win32", "darwin") or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def main() -> int:
    """Show or play; gives the exit code."""
    if has_screen(dict(os.environ)):
        return open_windows(OUTPUT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return play_all(OUTPUT)


if __name__ == "__main__":
    sys.exit(main())
