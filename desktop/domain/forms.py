"""The forms: which fields a notification of a category has, and whether a document fills them rightly.

One table a category (`forms_police.py`, `forms_youth.py`) is read by the check of a file and by the window. What
depends on more than one field stands in `form_checks.py`. Nothing here sends, routes or asks for release.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

import msgspec

from desktop.domain.catalogue import LATER_EVENTS, Urgency
from desktop.domain.content import Content, Labels
from desktop.domain.form_checks import checks
from desktop.domain.form_values import Field
from desktop.domain.form_walk import Node, Problem, Walk, tree
from desktop.domain.forms_j01 import J01
from desktop.domain.forms_j06 import J06
from desktop.domain.forms_j07 import J07
from desktop.domain.forms_police import POLICE
from desktop.domain.forms_youth import YOUTH
from desktop.domain.guide import Passed, guide
from desktop.domain.refused import Refused
from desktop.domain.rules import Category, Rules
from desktop.domain.said import Verbatim, joined, say
from wire.decoders import convert

MAX_ENCODED_BYTES: Final = 256 * 1024
PRESET: Final = ("means", "protected_interest", "collecting_unit")
"""The labels that the program sets."""
_URGENCIES: Final[tuple[Urgency, ...]] = ("immediate", "urgent", "routine")


class Form(NamedTuple):
    """A category's table, as rows and as the tree they make."""

    code: str
    rows: tuple[Field, ...]
    nodes: dict[str, Node]

    def quick_rows(self) -> tuple[Field, ...]:
        """List the fields of the immediate form."""
        return tuple(row for row in self.rows if row.quick)


class Examined(NamedTuple):
    """What could be read of a document, everything that is wrong with it, and the gates that were opened."""

    content: Content
    problems: tuple[Problem, ...]
    passed: tuple[Passed, ...] = ()


_TABLES: Final = {**POLICE, "J01": J01, "J06": J06, "J07": J07, **YOUTH}
FORMS: Final = {code: Form(code, rows, tree(rows)) for code, rows in _TABLES.items()}


def form(code: str) -> Form:
    """Give the form of a category, or refuse."""
    if code in LATER_EVENTS:
        raise Refused(
            "form_not_available", "Diese Meldungsart folgt einer Meldung; sie beginnt keine.", field="category"
        )
    if code not in FORMS:
        raise Refused("form_not_available", "Für diese Meldungsart gibt es noch kein Formular.", field="category")
    return FORMS[code]


def examine(document: object, rules: Rules, now: datetime, *, full: bool = False, added: bool = False) -> Examined:
    """Read a document as far as it is right and name every problem. It may be anything; nothing is raised.

    With `full` an immediate notification too has to say what the others do. What is `added` to one gets no labels from
    the program: they would stand in the place of those it has.
    """
    if not isinstance(document, dict):
        return _nothing("", "Die Datei muss ein JSON-Objekt enthalten.")
    try:
        category, found = _category(document.get("category"), rules)
    except Refused as refused:
        return _nothing(refused.field or "", refused.message)
    immediate = not full and _urgency(document, category) == "immediate"
    walk = Walk(now, immediate=immediate)
    content = convert(walk.group(found.nodes, document), Content)
    if not added:
        content = _with_preset_labels(content, category, immediate=immediate)
    guided = guide(document, content, category, rules, now)
    # The law's own words first: of several problems with a field the first is said.
    problems = (*guided.closed, *walk.problems, *checks(content, category, now))
    if len(msgspec.msgpack.encode(content)) > MAX_ENCODED_BYTES:
        problems = (*problems, Problem("", "Die Meldung ist insgesamt zu umfangreich. Kürzen Sie die Texte."))
    return Examined(content, _each_field_once(problems), guided.passed)


def check(document: object, rules: Rules, now: datetime) -> tuple[Problem, ...]:
    """Name every problem of a document."""
    return examine(document, rules, now).problems


def read(document: object, rules: Rules, now: datetime) -> Content:
    """Read a document into a content, or refuse it with its first problem."""
    examined = examine(document, rules, now)
    if examined.problems:
        raise refusal(examined.problems)
    return examined.content


def refusal(problems: tuple[Problem, ...]) -> Refused:
    """Make the refusal that names the first of some problems, and says how many more there are."""
    first, *others = problems
    because = say("{message} ({basis})", message=first.message, basis=first.basis) if first.gate else first.message
    message = joined((Verbatim(first.field), because), ": ")
    more = say("{problem} (und {count} weitere)", problem=message, count=len(others)) if others else message
    return Refused("notification_invalid", more, field=first.field or None)


def _category(code: object, rules: Rules) -> tuple[Category, Form]:
    """Find the category a document names, and its form."""
    if code is None or code == "":
        raise Refused("category_unknown", "Es fehlt: „Anlass“.", field="category")
    if not isinstance(code, str):
        raise Refused("category_unknown", "Erwartet wird ein Text in Anführungszeichen.", field="category")
    return rules.category(code), form(code)


def _urgency(document: dict[object, object], category: Category) -> Urgency:
    """Give the urgency a document states; where it states none that exists, give the category's own."""
    stated = document.get("urgency")
    return next((urgency for urgency in _URGENCIES if urgency == stated), category.urgency)


def preset_labels(content: Content) -> Labels:
    """Give the labels that the program sets where nobody did (§ 22b PolG NRW), marked as such."""
    unit = content.sender.unit if content.sender else None
    return Labels(means="open", protected_interest="Kindeswohl", collecting_unit=unit, preset=True)


def _with_preset_labels(content: Content, category: Category, *, immediate: bool) -> Content:
    """Label police data that came without labels, and say that the program did.

    Of an immediate notification the labels that are missing are set: it asks for none, and never goes without.
    """
    if category.direction != "police_to_youth":
        return content
    preset, given = preset_labels(content), content.labels
    if given is None:
        return msgspec.structs.replace(content, labels=preset)
    missing = {
        name: value for name in PRESET if getattr(given, name) is None and (value := getattr(preset, name)) is not None
    }
    if not (immediate and missing):
        return content
    return msgspec.structs.replace(content, labels=msgspec.structs.replace(given, **missing, preset=True))


def _each_field_once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Keep the first problem of every field."""
    return tuple({problem.field: problem for problem in reversed(problems)}.values())[::-1]


def _nothing(path: str, message: str) -> Examined:
    """Say that nothing could be read."""
    return Examined(Content(), (Problem(path, message),))
