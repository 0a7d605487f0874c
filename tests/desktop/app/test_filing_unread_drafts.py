"""Files of a draft that this program cannot read, for a newer one wrote it: they stay with it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from desktop.app.filing import Filing
from desktop.domain.templates import template
from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from tests.helpers.desks import desks_in

ROOM = 10**6


def test_a_draft_that_cannot_be_read_keeps_its_files(tmp_path: Path) -> None:
    """What lies here for a draft of a newer program is there for that when it is started again."""
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"Foto" * 1000)
    (tmp_path / "desks").mkdir()
    with desks_in(tmp_path / "desks") as desks:
        opened = desks.police.opened
        draft = opened.workspace.new_id()
        with contextlib.closing(Filing(opened)) as filing:
            file = filing.take_in(str(photo), draft, ROOM, lambda _done, _whole: None)
        drafts.save(opened.workspace, Draft(draft, "P01", "urgent", template("P01"), files=(file,)))
        kept = msgspec.json.decode(next(content for one, _, content in opened.workspace.own.drafts() if one == draft))
        opened.workspace.own.save_draft(draft, msgspec.json.encode(kept | {"event": "of a later program"}))
        assert drafts.find(opened.workspace, draft) is None
        with contextlib.closing(Filing(opened)) as filing:
            assert filing.lacking([file.id]) == ()
