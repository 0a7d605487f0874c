"""The Secret Service, overheard on its bus while a program uses it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.secret_service import secret_service

HOUSE = Path(__file__).parents[3]
SERVICE = "/org/freedesktop/secrets"
PROGRAM = """
from desktop.keys.os_keyring import OsKeyring
keyring = OsKeyring()
keyring.keep("p", b"secret")
assert keyring.fetch("p") == b"secret"
keyring.forget("p")
"""


@contextmanager
def overheard(environment: Mapping[str, str]) -> Iterator[list[tuple[str, str]]]:
    """Listen to what the daemon of a bus is asked: who asked, and about what object; filled when the block ends."""
    command = ["dbus-monitor", "--session", "--profile", "destination=org.freedesktop.secrets"]
    heard: list[tuple[str, str]] = []
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as monitor:
        assert monitor.stdout is not None
        # It listens once the bus has taken its name from it.
        assert any("NameLost" in line for line in monitor.stdout)
        try:
            yield heard
        finally:
            monitor.terminate()
        for line in monitor.stdout:
            kind, _when, _number, sender, _destination, place, *_ = line.split("\t")
            if kind == "mc":
                heard.append((sender, place))


def test_every_connection_greets_before_it_asks(tmp_path: Path) -> None:
    """Whatever is done, the first question of a connection concerns the service alone: one at a time makes it known."""
    with secret_service(tmp_path, "login") as environment:
        with overheard(environment) as heard:
            subprocess.run([sys.executable, "-c", PROGRAM], env=environment, cwd=HOUSE, check=True)
        first: dict[str, str] = {}
        for sender, place in heard:
            first.setdefault(sender, place)
    assert set(first.values()) == {SERVICE}
    assert {place for _, place in heard} > {SERVICE}
