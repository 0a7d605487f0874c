"""One notification in whole, as a screen shows it: what it says, how far it got, what happened, what may be done now.

It says honestly where a notification stands: nothing that waits here is called sent, and what is urgent and has not
arrived comes with the number to call.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from desktop.domain.as_it_stands import as_it_stands
from desktop.domain.masking import Veil
from desktop.domain.notification_state import Delivery, Mark, Notification
from desktop.domain.refused import Refused
from desktop.domain.rows import StateRow
from desktop.domain.said import joined, say
from desktop.presenters import access, assessing, guarded, handling, in_hand, later_sections, newly_competent, urgency
from desktop.presenters.agreement import agency_name, carried_by, category_title, reason_title, unit_name
from desktop.presenters.banner import Banner
from desktop.presenters.calls import call_words
from desktop.presenters.chips import Chip, discreet_chip, span, state_chip
from desktop.presenters.earlier import repeat_section
from desktop.presenters.facts import Fact, Section
from desktop.presenters.legal_clocks import clock_section
from desktop.presenters.links import link_section
from desktop.presenters.misdirections import misdirected_banner, taken_back_banner, taken_back_sentence
from desktop.presenters.misdirections import section as misdirection_section
from desktop.presenters.notification_chips import chips_of, hands_chips
from desktop.presenters.notification_titles import title_of
from desktop.presenters.notifications import deadline, find, is_given_up
from desktop.presenters.on_call import Number, number_of, unnamed
from desktop.presenters.parted import parted_banner
from desktop.presenters.recalling import WHAT_REMAINS
from desktop.presenters.steps.table import allowed, leading
from desktop.presenters.timeline import GIVEN_UP, Entry, timeline, unasked
from desktop.presenters.times import at_clock, day_and_clock
from desktop.presenters.way import passed_on_banner, recall_banner, way
from desktop.presenters.words import reason_words
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Detail:
    """A notification as a screen shows it, or what else of its list has a `kind`; `steps` name what may be done now.

    `main` is the one of them that comes next, empty where none does. Where it is `covered`, because somebody else may
    look on, nothing stands in it that names a person or a place.
    """

    entity: bytes
    title: str
    number: str
    route: str
    chips: tuple[Chip, ...]
    banner: Banner | None
    sections: tuple[Section, ...]
    timeline: tuple[Entry, ...]
    steps: tuple[str, ...]
    protects: bool = False
    veiled: bool = False
    discreet_title: str = ""
    covered: bool = False
    kind: str = "notification"
    main: str = ""


def covered(made: Detail) -> Detail:
    """Give of what a screen shows only what names no person and no place, for when somebody else may look on.

    Whom to call stays, for that is needed whoever looks on.
    """
    said = made.banner
    if said is not None:
        heading = "Eingang bestätigt" if said.icon == "check-check" else said.heading
        said = replace(said, heading=heading, text="", number=said.number and unnamed(said.number))
    chips = tuple(discreet_chip(chip) for chip in made.chips)
    return replace(made, title=made.discreet_title, chips=chips, banner=said, sections=(), timeline=(), covered=True)


def detail(workspace: Workspace, entity: bytes, *, addresses: bool = False) -> Detail:
    """Give everything a screen shows of one notification; raises `Refused` if there is none.

    Where it `protects` somebody its places are `veiled` unless somebody asked for `addresses`.
    """
    found = workspace.entry("notification", find(workspace, entity).id)
    if found is None:
        raise Refused("not_found", "Diese Meldung liegt auf diesem Gerät nicht vor.", field="id")
    row, state = found
    veil, steps = guarded.veil(*state.contents, addresses=addresses), allowed(workspace, state)
    return Detail(
        entity=state.id,
        title=title_of(workspace, state),
        number=state.number,
        route=f"{unit_name(workspace, state.from_unit)} → {unit_name(workspace, state.to_unit)}",
        chips=_chips(workspace, row, state),
        banner=banner(workspace, row, state, veil),
        sections=(
            _about(workspace, state, veil),
            *misdirection_section(workspace, state, veil),
            *in_hand.section(workspace, state),
            *newly_competent.section(workspace, state),
            *way(workspace, state, veil),
            *later_sections.feedback(workspace, state, veil),
            *_content(workspace, row, state, veil),
        ),
        timeline=timeline(workspace, state, veil),
        steps=steps,
        protects=state.protects,
        veiled=veil is not None,
        discreet_title=title_of(workspace, state, discreet=True),
        main=leading(workspace, state, steps),
    )


def _chips(workspace: Workspace, row: StateRow, state: Notification) -> tuple[Chip, ...]:
    """Give the chips of the list, how far it got, and all marks that are not among them."""
    given = handling.assignment(workspace, state.id) if state.to_unit == workspace.unit else None
    listed = (*chips_of(workspace, row, state), *hands_chips(workspace, given))
    unseen = {Mark.CORRECTED if one.corrects else Mark.SUPPLEMENTED for one in state.unseen}
    marks = [GIVEN_UP if one == Mark.RECALLED and unasked(state) else one for one in state.marks if one not in unseen]
    codes = marks if row.status == Delivery.QUEUED else (row.status, *marks)
    return (*listed, *(chip for chip in map(state_chip, codes) if chip not in listed))


def _content(workspace: Workspace, row: StateRow, state: Notification, veil: Veil | None) -> Iterator[Section]:
    """Yield what a notification says; where one's own unit has given it up nothing."""
    if not is_given_up(workspace, state):
        yield from clock_section(workspace, state, 0 if state.clock_stopped else deadline(workspace, row, state))
        yield from repeat_section(workspace, state)
        yield from link_section(workspace, state)
        yield from assessing.sections(workspace, state, veil)
        yield from guarded.handling(workspace, state)
        yield from later_sections.additions(workspace, state, veil)
        yield from later_sections.with_questions(workspace, state, veil)


