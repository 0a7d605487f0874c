"""The status strip: how things stand with the server, honestly, and whom to call; the same words wherever it is said.

Offline is a normal state and grey. "Up to date" is said only when every head equals the server's and nothing waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.said import joined, say
from desktop.presenters.chips import Chip
from desktop.presenters.times import day_and_clock

GREATEST_GAP_MS: Final = 5 * 60_000
_MINUTE_MS: Final = 60_000
ALARMS: Final = {
    "server_restored": (
        "Der Server war auf einem früheren Stand. Nichts, was Sie geschrieben haben, ist verloren: Die Geräte bringen "
        "zurück, was ihm fehlt."
    ),
    "fork": "Der Server zeigt nicht allen dasselbe.",
    "stale_directory": "Der Server zeigt ein altes Verzeichnis.",
    "counter_reuse": (
        "Ein Gerät hat eine Nummer zweimal benutzt. Das geschieht, wenn ein Profil kopiert oder der Server "
        "zurückgesetzt wurde."
    ),
    "root_mismatch": "Der Server gehört zu einer anderen Kooperation.",
    "rotation_pending": "Nach einer Sperrung fehlen noch neue Schlüssel.",
    "alarm_bit_mismatch": "Eine Meldung war anders gekennzeichnet als ihr Inhalt.",
}
UNNAMED_ALARM: Final = "Beim Abgleich ist etwas aufgefallen. Informieren Sie Ihre IT."

_OFFLINE: Final = Chip("Ohne Verbindung", "neutral", "cloud-off")
_FAULTY: Final = Chip("Abgleich gestört", "warn", "triangle-alert")
_WAITS: Final = Chip("Wartet auf Zulassung", "warn", "clock")
_ENROLMENTS: Final = {
    "revoked": Chip("Dieses Gerät ist gesperrt", "danger", "lock"),
    "succeeded": Chip("Wird anderswo weitergeführt", "danger", "lock"),
    "unknown": Chip("Dem Server unbekannt", "danger", "triangle-alert"),
    "turned_away": Chip("Vom Server abgewiesen", "danger", "triangle-alert"),
    "waiting_for_admission": _WAITS,
    "not_enrolled": _WAITS,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a profile stands with its server, as of the last pass.

    `last_success` is ms since 1970 UTC, 0 before the first; `trouble` says why nothing goes on, empty if it does;
    `faulty` that this computer is why, `stopped` that only a person can help; `pause` for how many seconds nothing is
    tried; `files` says what keeps files from being carried, which stops nothing else. `sent` and `received` count the
    events of the pass; `returned` of `to_return` events were given back to a server that has lost them.
    """

    working: bool = False
    level: bool = False
    last_success: int = 0
    trouble: str = ""
    faulty: bool = False
    files: str = ""
    stopped: bool = False
    pause: float = 0.0
    waiting_to_send: int = 0
    refused: int = 0
    unreadable: int = 0
    alarms: tuple[str, ...] = ()
    enrolment: str = "active"
    clock_gap: int = 0
    sent: int = 0
    received: int = 0
    returned: int = 0
    to_return: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """What the strip says: a state with its tone, when that was so, and what waits."""

    state: Chip
    as_of: str
    waiting: str
    warnings: tuple[str, ...]
    clock: Chip | None = None

    @property
    def spoken(self) -> str:
        """Give the strip as one sentence."""
        clock = self.clock.text if self.clock else ""
        return joined((self.state.text, clock, self.as_of, self.waiting, *self.warnings), ", ")


def strip(standing: Standing, now: int) -> Strip:
    """Give what the strip says (`now` in ms since 1970 UTC)."""
    as_of = (
        say("Stand {time}", time=when(standing.last_success, now)) if standing.last_success else "noch nie abgeglichen"
    )
    count = standing.waiting_to_send
    waiting = "" if not count else "1 wartet" if count == 1 else say("{count} warten", count=count)
    return Strip(state_of(standing), as_of, waiting, tuple(warnings(standing)), clock_chip(standing))


def to_do_words(count: int) -> str:
    """Say how much is to be done now, empty for nothing."""
    return say("{count} zu tun", count=count) if count else ""


def when(milliseconds: int, now: int) -> str:
    """Say when something was, in the words of a sentence: "03:05 Uhr", or with its day."""
    return day_and_clock(milliseconds, now)


def state_of(standing: Standing) -> Chip:
    """Give the one state that matters most."""
    match standing:
        case Standing(enrolment=str() as enrolment) if enrolment in _ENROLMENTS:
            return _ENROLMENTS[enrolment]
        case Standing(stopped=True):
            return Chip("Abgleich angehalten", "danger", "triangle-alert")
        case Standing(working=True, returned=done, to_return=count) if count:
            text = say("Dem Server zurückgegeben: {done} von {count}", done=done, count=count)
            return Chip(text, "info", "refresh-cw")
        case Standing(working=True):
            return Chip("Abgleich läuft", "info", "refresh-cw")
        case Standing(trouble=str() as trouble) if trouble:
            return _FAULTY if standing.faulty else _OFFLINE
        case Standing(level=True):
            return Chip("Abgeglichen", "ok", "check")
        case Standing(last_success=success, waiting_to_send=count) if success and count:
            return Chip("Noch nicht alles übermittelt", "neutral", "cloud")
        case _:
            return Chip("Noch nicht abgeglichen", "neutral", "cloud")


def clock_chip(standing: Standing) -> Chip | None:
    """Give the chip of a clock that is so far off that times and deadlines read wrong."""
    if abs(standing.clock_gap) <= GREATEST_GAP_MS:
        return None
    return Chip(
        say("Uhr weicht {minutes} min ab", minutes=abs(standing.clock_gap) // _MINUTE_MS), "warn", "clock-alert"
    )


def warnings(standing: Standing) -> list[str]:
    """Give what else somebody has to know: what was refused or cannot be read, what keeps files back, alarms."""
    found: list[str] = []
    if standing.refused:
        count = standing.refused
        found.append("1 nicht zugestellt" if count == 1 else say("{count} nicht zugestellt", count=count))
    if standing.unreadable:
        count = standing.unreadable
        found.append("1 beiseitegelegt" if count == 1 else say("{count} beiseitegelegt", count=count))
    if standing.files:
        found.append(standing.files)
    return [*found, *(ALARMS.get(alarm, UNNAMED_ALARM) for alarm in standing.alarms)]
