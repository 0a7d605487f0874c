"""`make docs-test`: what docs/administration.md says is typed in a fresh Debian with the packages of `dist/`.

Each half of the handbook has a system of its own: root has the packages at home and systemd's tools, and a person has
signed in to a desktop, so that there is a keyring. Each command is a shell of its own in the home folder of who types
it. Apt asks nothing there, and in the place of systemctl stands `trials/systemctl`. What cannot be run in such a system
is counted and named.

Needs root, debootstrap and this machine's Debian mirror.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from installer.answers import filled, learnt
from installer.building import version
from installer.chroots import RELEASES, Failed, Session, fresh
from installer.contents import HOUSE
from installer.handbook import PERSON, ROOT, Command, Elsewhere, Step, Written, halves
from installer.policies import HANDBOOK
from installer.trying import OLDER, TRIALS, as_older

_HOMES: Final = {ROOT: "/root", PERSON: "/home/person"}
_BUS: Final = "unix:path=/home/person/run/bus"
_AS_PERSON: Final = (
    f"runuser -u person -- env HOME=/home/person XDG_RUNTIME_DIR=/home/person/run DBUS_SESSION_BUS_ADDRESS={_BUS}"
)
_PREPARE: Final = f"""
printf 'APT::Get::Assume-Yes "true";\\nAPT::Install-Recommends "false";\\n' >/etc/apt/apt.conf.d/90unattended
apt-get -qq update
apt-get -qq install dbus-daemon gnome-keyring systemd
useradd --create-home person
install -d -o person -m 0700 /home/person/run
{_AS_PERSON} dbus-daemon --session --address={_BUS} --fork --nopidfile --syslog-only
printf phrase | {_AS_PERSON} gnome-keyring-daemon --unlock --components=secrets
"""


class Shell(Protocol):
    """What is typed into."""

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run a script and say what came of it."""


@dataclass(slots=True)
class Rehearsal:
    """A half of the handbook that is played in a system: what it has learnt and what came of it."""

    shell: Shell
    values: dict[str, str]
    outcomes: Counter[str] = field(default_factory=Counter)

    def play(self, steps: list[Step]) -> None:
        """Play the steps one after the other, also those behind one that failed."""
        for step in steps:
            match step:
                case Command():
                    print(f"  {step.user}: {filled(step.text, self.values)}", flush=True)
                    self._run(step)
                case Written():
                    self._write(step)
                case Elsewhere():
                    self.outcomes["elsewhere"] += 1
                    print(f"  not run here: {_place(step)}: {step.text} ({step.kind})", flush=True)

    def _run(self, command: Command) -> None:
        done = self._type(command.user, filled(command.text, self.values))
        new = learnt(command.answer, done.stdout, self.values) if command.answer else {}
        self.outcomes["run"] += 1
        if done.returncode == 0 and new is not None:
            self.values |= new
            return
        self.outcomes["failed"] += 1
        why = f"exit code {done.returncode}" if done.returncode else "the answer is another one"
        print(f"FAILED: {_place(command)}: {why}\n{done.stdout}", file=sys.stderr, flush=True)

    def _write(self, file: Written) -> None:
        user = ROOT if file.name.startswith("/") else PERSON
        text, name = (shlex.quote(filled(part, self.values)) for part in (file.text, file.name))
        done = self._type(user, f"printf %s {text} >{name}")
        if done.returncode:
            raise Failed(f"{_place(file)}: {file.name} could not be written\n{done.stdout}")
        print(f"  {user}: {file.name} is written", flush=True)

    def _type(self, user: str, text: str) -> subprocess.CompletedProcess[str]:
        # What is answered is what stands on a screen, where nobody tells the two streams apart.
        script = f"exec 2>&1; cd {_HOMES[user]}; {text}"
        return self.shell.run(script if user == ROOT else f"{_AS_PERSON} sh -euc {shlex.quote(script)}")


def main() -> int:
    """Play both halves, or the one that is named; gives the exit code."""
    parser = argparse.ArgumentParser("python -m installer.rehearsing", description=__doc__)
    parser.add_argument(
        "release", nargs="?", default="bookworm", choices=RELEASES, help="a release of Debian by its name"
    )
    parser.add_argument("--half", choices=("de", "en"), help="only this half of the handbook")
    arguments = parser.parse_args()
    outcomes: Counter[str] = Counter()
    for half, steps in halves(HANDBOOK.read_text("utf-8")).items():
        if arguments.half in (None, half):
            print(f"{RELEASES[arguments.release]}: {HANDBOOK.name} ({half})", flush=True)
            outcomes += _play(arguments.release, steps)
    print(f"{outcomes['run']} commands run, {outcomes['elsewhere']} not run here, {outcomes['failed']} failed")
    return 1 if outcomes["failed"] else 0


def _play(release: str, steps: list[Step]) -> Counter[str]:
    try:
        with _prepared(release) as session:
            rehearsal = Rehearsal(session, {"VERSION": OLDER, "NEWER": version()})
            rehearsal.play(steps)
            return rehearsal.outcomes
    except Failed as error:
        print(error, file=sys.stderr)
        return Counter(failed=1)


@contextmanager
def _prepared(release: str) -> Iterator[Session]:
    """Give a fresh system with a person who is signed in, and the packages under an older version and their own."""
    packages = sorted((HOUSE / "dist").glob("*.deb"))
    if not packages:
        raise Failed("dist/ holds no packages; make build makes them")
    with fresh(release) as chroot, tempfile.TemporaryDirectory(prefix="older-") as folder, chroot.session() as session:
        for package in packages:
            name, _, architecture = package.name.split("_")
            chroot.put(package, f"/root/{package.name}")
            chroot.put(as_older(package, Path(folder)), f"/root/{name}_{OLDER}_{architecture}")
        chroot.put(TRIALS / "systemctl", "/usr/local/bin/systemctl")
        done = session.run(_PREPARE)
        if done.returncode:
            raise Failed(f"the system could not be prepared\n{done.stdout}{done.stderr}")
        yield session


def _place(step: Step) -> str:
    return f"{HANDBOOK.name}:{step.line}"


if __name__ == "__main__":
    sys.exit(main())