def banner(workspace: Workspace, row: StateRow, state: Notification, veil: Veil | None = None) -> Banner | None:
    """Say what matters most now: that it has not gone out, that nobody has it yet, that the deadline has passed.

    Reasons that somebody wrote are shown through a veil where there is one.
    """
    sender = workspace.unit == state.from_unit
    if state.erased:
        return Banner(
            "neutral", "trash-2", "Gelöscht", "Der Inhalt wurde bei beiden Stellen und auf dem Server gelöscht."
        )
    if Mark.WITHDRAWN in state.marks:
        return Banner("neutral", "undo-2", "Zurückgezogen", "Diese Meldung wurde nicht gesendet.")
    if Mark.MISDIRECTED in state.marks:
        return misdirected_banner(workspace, state)
    if Mark.RECALLED in state.marks:
        text = "Für diese Meldung ist nichts mehr zu tun." if sender else WHAT_REMAINS
        return Banner("neutral", "undo-2", "Zurückgerufen", text)
    if state.delivery is Delivery.QUEUED and sender:
        return _queued(workspace, state)
    parted = parted_banner(workspace, state)
    return parted or _passed_on(workspace, state, veil) or _with_receiver(workspace, row, state, veil)


def _passed_on(workspace: Workspace, state: Notification, veil: Veil | None) -> Banner | None:
    """Say what the other units are about, where a recall or a forward is under way."""
    if Mark.RECALL_REQUESTED in state.marks:
        return recall_banner(workspace, state, veil)
    return passed_on_banner(workspace, state) if state.open_forwards or state.arrived else None


def _with_receiver(workspace: Workspace, row: StateRow, state: Notification, veil: Veil | None) -> Banner | None:
    """Say how it stands between the two: who has it, that nobody has, that the deadline has passed."""
    sender = workspace.unit == state.from_unit
    if state.is_graded_anew and (raised := urgency.banner(workspace, state, deadline(workspace, row, state), veil)):
        return raised
    also = newly_competent.banner(workspace, state)
    if state.acknowledgement is not None:
        return also or later_sections.banner(workspace, state) or _acknowledged(workspace, state)
    due = deadline(workspace, row, state)
    if due and not state.clock_stopped and workspace.now() > due:
        return _overdue(workspace, state, workspace.now() - due)
    return also or (_under_way(workspace, state, due, veil) if sender else None)


