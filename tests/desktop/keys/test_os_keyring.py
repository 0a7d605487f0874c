"""The operating system's keyring, asked for real: by a program of its own, on a bus of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from desktop.keys import os_keyring
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.problems import Damaged, NoKeyring
from tests.helpers.secret_service import message_bus, private_environment, secret_service, silent_service

HOUSE = Path(__file__).parents[3]
PROGRAM = """
import sys
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.problems import NoKeyring
keyring = OsKeyring(float(sys.argv.pop(1)))
doings = {"keep": lambda: keyring.keep("p", b"secret"), "fetch": lambda: keyring.fetch("p"),
          "other": lambda: keyring.fetch("q"), "forget": lambda: keyring.forget("p")}
for doing in sys.argv[1:]:
    try:
        print(doings[doing]())
    except NoKeyring as problem:
        print(problem.reason)
"""


def run(environment: dict[str, str], *doings: str, patience: float = 50, **more: str) -> list[str]:
    """Let a program use the keyring of an environment; gives what came of each doing."""
    command = [sys.executable, "-W", "error", "-c", PROGRAM, str(patience), *doings]
    done = subprocess.run(
        command, env=environment | more, cwd=HOUSE, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


def test_kept_and_fetched(tmp_path: Path) -> None:
    """A secret is kept, fetched by another process, replaced and forgotten; forgetting twice is fine."""
    with secret_service(tmp_path, "login") as environment:
        assert run(environment, "fetch", "keep", "fetch", "other") == ["empty", "None", "b'secret'", "empty"]
        assert run(environment, "fetch", "keep", "forget") == ["b'secret'", "None", "None"]
        assert run(environment, "fetch", "forget") == ["empty", "None"]


def test_locked(tmp_path: Path) -> None:
    """A locked keyring says so at once, without asking anybody; unlocked again, it has what it had."""
    with secret_service(tmp_path, "login") as environment:
        run(environment, "keep")
    for opened_by in (None, "wrong"):
        with secret_service(tmp_path, opened_by) as environment:
            assert run(environment, "fetch", "keep", "forget") == ["locked"] * 3
    with secret_service(tmp_path, "login") as environment:
        assert run(environment, "fetch") == ["b'secret'"]


def test_absent(tmp_path: Path) -> None:
    """Without a bus, without a service on it, or with a service that has no keyring yet, there is no keyring."""
    assert run(private_environment(tmp_path), "fetch") == ["absent"]
    with message_bus(tmp_path) as environment:
        assert run(environment, "fetch", "keep") == ["absent"] * 2
    with secret_service(tmp_path, None) as environment:
        assert run(environment, "fetch", "keep") == ["absent"] * 2


def test_silent(tmp_path: Path) -> None:
    """A keyring that hangs is given up, whatever was asked of it, and does not keep the program from ending."""
    with silent_service(tmp_path) as environment:
        assert run(environment, "fetch", "keep", "forget", patience=0.2) == ["silent"] * 3


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_other_backends_are_no_keyring(tmp_path: Path, backend: str) -> None:
    """A backend that is not on the list is not used, even where a real one is there."""
    with secret_service(tmp_path, "login") as environment:
        assert run(environment, "keep", "fetch", PYTHON_KEYRING_BACKEND=backend) == ["absent"] * 2


class FakeBackend(KeyringBackend):
    """A backend in this process, for what a real one cannot be made to do."""

    def __init__(self, problem: Exception | None = None, text: str | None = None) -> None:
        self.problem = problem
        self.text = text

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.text

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.text = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        raise PasswordDeleteError

    def _fail(self) -> None:
        if self.problem is not None:
            raise self.problem


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fake backend on the list."""
    monkeypatch.setattr(os_keyring, "ALLOWED", {f"{FakeBackend.__module__}.FakeBackend"})


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("problem", "reason"),
    [(KeyringLocked(), "locked"), (KeyringError(), "failed"), (OSError(), "failed"), (RuntimeError(), "failed")],
)
def test_errors_are_named(problem: Exception, reason: str) -> None:
    """Whatever a backend raises becomes a reason."""
    keyring.set_keyring(FakeBackend(problem))
    for doing in (lambda: OsKeyring().fetch("p"), lambda: OsKeyring().keep("p", b""), lambda: OsKeyring().forget("p")):
        with pytest.raises(NoKeyring) as named:
            doing()
        assert named.value.reason == reason


@pytest.mark.usefixtures("allowed")
def test_an_entry_of_somebody_else() -> None:
    """An entry that this program did not write is damage, not a secret."""
    keyring.set_keyring(FakeBackend(text="hello"))
    with pytest.raises(Damaged):
        OsKeyring().fetch("p")
    OsKeyring().keep("p", b"secret")
    assert OsKeyring().fetch("p") == b"secret"
    OsKeyring().forget("p")


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("text", [None, ""])
def test_no_entry(text: str | None) -> None:
    """A keyring without an entry for the profile, or that gives nothing for it, is empty: that is no damage."""
    keyring.set_keyring(FakeBackend(text=text))
    with pytest.raises(NoKeyring) as named:
        OsKeyring().fetch("p")
    assert named.value.reason == "empty"


def test_not_on_the_list() -> None:
    """A backend that is not on the list counts as absent."""
    keyring.set_keyring(FakeBackend(text="00"))
    with pytest.raises(NoKeyring) as named:
        OsKeyring().fetch("p")
    assert named.value.reason == "absent"


@pytest.mark.usefixtures("allowed")
def test_the_first_allowed_of_several() -> None:
    """Of several backends chained, those not on the list are passed over."""

    class Chain(ChainerBackend):
        """Several backends, as the library chains them."""

        priority = -1
        backends = (keyring.core.load_keyring("keyring.backends.null.Keyring"), FakeBackend(text="00"))

        def __init__(self) -> None:
            """Start without the library's settings."""

    keyring.set_keyring(Chain())
    assert OsKeyring().fetch("p") == b"\0"
