"""Debian packages: what is in them, where it lies, and that the same folder makes the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from installer.dependencies import dependencies
from installer.package import LINUX, Plan, build_package
from installer.trying import as_older

DAY = 1_764_460_800


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A package like the server's, of a program that is none of ours."""
    folder = tmp_path_factory.mktemp("frozen") / "schutzbruecke-server"
    (folder / "licences").mkdir(parents=True)
    (folder / "licences" / "Python.txt").write_text("whole text", encoding="utf-8")
    (folder / "_internal").mkdir()
    (folder / "_internal" / "base_library.zip").write_bytes(b"PK")
    shutil.copy(shutil.which("true") or "/bin/true", folder / "schutzbruecke-server")
    name, pages = "schutzbruecke-server", {"schutzbruecke-server.8": ".TH X 8\n"}
    return Plan(name, LINUX / "server", folder, (name,), pages, "Something changed.", "1.2.3", DAY)


@pytest.fixture(scope="module")
def package(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dist")
    return build_package(plan, place / "work", place)


def asked(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def test_everything_lies_where_debian_looks_for_it(package: Path) -> None:
    """Program, link, manual, unit, settings, licences and changelog have their places, and all belong to root."""
    listed = {line.split()[5]: line for line in asked("dpkg-deb", "--contents", str(package)).splitlines()}
    expected = {
        "./usr/lib/schutzbruecke-server/schutzbruecke-server",
        "./usr/bin/schutzbruecke-server",
        "./usr/share/man/man8/schutzbruecke-server.8.gz",
        "./usr/share/doc/schutzbruecke-server/licences/Python.txt",
        "./usr/share/doc/schutzbruecke-server/copyright",
        "./usr/share/doc/schutzbruecke-server/changelog.gz",
        "./usr/share/lintian/overrides/schutzbruecke-server",
        "./usr/lib/systemd/system/schutzbruecke-server.service",
        "./usr/share/schutzbruecke-server/server.conf",
    }
    assert expected <= set(listed)
    assert all("root/root" in line for line in listed.values())
    assert listed["./usr/lib/schutzbruecke-server/backup"].startswith("-rwxr-xr-x")
    assert listed["./usr/lib/schutzbruecke-server/_internal/base_library.zip"].startswith("-rw-r--r--")
    assert not any("/licences" in name for name in listed if name.startswith("./usr/lib"))


def test_what_the_package_says_of_itself(package: Path) -> None:
    """Its fields are filled, libraries are asked for by their packages, and it owns nothing that people change."""
    fields = asked("dpkg-deb", "--field", str(package))
    assert "@" not in fields.replace("<maintainers@schutzbruecke.invalid>", "")
    assert "Version: 1.2.3\n" in fields
    assert "libc6 (>=" in fields
    settings = asked("dpkg-deb", "--info", str(package), "conffiles").split()
    assert settings == ["/etc/logrotate.d/schutzbruecke-server"]


def test_the_same_folder_makes_the_same_bytes(plan: Plan, package: Path, tmp_path: Path) -> None:
    """Built elsewhere, from files with other times, it is equal; a version later it is not."""
    folder = Path(shutil.copytree(plan.folder, tmp_path / "frozen"))
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    again = build_package(replace(plan, folder=folder), tmp_path / "another work folder", tmp_path)
    assert again.read_bytes() == package.read_bytes()
    later = build_package(replace(plan, folder=folder, version="1.2.4"), tmp_path / "w", tmp_path)
    assert later.read_bytes() != package.read_bytes()


def test_an_older_one_can_be_made_of_it(package: Path, tmp_path: Path) -> None:
    """What an upgrade is tried from is the same package under a lower version; dpkg looks after its other settings."""
    older = as_older(package, tmp_path)
    assert asked("dpkg-deb", "--field", str(older), "Version") == "0.0.1\n"
    assert asked("dpkg-deb", "--field", str(older), "Package") == asked("dpkg-deb", "--field", str(package), "Package")
    for one, ends in ((older, "# as it stood in 0.0.1\n"), (package, "BACKUPS=14\n")):
        out = tmp_path / f"out-of-{one.stem}"
        asked("dpkg-deb", "--extract", str(one), str(out))
        settings = out / "usr" / "share" / "schutzbruecke-server" / "server.conf"
        assert settings.read_text("utf-8").endswith(ends)
    looked_after = asked("dpkg-deb", "--info", str(older), "conffiles").split()
    assert looked_after == ["/etc/logrotate.d/schutzbruecke-server", "/etc/schutzbruecke-server/server.conf"]
    lain = tmp_path / f"out-of-{older.stem}" / "etc" / "schutzbruecke-server" / "server.conf"
    assert lain.read_text("utf-8").endswith("BACKUPS=14\n# as it stood in 0.0.1\n")


def test_a_folder_needs_what_its_programs_load(plan: Plan) -> None:
    """A program's libraries are named by their packages, each with the least version."""
    assert dependencies(plan.folder).startswith("libc6 (>= ")