def _under_way(workspace: Workspace, state: Notification, due: int, veil: Veil | None) -> Banner:
    """Say to the sender how far it got, and that nobody has confirmed it yet."""
    now = workspace.now()
    waits = _waits(due, now)
    if Mark.NOT_COMPETENT in state.marks:
        told = next((moment for moment in reversed(state.timeline) if moment.type == "not_competent"), None)
        code = told.code if told else ""
        reason = guarded.seen_through(veil, told.text if told else "")
        return Banner(
            "warn",
            "triangle-alert",
            "Die empfangende Stelle ist nicht zuständig.",
            joined(
                (
                    joined((reason_title(workspace, code), reason), ": "),
                    _suggested(workspace, state),
                    waits,
                    "Melden Sie an die zuständige Stelle.",
                ),
                " ",
            ),
        )
    waits = joined((_called(workspace, state), waits), " ")
    if back := taken_back_banner(workspace, state, waits, veil):
        return back
    if state.delivered_at:
        return Banner("info", "check", say("Zugestellt {when}", when=at_clock(state.delivered_at, now)), waits)
    text = joined(("Noch auf keinem Gerät der empfangenden Stelle lesbar.", waits), " ")
    return Banner("info", "arrow-up", say("Übermittelt {when}", when=at_clock(state.accepted_at, now)), text)


def _suggested(workspace: Workspace, state: Notification) -> str:
    """Name the unit that the receiver holds to be competent."""
    unit = state.suggested_unit
    return say("Genannt als zuständig: {unit}.", unit=unit_name(workspace, unit)) if unit else ""


def _called(workspace: Workspace, state: Notification) -> str:
    """Say with whom somebody spoke already; that stops no clock."""
    call = next((one for one in reversed(state.timeline) if one.type == "phone_handover"), None)
    if call is None:
        return ""
    return say("{call}.", call=call_words(call.text, call.called_at, workspace.now()))


def _waits(due: int, now: int) -> str:
    """Say that nobody has confirmed it, and by when somebody should."""
    if not due:
        return "Noch hat niemand den Eingang bestätigt."
    return say("Noch hat niemand den Eingang bestätigt. Frist: {when}.", when=day_and_clock(due, now))


def _queued(workspace: Workspace, state: Notification) -> Banner:
    """Say that it waits here; what is immediate is to be phoned now."""
    recipient = unit_name(workspace, state.to_unit)
    refused = next((row.reason for row in workspace.pending(state.id) if row.status == "refused"), "")
    number = number_of(workspace, state.to_unit, workspace.now())
    if refused:
        return Banner("danger", "triangle-alert", "Nicht zugestellt", reason_words(refused), number)
    if access.has_ended(workspace):
        text = "Von diesem Gerät wird die Meldung nicht mehr gesendet. Geben Sie ihren Inhalt telefonisch weiter."
        return Banner("danger", "phone-call", "Nicht übermittelt", text, number)
    if access.only_told(workspace):
        return _turned_away(workspace, state, number)
    if (parted := parted_banner(workspace, state)) is not None:
        return parted
    held = workspace.held_back(workspace.pair(state.to_unit))
    why = reason_words(held) if held else ""
    if state.urgency == "immediate":
        call = next((one for one in reversed(state.timeline) if one.type == "phone_handover"), None)
        follows = (
            "Die Meldung folgt automatisch, sobald das behoben ist."
            if why
            else "Die Meldung folgt automatisch, sobald eine Verbindung besteht."
        )
        text = joined((why, follows), " ")
        if call is not None:
            said = joined((call_words(call.text, call.called_at, workspace.now()), text), ". ")
            return Banner("neutral", "cloud-off", "Noch nicht übermittelt.", said, number)
        return Banner("danger", "phone-call", "Noch nicht übermittelt – rufen Sie jetzt an.", text, number)
    text = say("Die Meldung liegt verschlüsselt auf diesem Gerät. {recipient} hat sie noch nicht.", recipient=recipient)
    heading = (
        "Gesichert – wird später gesendet." if why else "Gesichert – wird gesendet, sobald eine Verbindung besteht."
    )
    return Banner("neutral", "cloud-off", heading, joined((why, text), " "))


