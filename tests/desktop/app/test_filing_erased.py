"""Files on their way to a notification that is erased meanwhile: no copy of them stays."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.filing import Filing
from desktop.domain.templates import template
from desktop.presenters import attaching
from desktop.presenters.notifications import find_one
from desktop.presenters.times import read_id
from tests.helpers.desks import Desks, ask, desks_in


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """A founded cooperation whose desks of police and Willich are at work."""
    with desks_in(tmp_path_factory.mktemp("desks")) as made:
        yield made


def unheard(_done: int, _whole: int) -> None:
    return


def test_a_copy_for_what_is_erased_meanwhile_goes(desks: Desks, tmp_path: Path) -> None:
    """A copy that was sealed for a notification, which is erased before it is attached, goes as all else of it does."""
    told, photo, opened = tmp_path / "told.json", tmp_path / "foto.jpg", desks.police.opened
    told.write_text(json.dumps(template("P01")), encoding="utf-8")
    photo.write_bytes(b"Foto" * 50_000)
    (sent,) = ask(desks.police, "notify", "--from", str(told)).result["recipients"]
    assert ask(desks.police, "sync").result["up_to_date"]
    group = find_one(opened.workspace, read_id(sent["id"])).notification_id
    with contextlib.closing(Filing(opened)) as filing:
        file = filing.take_in(str(photo), group, 10**6, unheard)
        attaching.wait(opened.workspace, group, "Dienst A", (file,))
        (one,) = attaching.waiting(opened.workspace)
        taken = filing.prepare(one, unheard)
        assert ask(desks.police, "--json", "erase", sent["id"], "--reason", "mistake").code == 0
        ask(desks.police, "sync")
        attaching.attach_waiting(opened.workspace, one, taken)
        filing.drop([file.id])
    for _ in range(2):
        assert ask(desks.police, "sync").result["up_to_date"]
    with contextlib.closing(Filing(opened)):
        assert [row.entity.hex() for row in opened.files.all()] == []
