"""The fields of a notification's form by their paths and words: what one asks about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from desktop.domain.content import Content
from desktop.domain.form_values import Field
from desktop.domain.form_walk import Node
from desktop.domain.forms import FORMS
from desktop.domain.said import joined, say

_ENTRY: Final = re.compile(r"\[(\d{1,3})\]", re.ASCII)
_HEAD: Final = frozenset({"category", "urgency", "reporter"})


class Named(NamedTuple):
    """A field by its path, with its words and its row."""

    path: str
    label: str
    row: Field


def fields_of(content: Content) -> tuple[Named, ...]:
    """Give every field of a notification's form, those of each child and each statement apart."""
    found = FORMS.get(content.category)
    if found is None:
        return ()
    said = content.document()
    return tuple(
        one for name, node in found.nodes.items() if name not in _HEAD for one in _below(node, name, said.get(name))
    )


def label_of(content: Content, path: str) -> str:
    """Give the words of a path; one that the form does not have stays as it is."""
    return next((one.label for one in fields_of(content) if one.path == path), path)


def has_field(contents: Sequence[Content], path: str) -> bool:
    """Say whether the form of a notification, or what was added to it, has a field at a path; any has, of no form."""
    found = FORMS.get(contents[0].category) if contents else None
    if found is None:
        return True
    plain = _ENTRY.sub("[]", path)
    if plain not in {row.path for row in found.rows}:
        return False
    entry = _ENTRY.search(path)
    lists = (getattr(one, path[: entry.start()], ()) for one in contents) if entry else ()
    return entry is None or int(entry[1]) < max(1, *map(len, lists))


def _below(node: Node, path: str, value: Any, above: str = "") -> Iterator[Named]:
    label = joined((above, node.row.one if node.row.kind == "list" else node.row.label), ": ")
    if node.row.kind == "list":
        items = value if isinstance(value, list) and value else [{}]
        for index, item in enumerate(items):
            title = say("{label} {number}", label=label, number=index + 1) if len(items) > 1 else label
            yield from _group(node.below, f"{path}[{index}]", item, title)
    elif node.row.kind == "group":
        yield from _group(node.below, path, value, label)
    else:
        yield Named(path, label, node.row)


def _group(nodes: Mapping[str, Node], path: str, value: Any, label: str) -> Iterator[Named]:
    said = value if isinstance(value, dict) else {}
    for name, node in nodes.items():
        yield from _below(node, f"{path}.{name}", said.get(name), label)