def _turned_away(workspace: Workspace, state: Notification, number: Number | None) -> Banner:
    """Say that the server does not take it, so that only the telephone is left, whatever the urgency."""
    follows = "Der Server weist dieses Gerät ab. Die Meldung bleibt hier und folgt, sobald er es wieder annimmt."
    call = next((one for one in reversed(state.timeline) if one.type == "phone_handover"), None)
    if call is not None:
        said = joined((call_words(call.text, call.called_at, workspace.now()), follows), ". ")
        return Banner("danger", "cloud-off", "Noch nicht übermittelt.", said, number)
    return Banner("danger", "phone-call", "Noch nicht übermittelt – rufen Sie jetzt an.", follows, number)


def _overdue(workspace: Workspace, state: Notification, since: int) -> Banner:
    heading = say("Seit {span} überfällig: keine Eingangsbestätigung.", span=span(since))
    called = _called(workspace, state)
    if workspace.unit == state.to_unit:
        text = joined((called, "Bestätigen Sie den Eingang, damit die meldende Stelle es weiß."), " ")
        return Banner("danger", "clock-alert", heading, text)
    number = number_of(workspace, state.to_unit, workspace.now())
    text = joined((taken_back_sentence(workspace, state), called, "Rufen Sie die Rufbereitschaft an."), " ")
    return Banner("danger", "clock-alert", heading, text, number)


def _acknowledged(workspace: Workspace, state: Notification) -> Banner | None:
    first = state.acknowledgement
    if first is None:
        return None
    heading = say(
        "Eingang bestätigt von {person}, {unit}, {when}",
        person=first.person,
        unit=agency_name(workspace, state.to_unit),
        when=at_clock(first.at, workspace.now()),
    )
    said = (
        say("Zuständig: {name}.", name=first.responsible) if first.responsible else "",
        say("Rufnummer: {phone}.", phone=first.phone) if first.phone else "",
        say("Aktenzeichen: {number}.", number=first.file_number) if first.file_number else "",
    )
    return Banner("ok", "check-check", heading, joined(said, " "))


def _about(workspace: Workspace, state: Notification, veil: Veil | None) -> Section:
    content = msgspec.structs.replace(as_it_stands(state), category=state.category)
    facts = (
        Fact("Nummer", state.number),
        Fact("Anlass", category_title(workspace, state.category)),
        *urgency.facts(workspace, state, veil),
        Fact("Gemeldet von", joined((state.person, unit_name(workspace, state.from_unit)), ", ")),
        Fact("Freigegeben von", state.released_by),
        Fact("Empfangende Stelle", unit_name(workspace, state.to_unit)),
        Fact("Auch gemeldet an", "" if veil else joined(_also(workspace, state), "; ")),
        Fact("Zuständigkeit", "" if veil else state.rule),
        Fact("Grund der Abweichung", veil.text(state.override_reason) if veil else state.override_reason),
        Fact("Rechtsgrundlage", carried_by(workspace, state.rules_version, content)),
        Fact("Regeln", "" if state.erased else say("Fassung {version}", version=state.rules_version)),
    )
    return Section("Meldung", tuple(fact for fact in facts if fact.value))


def _also(workspace: Workspace, state: Notification) -> Iterator[str]:
    """Yield the other units that were told; of one that had to give it up again it says so."""
    for unit in state.also:
        name = unit_name(workspace, unit)
        yield say("{unit} (zurückgenommen)", unit=name) if unit in state.also_recalled else name
