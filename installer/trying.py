"""`make package-test`: the packages of `dist/` are installed, used, upgraded and purged in fresh Debian systems.

Needs root, debootstrap and this machine's Debian mirror. What is tried stands in `installer/trials/`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from installer.chroots import RELEASES, Failed, fresh
from installer.contents import HOUSE

TRIALS: Final = Path(__file__).parent / "trials"
OLDER: Final = "0.0.1"
_PROFILES: Final = HOUSE / "tests" / "corpus" / "profiles"
"""Profiles of past programs, one for each schema, and the passphrase that opens them."""


def main() -> int:
    """Try every package in every release, or those that are named; gives the exit code."""
    parser = argparse.ArgumentParser("python -m installer.trying", description=__doc__)
    parser.add_argument("release", nargs="*", default=list(RELEASES), help="a release of Debian by its name")
    parser.add_argument("--only", choices=("client", "server"), help="only one of the trials")
    arguments = parser.parse_args()
    packages = sorted((HOUSE / "dist").glob("*.deb"))
    if not packages:
        print("dist/ holds no packages; make build makes them", file=sys.stderr)
        return 1
    failed = 0
    with tempfile.TemporaryDirectory(prefix="older-") as folder:
        older = [as_older(package, Path(folder)) for package in packages]
        for release in arguments.release:
            for trial in [arguments.only] if arguments.only else ("client", "server"):
                failed += not try_one(release, trial, packages, older)
    return 1 if failed else 0


def try_one(release: str, trial: str, packages: list[Path], older: list[Path]) -> bool:
    """Run one trial in one fresh system; says whether all of it held."""
    print(f"{RELEASES.get(release, release)}: {trial}", flush=True)
    with fresh(release) as chroot:
        for package in packages:
            chroot.put(package, f"/trial/{package.name}")
        for package in older:
            chroot.put(package, f"/trial/older/{package.name}")
        for profile in _PROFILES.iterdir():
            chroot.put(profile, f"/trial/profiles/{profile.name}")
        chroot.put(TRIALS / f"{trial}.sh", "/trial/run")
        try:
            print(chroot.run("/bin/sh /trial/run").stdout, end="", flush=True)
        except Failed as error:
            print(error, file=sys.stderr)
            return False
    return True


def as_older(package: Path, place: Path) -> Path:
    """Make the same package under an older version, as one that is to be upgraded.

    Its settings say something else, as those of another version do, and are files that dpkg looks after, as they once
    were: what an upgrade would ask about shows only then.
    """
    unpacked = place / package.stem
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(unpacked)], check=True)
    control = unpacked / "DEBIAN" / "control"
    lines = control.read_text("utf-8").splitlines()
    changed = [f"Version: {OLDER}" if line.startswith("Version: ") else line for line in lines]
    control.write_text("\n".join(changed) + "\n", encoding="utf-8")
    name = package.name.partition("_")[0]
    settings = [path for path in (unpacked / "usr" / "share" / name).iterdir() if path.is_file()]
    (unpacked / "etc" / name).mkdir(parents=True)
    with (unpacked / "DEBIAN" / "conffiles").open("a", encoding="utf-8") as looked_after:
        for file in settings:
            shutil.copy(file, unpacked / "etc" / name)
            looked_after.write(f"/etc/{name}/{file.name}\n")
    for folder in ("etc", f"usr/share/{name}"):
        for file in (path for path in (unpacked / folder).rglob("*") if path.is_file()):
            file.write_text(f"{file.read_text('utf-8')}# as it stood in {OLDER}\n", encoding="utf-8")
    made = place / f"{name}_{OLDER}_all.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(unpacked), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made


if __name__ == "__main__":
    sys.exit(main())
