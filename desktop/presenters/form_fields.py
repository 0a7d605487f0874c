"""The fields of a notification's form by their paths and words: what one asks about, and what one puts right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from desktop.domain.content import Content
from desktop.domain.form_values import Field, Kind
from desktop.domain.form_walk import Node
from desktop.domain.forms import FORMS
from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.presenters.form_entry import entered

_HEAD: Final = frozenset({"category", "urgency", "reporter"})
_PLACE: Final = "municipality"
"""What a group has below it that is a place."""
_SIMPLE: Final[frozenset[Kind]] = frozenset(
    {"text", "long", "phone", "ags", "postcode", "date", "moment", "flag", "count", "choice", "group"}
)
_FLAGS: Final = {"ja": True, "nein": False}


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


def correctable(content: Content) -> tuple[Named, ...]:
    """Give every field that can be put right in one line; a place is one, for half of it is none."""
    found = FORMS.get(content.category)
    said = content.document()
    return tuple(
        one
        for name, node in (found.nodes if found else {}).items()
        if name not in _HEAD
        for one in _below(node, name, said.get(name), whole_places=True)
        if one.row.kind in _SIMPLE
    )


def label_of(content: Content, path: str) -> str:
    """Give the words of a path; one that the form does not have stays as it is."""
    return next((one.label for one in fields_of(content) if one.path == path), path)


def _below(node: Node, path: str, value: Any, above: str = "", *, whole_places: bool = False) -> Iterator[Named]:
    label = joined((above, node.row.label), ": ")
    whole = {"whole_places": whole_places}
    if node.row.kind == "list":
        items = value if isinstance(value, list) and value else [{}]
        for index, item in enumerate(items):
            title = say("{label} {number}", label=label, number=index + 1) if len(items) > 1 else label
            yield from _group(node.below, f"{path}[{index}]", item, title, **whole)
    elif node.row.kind == "group" and not (whole_places and _PLACE in node.below):
        yield from _group(node.below, path, value, label, **whole)
    else:
        yield Named(path, label, node.row)


def _group(nodes: Mapping[str, Node], path: str, value: Any, label: str, *, whole_places: bool) -> Iterator[Named]:
    said = value if isinstance(value, dict) else {}
    for name, node in nodes.items():
        yield from _below(node, f"{path}.{name}", said.get(name), label, whole_places=whole_places)


def corrected(content: Content, path: str, text: str, place: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """Give the document that puts one field right; of a list or a group all of it, for it is kept whole.

    `place` reads a line as a place. Raises `Refused` where the field does not take such a value.
    """
    field = next((one for one in correctable(content) if one.path == path), None)
    if field is None:
        raise Refused.at("field", "field_unknown", "Dieses Feld hat das Formular nicht.")
    name, *steps = _steps(path)
    said = content.document().get(str(name))
    value = place(text) if field.row.kind == "group" else _value(field.row, text)
    return {str(name): _put(said, steps, value)}


def _steps(path: str) -> list[str | int]:
    steps: list[str | int] = []
    for part in path.split("."):
        name, _, index = part.partition("[")
        steps += [name, int(index[:-1])] if index else [name]
    return steps


def _put(said: Any, steps: list[str | int], value: Any) -> Any:
    if not steps:
        return value
    step, *rest = steps
    if isinstance(step, int):
        items = list(said) if isinstance(said, list | tuple) else []
        items += [{}] * (step + 1 - len(items))
        return [_put(item, rest, value) if index == step else item for index, item in enumerate(items)]
    group = dict(said) if isinstance(said, dict) else {}
    return group | {step: _put(group.get(step), rest, value)}


def _value(row: Field, text: str) -> Any:
    """Read what somebody wrote as the value of a field: a choice by its words, yes and no, else as the form does."""
    wanted = text.strip().casefold()
    if row.kind == "flag":
        if wanted not in _FLAGS:
            raise Refused.at("value", "field_invalid", "Bitte „Ja“ oder „Nein“ angeben.")
        return _FLAGS[wanted]
    if row.kind in ("choice", "choices"):
        code = next((code for code, words in row.choices if words.casefold() == wanted), None)
        if code is None:
            words = joined((words for _, words in row.choices), ", ")
            raise Refused.at("value", "field_invalid", say("Möglich ist: {words}.", words=words))
        return [code] if row.kind == "choices" else code
    return entered(row.kind, text)
