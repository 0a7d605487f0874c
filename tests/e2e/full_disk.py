"""A whole job on a disk that has room for so many pages and no more, again and again with one page more.

Whatever write fails first: what was reported is kept, what was not is said to have failed for want of room, nothing is
called damaged, and with room again everything goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.examining import examine
from desktop.commands.problems import Boundary
from desktop.commands.writing import holding
from desktop.composition import open_profile
from desktop.computer import System
from desktop.keys.secret import DatabaseKey
from desktop.presenters.times import id_text
from tests.helpers.desks import ask
from tests.helpers.small_disk import allow_files_of, fill_up, is_small

SECONDS = 60
DRAFT = b"draft of the job"
FULL = "disk_full"
STEPS = 3
_PROCESSES = multiprocessing.get_context("forkserver")

Said = tuple[str, str, int, str]
"""The step, the id it was about, its exit code, the code of what stood in the way."""


def job(folder: Path, key: bytes, notification: str, limit: int, said: Connection[Said, Any]) -> None:
    """Save a draft, notify, sync: each with an opening of the profile of its own, as commands do."""
    if limit:
        allow_files_of(limit)
    for step in (_draft, _notify, _sync):
        boundary, about = Boundary(), id_text(System().new_id())
        with boundary, holding(folder), contextlib.closing(open_profile(folder, DatabaseKey(key))) as opened:
            boundary.answer = step(OwnDesk(opened), notification, about)
        answer = boundary.answer
        assert answer is not None
        said.send((step.__name__, about, int(answer.code), str(answer.result.get("error", {}).get("code", ""))))


def _draft(desk: OwnDesk, _notification: str, about: str) -> Answer:
    desk.opened.workspace.own.save_draft(DRAFT, about.encode())
    return Answer({})


def _notify(desk: OwnDesk, notification: str, about: str) -> Answer:
    return ask(desk, "notify", "--from", notification, "--id", about)


def _sync(desk: OwnDesk, _notification: str, _about: str) -> Answer:
    return ask(desk, "sync")


@dataclass
class Profile:
    """A profile on a small disk, and what it was told is kept."""

    folder: Path
    key: DatabaseKey
    notification: str
    notified: list[str] = field(default_factory=list)
    draft: str = ""
    failed: int = 0

    def try_with(self, rooms: Iterable[int]) -> None:
        """Do the job with room for so many pages each time; then look at what is there."""
        _PROCESSES.set_forkserver_preload(["tests.e2e.full_disk"])
        for room in rooms:
            try:
                self._try(room)
            except BaseException as failure:
                failure.add_note(f"with room for {room} pages")
                raise

    def _try(self, room: int) -> None:
        place = self.folder.parent
        ballast = fill_up(place, room)
        said = self._run(0 if is_small(place) else room + 1)
        ballast.unlink()
        for step, about, code, problem in said:
            # A full disk is named as such; nothing else stands in the way, and nothing is called damaged.
            assert problem in ("", FULL), (step, code, problem)
            kept = code in (Exit.DONE, Exit.KEPT)
            assert kept == (problem != FULL), (step, code, problem)
            self.failed += not kept
            self.draft = about if kept and step == "_draft" else self.draft
            self.notified += [about] if kept and step == "_notify" else []
        assert len(said) == STEPS
        self._check()

    def _run(self, limit: int) -> list[Said]:
        ears, mouth = _PROCESSES.Pipe(duplex=False)
        process = _PROCESSES.Process(target=job, args=(self.folder, self.key.reveal(), self.notification, limit, mouth))
        process.start()
        mouth.close()
        said: list[Said] = []
        with contextlib.suppress(EOFError):
            while ears.poll(SECONDS):
                said.append(ears.recv())
        ears.close()
        process.join(SECONDS)
        process.close()
        return said

    def _check(self) -> None:
        """The doctor is content, all that was reported is there once, and what was not is not."""
        answer = examine(self.folder, self.key)
        assert answer.result["ok"], answer.lines
        with contextlib.closing(open_profile(self.folder, self.key)) as opened:
            found = [id_text(state.notification_id) for _, state in opened.workspace.states("notification")]
            assert sorted(found) == sorted(self.notified)
            assert (opened.workspace.own.draft(DRAFT) or b"").decode() == self.draft
