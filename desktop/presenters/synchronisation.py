"""The screen of the sync: how it stands, what waits and since when, what was refused, what is kept aside.

It is honest before it is kind: nothing that waits is called sent, and what is urgent and waits comes first, with the
number to call. It shows nothing of a child.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Final

from desktop.domain.notification_state import Notification
from desktop.domain.outcome import Verdict
from desktop.domain.rows import OutboxRow
from desktop.domain.said import joined, say
from desktop.presenters.agreement import agency_name
from desktop.presenters.banner import Banner
from desktop.presenters.chips import span
from desktop.presenters.on_call import Number, number_of, unnamed
from desktop.presenters.strip import ALARMS, UNNAMED_ALARM, Standing, state_of, when
from desktop.presenters.tray import deed
from desktop.presenters.words import kind_word, reason_words, step_word
from desktop.workspace.workspace import Workspace
from wire.header import EnvelopeKind

MOST: Final = 50
"""How many entries of the outbox are listed; the rest is counted. Each is some 2 ms of the window's thread."""
_NEXT: Final = "Wird beim nächsten Kontakt gesendet."
_WHY: Final = {"accepted": "Beim Server, noch nicht bestätigt."}
_DEEDS: Final = {"notified": "Meldung", "received": "Zustellnachweis"}
_ASIDE: Final = {
    "key": "Der Schlüssel dafür ist noch nicht da; er kommt von einem Gerät der anderen Stelle.",
    "parent": "Das, worauf es sich bezieht, ist noch nicht angekommen.",
    "unknown_envelope": "Von einer neueren Programmversion; nach der Aktualisierung wird es lesbar.",
    "unknown_statement": "Von einer neueren Programmversion; nach der Aktualisierung wird es lesbar.",
    "unknown_type": "Von einer neueren Programmversion; nach der Aktualisierung wird es lesbar.",
    "unreadable": "Es lässt sich nicht entschlüsseln.",
    "malformed_event": "Es ist unvollständig oder beschädigt.",
    "malformed_control": "Es ist unvollständig oder beschädigt.",
    "body": "Der Inhalt fehlt auf dem Server; ob er gelöscht wurde, ist noch nicht bekannt.",
    "lead_only": "Löschen darf nur die Leitung einer Stelle.",
    "unknown_version": "Es beruht auf einem Stand, den es nicht gibt.",
}
_WAITS: Final = {
    "one": "{count} Eintrag wartet verschlüsselt auf diesem Gerät und wird beim nächsten Kontakt gesendet.",
    "some": "{count} Einträge warten verschlüsselt auf diesem Gerät und werden beim nächsten Kontakt gesendet.",
}
_ASIDE_BY_RULE: Final = "Es widerspricht den Regeln der Kooperation und ändert nichts."


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits to be sent: what, to whom, since when and for what; `number` is whom to call where a call is due."""

    entity: bytes
    what: str
    to: str
    since: str
    why: str
    urgent: bool = False
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the server did not take, and why."""

    entity: bytes
    what: str
    to: str
    since: str
    why: str


@dataclass(frozen=True, slots=True)
class Aside:
    """How many events are kept aside for one reason; `waits` says whether that may still pass."""

    count: str
    why: str
    waits: bool


def headline(standing: Standing, at: int, now: int) -> Banner:
    """Give how things stand in a heading and a sentence (`at`: since when that is known, both ms since 1970 UTC)."""
    state = state_of(standing)
    heading = say("{state} um {time}", state=state.text, time=when(standing.last_success, now))
    level = standing.level and not standing.trouble and not standing.working
    return Banner(
        state.tone,
        state.icon,
        heading if level and standing.last_success else state.text,
        joined((joined(_trouble(standing, at, now), " "), joined(_rest(standing, now), " ")), "\n"),
    )


def _trouble(standing: Standing, at: int, now: int) -> Iterator[str]:
    """Say what stands in the way, and when it is tried again."""
    if not standing.trouble:
        return
    yield standing.trouble
    left = at + int(standing.pause * 1000) - now
    if standing.stopped:
        yield "Es wird nicht von selbst weiterversucht."
    elif standing.pause and left > 0:
        yield say("Nächster Versuch in {span}.", span=span(left))


def _rest(standing: Standing, now: int) -> Iterator[str]:
    """Say when all was well, and what waits."""
    if not standing.last_success:
        yield "Dieses Gerät hat noch nie abgeglichen."
    elif not standing.level:
        yield say("Zuletzt abgeglichen: {time}.", time=when(standing.last_success, now))
    count = standing.waiting_to_send
    if count:
        yield say(_WAITS["one" if count == 1 else "some"], count=count)
    elif standing.level and not standing.files:
        yield "Alles gesendet, alles empfangen."
    if standing.files:
        yield standing.files


