"""Holding what a profile shows against the truth: what the server's log holds, and who has decrypted what.

The truth is kept beside the programs, from what was written and from the server's own log; no presenter is asked for
it. What is shown comes from the presenters of lists, cards, details, status and strip. `Shown` names them, so that a
test can put a liar in the place of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.app.session import standing_of
from desktop.commands.desk import keep_standing
from desktop.commands.watching import Pass
from desktop.domain.notification_state import Notification
from desktop.domain.rows import OutboxRow, StateRow
from desktop.presenters import notification_detail, notifications, standing, strip
from desktop.presenters.banner import Banner
from desktop.presenters.chips import Chip
from desktop.presenters.notification_chips import chips_of
from desktop.presenters.words import state_word
from desktop.sync.worker import Report
from desktop.workspace.workspace import Workspace
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import Company, Member
from wire.body import decode_body
from wire.header import EnvelopeKind

ON_THE_SERVER = ("accepted", "delivered", "acknowledged", "in_progress", "feedback_given", "closed", "taken_over")
WITH_THE_RECEIVER = ON_THE_SERVER[1:]
_WORDS = {state_word(state): state for state in ON_THE_SERVER}
_LEVEL = "Abgeglichen"


def listed(workspace: Workspace, box: str) -> list[dict[str, Any]]:
    """What a box of the command line shows."""
    found: list[dict[str, Any]] = notifications.listed(workspace, box, state=None, limit=500, after=None)["items"]
    return found


@dataclass(frozen=True)
class Shown:
    """By what things are shown."""

    listed: Callable[[Workspace, str], list[dict[str, Any]]] = listed
    chips: Callable[[Workspace, StateRow, Notification], Sequence[Chip]] = chips_of
    banner: Callable[[Workspace, StateRow, Notification], Banner | None] = notification_detail.banner
    status: Callable[..., dict[str, Any]] = standing.standing
    strip: Callable[[strip.Standing, int], strip.Strip] = strip.strip


@dataclass
class Truth:
    """What was written, and what became of it."""

    company: Company
    written: dict[bytes, bytes] = field(default_factory=dict)
    acknowledged: set[bytes] = field(default_factory=set)
    alarms: dict[bytes, set[str]] = field(default_factory=dict)

    def hear(self, rows: Iterable[OutboxRow]) -> None:
        """Note what somebody has written."""
        for row in rows:
            if row.envelope != EnvelopeKind.EVENT:
                continue
            body = decode_body(row.plaintext)
            if body.type == "notification.notified":
                self.written[row.entity] = row.event
            elif body.type == "notification.acknowledged":
                self.acknowledged.add(row.entity)

    def is_on_the_server(self, entity: bytes) -> bool:
        event = self.written.get(entity)
        return any(event in lane.events for lane in self.company.server.lanes.values())

    def is_decrypted(self, entity: bytes, unit: str) -> bool:
        """Whether a device of the unit has it in the clear, as the log placed it."""
        rows = [m.journal.states.get("notification", entity) for m in self.company.members if m.unit == unit]
        return any(row is not None and row.confirmed is not None for row in rows)

    def is_level(self, member: Member) -> bool:
        """Whether a profile stands where the server stands, and nothing of it waits."""
        lanes = self.company.server.lanes
        ends = {channel: lane.tail.head for channel, lane in lanes.items()}
        same = all(row.head == ends.get(channel, bytes(32)) for channel, row in member.workspace.heads().items())
        return same and not _waits(member)


def _waits(member: Member) -> bool:
    return any(row.status in ("waiting", "sealed", "accepted") for row in member.journal.outbox.all())


class Honesty:
    """Looks at what profiles show."""

    def __init__(self, company: Company, shown: Shown | None = None) -> None:
        self.truth = Truth(company)
        self.shown = shown or Shown()
        self.seen: set[str] = set()

    def after_sync(self, member: Member, report: Report) -> None:
        """Do what the program does after a run, and look at status and strip."""
        opened = MemberDesk(member).opened
        remaining = keep_standing(opened, report)
        level = self.truth.is_level(member)
        said = self.shown.strip(standing_of(opened, Pass(working=False, report=report, remaining=remaining)), 0)
        status = self._status(member)
        assert level or not status["up_to_date"], "status: up to date"
        assert level or said.state.text != _LEVEL, "strip: up to date"
        raised = self.truth.alarms.get(member.device, set())
        assert raised <= set(status["alarms"]), "status: alarms"
        assert {strip.ALARMS[alarm] for alarm in raised} <= set(said.warnings), "strip: alarms"
        self.seen.add(f"level {said.state.text == _LEVEL}")
        self.seen.update(raised)

    def look(self, member: Member) -> None:
        """Look at everything a profile shows now."""
        status = self._status(member)
        assert not (status["up_to_date"] and _waits(member)), "status: up to date while something waits"
        assert self.truth.alarms.get(member.device, set()) <= set(status["alarms"]), "status: alarms"
        for box in ("inbox", "outbox"):
            for item in self.shown.listed(member.workspace, box):
                self._holds(
                    bytes.fromhex(str(item["id"]).replace("-", "")), str(item["state"]), str(item["to"]), member
                )
        for row, state in member.workspace.states("notification"):
            self._look_at(member, row, state)

    def _status(self, member: Member) -> dict[str, Any]:
        return self.shown.status(member.workspace, level=bool(member.journal.settings.get("level")))

    def _look_at(self, member: Member, row: StateRow, state: Notification) -> None:
        for chip in self.shown.chips(member.workspace, row, state):
            self._holds(state.id, _WORDS.get(str(chip.text), ""), state.to_unit, member)
        banner = self.shown.banner(member.workspace, row, state)
        if banner is not None and member.unit == state.from_unit:
            for word, code in _WORDS.items():
                if str(banner.heading).startswith(word):
                    self._holds(state.id, code, state.to_unit, member)

    def _holds(self, entity: bytes, said: str, to_unit: str, member: Member) -> None:
        """What is said of a notification is so."""
        self.seen.add(said)
        if said in ON_THE_SERVER and member.unit != to_unit:
            assert self.truth.is_on_the_server(entity), f"{said}, but the server does not have it"
        if said in WITH_THE_RECEIVER:
            assert self.truth.is_decrypted(entity, to_unit), f"{said}, but nobody there has decrypted it"
        if said == "acknowledged":
            assert entity in self.truth.acknowledged, "acknowledged, but nobody did"
