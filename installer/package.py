"""Makes a Debian package of a frozen folder and the files of `installer/linux`. The same folder makes the same bytes.

`dpkg-deb` is told all that could differ from one machine to the next: owners, times, and that one thread compresses.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import stat
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from installer.dependencies import dependencies
from installer.maintainer import NOBODY

LINUX: Final = Path(__file__).parent / "linux"
_SCRIPTS: Final = ("postinst", "postrm", "prerm")
_MARK: Final = re.compile(r"@([A-Z]+)@")
_BLOCK: Final = 1024
_TEMPLATES: Final = (".xml", "control")


@dataclass(frozen=True, slots=True)
class Plan:
    """A package: its name, the files that are laid beside the frozen folder, the programs in it, its manual pages."""

    name: str
    static: Path
    folder: Path
    programs: tuple[str, ...]
    manuals: dict[str, str]
    """The text of each manual page by the name of its file."""
    changes: str
    version: str
    epoch: int
    maintainer: str = NOBODY

    @property
    def day(self) -> str:
        """Give the day of the sources."""
        return datetime.fromtimestamp(self.epoch, UTC).date().isoformat()


def build_package(plan: Plan, work: Path, place: Path) -> Path:
    """Build a package, laid out in a work folder, into a place; gives its file."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(plan.static, work, ignore=shutil.ignore_patterns("overrides"))
    own = work / "usr" / "lib" / plan.name
    shutil.copytree(plan.folder, own, symlinks=True, dirs_exist_ok=True)
    _link_programs(plan, work)
    _write_documents(plan, work)
    values = _values(plan, work)
    for file in work.rglob("*"):
        if file.is_file() and not file.is_symlink() and file.name.endswith(_TEMPLATES) and own not in file.parents:
            file.write_text(_MARK.sub(lambda mark: values[mark[1]], file.read_text("utf-8")), encoding="utf-8")
    _write_lists(work)
    _settle(work, plan.epoch)
    file = place / f"{plan.name}_{plan.version}_{values['ARCHITECTURE']}.deb"
    # One thread: several cut what they compress otherwise, by how many there are.
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=1", "--build", str(work), str(file)]
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(plan.epoch)}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=surroundings)
    return file


def _link_programs(plan: Plan, work: Path) -> None:
    (work / "usr" / "bin").mkdir(parents=True)
    for program in plan.programs:
        (work / "usr" / "bin" / program).symlink_to(f"../lib/{plan.name}/{program}")


def _write_documents(plan: Plan, work: Path) -> None:
    """Write manual pages, the changelog and the licences to where Debian looks for them."""
    documents = work / "usr" / "share" / "doc" / plan.name
    documents.mkdir(parents=True, exist_ok=True)
    _compress(documents / "changelog.gz", _changelog(plan))
    copied = shutil.move(work / "usr" / "lib" / plan.name / "licences", documents / "licences")
    (documents / "copyright").write_text(_copyright(plan, sorted(Path(copied).iterdir())), encoding="utf-8")
    for name, text in plan.manuals.items():
        folder = work / "usr" / "share" / "man" / f"man{name[-1]}"
        folder.mkdir(parents=True, exist_ok=True)
        _compress(folder / f"{name}.gz", text)
    overrides = work / "usr" / "share" / "lintian" / "overrides" / plan.name
    overrides.parent.mkdir(parents=True)
    text = (plan.static / "overrides").read_text("utf-8")
    overrides.write_text(text.replace("@PACKAGE@", plan.name), encoding="utf-8")


def _compress(file: Path, text: str) -> None:
    file.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def _changelog(plan: Plan) -> str:
    """Write what Debian wants to read of a release; what changed in it stands in the house's own changelog."""
    when = datetime.fromtimestamp(plan.epoch, UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    signed = f" -- {plan.maintainer}  {when}"
    return f"{plan.name} ({plan.version}) stable; urgency=medium\n\n  * {plan.changes}\n\n{signed}\n"


def _copyright(plan: Plan, texts: list[Path]) -> str:
    """Write whose all of it is: ours by Apache-2.0, each part in it by its own text, which lies beside this file."""
    parts = "\n".join(f"  {file.name}" for file in texts)
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Schutzbruecke\n"
        "Comment:\n"
        " This package holds a frozen program: Python and the libraries that it uses. The whole\n"
        f" text of the licence of each lies in /usr/share/doc/{plan.name}/licences:\n"
        f"{parts}\n\n"
        "Files: *\n"
        "Copyright: 2026 the authors of Schutzbruecke\n"
        "License: Apache-2.0\n\n"
        "License: Apache-2.0\n"
        " On Debian systems the whole text stands in /usr/share/common-licenses/Apache-2.0.\n"
    )


def _values(plan: Plan, work: Path) -> dict[str, str]:
    """Give what the templates leave open."""
    asked = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True)
    files = (path for path in work.rglob("*") if "DEBIAN" not in path.parts)
    size = sum(-(-path.lstat().st_size // _BLOCK) if path.is_file() else 1 for path in files)
    return {
        "VERSION": plan.version,
        "DAY": plan.day,
        "ARCHITECTURE": asked.stdout.strip(),
        "MAINTAINER": plan.maintainer,
        "SIZE": str(size),
        "DEPENDS": dependencies(work / "usr" / "lib" / plan.name),
    }


def _write_lists(work: Path) -> None:
    """Write which files are settings of the machine, and the sums of all others."""
    control, settings = work / "DEBIAN", work / "etc"
    files = sorted(path for path in work.rglob("*") if path.is_file() and not path.is_symlink())
    conffiles = [f"/{file.relative_to(work)}\n" for file in files if settings in file.parents]
    (control / "conffiles").write_text("".join(conffiles), encoding="utf-8")
    sums = []
    for file in files:
        if control not in file.parents and settings not in file.parents:
            digest = hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()
            sums.append(f"{digest}  {file.relative_to(work)}\n")
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")


def _settle(work: Path, epoch: int) -> None:
    """Give every file the mode and time that it has whoever builds it."""
    for path in sorted(work.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _runs(path) else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    os.utime(work, (epoch, epoch))


def _runs(path: Path) -> bool:
    scripted = path.parent.name == "DEBIAN" and path.name in _SCRIPTS
    shared = ".so" in path.name
    return scripted or (bool(path.stat().st_mode & stat.S_IXUSR) and not shared)
