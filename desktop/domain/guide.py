"""The legal guide: which gates of the rules are closed for a notification, at which field, and what opened the others.

One table for the check of a file, the sending, the form and the page before sending. It decides only whether a gate is
closed; what the law asks stands in the rules (`gate.py`), what a form asks in its table. A document may be anything;
a content may be incomplete.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple

import msgspec

from desktop.domain.content import Content
from desktop.domain.form_walk import Problem, is_blank, shown_name
from desktop.domain.gate import Condition, Gate
from desktop.domain.rules import Category, Rules
from desktop.domain.said import say

_UNGUARDED: Final = "Die geltenden Regeln (Fassung {version}) enthalten die Prüfungen für diese Meldungsart nicht."
_WORDS: Final = re.compile(r"§|\w+")
_SPELLED_OUT: Final = re.compile(r"\bparagra(?:ph|f)(?:en)?\b|\bpar\.")
_MONTHS: Final = 12
_MOST: Final = 50


class Passed(NamedTuple):
    """A gate that somebody opened: on which basis, at which field, and with what ground or reason."""

    basis: str
    field: str
    reason: str


class Guided(NamedTuple):
    """What the guide says of a notification: the gates that are closed, and those that were opened."""

    closed: tuple[Problem, ...]
    passed: tuple[Passed, ...]


class _Place(NamedTuple):
    """What a gate looks at: the whole content, and one entry of a list where it names a list."""

    said: Mapping[str, Any]
    entry: Mapping[str, Any]
    number: int

    def look(self, path: str) -> Any:
        """Give what stands at a path, None for nothing."""
        inside = "[]" in path
        here: Any = self.entry if inside else self.said
        for name in (path.partition("[].")[2] if inside else path).split("."):
            here = here.get(name) if isinstance(here, Mapping) else None
        return here

    def named(self, path: str) -> str:
        """Give the path as a problem names it."""
        return path.replace("[]", f"[{self.number}]")


def asked(rules: Rules, category: Category) -> tuple[Gate, ...]:
    """List the gates of a category."""
    return tuple(
        gate for gate in rules.gates if category.code in gate.categories or category.direction in gate.directions
    )


def guide(document: object, content: Content, category: Category, rules: Rules, now: datetime) -> Guided:
    """Say which gates are closed and which were opened. `document` is what the content was read from."""
    closed: list[Problem] = []
    passed: list[Passed] = []
    gates = asked(rules, category)
    if category.needs_release and not any(category.code in gate.categories for gate in gates):
        return Guided((Problem("category", say(_UNGUARDED, version=rules.version)),), ())
    said: dict[str, Any] = msgspec.to_builtins(content) if gates else {}
    span = _Span(rules, now)
    for gate in gates:
        for place in _places(gate, said):
            if not all(_holds(condition, place, span) for condition in gate.when):
                continue
            reason = place.look(gate.opened_by) if gate.opened_by else None
            if gate.opened_by and not is_blank(reason):
                passed.append(Passed(gate.basis, place.named(gate.opened_by), str(reason)))
            else:
                closed.extend(_closed(gate, place, document))
    return Guided(tuple(closed), tuple(passed))


class _Span(NamedTuple):
    """What a day is measured by."""

    rules: Rules
    now: datetime

    def is_older(self, day: object, name: str) -> bool:
        """Say whether a day lies further back than a span of the rules; what is no day does not."""
        try:
            since = date.fromisoformat(str(day)[:10])
        except ValueError:
            return False
        return _months_later(since, getattr(self.rules.spans, name)) < self.now.date()


def _months_later(day: date, months: int) -> date:
    """Give the day so many months later; in a month that is too short its last day."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _places(gate: Gate, said: Mapping[str, Any]) -> Iterator[_Place]:
    """Yield what a gate looks at: once, or once for each entry of the list it names."""
    name = next((path.partition("[]")[0] for path in gate.paths() if "[]" in path), "")
    if not name:
        yield _Place(said, {}, 0)
    for index, entry in enumerate(said.get(name) or () if name else ()):
        yield _Place(said, entry, index)


def _holds(condition: Condition, place: _Place, span: _Span) -> bool:
    """Say whether a field says what closes the gate."""
    value = place.look(condition.field)
    if condition.answers:
        return value in condition.answers
    if condition.others:
        return value not in condition.others
    if condition.mentions:
        return all(_mentions(str(value or ""), one) for one in condition.mentions)
    return span.is_older(value, condition.older_than or "")


def _mentions(text: str, wanted: str) -> bool:
    """Say whether a text names something, however it is spaced, the sign spelled out or not: whole words in a row."""
    words, sought = _WORDS.findall(_SPELLED_OUT.sub("§", text.casefold())), _WORDS.findall(wanted.casefold())
    return any(words[start : start + len(sought)] == sought for start in range(len(words)))


def _closed(gate: Gate, place: _Place, document: object) -> Iterator[Problem]:
    """Yield where a closed gate is to be seen: at what would open it, or at each field that does not belong there."""
    if gate.only:
        for path in _beyond(document, frozenset(gate.only), ""):
            yield Problem(path, gate.message, gate.basis, gate=gate.id)
        return
    field = gate.opened_by or gate.when[-1].field
    yield Problem(place.named(field), gate.message, gate.basis, gate=gate.id)


def _beyond(document: object, allowed: frozenset[str], path: str) -> Iterator[str]:
    """Yield the fields of a document that are not among those allowed, the outermost of each."""
    if not isinstance(document, Mapping):
        return
    for name, value in list(document.items())[:_MOST]:
        here = f"{path}.{shown_name(name)}" if path else shown_name(name)
        if is_blank(value) or here in allowed:
            continue
        if any(one.startswith(f"{here}.") for one in allowed):
            yield from _beyond(value, allowed, here)
        else:
            yield here
