"""The way of a notification that was passed on, in words: where it comes from, where it went, and what still runs.

For the sender nothing is over until a person of the unit it was passed on to has confirmed it, and that is said here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop.domain.deadlines import acknowledge_by
from desktop.domain.masking import Veil
from desktop.domain.notification_state import Moment, Notification
from desktop.domain.notification_way import Forward
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import guarded
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.banner import Banner
from desktop.presenters.chips import span
from desktop.presenters.evidence import is_proven
from desktop.presenters.facts import Fact, Section
from desktop.presenters.on_call import number_of
from desktop.presenters.taking_along import left
from desktop.presenters.times import at_clock, day_and_clock
from desktop.presenters.words import urgency_word
from desktop.workspace.workspace import Workspace

_TAKEN_UP: Final = frozenset({"received_after_forward", "received_after_forward_withdrawn"})
_LEFT: Final = "Nicht alle Anhänge sind mitgegangen. Geben Sie weiter, was die Stelle braucht."
_CHOSEN: Final = "Anhänge gehen nur mit, wenn die weiterleitende Stelle sie mitgibt."
_PASSED_ON: Final = frozenset(
    {"forwarded", "forwarded_on", "forward_taken_back", "forwarded_on_taken_back", "told_also"}
)


def way(workspace: Workspace, state: Notification, veil: Veil | None = None) -> Iterator[Section]:
    """Yield the section that tells the way, where a notification was passed on; through a veil the reason too."""
    facts = (*_before(workspace, state, veil), *(_after(workspace, state, one) for one in state.forwards))
    if facts:
        yield Section("Weg der Meldung", facts)


def _before(workspace: Workspace, state: Notification, veil: Veil | None) -> Iterator[Fact]:
    origin = state.origin
    if origin is None:
        return
    if workspace.unit == state.to_unit:
        proof = "Nachweis geprüft" if is_proven(workspace, state) else "Nachweis konnte nicht geprüft werden"
        yield Fact("Ursprünglich gemeldet von", joined((Verbatim(unit_name(workspace, origin.unit)), proof), ", "))
    for leg in origin.way[1:]:
        yield Fact("Weitergeleitet von", unit_name(workspace, leg.from_unit))
    yield Fact("Weitergeleitet von", unit_name(workspace, state.from_unit))
    yield Fact("Grund der Weiterleitung", guarded.seen_through(veil, origin.reason))


def _after(workspace: Workspace, state: Notification, forward: Forward) -> Fact:
    now = workspace.now()
    unit = Verbatim(unit_name(workspace, forward.to_unit))
    when = at_clock(forward.at, now)
    has: str
    if forward.received_at:
        has = say(
            "Eingang bestätigt von {person} {when}", person=forward.received_by, when=at_clock(forward.received_at, now)
        )
    elif forward.taken_back_at:
        has = say("zurückgenommen {when}", when=at_clock(forward.taken_back_at, now))
    elif any(one.by_unit == forward.to_unit for one in state.open_forwards):
        has = "von dort weitergeleitet"
    else:
        has = "Eingang noch nicht bestätigt"
    return Fact("Weitergeleitet an", joined((unit, when, has), ", "))


def passed_on_banner(workspace: Workspace, state: Notification) -> Banner:
    """Say how it stands after it was passed on, and what became of files where there are any."""
    banner = _who_has_it(workspace, state)
    if not state.attachments:
        return banner
    here = workspace.unit == state.to_unit
    said = "" if here and not left(workspace, state) else _LEFT if here else _CHOSEN
    return replace(banner, text=joined((banner.text, said), " "))


def _who_has_it(workspace: Workspace, state: Notification) -> Banner:
    """Say who has it after it was passed on, or that nobody has yet and whose clock runs."""
    now, arrived = workspace.now(), state.arrived
    if state.to_pass_on:
        return _left_behind(workspace, state)
    if arrived is not None:
        heading = say(
            "Eingang bestätigt von {person}, {unit}, {when}",
            person=arrived.received_by,
            unit=agency_name(workspace, arrived.to_unit),
            when=at_clock(arrived.received_at, now),
        )
        by = say("Weitergeleitet von {unit}.", unit=unit_name(workspace, arrived.by_unit))
        return Banner("ok", "check-check", heading, by)
    unit, due = state.forwarded_to, acknowledge_by(state, workspace.terms)
    heading = say("Weitergeleitet an {unit}", unit=unit_name(workspace, unit))
    text = "Dort hat noch niemand den Eingang bestätigt."
    if due and now > due:
        late = say("Die Frist ist seit {span} abgelaufen. Rufen Sie dort an.", span=span(now - due))
        return Banner("danger", "clock-alert", heading, joined((text, late), " "), number_of(workspace, unit, now))
    ours = workspace.unit == state.from_unit
    runs = "Ihre Frist läuft weiter." if ours else "Die Frist der meldenden Stelle läuft weiter."
    until = say("Sie endet {when}.", when=day_and_clock(due, now)) if due else ""
    return Banner("warn", "forward", heading, joined((text, runs, until), " "))


def _left_behind(workspace: Workspace, state: Notification) -> Banner:
    """Say that the unit which has it lacks what was added, to whoever passes it on and whoever waits for that."""
    now, due, here = workspace.now(), acknowledge_by(state, workspace.terms), workspace.unit == state.to_unit
    unit = unit_name(workspace, state.forwarded_to)
    heading = say("{unit} hat den Nachtrag noch nicht", unit=unit)
    text = (
        "Geben Sie ihn weiter, oder schreiben Sie, warum das nicht nötig ist."
        if here
        else say("{unit} hat ihn noch nicht weitergegeben.", unit=agency_name(workspace, state.to_unit))
    )
    if any(one.urgency for one in state.to_pass_on):
        text = joined((say("Jetzt {urgency}.", urgency=urgency_word(state.graded)), text), " ")
    if now <= due:
        until = say("Frist: {when}.", when=day_and_clock(due, now))
        return Banner("warn", "forward", heading, joined((text, until), " "))
    late = say("Seit {span} überfällig.", span=span(now - due))
    call = "" if here else "Rufen Sie die Rufbereitschaft an."
    number = None if here else number_of(workspace, state.to_unit, now)
    return Banner("danger", "clock-alert", heading, joined((text, late, call), " "), number)


def recall_banner(workspace: Workspace, state: Notification, veil: Veil | None = None) -> Banner:
    """Say that a recall waits for an answer, to each side what is theirs; through a veil the reason too."""
    reason = next((one.text for one in reversed(state.timeline) if one.type == "recall_requested"), "")
    if workspace.unit == state.from_unit:
        text = "Die andere Stelle bestätigt, dass der Inhalt dort nicht mehr gezeigt wird, oder schreibt, warum nicht."
        return Banner("warn", "undo-2", "Rückruf erbeten", text)
    asked = say("{unit} bittet um Rückruf", unit=agency_name(workspace, state.from_unit))
    answer = "Bestätigen Sie den Rückruf, oder schreiben Sie, warum nicht."
    return Banner("warn", "undo-2", asked, joined((guarded.seen_through(veil, reason), answer), " "))


def who_told(workspace: Workspace, moment: Moment) -> str:
    """Name whose word it is where the sender's own devices only took it up; empty for anything else."""
    if moment.type not in _TAKEN_UP or not moment.about:
        return ""
    return joined((Verbatim(moment.person), agency_name(workspace, moment.about)), ", ")


def about_words(workspace: Workspace, moment: Moment) -> str:
    """Name the third unit that a step tells of."""
    if moment.type == "told_also_recalled":
        return unit_name(workspace, moment.about)
    if moment.type in _PASSED_ON:
        return say("an {unit}", unit=unit_name(workspace, moment.about))
    if moment.type == "not_competent" and moment.about:
        return say("zuständig sei {unit}", unit=unit_name(workspace, moment.about))
    return ""
