"""Profiles of every past schema are opened by this program with all that was in them."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.composition import open_profile
from desktop.computer import System
from desktop.keys.profile_folder import DATABASE
from desktop.keys.unlock import unlock
from desktop.presenters.notifications import listed
from desktop.presenters.searching import search
from desktop.store.schema import MIGRATIONS
from tests.corpus.profiles import FOLDER, schemas, unpack

TRIAL = Path(__file__).parents[2] / "installer" / "trials" / "client.sh"
YEARS_LATER = "import time\nnow = time.time_ns\ntime.time_ns = lambda: now() + 3650 * 86_400 * 10**9\n"
AROUND = """set -eu
fail() {{ echo "$*" >&2; exit 1; }}
in_profile() {{ folder=$1; shift; "{program}" --json --profile "$folder" --passphrase-file "{passphrase}" "$@"; }}
{asked}
holds_all "{folder}"
"""
RUN = "run .venv/bin/python -m tests.corpus.profiles"


def test_there_is_a_profile_of_every_schema() -> None:
    """From the first to that of this program each schema has its own, and none was taken out."""
    assert schemas() == list(range(1, len(MIGRATIONS) + 1)), RUN


@pytest.mark.parametrize("schema", schemas())
def test_a_profile_of_a_past_program_is_opened(schema: int, tmp_path: Path) -> None:
    """What was sent is acknowledged, what waits is still to be sent, both are found, and the copy lies beside."""
    folder = unpack(schema, tmp_path / "profile")
    passphrase = (FOLDER / "passphrase").read_text("utf-8")
    with closing(open_profile(folder, unlock(folder, passphrase, System().now()))) as opened:
        items = listed(opened.workspace, "outbox", state=None, limit=9, after=None)["items"]
        found = search(opened.workspace, "Schiefbahn", None, 9)["items"]
    assert sorted(item["state"] for item in items) == ["acknowledged", "queued"]
    assert {item["id"] for item in found} == {item["id"] for item in items}
    copies = [path.name for path in folder.glob(f"{DATABASE}.before-*")]
    assert copies == ([f"{DATABASE}.before-{schema + 1}"] if schema < len(MIGRATIONS) else [])


def test_the_trial_of_the_package_opens_profiles_in_ten_years_too(tmp_path: Path) -> None:
    """What it asks is answered however long ago a profile met its server."""
    (tmp_path / "sitecustomize.py").write_text(YEARS_LATER, "utf-8")
    text = TRIAL.read_text("utf-8")
    asked = text[text.index("holds_all() {") : text.index("last=$(")].replace("/trial/log", str(tmp_path / "log"))
    script = AROUND.format(
        program=Path(sys.executable).with_name("schutzbruecke"),
        passphrase=private_copy(FOLDER / "passphrase", tmp_path / "phrase"),
        asked=asked,
        folder=unpack(schemas()[-1], tmp_path / "profile"),
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(["/bin/sh", "-c", script], check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def private_copy(file: Path, to: Path) -> Path:
    """A copy that only its owner can read, as the program demands."""
    to.write_bytes(file.read_bytes())
    to.chmod(0o600)
    return to
