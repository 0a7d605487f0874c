"""Profiles of every past schema are opened by this program with all that was in them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from desktop.composition import DATABASE, System, open_profile
from desktop.keys.unlock import unlock
from desktop.presenters.notifications import listed
from desktop.presenters.searching import search
from desktop.store.schema import MIGRATIONS
from tests.corpus.profiles import FOLDER, schemas, unpack

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
