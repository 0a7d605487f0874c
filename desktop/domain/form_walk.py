"""Walk a document along a form's table: keep what is right, name everything that is not.

The document may be anything a file can hold. What is walked is bounded by the table: unknown fields are named and not
entered, lists are read up to their limit, and after `MAX_PROBLEMS` the rest is left unsaid. A problem names the field,
never what stood in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import msgspec

from desktop.domain.form_values import Field, Wrong, clean
from desktop.domain.said import joined, say

MAX_PROBLEMS: Final = 100
_MAX_NAME: Final = 60
_ODD = re.compile(r"[^A-Za-z0-9_-]")


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is wrong with a field, the legal basis where one asks for it, and the gate of the rules that is closed."""

    field: str
    message: str
    basis: str | None = None
    gate: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the table with the rows below it."""

    row: Field
    below: dict[str, Node] = field(default_factory=dict)


def tree(rows: Iterable[Field]) -> dict[str, Node]:
    """Hang the rows of a table under one another by their paths; a group stands before what it holds."""
    top: dict[str, Node] = {}
    for row in rows:
        *groups, name = row.path.replace("[]", "").split(".")
        level = top
        for group in groups:
            level = level[group].below
        level[name] = Node(row)
    return top


class Walk:
    """One walk over one document."""

    def __init__(self, now: datetime, *, immediate: bool) -> None:
        """Start a walk at a time, over the immediate or the full form."""
        self._now = now
        self._immediate = immediate
        self.problems: list[Problem] = []

    def group(self, nodes: Mapping[str, Node], values: Mapping[object, object], path: str = "") -> dict[str, object]:
        """Read the fields of a group and give those that are right."""
        for name in values:
            if name not in nodes:
                self._say(_join(path, shown_name(name)), "Dieses Feld ist nicht vorgesehen.")
                if self.full:
                    break
        kept: dict[str, object] = {}
        for name, node in nodes.items():
            value, here = values.get(name), _join(path, name)
            if not is_blank(value):
                self._read(kept, name, node, value, here)
            elif self._is_required(node.row, values):
                self._missing(node, nodes, here)
        return kept

    @property
    def full(self) -> bool:
        """Say whether enough problems were named."""
        return len(self.problems) >= MAX_PROBLEMS

    def _read(self, kept: dict[str, object], name: str, node: Node, value: object, path: str) -> None:
        """Read one field that is there."""
        try:
            kept[name] = self._value(node, value, path)
        except Wrong as wrong:
            self._say(path, wrong.message, node.row.basis)

    def _value(self, node: Node, value: object, path: str) -> object:
        """Give a value as it is kept; nested ones are walked."""
        if node.row.kind == "group":
            return self.group(node.below, _mapping(value), path)
        if node.row.kind == "list":
            return self._list(node, value, path)
        return clean(node.row, value, self._now)

    def _list(self, node: Node, value: object, path: str) -> list[object]:
        """Read the elements of a list; one that is wrong keeps its place."""
        if not isinstance(value, list):
            raise Wrong("Erwartet wird eine Liste in eckigen Klammern.")
        if len(value) > node.row.limit:
            raise Wrong(say("Die Liste ist zu lang: höchstens {limit} Einträge.", limit=node.row.limit))
        return [self._element(node, item, f"{path}[{index}]") for index, item in enumerate(value)]

    def _element(self, node: Node, item: object, path: str) -> object:
        """Read one element of a list."""
        if is_blank(item):
            self._say(path, "Der Eintrag ist leer.")
            return {}
        try:
            return self.group(node.below, _mapping(item), path)
        except Wrong as wrong:
            self._say(path, wrong.message)
            return {}

    def _is_required(self, row: Field, beside: Mapping[object, object]) -> bool:
        """Say whether a field that is not there had to be, given those beside it."""
        if row.need in ("optional", "gate") or (row.need == "full" and self._immediate):
            return False
        if row.when is not None and beside.get(row.when[0]) not in row.when[1]:
            return False
        return not any(_counts(beside.get(name)) for name in row.unless)

    def _missing(self, node: Node, beside: Mapping[str, Node], path: str) -> None:
        """Name a missing field, or those of a missing group that are required."""
        before = len(self.problems)
        if node.row.kind == "group" and not node.row.unless:
            self.group(node.below, {}, path)
        if len(self.problems) == before:
            others = joined((beside[name].row.label for name in node.row.unless), ", ")
            template = "Es fehlt: „{label}“ (oder: {others})." if others else "Es fehlt: „{label}“."
            self._say(path, say(template, label=node.row.label, others=others), node.row.basis)

    def _say(self, path: str, message: str, basis: str | None = None) -> None:
        """Remember a problem while there is room."""
        if not self.full:
            self.problems.append(Problem(path, message, basis))


def _mapping(value: object) -> Mapping[object, object]:
    """Accept an object."""
    if not isinstance(value, dict):
        raise Wrong("Erwartet wird ein Objekt in geschweiften Klammern.")
    return value


def is_blank(value: object) -> bool:
    """Say whether nothing stands there; no and zero are something."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ([], {})


def _counts(value: object) -> bool:
    """Say whether a field beside another stands in for it: it is there and does not say no."""
    return not is_blank(value) and value is not False and value != 0


def _join(path: str, name: str) -> str:
    """Write the path of a field in a group."""
    return f"{path}.{name}" if path else name


def shown_name(name: object) -> str:
    """Write the name of an unknown field without what could disturb a screen."""
    return _ODD.sub("?", str(name)[:_MAX_NAME])
