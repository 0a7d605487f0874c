"""Fresh Debian systems to try packages in: made once by debootstrap, kept as an archive, unpacked anew for each trial.

Needs root. Where a release comes from is what this machine's own apt is set up with.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RELEASES: Final = {"bookworm": "Debian 12", "trixie": "Debian 13"}
_CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "schutzbruecke" / "chroots"
_PATH: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_INSIDE: Final = {"PATH": _PATH, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
_NO_SERVICES: Final = "#!/bin/sh\nexit 101\n"
_SAID: Final = "/root/.said"
_COMPLAINED: Final = "/root/.complained"
_PATIENCE: Final = 600
_ENTER: Final = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" /bin/sh -euc "$1"'


@dataclass(frozen=True, slots=True)
class Chroot:
    """A Debian system in a folder."""

    root: Path

    def run(self, script: str, *, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a shell script in it, in processes and mounts of its own: nothing it starts outlives it."""
        done = subprocess.run(self._words(script), capture_output=True, text=True, env=_INSIDE, check=False)
        if check and done.returncode != 0:
            raise Failed(f"{script}\n{done.stdout}{done.stderr}")
        return done

    def put(self, file: Path, where: str) -> None:
        """Copy a file into it."""
        target = self.root / where.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Give a shell in it that stays: what one script starts is there for the next, and ends with the shell."""
        words, pipe = self._words("exec /bin/sh"), subprocess.PIPE
        with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, env=_INSIDE) as shell:
            yield Session(self.root, shell)

    def _words(self, script: str) -> list[str]:
        entering = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-euc", _ENTER]
        return [*entering, str(self.root), script]


@dataclass(frozen=True, slots=True)
class Session:
    """A shell in a Debian system: each script in a process of its own, one after the other."""

    root: Path
    shell: subprocess.Popen[str]

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run a shell script; what it leaves running goes on."""
        said, told, code = self.shell.stdin, self.shell.stdout, ""
        if said is not None and told is not None:
            # Into files: what goes on running may keep them, and nobody has to wait until it lets go of them.
            files = f"</dev/null >{_SAID} 2>{_COMPLAINED}"
            said.write(f"timeout {_PATIENCE} /bin/sh -euc {shlex.quote(script)} {files}; echo $?\n")
            said.flush()
            code = told.readline()
        if not code:
            raise Failed(f"{script}\nthe shell has ended")
        read = [(self.root / file.lstrip("/")).read_text("utf-8", "replace") for file in (_SAID, _COMPLAINED)]
        return subprocess.CompletedProcess(script, int(code), *read)


class Failed(Exception):
    """A script in a chroot failed: what was run, and all it said."""


@contextmanager
def fresh(release: str) -> Iterator[Chroot]:
    """Give a fresh system of a release, which is gone afterwards."""
    archive = _base(release)
    with tempfile.TemporaryDirectory(prefix=f"{release}-") as folder:
        root = Path(folder) / "root"
        root.mkdir()
        subprocess.run(["tar", "--extract", "--file", str(archive), "--directory", str(root)], check=True)
        made = Chroot(root)
        made.put(Path("/etc/resolv.conf"), "/etc/resolv.conf")
        services = root / "usr" / "sbin" / "policy-rc.d"
        services.write_text(_NO_SERVICES, encoding="utf-8")
        services.chmod(0o755)
        yield made


def _base(release: str) -> Path:
    """Give the archive of a fresh system, making it where there is none yet."""
    archive = _CACHE / f"{release}.tar"
    if archive.exists():
        return archive
    _CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="debootstrap-") as folder:
        root = Path(folder) / "root"
        command = ["debootstrap", "--variant=minbase", release, str(root), site()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for old in (root / "var" / "cache" / "apt" / "archives").glob("*.deb"):
            old.unlink()
        unfinished = archive.with_suffix(".new")
        subprocess.run(["tar", "--create", "--file", str(unfinished), "--directory", str(root), "."], check=True)
        unfinished.replace(archive)
    return archive


def site() -> str:
    """Give the address that this machine's apt has its packages from."""
    asked = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)"], check=True, capture_output=True, text=True
    )
    return asked.stdout.split()[0]
