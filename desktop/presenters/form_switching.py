"""Another category in the middle of writing: what both forms ask stays, the rest is kept aside with the draft.

Nothing somebody wrote is lost: what the new form has no place for comes back when one is chosen that has. It is not
part of the document meanwhile, so it is neither checked nor sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from desktop.domain.form_walk import Node
from desktop.domain.forms import form
from desktop.domain.override import REASON, UNIT
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.drafts import Draft
from desktop.workspace.workspace import Workspace


def switched(workspace: Workspace, draft: Draft, code: str) -> Draft:
    """Give a draft as one of another category; raises `Refused` for one without a form."""
    category, nodes = rules_in_force(workspace).category(code), form(code).nodes
    kept, aside = _parted(nodes, _joined(draft.document, draft.aside))
    for name in (UNIT, REASON):
        # Who receives it depends on the category; a choice made for another one is made again.
        aside.pop(name, None)
    urgency = draft.urgency if draft.urgency in category.urgencies else category.urgency
    document = kept | {"category": code, "urgency": urgency}
    return msgspec.structs.replace(
        draft, category=code, urgency=urgency, document=document, aside=aside, field="category"
    )


def _parted(nodes: Mapping[str, Node], said: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part what a form has rows for from what it has none for; entries of a list keep their places in both."""
    kept: dict[str, Any] = {}
    aside: dict[str, Any] = {}
    for name, value in said.items():
        node = nodes.get(name)
        fits, rest = (None, value) if node is None else _fitting(node, value)
        if fits is not None:
            kept[name] = fits
        if rest is not None:
            aside[name] = rest
    return kept, aside


def _fitting(node: Node, value: Any) -> tuple[Any, Any]:
    """Give what of a value fits a row and what does not, None for nothing."""
    if node.row.kind == "group" and isinstance(value, dict):
        kept, aside = _parted(node.below, value)
        return kept or None, aside or None
    if node.row.kind == "list" and isinstance(value, list):
        pairs = [_parted(node.below, one) if isinstance(one, dict) else (one, {}) for one in value]
        aside_list = [aside for _, aside in pairs]
        return [kept for kept, _ in pairs], aside_list if any(aside_list) else None
    codes = {code for code, _ in node.row.choices}
    if node.row.kind == "choice" and value not in codes:
        return None, value
    if node.row.kind == "choices" and isinstance(value, list):
        fits, rest = [one for one in value if one in codes], [one for one in value if one not in codes]
        return fits or None, rest or None
    return value, None


def _joined(said: Any, aside: Any) -> Any:
    """Give what was said with what was kept aside; what was said since goes first."""
    if isinstance(said, dict) and isinstance(aside, dict):
        both = {name: _joined(said[name], aside[name]) for name in said.keys() & aside.keys()}
        return {**aside, **said, **both}
    if isinstance(said, list) and isinstance(aside, list):
        if all(isinstance(one, str) for one in (*said, *aside)):
            return [*said, *(one for one in aside if one not in said)]
        return [_joined(one, aside[place]) if place < len(aside) else one for place, one in enumerate(said)]
    return said
