"""What is built of has to be what is pinned."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from installer.contents import HOUSE
from installer.pins import NotAsPinned, pinned


@pytest.mark.parametrize("name", ["client", "server"])
def test_what_is_installed_is_what_is_pinned(name: str) -> None:
    """Here every distribution of a program is installed as it is pinned, and only those that hold on this system."""
    names = {found.name.lower() for found in pinned(HOUSE / "requirements" / f"{name}.txt")}
    assert "cryptography" in names
    assert "pywin32-ctypes" not in names
    assert ("pyside6_essentials" in names) is (name == "client")


@pytest.mark.parametrize("line", ["requests==0.0.1", "no-such-distribution==1.0"])
def test_anything_else_is_refused(line: str, tmp_path: Path) -> None:
    """Another version, or none at all, is named and nothing is built."""
    pins = tmp_path / "pins.txt"
    pins.write_text(f"# made by hand\nidna=={version('idna')} \\\n    --hash=sha256:00\n{line}\n", encoding="utf-8")
    with pytest.raises(NotAsPinned, match=line.partition("=")[0]):
        pinned(pins)
