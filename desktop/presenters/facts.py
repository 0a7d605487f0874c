"""What a notification says, as titled lists of label and value: the same words as the form it was written in.

The table of the form gives labels and order. What this form does not ask (an older or newer program wrote it) has the
label of another form that does; what none asks is shown under its own name rather than left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import msgspec

from desktop.domain.content import Content
from desktop.domain.form_values import Field
from desktop.domain.form_walk import Node, tree
from desktop.domain.forms import FORMS
from desktop.domain.masking import Veil
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.times import as_entered

_HEAD: Final = frozenset({"category", "urgency", "protected"})
"""What stands above a notification: what it is, and that its places are protected."""
_HIDDEN: Final = "reporter"
_STATEMENTS: Final = "statements"
_VIEWS: Final = "statements_of_views"
_VIEW: Final = "assessment"
_PLACE: Final = frozenset({"street", "house_number", "postcode", "municipality", "district"})
_WITHOUT_ROW: Final = {
    "preset": "Vom Programm voreingestellt",
    "entrusted": "Anvertraut",
    "entrusted_ground": "Grund, warum Anvertrautes weitergegeben wird",
    "professional_secret": "Berufsgeheimnis",
    "secret_ground": "Grund, warum ein Berufsgeheimnis weitergegeben wird",
}
"""Labels of what no form asks for, because the program fills it in or another form will."""
_ANYWHERE: Final = tree({row.path: row for one in reversed(FORMS.values()) for row in one.rows}.values())
"""Every row any form has."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was said, at a path of the form; `before` is what stood there first, where that was another."""

    label: str
    value: str
    path: str = field(default="", compare=False)
    before: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Things that belong together."""

    title: str
    facts: tuple[Fact, ...]


def sections(content: Content, veil: Veil | None = None, *, reporter: bool = False) -> tuple[Section, ...]:
    """Give everything a notification says but its head, in the order of its form; views stand after the facts.

    Through a veil protected places are not seen; with `reporter` a hidden one is shown, where there is reason to.
    """
    found = FORMS.get(content.category)
    nodes = found.nodes if found else {}
    said = veil.document(content) if veil else msgspec.to_builtins(content)
    if reporter and content.reporter:
        said[_HIDDEN] = said[_HIDDEN] | {"hidden": False}
    said |= _apart(said)
    known = [name for name in nodes if name in said]
    order = [*known, *(name for name in said if name not in nodes)]
    single: list[Fact] = []
    made: list[Section] = []
    for name in order:
        if name in _HEAD or said[name] is None:
            continue
        parts = list(_sections(_known(nodes, name), name, said[name]))
        if parts and not parts[0].title:
            single.extend(parts[0].facts)
        else:
            made.extend(parts)
    return (*made, *([Section("Weiteres", tuple(single))] if single else []))


def _apart(said: Mapping[str, Any]) -> dict[str, Any]:
    """Part statements that are views from those that are facts; the views come last, under a name of their own."""
    every = said.get(_STATEMENTS) or ()
    views = [one for one in every if one.get("kind") == _VIEW]
    facts = [one for one in every if one.get("kind") != _VIEW]
    return {_STATEMENTS: facts, _VIEWS: views} if views else {}


def _known(nodes: Mapping[str, Node], name: str) -> Node | None:
    """Give a top row with what is below it: in the order of the form, then what other forms ask."""
    if name == _VIEWS:
        told = _ANYWHERE[_STATEMENTS]
        return Node(replace(told.row, label="Einschätzung, keine Tatsache"), told.below)
    own, other = nodes.get(name), _ANYWHERE.get(name)
    if own is None or other is None:
        return own or other
    return Node(own.row, {**own.below, **{one: node for one, node in other.below.items() if one not in own.below}})


def _sections(node: Node | None, name: str, value: Any) -> Iterator[Section]:
    """Yield the sections of a top field; a single value is a section without title."""
    label = _label(node, name)
    below = node.below if node else {}
    # What travels leaves out what is usual, and hidden is usual.
    if name == _HIDDEN and value.get("hidden", True):
        yield Section(label, (Fact("Name", "Verborgen", name),))
    elif name == _HIDDEN:
        shown = {key: item for key, item in value.items() if key != "hidden"}
        yield Section(label, tuple(_facts(below, shown, name)))
    elif isinstance(value, dict):
        yield Section(label, tuple(_facts(below, value, name)))
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        for index, item in enumerate(value, 1):
            title = (
                say("{label} · {index} von {count}", label=label, index=index, count=len(value))
                if len(value) > 1
                else label
            )
            yield Section(title, tuple(_facts(below, item, f"{name}[{index - 1}]")))
    elif value not in ([], (), ""):
        yield Section("", (Fact(label, value_words(node.row if node else None, value), name),))


def _facts(nodes: Mapping[str, Node], said: Mapping[str, Any], path: str) -> Iterator[Fact]:
    """Yield the facts of a group; a place in it is one line."""
    if place := _place(said):
        yield Fact("Ort", place, path)
        said = {name: value for name, value in said.items() if name not in _PLACE}
    order = [*(name for name in nodes if name in said), *(name for name in said if name not in nodes)]
    for name in order:
        node, value = nodes.get(name), said[name]
        label, here = _label(node, name), f"{path}.{name}"
        if value is None or value in ([], (), ""):
            continue
        if isinstance(value, dict):
            below = _facts(node.below if node else {}, value, here)
            yield Fact(label, joined(map(_inline, below), ", "), here)
        else:
            yield Fact(label, value_words(node.row if node else None, value), here)


def _label(node: Node | None, name: str) -> str:
    return node.row.label if node else _WITHOUT_ROW.get(name, name)


def _inline(fact: Fact) -> str:
    """Give a fact inside a line of several: words speak for themselves, a number needs its name."""
    return say("{label} {value}", label=fact.label, value=fact.value) if fact.value.isdecimal() else fact.value


def _place(said: Mapping[str, Any]) -> str:
    if not _PLACE & said.keys():
        return ""
    street = " ".join(str(said[name]) for name in ("street", "house_number") if said.get(name))
    town = "-".join(str(said[name]) for name in ("municipality", "district") if said.get(name))
    return ", ".join(part for part in (street, " ".join(filter(None, (said.get("postcode"), town)))) if part)


def value_words(row: Field | None, value: Any) -> str:
    """Write a value as people read it: choices and yes by their words, times in local time."""
    if isinstance(value, bool):
        return "Ja" if value else "Nein"
    if isinstance(value, list | tuple):
        return joined((value_words(row, item) for item in value), ", ")
    if row is not None and row.choices:
        return dict(row.choices).get(str(value), str(value))
    if row is not None and row.kind in ("moment", "date"):
        return as_entered(str(value))
    return Verbatim(value)
