"""Status never lies: whatever line and power do, what is shown is true of server, outbox and receiver."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.presenters.banner import Banner
from desktop.presenters.chips import Chip, state_chip
from desktop.presenters.strip import Standing, Strip, strip
from desktop.workspace.workspace import Workspace
from tests.helpers.chaos import Chaos
from tests.helpers.company import Member
from tests.helpers.honesty import Honesty, Shown, listed
from tests.helpers.laws import ground_of

SEEDS = 30
MORE_SEEDS = 2000
ALARMS = 0.04


class Watched(Chaos):
    """A day in the life of a company, at which somebody looks after every step and every sync."""

    def __init__(self, seed: int, shown: Shown | None = None) -> None:
        super().__init__(seed, watch=self._everybody)
        self.honesty = Honesty(self.company, shown)

    def _everybody(self, _member: Member) -> None:
        for member in self.company.members:
            self.honesty.truth.hear(member.journal.outbox.all())
        self._alarm(self.random.choice(self.company.members))
        for member in self.company.members:
            self.honesty.look(member)

    def _alarm(self, member: Member) -> None:
        """Something is found out, now and then, in which nobody has looked into yet."""
        if self.random.random() < ALARMS:
            alarm = self.random.choice(("fork", "stale_directory", "alarm_bit_mismatch"))
            ground_of(member).raise_alarm(alarm)
            self.honesty.truth.alarms.setdefault(member.device, set()).add(alarm)

    def _write(self, member: Member) -> None:
        try:
            super()._write(member)
        finally:
            self.honesty.truth.hear(member.journal.outbox.all())

    def _sync(self, member: Member) -> None:
        # The answer of an earlier run is not the server's word of now; who plays it back lies, and is halted elsewhere.
        member.line.last_pull = None
        report = member.sync(hurry=self.random.random() < 0.5)
        crash, member.journal.crash = member.journal.crash, lambda: False
        self.honesty.after_sync(member, report)
        member.journal.crash = crash


def live(seed: int, shown: Shown | None = None) -> set[str]:
    """Live through a day; gives what was seen in it."""
    try:
        day = Watched(seed, shown)
        day.run()
        day._everybody(day.company.members[0])
    except Exception as failure:
        failure.add_note(f"seed {seed}")
        raise
    return day.honesty.seen


def live_all(shown: Shown | None = None) -> set[str]:
    """Live through all days; gives what was seen in any."""
    return set().union(*(live(seed, shown) for seed in range(SEEDS)))


def test_what_is_shown_is_true() -> None:
    """Nothing that waits is called sent, nothing unread delivered, nothing behind up to date; alarms stay in sight."""
    seen = live_all()
    # A check that never saw what it is about proves nothing.
    assert seen >= {"queued", "accepted", "delivered", "acknowledged", "level True", "level False", "fork"}


@pytest.mark.slow
@pytest.mark.parametrize("first", range(SEEDS, MORE_SEEDS, 100))
def test_what_is_shown_is_true_many_times(first: int) -> None:
    """What holds for some days of a company holds for thousands of them."""
    for seed in range(first, first + 100):
        live(seed)


def sent_too_early(workspace: Workspace, box: str) -> list[dict[str, Any]]:
    """What waits is called sent."""
    return [item | ({"state": "accepted"} if item["state"] == "queued" else {}) for item in listed(workspace, box)]


def delivered_too_early(workspace: Workspace, box: str) -> list[dict[str, Any]]:
    """What the server has is called delivered."""
    return [item | ({"state": "delivered"} if item["state"] == "accepted" else {}) for item in listed(workspace, box)]


def chip_too_early(*_about: object) -> tuple[Chip, ...]:
    """Every card says that it was delivered."""
    return (state_chip("delivered"),)


def banner_too_early(*_about: object) -> Banner:
    """Every notification is headed as sent."""
    return Banner("info", "check", "Übermittelt um 03:05 Uhr", "")


def always_level(standing: Standing, now: int) -> Strip:
    """The strip says that all is well as soon as nothing waits to be sent."""
    return strip(replace(standing, level=not standing.waiting_to_send, trouble="", stopped=False), now)


def level_while_it_waits(standing: Standing, now: int) -> Strip:
    """The strip takes what was said at the last contact for what is."""
    return strip(replace(standing, level=True, trouble="", stopped=False), now)


def without_alarms(standing: Standing, now: int) -> Strip:
    """The strip forgets what was found out."""
    return strip(replace(standing, alarms=()), now)


LIES = {
    "sent": Shown(listed=sent_too_early),
    "delivered": Shown(listed=delivered_too_early),
    "chip": Shown(chips=chip_too_early),
    "banner": Shown(banner=banner_too_early),
    "level": Shown(strip=always_level),
    "waits": Shown(strip=level_while_it_waits),
    "alarms": Shown(strip=without_alarms),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_found_out(lie: str) -> None:
    """A presenter that says more than is so fails this very test, which then names the seed."""
    with pytest.raises(AssertionError) as caught:
        live_all(LIES[lie])
    assert caught.value.__notes__[0].startswith("seed ")
