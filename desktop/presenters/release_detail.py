"""A notification that waits for its release, in whole, as a screen shows it: what it says, who may decide, what to do.

It is never called sent: until somebody has released it, nobody outside the unit knows of it.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.release_state import Addressee, Release, Standing
from desktop.domain.said import joined, say
from desktop.presenters import access, guarded, releases
from desktop.presenters.agreement import carried_by, category_title, unit_name
from desktop.presenters.banner import Banner
from desktop.presenters.chips import Tone, span
from desktop.presenters.facts import Fact, Section, sections
from desktop.presenters.notification_chips import release_chips
from desktop.presenters.notification_detail import Detail
from desktop.presenters.notification_titles import subject
from desktop.presenters.on_call import number_of
from desktop.presenters.timeline import entry
from desktop.presenters.times import day_and_clock
from desktop.presenters.words import reason_words
from desktop.workspace.workspace import Workspace

_CHECK: Final = "Lesen Sie alles und geben Sie die Meldung frei oder mit einem Grund zurück."
_IN_DANGER: Final = "Ist ein Kind in Gefahr, warten Sie nicht: Eine Sofortmeldung braucht keine Freigabe."
_NOT_THERE: Final = "Die Anforderung liegt noch auf diesem Gerät."


def detail(workspace: Workspace, state: Release, *, addresses: bool = False) -> Detail:
    """Give everything a screen shows of a notification that waits for its release."""
    body = state.request.body
    veil = guarded.veil(body.content, addresses=addresses)
    offered = steps(workspace, state)
    to = joined(dict.fromkeys(unit_name(workspace, one.unit) for one in body.recipients), ", ")
    return Detail(
        entity=state.id,
        title=subject(workspace, body.category, body.content),
        number=body.number,
        route=f"{unit_name(workspace, body.from_unit)} → {to}",
        chips=release_chips(workspace, state),
        banner=banner(workspace, state),
        sections=(_about(workspace, state), *sections(body.content, veil)),
        timeline=tuple(entry(workspace, moment, veil) for moment in state.timeline),
        steps=offered,
        protects=body.content.protects,
        veiled=veil is not None,
        discreet_title=subject(workspace, body.category, body.content, instead=body.number),
        kind="release",
        main=next((name for name in offered if name == "released"), ""),
    )


def steps(workspace: Workspace, state: Release) -> tuple[str, ...]:
    """Give the names of what this device may do now, by the same rules the fold applies; none once access has ended."""
    if access.has_ended(workspace):
        return ()
    if releases.may_decide(workspace, state):
        return "released", "returned"
    if not releases.is_mine(workspace, state):
        return ()
    return ("request_withdrawn",) if state.standing is Standing.REQUESTED else ()


def banner(workspace: Workspace, state: Release) -> Banner:
    """Say what matters most now: that it has not gone out, and what it waits for."""
    match state.standing:
        case Standing.WITHDRAWN:
            return Banner("neutral", "undo-2", "Zurückgezogen", "Diese Meldung wurde nicht gesendet.")
        case Standing.RELEASED:
            words = reason_words(releases.ELSEWHERE)
            return Banner("neutral", "cloud-off", "Freigegeben, noch nicht übermittelt", words)
        case Standing.RETURNED:
            return _returned(workspace, state)
        case Standing.REQUESTED:
            return _requested(workspace, state)


def _returned(workspace: Workspace, state: Release) -> Banner:
    by = next((moment.person for moment in reversed(state.timeline) if moment.type == "returned"), "")
    mine = "Der Text liegt unter „Entwürfe“ und lässt sich dort überarbeiten."
    text = joined((state.reason, mine if releases.is_mine(workspace, state) else ""), " ")
    return Banner("warn", "reply", say("Nicht gesendet: zurückgegeben von {person}", person=by), text)


def _requested(workspace: Workspace, state: Release) -> Banner:
    """Say who may decide and by when; nobody who waits for that is left without a number."""
    now, due = workspace.now(), releases.due(workspace, state)
    late = releases.is_late(workspace, state)
    since = say("Seit {span} hat niemand über die Freigabe entschieden.", span=span(now - due)) if late else ""
    until = say("Frist: {when}.", when=day_and_clock(due, now)) if due and not late else ""
    tone: Tone = "danger" if late else "warn"
    icon = "clock-alert" if late else "hourglass"
    if releases.may_decide(workspace, state):
        return Banner(tone, icon, "Ihre Freigabe ist angefordert", joined((since, until, _CHECK), " "))
    names = joined(releases.releasers(workspace, state.request.device), ", ")
    who = say("Freigeben dürfen: {names}.", names=names) if names else releases.NO_ONE
    here = "" if state.timeline[-1].seq else _NOT_THERE
    number = number_of(workspace, workspace.unit, now)
    text = joined((here, since, who, until, _IN_DANGER), " ")
    return Banner(tone, icon, "Noch nicht gesendet: Freigabe angefordert", text, number)


def _about(workspace: Workspace, state: Release) -> Section:
    body = state.request.body
    facts = (
        Fact("Nummer", body.number),
        Fact("Anlass", category_title(workspace, body.category)),
        Fact("Geschrieben von", joined((body.person, unit_name(workspace, body.from_unit)), ", ")),
        *(Fact("Empfangende Stelle", _recipient(workspace, one)) for one in body.recipients),
        Fact("Grund der Abweichung", body.override_reason),
        Fact("Rechtsgrundlage", carried_by(workspace, body.rules_version, body.content)),
        Fact("Regeln", say("Fassung {version}", version=body.rules_version)),
    )
    return Section("Meldung", tuple(fact for fact in facts if fact.value))


def _recipient(workspace: Workspace, one: Addressee) -> str:
    return joined((unit_name(workspace, one.unit), one.rule), ": ")
