"""The house rules of `tests/conftest.py` bite: each is broken here on purpose, in a test run of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent
RULES = Path(__file__).with_name("conftest.py")
BROKEN = """
import logging, os, socket, threading
from pathlib import Path
import keyring, keyring.errors, pytest

FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")

def attempt(action):
    try:
        action()
    except OSError:
        pass

def test_connects():
    attempt(lambda: socket.socket().connect(("192.0.2.1", 9)))

def test_sends():
    attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", ("192.0.2.1", 9)))

def test_resolves():
    attempt(lambda: socket.getaddrinfo("server.invalid", 443))

def test_warns():
    logging.getLogger("room").warning("lost %s", "something")

def test_announces_in_vain(expected_logs):
    expected_logs.expect("lost")

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, args=(4,), name="left-behind").start()

def test_keeps_a_cache():
    Path(os.environ["XDG_CACHE_HOME"], "kept").touch()
    Path.home().with_name("beside").mkdir()

def test_keeps_away_from_home():
    assert not [each for folder in FOLDERS for each in Path(os.environ[folder]).iterdir()]
    assert len(list(Path.home().parent.iterdir())) == len(FOLDERS)

test_keeps_away_from_home_too = test_keeps_away_from_home

def test_keeps_the_rules(expected_logs):
    expected_logs.expect("lost")
    logging.getLogger("room").warning("lost something")
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("127.0.0.1", server.getsockname()[1])).close()
        server.accept()[0].close()
    threading.Thread(target=int).start()
    assert os.environ["HOME"] == str(Path.home()) != os.environ["OUTER_HOME"]
    assert len(os.environ["XDG_RUNTIME_DIR"]) < 60
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.set_password("a", "b", "c")
"""


def test_the_thorough_run_tries_four_times_as_many_cases() -> None:
    """`make test-all` draws as many generated cases as Hypothesis does by itself, `make test` a quarter of them."""
    thorough, usual = (hypothesis.settings.get_profile(name).max_examples for name in ("thorough", "house"))
    assert thorough == 4 * usual == hypothesis.settings.get_profile("default").max_examples
    [line] = re.findall(r"^test-all: .*\n(.*)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert line.endswith("--hypothesis-profile thorough")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says about the broken tests."""
    place = tmp_path_factory.mktemp("broken")
    shutil.copy(RULES, place / "conftest.py")
    (place / "test_broken.py").write_text(BROKEN, encoding="utf-8")
    (place / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-rA", "--color=no", "-p", "no:cacheprovider", "-p", "no:pytest-qt", "."]
    environment = os.environ | {"OUTER_HOME": str(Path.home()), "COLUMNS": "200", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("test_connects", "left the machine: socket.connect '192.0.2.1'"),
        ("test_sends", "left the machine: socket.sendto '192.0.2.1'"),
        ("test_resolves", "left the machine: socket.getaddrinfo 'server.invalid'"),
        ("test_warns", "unexpected log record: room: lost something"),
        ("test_announces_in_vain", "never logged: lost"),
        ("test_leaves_a_thread", "thread still alive: left-behind"),
    ],
)
def test_a_broken_rule_fails_the_test(name: str, complaint: str, report: str) -> None:
    """A test that breaks a rule fails with the rule's own words, even if it swallowed the refusal."""
    assert re.search(rf"ERROR test_broken\.py::{name} - .*{re.escape(complaint)}", report), report


@pytest.mark.parametrize("name", ["the_rules", "a_cache", "away_from_home", "away_from_home_too"])
def test_a_test_that_keeps_the_rules_passes(name: str, report: str) -> None:
    """Loopback, an announced warning, an ended thread and the folders of the test, empty for each, are allowed."""
    assert f"PASSED test_broken.py::test_keeps_{name}\n" in report, report


def test_every_broken_rule_is_found(report: str) -> None:
    """As many tests fail as break a rule."""
    breaking = re.findall(r"^def test_(?!keeps_)", BROKEN, re.MULTILINE)
    assert report.count("\nERROR test_broken.py") == len(breaking), report
