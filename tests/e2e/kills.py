"""Clients that write and sync are killed at moments drawn from a seed: `python -m tests.e2e.kills N [FIRST]`.

After each kill the doctor finds nothing wrong and whatever the process had said is there; in the end it stands once at
the server and at the recipient. A failure prints the seed of its kill.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from desktop.commands.desk import OwnDesk
from desktop.commands.examining import examine
from desktop.composition import Opened, open_profile
from desktop.domain.templates import template
from desktop.keys.secret import DatabaseKey
from desktop.presenters.times import id_text
from tests.e2e.busy import Said, live
from tests.helpers.desks import ask
from tests.helpers.programs import World, found_world, new_world, running

SECONDS = 60
CHECK_EVERY = 10
_PROCESSES = multiprocessing.get_context("forkserver")


@dataclass
class Victim:
    """A client to be killed, and all it ever said."""

    folder: Path
    key: DatabaseKey
    drafts: dict[str, str] = field(default_factory=dict)
    about_to: tuple[str, str] = ("", "")
    notified: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)

    def hear(self, said: Said) -> None:
        what, entity, content = said
        if what == "draft":
            self.drafts[entity] = content
        elif what == "about to":
            self.about_to = (entity, content)
        elif what in ("notified", "acknowledged"):
            getattr(self, what).add(entity)

    def opened(self) -> contextlib.closing[Opened]:
        return contextlib.closing(open_profile(self.folder, self.key))


class Kills:
    """Kills one after the other in a world whose server runs."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.victims = [Victim(client.folder, client.key) for client in (world.police, world.willich)]
        self.notification = world.write("notification.json", template("P01"))
        _PROCESSES.set_forkserver_preload(["tests.e2e.busy"])

    def run(self, seeds: range) -> None:
        """Kill once for each seed, and look at both sides every few kills and in the end."""
        for number, seed in enumerate(seeds, 1):
            try:
                self._kill(seed)
                if number % CHECK_EVERY == 0 or number == len(seeds):
                    self._check_both_sides()
            except BaseException as failure:
                failure.add_note(f"kill {seed}: python -m tests.e2e.kills 1 {seed}")
                raise

    def _kill(self, seed: int) -> None:
        chance = Random(seed)
        victim = chance.choice(self.victims)
        ears, mouth = _PROCESSES.Pipe(duplex=False)
        process = _PROCESSES.Process(
            target=live, args=(victim.folder, victim.key.reveal(), seed, self.notification, mouth)
        )
        process.start()
        mouth.close()
        lines, delay = chance.choice((0, 1, 1, 2, 3, 5)), chance.random() ** 2 * 0.2
        for _ in range(lines):
            assert ears.poll(SECONDS), "the client says nothing"
            victim.hear(ears.recv())
        timer = threading.Timer(delay, process.kill)
        timer.start()
        self._hear_to_the_end(victim, ears)
        process.join(SECONDS)
        timer.join()
        process.close()
        self._check(victim)

    @staticmethod
    def _hear_to_the_end(victim: Victim, ears: Connection[Any, Said]) -> None:
        """Hear all that was said before the end; what was cut off was not said."""
        while True:
            try:
                victim.hear(ears.recv())
            except (EOFError, OSError):
                ears.close()
                return

    @staticmethod
    def _check(victim: Victim) -> None:
        answer = examine(victim.folder, victim.key)
        assert answer.result["ok"], answer.lines
        with victim.opened() as opened:
            assert not victim.notified - set(_notifications(opened))
            assert not victim.acknowledged - _acknowledged(opened)
            kept = {draft.hex(): content.hex() for draft, _, content in opened.workspace.own.drafts()}
            for draft, content in victim.drafts.items():
                found = kept.get(draft, "")
                # The last thing it did may have been done and not said.
                assert found == content or (draft, found) == victim.about_to, "a draft is not what was said"
                victim.drafts[draft] = found

    def _check_both_sides(self) -> None:
        for victim in (*self.victims, *self.victims):
            with victim.opened() as opened:
                assert ask(OwnDesk(opened), "sync").result["up_to_date"]
        acknowledged = set().union(*(victim.acknowledged for victim in self.victims))
        found = []
        for victim in self.victims:
            with victim.opened() as opened:
                found.append(Counter(_notifications(opened)))
                assert not acknowledged - _acknowledged(opened)
        assert found[0] == found[1]
        assert set(found[0].values()) <= {1}
        assert not set().union(*(victim.notified for victim in self.victims)) - set(found[0])


def _notifications(opened: Opened) -> list[str]:
    """The notifications a profile holds, by the id they were written under."""
    return [id_text(state.notification_id) for _, state in opened.workspace.states("notification")]


def _acknowledged(opened: Opened) -> set[str]:
    states = opened.workspace.states("notification")
    return {id_text(state.id) for _, state in states if state.acknowledgement is not None}


def main() -> int:
    """Kill as often as asked, from a seed that is told."""
    count = int(sys.argv[1])
    first = int(sys.argv[2]) if len(sys.argv) > 2 else int.from_bytes(os.urandom(4), "big")
    sys.stdout.write(f"seeds {first} to {first + count - 1}\n")
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with (
        tempfile.TemporaryDirectory(prefix="sb-kills-") as folder,
        running(found_world(new_world(Path(folder)))) as world,
    ):
        Kills(world).run(range(first, first + count))
    sys.stdout.write(f"{count} kills, nothing lost\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
