"""A real Secret Service of its own: a message bus and GNOME's keyring daemon, with a home below a test's folder.

The programs that use it get the environment given; this process uses it within `open_keyring` alone. Debian: `dbus`
and `gnome-keyring`. The bus starts no service by itself, so that a bus without the daemon is a desktop without one.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import keyring.core
import pytest

from desktop.keys.keyring_platform import LINUX_STORE

_FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={place}</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""
_NAME_HAS_OWNER = [
    "dbus-send",
    "--session",
    "--print-reply=literal",
    "--dest=org.freedesktop.DBus",
    "/org/freedesktop/DBus",
    "org.freedesktop.DBus.NameHasOwner",
    "string:org.freedesktop.secrets",
]


@contextmanager
def message_bus(place: Path) -> Iterator[dict[str, str]]:
    """Run a session bus without any service; gives the environment for programs on it."""
    environment = private_environment(place)
    (place / "bus.conf").write_text(_BUS.format(place=place), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={place / 'bus.conf'}", "--nofork", "--print-address=1"]
    with (
        (place / "bus.log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True) as daemon,
    ):
        assert daemon.stdout is not None
        try:
            yield environment | {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
        finally:
            daemon.terminate()


@contextmanager
def secret_service(place: Path, opened_by: str | None) -> Iterator[dict[str, str]]:
    """Run a keyring on a bus of its own, unlocked by its password (the first one makes it), or locked with None."""
    with message_bus(place) as environment, _daemon(place, environment, opened_by):
        yield environment


@contextmanager
def silent_service(place: Path) -> Iterator[dict[str, str]]:
    """Run an open keyring that has stopped: it has its name on the bus and answers nobody."""
    with message_bus(place) as environment, _daemon(place, environment, "login") as daemon:
        daemon.send_signal(signal.SIGSTOP)
        try:
            yield environment
        finally:
            daemon.send_signal(signal.SIGCONT)


@contextmanager
def open_keyring(address: str) -> Iterator[None]:
    """Use the keyring on a bus in this process, as on a desktop that somebody has signed in to."""
    before = keyring.get_keyring()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        keyring.set_keyring(keyring.core.load_keyring(LINUX_STORE))
        try:
            yield
        finally:
            keyring.set_keyring(before)


@contextmanager
def _daemon(place: Path, environment: dict[str, str], opened_by: str | None) -> Iterator[subprocess.Popen[str]]:
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
    command += [] if opened_by is None else ["--unlock"]
    with (
        (place / "daemon.log").open("w") as log,
        subprocess.Popen(
            command, env=environment, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        ) as daemon,
    ):
        assert daemon.stdin is not None
        assert daemon.stdout is not None
        daemon.stdin.write(opened_by or "")
        daemon.stdin.close()
        try:
            # It closes its output once it has its name on the bus; asked again, lest a dead one be taken for ready.
            daemon.stdout.read()
            owned = subprocess.run(_NAME_HAS_OWNER, env=environment, check=True, capture_output=True, text=True)
            assert "true" in owned.stdout, (place / "daemon.log").read_text()
            yield daemon
            assert daemon.poll() is None, f"the keyring is gone:\n{(place / 'daemon.log').read_text()}"
        finally:
            daemon.terminate()


def private_environment(place: Path) -> dict[str, str]:
    """Give a home of its own below `place`, and of the surroundings only what programs need to be found."""
    folders = {name: str(place / folder) for name, folder in _FOLDERS.items()}
    for folder in folders.values():
        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    return {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ} | folders