def alarm_sentences(alarms: Iterable[str]) -> tuple[str, ...]:
    """Give the sentences of the alarms raised."""
    return tuple(ALARMS.get(alarm, UNNAMED_ALARM) for alarm in alarms)


def waiting(workspace: Workspace) -> tuple[Waiting, ...]:
    """Give what waits, in the order it was written, but what is immediate first; at most `MOST`."""
    # Of many that wait most go to the same few.
    held_back, number = cache(workspace.held_back), cache(partial(number_of, workspace, at=workspace.now()))
    # What waits for its file is said where that is.
    rows = [row for row in workspace.first_unplaced(MOST) if row.status != "uploading"]
    return tuple(_waiting(workspace, row, held_back(row.channel, row.envelope), number) for row in rows)


def discreetly(entries: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """Give what waits without the persons whom the numbers reach, for when somebody else may look on."""
    return tuple(replace(one, number=one.number and unnamed(one.number)) for one in entries)


def _waiting(workspace: Workspace, row: OutboxRow, held: str, number: Callable[[str], Number | None]) -> Waiting:
    unit, urgent = recipient_of(workspace, row), _is_urgent(row)
    return Waiting(
        entity=row.entity,
        what=what_of(workspace, row),
        to=to_of(workspace, row, unit),
        since=since_of(workspace, row),
        why=reason_words(held) if held else _WHY.get(row.status, _NEXT),
        urgent=urgent,
        number=number(unit) if urgent and unit else None,
    )


def refusals(workspace: Workspace) -> tuple[Refusal, ...]:
    """Give what was refused, the latest first; at most `MOST`."""
    rows = workspace.unplaced("refused")
    return tuple(
        Refusal(
            row.entity,
            what_of(workspace, row),
            to_of(workspace, row, recipient_of(workspace, row)),
            since_of(workspace, row),
            reason_words(row.reason),
        )
        for row in reversed(rows[-MOST:])
    )


def kept_aside(workspace: Workspace) -> tuple[Aside, ...]:
    """Give how many events are kept aside, by reason in words, the most first."""
    counts: dict[tuple[str, bool], int] = {}
    for (verdict, reason), count in workspace.outcomes(among=(Verdict.WAITING, Verdict.QUARANTINED)).items():
        key = (_ASIDE.get(reason, _ASIDE_BY_RULE), verdict == Verdict.WAITING)
        counts[key] = counts.get(key, 0) + count
    return tuple(
        Aside("1 Eintrag" if count == 1 else say("{count} Einträge", count=count), why, waits)
        for (why, waits), count in sorted(counts.items(), key=lambda one: -one[1])
    )


def _is_urgent(row: OutboxRow) -> bool:
    """Say whether it is an immediate notification that the server does not have."""
    return row.alarm and row.status != "accepted"


def _deed(row: OutboxRow) -> str:
    """Name what was written in fewer words than the tray, where it is all the same to people."""
    if row.envelope == EnvelopeKind.EVENT:
        return deed(row)
    return "erase" if row.envelope in (EnvelopeKind.ERASE, EnvelopeKind.DISPOSED) else "statement"


def what_of(workspace: Workspace, row: OutboxRow) -> str:
    """Say what an event is, by its kind and what was done; never by what it says."""
    kind, _, step = _deed(row).partition(".")
    state = workspace.state("notification", row.entity) if kind == "notification" else None
    number = state.number if isinstance(state, Notification) else ""
    if step in _DEEDS:
        return joined((_DEEDS[step], number), " ")
    what = joined((kind_word(kind), number), " ")
    return joined((what, step_word(step)), ": ") if step else what


def recipient_of(workspace: Workspace, row: OutboxRow) -> str:
    """Give the unit an event goes to, empty where it goes to several or to one's own."""
    if not workspace.unit:
        return ""
    others = (unit for unit in workspace.directory.units if unit != workspace.unit)
    return next((unit for unit in others if workspace.pair(unit) == row.channel), "")


def to_of(workspace: Workspace, row: OutboxRow, unit: str) -> str:
    """Say to whom an event goes: to a unit, to one's own, or to all."""
    if unit:
        return say("an {agency}", agency=agency_name(workspace, unit))
    if workspace.unit and row.channel == workspace.own_unit():
        return "an die eigene Stelle"
    return "an alle Stellen"


def since_of(workspace: Workspace, row: OutboxRow) -> str:
    """Say since when an event waits."""
    return say("seit {time}", time=when(row.created_at, workspace.now()))
