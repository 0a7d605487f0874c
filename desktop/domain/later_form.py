"""Reading what is added to a notification or put right in it: the fields of its own form, and those of a short form.

Only what is given is kept. It is judged with what the notification says already, so that nothing passes later that
would not have passed at first; what was wrong then is not held against what is added now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

import msgspec

from desktop.domain.catalogue import URGENCY_TITLES
from desktop.domain.content import Content
from desktop.domain.form_values import Field, Wrong, clean
from desktop.domain.form_walk import Node, Problem, is_blank
from desktop.domain.forms import examine, form
from desktop.domain.grading import is_higher
from desktop.domain.later_rules import FIELDS, Event
from desktop.domain.notification_later import later_code
from desktop.domain.rules import Rules
from desktop.domain.said import say

_YES_NO: Final = (("yes", "Ja"), ("no", "Nein"))
ROWS: Final[dict[str, Field]] = {
    row.path: row
    for row in (
        Field("explanation", "long", "Erläuterung"),
        Field("wrong", "long", "Was falsch war"),
        Field("demand", "long", "Was die empfangende Stelle jetzt tun soll"),
        Field("question", "text", "Rückfrage, die damit beantwortet wird", limit=36),
        Field("child", "count", "Kind (Stelle in der Meldung, ab 0)", limit=50),
        Field("responsible", "text", "Zuständige Person"),
        Field("reachable", "text", "Erreichbar unter"),
        Field("standing", "choice", "Stand", choices=(("in_progress", "In Bearbeitung"), ("closed", "Abgeschlossen"))),
        Field("basis", "text", "Rechtsgrundlage", limit=40),
        Field(
            "confirmed", "choice", "Hat sich die Gefahr bestätigt?", choices=(*_YES_NO, ("checking", "Wird geprüft"))
        ),
        Field("acted", "choice", "Ist die Stelle tätig geworden?", choices=_YES_NO),
        Field("still_active", "choice", "Ist sie noch tätig?", choices=_YES_NO),
        Field("text", "long", "Freier Text"),
    )
}
"""Every field a short form may have."""
_NOT_EMPTY: Final = (
    "Ein Feld lässt sich nicht leeren. Schreiben Sie hinein, was richtig ist; entfällt die Angabe, so sagen Sie das "
    "unter „Was falsch war“."
)
_NO_URGENCY: Final = "Erwartet wird immediate (Sofort), urgent (Eilig) oder routine (Regulär)."
_HEAD: Final = frozenset({"category", "urgency"})
_TOP: Final = re.compile(r"(?P<name>[A-Za-z_]+)(?:\[(?P<index>\d+)\])?")


class Law(NamedTuple):
    """The rules something is judged by, and when."""

    rules: Rules
    now: datetime


class _Reading(NamedTuple):
    """How a document is read: as a correction, which replaces lists that others add to; as a whole report.

    `urgency` is another than before, empty where that stays.
    """

    corrects: bool
    full: bool
    urgency: str


class Later(NamedTuple):
    """What could be read: the content that is added, what the short form says, and everything that is wrong.

    `urgency` is the one it has from then on, empty where that stays.
    """

    content: Content
    said: dict[str, Any]
    problems: tuple[Problem, ...]
    urgency: str = ""


def examine_short(document: object, event: Event, code: str, law: Law) -> Later:
    """Read a short form that has no more than its own fields. Nothing is raised."""
    if not isinstance(document, dict):
        return _nothing("", "Die Datei muss ein JSON-Objekt enthalten.")
    said, problems = _short(document, event, code, law)
    unknown = [name for name in document if name not in _fields(event, code, law.rules) and name != "category"]
    problems += [Problem(str(name)[:60], "Dieses Feld ist nicht vorgesehen.") for name in unknown[:10]]
    return Later(Content(), said, tuple(problems))


def examine_later(document: object, event: Event, first: Content, law: Law, *, full: bool = False) -> Later:
    """Read what is added to a content or put right in it; with `full` it is the whole form. Nothing is raised.

    `first` says how urgent it is by now. A correction may say another urgency; what is added may only raise it.
    """
    if not isinstance(document, dict):
        return _nothing("", "Die Datei muss ein JSON-Objekt enthalten.")
    code = later_code(first.category)
    given = {name: value for name, value in document.items() if name not in _fields(event, code, law.rules)}
    if given.pop("category", first.category) not in (first.category, code):
        return _nothing("category", say("Diese Meldung ist vom Anlass {code}.", code=first.category))
    urgency, wrong = _urgency(given.pop("urgency", None), first, corrects=event == "corrected")
    said, problems = _short(document, event, code, law)
    read = _Reading(event == "corrected", full, urgency)
    content, found = _long(given, first, law, read)
    problems += wrong
    problems += [*found, *(_emptied(given) if event == "corrected" else ())]
    if not given and not said and not urgency:
        problems.append(Problem("", "Es ist nichts angegeben, was ergänzt oder berichtigt wird."))
    return Later(content, said, tuple(problems), urgency)


def _urgency(stated: object, first: Content, *, corrects: bool) -> tuple[str, list[Problem]]:
    """Give the urgency that a document changes to, empty where it stays, and what is wrong with it."""
    if stated is None or stated == first.urgency:
        return "", []
    if not isinstance(stated, str) or stated not in URGENCY_TITLES:
        return "", [Problem("urgency", _NO_URGENCY)]
    return (stated, []) if corrects or is_higher(stated, first.urgency) else ("", [])


def _fields(event: Event, code: str, rules: Rules) -> tuple[str, ...]:
    found = rules.later_form(event, code)
    return found.fields if found is not None else FIELDS[event]


def _short(document: Mapping[Any, Any], event: Event, code: str, law: Law) -> tuple[dict[str, Any], list[Problem]]:
    """Read the fields of a short form."""
    found = law.rules.later_form(event, code)
    said: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in _fields(event, code, law.rules):
        value, row = document.get(name), ROWS[name]
        if value is None or value == "":
            if found is not None and name in found.needs:
                problems.append(Problem(name, say("Es fehlt: „{label}“.", label=row.label)))
            continue
        try:
            said[name] = clean(row, value, law.now)
        except Wrong as wrong:
            problems.append(Problem(name, wrong.message))
    return said, problems


def _long(given: dict[Any, Any], first: Content, law: Law, read: _Reading) -> tuple[Content, list[Problem]]:
    """Read the fields of the notification's own form; of the problems those with what is given."""
    before = {} if read.full else first.document()
    nodes = form(first.category).nodes
    skipped = {} if read.corrects else {name: _length(before.get(name)) for name in given if _is_list(nodes.get(name))}
    judged = {name: _joined(before[name], value) if skipped.get(name) else value for name, value in given.items()}
    head = {"category": first.category, "urgency": read.urgency or first.urgency}
    examined = examine({**before, **judged, **head}, law.rules, law.now, full=read.full, added=True)
    kept = {
        name: getattr(examined.content, name)[skipped[name] :] if skipped.get(name) else getattr(examined.content, name)
        for name in given
        if name in nodes
    }
    return Content(**kept), list(_of_given(examined.problems, given, skipped, read))


