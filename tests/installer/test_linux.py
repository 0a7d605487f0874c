"""What the Debian packages lay beside the frozen programs: units, desktop entry, catalogue entry, scripts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from desktop.app.main import _DESKTOP_FILE
from installer.package import LINUX

UNITS = LINUX / "server" / "usr" / "lib" / "systemd" / "system"
SHARE = LINUX / "client" / "usr" / "share"
AROUND = ("basic", "sysinit", "network-online", "multi-user", "timers", "shutdown")
PROGRAMS = ("usr/bin/schutzbruecke-server", "usr/lib/schutzbruecke-server/backup")
MOST_EXPOSED = 2.0
SCRIPTS = [*LINUX.glob("*/DEBIAN/p*"), LINUX / "server" / PROGRAMS[1], *(LINUX.parent / "trials").iterdir()]


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """A system with our units, the targets they name and programs where they look for them."""
    units = tmp_path / "usr" / "lib" / "systemd" / "system"
    shutil.copytree(UNITS, units)
    for target in AROUND:
        (units / f"{target}.target").write_text("[Unit]\nDescription=one\n", encoding="utf-8")
    for program in PROGRAMS:
        (tmp_path / program).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / program).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / program).chmod(0o755)
    return tmp_path


def verify(system: Path) -> tuple[int, str]:
    """What systemd has to complain of."""
    names = [unit.name for unit in UNITS.iterdir()]
    words = ["systemd-analyze", "verify", "--man=no", f"--root={system}", *names]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_the_units_are_units(system: Path) -> None:
    """Systemd has nothing to complain of, and does complain where a word is wrong."""
    assert verify(system) == (0, "")
    unit = system / "usr" / "lib" / "systemd" / "system" / "schutzbruecke-server.service"
    unit.write_text(unit.read_text("utf-8").replace("PrivateTmp=yes", "PrivateTemp=yes"), encoding="utf-8")
    assert "PrivateTemp" in verify(system)[1]


@pytest.mark.parametrize("name", ["schutzbruecke-server.service", "schutzbruecke-server-backup.service"])
def test_the_units_are_hardened(name: str) -> None:
    """What systemd reckons a service could do that it need not is little."""
    words = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(UNITS / name)]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    found = re.search(r"exposure level for \S+: (\d+\.\d+)", told)
    assert found is not None
    assert float(found[1]) <= MOST_EXPOSED


def test_the_desktop_knows_the_program() -> None:
    """The desktop entry and the catalogue entry are valid and named as the program names itself."""
    entry = SHARE / "applications" / f"{_DESKTOP_FILE}.desktop"
    autostart = LINUX / "client" / "etc" / "xdg" / "autostart" / entry.name
    subprocess.run(["desktop-file-validate", str(entry), str(autostart)], check=True)
    assert f"Icon={_DESKTOP_FILE}\n" in entry.read_text("utf-8")
    assert (SHARE / "icons" / "hicolor" / "scalable" / "apps" / f"{_DESKTOP_FILE}.svg").is_file()


def test_the_policy_is_the_example_of_all_settings() -> None:
    """What the package makes the settings of the machine of is the example that is made of the settings."""
    ours = LINUX / "client" / "usr" / "share" / "schutzbruecke" / "policy.toml"
    assert ours.read_text("utf-8") == (LINUX.parent / "policy.toml").read_text("utf-8")


def test_settings_are_made_once_and_no_upgrade_touches_them(tmp_path: Path) -> None:
    """A first installation makes them, what an IT has laid there before stays, and what it removed stays away."""
    ours, settings = tmp_path / "usr/share/schutzbruecke/policy.toml", tmp_path / "etc/schutzbruecke/policy.toml"
    ours.parent.mkdir(parents=True)
    ours.write_text("# example\n", encoding="utf-8")
    script = (LINUX / "client" / "DEBIAN" / "postinst").read_text("utf-8")
    for place in ("/etc", "/usr/share"):
        script = script.replace(f"{place}/schutzbruecke/", f"{tmp_path}{place}/schutzbruecke/")

    def configure(before: str) -> None:
        subprocess.run(["sh", "-euc", script, "postinst", "configure", before], check=True)

    configure("0.0.1")
    assert not settings.exists()
    configure("")
    assert settings.read_text("utf-8") == "# example\n"
    settings.write_text("tray = false\n", encoding="utf-8")
    for before in ("", "0.0.1"):
        configure(before)
        assert settings.read_text("utf-8") == "tray = false\n"


@pytest.mark.parametrize(("package", "name"), [("client", "policy.toml"), ("server", "server.conf")])
def test_a_link_to_settings_that_are_not_there_just_now_stays(package: str, name: str, tmp_path: Path) -> None:
    """Into a share that is not mounted yet: the first installation leaves it too."""
    program = "schutzbruecke" if package == "client" else "schutzbruecke-server"
    ours, settings = tmp_path / "usr/share" / program / name, tmp_path / "etc" / program / name
    for one in (ours, settings):
        one.parent.mkdir(parents=True)
    ours.write_text("# example\n", encoding="utf-8")
    script = (LINUX / package / "DEBIAN" / "postinst").read_text("utf-8")
    for place in ("/etc", "/usr/share"):
        script = script.replace(f"{place}/{program}/", f"{tmp_path}{place}/{program}/")
    # Of the server's what makes its user and starts it needs a whole system; its trial has one.
    script, asked = (script, "configure") if package == "client" else (f"{script}make_settings\n", "nothing")
    words = ["sh", "-euc", script, "postinst", asked, ""]
    settings.symlink_to(tmp_path / "share" / name)
    subprocess.run(words, check=True)
    assert settings.is_symlink()
    assert not settings.exists()
    settings.unlink()
    subprocess.run(words, check=True)
    assert settings.read_text("utf-8") == "# example\n"


def test_no_package_brings_a_file_that_people_change() -> None:
    """What lies below /etc in a package is what nobody needs to change: dpkg would stop an upgrade to ask about it."""
    brought = {path.name for path in LINUX.glob("*/etc/**/*") if path.is_file()}
    assert brought == {f"{_DESKTOP_FILE}.desktop", "schutzbruecke-server"}


def complaints(text: str, folder: Path) -> list[str]:
    """What AppStream has to complain of in an entry, as error or warning."""
    file = folder / f"{_DESKTOP_FILE}.metainfo.xml"
    file.write_text(text.replace("@VERSION@", "1.2.3").replace("@DAY@", "2026-11-30"), encoding="utf-8")
    words = ["appstreamcli", "validate", "--no-net", "--no-color", str(file)]
    said = subprocess.run(words, capture_output=True, text=True, check=False).stdout.splitlines()
    # That there is no homepage is a warning from AppStream 1.0 on; this program has none.
    return [line for line in said if line.startswith(("E:", "W:")) and "url-homepage-missing" not in line]


def test_the_catalogue_entry_is_valid(tmp_path: Path) -> None:
    """AppStream has nothing to complain of in what a software catalogue shows, and does where the licence is none."""
    entry = (SHARE / "metainfo" / f"{_DESKTOP_FILE}.metainfo.xml").read_text("utf-8")
    assert complaints(entry, tmp_path) == []
    [found] = complaints(entry.replace("CC0-1.0", "nobody's"), tmp_path)
    assert "license" in found


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: f"{script.parent.name}-{script.name}")
def test_the_scripts_can_be_read(script: Path) -> None:
    """Every script is one that the plain shell understands."""
    subprocess.run(["sh", "-n", str(script)], check=True)


CONF = """\
# More words for `serve`.
OPTIONS=--device-files-mib 2048 --tls-cert "/a b/cert.pem"
{backups}
"""


@pytest.mark.parametrize(
    ("backups", "kept"),
    [("BACKUPS=2", 2), ('BACKUPS="3"', 3), ("BACKUPS=0", 14), ("BACKUPS=two", 14), ("#BACKUPS=2", 14)],
)
def test_the_nightly_backup_reads_its_own_setting_alone(tmp_path: Path, backups: str, kept: int) -> None:
    """Nothing else in the settings is run; the oldest go, an upgrade's and killed ones too, never the new one."""
    script = (LINUX / "server" / PROGRAMS[1]).read_text("utf-8")
    for place in ("/var/lib", "/var/backups", "/etc", "/usr/bin"):
        script = script.replace(f"{place}/schutzbruecke-server", f"{tmp_path}{place}/schutzbruecke-server")
    folder, settings = tmp_path / "var/backups/schutzbruecke-server", tmp_path / "etc/schutzbruecke-server/server.conf"
    program = tmp_path / PROGRAMS[0]
    for path in (folder / "one", settings, program, tmp_path / "var/lib/schutzbruecke-server/server.db"):
        path.parent.mkdir(parents=True)
    settings.write_text(CONF.format(backups=backups), encoding="utf-8")
    program.write_text('#!/bin/sh\necho "$*" >"$5"\n', encoding="utf-8")
    program.chmod(0o755)
    before = [folder / f"server-20260101T0000{number:02d}Z.backup" for number in range(20)]
    for path in before:
        path.touch()
    killed, running = (folder / f"server-20260{month}01T000000Z.backup.unfinished" for month in (1, 2))
    for path, days in ((killed, 2), (killed.with_name(f"{killed.name}-wal"), 2), (running, 0)):
        path.touch()
        os.utime(path, (path.stat().st_mtime - days * 86_400,) * 2)
    data = tmp_path / "var/lib/schutzbruecke-server"
    for name, days in (("before-2.backup", kept + 2), ("before-3.backup", kept - 1), ("server.db", kept + 2)):
        (data / name).touch()
        os.utime(data / name, ((data / name).stat().st_mtime - days * 86_400,) * 2)
    subprocess.run(["sh", "-c", script], check=True)
    assert {path.name for path in data.iterdir()} == {"before-3.backup", "server.db"}
    (made,) = {*folder.iterdir()} - {*before, running}
    assert made.read_text("utf-8").startswith(f"backup --data {tmp_path}/var/lib/schutzbruecke-server --out ")
    assert {*folder.iterdir()} == {made, running, *before[21 - kept :]}


@pytest.mark.parametrize("name", ["client", "server"])
def test_a_purge_names_what_it_leaves(name: str) -> None:
    """No script of a package removes a profile or the data of a server."""
    script = (LINUX / name / "DEBIAN" / "postrm").read_text("utf-8")
    removing = [line for line in script.splitlines() if re.search(r"\brm\b", line)]
    assert "left in place" in script
    assert not any("/var/lib" in line or ".local" in line or "/var/backups" in line for line in removing)
