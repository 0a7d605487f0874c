"""What a page shows of what went to the wrong unit: what is to be done, who said so, what was taken back.

The banner is short, for the button that comes next stands below it; everything else is said in a section of its own,
and stays there once it was taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.masking import Veil
from desktop.domain.notification_said import Misdirection
from desktop.domain.notification_state import Mark, Moment, Notification
from desktop.domain.said import Said, Verbatim, joined, say
from desktop.presenters import guarded
from desktop.presenters.agreement import agency_name
from desktop.presenters.banner import Banner
from desktop.presenters.facts import Fact, Section
from desktop.presenters.notifications import report_due
from desktop.presenters.recalling import said_misdirected
from desktop.presenters.times import day_and_clock
from desktop.workspace.workspace import Workspace

_TAKEN_BACK: Final = "misdirection_taken_back"


def misdirected_banner(workspace: Workspace, state: Notification) -> Banner:
    """Say what is to be done where it went to the wrong unit: by whom, and by when."""
    if workspace.unit == state.to_unit:
        return _at_receiver(state)
    now, due = workspace.now(), report_due(workspace, state)
    noted = said_misdirected(state, workspace.unit)
    on = "" if noted or state.open_forwards else "Melden Sie an die zuständige Stelle und halten Sie das hier fest."
    report = say("Datenschutzverletzung: zu melden bis {when} (Art. 33 DSGVO).", when=day_and_clock(due, now))
    over = "Diese Frist ist abgelaufen." if now > due else ""
    heading = "Fehlgeleitet" if noted or state.clock_stopped else "Fehlgeleitet – Ihre Frist läuft weiter"
    return Banner("danger", "triangle-alert", heading, joined((on, report, over), " "))


def _at_receiver(state: Notification) -> Banner:
    if Mark.RECALLED in state.marks:
        text = "Ihre Stelle hat den Inhalt aufgegeben und das bestätigt."
        return Banner("neutral", "triangle-alert", "Fehlgeleitet", text)
    if has := confirmed_by(state):
        text = say("{person} hat den Eingang bestätigt. Klären Sie zuerst, ob die Meldung hierher gehört.", person=has)
    else:
        text = "Leiten Sie weiter, wenn Sie die zuständige Stelle kennen. Dann geben Sie den Inhalt auf."
    return Banner("warn", "triangle-alert", "Fehlgeleitet", text)


def confirmed_by(state: Notification) -> str:
    """Name who has confirmed it without knowing that it went wrong, or nevertheless; empty where nobody has.

    Who had confirmed it and says themselves that it went wrong, or hears that from its sender, knows.
    """
    word = next((one for one in state.misdirections if one.stands), None)
    if word is None or Mark.NOT_COMPETENT in state.marks:
        return ""
    place = {one.event: index for index, one in enumerate(state.timeline)}
    colleagues = word.unit == state.to_unit
    return next(
        (
            one.person
            for one in state.acknowledgements
            if place[one.event] > place[word.event] or (colleagues and one.device != word.device)
        ),
        "",
    )


def taken_back_banner(workspace: Workspace, state: Notification, waits: str, veil: Veil | None) -> Banner | None:
    """Say to the sender, who may have taken note of it, that the receiver has it after all, and what that means."""
    said = _taken_back(workspace, state)
    if said is None:
        return None
    reason = say("Grund: {reason}", reason=guarded.seen_through(veil, said.text))
    text = joined((_tell_too(workspace, state), waits, reason), " ")
    return Banner("warn", "undo-2", _taken_back_words(state, said), text)


def taken_back_sentence(workspace: Workspace, state: Notification) -> str:
    """Say the same in a sentence, for a banner that is about more than that; empty where nothing was taken back."""
    said = _taken_back(workspace, state)
    return "" if said is None else say("{what}.", what=_taken_back_words(state, said))


def _taken_back(workspace: Workspace, state: Notification) -> Moment | None:
    """Give what the receiver said to that last, for their sender alone, None where there is nothing to say of it."""
    if workspace.unit != state.from_unit or Mark.MISDIRECTED in state.marks:
        return None
    said = next((one for one in reversed(state.timeline) if one.type == _TAKEN_BACK and not one.superseded), None)
    return said if said is not None and said.unit == state.to_unit else None


def _taken_back_words(state: Notification, said: Moment) -> str:
    """Say whether the clock of its sender had stood: only where they had taken note of what was taken back."""
    fell = any(one.unit == state.from_unit and one.ended_by == said.event for one in state.misdirections)
    return "Fehlleitung zurückgenommen – Ihre Frist läuft wieder" if fell else "Fehlleitung zurückgenommen"


def _tell_too(workspace: Workspace, state: Notification) -> str:
    """Say that whoever was told of a breach is to hear that it was none, where one's own unit had recorded it."""
    fallen = any(one.unit == workspace.unit and not one.stands for one in state.misdirections)
    sender = workspace.unit == state.from_unit
    return "Sagen Sie das auch Ihrer Datenschutzstelle." if sender and fallen else ""


def section(workspace: Workspace, state: Notification, veil: Veil | None) -> Iterator[Section]:
    """Yield who said that it went wrong, why, and what became of it; what was taken back stays, with the reason."""
    if not state.misdirections:
        return
    by_event = {one.event: one for one in state.timeline}
    facts = [Fact(_label(one), _said(workspace, by_event[one.event], veil)) for one in state.misdirections]
    back = (one for one in state.timeline if one.type == _TAKEN_BACK and not one.superseded)
    facts += (Fact("Zurückgenommen", _said(workspace, one, veil)) for one in back)
    yield Section("Fehlleitung", (*facts, *_goes_on(workspace, state)))


def _goes_on(workspace: Workspace, state: Notification) -> Iterator[Fact]:
    """Yield what has become of the content, and for the sender what is to be told to whom."""
    if Mark.MISDIRECTED not in state.marks:
        if told := _tell_too(workspace, state):
            yield Fact("Datenschutz", told)
        return
    gone = "aufgegeben" if Mark.RECALLED in state.marks else "noch nicht aufgegeben"
    yield Fact("Inhalt bei der empfangenden Stelle", gone)
    if workspace.unit == state.from_unit:
        when = day_and_clock(report_due(workspace, state), workspace.now())
        yield Fact(
            "Datenschutz",
            say(
                "Informieren Sie Ihre Datenschutzstelle: Eine Datenschutzverletzung ist bis {when} der "
                "Aufsichtsbehörde zu melden (Art. 33 DSGVO).",
                when=when,
            ),
        )


def _label(word: Misdirection) -> str:
    return "Festgehalten" if word.stands else "Festgehalten, zurückgenommen"


def _said(workspace: Workspace, moment: Moment, veil: Veil | None) -> Said:
    return say(
        "{person}, {unit}, {when}: {reason}",
        person=Verbatim(moment.person),
        unit=Verbatim(agency_name(workspace, moment.unit)),
        when=day_and_clock(moment.at, workspace.now()),
        reason=guarded.seen_through(veil, moment.text),
    )
