"""What is left out of a frozen program, and what is kept on purpose."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from desktop.ui.image_child import FORMATS
from installer.trimming import is_kept, strip

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/wayland-shell-integration/libxdg-shell.so",
        f"{QT}/plugins/wayland-decoration-client/libadwaita.so",
        f"{QT}/plugins/wayland-graphics-integration-client/libshm-emulation-server.so",
        f"{QT}/plugins/networkinformation/libqnetworkmanager.so",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        *(f"{QT}/plugins/imageformats/libq{kind}.so" for kind in FORMATS),
        *(f"PySide6\\plugins\\imageformats\\q{kind}.dll" for kind in FORMATS),
        f"{QT}/lib/libQt6WlShellIntegration.so.6",
        f"{QT}/translations/qtbase_de.qm",
        "desktop/ui/translations/en.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
    ],
)
def test_what_a_window_needs_is_kept(name: str) -> None:
    """Windows under Wayland and X, the network's state, pictures, TLS and both languages stay."""
    assert is_kept(name, f"/venv/{name}")


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/sqldrivers/libqsqlite.so",
        f"{QT}/plugins/imageformats/libqtiff.so",
        f"{QT}/lib/libQt6Qml.so.6",
        f"{QT}/translations/qtbase_fr.qm",
        f"{QT}/translations/qt_de.qm",
        "libQt6EglFSDeviceIntegration.so.6",
        "PySide6\\Qt6Quick.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6\\plugins\\platforms\\qminimal.dll",
        "PySide6\\translations\\qtbase_fr.qm",
    ],
)
def test_what_nothing_of_ours_uses_is_left_out(name: str) -> None:
    """Platforms without a desktop, other languages, databases and QML of Qt go."""
    assert not is_kept(name, f"/venv/{name}")


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("/usr/lib/x86_64-linux-gnu/libssl.so.3", False),
        ("/lib/x86_64-linux-gnu/libz.so.1.2.13", False),
        ("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("/usr/lib/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", True),
        ("/opt/python/lib/libssl.so.3", True),
    ],
)
def test_libraries_of_the_system_are_left_to_it(source: str, *, kept: bool) -> None:
    """A shared library of the system is not brought along, Python itself is."""
    assert is_kept(Path(source).name, source) is kept


def test_symbols_go_and_the_program_still_runs(tmp_path: Path) -> None:
    """What was stripped has become smaller, and runs as before."""
    program = tmp_path / "program"
    shutil.copy(shutil.which("env") or sys.executable, program)
    module = Path(msgspec._core.__file__)
    copied = Path(shutil.copy(module, tmp_path / module.name))
    strip(tmp_path)
    assert copied.stat().st_size <= module.stat().st_size
    assert subprocess.run([str(program), "true"], check=False).returncode == 0
