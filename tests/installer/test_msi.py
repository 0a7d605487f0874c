"""The package for Windows: made of any folder, named a release only for a Windows program, and looked at."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from installer.msi import PROGRAM, is_windows_program, list_files, make_msi, product_code
from installer.msi_check import problems

HEADER = b"MZ" + bytes(0x3A) + (0x40).to_bytes(4, "little")
X64 = HEADER + b"PE\0\0" + (0x8664).to_bytes(2, "little") + bytes(64)
X86 = HEADER + b"PE\0\0" + (0x014C).to_bytes(2, "little") + bytes(64)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("frozen") / "schutzbruecke"
    (made / "_internal" / "desktop").mkdir(parents=True)
    (made / f"{PROGRAM}.exe").write_bytes(X64)
    (made / "_internal" / "desktop" / "ü.toml").write_bytes(b"x = 1\n")
    (made / "_internal" / "base_library.zip").write_bytes(b"PK")
    return made


@pytest.fixture(scope="module")
def msi(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_msi(folder, "1.2.3", tmp_path_factory.mktemp("msi"))


def test_the_package_is_as_it_should_be(msi: Path, folder: Path) -> None:
    """Codes, one for the machine, silent, replacing everything, nothing of a site, and the files as they went in."""
    assert msi.name == "schutzbruecke-1.2.3-x64.msi"
    assert problems(msi, folder) == []


def test_looking_at_a_package_leaves_nothing_behind(
    msi: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where somebody looks at a package there is no file more than before."""
    monkeypatch.chdir(tmp_path)
    assert problems(msi, folder) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("DELETE FROM Property WHERE Property='ALLUSERS'", "it is not for the whole machine"),
        ("UPDATE Property SET Value='omus' WHERE Property='REINSTALLMODE'", "an upgrade would keep files"),
        ("UPDATE Property SET Value='1033' WHERE Property='ProductLanguage'", "the language is not German"),
        ("UPDATE Property SET Value='x' WHERE Property='ProductCode'", "the product has no code"),
        ("DELETE FROM Icon", "the list of programs has no icon"),
        ("UPDATE Property SET Value='x' WHERE Property='UpgradeCode'", "the upgrade code is not"),
        ("INSERT INTO Property (Property,Value) VALUES ('S','https://server.example')", "it holds data of a site"),
        ("DELETE FROM InstallExecuteSequence WHERE Action='RemoveFiles'", "the sequence lacks RemoveFiles"),
        ("UPDATE Component SET Attributes=272 WHERE Component='Link'", "it would stay after an uninstall: Link"),
    ],
)
def test_each_fault_is_found(query: str, complaint: str, msi: Path, folder: Path, tmp_path: Path) -> None:
    """A package with one fault is complained of in one line."""
    broken = Path(shutil.copy(msi, tmp_path / msi.name))
    subprocess.run(["msibuild", str(broken), "-q", query], check=True)
    [found] = problems(broken, folder)
    assert found.startswith(complaint)


def test_another_file_is_found(msi: Path, folder: Path, tmp_path: Path) -> None:
    """A file that lacks, one too many and one that differs are named."""
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    (other / "_internal" / "base_library.zip").write_bytes(b"KP")
    (other / f"{PROGRAM}.exe").rename(other / "more.exe")
    assert problems(msi, other) == [
        "missing: more.exe",
        f"not of the folder: {PROGRAM}.exe",
        "not the same: _internal/base_library.zip",
    ]


@pytest.mark.parametrize(("content", "released"), [(X64, True), (X86, False), (b"\x7fELF", False), (b"MZ", False)])
def test_only_a_windows_program_makes_a_release(content: bytes, *, released: bool, tmp_path: Path) -> None:
    """What is no program for 64-bit Windows, or no program at all, never gets the name of a release."""
    (tmp_path / "program.exe").write_bytes(content)
    assert is_windows_program(tmp_path / "program.exe") is released
    assert not is_windows_program(tmp_path / "absent.exe")


def test_a_linux_folder_is_for_a_look_only(tmp_path: Path) -> None:
    """The package of a folder for another system says in its name that it is no release."""
    (tmp_path / "frozen").mkdir()
    (tmp_path / "frozen" / PROGRAM).write_bytes(b"\x7fELF")
    assert make_msi(tmp_path / "frozen", "1.2.3", tmp_path / "msi").name == "schutzbruecke-1.2.3-structure-check.msi"


def test_codes_stay(folder: Path) -> None:
    """The same files have the same codes each time, and each version of the product has its own."""
    assert list_files(folder) == list_files(folder)
    assert product_code("1.2.3") == product_code("1.2.3")
    assert product_code("1.2.3") != product_code("1.2.4")
