"""Chips: where a notification stands, in one or two words with an icon and a tone, never by colour alone.

The tone says what a colour may mean: danger to a child or failure, a deadline, confirmed, on its way, or waiting.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.words import state_word, urgency_word

Tone = Literal["danger", "warn", "ok", "info", "neutral"]

_PERSON: Final = "user"
_MINUTE: Final = 60_000
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_STATES: Final[dict[str, tuple[Tone, str]]] = {
    "draft": ("neutral", "pencil"),
    "queued": ("neutral", "cloud-off"),
    "accepted": ("info", "arrow-up"),
    "delivered": ("info", "check"),
    "acknowledged": ("ok", "check-check"),
    "in_progress": ("info", "pencil-line"),
    "feedback_given": ("ok", "forward"),
    "closed": ("neutral", "archive"),
    "taken_over": ("neutral", "file-text"),
    "erased": ("neutral", "trash-2"),
    "withdrawn": ("neutral", "undo-2"),
    "recalled": ("neutral", "undo-2"),
    "forwarded": ("info", "forward"),
    "not_competent": ("warn", "triangle-alert"),
    "reporter_shown": ("neutral", "eye"),
    "recall_requested": ("warn", "undo-2"),
    "recall_refused": ("warn", "triangle-alert"),
    "supplemented": ("info", "file-pen"),
    "corrected": ("warn", "pencil-line"),
    "asked": ("warn", "circle-help"),
    "noted": ("neutral", "eye"),
    "phone_handover": ("neutral", "phone"),
    "misdirected": ("warn", "triangle-alert"),
    "given_up": ("neutral", "trash-2"),
    "release_requested": ("warn", "hourglass"),
    "requested": ("neutral", "hourglass"),
    "returned": ("warn", "reply"),
    "released": ("ok", "shield-check"),
}
_STEPS: Final = dict.fromkeys(("forward_taken_back", "forwarded_on_taken_back"), "undo-2") | {
    "misdirection_taken_back": "undo-2",
    "told_also": "send",
    "told_also_recalled": "undo-2",
    "additions_passed_on": "forward",
    "additions_withheld": "minus",
}
"""The icons of what may have happened and is no state."""
_URGENCIES: Final[dict[str, tuple[Tone, str]]] = {
    "immediate": ("danger", "circle-alert"),
    "urgent": ("warn", "clock"),
    "routine": ("neutral", "circle"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A word or two with a tone and an icon's name."""

    text: str
    tone: Tone
    icon: str


def hands_chip(name: str, *, mine: bool = False, stands_in: bool = False) -> Chip:
    """Give the chip of who has it in hand: somebody by name, oneself, or somebody for whom one stands in."""
    other = say("Vertretung für {name}", name=Verbatim(name)) if stands_in else Verbatim(name)
    return Chip("Mir zugewiesen" if mine else other, "neutral", _PERSON)


def discreet_chip(chip: Chip) -> Chip:
    """Give a chip as it is, but for one that names a person: that says only that there is somebody."""
    return replace(chip, text="Zugewiesen") if chip.icon == _PERSON else chip


def state_chip(code: str) -> Chip:
    """Give the chip of a state or a mark."""
    tone, icon = _STATES.get(code, ("neutral", "info"))
    return Chip(state_word(code), tone, icon)


def step_icon(code: str) -> str:
    """Give the icon of something that has happened."""
    return _STEPS.get(code) or state_chip(code).icon


def held_chip(reason: str) -> Chip:
    """Give the chip of what waits for more than a connection."""
    return Chip(state_word("queued", reason=reason), "neutral", "clock")


def urgency_chip(code: str) -> Chip:
    """Give the chip of an urgency."""
    tone, icon = _URGENCIES.get(code, ("neutral", "circle"))
    return Chip(urgency_word(code), tone, icon)


def deadline_chip(due: int, now: int, waits_for: str = "Bestätigung offen") -> Chip:
    """Give the chip of a clock that runs: how long until it is due, or since when it is overdue (ms since 1970 UTC)."""
    if now > due:
        return Chip(say("Überfällig seit {span}", span=span(now - due)), "danger", "clock-alert")
    left = say("noch {span}", span=span(due - now, since=False))
    return Chip(joined((waits_for, left)), "warn", "clock")


def decision_chip(due: int, now: int) -> Chip:
    """Give the chip of a release that somebody is to decide on: how long there is, or since when it is overdue."""
    if now > due:
        return Chip(say("Freigabe überfällig seit {span}", span=span(now - due)), "danger", "clock-alert")
    left = say("noch {span}", span=span(due - now, since=False))
    return Chip(joined(("Freigabe offen", left)), "warn", "clock")


def refused_chip() -> Chip:
    """Give the chip of what the server refused."""
    return Chip("Nicht zugestellt", "danger", "triangle-alert")


def task_chip(title: str) -> Chip:
    """Give the chip of something that is to be done here."""
    return Chip(title, "warn", "circle-dot")


def conflict_chip() -> Chip:
    """Give the chip of what has two versions."""
    return Chip("Zwei Fassungen", "warn", "git-compare")


def span(milliseconds: int, *, since: bool = True) -> str:
    """Say how long something takes, in the two largest units that matter; `since` as it stands after "seit"."""
    if milliseconds < _MINUTE:
        return "weniger als 1 min"
    if milliseconds < _HOUR:
        return say("{minutes} min", minutes=milliseconds // _MINUTE)
    if milliseconds < _DAY:
        hours, minutes = milliseconds // _HOUR, milliseconds % _HOUR // _MINUTE
        return (
            say("{hours} h {minutes} min", hours=hours, minutes=minutes) if minutes else say("{hours} h", hours=hours)
        )
    days = milliseconds // _DAY
    if days == 1:
        return "1 Tag"
    return say("{days} Tagen", days=days) if since else say("{days} Tage", days=days)
