"""What followed a notification, as its detail shows it: questions at their field, additions beside what was said first.

Nothing is hidden and nothing overwritten: of each addition it says who wrote it, when, and who has seen it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from desktop.domain.event_body import ALL_CHILDREN
from desktop.domain.form_values import Choice
from desktop.domain.later_form import ROWS
from desktop.domain.masking import Veil
from desktop.domain.notification_later import UNSAID
from desktop.domain.notification_said import Feedback, Question, Supplement
from desktop.domain.notification_state import Notification
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import guarded
from desktop.presenters.banner import Banner
from desktop.presenters.facts import Fact, Section, sections
from desktop.presenters.form_fields import label_of
from desktop.presenters.guarded import seen_through
from desktop.presenters.later import limits
from desktop.presenters.times import day_and_clock
from desktop.presenters.words import urgency_word
from desktop.workspace.workspace import Workspace

_LIST: Final = "["
"""What the path of an entry of a list holds."""
_ANSWERS: Final = ("confirmed", "acted", "still_active")


def with_questions(workspace: Workspace, state: Notification, veil: Veil | None) -> tuple[Section, ...]:
    """Give what was said first, each question about a field right below what stands in that field."""
    left = list(state.questions)
    made = []
    for section in guarded.said(workspace, state, veil):
        facts: list[Fact] = []
        for fact in section.facts:
            here = [one for one in left if _is_about(one.field, fact.path)]
            facts += (fact, *(_asked(workspace, state, one, veil) for one in here))
            left = [one for one in left if one not in here]
        made.append(Section(section.title, tuple(facts)))
    rest = tuple(_asked(workspace, state, one, veil, named=True) for one in left)
    return (*made, *([Section("Weitere Rückfragen", rest)] if rest else []))


def _is_about(field: str, path: str) -> bool:
    """Say whether a field stands in what a fact says: a place is one fact with several fields."""
    return bool(path) and (field == path or field.startswith(f"{path}."))


def _asked(workspace: Workspace, state: Notification, one: Question, veil: Veil | None, *, named: bool = False) -> Fact:
    now = workspace.now()
    standing = "beantwortet" if one.answers else "offen"
    said = say(
        "{text} ({person}, {when}, {standing})",
        text=seen_through(veil, one.text),
        person=Verbatim(one.person),
        when=day_and_clock(one.at, now),
        standing=standing,
    )
    return Fact(label_of(state.content, one.field) if named else "Rückfrage", said)


def additions(workspace: Workspace, state: Notification, veil: Veil | None) -> Iterator[Section]:
    """Yield a section for each supplement and correction, the latest first, with what stood there before it."""
    reporter = guarded.reporter_is_shown(workspace, state)
    known = _facts(sections(state.content, veil, reporter=reporter))
    made = []
    for one in state.supplements:
        content = msgspec.structs.replace(one.content, category=state.content.category)
        said = sections(content, veil, reporter=reporter)
        adds = not (one.full or one.corrects)
        facts = (*_words(state, one, veil), *_beside(said, known, adds=adds), *_seen(workspace, one))
        made.append(Section(_title(workspace, one), facts))
        known |= {path: value for path, value in _facts(said).items() if not (adds and _LIST in path)}
    yield from reversed(made)


def _facts(of: Iterable[Section]) -> dict[str, str]:
    return {fact.path: fact.value for section in of for fact in section.facts if fact.path}


def _title(workspace: Workspace, one: Supplement) -> str:
    when = day_and_clock(one.at, workspace.now())
    person = Verbatim(one.person)
    if one.corrects:
        return say("Berichtigung, {when}, {person}", when=when, person=person)
    if one.full:
        return say("Vollständiger Bericht, {when}, {person}", when=when, person=person)
    return say("Nachtrag, {when}, {person}", when=when, person=person)


def _words(state: Notification, one: Supplement, veil: Veil | None) -> Iterator[Fact]:
    """Yield what was said of an addition besides its fields."""
    if one.explanation:
        yield Fact("Was falsch war" if one.corrects else "Erläuterung", seen_through(veil, one.explanation))
    if one.urgency:
        yield Fact("Dringlichkeit jetzt", urgency_word(one.urgency))
    if one.demand:
        yield Fact("Was jetzt zu tun ist", seen_through(veil, one.demand))
    again = [say("Kind {number}", number=number) for number in state.named_again(one)]
    if again:
        yield Fact("Schon genannt", joined(again, ", "))
    answered = next((asked for asked in state.questions if asked.event == one.question), None)
    if answered is not None:
        yield Fact("Antwort auf", seen_through(veil, answered.text))


def _beside(said: Iterable[Section], known: dict[str, str], *, adds: bool) -> Iterator[Fact]:
    """Yield what is new or other than before; what was only said again is not an addition.

    A supplement `adds` to lists: what stands in them is new, whatever stood in the same place.
    """
    for section in said:
        for fact in section.facts:
            before = "" if adds and _LIST in fact.path else known.get(fact.path, "")
            if before != fact.value:
                between = " " if section.title.endswith("?") else ": "
                yield Fact(joined((section.title, fact.label), between), fact.value, fact.path, before)


def _seen(workspace: Workspace, one: Supplement) -> Iterator[Fact]:
    if not one.noted:
        yield Fact("Gesehen von", "noch niemandem")
        return
    now = workspace.now()
    seen = (say("{person}, {when}", person=Verbatim(who.person), when=day_and_clock(who.at, now)) for who in one.noted)
    yield Fact("Gesehen von", joined(seen, "; "))


def banner(workspace: Workspace, state: Notification) -> Banner | None:
    """Give what somebody has to look at now that it was acknowledged: a correction, or a question to oneself."""
    veil = guarded.veil(*state.contents, addresses=False)
    wrong = next((one for one in state.unseen if one.corrects), None)
    if workspace.unit == state.to_unit and wrong is not None:
        said = say("Falsch war: {wrong}", wrong=seen_through(veil, wrong.explanation))
        text = joined((said, seen_through(veil, wrong.demand)), " – ")
        return Banner(
            "warn", "pencil-line", "Die Meldung wurde berichtigt. Bestätigen Sie, dass Sie es gesehen haben.", text
        )
    asked = next(iter(state.open_questions), None)
    if workspace.unit == state.from_unit and asked is not None:
        text = joined((label_of(state.content, asked.field), seen_through(veil, asked.text)), ": ")
        return Banner("warn", "circle-help", "Die empfangende Stelle fragt zurück.", text)
    return None


def feedback(workspace: Workspace, state: Notification, veil: Veil | None) -> Iterator[Section]:
    """Yield what was told back, the latest first, and why it is no more."""
    found = limits(workspace, state)
    titles = {one.code: str(one.title) for one in found.bases} if found is not None else {}
    for one in reversed(state.feedback):
        title = say(
            "Rückmeldung, {when}, {person}", when=day_and_clock(one.at, workspace.now()), person=Verbatim(one.person)
        )
        facts = (
            *_told(state, one, titles, veil),
            Fact("Warum nicht mehr", found.why_not_more if found is not None else ""),
        )
        yield Section(title, tuple(fact for fact in facts if fact.value))


def _told(state: Notification, one: Feedback, titles: dict[str, str], veil: Veil | None) -> Iterator[Fact]:
    if state.child_count > 1:
        every = one.child == ALL_CHILDREN
        yield Fact("Kind", "alle" if every else say("Kind {number}", number=state.child_number(one.child)))
    yield Fact("Zuständig", Verbatim(one.responsible))
    yield Fact("Erreichbar unter", Verbatim(one.reachable))
    yield Fact("Stand", dict(ROWS["standing"].choices).get(one.standing, ""))
    yield Fact("Rechtsgrundlage", titles.get(one.basis, one.basis))
    for name in _ANSWERS:
        answer = str(getattr(one, name))
        yield Fact(ROWS[name].label, "" if answer == UNSAID else _word(ROWS[name].choices, answer))
    yield Fact("Freier Text", seen_through(veil, one.text))


def _word(choices: tuple[Choice, ...], code: str) -> str:
    return dict(choices).get(code, code)