def _emptied(given: Mapping[Any, Any], above: str = "") -> Iterator[Problem]:
    """Yield the fields that a correction leaves empty: what was said stays visible, and an empty field says nothing."""
    for name, value in given.items():
        path = f"{above}.{name}" if above else str(name)[:60]
        if isinstance(value, dict) and value:
            yield from _emptied(value, path)
        elif is_blank(value):
            yield Problem(path, _NOT_EMPTY)


def _is_list(node: Node | None) -> bool:
    return node is not None and node.row.kind == "list"


def _length(said: object) -> int:
    return len(said) if isinstance(said, list) else 0


def _joined(before: list[object], added: object) -> object:
    """Put what is added behind what was there; what is no list is left to the check."""
    return [*before, *added] if isinstance(added, list) else added


def _of_given(
    problems: Iterable[Problem], given: Mapping[Any, Any], skipped: Mapping[str, int], read: _Reading
) -> Iterator[Problem]:
    """Yield the problems with what is given, at the places where it stands in the document.

    An urgency that is given, or that does not go with the danger that is, is one of them. A gate of the law counts
    wherever its answer would stand: what is given may close it, or the time that has passed.
    """
    for one in problems:
        found = _TOP.match(one.field)
        name, index = (found["name"], found["index"]) if found else ("", None)
        asked = bool(one.gate and given) and index is None
        graded = name == "urgency" and bool(read.urgency or "assessment" in given)
        if not graded and (name in _HEAD or not (read.full or not name or name in given or asked)):
            continue
        if index is None or not skipped.get(name):
            yield one
        elif int(index) >= skipped[name]:
            place = f"{name}[{int(index) - skipped[name]}]"
            yield msgspec.structs.replace(one, field=place + one.field.partition("]")[2])


def _nothing(path: str, message: str) -> Later:
    return Later(Content(), {}, (Problem(path, message),))
